"""What takes two people: who a step is by, and whom they stood in for, are two columns of its row.

``held`` names the step of ``held_by`` and ``held_for``. Services ask :func:`behind` and :func:`own`, the database
itself compares the columns with :func:`apart`; deputies count in both directions.
"""

from itertools import product
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from zotim.core.access.actor import Actor
from zotim.core.people.models import User

Steps = str | tuple[str, ...]


def somebody() -> models.ForeignKey:
    """Who did a step, or whom they stood in for; empty until it is done."""
    return models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")


def apart(some: Steps, others: Steps) -> Q:
    """That nobody behind one of *some* steps is behind one of *others*; an empty column is nobody."""
    every = Q()
    for one, other in product(_columns(some), _columns(others)):
        every &= Q(**{one: None}) | Q(**{other: None}) | ~Q(**{one: F(other)})
    return every


def done_by(actor: Actor, step: str) -> dict[str, UUID | None]:
    """The two columns of a step that *actor* does. Raises LookupError for a visitor."""
    return {f"{step}_by_id": actor.person_id, f"{step}_for_id": actor.on_behalf_of_id}


def undone(step: str) -> dict[str, None]:
    """The two columns of a step that nobody has done."""
    return {f"{step}_by_id": None, f"{step}_for_id": None}


def behind(row: Any, *steps: str) -> frozenset[UUID]:
    """Everybody who is behind these steps of a row."""
    return frozenset(found for name in _columns(steps) if (found := getattr(row, f"{name}_id")) is not None)


def own(actor: Actor, *steps: str, way: str = "") -> Q:
    """Rows of which one of these steps is of somebody behind *actor*, for a filter; *way* leads to them."""
    found = Q(pk__in=[])
    for name in _columns(steps):
        found |= Q(**{f"{way}{name}__in": actor.people})
    return found


def _columns(steps: Steps) -> list[str]:
    named = (steps,) if isinstance(steps, str) else steps
    return [f"{step}_{end}" for step in named for end in ("by", "for")]
