"""The HTTP API under ``/api/v1/``: for other bodies' systems, read-only, by tokens of organisations."""
