"""Entries of the centre, on each of their days that wasn't met."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import MOST, DueDay, DueKind, due_days, due_kinds
from zotim.register.duties import selectors
from zotim.register.duties.models import Duty

due_kinds(DueKind("entry", pgettext_lazy("kind of duty", "Entry of the centre")))


@due_days("register.duty.view")
def entries(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Each day between the two on which an entry is due and nobody said that it was met."""
    lasts = Q(every_months__isnull=False) & (Q(until_on=None) | Q(until_on__gte=first))
    for one in selectors.entries(actor).filter(Q(first_on__gte=first) | lasts, first_on__lte=last)[:MOST]:
        done = {met.day for met in one.met.all()}
        for day in selectors.days_of(one, first, last):
            if day not in done:
                yield DueDay(
                    "entry", day, one.title, reverse("duty", args=[one.pk]), (Duty._meta.label_lower, one.pk),
                    one.reference, one.lead_id, one.lead.name if one.lead else "", one.line_of_effort,
                    one.classification, one.verified,
                )  # fmt: skip
