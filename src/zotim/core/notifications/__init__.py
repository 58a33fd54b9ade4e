"""Something waits for you: an outbox, in the page and by mail, with no name and no content."""
