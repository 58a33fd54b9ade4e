"""Where a commitment stands: one of five glyphs, computed, never typed in.

:func:`standing` is the rule. So that nobody computes it for a hundred thousand rows, a commitment keeps two columns:
where it stands as long as no day passes, and the day from which it is late if nothing else happens (:func:`lasting`).
The services write them (:func:`zotim.register.services.standing.stand_anew`); :func:`glyph_on` and :func:`stands_at`
say the rule of any day from them, in SQL.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from zotim.register.models import Commitment, Measure, StatusAssessment
from zotim.register.states import MEASURE
from zotim.vocabulary import Glyph

UNFINISHED = ("planned", "under_way")
GONE = ("superseded", "merged")
"""States of a commitment whose place was taken by another: no day makes it late."""
LONG_AGO = date.min
"""A day before every other: what is late then is late whatever the day."""


def standing(
    commitment: Commitment, measures: Iterable[Measure], confirmed: StatusAssessment | None, today: date
) -> Glyph:
    """The glyph of *commitment*, from its measures, its newest confirmed assessment, and the day.

    | glyph | when |
    |---|---|
    | proven | the newest confirmed assessment found it done (which takes reviewed evidence) |
    | late | its day has passed, or it lapsed, or a measure was given up, past its day or blocked; not if superseded |
    | said | nobody confirmed an assessment yet, and its measures are said to be completed, or the text says *done* |
    | under way | a measure has begun |
    | promised | nothing has begun |
    """
    if confirmed and confirmed.assessed == StatusAssessment.Status.DONE:
        return Glyph.PROVEN
    measures = list(measures)
    unfinished = [measure for measure in measures if measure.state in UNFINISHED]
    if commitment.state not in GONE and (
        commitment.state == "lapsed"
        or (commitment.due_on and commitment.due_on < today)
        or any(measure.state == "given_up" for measure in measures)
        or any(measure.blocked_since or (measure.due_on and measure.due_on < today) for measure in unfinished)
    ):
        return Glyph.LATE
    if confirmed:  # what two people found in the evidence outweighs whatever is claimed
        return Glyph.UNDER_WAY if confirmed.assessed == StatusAssessment.Status.UNDER_WAY else Glyph.PROMISED
    if commitment.action == "done" or (measures and not unfinished):
        return Glyph.SAID
    if any(measure.state == "under_way" for measure in measures) or commitment.action == "ongoing":
        return Glyph.UNDER_WAY
    return Glyph.PROMISED


def lasting(
    commitment: Commitment, measures: Iterable[Measure], confirmed: StatusAssessment | None
) -> tuple[Glyph, date | None]:
    """Where *commitment* stands as long as no day passes, and the day from which it is late; None for never."""
    measures = list(measures)
    glyph = standing(commitment, measures, confirmed, LONG_AGO)
    if glyph in (Glyph.PROVEN, Glyph.LATE) or commitment.state in GONE:
        return glyph, None
    days = [commitment.due_on, *(measure.due_on for measure in measures if measure.state in UNFINISHED)]
    first = min((day for day in days if day), default=date.max)
    return glyph, first + timedelta(days=1) if first < date.max else None


def glyph_on(today: date) -> Case:
    """The glyph of a commitment on a day, for ``annotate(glyph=glyph_on(today))``."""
    return Case(
        When(late_from__lte=today, then=Value(Glyph.LATE.value)), default=F("standing"), output_field=CharField()
    )


def stands_at(glyph: str, today: date) -> Q:
    """Which commitments stand at *glyph* on a day: the same as ``Q(glyph=glyph)``, in words that an index reads."""
    if glyph == Glyph.LATE:
        return Q(standing=glyph) | Q(late_from__lte=today)
    return Q(standing=glyph) & (Q(late_from=None) | Q(late_from__gt=today))


def most_urgent(today: date) -> tuple[Case, OrderBy, str]:
    """An order of commitments: late or blocked first, then by the day that passed or comes; what has no day last."""
    late = Case(When(stands_at(Glyph.LATE, today), then=Value(0)), default=Value(1))
    return late, Coalesce("late_from", "due_on").asc(nulls_last=True), "pk"


def measure_standing(measure: Measure, today: date) -> Glyph:
    """The glyph of a measure: that of its state; late while it is unfinished and past its day, or something stands in
    its way."""
    passed = measure.due_on is not None and measure.due_on < today
    if measure.state in UNFINISHED and (measure.blocked_since or passed):
        return Glyph.LATE
    return MEASURE.state(measure).glyph


def measure_glyph_on(today: date) -> Case:
    """The same in SQL, for ``annotate(glyph=measure_glyph_on(today))``."""
    return Case(
        When(measure_late(today), then=Value(Glyph.LATE.value)),
        *(When(state=state.code, then=Value(state.glyph.value)) for state in MEASURE.states),
        output_field=CharField(),
    )


def measure_late(today: date) -> Q:
    """Which unfinished measures are past their day, or blocked."""
    return Q(state__in=UNFINISHED) & (Q(blocked_since__isnull=False) | Q(due_on__lt=today))
