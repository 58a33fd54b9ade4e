"""What is kept of data calls."""
