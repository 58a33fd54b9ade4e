"""Pages of banks, of their entries and files, and of protected sources."""
