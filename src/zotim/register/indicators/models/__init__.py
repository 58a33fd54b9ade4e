"""What is kept of indicators, and of figures from other installations."""
