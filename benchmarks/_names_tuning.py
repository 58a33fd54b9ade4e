"""Queries and made-up people on which the names engine is tuned: `python benchmarks/_names_tuning.py FOLDER --seed N`.

The entries are those of the lists in a folder (UN, OFAC), filled up with made-up ones. Every query comes from another
entry and belongs to one class of change; a name that is held out is never in the index. People who are on no list tell
how often the threshold is wrong. Other seeds give other queries: what is tuned on one seed is read off on others.
"""

import argparse
import random
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from zotim.engines.names import Entry, NameIndex, Query
from zotim.engines.scripts import normalise
from zotim.formats.lists import read_lists
from zotim.matching.entries import entries

Chance = random.Random
_HERE = Path(__file__).parent
_ARABIC, _CYRILLIC = re.compile("[\u0600-\u06ff]"), re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")

OTHER_SPELLINGS = (
    ("kh", "h"), ("kh", "j"), ("gh", "g"), ("dh", "z"), ("sh", "ch"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("u", "ou"), ("u", "o"), ("i", "e"), ("y", "i"), ("i", "y"), ("q", "k"), ("k", "q"), ("j", "dj"), ("ll", "l"),
    ("mm", "m"), ("ss", "s"), ("aa", "a"), ("a", "aa"), ("ai", "ay"), ("ei", "ey"), ("iy", "i"), ("v", "w"), ("w", "v"),
    ("zh", "j"), ("ya", "ia"), ("yu", "iu"), ("ts", "c"), ("ah", "a"), ("al-", "el-"), ("al-", ""), ("abdul", "abdel"),
    ("abd al-", "abdul "), ("ov", "off"), ("iy", "y"), ("x", "ks"), ("c", "k"), ("ph", "f"),
)  # fmt: skip
"""How the same sound is written otherwise in Latin letters."""


@dataclass(frozen=True)
class Asked:
    """A query of a class, and the entry it means (none for somebody who is on no list)."""

    kind: str
    query: Query
    entry_id: str = ""


def typo(word: str, chance: Chance) -> str:
    """One letter left out, put in, changed, or two exchanged; the first stays, as it mostly does."""
    at = chance.randrange(1, len(word)) if len(word) > 1 else 0
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    way = chance.randrange(4)
    if way == 0 and len(word) > 3:
        return word[:at] + word[at + 1 :]
    if way == 1:
        return word[:at] + letter + word[at:]
    if way == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + letter + word[at + 1 :]


def _typos(many: int) -> Callable[[str, Chance], str]:
    def change(name: str, chance: Chance) -> str:
        words = name.split()
        for _ in range(many):
            at = chance.choice([i for i, word in enumerate(words) if len(word) > 3] or [0])
            words[at] = typo(words[at], chance)
        return " ".join(words)

    return change


def respelt(name: str, chance: Chance) -> str:
    """Two or three sounds written otherwise."""
    text = name.lower()
    left = chance.randint(2, 3)
    for one, other in chance.sample(OTHER_SPELLINGS, len(OTHER_SPELLINGS)):
        places = [found.start() for found in re.finditer(re.escape(one), text)]
        if places and left:
            at = chance.choice(places)
            text = text[:at] + other + text[at + len(one) :]
            left -= 1
    return text


def dropped(name: str, chance: Chance) -> str:
    """One word less."""
    words = name.split()
    if len(words) > 2:
        words.pop(chance.randrange(len(words)))
    return " ".join(words)


def reordered(name: str, chance: Chance) -> str:
    """The last word first, or all in any order."""
    words = name.split()
    if chance.random() < 0.7:
        return " ".join([words[-1], *words[:-1]])
    return " ".join(chance.sample(words, len(words)))


def joined(name: str, chance: Chance) -> str:
    """Two neighbours as one word."""
    words = name.split()
    at = chance.randrange(len(words) - 1) if len(words) > 1 else 0
    return " ".join([*words[:at], "".join(words[at : at + 2]), *words[at + 2 :]])


def split(name: str, chance: Chance) -> str:
    """A long word as two."""
    words = name.split()
    at = max(range(len(words)), key=lambda i: len(words[i]))
    if len(words[at]) < 6:
        return name
    cut = chance.randint(3, len(words[at]) - 3)
    return " ".join([*words[:at], words[at][:cut], words[at][cut:], *words[at + 1 :]])


def machine_readable(name: str, chance: Chance) -> str:
    """As a passport's lines print it: capitals, cut at 39 characters; sometimes shorter."""
    words = re.sub("[^A-Za-z ]", "", normalise(name).text).upper().split()
    line = "<".join([*words[-1:], "", *words[:-1]])
    return line[: chance.choice((39, 39, 30, 20))].ljust(39, "<")


def initials(name: str, chance: Chance) -> str:
    """Given names as initials."""
    words = name.split()
    return " ".join([*(f"{word[0]}." for word in words[:-1][:1]), *words[1:]]) if len(words) > 1 else name


def combined(name: str, chance: Chance) -> str:
    """Another spelling, a typo, a word less, another order: two or three of them."""
    for change in chance.sample((respelt, _typos(1), dropped, reordered), chance.randint(2, 3)):
        name = change(name, chance)
    return name


CHANGES: dict[str, Callable[[str, Chance], str]] = {
    "exact": lambda name, _: name, "typo1": _typos(1), "typo2": _typos(2), "respelt": respelt, "dropped": dropped,
    "reordered": reordered, "joined": joined, "split": split, "passport": machine_readable, "initials": initials,
    "combined": combined,
}  # fmt: skip
HELD_OUT = ("alias", "arabic", "cyrillic")


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]{3,}", normalise(name).text)


