"""What is promised, as a title says it: no subject, no "will", no "pledges to"; the deed and its object.

Each language names a deed in its own way: English by the base form ("Train 25 officers"), Albanian by *të* and the
subjunctive ("Të trajnojë 25 policë"), Arabic by the verbal noun («تدريب 25 شرطيًا»), all made from the verbs of the data
files. A title is a proposal, which a person changes; where no verb is known it is the object alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from zotim.engines.claims.lexicon import lexicon, raw
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
_ONE = tuple(map(fold, ("është", "ishte", "jetë")))
_MANY = tuple(map(fold, ("janë", "ishin", "jenë")))
"""The same with a participle: *është miratuar ligji*, *janë trajnuar mësues*. What it was done to stands in the
nominative, so that the title needs the passive too."""
_ARTICLE = "të"
"""What belongs to the word behind it: *të gjithë udhëtarët*."""


def title(passage: str, object: str | None, language: Language) -> str:
    """A title for the claim with this passage and object, as a ``Claim`` has them: the object ends the passage."""
    spoken = words(passage, 0, len(passage), language)
    cut = len(passage) - len(object) if object and passage.endswith(object) else 0
    head, rest = [one for one in spoken if one.end <= cut], [one for one in spoken if one.start >= cut]
    if head:
        said = _noun_in_front(passage, rest, language) or _active(passage, head, cut, language)
    else:
        said = _passive(passage, spoken, language)
    said = (said or passage[cut:]).strip(" \t\n,;:.")
    return said[:1].upper() + said[1:]


def _noun_in_front(passage: str, rest: Sequence[Word], language: Language) -> str | None:
    """An Arabic object that is a deed already: «تعهدت بتدريب»."""
    if language != Language.ARABIC or not rest:
        return None
    noun = next((form for form in rest[0].forms if _deeds(language).get(form, ("",))[0] == form), None)
    return f"{noun}{passage[rest[0].end :]}" if noun else None


def _active(passage: str, head: Sequence[Word], cut: int, language: Language) -> str | None:
    """The last verb in front of the object, and the object."""
    for index in range(len(head) - 1, -1, -1):
        named = _named(head, index, language)
        if named:
            between = head[index + 1 :]
            small = len(between) <= _PARTICLES and all(passage[one.start : one.end].islower() for one in between)
            keep = language == Language.ENGLISH and small  # "set aside"; elsewhere it is who does it
            article = f"{_ARTICLE} " if between and _ends_with_article(passage, between[-1], cut, language) else ""
            return f"{named}{passage[head[index].end : cut] if keep else ' '}{article}{passage[cut:]}"
    return None


def _ends_with_article(passage: str, last: Word, cut: int, language: Language) -> bool:
    """Whether the word in front of the object is an article of its first word."""
    alone = passage[last.start : cut].strip() == _ARTICLE
    return language == Language.ALBANIAN and alone


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
            if spoken[0].text in known.numbers:
                subject = subject[:1].lower() + subject[1:]
            return " ".join(filter(None, (named, subject, passage[spoken[index].end :].strip())))
    return None


def _named(spoken: Sequence[Word], index: int, language: Language) -> str | None:
    """How a title names the deed of the verb that stands there, if one does."""
    deeds = _deeds(language)
    both = next((deeds[form] for form in spoken[index].forms if form in deeds), None)
    if both is None:
        return None
    helper = fold(spoken[index - 1].text) if index else ""
    if language == Language.ALBANIAN and helper in _MANY:
        return re.sub("et$", "en", both[1])
    return both[1 if helper in (_REFLEXIVE, *_ONE) else 0]


@cache
def _deeds(language: Language) -> Mapping[str, tuple[str, str]]:
    """Every form of the verbs that do something, with what a title calls the deed, and the deed done to somebody."""
    data = raw(language.value)
    named: dict[str, tuple[str, str]] = {}
    for key in (*_DEEDS, *(_ALBANIAN_TOO if language == Language.ALBANIAN else ())):
        for verb in data["verbs"].get(key, ()):
            for form, deed in _forms_named(language, verb, data):
                named.setdefault(form, deed)
        for entry in data.get("irregular", {}).get(key, ()):
            if "subjunctive" in entry:
                every = entry["subjunctive"].split()
                own = [each for each in every if each.endswith("ë")] or every[:1]
                for form in fold(" ".join(entry.values())).split():
                    does = f"të {max(own, key=lambda each: _alike(fold(each), form))}"
                    named.setdefault(form, (does, does))
    return named


def _alike(first: str, second: str) -> int:
    """How many letters two forms begin with alike: those of one verb share the more."""
    return next((at for at, pair in enumerate(zip(first, second, strict=False)) if len(set(pair)) > 1), len(second))


def _forms_named(language: Language, verb: str, data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    forms = forms_of(language, fold(verb), data)
    if language == Language.ALBANIAN:
        stem, _, name = verb.rpartition("-")
        endings = data["conjugations"][name]["subjunctive"].split()
        does = f"të {stem}{next(ending for ending in endings if ending.endswith('ë'))}"
        one, many = (f"të {stem}{next(each for each in endings if each.endswith(end))}" for end in ("et", "en"))
        for passive in (one, many):
            yield fold(passive.removeprefix("të ")), (passive, passive)
        yield from ((form, (does, many if form.endswith("n") else one)) for _, form in forms)
    elif deed := _base(language, verb):
        yield from ((form, (deed, deed)) for _, form in forms)


def _base(language: Language, verb: str) -> str:
    """The base form of English; the first verbal noun of Arabic, if it is listed."""
    parts = verb.split()
    return parts[0] if language == Language.ENGLISH else next((noun for noun in parts[2:] if noun != "-"), "")
