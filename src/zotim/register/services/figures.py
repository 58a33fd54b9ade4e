"""Figures of a period that is over, taken for good."""

from django.db import transaction

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.figures.services import take_several


@transaction.atomic
def figures_take(*, actor: Actor, period: Period) -> list[FigureValue]:
    """Take every figure for a period that is over; what was taken before stays. Raises Unfit."""
    allow(actor, "register.figure.take")
    return take_several(sorted(FIGURES), period, actor=actor)
