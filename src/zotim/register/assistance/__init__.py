"""Assistance: what the state needs, what others give it, what it gives to others."""
