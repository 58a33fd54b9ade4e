"""How long a complaint is kept after it was closed, what ends with it, and that nothing of it changes before."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core import guards
from zotim.core.clocks.lengths import months
from zotim.core.redress.models import CarriedOut, Complaint, Decision, Hand, Receipt
from zotim.core.retention.registry import Rule, disposed, rules


def _complaint(complaint: Complaint) -> list[QuerySet]:
    return [
        CarriedOut.objects.filter(complaint=complaint),
        Decision.objects.filter(complaint=complaint),
        Hand.objects.filter(complaint=complaint),
        Receipt.objects.filter(complaint=complaint),
        Complaint.objects.filter(pk=complaint.pk),
    ]


for _label in ("redress.Hand", "redress.Decision", "redress.CarriedOut"):
    guards.append_only(_label, allow_delete_when=disposed("OLD.complaint_id"))

rules(
    Rule(
        "redress.complaint.closed",
        _("Complaints that were closed or sent on, with what was decided and done"),
        "redress.Complaint",
        "complaint",
        months(36),
        since_field="closed_at",
        where=Q(state__in=["closed", "sent_on"]),
        parts=_complaint,
        keyed=True,
        legal_source=gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)"),
    ),
)
