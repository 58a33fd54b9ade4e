"""Pictures of how the engine meets a name, drawn from what it answers about made-up names.

They use the engine as its callers do, so that they stay true when it changes: they are made anew with every run that
writes the documentation.
"""

import random
from pathlib import Path

from _names_drawing import Drawing
from _names_people import people

from zotim.engines.names import Entry, Met, NameIndex, Query
from zotim.engines.names.parts import parts
from zotim.matching.explaining import RULES

WRITTEN = (
    ("a list", "Abd al-Rahman Yusuf al-Shamsi"),
    ("a passport of a French-speaking country", "Abderrahmane Youssef Chamsi"),
    ("an airline", "ALSHAMSI ABDURRAHMAN"),
    ("Arabic letters", "عبد الرحمن يوسف الشمسي"),
    ("Cyrillic letters", "Абдуррахман Юсуф аш-Шамси"),
)
ASKED, LISTED = ("عبد الرحمن", "الشمسي"), "Al Shamsi, Abdurrahman Yousef"
"""A question in its parts, and the entry that it means."""
CROWD = 20_000
"""Made-up people in the index of the picture about candidates."""


def name_to_parts(path: Path) -> None:
    """How one name, written in five ways, becomes parts with the same consonants."""
    page = Drawing(
        900, 60 + 92 * len(WRITTEN), "One name, five ways to write it", "Each becomes parts with consonants."
    )
    for row, (where, name) in enumerate(WRITTEN):
        y = 62 + 92 * row
        page.line(24, y, 876, y)
        page.text(24, y + 24, where, "soft")
        page.text(24, y + 48, name)
        found = parts(name, False)
        x = 300.0
        for part in found:
            width = max(60.0, 9.0 * len(part.spelling.roman) + 24)
            supporting = part.kind.value != "name"
            page.chip(x, y + 12, width, part.spelling.roman, "faint" if supporting else "chip")
            page.text(x + width / 2, y + 58, part.spelling.skeleton or "–", "accent strong", "middle")
            note = part.kind.value if supporting else f"weight {part.weight}"
            page.text(x + width / 2, y + 76, note, "soft", "middle")
            x += width + 12
    page.save(path)


def candidates(path: Path) -> None:
    """From the parts of a question to the words that are like them, the names that hold one, and the hits."""
    by = random.Random(7)  # noqa: S311 (made-up people, not keys)
    names = [one.spelled(by) for one in people(by, CROWD)] + [LISTED]
    words = sorted({part.spelling.roman for name in names for part in parts(name, False) if part.kind.value == "name"})
    holding: dict[str, set[int]] = {}
    for number, name in enumerate(names):
        for part in parts(name, False):
            holding.setdefault(part.spelling.roman, set()).add(number)
    vocabulary = NameIndex.build(Entry(word, (word,)) for word in words)
    index = NameIndex.build(Entry(str(number), (name,)) for number, name in enumerate(names))
    page = Drawing(
        900, 140 + 122 * len(ASKED), "From a question to the names worth comparing", "Words alike, names, hits."
    )
    page.text(24, 66, "parts of the question", "soft")
    page.text(232, 66, f"words that a rule calls alike, of the {len(words):,} in the index", "soft")
    reached: set[int] = set()
    for row, part in enumerate(ASKED):
        top = 72 + 122 * row
        page.chip(24, top + 20, 150, part)
        hits = vocabulary.match(Query((part,)), 1000, 0.3)
        met = [(hit.entry_id, one) for hit in hits if (one := _named(hit.explanation.met))]
        held = set().union(*(holding.get(word, set()) for word, _ in met)) if met else set()
        reached |= held
        for line, (word, one) in enumerate(met[:4]):
            y = top + 18 + 22 * line
            page.line(174, top + 33, 226, y - 4, "join")
            page.text(232, y, word)
            page.text(390, y, f"{one.alike:.3f}", "accent")
            page.text(440, y, RULES[one.how], "soft")
        if len(met) > 4:
            page.text(232, top + 18 + 22 * 4, f"and {len(met) - 4:,} more", "soft")
        page.text(99, top + 66, f"in {len(held):,} names", "soft", "middle")
    shown = index.match(Query((" ".join(ASKED),)), 1000, index.threshold)
    bottom = 84 + 122 * len(ASKED)
    steps = (
        f"{len(names):,} names",
        f"{len(reached):,} hold a word that is alike",
        f"{len(shown):,} reach the threshold",
    )
    for at, told in enumerate(steps):
        page.chip(24 + 290 * at, bottom + 10, 250, told, "card")
        if at:
            page.text(24 + 290 * at - 20, bottom + 28, "→", "accent", "middle")
    page.save(path)


