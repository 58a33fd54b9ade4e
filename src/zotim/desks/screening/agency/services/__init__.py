"""Every write of the agency's room."""
