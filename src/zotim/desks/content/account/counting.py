"""The yearly account, from the log alone: what went out, and what became of it. Who has the log gets the same bytes.

Each step of what goes out leaves an event; that of its draft says the way of acting, and language and category of what
it is about (codes, no content). A figure counts what had a step within the year: each once, however often it had that
step. What goes to a platform is an act of the state and is told as it is (article 8 asks for numbers); what goes to an
authority is about people, and is banded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import median
from typing import Any

from django.conf import settings
from django.utils import timezone

from zotim.core.audit.models import Event
from zotim.core.figures.bands import NOTHING, shown
from zotim.core.figures.registry import Period
from zotim.core.figures.signed import canonical
from zotim.desks.content.dispatch.clocks import SIX_WEEKS
from zotim.desks.content.law.models import TO_PLATFORMS, Way

FORMAT = "zotim-content-account/1"
OBJECT = "content.dispatch"
STEPS = (
    "sent", "received", "questioned", "carried_out", "not_carried_out", "scrutinised", "upheld", "put_right",
    "withdrawn", "finalised",
)  # fmt: skip
"""What is counted, by the last part of its verb."""
BECAUSE = ("complaint", "court", "scrutiny", "mistake")
"""Why something was withdrawn."""
SAME = {"sent_alone": "sent", "upheld": "carried_out"}
"""Steps that come to the same: sent by one to the police; standing again after scrutiny, for the outcome."""
UNKNOWN = "unknown"
ABOUT = ("way", "language", "category")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of something that goes out: codes alone."""

    what: str
    step: str
    at: datetime
    way: str
    language: str
    category: str
    counted: Mapping[str, Any] = field(default_factory=dict)
    """What else of it is counted: why, whether by a court, in how many minutes, whether abroad."""


def steps(period: Period) -> Iterator[Step]:
    """Every step within a period, in the order of the log."""
    verbs = [f"{OBJECT}.{step}" for step in (*STEPS, "sent_alone")]
    rows = Event.objects.filter(
        verb__in=verbs, outcome=Event.Outcome.DONE, object_type=OBJECT, at__gte=period.start, at__lt=period.end
    )
    drafts = Event.objects.filter(verb=f"{OBJECT}.drafted", outcome=Event.Outcome.DONE, object_type=OBJECT)
    about = dict(drafts.filter(at__lt=period.end).values_list("object_id", "details"))
    for event in rows.order_by("id").iterator():
        draft = about.get(event.object_id) or {}
        way, language, category = (draft.get(name) or UNKNOWN for name in ABOUT)
        counted = {"abroad": draft.get("abroad"), **(event.details or {})}
        yield Step(event.object_id, event.verb.removeprefix(f"{OBJECT}."), event.at, way, language, category, counted)


@dataclass(slots=True)
class Of:
    """What went to platforms on one way: how many abroad, why how many were withdrawn, how many a court confirmed, and
    in how many minutes from its receipt each was carried out."""

    abroad: int = 0
    because: dict[str, int] = field(default_factory=lambda: dict.fromkeys(BECAUSE, 0))
    confirmed: int = 0
    minutes: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Account:
    """How many had each step, by way; how many of those sent to platforms were withdrawn, by language and category; and
    what became of these, by way."""

    year: int
    counts: dict[str, dict[str, int]]
    languages: dict[str, tuple[int, int]] = field(default_factory=dict)
    categories: dict[str, tuple[int, int]] = field(default_factory=dict)
    platforms: dict[str, Of] = field(default_factory=dict)


def account(year: int, of: Iterable[Step]) -> Account:
    """The account of a year from its steps."""
    had: dict[tuple[str, str], set[str]] = defaultdict(set)
    sent: dict[str, Step] = {}
    withdrawn: set[str] = set()
    every = list(of)
    for one in every:
        step = "sent" if one.step == "sent_alone" else one.step
        had[one.way, step].add(one.what)
        if step == "sent" and one.way in TO_PLATFORMS:
            sent.setdefault(one.what, one)
        elif step == "withdrawn":
            withdrawn.add(one.what)
    counts = {way: {step: len(had[way, step]) for step in STEPS} for way in Way.values}
    by = _overturned(sent, withdrawn, "language"), _overturned(sent, withdrawn, "category")
    return Account(year, counts, *by, {way: _to_platforms(every, way) for way in Way.values if way in TO_PLATFORMS})


