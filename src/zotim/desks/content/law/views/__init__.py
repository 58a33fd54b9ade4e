"""Pages of law and platforms."""
