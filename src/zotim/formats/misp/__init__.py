"""Events and warning lists as MISP exchanges them (its core format, JSON)."""
