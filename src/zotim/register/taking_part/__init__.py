"""Taking part abroad: groups and who leads them, membership, seats, meetings, co-sponsorships."""
