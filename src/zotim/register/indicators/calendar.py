"""What indicators have in the calendar: by when the value of a period is due."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import MOST, DueDay, DueKind, due_days, due_kinds
from zotim.register.indicators import selectors
from zotim.register.indicators.models import Indicator
from zotim.register.policy import CENTRE, REGISTER

due_kinds(DueKind("value", gettext_lazy("Value of an indicator"), before=(7, 1)))


@due_days("register.indicator.list")
def values(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Periods without a value: for the centre all, for others those of their own bodies."""
    bodies = None if actor.roles & CENTRE else actor.organisations(*REGISTER)
    for one, period in selectors.owed_between(actor, bodies, first, last)[:MOST]:
        yield DueDay(
            "value", one.due_on(period), one.title, reverse("indicator", args=[one.pk]),
            (Indicator._meta.label_lower, one.pk), one.reference, one.body_id, one.body.name,
            classification=one.classification,
        )  # fmt: skip
