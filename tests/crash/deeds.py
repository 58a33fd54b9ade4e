"""What all deeds of a process that is killed have in common."""

import os

BEGUN = "begun"
"""The first line of those who work until they are killed: from then on a moment lies within the work."""


def acknowledge(to: int, line: str) -> None:
    os.write(to, (line + "\n").encode())


def somebody(role: str):
    from zotim.core.access.actor import actor_of
    from zotim.core.people.models import User

    return actor_of(User.objects.filter(memberships__role=role).order_by("created_at").first())
