"""Pairs of names, labelled as of one person or of two.

*Same*: two names of one listed person, in Latin letters or across scripts; two spellings of a made-up one. *Not the
same*: listed people of one list who share a part and were born in different years; made-up ones of whom one part
differs.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from _names_lists import Record, folded
from _names_people import Part, Person, apart, culture, known_in

NEAR = 0.55
"""Likeness of two whole names (difflib, words sorted) from which strangers make a hard pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they are one person's, and of which sort the pair is."""

    left: str
    right: str
    same: bool
    group: str


def pairs(by: random.Random, listed: Sequence[Record], crowd: Sequence[Person], final: bool, each: int) -> list[Pair]:
    """About twice *each* pairs, half of them the same."""
    theirs = [one for one in listed if one.kind == "person" and apart(one.id) == final]
    ours = [one for one in crowd if all(part.final == final for part in one.parts)]
    by.shuffle(theirs)
    half = each if theirs else 2 * each
    found = _spelled(by, ours, half) + _one_part_differs(by, ours, half)
    return found + _of_one_entry(by, theirs, each) + _of_two_entries(by, theirs, each)


def _of_one_entry(by: random.Random, theirs: Sequence[Record], count: int) -> list[Pair]:
    from _names_evaluation import resembles

    found: list[Pair] = []
    across = count // 2
    for one in theirs:
        if one.original and across:
            across -= 1
            found.append(Pair(by.choice(one.original), one.names[0], True, "one entry, across scripts"))
    for one in theirs:
        if len(one.names) > 1 and len(found) < count:
            left, right = by.sample(one.names, 2)
            if resembles(left, right) and folded(left) != folded(right):
                found.append(Pair(left, right, True, "one entry, two names"))
    return found


def _of_two_entries(by: random.Random, theirs: Sequence[Record], count: int) -> list[Pair]:
    """Strangers of the same list: a shared word, names that look alike, no year of birth in common."""
    holding: dict[str, list[Record]] = defaultdict(list)
    for one in theirs:
        for word in {word for word in folded(one.names[0]).split() if len(word) > 3}:
            holding[word].append(one)
    found: list[Pair] = []
    for one in theirs:
        if len(found) == count:
            break
        near = [other for word in folded(one.names[0]).split() for other in holding.get(word, ())[:40]]
        strangers = [other for other in near if _strangers(one, other)]
        best = max(strangers, key=lambda other: _like(one.names[0], other.names[0]), default=None)
        if best is not None and _like(one.names[0], best.names[0]) >= NEAR:
            found.append(Pair(one.names[0], best.names[0], False, "two entries that share a part"))
    return found


def _strangers(one: Record, other: Record) -> bool:
    years = {date[:4] for date in one.born}, {date[:4] for date in other.born}
    known = bool(years[0] and years[1]) and not years[0] & years[1]
    apart_by = min((abs(int(a) - int(b)) for a in years[0] for b in years[1]), default=0)
    same = {folded(name) for name in one.names} & {folded(name) for name in other.names}
    return known and apart_by > 3 and not same and one.id.split(":")[0] == other.id.split(":")[0]


def _like(one: str, other: str) -> float:
    left, right = (" ".join(sorted(folded(name).split())) for name in (one, other))
    return SequenceMatcher(None, left, right).ratio()


def _spelled(by: random.Random, ours: Sequence[Person], count: int) -> list[Pair]:
    found: list[Pair] = []
    while len(found) < count:
        one = by.choice(ours)
        script = by.choices(("latin", "arabic", "cyrillic"), weights=(6, 2, 2))[0]
        if not known_in(one.parts, script):
            continue
        left = one.spelled(by, script, 0.4)
        if len(one.parts) > 2 and by.random() < 0.3:
            one = replace(one, parts=(one.parts[0], *one.parts[2:]))
        right = one.spelled(by)
        if folded(left) != folded(right):
            found.append(Pair(left, right, True, f"one made-up person, {script}"))
    return found


def _one_part_differs(by: random.Random, ours: Sequence[Person], count: int) -> list[Pair]:
    """Made-up strangers: a brother (another given name), another family name that begins alike, another father."""
    found: list[Pair] = []
    while len(found) < count:
        one = by.choice(ours)
        what = by.choice(("given name", "family name", "father"))
        at = {"given name": 0, "family name": len(one.parts) - 1, "father": 1}[what]
        if what == "father" and (len(one.parts) < 3 or one.parts[1].role not in ("given", "patronymic")):
            continue
        other = _another(by, one, one.parts[at])
        if other is None:
            continue
        parts = (*one.parts[:at], other, *one.parts[at + 1 :])
        right = replace(one, parts=parts).spelled(by)
        found.append(Pair(one.spelled(by), right, False, f"made up, another {what}"))
    return found


def _another(by: random.Random, one: Person, old: Part) -> Part | None:
    """A part of the same table that isn't a spelling of *old*; of family names preferably one that begins alike."""
    table = culture(one.culture).tables[old.role]
    mine = {folded(spelling) for spelling in old.latin}
    others = [part for part in table if not mine & {folded(spelling) for spelling in part.latin}]
    letters = folded(old.latin[0]).split()[-1][:2]
    near = [part for part in others if folded(part.latin[0]).split()[-1][:2] == letters]
    choice = near if near and by.random() < 0.7 else others
    return by.choice(choice) if choice else None
