"""Constraints of what takes two people: the database itself compares them, deputies and whom they stand in for."""

from itertools import product

from django.db import models
from django.db.models import F, Q

from zotim.core.people.models import User


def somebody() -> models.ForeignKey:
    """Who did a step, or whom they stood in for; empty until it is done."""
    return models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")


def apart(first: str, second: str) -> Q:
    """That nobody behind the one step (``held``: columns ``held_by`` and ``held_for``) is behind the other; an empty
    column is nobody."""
    every = Q()
    for one, other in product((f"{first}_by", f"{first}_for"), (f"{second}_by", f"{second}_for")):
        every &= Q(**{one: None}) | Q(**{other: None}) | ~Q(**{one: F(other)})
    return every
