"""Extracts: what the public may see of the register, frozen, confirmed by two people, and citable by its version."""