def resembling(name: str, others: tuple[str, ...]) -> bool:
    """Whether most words of *name* resemble words of one of *others*: an alias that could be found by its letters."""

    def near(one: str, other: str) -> bool:
        return SequenceMatcher(None, one, other).ratio() >= 0.66

    mine = _words(name)
    return bool(mine) and any(
        sum(any(near(word, one) for one in _words(other)) for word in mine) >= max(2, round(0.6 * len(mine)))
        for other in others
    )


def _held_out(entry: Entry, kind: str, chance: Chance) -> tuple[str, Entry] | None:
    """A name of an entry, and the entry without it (and, of another script, without all of that script)."""
    if kind == "alias":
        latin = tuple(name for name in entry.names if _LATIN.search(name))
        order = chance.sample(latin[1:], len(latin) - 1) if len(latin) > 1 else []
        for name in order:
            others = tuple(one for one in entry.names if one != name)
            if resembling(name, others) and normalise(name).text not in {normalise(one).text for one in others}:
                return name, replace(entry, names=others)
        return None
    script = _ARABIC if kind == "arabic" else _CYRILLIC
    own = [name for name in entry.names if script.search(name)]
    rest = tuple(name for name in entry.names if not script.search(name))
    return (chance.choice(own), replace(entry, names=rest)) if own and rest else None


def _date(entry: Entry, chance: Chance) -> tuple[str, ...]:
    """The birth date, at times the year alone or none."""
    if not entry.birth_dates or chance.random() < 0.1:
        return ()
    date = chance.choice(entry.birth_dates)
    return (date[:4],) if chance.random() < 0.1 else (date,)


def _some_date(chance: Chance) -> str:
    return f"{chance.randint(1940, 2004)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def listed(folder: Path) -> list[Entry]:
    """People on the lists of a folder: entries that print a name in any script as an entry of that script."""
    found: list[Entry] = []
    for some in (("un/UN_consolidated.xml",), ("ofac/sdn.csv", "ofac/alt.csv", "ofac/add.csv")):
        paths = [folder / one for one in some if (folder / one).is_file()]
        if paths:
            found += entries(read_lists(paths, lambda problem: None))
    return [entry for entry in found if entry.kind == "person" and entry.names]


def made_up(chance: Chance) -> Iterator[tuple[str, Query]]:
    """People on no list, each with the region of the name, without end."""
    regions = tomllib.loads((_HERE / "data" / "names_tuning.toml").read_text(encoding="utf-8"))
    while True:
        for region, names in regions.items():
            words = [chance.choice(names["given"])]
            if names.get("father") and chance.random() < 0.5:
                words.append(chance.choice(names["given"]))
            if "middle" in names and chance.random() < 0.6:
                words.append(chance.choice(names["middle"]))
            words.append(chance.choice(names["family"]))
            yield region, Query(names=(" ".join(filter(None, words)),), birth_dates=(_some_date(chance),))


def filler(real: list[Entry], size: int, chance: Chance) -> list[Entry]:
    """Entries put together from words of the real ones (of made-up ones where there are none), up to *size*."""
    pool = [entry.names[0].split() for entry in real if _LATIN.search(entry.names[0])]
    people = made_up(chance)
    found: list[Entry] = []
    while len(real) + len(found) < size:
        if pool:
            # As many words as some name has: given ones, and a family at the end.
            given = len(chance.choice(pool)) - 1
            words = [*(chance.choice(pool)[0] for _ in range(given)), chance.choice(pool)[-1]]
            names: tuple[str, ...] = (" ".join(words),)
        else:
            names = next(people)[1].names
        found.append(Entry(id=f"made:{len(found)}", names=names, birth_dates=(_some_date(chance),)))
    return found


