"""One box over everything: the words of records in an index of their own, the same on both databases."""
