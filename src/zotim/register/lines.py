"""Where the commitments of each line of effort stand: counts by glyph; and the few that press most."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.ui.show import SUREST_FIRST
from zotim.register.models import Commitment
from zotim.register.standing import glyph_on
from zotim.vocabulary import Glyph, LineOfEffort

PRESSING = 5
"""How many of those that press most stand on home."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a line stand at one glyph, and the list of them."""

    glyph: Glyph
    count: int
    url: str


@dataclass(slots=True)
class Line:
    """One line of effort."""

    line: LineOfEffort
    shares: list[Share] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many active commitments the actor sees in it."""
        return sum(share.count for share in self.shares)

    @property
    def url(self) -> str:
        """The list of them."""
        return _list(reverse("commitments"), line_of_effort=self.line)


def _list(page: str, **asked: str) -> str:
    return f"{page}?{urlencode({**asked, 'state': 'active'})}"


def lines(actor: Actor, today: date | None = None) -> list[Line]:
    """The lines in which the actor sees active commitments, in the order of the vocabulary."""
    day = today or timezone.localdate()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    # Grouped by what is kept, in the order of an index; of each group those that are late by now.
    groups = _active(actor).values_list("line_of_effort", "standing").order_by("line_of_effort", "standing")
    for line_of_effort, kept, number, late in groups.annotate(
        number=Count("*"), late=Count("late_from", filter=Q(late_from__lte=day))
    ):
        counts[line_of_effort][Glyph.LATE] += late
        counts[line_of_effort][kept] += number - late
    page = reverse("commitments")
    return [
        Line(
            line,
            [
                Share(glyph, counts[line][glyph], _list(page, line_of_effort=line, standing=glyph))
                for glyph in SUREST_FIRST
                if counts[line][glyph]
            ],
        )
        for line in LineOfEffort
        if line in counts
    ]


def pressing(actor: Actor, today: date | None = None) -> list[Commitment]:
    """Those few that press most, whatever their line. Two short queries that an index answers, where one would sort
    every commitment."""
    day = today or timezone.localdate()
    active = _active(actor).annotate(glyph=glyph_on(day)).select_related("lead")
    active = active.only("title", "late_from", "due_on", "standing", "reference", "lead__name")
    stuck = active.filter(standing=Glyph.LATE, late_from=None).order_by(F("due_on").asc(nulls_last=True), "pk")
    # Any day at all: a range, for which SQLite takes the index that it leaves for "is not null".
    dated = active.filter(late_from__gte=date.min).order_by("late_from", "pk")
    found: list[Commitment] = [one for rows in (stuck, dated) for one in rows[:PRESSING]]
    return sorted(found, key=lambda one: _urgency(one, day))[:PRESSING]


def _active(actor: Actor) -> QuerySet[Commitment]:
    return Commitment.objects.filter(visible(Commitment, actor), state="active").order_by()


def _urgency(one: Commitment, today: date) -> tuple[bool, date, UUID]:
    """What is late or blocked comes first, then what comes next; each by its day. The same as ``most_urgent``."""
    late = one.standing == Glyph.LATE or (one.late_from is not None and one.late_from <= today)
    return not late, one.late_from or one.due_on or date.max, one.pk
