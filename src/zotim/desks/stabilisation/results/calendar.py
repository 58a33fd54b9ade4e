"""What results have in the calendar: the day by which a partner's report is due, of which the partner is reminded."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueDay, DueKind, DueRows, due_days, due_kinds
from zotim.desks.stabilisation.results import selectors
from zotim.desks.stabilisation.results.models import GrantReport

due_kinds(DueKind("grant_report", gettext_lazy("Report of a partner")))


@due_days("stabilisation.grantreport.list", "grant_report")
def reports(actor: Actor) -> DueRows:
    """Reports that are still owed."""

    def told(one: GrantReport) -> DueDay:
        return DueDay(
            "grant_report", one.due_on, one.project.title, reverse("grant_report", args=[one.pk]),
            (GrantReport._meta.label_lower, one.pk), one.reference, one.owes_id,
        )  # fmt: skip

    return DueRows("grant_report", selectors.owed(actor), told, body="owes")
