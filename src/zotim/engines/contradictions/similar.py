"""Which entries of the record a claim may already stand in: by words, by concepts across languages, and by values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from zotim.engines.claims import Claim
from zotim.engines.claims.lexicon import lexicon
from zotim.engines.contradictions.concepts import Topic, shared, terms_of, topic, topics
from zotim.engines.contradictions.model import Entry
from zotim.engines.scripts import tokens


class Reason(StrEnum):
    """What a claim and an entry have in common, the weightiest first."""

    WORDS = "words"
    MEANING = "meaning"
    """The same things, in another language."""
    PARAPHRASE = "paraphrase"
    """The same things, in other words of the claim's own language."""
    QUANTITY = "quantity"
    DATE = "date"
    PARTNER = "partner"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Similar:
    """An entry that may be the same promise, by how much (thousandths of the best), and why."""

    entry: Entry
    points: int
    reasons: tuple[Reason, ...]


_LEAST = 400
_WEIGHTS = {Reason.QUANTITY: 150, Reason.DATE: 150, Reason.PARTNER: 100, Reason.LINE: 100}
_TOPIC = 500


def similar(claim: Claim, record: Sequence[Entry], most: int = 5) -> list[Similar]:
    """The entries most like a claim, best first, each reference once; none where only values agree.

    A reference may come several times, once in each language: its best wording counts.
    """
    best: dict[str, Similar] = {}
    own = {entry.reference for entry in record if entry.language == claim.language}
    for entry, about in zip(record, topics(record), strict=True):
        found = _compared(claim, entry, about)
        if found.points >= _LEAST and (entry.reference not in best or best[entry.reference].points < found.points):
            best[entry.reference] = found
    told = [_in_one_language(one) if one.entry.reference in own else one for one in best.values()]
    return sorted(told, key=lambda one: (-one.points, one.entry.reference))[:most]


def _in_one_language(one: Similar) -> Similar:
    """It is on record in the claim's own language too: then no other language is what tells the two apart."""
    told = {Reason.MEANING: Reason.PARAPHRASE}
    return replace(one, reasons=tuple(told.get(reason, reason) for reason in one.reasons))


def _compared(claim: Claim, entry: Entry, about: Topic) -> Similar:
    common = shared(topic(claim), about)
    if not common:
        return Similar(entry, 0, ())
    reasons = [Reason.WORDS if claim.language == entry.language else Reason.MEANING]
    if claim.quantity is not None and claim.quantity == entry.quantity:
        reasons.append(Reason.QUANTITY)
    if claim.date and claim.date == entry.date:
        reasons.append(Reason.DATE)
    if claim.partner and entry.partner and claim.partner.casefold() == entry.partner.casefold():
        reasons.append(Reason.PARTNER)
    if {claim.line_of_effort, claim.also} & {entry.line_of_effort, entry.also} - {None}:
        reasons.append(Reason.LINE)
    points = round(_TOPIC * common) + sum(_WEIGHTS.get(reason, 0) for reason in reasons)
    return Similar(entry, points, tuple(reasons))


def beginnings(claim: Claim) -> list[str]:
    """Beginnings of words, folded, of which the wording of an entry that is like a claim holds one.

    Those of the claim's own words and names, and in all three languages those of the things that it speaks of.
    """
    own = topic(claim)
    modals = lexicon(claim.language).sets.get("modals", frozenset())
    named = [token for name in sorted(own.names) for token in tokens(name)]
    return list(dict.fromkeys([*sorted(own.stems - modals), *named, *terms_of(own.things)]))