def _to_platforms(of: Iterable[Step], way: str) -> Of:
    found, seen = Of(), set[tuple[str, str]]()
    for one in of:
        if one.way != way or (one.what, one.step) in seen:
            continue
        seen.add((one.what, one.step))
        match one.step:
            case "sent":
                found.abroad += bool(one.counted.get("abroad"))
            case "withdrawn" if one.counted.get("because") in found.because:
                found.because[one.counted["because"]] += 1
            case "finalised":
                found.confirmed += bool(one.counted.get("court"))
            case "carried_out" if one.counted.get("minutes") is not None:
                found.minutes.append(one.counted["minutes"])
    return found


def _overturned(sent: dict[str, Step], withdrawn: set[str], by: str) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for what, step in sent.items():
        code = getattr(step, by)
        all_of, of_them = found.get(code, (0, 0))
        found[code] = (all_of + 1, of_them + (what in withdrawn))
    return dict(sorted(found.items()))


def of_year(year: int) -> Account:
    """The account of a year, from the log."""
    return account(year, steps(Period.year(year)))


def rate(all_of: int, of_them: int) -> str:
    """A share in whole per cent; nothing where fewer than the threshold stand behind it."""
    if all_of < settings.ZOTIM_K:
        return NOTHING
    return f"{(Decimal(100 * of_them) / all_of).quantize(Decimal(1), ROUND_HALF_EVEN)} %"


def took(minutes: list[int]) -> str:
    """The median of minutes; nothing where fewer than the threshold stand behind it."""
    return str(round(median(minutes))) if len(minutes) >= settings.ZOTIM_K else NOTHING


def told(of: Account) -> dict[str, Any]:
    """The account as it is told: exact for platforms, banded for authorities, rates from the threshold on."""
    return {
        "format": FORMAT,
        "year": of.year,
        "ways": {
            way: {step: shown(number, personal=way not in TO_PLATFORMS) for step, number in by_step.items()}
            for way, by_step in of.counts.items()
        },
        "platforms": {
            way: {
                "sent_abroad": str(one.abroad),
                "withdrawn_because": {code: str(number) for code, number in one.because.items()},
                "confirmed_by_a_court": str(one.confirmed),
                "minutes_to_carry_out": took(one.minutes),
            }
            for way, one in of.platforms.items()
        },
        "overturned": {
            "language": {code: rate(*pair) for code, pair in of.languages.items()},
            "category": {code: rate(*pair) for code, pair in of.categories.items()},
        },
    }


def as_bytes(of: Account) -> bytes:
    """The one form of an account: the same bytes on every machine."""
    return canonical(told(of)) + b"\n"


def undisclosed(until: date) -> set[str]:
    """What whoever published it wasn't to be told of on the day *until*, by the log: for six weeks from its approval,
    six more where that was extended, unless it was ended before."""
    ends: dict[str, datetime] = {}
    verbs = [f"{OBJECT}.{step}" for step in ("undisclosed", "undisclosed_again", "disclosed")]
    rows = Event.objects.filter(verb__in=verbs, outcome=Event.Outcome.DONE, object_type=OBJECT)
    for verb, what, at in rows.order_by("id").values_list("verb", "object_id", "at"):
        if timezone.localdate(at) > until:
            continue
        if verb.endswith(".disclosed"):
            ends[what] = at
        else:
            ends[what] = (ends[what] if verb.endswith("_again") and what in ends else at) + SIX_WEEKS
    return {what for what, end in ends.items() if timezone.localdate(end) > until}


def rows_of(year: int, until: date) -> list[dict[str, str]]:
    """What went out to platforms in a year, without content: day, way, category, and what had become of it by the end
    of the day *until*. In an order that tells nothing. Of what isn't disclosed yet there is no row."""
    last = max(until, date(year, 12, 31))
    hidden = undisclosed(until)
    found: dict[str, dict[str, str]] = {}
    for one in steps(Period(date(year, 1, 1), last)):
        step = SAME.get(one.step, one.step)
        day = timezone.localdate(one.at)
        if one.what in hidden or step == "put_right":  # it stands, but for that part
            continue
        if one.way in TO_PLATFORMS and step == "sent" and day.year == year:
            row = {"category": one.category, "outcome": step, "sent_on": day.isoformat(), "way": one.way}
            found.setdefault(one.what, row)
        elif one.what in found and day <= until:
            found[one.what]["outcome"] = step
    return sorted(found.values(), key=lambda row: (row["sent_on"], row["way"], row["category"], row["outcome"]))
