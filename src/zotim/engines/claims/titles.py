"""What is promised, as a title says it: no subject, no "will", no "pledges to"; the deed and its object.

Each language names a deed in its own way: English by the base form ("Train 25 officers"), Albanian by *të* and the
subjunctive ("Të trajnojë 25 policë"), Arabic by the verbal noun («تدريب 25 شرطيًا»), all made from the verbs of the data
files. What is done keeps its past in English and Albanian ("U trajnuan 25 policë"); a verbal noun has no time. A title
is a proposal, which a person changes; where no verb is known it is the object alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from zotim.engines.claims.lexicon import lexicon, names, raw
from zotim.engines.claims.phrases import fold
from zotim.engines.claims.sentences import Word, words
from zotim.engines.claims.verbs import forms_of
from zotim.vocabulary import Language

_DEEDS = ("deeds", "goings_on", "courtesies", "supports", "pledges")
"""The lists whose verbs a title may name, the likelier reading of a form first."""
_ALBANIAN_TOO = ("intentions",)
"""What is intended stands in the accusative in Albanian, and is no title without its verb."""
_PARTICLES = 2
_HELPING = ("be_present", "be_past", "modals", "have", "infinitive", "be")
_MORE_HELPING = frozenset({"be", "been", "being", "do"})
_REFLEXIVE = "u"
"""What makes an Albanian past passive: *u trajnuan*."""
_MANY = frozenset({"jene", "jane", "ishin"})
_BEING = _MANY | {"jete", "eshte", "ishte"}
_LEAST_NOUN = 4
_AND_ON = "وعلي"
"""What joins a later deed that was agreed on: واتفقوا على تسيير دوريات، وعلى فتح خط."""
_MIDDLE = ("het", "hen")
_ARTICLE = "të"
"""What belongs to the word behind it: *të gjithë udhëtarët*."""

Deed = tuple[str, str, str]
"""What a title calls a deed, and the deed done to one and to many."""


def title(passage: str, object: str | None, language: Language, *, done: bool = False) -> str:
    """A title for the claim with this passage and object, as a ``Claim`` has them: the object ends the passage.

    ``done`` says that the claim tells of a deed that is over.
    """
    spoken = words(passage, 0, len(passage), language)
    if len(spoken) > 1 and spoken[0].text == _AND_ON:
        return title(passage[spoken[1].start :], None, language, done=done)
    cut = len(passage) - len(object) if object and passage.endswith(object) else 0
    head, rest = [one for one in spoken if one.end <= cut], [one for one in spoken if one.start >= cut]
    if done and language != Language.ARABIC:
        said: str | None = _past(passage, spoken, language)
    elif head:
        carries = not _does(head[0], language) and _noun_in_front(passage, rest, language)
        said = carries or _active(passage, head, cut, language)
    else:
        said = _noun_in_front(passage, rest, language) or _passive(passage, spoken, language)
    if said and language == Language.ARABIC:
        said = _annexed(said)
    said = (said or passage[cut:]).strip(" \t\n,;:.")
    return said[:1].upper() + said[1:]


def _does(verb: Word, language: Language) -> bool:
    """Whether a verb does something itself, and doesn't only carry or promise the deed behind it: دعم, not تعهد, تم."""
    kinds = {kind for form in verb.forms for _, kind in lexicon(language).verbs.get(form, ())}
    return bool(kinds & {"deed", "support", "ongoing"}) and not kinds & {"light", "intend", "pledge"}


def _annexed(said: str) -> str:
    """What an Arabic verbal noun governs, in the genitive: نشر تقرير سنوي of نشر تقريرا سنويا, تدريب ستين of ستون."""
    first, *rest = said.split(" ")
    for index, word in enumerate(rest):
        bare = re.sub(r"[\u064b-\u0652]", "", word)
        if index == 0 and bare.endswith(("ون", "ان")) and _counts(bare):
            rest[index] = bare[:-2] + "ين"
        if (
            not bare.endswith("ا")
            or bare.endswith(("ها", "نا") if index else ("يا", "ها", "نا"))
            or len(bare) < _LEAST_NOUN
            or _counts(bare)
        ):
            break
        rest[index] = bare[:-1]
    return " ".join((first, *rest))


def _counts(word: str) -> bool:
    """Whether an Arabic word is a number or a dual that a list knows."""
    known = lexicon(Language.ARABIC)
    spoken = words(word, 0, len(word), Language.ARABIC)
    return fold(word) in known.numbers or any(known.duals.all(spoken))


def _past(passage: str, spoken: Sequence[Word], language: Language) -> str:
    """A deed as it is told, without what only helps: "Trained 40 officers" of "has also trained 40 officers"."""
    first = 0
    if language == Language.ENGLISH:
        known = lexicon(language).sets
        while first < len(spoken) - 1 and spoken[first].text in known["have"] | known["adverbs"]:
            first += 1
        if first and spoken[first].text in _MORE_HELPING:
            first = 0
    return passage[spoken[first].start :] if first else passage


def _noun_in_front(passage: str, rest: Sequence[Word], language: Language) -> str | None:
    """An Arabic object that is a deed already: «تعهدت بتدريب»."""
    if language != Language.ARABIC or not rest:
        return None
    deeds = _deeds(language)
    noun = next((deeds[form][0] for form in rest[0].forms if form in deeds and fold(deeds[form][0]) == form), None)
    return f"{noun}{passage[rest[0].end :]}" if noun else None


