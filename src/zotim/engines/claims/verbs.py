"""The forms of a verb that tell pledge, deed in hand and deed done apart, made by rule from a few given ones.

A form maps to its readings: a tense (base, past, participle, ing, present, subjunctive, passive, future, noun) and what
the verb does (:data:`KINDS`). Forms that never occur do no harm.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from zotim.engines.scripts import normalise
from zotim.vocabulary import Language

Reading = tuple[str, str]
_FORM_THREE, _HOLLOW = 4, 3
VerbForms = dict[str, frozenset[Reading]]
KINDS = {
    "deeds": "deed",  # does something that can be counted or shown
    "goings_on": "ongoing",  # continue, maintain: in hand whenever it is said
    "intentions": "intend",  # a pledge when a deed follows
    "pledges": "pledge",
    "supports": "support",
    "calls": "call",
    "sayings": "say",  # only says or thinks: never a claim by itself
    "courtesies": "courtesy",  # meet, visit, discuss: promised they are a deed, done they are context
    "light_verbs": "light",  # only carries the verbal noun behind it: قام بتدريب
    "uses": "open",  # of many uses: a deed only where somebody acts or a matter of the field is named
    "conditions_of_being": "be",  # how things are: never a claim by itself
}
# What a verb may have written onto it: him, her, them.
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما")
_ALBANIAN_TENSES = ("present", "subjunctive", "past", "passive", "participle")


def verb_forms(language: Language, data: dict[str, Any]) -> VerbForms:
    """The forms of all verbs of a data file."""
    forms: defaultdict[str, set[Reading]] = defaultdict(set)
    verbs = data["verbs"]
    for key, kind in KINDS.items():
        for verb in verbs.get(key, ()):
            for tense, form in forms_of(language, normalise(verb).text, data):
                forms[form].add((tense, kind))
    for key, irregular in data.get("irregular", {}).items():
        for entry in irregular:
            for tense, listed in entry.items():
                for form in normalise(listed).text.split():
                    forms[form].add((tense, KINDS[key]))
    return {form: frozenset(readings) for form, readings in forms.items()}


def forms_of(language: Language, verb: str, data: Mapping[str, Any]) -> Iterator[Reading]:
    """The forms of one verb as a data file names it, normalised, each with its tense."""
    if language == Language.ENGLISH:
        return _english(verb.split(), frozenset(data["doubling"]))
    if language == Language.ALBANIAN:
        return _albanian(verb, data["conjugations"])
    return _arabic(verb.split())


def _english(parts: list[str], doubling: frozenset[str]) -> Iterator[Reading]:
    base = parts[0].rsplit("-", 1)[-1]
    longer = base + base[-1] if base in doubling else base
    past = parts[1] if len(parts) > 1 else _past(base, longer)
    yield "base", base
    yield "past", past
    yield "participle", parts[2] if len(parts) > 2 else past
    silent = base.endswith("e") and not base.endswith("ee")
    yield "ing", (base[:-1] if silent else longer) + "ing"
    if base.endswith(("s", "x", "sh", "ch")):
        yield "present", base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        yield "present", base[:-1] + "ies"
    else:
        yield "present", base + "s"


def _past(base: str, longer: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return longer + "ed"


def _albanian(verb: str, conjugations: Mapping[str, Mapping[str, str]]) -> Iterator[Reading]:
    """``dërg-oj``: a stem and the name of its conjugation, whose table of endings the data file holds."""
    stem, _, name = verb.rpartition("-")
    endings = {normalise(key).text: table for key, table in conjugations.items()}[name]
    for tense in _ALBANIAN_TENSES:
        for ending in normalise(endings[tense]).text.split():
            yield tense, stem + ("" if ending == "0" else ending)


def _arabic_passive(past: str, present: str) -> Iterator[Reading]:
    """Passives whose letters differ from the active: صودرت of صادر, أحيلت of أحال, يعاد of يعيد."""
    if past[-1] in "يا" and len(past) >= _FORM_THREE:  # أنشئت of أنشأ, أجريت of أجرى
        yield "masculine", past[:-1] + "ي"
        for ending in ("يت", "يتا"):
            yield "past", past[:-1] + ending
        if past[-1] == "ا":  # ينشأ of ينشئ
            for person in "تي":
                yield "present", person + present[:-1] + "ا"
                yield "future", "س" + person + present[:-1] + "ا"
        return
    if len(past) == _FORM_THREE and past[1] == "ا":
        changed = past[0] + "و" + past[2:]
    elif len(past) >= _FORM_THREE and past[-2] == "ا":
        changed = past[:-2] + "ي" + past[-1]
    else:
        return
    yield "masculine", changed
    for ending in ("ت", "وا", "تا"):
        yield "past", changed + ending
    if len(present) >= _HOLLOW and present[-2] in "يو":
        for person in "تي":
            yield "present", person + present[:-2] + "ا" + present[-1]
            yield "future", "س" + person + present[:-2] + "ا" + present[-1]


def _arabic(parts: list[str]) -> Iterator[Reading]:
    past, present, *nouns = parts
    yield "masculine", past
    yield from _arabic_passive(past, present)
    # The last letter of a weak verb falls before an ending: بنى, بنت; جرى, جرت.
    weak = past[-1] in "يا"
    yield "past", (past[:-1] if weak else past) + "ت"
    if past[-1] == "ا":  # folded, بدأ ends like دعا: بدأت
        yield "past", past + "ت"
    for ending in ("نا", "وا", "تا"):
        yield "past", past + ending
    if past[-2] == "ا":  # أعاد, but أعدنا
        yield "past", past[:-2] + past[-1] + "نا"
    if past not in nouns:  # the dual: قررا; but دعما is the noun with its case
        yield "past", past + "ا"
    for pronoun in _PRONOUNS:
        yield "past", (past[:-1] if weak else past) + "ت" + pronoun
        yield "past", past + "نا" + pronoun
    if present != "-":
        for person in "تين":
            yield "present", person + present
            yield "future", "س" + person + present
            for pronoun in _PRONOUNS:
                yield "present", person + present + pronoun
                yield "future", "س" + person + present + pronoun
            for ending in ("ون", "ان"):
                whole = person + (present[:-1] if present[-1] in "يوا" else present) + ending
                yield "present", whole
                yield "future", "س" + whole
    for noun in nouns:
        if noun != "-":
            yield "noun", noun
