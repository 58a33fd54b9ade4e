"""The search page over everything."""
