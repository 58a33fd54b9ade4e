"""A statement beside the record: what is like a claim, and what it contradicts. Only what the actor may see.

What another state promises is its own promise: it contradicts none of ours, nor does ours contradict one of others that
is on record, unless a person links the two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Substr

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.search.services import holding_any, seldom
from zotim.engines import contradictions
from zotim.engines.claims import Claim
from zotim.engines.contradictions import Entry, Reason
from zotim.register.models import Commitment, Contradiction, Document, Suggestion
from zotim.register.models.statements import of_others
from zotim.register.reading import claim_of, entries_of

MOST_COMPARED = 300
"""Records that one claim is compared with: those with its number first, then the newest."""
AT_ONCE = 8
"""Words, or words together, that are looked for in one question."""
MOST_KEPT = 10
"""Commitments, those most like it, that one claim can contradict: what is less alike is another promise."""
MOST_SHOWN = 5
"""Similar commitments that a page shows."""
BY_LINK = "linked."
"""How rules begin that hold for a suggestion and its commitment only as long as it is linked."""


@dataclass(frozen=True, slots=True)
class SimilarCommitment:
    """A commitment that may be the same promise, and why."""

    commitment: Commitment
    reasons: tuple[Reason, ...]


def similar_to(actor: Actor, suggestion: Suggestion) -> list[SimilarCommitment]:
    """Commitments that may be the same promise as a suggestion, the likeliest first, at most :data:`MOST_SHOWN`."""
    claim = claim_of(suggestion)
    rows = {one.reference: one for one in _candidates(actor, claim)}
    found = contradictions.similar(claim, _entries(rows.values()), MOST_SHOWN)
    return [SimilarCommitment(rows[one.entry.reference], one.reasons) for one in found]


def against_record(actor: Actor, suggestions: Iterable[Suggestion]) -> list[Contradiction]:
    """Where suggestions don't fit the commitments of other documents, nor those they are linked to. Not saved."""
    found = []
    for suggestion in suggestions:
        claim = claim_of(suggestion)
        rows = {
            one.reference: one
            for one in _candidates(actor, claim)
            if one.document_id != suggestion.document_id and of_others(one.promised_by or "") == suggestion.by_others
        }
        entries = _entries(rows.values())
        nearest = {one.entry.reference for one in contradictions.similar(claim, entries, MOST_KEPT)}
        for one in contradictions.against_record([claim], [e for e in entries if e.reference in nearest]):
            found.append(_contradiction(suggestion, rows[one.other.reference or ""], one))
        found += against_its_commitment(suggestion)
    return _each_once(found)


def against_its_commitment(suggestion: Suggestion) -> list[Contradiction]:
    """Where a suggestion doesn't fit the active commitment that a person linked it to. Not saved."""
    commitment = suggestion.commitment
    if commitment is None or suggestion.state != "linked" or commitment.state != "active":
        return []
    entries = entries_of(commitment, commitment.passage, "")
    found = contradictions.of_the_same(claim_of(suggestion), entries)
    return _each_once([_contradiction(suggestion, commitment, one, by=BY_LINK) for one in found])


def against_statements(actor: Actor, commitment: Commitment, promised_by: str) -> list[Contradiction]:
    """Where a new commitment doesn't fit what other statements say that isn't itself on record. Not saved.

    What was made a commitment was compared when the later of the two came in; of what was only suggested so far, or
    linked to a commitment, the record holds nothing yet.
    """
    entries = entries_of(commitment, commitment.passage, promised_by)
    lines = _lines({commitment.line_of_effort, commitment.also})
    rows = Suggestion.objects.filter(lines, visible(Suggestion, actor), state__in=("open", "linked"))
    rows = rows.exclude(document=commitment.document_id).exclude(commitment=commitment)
    found = []
    for suggestion in rows.select_related("document").order_by("-created_at", "pk")[:MOST_COMPARED]:
        if suggestion.by_others != of_others(promised_by):
            continue
        for one in contradictions.against_record([claim_of(suggestion)], entries):
            found.append(_contradiction(suggestion, commitment, one))
    return _each_once(found)[:MOST_KEPT]


