"""Every write of data calls, by verb."""
