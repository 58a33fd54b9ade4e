"""Reports: what was so on a day, for one recipient, each sentence with its evidence. Shaped as a room is."""
