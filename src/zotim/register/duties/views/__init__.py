"""Pages of the calendar of duties."""
