"""What the matchers of names are asked: entries, questions by class, people who aren't listed, labelled pairs.

Nothing here was tuned on: names and lists fall into an open part and one kept apart by a hash of themselves, and each
part has a seed of its own. Entries are those of published lists where there are any (:mod:`_names_lists`), filled up
with made-up people (:mod:`_names_people`). A question is half the time asked with the date of birth.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from _names_distorting import combined, dropped, joined, machine_read, reordered, respelled, slipped, units
from _names_lists import Record, folded
from _names_pairs import Pair, pairs
from _names_people import CULTURES, Person, apart, known_in, people, person

SEEDS = {"open": 20_261, "final": 91_125}
CLASSES: dict[str, Callable[[random.Random, str], str]] = {
    "exact": lambda _by, name: name,
    "one slip": slipped,
    "two slips": lambda by, name: slipped(by, name, 2),
    "other spelling": respelled,
    "part left out": dropped,
    "other order": reordered,
    "written together": joined,
    "machine-readable, cut": machine_read,
    "all at once": combined,
}
"""How a question differs from a name of its entry."""
FEW = ("part left out", "all at once")
"""Classes that need a name of three parts."""
SPELLED = {
    "other country's spelling": "latin",
    "Arabic letters, made up": "arabic",
    "Cyrillic letters, made up": "cyrillic",
}
HELD = ("alias like another name", "alias that is another name", "Arabic letters", "Cyrillic letters")
RESEMBLES = 0.7
"""Likeness (difflib, 0 to 1) from which two words of Latin names are held to be spellings of one."""


@dataclass(frozen=True, slots=True)
class Question:
    """Who is asked for. ``answers``: entries that are right; none where nobody is. ``made``: of no published list."""

    id: str
    group: str
    name: str
    kind: str
    born: tuple[str, ...]
    answers: tuple[str, ...]
    made: bool


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One run's whole input."""

    entries: list[Record]
    questions: list[Question]
    nobody: list[Question]
    pace: list[Question]
    single: list[Question]
    pairs: list[Pair]
    listed: int
    namesakes: int


