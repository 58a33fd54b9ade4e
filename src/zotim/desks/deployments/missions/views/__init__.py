"""Pages of missions, mandates, billets and pledges."""
