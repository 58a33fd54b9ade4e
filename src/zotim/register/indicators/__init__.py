"""Indicators: what shows how far a promise has come, with values from bodies, from figures, and from elsewhere."""
