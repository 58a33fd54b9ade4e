"""Every write of the calendar of duties, by verb."""