def _active(passage: str, head: Sequence[Word], cut: int, language: Language) -> str | None:
    """The last verb in front of the object, and the object."""
    last = next((at for at in range(1, len(head)) if "," in head[at].gap), len(head))
    for index in range(last - 1, -1, -1):
        if language == Language.ARABIC and not any(form in _deeds(language) for form in head[index].verbal):
            continue  # who does it: وزارة الدفاع, المديرية العامة لمكافحة الإرهاب
        named = _named(head, index, language)
        if named:
            between = head[index + 1 :]
            small = len(between) <= _PARTICLES and all(passage[one.start : one.end].islower() for one in between)
            keep = language == Language.ENGLISH and small  # "set aside"; elsewhere it is who does it
            if fold(named) in lexicon(language).sets["promising"]:
                return _given(passage[cut:], language)
            article = f"{_ARTICLE} " if between and _ends_with_article(passage, between[-1], cut, language) else ""
            return f"{named}{passage[head[index].end : cut] if keep else ' '}{article}{passage[cut:]}"
    return None


def _ends_with_article(passage: str, last: Word, cut: int, language: Language) -> bool:
    """Whether the word in front of the object is an article of its first word."""
    alone = passage[last.start : cut].strip() == _ARTICLE
    return language == Language.ALBANIAN and alone


def _given(thing: str, language: Language) -> str:
    """What is promised by a mere promise: so much is given, «تعهدت بخمسة ملايين»; anything else is its own title."""
    known = lexicon(language)
    first = next(iter(words(thing, 0, len(thing), language)), None)
    if first is None or not (first.text[0].isdigit() or any(form in known.numbers for form in first.forms)):
        return thing
    bare = thing[1:] if language == Language.ARABIC and first.text not in known.numbers else thing
    return f"{raw(language.value)['gives']} {bare}"


def _passive(passage: str, spoken: Sequence[Word], language: Language) -> str | None:
    """Of "Twelve officers will be deployed to Iraq": deploy twelve officers to Iraq."""
    known = lexicon(language)
    helping = _MORE_HELPING.union(*(known.sets.get(key, frozenset()) for key in _HELPING))
    for index in range(1, len(spoken)):
        named = _named(spoken, index, language)
        begin = index
        while begin and spoken[begin - 1].text in helping:
            begin -= 1
        if named and begin < index:
            subject = passage[: spoken[begin].start].strip()
            if _is_common(spoken):
                subject = subject[:1].lower() + subject[1:]
            return " ".join(filter(None, (named, subject, passage[spoken[index].end :].strip())))
    return None


def _is_common(spoken: Sequence[Word]) -> bool:
    """Whether the capital of the first word is only that of a sentence: "Coordinators", not "Border Police", "NATO"."""
    named = names().names.at(spoken, 0) is not None or names().states.at(spoken, 0) is not None
    return not named and not any(word.capital for word in spoken[1:2])


def _named(spoken: Sequence[Word], index: int, language: Language) -> str | None:
    """How a title names the deed of the verb that stands there, if one does."""
    deeds = _deeds(language)
    form = next((form for form in spoken[index].forms if form in deeds), None)
    if form is None:
        return None
    before = spoken[index - 1].text if index else ""
    if language == Language.ALBANIAN and form.endswith(_MIDDLE) and form in _intended():
        return None  # what is planned is its subject, and a title: «parashikohet ngritja»
    does, one, many = deeds[form]
    if language == Language.ALBANIAN and before in _BEING:
        return many if before in _MANY else one
    if before == _REFLEXIVE:
        return many if form.endswith("n") else one
    return does


@cache
def _intended() -> frozenset[str]:
    """The forms of Albanian verbs of intending."""
    data = raw(Language.ALBANIAN.value)
    listed = data["verbs"]["intentions"]
    return frozenset(form for verb in listed for _, form in forms_of(Language.ALBANIAN, fold(verb), data))


@cache
def _deeds(language: Language) -> Mapping[str, Deed]:
    """Every form of the verbs that do something, with what a title calls the deed."""
    data = raw(language.value)
    named: dict[str, Deed] = {}
    for key in (*_DEEDS, *(_ALBANIAN_TOO if language == Language.ALBANIAN else ())):
        for verb in sorted(data["verbs"].get(key, ()), key=lambda verb: language == Language.ENGLISH and "-" in verb):
            for form, deed in _forms_named(language, verb, data):
                named.setdefault(form, deed)
        for entry in data.get("irregular", {}).get(key, ()):
            if "subjunctive" in entry:
                every = entry["subjunctive"].split()
                own = [each for each in every if each.endswith("ë")] or every[:1]
                for form in fold(" ".join(entry.values())).split():
                    does = f"të {max(own, key=lambda each: _alike(fold(each), form))}"
                    named.setdefault(form, (does, does, does))
    return named


def _alike(first: str, second: str) -> int:
    """How many letters two forms begin with alike: those of one verb share the more."""
    return next((at for at, pair in enumerate(zip(first, second, strict=False)) if len(set(pair)) > 1), len(second))


def _forms_named(language: Language, verb: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Deed]]:
    forms = forms_of(language, fold(verb), data)
    if language == Language.ALBANIAN:
        stem, _, name = verb.rpartition("-")
        endings = data["conjugations"][name]["subjunctive"].split()
        does = f"të {stem}{next(ending for ending in endings if ending.endswith('ë'))}"
        one, many = (f"të {stem}{next(each for each in endings if each.endswith(end))}" for end in ("et", "en"))
        for passive in (one, many):
            yield fold(passive.removeprefix("të ")), (passive, passive, passive)
        yield from ((form, (does, one, many)) for _, form in forms)
    elif deed := _base(language, verb):
        yield from ((form, (deed, deed, deed)) for _, form in forms)


def _base(language: Language, verb: str) -> str:
    """The base form of English; the first verbal noun of Arabic, if it is listed."""
    parts = verb.split()
    return parts[0] if language == Language.ENGLISH else next((noun for noun in parts[2:] if noun != "-"), "")