def questions(real: list[Entry], each: int, chance: Chance) -> tuple[list[Asked], list[Entry]]:
    """*each* queries of every class, and the entries with what is held out taken away."""
    kept = {entry.id: entry for entry in real}
    free = chance.sample(real, len(real))
    asked: list[Asked] = []
    used: set[str] = set()
    for kind in HELD_OUT:
        count = 0
        for entry in free:
            if count == each:
                break
            if entry.id not in used and (pair := _held_out(entry, kind, chance)):
                kept[entry.id] = pair[1]
                used.add(entry.id)
                asked.append(Asked(kind, Query(names=(pair[0],), birth_dates=_date(entry, chance)), entry.id))
                count += 1
    rest = iter([entry for entry in free if entry.id not in used])
    for kind, change in CHANGES.items():
        for entry in [next(rest, None) for _ in range(each)]:
            if entry is None:
                break
            # Of the names in Latin letters with two words or more, the first or any alias.
            names = [name for name in entry.names if _LATIN.search(name) and len(name.split()) > 1]
            if names:
                name = change(names[0] if chance.random() < 0.6 else chance.choice(names), chance)
                asked.append(Asked(kind, Query(names=(name,), birth_dates=_date(entry, chance)), entry.id))
    return asked, list(kept.values())


def report(index: NameIndex, asked: list[Asked], negatives: list[tuple[str, Query]], misses: int) -> None:
    """Recall in the first ten, detection at the threshold, false alarms, by class; and some misses of each."""
    found, detected, total = Counter[str](), Counter[str](), Counter[str]()
    wrong: dict[str, list[str]] = {}
    for one, hits in zip(asked, index.match_many([one.query for one in asked]), strict=True):
        total[one.kind] += 1
        score = next((hit.score for hit in hits if hit.entry_id == one.entry_id), -1.0)
        found[one.kind] += score >= 0
        detected[one.kind] += score >= index.threshold
        if score < index.threshold:
            wrong.setdefault(one.kind, []).append(
                f"{score:.3f} {one.query.names[0]} {one.query.birth_dates} {one.entry_id}"
            )
    print(f"{'class':14}{'n':>6}{'recall@10':>11}{'detection':>11}")
    for kind in total:
        print(f"{kind:14}{total[kind]:6}{found[kind] / total[kind]:11.3f}{detected[kind] / total[kind]:11.3f}")
    print(f"{'all':14}{total.total():6}{found.total() / total.total():11.4f}{detected.total() / total.total():11.4f}")
    alarms, people = Counter[str](), Counter[str]()
    answers = index.match_many([query for _, query in negatives], 1, index.threshold)
    for (region, query), hits in zip(negatives, answers, strict=True):
        people[region] += 1
        if hits:
            alarms[region] += 1
            told = hits[0].explanation
            wrong.setdefault(f"false {region}", []).append(
                f"{hits[0].score:.3f} {query.names[0]} | {told.entry} {told.context}"
            )
    for region in people:
        print(f"{'false ' + region:22}{people[region]:6}{alarms[region] / people[region]:9.4f}")
    if people:
        print(f"{'false alarms':22}{people.total():6}{alarms.total() / people.total():9.4f}")
    for kind, lines in wrong.items():
        print(f"-- {kind}", *lines[:misses], sep="\n   ")


def main() -> None:
    """Build, ask, tell."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, help="Lists: un/, ofac/.")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--size", type=int, default=0, help="Entries, filled up with made-up ones.")
    options.add_argument("--each", type=int, default=150, help="Queries of each class.")
    options.add_argument("--negatives", type=int, default=3000)
    options.add_argument("--misses", type=int, default=0, help="Misses of each class that are written out.")
    given = options.parse_args()
    chance = random.Random(given.seed)  # noqa: S311
    real = listed(given.folder)
    asked, kept = questions(real, given.each, chance)
    index = NameIndex.build([*kept, *filler(kept, given.size, chance)])
    people = made_up(chance)
    print(f"{len(index)} entries, seed {given.seed}, threshold {index.threshold}, {index.scoring}")
    report(index, asked, [next(people) for _ in range(given.negatives)], given.misses)


if __name__ == "__main__":
    main()
