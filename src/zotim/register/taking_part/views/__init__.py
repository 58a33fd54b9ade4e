"""Pages of taking part abroad."""
