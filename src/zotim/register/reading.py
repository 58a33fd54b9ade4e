"""Between the engines and the register: a suggestion as a claim, a commitment as entries, a text as provisions."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zotim.engines import provisions
from zotim.engines.claims import Claim
from zotim.engines.contradictions import Entry
from zotim.engines.scripts import normalise
from zotim.register.models import Commitment, Suggestion
from zotim.register.models.obligations import ObligationKind
from zotim.vocabulary import ClaimAction, DatePrecision, Language, LineOfEffort


def _plain(number: Decimal | None) -> Decimal | None:
    """8, not the 8.00 of the column."""
    if number is None:
        return None
    exact = Decimal(number)
    return exact.to_integral_value() if exact == exact.to_integral_value() else exact.normalize()


def claim_of(suggestion: Suggestion) -> Claim:
    """What the engine found, as it found it. Looks at the suggestion's document."""
    return Claim(
        start=suggestion.start,
        end=suggestion.end,
        passage=suggestion.document.text[suggestion.start : suggestion.end],
        language=Language(suggestion.document.language),
        actor=suggestion.actor or None,
        action=ClaimAction(suggestion.action),
        line_of_effort=LineOfEffort(suggestion.line_of_effort),
        also=LineOfEffort(suggestion.also) if suggestion.also else None,
        object=suggestion.object or None,
        quantity=_plain(suggestion.quantity),
        unit=suggestion.unit or None,
        date=suggestion.due_on.isoformat() if suggestion.due_on else None,
        date_precision=DatePrecision(suggestion.due_precision) if suggestion.due_precision else None,
        partner=suggestion.partner or None,
        instrument=suggestion.instrument or None,
        rule=suggestion.rule,
    )


def entries_of(commitment: Commitment, passage: str, promised_by: str) -> list[Entry]:
    """A commitment in each wording that it has: its titles, and the *passage* that it came from.

    *promised_by* is the actor whom that passage names. The body that answers for it is no actor of the text: a ministry
    may answer for what a state has promised.
    """
    wordings = [(code, text) for code, text in commitment.title.texts.items() if text]
    return [
        Entry(
            reference=commitment.reference,
            title=text,
            language=Language(code),
            action=ClaimAction(commitment.action),
            line_of_effort=LineOfEffort(commitment.line_of_effort),
            also=LineOfEffort(commitment.also) if commitment.also else None,
            actor=promised_by or None,
            quantity=_plain(commitment.quantity),
            unit=commitment.unit or None,
            date=commitment.due_on.isoformat() if commitment.due_on else None,
            date_precision=DatePrecision(commitment.due_precision) if commitment.due_precision else None,
            partner=commitment.partner or None,
            instrument=commitment.instrument or None,
        )
        for code, text in dict.fromkeys([*wordings, (commitment.document.language, passage)])
    ]


_LINKS = frozenset({"e", "i", "te", "se"})
"""Folded words by which Albanian hangs one noun onto another: Bashkia *e* Elbasanit."""


def same_in_albanian(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names, as folded words, are one: «Bashkia Elbasan», «Bashkia e Elbasanit»."""
    pairs = [[word for word in words if word not in _LINKS] for words in (one, other)]
    return len(pairs[0]) == len(pairs[1]) and all(
        a == b or a in _inflected(b) or b in _inflected(a) for a, b in zip(*pairs, strict=True)
    )


def _inflected(word: str) -> frozenset[str]:
    """A folded noun in the forms in which Albanian says whose something is, or which one it is: *Elbasan, Elbasanit*,
    *Korçë, Korçës, Korça*, *Shkodër, Shkodrës*."""
    if word.endswith("e"):
        return frozenset(word[:-1] + ending for ending in ("a", "es", "en"))
    forms = {word + ending for ending in ("i", "u", "t", "it", "ut", "in", "un", "s", "a", "se")}
    if len(word) > 3 and word[-2] == "e":  # Shkodër, Kamëz: the vowel falls
        forms |= {word[:-2] + word[-1] + ending for ending in ("a", "es", "en")}
    return frozenset(forms)


_KINDS = {
    provisions.Force.BINDING: ObligationKind.DECIDES,
    provisions.Force.CALL: ObligationKind.CALLS,
    provisions.Force.ENCOURAGE: ObligationKind.ENCOURAGES,
}
"""The verb of the register for each force; what only permits or recognises asks nothing of anybody."""

_VERBS = {
    "demand": ObligationKind.DEMANDS, "kerkon me force": ObligationKind.DEMANDS, "طالب": ObligationKind.DEMANDS,
    "urge": ObligationKind.URGES, "nxit fuqimisht": ObligationKind.URGES, "حث": ObligationKind.URGES,
    "request": ObligationKind.REQUESTS, "طلب": ObligationKind.REQUESTS,
    "invite": ObligationKind.INVITES, "fton": ObligationKind.INVITES,
    "recommend": ObligationKind.RECOMMENDS, "rekomand": ObligationKind.RECOMMENDS, "وصي": ObligationKind.RECOMMENDS,
    "emphasi": ObligationKind.EMPHASISES, "thekson": ObligationKind.EMPHASISES,
    "underscore": ObligationKind.UNDERSCORES, "nenvizon": ObligationKind.UNDERSCORES,
}  # fmt: skip
"""Verbs that say more than their force, as parts of a folded word."""


def kind_of(verb: str | None, force: provisions.Force) -> str:
    """The kind of obligation that a verb shows; empty where it obliges nobody."""
    folded = normalise(verb or "").text
    exact = next((kind for part, kind in _VERBS.items() if part in folded), None) or _KINDS.get(force)
    return str(exact) if exact else ""


Found = tuple[str, int, int, str, str, str, str]
"""Number, start, end, rule, kind, line of effort, a second one: what ``FoundProvision`` takes."""


def found_in(text: str, language: Language) -> Iterator[Found]:
    """The numbered paragraphs or articles of a text, each followed by its parts: ``1``, ``1(a)``, ``1(a)(i)``."""
    for one in provisions.read(text, language):
        lines = (*(str(line) for line in one.lines), "", "")
        place = (one.number, one.start, one.end, one.verb, one.force)
        for number, start, end, verb, force in (place, *_parts(one.number, one.parts, one.verb)):
            rule = f"{language}.{force}:{' '.join((verb or '').split()).casefold()}"[:100]
            kind = kind_of(verb, force)
            yield number, start, end, f"{rule}@{provisions.RULES_VERSION}", kind, lines[0], lines[1]


def _parts(
    above: str, parts: Sequence[provisions.Part], verb: str | None
) -> Iterator[tuple[str, int, int, str | None, provisions.Force]]:
    for part in parts:
        number, own = f"{above}({part.number})", part.verb or verb
        yield number, part.start, part.end, own, part.force
        yield from _parts(number, part.parts, own)
