"""What the core of the register counts. No figure here is about people."""

from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.models import Approval
from zotim.core.figures.registry import Figure, Period, figures


def evidence_reviewed(period: Period) -> int:
    """How many pieces of evidence a second person accepted in the period."""
    decided = Approval.objects.filter(action="register.evidence.review", state="approved")
    return decided.filter(decided_at__gte=period.start, decided_at__lt=period.end).count()


figures(
    Figure(
        "register.evidence.reviewed",
        _("Evidence reviewed"),
        _("Pieces of evidence that a second person accepted in the period"),
        _("pieces"),
        evidence_reviewed,
    ),
)