def _named(met: tuple[Met, ...]) -> Met | None:
    """What met by more than a particle."""
    return max(met, key=lambda one: one.weight, default=None)


def alignment(path: Path) -> None:
    """Which part met which, by what rule, and what the score is made of."""
    index = NameIndex.build([Entry("1", (LISTED,), birth_dates=("1979-04",))])
    [hit] = index.match(Query((" ".join(ASKED),), birth_dates=("1979-04-12",)))
    told = hit.explanation
    page = Drawing(1040, 330, "How two names are laid against each other", " ".join(told.lines()))
    upper = _row(page, 70, "question", told.query, [one.query for one in told.met], told.only_in_query)
    lower = _row(page, 178, "entry", told.entry, [one.entry for one in told.met], told.only_in_entry)
    for one, above, below in zip(told.met, upper, lower, strict=True):
        _join(page, above, below, one)
    page.box(24, 252, 600, 16, "card", 0)
    page.box(24, 252, 600 * told.score, 16, "chip", 0)
    limit = 24 + 600 * index.threshold
    page.line(limit, 244, limit, 276, "limit", 2)
    page.text(limit, 294, f"threshold {index.threshold:.2f}", "soft", "middle")
    page.text(640, 265, f"{told.score:.3f}", "strong accent")
    context = "; ".join(f"{what} {change:+.3f}" for what, change in told.context)
    page.text(24, 316, f"names {told.name:.3f}{'; ' + context if context else ''}; table {told.scoring}", "soft")
    page.save(path)


def _row(
    page: Drawing, y: float, title: str, name: str, met: list[str], alone: tuple[str, ...]
) -> list[tuple[float, float, float]]:
    """A chip for each part, those that met nothing faint; answers where each that met stands.

    A name may hold a part twice (*al*), of which one met and one didn't.
    """
    page.text(24, y + 2, title, "soft")
    page.text(24, y + 20, name)
    places = []
    for column, word in enumerate([*met, *alone]):
        middle, has_met = 340 + 150.0 * column, column < len(met)
        width = max(70.0, 9.0 * len(word) + 26)
        page.chip(middle - width / 2, y - 6, width, word, "chip" if has_met else "faint")
        if has_met:
            places.append((middle, y - 6, y + 20))
        else:
            page.text(middle, y + 38, "not said, not contradicted", "soft", "middle")
    return places


def _join(page: Drawing, upper: tuple[float, float, float], lower: tuple[float, float, float], met: Met) -> None:
    page.line(upper[0], upper[2], lower[0], lower[1], "join", 1 + met.weight / 50)
    middle, height = (upper[0] + lower[0]) / 2 + 10, (upper[2] + lower[1]) / 2
    page.text(middle, height - 10, f"{met.alike:.3f}", "accent strong")
    page.text(middle, height + 6, met.how, "soft")
    page.text(middle, height + 20, f"weight {met.weight}", "soft")


def explained(folder: Path) -> list[Path]:
    """All of them, written into a folder."""
    made = {"parts": name_to_parts, "candidates": candidates, "alignment": alignment}
    paths = []
    for name, draw in made.items():
        paths.append(folder / f"names-{name}.svg")
        draw(paths[-1])
    return paths