def evaluation(listed: Sequence[Record], size: int, part: str, each: int) -> Evaluation:
    """Entries, *size* in all or as many as are listed, and about *each* questions of a class."""
    by = random.Random(SEEDS[part])  # noqa: S311 (made-up people, not keys)
    final = part == "final"
    nobody, namesakes = _nobody(by, listed, final, each)
    held, listed = _held_out(by, listed, final, each)
    unlisted = frozenset(one.key for _question, one in nobody)
    crowd = list(people(by, max(size - len(listed), 0), unlisted))
    made = [_entry(by, number, one) for number, one in enumerate(crowd)]
    entries = [*listed, *made]
    same = _same_name(entries)
    _add_spellings(same, crowd, made)
    ours = [number for number, one in enumerate(crowd) if all(part.final == final for part in one.parts)]
    theirs = [one for one in listed if one.kind == "person" and apart(one.id) == final]
    questions = [*held]
    for group, how in CLASSES.items():
        half = each // 2 if theirs else each
        some = [made[number] for number in by.sample(ours, min(half, len(ours)))]
        some += by.sample(theirs, min(each // 2, len(theirs)))
        questions += _distorted(by, group, how, some, same, ours, theirs, made)
    questions += _spelled(by, crowd, made, ours, same, each)
    questions += _organisations(by, listed, final, each // 2, same)
    pace = [_any(by, entries, same, number) for number in range(2 * each * 5)]
    return Evaluation(
        entries, questions, [question for question, _ in nobody], pace[::2], pace[1::2],
        pairs(by, listed, crowd, final, each), len(listed), namesakes,
    )  # fmt: skip


def _entry(by: random.Random, number: int, one: Person) -> Record:
    names = [one.spelled(by)]
    if by.random() < 0.1:
        names.append(one.spelled(by, usual=0.3))
    born = (one.born,) if by.random() < 0.8 else ()
    return Record(f"made:{number}", "person", tuple(dict.fromkeys(names)), (), born, (one.land,))


# Who is right


def _same_name(entries: Iterable[Record]) -> dict[str, list[Record]]:
    same: dict[str, list[Record]] = defaultdict(list)
    for one in entries:
        for name in {folded(name) for name in one.names}:
            same[name].append(one)
    return same


def _add_spellings(same: dict[str, list[Record]], crowd: Sequence[Person], made: Sequence[Record]) -> None:
    """To each made-up entry those of the same parts, whatever their spelling, under "=" and its id."""
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for whose, entry in zip(crowd, made, strict=True):
        groups[tuple(part.latin[0] for part in whose.parts)].append(entry)
    for some in groups.values():
        same.update({f"={entry.id}": some for entry in some if len(some) > 1})


def _twins(one: Record, name: str, same: dict[str, list[Record]]) -> list[Record]:
    """Others of the very name, and of a made-up one those who have the same parts in whatever spelling."""
    called = [*same.get(folded(name), ()), *same.get(f"={one.id}", ())]
    return [other for other in called if other.kind == one.kind]


def _question(by: random.Random, group: str, one: Record, name: str, twins: Sequence[Record] = ()) -> Question:
    """*name* asked for. Right are the entry and its twins; with a date of birth, those whose year may be the same."""
    born = one.born[:1] if by.random() < 0.5 else ()
    years = {date[:4] for date in one.born} if born else set()
    alike = [other.id for other in twins if not years or not other.born or years & {date[:4] for date in other.born}]
    right = tuple(dict.fromkeys([one.id, *alike]))
    return Question(f"{group}/{one.id}", group, name, one.kind, born, right, one.id.startswith("made:"))


# Questions about somebody who is listed


def _distorted(
    by: random.Random,
    group: str,
    how: Callable[[random.Random, str], str],
    some: Iterable[Record],
    same: dict[str, list[Record]],
    ours: Sequence[int],
    theirs: Sequence[Record],
    made: Sequence[Record],
) -> list[Question]:
    least = 3 if group in FEW else 2
    asked = []
    for first in some:
        one, tries = first, 0
        while not (fitting := [name for name in one.names if len(units(name)) >= least]) and tries < 50:
            one, tries = (made[by.choice(ours)] if one.id.startswith("made:") else by.choice(theirs)), tries + 1
        if fitting:
            name = by.choice(fitting)
            asked.append(_question(by, group, one, how(by, name), _twins(one, name, same)))
    return asked


def _spelled(
    by: random.Random,
    crowd: Sequence[Person],
    made: Sequence[Record],
    ours: Sequence[int],
    same: dict[str, list[Record]],
    each: int,
) -> list[Question]:
    """Made-up people asked for in another script, or in another country's spelling of each part."""
    asked = []
    for group, script in SPELLED.items():
        able = [number for number in ours if known_in(crowd[number].parts, script)]
        for number in by.sample(able, min(each // 2, len(able))):
            one = made[number]
            asked.append(
                _question(by, group, one, crowd[number].spelled(by, script, 0.3), _twins(one, one.names[0], same))
            )
    return asked


def _organisations(
    by: random.Random, listed: Sequence[Record], final: bool, count: int, same: dict[str, list[Record]]
) -> list[Question]:
    able = [one for one in listed if one.kind == "organisation" and apart(one.id) == final]
    asked = []
    for one in by.sample(able, min(count, len(able))):
        name = by.choice(one.names)
        how = by.choice((slipped, dropped, respelled))
        asked.append(_question(by, "organisation", one, how(by, name), _twins(one, name, same)))
    return asked


def resembles(one: str, other: str) -> bool:
    """Whether most words of the shorter of two Latin names, two at least, are like words of the other."""
    short, long = sorted((folded(one).split(), folded(other).split()), key=len)
    left, like = list(long), 0
    for word in short:
        best = max(left, key=lambda their: SequenceMatcher(None, word, their).ratio(), default="")
        if best and SequenceMatcher(None, word, best).ratio() >= RESEMBLES:
            like += 1
            left.remove(best)
    return like >= 2 and like > 0.6 * len(short)


def _held_out(
    by: random.Random, listed: Sequence[Record], final: bool, each: int
) -> tuple[list[Question], list[Record]]:
    """Names taken out of entries of published lists and asked, and the entries without them."""
    listed = list(listed)
    asked: list[Question] = []
    holders = _same_name(listed)
    at = {one.id: number for number, one in enumerate(listed)}
    able = [one for one in listed if one.kind == "person" and apart(one.id) == final]
    by.shuffle(able)
    counts: dict[str, int] = defaultdict(int)
    for one in able:
        alone = [name for name in one.names if len(name.split()) > 1 and len(holders[folded(name)]) == 1]
        if len(one.names) > 1 and alone:
            name = by.choice(alone)
            rest = one.without(name)
            group = HELD[0] if any(resembles(name, other) for other in rest.names) else HELD[1]
            if counts[group] < each and folded(name) not in map(folded, rest.names):
                counts[group] += 1
                listed[at[one.id]] = rest
                asked.append(_question(by, group, rest, name))
        for group, script in ((HELD[2], "ARABIC"), (HELD[3], "CYRILLIC")):
            native = [name for name in one.original if _of(script, name) and len(name.split()) > 1]
            if native and counts[group] < each // 2:
                counts[group] += 1
                asked.append(_question(by, group, one, by.choice(native), _twins(one, one.names[0], holders)))
    return asked, listed


def _of(wanted: str, name: str) -> bool:
    from unicodedata import name as called

    return any(called(letter, "").startswith(wanted) for letter in name)


def _any(by: random.Random, entries: Sequence[Record], same: dict[str, list[Record]], number: int) -> Question:
    """Half of them people who are listed, under some distortion; half others. For times, not for recall."""
    if by.random() < 0.5:
        one = person(by, by.choice(list(CULTURES)))
        name, born, right = one.spelled(by, usual=0.4), (one.born,), ()
        return Question(f"pace/{number}", "nobody", name, "person", born, right, True)
    entry = by.choice(entries)
    while entry.kind != "person" or len(entry.names[0].split()) < 2:
        entry = by.choice(entries)
    how = CLASSES[by.choice(list(CLASSES))]
    return Question(f"pace/{number}", "pace", how(by, entry.names[0]), "person", entry.born[:1], (entry.id,), True)


# Questions about somebody who isn't


def _nobody(
    by: random.Random, listed: Sequence[Record], final: bool, each: int
) -> tuple[list[tuple[Question, Person]], int]:
    """Made-up people by culture and script, none called as somebody listed is; and how many such were left out."""
    words: dict[str, set[int]] = defaultdict(set)
    for number, name in enumerate(name for one in listed for name in (*one.names, *one.weak)):
        for word in folded(name).split():
            words[coarse(word)].add(number)
    groups = [(title, of, "latin") for of, title in CULTURES.items()]
    groups += [
        ("Arabic names, Arabic letters", "arabic", "arabic"),
        ("East Slavic names, Cyrillic letters", "eastslavic", "cyrillic"),
    ]
    found: list[tuple[Question, Person]] = []
    namesakes = 0
    for group, of, script in groups:
        left, tries, seen = each, 0, set()
        while left and tries < 100 * each:
            one, tries = person(by, of), tries + 1
            name = one.spelled(by, script, 0.5)
            if not name or name in seen or not all(part.final == final for part in one.parts):
                continue
            if _called_so(one, words):
                namesakes += 1
                continue
            left -= 1
            seen.add(name)
            born = (one.born,) if by.random() < 0.5 else ()
            found.append((Question(f"nobody/{group}/{left}", group, name, "person", born, (), True), one))
    return found, namesakes


def coarse(word: str) -> str:
    """A word without what spellings commonly differ in: Mikhailov and Mihajlov are one, Kuznetsov and Cuznetov two."""
    for pattern, instead in (("kh", "h"), ("ou|oo", "u"), ("[yj]", "i"), ("ee", "i"), ("[qc]", "k"), (r"(.)\1", r"\1")):
        word = re.sub(pattern, instead, word)
    return word


def _called_so(one: Person, words: dict[str, set[int]]) -> bool:
    """Whether some listed name holds every part of the name, in one of its spellings."""
    holding: set[int] | None = None
    for part in one.parts:
        names: set[int] = set()
        for spelling in part.latin:
            some = [words.get(coarse(word), set()) for word in folded(spelling).split() if len(word) > 2]
            names |= set.intersection(*some) if some else set()
        holding = names if holding is None else holding & names
    return bool(holding)
