"""Passwords that are hashed in a moment: as in a deployment, with less work. A test hashes hundreds."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 as cheap as it can be."""

    time_cost, memory_cost, parallelism = 1, 8, 1
