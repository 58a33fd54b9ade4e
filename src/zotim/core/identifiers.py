"""Opaque ids and readable references, neither of which counts anything."""

import os
import secrets
import time
import uuid

# Crockford's base 32: no I, L, O or U, so that a reference survives being read aloud or written by hand.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def uuid7() -> uuid.UUID:
    """A version 7 UUID (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= ((random_bits >> 62) & 0xFFF) << 64
    value |= 0b10 << 62
    value |= random_bits & ((1 << 62) - 1)
    return uuid.UUID(int=value)


def random_reference(prefix: str) -> str:
    """A reference such as ``ZOT-7Q4K-M2``: *prefix*, then six random letters (30 bits).

    It is random so that it tells nobody how many there are. The column is unique; whoever creates a record
    goes through :func:`zotim.core.records.with_reference`, which draws again on a collision.
    """
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return f"{prefix}-{drawn[:4]}-{drawn[4:]}"
