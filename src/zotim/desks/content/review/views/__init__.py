"""Pages of the room: the queue, an item as it is read, what protects readers."""
