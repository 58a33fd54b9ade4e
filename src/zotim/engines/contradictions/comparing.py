"""Which claims are comparable, and in what two comparable ones contradict each other."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from zotim.engines.claims import Claim
from zotim.engines.claims.lexicon import raw
from zotim.engines.claims.quantities import is_money
from zotim.engines.contradictions.concepts import Topic, shared, topic, topics
from zotim.engines.contradictions.model import Contradiction, Entry, Kind, Side
from zotim.vocabulary import ClaimAction, DatePrecision

Said = Claim | Entry

_ALIKE = 0.6  # share of the smaller topic in common: less, and they speak of two things
_SAME = 0.8  # to say that only the actor differs
_TO_COME = frozenset({ClaimAction.PLEDGE, ClaimAction.CONDITIONAL})
_FORCES = (
    ({ClaimAction.PLEDGE, ClaimAction.DONE}, "force.pledged-done"),
    ({ClaimAction.CONDITIONAL, ClaimAction.DONE}, "force.pledged-done"),
    ({ClaimAction.PLEDGE, ClaimAction.CONDITIONAL}, "force.condition"),
    ({ClaimAction.SUPPORT, ClaimAction.PLEDGE}, "force.backs-does"),
    ({ClaimAction.ONGOING, ClaimAction.DONE}, "force.ongoing-done"),
    ({ClaimAction.ONGOING, ClaimAction.PLEDGE}, "force.pledged-ongoing"),
)
# Something may well be in hand after it was promised, or before it ends: told only where one text is compared with its
# own translation.
_SOFT = frozenset({"force.ongoing-done", "force.pledged-ongoing", "force.backs-does"})


def between(one: Sequence[Claim], other: Sequence[Claim]) -> list[Contradiction]:
    """The contradictions between two statements, in the order of the first."""
    return [found for first, second in product(one, other) for found in _compared(first, second, topic(second))]


def against_record(claims: Sequence[Claim], record: Sequence[Entry]) -> list[Contradiction]:
    """The contradictions between a statement and the record."""
    entries = list(zip(record, topics(record), strict=True))
    return [found for claim, (entry, about) in product(claims, entries) for found in _compared(claim, entry, about)]


def of_the_same(claim: Claim, record: Sequence[Entry]) -> list[Contradiction]:
    """In what number and which date a statement differs from entries that it is known to speak of.

    A person said so: neither the words nor a second difference make two deeds of them, as in :func:`against_record`.
    """
    told = {Kind.QUANTITY, Kind.DATE}
    return [one for entry in record for one in _differences(claim, entry, soft=False) if one.kind in told]


def side(said: Said) -> Side:
    """The passage of a claim or an entry."""
    if isinstance(said, Claim):
        return Side(said.passage, said.language, said.start, said.end)
    return Side(said.title, said.language, reference=said.reference)


def _compared(one: Said, other: Said, theirs: Topic) -> Iterator[Contradiction]:
    mine = topic(one)
    if not _comparable(one, other, mine, theirs):
        return
    found = [*_differences(one, other, soft=False)]
    if not mine.deeds & theirs.deeds:
        # Done or still promised: of one deed only, and nothing says that these are one.
        found = [c for c in found if c.kind != Kind.FORCE]
    kinds = {contradiction.kind for contradiction in found}
    if Kind.ACTOR in kinds:
        # Another actor: the same deed only when nothing else differs.
        yield from (
            c for c in found if c.kind == Kind.ACTOR and kinds == {Kind.ACTOR} and shared(mine, theirs) >= _SAME
        )
        return
    if {Kind.QUANTITY, Kind.DATE} <= kinds:
        return  # another number at another time is another deed
    yield from found


def differences(one: Claim, other: Claim) -> list[Contradiction]:
    """In what two translations of one claim differ."""
    return list(_differences(one, other, soft=True))


def _comparable(one: Said, other: Said, mine: Topic, theirs: Topic) -> bool:
    """Whether two claims speak of one thing: a line of effort, a deed and an object in common, no other partner."""
    lines = {one.line_of_effort, one.also} & {other.line_of_effort, other.also} - {None}
    if not lines or ClaimAction.CALL in {one.action, other.action}:
        return False
    if one.partner and other.partner and not _names_alike(one.partner, other.partner):
        return False
    if one.unit and other.unit and one.unit != other.unit and one.language == other.language:
        return False
    return shared(mine, theirs) >= _ALIKE


def _names_alike(one: str, other: str) -> bool:
    first, second = one.casefold(), other.casefold()
    return first == second or first in second or second in first


def _differences(one: Said, other: Said, *, soft: bool) -> Iterator[Contradiction]:
    ours, theirs = side(one), side(other)
    if one.quantity is not None and other.quantity is not None and one.quantity != other.quantity:
        comparable = one.unit == other.unit or (one.language != other.language and not is_money(one.unit or other.unit))
        if comparable:
            rule = "quantity.money" if is_money(one.unit) else "quantity.count"
            yield Contradiction(Kind.QUANTITY, ours, theirs, _amount(one), _amount(other), rule)
    if one.date and other.date and _same_time(one.action, other.action) and not _overlap(one, other):
        yield Contradiction(Kind.DATE, ours, theirs, one.date, other.date, "date.apart")
    if one.actor and other.actor and _others(one, other, one.actor, other.actor):
        yield Contradiction(Kind.ACTOR, ours, theirs, one.actor, other.actor, "actor.other")
    for actions, rule in _FORCES:
        if {one.action, other.action} == actions and (soft or rule not in _SOFT):
            yield Contradiction(Kind.FORCE, ours, theirs, one.action.value, other.action.value, rule)


def _others(one: Said, other: Said, mine: str, theirs: str) -> bool:
    """Whether two actors are two: by name, and across languages only where both have a canonical one."""
    if _names_alike(mine, theirs) or _of_one(mine, theirs):
        return False
    return one.language == other.language or {mine, theirs} <= _canonical()


@cache
def _canonical() -> frozenset[str]:
    """The names that claims carry whatever the language of the text."""
    listed = (*raw("names")["names"], *raw("states")["states"])
    return frozenset(entry["name"] for entry in listed)


def _of_one(one: str, other: str) -> bool:
    """Whether one is a body that may act for the other: a ministry and a state are no contradiction."""
    bodies = (
        "ministry",
        "government",
        "parliament",
        "police",
        "agency",
        "centre",
        "ministri",
        "qeveri",
        "وزار",
        "حكوم",
    )
    return sum(any(body in name.casefold() for body in bodies) for name in (one, other)) == 1


def _same_time(one: ClaimAction, other: ClaimAction) -> bool:
    return (one in _TO_COME) == (other in _TO_COME)


def _amount(said: Said) -> str:
    return f"{said.quantity:f} {said.unit or ''}".strip() if said.quantity is not None else ""


def _overlap(one: Said, other: Said) -> bool:
    """Whether two stated periods have a day in common."""
    first, second = _period(one.date or "", one.date_precision), _period(other.date or "", other.date_precision)
    return first[0] <= second[1] and second[0] <= first[1]


def _period(last: str, precision: DatePrecision | None) -> tuple[str, str]:
    """The first and the last day of a stated period, from its last day."""
    year, month = last[:4], int(last[5:7])
    if precision == DatePrecision.YEAR:
        return f"{year}-01-01", last
    if precision == DatePrecision.QUARTER:
        return f"{year}-{month - 2:02d}-01", last
    if precision == DatePrecision.MONTH:
        return f"{year}-{month:02d}-01", last
    return last, last
