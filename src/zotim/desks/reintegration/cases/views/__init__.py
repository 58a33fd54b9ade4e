"""Pages of the reintegration desk. Each is worked behind the wall, as the one who asks."""
