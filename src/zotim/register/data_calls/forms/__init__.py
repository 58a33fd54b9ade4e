"""Forms of data calls."""
