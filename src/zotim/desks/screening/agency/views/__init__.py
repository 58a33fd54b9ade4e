"""Pages of the agency's room: for officers, and behind the links of obliged entities."""
