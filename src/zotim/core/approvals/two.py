"""Constraints of what takes two people: the database itself compares them, deputies and whom they stand in for."""

from itertools import product

from django.db import models
from django.db.models import F, Q

from zotim.core.people.models import User

Steps = str | tuple[str, ...]


def somebody() -> models.ForeignKey:
    """Who did a step, or whom they stood in for; empty until it is done."""
    return models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")


def apart(some: Steps, others: Steps) -> Q:
    """That nobody behind one of *some* steps is behind one of *others*; an empty column is nobody.

    A step is named as its columns begin: ``held`` of ``held_by`` and ``held_for``.
    """
    every = Q()
    for one, other in product(_columns(some), _columns(others)):
        every &= Q(**{one: None}) | Q(**{other: None}) | ~Q(**{one: F(other)})
    return every


def _columns(steps: Steps) -> list[str]:
    named = (steps,) if isinstance(steps, str) else steps
    return [f"{step}_{end}" for step in named for end in ("by", "for")]
