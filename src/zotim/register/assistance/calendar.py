"""What assistance has in the calendar: until when what was pledged is to be given."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import MOST, DueDay, DueKind, due_days, due_kinds
from zotim.register.assistance import selectors
from zotim.register.assistance.models import Assistance

due_kinds(DueKind("assistance", gettext_lazy("Assistance to be given")))


@due_days("register.assistance.list")
def assistance(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Pledges, to us and by us, that aren't delivered yet. Certain only where one was seen in an official text."""
    rows = selectors.assistance(actor).filter(state__in=selectors.COMES, ends_on__range=(first, last))
    for one in rows.order_by("ends_on", "pk")[:MOST]:
        day: Any = one.ends_on  # the filter asks for those that have one
        yield DueDay(
            "assistance", day, one.title, reverse("assistance", args=[one.pk]), (Assistance._meta.label_lower, one.pk),
            one.reference, one.lead_id, one.lead.name, classification=one.classification, certain=one.certain,
        )  # fmt: skip
