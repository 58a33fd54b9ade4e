"""Whether a translation says all that its source says: placeholders, tags, plural forms, and that it is one.

`locale/equals.txt` holds the strings that are the same in another language on purpose, one a line: "OSCE", or
"sq: Internet" for one language.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

PLURALS = {
    "sq": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5;",
    "en": "nplurals=2; plural=(n != 1);",
}
ONE_NUMBER = {"sq": {0}, "ar": {0, 1, 2}, "en": {0}}
"""The plural forms that stand for a single number, which may therefore be written as a word."""


def forms_of(language: str) -> int:
    """How many plural forms a language has."""
    return int(PLURALS[language][len("nplurals=")])


@dataclass(frozen=True)
class Shape:
    """What a translation has to carry over besides words."""

    named: frozenset[str]
    positional: tuple[str, ...]
    braces: frozenset[str]
    tags: tuple[str, ...]


def shape(text: str) -> Shape:
    """The placeholders (``%(name)s``, ``%s``, ``{name}``) and tags of a text."""
    percents = re.findall(r"%(?:\((\w+)\))?[#0+-]*\d*(?:\.\d+)?([sdifrgeEGxXcoua])", text.replace("%%", ""))
    named = frozenset(f"%({name}){kind}" for name, kind in percents if name)
    positional = tuple(f"%{kind}" for name, kind in percents if not name)
    braces = frozenset(re.findall(r"\{(?:\w[\w.\[\]]*)?(?:![rsa])?(?::[^{}]*)?\}", re.sub(r"\{\{|\}\}", "", text)))
    return Shape(named, positional, braces, tuple(sorted(re.findall(r"</?[a-zA-Z][\w-]*", text))))


def disagreement(source: str, text: str, may_omit: bool = False) -> str:
    """What *text* lacks or has too much of beside *source*; empty when they agree.

    *may_omit*: the form stands for one number, so the number may be a word. Positional ones can't be left out even
    then: Python would refuse to format the text.
    """
    want, have = shape(source), shape(text)
    problems = []
    for a, b in ((want.named, have.named), (want.braces, have.braces)):
        lost = [] if may_omit and len(a - b) < 2 else sorted(a - b)
        problems += [f"lacks {x}" for x in lost] + [f"has {x} too much" for x in sorted(b - a)]
    if want.positional != have.positional:
        problems.append(f"has {' '.join(have.positional) or 'no %s'} for {' '.join(want.positional) or 'no %s'}")
    if Counter(want.tags) != Counter(have.tags):
        problems.append(f"has tags {' '.join(have.tags) or 'none'} for {' '.join(want.tags) or 'none'}")
    if source[:1].isspace() != text[:1].isspace() or source[-1:].isspace() != text[-1:].isspace():
        problems.append("begins or ends with white space where the source doesn't, or the other way round")
    return ", ".join(problems)


def equals(language: str, locale: Path) -> set[str]:
    """The strings that may be the same in *language* as in the source."""
    path = locale / "equals.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    held = set()
    for line in lines:
        named, mark, rest = line.partition(": ")
        if mark and named in PLURALS:
            held |= {rest} if named == language else set()
        elif line and not line.startswith("#"):
            held.add(line)
    return held


def has_words(text: str) -> bool:
    """Whether anything is left to translate without placeholders and tags."""
    bare = re.sub(r"%\(\w+\)[a-zA-Z]|%[sd]|\{[^{}]*\}|<[^>]*>|&\w+;", "", text)
    return any(character.isalpha() for character in bare)


def entry_problems(entry: polib.POEntry, language: str, same: Collection[str]) -> Iterator[str]:
    """What is wrong with one entry of a translated catalogue."""
    if "fuzzy" in entry.flags:
        yield "is marked fuzzy"
    pairs = [(entry.msgid, entry.msgstr, False)]
    if entry.msgid_plural:
        pairs = [
            (entry.msgid_plural, text, form in ONE_NUMBER[language])
            for form, text in sorted(entry.msgstr_plural.items())
        ]
        if len(pairs) != forms_of(language):
            yield f"has {len(pairs)} plural forms"
    for form, (source, text, may_omit) in enumerate(pairs):
        where = f"plural form {form} " if entry.msgid_plural else ""
        if not text.strip():
            yield f"{where}isn't translated"
            continue
        if text in {entry.msgid, entry.msgid_plural} and has_words(text) and text not in same:
            yield f"{where}is the same as its source (on purpose? then add it to locale/equals.txt)"
        if problem := disagreement(source, text, may_omit):
            yield f"{where}{problem}"
