"""Pages of the travel channel."""