def contradictions_of(actor: Actor, commitment: Commitment) -> QuerySet[Contradiction]:
    """Where statements don't fit a commitment, and where the statement that it came from didn't fit the record."""
    # Not suggestion__commitment: an OR over two tables is answered by no index, and all that was ever said is read.
    own = Q(commitment=commitment) | Q(suggestion__in=Suggestion.objects.filter(commitment=commitment))
    return _shown(actor).filter(own).exclude(suggestion__state="rejected")


def contradictions_in(actor: Actor, document: Document) -> QuerySet[Contradiction]:
    """Where a statement doesn't fit the record."""
    return _shown(actor).filter(suggestion__document=document)


def _shown(actor: Actor) -> QuerySet[Contradiction]:
    rows = Contradiction.objects.filter(visible(Contradiction, actor)).exclude(commitment__state="merged")
    rows = rows.filter(~Q(rule__startswith=BY_LINK) | Q(suggestion__commitment=F("commitment")))
    return rows.select_related("suggestion__document", "commitment").defer("commitment__document__text")


def _candidates(actor: Actor, claim: Claim) -> list[Any]:
    """Active commitments of a claim's lines of effort that hold one of its words; see :data:`MOST_COMPARED`.

    Where every third promise says *train*, that word finds nothing by itself: then those that hold what few hold, one
    word or several together, what fewest hold first; and up to the limit the newest of the lines, whatever their words.
    """
    words = contradictions.beginnings(claim)
    telling = seldom(Commitment, words)
    lines = _lines({claim.line_of_effort, claim.also})
    same = Case(When(quantity=claim.quantity, then=Value(0)), default=Value(1))
    rows = Commitment.objects.filter(lines, visible(Commitment, actor), state="active")
    rows = rows.order_by(same, "-created_at", "-pk")
    keys: list[Any] = []
    for at in range(0, len(telling), AT_ONCE):
        some = holding_any(Commitment, telling[at : at + AT_ONCE])
        more = rows.filter(some).exclude(pk__in=keys).values_list("pk", flat=True)
        keys += more[: MOST_COMPARED - len(keys)]
        if len(keys) >= MOST_COMPARED:
            break
    if len(keys) < MOST_COMPARED and {(word,) for word in words} - set(telling):
        keys += rows.exclude(pk__in=keys).values_list("pk", flat=True)[: MOST_COMPARED - len(keys)]
    # Apart, so that passages are cut out of their documents for these alone.
    made_of = Suggestion.objects.filter(
        commitment=OuterRef("pk"), document=OuterRef("document"), start=OuterRef("start"), end=OuterRef("end")
    )
    return list(
        Commitment.objects.filter(pk__in=keys)
        .annotate(
            words=Substr("document__text", F("start") + 1, F("end") - F("start")),
            promised_by=Subquery(made_of.order_by("created_at", "pk").values("actor")[:1]),
        )
        .select_related("document", "lead")
        .defer("document__text")
    )


def _lines(codes: Iterable[str | None]) -> Q:
    lines = sorted({str(code) for code in codes if code})
    return Q(line_of_effort__in=lines) | Q(also__in=lines)


def _entries(rows: Iterable[Any]) -> list[Entry]:
    """The wordings of :func:`_candidates`."""
    return [entry for one in rows for entry in entries_of(one, one.words, one.promised_by or "")]


def _contradiction(
    suggestion: Suggestion, commitment: Commitment, found: contradictions.Contradiction, *, by: str = ""
) -> Contradiction:
    return Contradiction(
        suggestion=suggestion,
        commitment=commitment,
        kind=found.kind,
        said=found.one_value[:200],
        recorded=found.other_value[:200],
        rule=by + found.rule,
    )


def _each_once(found: list[Contradiction]) -> list[Contradiction]:
    """One commitment in three wordings contradicts once."""
    return list({(one.suggestion_id, one.commitment_id, one.kind): one for one in reversed(found)}.values())[::-1]
