"""Where the commitments of each line of effort stand: counts by glyph; and the few that press most."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection
from django.db.models import F, Func, IntegerField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.addresses import address
from zotim.core.prepared import Prepared
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
        return _list(address("commitments"), line_of_effort=self.line)


def _list(page: str, **asked: str) -> str:
    return f"{page}?{urlencode({**asked, 'state': 'active'})}"


def lines(actor: Actor, today: date | None = None) -> list[Line]:
    """The lines in which the actor sees active commitments, in the order of the vocabulary."""
    day = today or timezone.localdate()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line_of_effort, standing, late, other in _counted(visible(Commitment, actor), day):
        counts[line_of_effort][Glyph.LATE] += late
        counts[line_of_effort][standing] += other
    page = address("commitments")
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
        if counts[line].total()
    ]


def _counted(seen: Q, day: date) -> list[tuple[str, str, int, int]]:
    """Of each line of effort and standing that is kept, how many are late by *day* and how many aren't.

    Each number is a stretch of an index, counted without looking at its rows: half the work of grouping them all, which
    a home with 100,000 commitments feels. The ORM has no table of pairs to count beside, so that alone is SQL of ours.
    """
    stretches = Q(late_from__lte=day), Q(late_from=None), Q(late_from__gt=day)
    counted = [Prepared(_of_pair, seen, one).sql for one in stretches]
    if not all(sql for sql, _params in counted):  # the actor sees none
        return []
    pairs = [str(word) for pair in product(LineOfEffort, Glyph) for word in pair]
    late, undated, later = (sql for sql, _params in counted)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH pair(line, standing) AS (VALUES {', '.join(['(%s, %s)'] * (len(pairs) // 2))}) "  # noqa: S608
            f"SELECT line, standing, ({late}), ({undated}) + ({later}) FROM pair",
            [*pairs, *(param for _sql, params in counted for param in params)],
        )
        return cursor.fetchall()


def _of_pair(seen: Q, stretch: Q) -> QuerySet[Commitment, int]:
    number = Func(template="COUNT(*)", output_field=IntegerField())
    rows = _active(seen).filter(stretch, line_of_effort=RawSQL("pair.line", ()), standing=RawSQL("pair.standing", ()))
    return rows.values_list(number)


def pressing(actor: Actor, today: date | None = None) -> list[Commitment]:
    """Those few that press most, whatever their line. Two short queries that an index answers, where one would sort
    every commitment."""
    day = today or timezone.localdate()
    seen = visible(Commitment, actor)
    found = [one for some in (_stuck, _dated) for one in Prepared(some, seen, day)]
    return sorted(found, key=lambda one: _urgency(one, day))[:PRESSING]


def _stuck(seen: Q, day: date) -> QuerySet[Commitment]:
    rows = _in_short(seen, day).filter(standing=Glyph.LATE, late_from=None)
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")[:PRESSING]


def _dated(seen: Q, day: date) -> QuerySet[Commitment]:
    # Any day at all: a range, for which SQLite takes the index that it leaves for "is not null".
    return _in_short(seen, day).filter(late_from__gte=date.min).order_by("late_from", "pk")[:PRESSING]


def _in_short(seen: Q, day: date) -> QuerySet[Commitment]:
    rows = _active(seen).annotate(glyph=glyph_on(day)).select_related("lead")
    return rows.only("title", "late_from", "due_on", "standing", "reference", "lead__name")


def _active(seen: Q) -> QuerySet[Commitment]:
    return Commitment.objects.filter(seen, state="active").order_by()


def _urgency(one: Commitment, today: date) -> tuple[bool, date, UUID]:
    """What is late or blocked comes first, then what comes next; each by its day. The same as ``most_urgent``."""
    late = one.standing == Glyph.LATE or (one.late_from is not None and one.late_from <= today)
    return not late, one.late_from or one.due_on or date.max, one.pk
