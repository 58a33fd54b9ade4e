"""Every write of indicators."""
