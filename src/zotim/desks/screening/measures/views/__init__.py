"""Pages of measures, by what they are about."""
