"""The forms of a verb that tell pledge, deed in hand and deed done apart, made by rule from a few given ones.

A form maps to its readings: a tense (base, past, participle, ing, present, subjunctive, future, noun) and what the verb
is (deed, pledge, support, call). Forms that never occur do no harm.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from zotim.engines.scripts import normalise
from zotim.vocabulary import Language

Reading = tuple[str, str]
VerbForms = dict[str, frozenset[Reading]]
_KINDS = {"deeds": "deed", "pledges": "pledge", "supports": "support", "calls": "call"}


def verb_forms(language: Language, data: dict[str, Any]) -> VerbForms:
    """The forms of all verbs of a data file."""
    forms: defaultdict[str, set[Reading]] = defaultdict(set)
    rule = {Language.ENGLISH: _english, Language.ALBANIAN: _albanian, Language.ARABIC: _arabic}[language]
    for key, kind in _KINDS.items():
        for verb in data[key]:
            for tense, form in rule(normalise(verb).text.split()):
                forms[form].add((tense, kind))
    for tense in ("subjunctive", "present", "past", "participle"):
        for form in data.get("irregular", {}).get(tense, ()):
            forms[normalise(form).text.split()[0]].add((tense, "deed"))
    return {form: frozenset(readings) for form, readings in forms.items()}


def _english(parts: list[str]) -> Iterator[tuple[str, str]]:
    base = parts[0].rsplit("-", 1)[-1]
    past = parts[1] if len(parts) > 1 else _past(base)
    yield "base", base
    yield "past", past
    yield "participle", parts[2] if len(parts) > 2 else past
    silent = base.endswith("e") and not base.endswith("ee")
    yield "ing", (base[:-1] if silent else base + base[-1] if _doubles(base) else base) + "ing"
    if base.endswith(("s", "x", "sh", "ch")):
        yield "present", base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        yield "present", base[:-1] + "ies"
    else:
        yield "present", base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def _doubles(base: str) -> bool:
    return base in {"set", "run", "ship", "equip", "submit", "enrol", "begin", "transfer", "commit"}


def _albanian(parts: list[str]) -> Iterator[tuple[str, str]]:
    verb = parts[0]
    if not verb.endswith("oj"):
        return
    stem = verb[:-2]
    for ending in ("oj", "on", "ojme", "oni", "ojne", "ohet", "ohen"):
        yield "present", stem + ending
    for ending in ("oje", "ojme", "ojne", "ohet", "ohen"):
        yield "subjunctive", stem + ending
    for ending in ("ova", "oi", "uam", "uan", "ua"):
        yield "past", stem + ending
    yield "participle", stem + "uar"


def _arabic(parts: list[str]) -> Iterator[tuple[str, str]]:
    past, present, noun = parts
    yield "masculine", past
    # The last letter of a weak verb falls before an ending: بنى, بنت; جرى, جرت.
    stem = past[:-1] if past[-1] == "ي" else past
    yield "past", stem + "ت"
    for ending in ("نا", "وا"):
        yield "past", past + ending
    if present != "-":
        for person in "تين":
            for ending in ("", "ون", "ان"):
                yield "present", person + present + ending
                yield "future", "س" + person + present + ending
    yield "noun", noun
