"""Pages of data calls."""
