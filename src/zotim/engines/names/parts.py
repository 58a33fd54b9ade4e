"""A name cut into its parts: what each is, how it sounds, and what it weighs.

What a part weighs depends on the part alone (its kind, how much of it there is to hear, whether very many people bear
it), never on the list that it stands in: so a score belongs to a pair of query and entry and stays the same whatever
is added to the list. The words and weights are data (``data/parts.toml``, ``data/common.toml``).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from zotim.engines.scripts.romanising import Spelling, articles, folded, is_arabic, romanised, spell, spelling
from zotim.engines.scripts.toml_tables import toml_table

MOST_PARTS = 16
"""Parts of one name that are compared; a name with more is cut there."""
SERVANT = "abd"
_WORD, _WORD_OR_NUMBER = re.compile(r"[^\W_]+"), re.compile(r"[^\W\d_]+|\d+")
_NUMERALS = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}
"""Roman numbers behind the names of ships and companies; "I" is mostly a letter."""
_DOTTED = re.compile(r"\b[^\W\d_]{1,2}\.(?:[^\W\d_]\.)+")
_SHIP = re.compile(r"\b([fms])/([stv])\b")
_APOSTROPHE = re.compile(r"(?<=\w)['`´](?=\w)")
_MARKED = re.compile(r"[./'`´]")
"""What a name holds that is looked at by one of these patterns."""


_GLUED = ("servant", "faith", "god", "father", "praise", "patronymic")


_OF_GOD = ("الله", "اللهي")
_GOD_WRITTEN = re.compile("(?P<rest>.{3,}?)(?:[او]?لله|اله)(?P<end>ي?)")
"""A word with "of God" written onto it, as Arabic and Persian do."""


class Kind(StrEnum):
    """What a part of a name is."""

    NAME = "name"
    PARTICLE = "particle"
    KUNYA = "kunya"
    INITIAL = "initial"
    FORM = "form"
    DESCRIBING = "describing"
    __hash__ = str.__hash__


SUPPORTING = frozenset({Kind.PARTICLE, Kind.INITIAL, Kind.FORM, Kind.DESCRIBING})
"""Parts that never make a match by themselves."""


class Part(NamedTuple):
    """One part: its spelling, its kind and its weight in hundredths of a full part."""

    spelling: Spelling
    kind: Kind
    weight: int


@dataclass(frozen=True, slots=True)
class _Words:
    particles: frozenset[str]
    leading: frozenset[str]
    kunya: frozenset[str]
    servant: frozenset[str]
    faith: frozenset[str]
    god: frozenset[str]
    joining: frozenset[str]
    given: frozenset[str]
    behind: tuple[str, ...]
    praise: tuple[str, ...]
    glued: dict[str, re.Pattern[str]]
    slipped: re.Pattern[str]
    patronymic: re.Pattern[str]
    common: dict[str, dict[str, int]]
    same: dict[bool, dict[str, str]]
    forms: frozenset[str]
    describing: frozenset[str]
    weights: dict[str, Any]


@cache
def words() -> _Words:
    """The words and weights of ``data/parts.toml`` and ``data/common.toml``."""
    table, common, same = (toml_table("zotim.engines.names", name) for name in ("parts", "common", "same"))
    weights = table["weights"]

    def those(name: str) -> frozenset[str]:
        return frozenset(table[name]["words"])

    return _Words(
        particles=those("particles") | those("leading"),
        leading=those("leading"),
        kunya=those("kunya"),
        servant=those("servant"),
        faith=those("faith"),
        god=those("god"),
        joining=those("faith") | those("god"),
        given=those("given"),
        behind=tuple(table["given"]["behind"]),
        praise=tuple(table["praise"]["written"]),
        glued={name: re.compile(table[name]["glued"]) for name in _GLUED},
        slipped=re.compile(table["servant"]["slipped"]),
        patronymic=re.compile(table["patronymic"]["written"]),
        common={
            by: {
                getattr(spelling(word), by): weights[weight]
                for name, weight in (("many", "common"), ("most", "most_common"))
                for language in common.values()
                for word in language[name]
                if by in ("sound", language["by"])
            }
            for by in ("sound", "skeleton")
        },
        same={
            organisation: {
                word: group[0]
                for language, groups in same.items()
                if (language == "organisation") is organisation
                for group in groups["names"]
                for word in group
            }
            for organisation in (False, True)
        },
        forms=those("forms"),
        describing=those("describing"),
        weights=weights,
    )


def _weight(of: Spelling, kind: Kind) -> int:
    known = words()
    if kind is not Kind.NAME:
        return int(known.weights["servant" if of.roman == SERVANT else kind.value])
    if of.roman.isdigit():
        return int(known.weights["number"])
    heard = len(of.skeleton)
    short = known.weights["short"]
    weight = short[heard] if heard < len(short) else 100
    if not of.bare and known.patronymic.search(of.roman):
        weight = min(weight, known.weights["patronymic"])
    weight = min(int(weight), known.common["sound"].get(of.sound, 100))
    # Two consonants are too few to know a name by, but in Arabic, which writes no more.
    return min(weight, known.common["skeleton"].get(of.skeleton, 100)) if of.bare or heard > 2 else weight


def _part(word: str, organisation: bool) -> Part:
    """A folded word as a part."""
    known = words()
    spelt = spell(word)
    roman = spelt.roman
    if organisation:
        if (roman := known.same[True].get(spelt.roman, _NUMERALS.get(spelt.roman, spelt.roman))) != spelt.roman:
            spelt = spelling(roman)
        kind = (
            Kind.FORM if roman in known.forms else Kind.DESCRIBING if roman in known.describing
            else Kind.PARTICLE if roman in ("al", "el") else Kind.NAME
        )  # fmt: skip
    else:
        servant = roman in known.servant or known.slipped.match(roman) is not None
        if servant or roman in known.kunya:
            spelt = spelling(SERVANT if servant else "umm" if roman.endswith("m") else "abu")
        kind = (
            Kind.PARTICLE if servant or (roman in known.particles and not spelt.bare)
            else Kind.KUNYA if roman in known.kunya
            else Kind.INITIAL if len(roman) == 1 and not spelt.bare
            else Kind.NAME
        )  # fmt: skip
        if kind is Kind.NAME and not spelt.bare:
            form = _one_form(roman, spelt)
            weight = _weight(spelt, kind)
            return Part(form, kind, weight if form is spelt else min(_weight(form, kind), weight))
    return Part(spelt, kind, _weight(spelt, kind))


def _one_form(roman: str, spelt: Spelling) -> Spelling:
    """A name that languages spell as different words, or of several words written as one: heard in its one form."""
    known, glued = words(), words().glued
    form = roman
    if roman in known.same[False]:
        form = known.same[False][roman]
    elif found := glued["faith"].match(roman):
        form = found["rest"] + "din"
    elif roman not in known.god and (found := glued["god"].match(roman)):
        form = found["rest"] + ("lahi" if roman.endswith("i") else "lah")
    elif found := glued["patronymic"].match(roman):  # of Nikolai and of Mikalai: one father
        fathers = (found["rest"] + ending for ending in ("", "i", "y", "o"))
        father = next((known.same[False][name] for name in fathers if name in known.same[False]), None)
        form = f"{father}ov{'na' if found['end'] == 'na' else 'ich'}" if father else roman
    if form == roman:
        return spelt
    _, sound, skeleton, bare = spelling(form)
    return Spelling(roman, sound, skeleton, bare)


def words_of(name: str, organisation: bool) -> list[str]:
    """The folded words that a name is written in, in order."""
    text = folded(name)
    if _MARKED.search(text):
        text = _DOTTED.sub(lambda dotted: dotted[0].replace(".", "") + " ", text)
        text = _APOSTROPHE.sub("", _SHIP.sub(r"\1\2", text))
    return (_WORD_OR_NUMBER if organisation else _WORD).findall(text)


def parts_of(word: str, organisation: bool) -> tuple[Part, ...]:
    """The parts that one folded word holds, whatever stands beside it; none where no letter is known."""
    pieces = [word] if organisation and not is_arabic(word) else _unglued(word)
    return tuple(part for part in (_part(piece, organisation) for piece in pieces) if part.spelling.roman)


_remembered = lru_cache(maxsize=4096)(parts_of)


def parts(name: str, organisation: bool = False) -> tuple[Part, ...]:
    """The parts of *name*, in order, at most :data:`MOST_PARTS`. Empty for a name in which no letter is known."""
    found: list[Part] = []
    for word in words_of(name, organisation):
        found += _remembered(word, organisation)
        if len(found) > 2 * MOST_PARTS:  # a name of ten thousand letters is answered in time
            break
    return assembled(found, organisation)


def letters(name: str, organisation: bool = False) -> dict[str, str]:
    """How the parts of *name* were written, by how they are compared: those that weren't in Latin letters.

    >>> letters("خالد Shamari")
    {'khald': 'خالد'}
    """
    found: dict[str, str] = {}
    for word in words_of(name, organisation):
        pieces = [word] if organisation and not is_arabic(word) else _unglued(word)
        for piece in pieces if not word.isascii() else ():
            found.setdefault(_part(piece, organisation).spelling.roman, piece)
    return found


def assembled(found: list[Part], organisation: bool) -> tuple[Part, ...]:
    """The parts of a name from those of its words.

    Other than these only where there are more than :data:`MOST_PARTS`, all are :data:`SUPPORTING`, or, of a person, a
    word of ``faith`` or ``god`` is among them or one of ``leading`` stands at the end (``data/parts.toml``).
    """
    made = found
    if made and not organisation:
        known = words()
        for of, _, _ in found:
            if of.roman in known.joining:
                made = _joined(found)
                break
        last = made[-1].spelling
        if last.roman in known.leading:
            made[-1] = Part(last, Kind.NAME, _weight(last, Kind.NAME))
    for _, kind, _ in made:
        if kind is Kind.NAME or kind not in SUPPORTING:
            break
    else:  # A name of nothing but particles or initials is still a name.
        made = [Part(part.spelling, Kind.NAME, part.weight) for part in made]
    return tuple(made[:MOST_PARTS])


def _unglued(word: str) -> list[str]:
    """The words in one folded word: article, servant ("عبدالرحمن") and father ("أبوغيث") are written onto it."""
    if not is_arabic(word):
        (roman, _), glued = romanised(word), words().glued
        if found := glued["servant"].match(roman):
            return [SERVANT, found["rest"]]
        found = glued["father"].match(roman) or glued["praise"].match(roman)
        return [found["first"], found["rest"]] if found else [word]
    if word.startswith("ابو") and len(word) >= 6:
        return ["ابو", *_unglued(word[3:])]
    for first in sorted(words().given):
        if word.startswith(first) and len(word) - len(first) >= 3:
            return [first, *_unglued(word[len(first) :])]
    for article in articles():
        if word.startswith("عبد" + article) and len(word) - len(article) >= 5 and word[3:] not in _OF_GOD:
            return ["عبد", word[3 + len(article) :]]
        if word.startswith(article) and len(word) - len(article) >= 2 and not word.startswith("الله"):
            return [article, word[len(article) :]]
        for praise in words().praise:
            if word.endswith(article + praise) and len(word) - len(article + praise) >= 2:
                return [word[: -len(article + praise)], article, praise]
    if found := _GOD_WRITTEN.fullmatch(word):
        return [found["rest"], "الله" + found["end"]]
    for last in words().behind:
        if word.endswith(last) and len(word) - len(last) >= 2:
            return [*_unglued(word[: -len(last)]), last]
    return [word]


def _before(part: Part) -> str:
    """The letters of a part before another that it is joined with: the *-a* that Arabic writes there is heard once."""
    roman = part.spelling.roman
    return roman[:-1] if part.spelling.bare and roman.endswith("a") else roman


def _joined(found: list[Part]) -> list[Part]:
    """Names of several words in one form, in whatever script: servant of God, of the faith, of God."""
    known = words()
    out: list[Part] = []
    at = 0
    while at < len(found):
        part = found[at]
        after = at + 1
        while part.kind is Kind.NAME and after < len(found) and found[after].kind is Kind.PARTICLE:
            after += 1
        other = found[after] if after < len(found) and part.kind is found[after].kind is Kind.NAME else None
        if part.spelling.roman == SERVANT and at + 1 < len(found) and found[at + 1].spelling.roman in known.god:
            whole = "abdlahi" if found[at + 1].spelling.roman.endswith("i") else "abdallah"
            made, after = _one_form(whole, spelling(whole)), at + 1
        elif (
            other is not None
            and other.spelling.roman in known.faith
            and len(part.spelling.roman) >= (1 if part.spelling.bare else 3)
        ):
            made = spelling(_before(part) + ("dyn" if part.spelling.bare else "din"), bare=part.spelling.bare)
        elif (
            other is not None
            and after == at + 1
            and other.spelling.roman in known.god
            and not (known.glued["god"].match(part.spelling.roman) and not part.spelling.bare)
            and len(part.spelling.roman) >= (1 if part.spelling.bare else 3)
        ):
            ending = "lahi" if other.spelling.roman.endswith("i") else "lah"
            made = spelling(_before(part) + ending, bare=part.spelling.bare)
        else:
            out.append(part)
            at += 1
            continue
        out.append(Part(made, Kind.NAME, _weight(made, Kind.NAME)))
        at = after + 1
    return out
