"""People who don't exist, as many as are asked for, with their names in several spellings and scripts.

The parts come from ``benchmarks/data/names``. How common a part is falls with its rank (Zipf), and a long tail of
family names is put together from stems and endings, so that an index of a million meets both: names that thousands
share and names that one person has.
"""

import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "names"
CULTURES = {
    "arabic": "Arabic names",
    "albanian": "Albanian names",
    "southslavic": "South Slavic names",
    "eastslavic": "East Slavic names",
    "turkish": "Turkish names",
    "western": "Western names",
    "southasian": "South Asian and Persian names",
}
"""The files of the tables, and what they are called in print."""
LANDS = {
    "arabic": ("iq", "sy", "eg", "sa", "ye", "tn", "dz"),
    "albanian": ("al", "xk", "mk"),
    "southslavic": ("rs", "ba", "bg", "mk"),
    "eastslavic": ("ru", "ua", "by"),
    "turkish": ("tr",),
    "western": ("us", "gb", "de", "it", "es", "fr"),
    "southasian": ("pk", "af", "ir", "in"),
}
RARE = 0.45
"""Share of family names that are put together from a stem and an ending."""
RARER, MIDDLES = 0.6, tuple(first + second for first in (*"bdfghklmnrstz", "sh") for second in "aiu")
"""Of these so many have a syllable in between, so that most of them stand alone in an index of a million."""
USUAL = 0.7
"""Share of parts that an entry of a list writes in the usual way."""
SCRIPTS = ("latin", "cyrillic", "arabic")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: its spellings in each script, the usual one first; ``latin`` is never empty."""

    role: str
    latin: tuple[str, ...]
    cyrillic: tuple[str, ...] = ()
    arabic: tuple[str, ...] = ()

    @property
    def final(self) -> bool:
        """Whether what is asked with it belongs to the part kept apart."""
        return apart(self.latin[0])


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up. ``parts`` in the usual order of the culture, the given name first and the family name last."""

    culture: str
    parts: tuple[Part, ...]
    born: str
    land: str

    @property
    def key(self) -> tuple[str, str]:
        """Given and family name: whoever has the same is a namesake."""
        return self.parts[0].latin[0], self.parts[-1].latin[0]

    def spelled(self, by: random.Random, script: str = "latin", usual: float = USUAL) -> str:
        """The name in a script, each part in its usual spelling with that chance; empty where a part isn't known so."""
        words = []
        for part in self.parts:
            spellings = getattr(part, script)
            if not spellings:
                return ""
            words.append(spellings[0] if by.random() < usual else by.choice(spellings))
        return " ".join(words)


def apart(text: str) -> bool:
    """Whether *text* falls into the two fifths that are kept apart for the final run."""
    return zlib.crc32(text.encode()) % 5 >= 3


@dataclass(frozen=True)
class Culture:
    """The tables of a culture, with the weights that ranks have."""

    name: str
    tables: dict[str, tuple[Part, ...]]
    weights: dict[str, tuple[float, ...]]
    stems: tuple[str, ...]
    endings: tuple[str, ...]

    def draw(self, by: random.Random, role: str) -> Part:
        """A part, the more common ones more often."""
        if role == "family" and by.random() < RARE:
            stem = self.stems[int(len(self.stems) * by.random() ** 1.5)]
            middle = by.choice(MIDDLES) if by.random() < RARER else ""
            return Part(role, (stem + middle + by.choice(self.endings),))
        return by.choices(self.tables[role], cum_weights=self.weights[role])[0]


@cache
def culture(name: str) -> Culture:
    """The culture of that name, read from its file. Raises OSError where there is none."""
    tables: dict[str, list[Part]] = {}
    loose: dict[str, tuple[str, ...]] = {"stems": (), "endings": ()}
    role = ""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            role = line.strip("[]")
        elif line.strip():
            latin, cyrillic, arabic = (_spellings(cell) for cell in line.split("|"))
            if role in loose:
                loose[role] = latin
            else:
                tables.setdefault(role, []).append(Part(role, latin, cyrillic, arabic))
    weights = {role: tuple(accumulate(1 / (rank + 3) for rank in range(len(parts)))) for role, parts in tables.items()}
    return Culture(name, {role: tuple(parts) for role, parts in tables.items()}, weights, **loose)


def _spellings(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(",") if word.strip())


def person(by: random.Random, of: str) -> Person:
    """Somebody of a culture."""
    its = culture(of)
    parts = [its.draw(by, "given")]
    if of == "arabic":
        if by.random() < 0.05:
            parts.append(its.draw(by, "kunya"))
        parts += [its.draw(by, "given") for _ in range(by.choice((0, 1, 1, 1, 2)))]
    elif of == "eastslavic":
        parts += [its.draw(by, "patronymic")] * (by.random() < 0.6)
    elif by.random() < (0.4 if of == "albanian" else 0.2):
        parts.append(its.draw(by, "given"))
    parts.append(its.draw(by, "family"))
    born = f"{by.randint(1938, 2004)}-{by.randint(1, 12):02}-{by.randint(1, 28):02}"
    return Person(of, tuple(parts), born, by.choice(LANDS[of]))


MIXTURE = (0.34, 0.1, 0.08, 0.16, 0.07, 0.15, 0.1)
"""Of each culture this share: what lists against terrorism and of states' sanctions hold, roughly."""


def people(by: random.Random, count: int, without: frozenset[tuple[str, str]] = frozenset()) -> Iterator[Person]:
    """Of all cultures, *count* of them, none of whom is a namesake of somebody in *without*."""
    made = 0
    while made < count:
        one = person(by, by.choices(list(CULTURES), weights=MIXTURE)[0])
        if one.key not in without:
            made += 1
            yield one


def known_in(parts: Sequence[Part], script: str) -> bool:
    """Whether each part has a spelling in a script."""
    return all(getattr(part, script) for part in parts)
