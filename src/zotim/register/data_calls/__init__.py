"""Data calls: what others ask of the state, who answers what, and what was replied. Shaped as a room is."""
