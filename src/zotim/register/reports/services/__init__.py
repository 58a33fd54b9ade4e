"""Every write of reports, by verb."""
