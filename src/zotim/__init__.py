"""Zotim takes a state from a pledge to the proof that it was kept."""

__version__ = "0.1.0"
