"""What is due when: each room says it once; home, the calendar, feeds, reminders and handovers ask there.

A room's ``calendar.py`` enters kinds, and a function of the reader for each sort of due day:
``@due_days("register.commitment.list", "commitment")``. It is asked only when that action is open to the reader, and
answers a :class:`Due` of what they may see and isn't done: :class:`DueRows` where the day is a column of the database,
:class:`DueComputed` where it is worked out. Nothing is read before somebody says what of it is wanted
(:class:`Span`). (An entry, the model ``Duty``, is what the centre entered itself, :mod:`zotim.register.duties`; it has
due days as other records have.)
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from heapq import merge
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.functional import Promise

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS
from zotim.core.people.models import Organisation
from zotim.core.prepared import Prepared
from zotim.core.texts import Translated
from zotim.vocabulary import Classification

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST = 1000
"""Due days of one source that :func:`due_days_of` reads."""


@dataclass(frozen=True, slots=True)
class DueKind:
    """A kind of due day. The worker reminds *before* and *after* so many days, and *escalate* days after the centre.

    A kind with no days has reminders of its own elsewhere, or needs none.
    """

    code: str
    label: "str | _StrPromise"
    before: tuple[int, ...] = (30, 7, 1)
    after: tuple[int, ...] = (1, 7, 14)
    escalate: int | None = 14


@dataclass(frozen=True, slots=True)
class DueDay:
    """Something that is due on a *day*: *what* it is, on which *record* (its kind and id), for which body.

    *body* is who owes it (none: the centre); *body_name* what it is called, where it stands in a list. *certain* is
    false where no official source shows the day yet. *classification* decides what a feed may say. *url* is the page
    for whoever may open it.
    """

    kind: str
    day: date
    what: Translated | str | Promise
    url: str
    record: tuple[str, UUID]
    reference: str = ""
    body: UUID | None = None
    line: str = ""
    classification: str = Classification.INTERNAL
    certain: bool = True
    body_name: Translated | str = field(default="", compare=False)

    @property
    def key(self) -> str:
        """What stays the same about it whatever else changes: its kind and record."""
        return f"{self.kind}:{self.record[1]}"

    @property
    def label(self) -> str:
        """The word for its kind."""
        return str(KINDS[self.kind].label)


@dataclass(frozen=True, slots=True)
class Span:
    """Which due days are wanted: between two days, both included; of whichever body, or of *bodies* alone, or of all
    *but* these (None among them: what no body owes, the centre's); of whichever *kind* and *line* of effort, or one."""

    first: date
    last: date
    bodies: frozenset[UUID | None] | None = None
    but: frozenset[UUID | None] = frozenset()
    kind: str = ""
    line: str = ""

    def of_body(self, body: UUID | None) -> bool:
        """Whether what this body owes is wanted."""
        return body not in self.but and (self.bodies is None or body in self.bodies)


class Due(Protocol):
    """What of one source a reader may see, by its day; on one day in the order in which it was put in."""

    def days(self, span: Span) -> Counter[date]:
        """How much is due on each day."""

    def some(self, span: Span, most: int | None = None, start: int = 0) -> list[DueDay]:
        """The first *most* after so many."""

    def of_each(self, spans: Iterable[Span], most: int) -> list[DueDay]:
        """The first *most* of each span."""

    def of_each_day(self, span: Span, most: int) -> list[DueDay]:
        """The first *most* of each day."""


@dataclass(frozen=True, slots=True)
class DueRows:
    """Rows of the database, each due on the day in a column, or so long *after* it; *told* says what each of those is
    that are shown.

    *asked* is a queryset, or a question: of that the SQL is put together once for the same span.
    *body* and *line* name the columns of who owes it and of its line of effort; empty where a row has none. Where no
    column says who owes it, *body* is a function: of bodies the filter for what these owe.
    """

    kind: str
    asked: QuerySet[Any] | Prepared
    told: Callable[[Any], DueDay]
    _: KW_ONLY
    day: str = "due_on"
    body: str | Callable[[frozenset[UUID | None]], Q] = "lead"
    line: str = ""
    after: timedelta = timedelta()

    @property
    def rows(self) -> QuerySet[Any]:
        """All of them."""
        return self.asked.rows if isinstance(self.asked, Prepared) else self.asked

    def days(self, span: Span) -> Counter[date]:
        """How much is due on each day, counted by the database."""
        if not self._can(span):
            return Counter()
        found = self._within(span).order_by().values_list(self.day)
        return Counter({day + self.after: number for day, number in found.annotate(due_that_day=Count("pk"))})

    def some(self, span: Span, most: int | None = None, start: int = 0) -> list[DueDay]:
        """The first *most* after so many: nothing else is read."""
        if not self._can(span):
            return []
        end = None if most is None else start + most
        return [self.told(one) for one in Prepared(_stretch, self.asked, self._wanted(span), self.day, start, end)]

    def of_each(self, spans: Iterable[Span], most: int) -> list[DueDay]:
        """The first *most* of each span."""
        return [one for span in spans for one in self.some(span, most)]

    def of_each_day(self, span: Span, most: int) -> list[DueDay]:
        """The first *most* of each day. Their keys are found first, which an index alone can answer."""
        if not self._can(span):
            return []
        # No model has fields of these names: an annotation that is called as a field is refused.
        nth = Window(RowNumber(), partition_by=F(self.day), order_by="pk")
        first = self._within(span).order_by().annotate(nth_of_its_day=nth).filter(nth_of_its_day__lte=most)
        keys = list(first.values_list("pk", flat=True))
        return [self.told(one) for one in self.rows.filter(pk__in=keys).order_by(self.day, "pk")]

    def _can(self, span: Span) -> bool:
        """Whether anything can be found at all."""
        return (
            span.kind in ("", self.kind) and bool(self.line or not span.line) and bool(self.body or span.of_body(None))
        )

    def _within(self, span: Span) -> QuerySet[Any]:
        return self.rows.filter(self._wanted(span))

    def _wanted(self, span: Span) -> Q:
        wanted = Q(**{f"{self.day}__range": (_before(span.first, self.after), _before(span.last, self.after))})
        if span.line:
            wanted &= Q(**{self.line: span.line})
        if self.body and span.bodies is not None:
            wanted &= self._of(span.bodies)
        return wanted & ~self._of(span.but) if self.body and span.but else wanted

    def _of(self, bodies: frozenset[UUID | None]) -> Q:
        if not isinstance(self.body, str):
            return self.body(bodies)
        owed = Q(**{f"{self.body}__in": [one for one in bodies if one]})
        nobody = None in bodies and _may_be_nobody(self.asked.model, self.body)
        return owed | Q(**{f"{self.body}__isnull": True}) if nobody else owed


def _stretch(rows: QuerySet[Any], wanted: Q, day: str, start: int, end: int | None) -> QuerySet[Any]:
    """Some of the rows in the order of their days."""
    return rows.filter(wanted).order_by(day, "pk")[start:end]


def _may_be_nobody(model: Any, column: str) -> bool:
    """Whether a column, or one of those that lead to it (``mission__lead``), may be empty."""
    empty = False
    for name in column.split("__"):
        field = model._meta.get_field(name)
        empty, model = empty or field.null, field.related_model
    return empty


_day = attrgetter("day")


def _before(day: date, wait: timedelta) -> date:
    """So long before a day, or the first day that there is."""
    return day - wait if day - date.min >= wait else date.min


@dataclass(frozen=True, slots=True)
class DueMerged:
    """Several of one source as one: on one day in the order in which they were put in. *parts* is asked when something
    is wanted of them."""

    parts: Callable[[], Iterable[Due]]

    def days(self, span: Span) -> Counter[date]:
        """How much is due on each day."""
        found = Counter[date]()
        for part in self.parts():
            found.update(part.days(span))
        return found

    def some(self, span: Span, most: int | None = None, start: int = 0) -> list[DueDay]:
        """The first *most* after so many. Of each part no more is read than could be among them."""
        end = None if most is None else start + most
        return list(islice(_in_order([part.some(span, end) for part in self.parts()]), start, end))

    def of_each(self, spans: Iterable[Span], most: int) -> list[DueDay]:
        """The first *most* of each span."""
        return [one for span in spans for one in self.some(span, most)]

    def of_each_day(self, span: Span, most: int) -> list[DueDay]:
        """The first *most* of each day."""
        each = groupby(_in_order([part.of_each_day(span, most) for part in self.parts()]), key=_day)
        return [one for _on, found in each for one in islice(found, most)]


def _in_order(parts: Iterable[list[DueDay]]) -> Iterator[DueDay]:
    # By the number of the record: ids themselves are slow to compare.
    return merge(*parts, key=lambda one: (one.day, one.record[1].int))


class Computed(NamedTuple):
    """A day that was worked out, before anything is read of its record: of which *record*, whose *body* owes it."""

    day: date
    record: UUID
    kind: str
    body: UUID | None = None
    line: str = ""


@dataclass(slots=True)
class DueComputed:
    """Days that are worked out: *found* gives those between two days, in any order; *told* says what each of those is
    that are shown, in the same order."""

    found: Callable[[date, date], Iterable[Computed]]
    told: Callable[[Sequence[Computed]], Iterable[DueDay]]
    known: dict[tuple[date, date], list[Computed]] = field(default_factory=dict)

    def days(self, span: Span) -> Counter[date]:
        """How much is due on each day."""
        return Counter(one.day for one in self._within(span))

    def some(self, span: Span, most: int | None = None, start: int = 0) -> list[DueDay]:
        """The first *most* after so many."""
        return self._told(list(islice(self._within(span), start, None if most is None else start + most)))

    def of_each(self, spans: Iterable[Span], most: int) -> list[DueDay]:
        """The first *most* of each span. What they are is read once."""
        return self._told([one for span in spans for one in islice(self._within(span), most)])

    def of_each_day(self, span: Span, most: int) -> list[DueDay]:
        """The first *most* of each day."""
        each = groupby(self._within(span), key=_day)
        return self._told([one for _on, found in each for one in islice(found, most)])

    def _told(self, found: Sequence[Computed]) -> list[DueDay]:
        return list(self.told(found)) if found else []

    def _within(self, span: Span) -> Iterator[Computed]:
        """Those of the span, as far as somebody asks for them."""
        for one in self._between(span.first, span.last):
            if span.of_body(one.body) and span.kind in ("", one.kind) and span.line in ("", one.line):
                yield one

    def _between(self, first: date, last: date) -> list[Computed]:
        """All between two days, worked out once: a part of what is known isn't worked out again."""
        for (since, until), found in self.known.items():
            if since <= first and last <= until:
                return found[bisect_left(found, first, key=_day) : bisect_right(found, last, key=_day)]
        # By the number of the record: ids themselves are slow to compare.
        self.known[first, last] = sorted(self.found(first, last), key=lambda one: (one.day, one.record.int))
        return self.known[first, last]


Source = Callable[[Actor], Due]
S = TypeVar("S", bound=Callable[..., Due])
KINDS: dict[str, DueKind] = {}


@dataclass(frozen=True, slots=True)
class Entered:
    """A source of due days: under which action, of which kinds."""

    action: str
    kinds: frozenset[str]
    source: Source


SOURCES: list[Entered] = []


def due_kinds(*table: DueKind) -> None:
    """Enter kinds. Raises ValueError for a code that is taken by another."""
    for kind in table:
        if KINDS.setdefault(kind.code, kind) != kind:
            raise ValueError(f"kind of due day {kind.code} is declared twice")


def due_days(action: str, *kinds: str) -> Callable[[S], S]:
    """Enter a source of due days of these kinds under an action of a policy table."""

    def enter(source: S) -> S:
        SOURCES.append(Entered(action, frozenset(kinds), source))
        return source

    return enter


def sources(actor: Actor, kind: str = "") -> Iterator[Due]:
    """What each source that is open to the actor has for them; *kind*: those alone that can have it."""
    for entered in SOURCES:
        if ACTIONS[entered.action].open_to(actor) and (not kind or kind in entered.kinds):
            yield entered.source(actor)


def due_days_of(actor: Actor, first: date, last: date, bodies: Iterable[UUID | None] | None = None) -> list[DueDay]:
    """What the actor may see of what is due between two days, both included, in the order of the days: of whichever
    body, or of these alone. Of each source the first :data:`MOST`."""
    span = Span(first, last, None if bodies is None else frozenset(bodies))
    found = [one for source in sources(actor) for one in source.some(span, MOST)]
    return sorted(found, key=lambda one: one.day)


@lru_cache(maxsize=64)
def called(actor: Actor) -> Mapping[UUID | None, Translated]:
    """What each body is called, which whoever signs in may know. Read once for each actor, who lives as long as a
    request: rows of a dozen rooms don't each bring the names along."""
    return dict(Prepared(_names))


def _names() -> QuerySet[Organisation, Any]:
    return Organisation.objects.values_list("pk", "name")


def has_calendar(actor: Actor) -> bool:
    """Whether anything could ever stand in the actor's calendar."""
    return any(ACTIONS[entered.action].open_to(actor) for entered in SOURCES)
