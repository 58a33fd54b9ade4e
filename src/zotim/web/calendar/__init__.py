"""The calendar: what every room has in it, on one page."""
