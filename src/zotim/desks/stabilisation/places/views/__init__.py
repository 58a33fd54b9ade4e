"""Pages of the map, of areas and of places."""
