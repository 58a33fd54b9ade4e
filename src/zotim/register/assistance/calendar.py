"""What assistance has in the calendar: until when what was pledged is to be given."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueDay, DueKind, DueRows, due_days, due_kinds
from zotim.core.access.policy import visible_rows
from zotim.core.addresses import address
from zotim.core.prepared import Prepared
from zotim.register.assistance import selectors
from zotim.register.assistance.models import Assistance

due_kinds(DueKind("assistance", gettext_lazy("Assistance to be given")))


@due_days("register.assistance.list", "assistance")
def assistance(actor: Actor) -> DueRows:
    """Pledges, to us and by us, that aren't delivered yet. Certain only where one was seen in an official text."""

    def told(one: Assistance) -> DueDay:
        day: Any = one.ends_on  # only those with a day are due
        return DueDay(
            "assistance", day, one.title, address("assistance", one.pk), (Assistance._meta.label_lower, one.pk),
            one.reference, one.lead_id, classification=one.classification, certain=one.certain,
        )  # fmt: skip

    return DueRows("assistance", Prepared(_pledged, visible_rows(Assistance, actor)), told, day="ends_on")


def _pledged(seen: QuerySet[Assistance]) -> QuerySet[Assistance]:
    rows = seen.filter(state__in=selectors.COMES)
    return rows.only("ends_on", "title", "reference", "lead", "classification", "certain")
