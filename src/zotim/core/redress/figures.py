"""What is counted of complaints. All of it is about people, so others than those who work on them see bands."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from statistics import median

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.core.redress.models import CarriedOut, Complaint, Decision, Hand
from zotim.core.redress.subjects import EFFECTS

DAY = timedelta(days=1)


def received(period: Period) -> int:
    """Complaints that came in."""
    return Complaint.objects.filter(created_at__gte=period.start, created_at__lt=period.end).count()


def _decided(period: Period) -> QuerySet[Decision]:
    """What bodies decided; reviews aside."""
    rows = Decision.objects.filter(hand__part=Hand.Part.DECIDED)
    return rows.filter(created_at__gte=period.start, created_at__lt=period.end)


def with_outcome(outcome: str, period: Period) -> int:
    """Decisions of bodies with one outcome."""
    return _decided(period).filter(outcome=outcome).count()


def answered(period: Period) -> int:
    """How many complaints bodies decided on."""
    return _decided(period).count()


def days_to_answer(period: Period) -> Value:
    """Median of the days from receipt to the body's decision."""
    taken = _decided(period).annotate(took=F("created_at") - F("complaint__created_at")).values_list("took", flat=True)
    days = [Decimal(took // DAY) for took in taken]
    return median(days) if days else None


def reviewed(period: Period) -> int:
    """Decisions in a review."""
    rows = Decision.objects.filter(hand__part=Hand.Part.REVIEWED)
    return rows.filter(created_at__gte=period.start, created_at__lt=period.end).count()


def carried_out(period: Period) -> int:
    """Effects that changed something."""
    rows = CarriedOut.objects.filter(created_at__gte=period.start, created_at__lt=period.end)
    return rows.exclude(decision__effect__in=[one.code for one in EFFECTS.values() if one.for_nothing]).count()


COMPLAINTS = _("complaints")
OUTCOMES = {
    Decision.Outcome.UPHELD: _("Complaints that were upheld"),
    Decision.Outcome.IN_PART: _("Complaints that were upheld in part"),
    Decision.Outcome.NOT_UPHELD: _("Complaints that were not upheld"),
}

figures(
    Figure(
        "redress.complaints.received", _("Complaints received"), _("Complaints that came in within the period"),
        COMPLAINTS, received, personal=True,
    ),
    *(
        Figure(
            f"redress.complaints.{outcome}", label,
            _("Decisions of bodies with this outcome within the period; reviews aside"),
            COMPLAINTS, partial(with_outcome, outcome.value), personal=True,
        )
        for outcome, label in OUTCOMES.items()
    ),
    Figure(
        "redress.complaints.decided", _("Complaints decided"),
        _("Decisions of bodies within the period; reviews aside"), COMPLAINTS, answered, personal=True,
        parts=tuple(f"redress.complaints.{outcome}" for outcome in OUTCOMES),
    ),
    Figure(
        "redress.complaints.days", _("Days to the answer to a complaint"),
        _("Median of the whole days from receipt to the decision of the body, for decisions within the period"),
        _("days"), days_to_answer, shape=Shape.MEDIAN, personal=True, base=answered,
    ),
    Figure(
        "redress.complaints.reviewed", _("Complaints decided in a review"),
        _("Decisions of independent reviewers within the period"), COMPLAINTS, reviewed, personal=True,
    ),
    Figure(
        "redress.effects.carried_out", _("Effects of complaints that were carried out"),
        _("Effects that changed something, carried out within the period"), COMPLAINTS, carried_out, personal=True,
    ),
)  # fmt: skip
