"""What may be the same as a record, what was merged into it, and what waits for a second person."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.core.search.services import sharing
from zotim.engines.contradictions import Reason
from zotim.engines.scripts import tokens
from zotim.register import selectors as register
from zotim.register.comparing import similar_to
from zotim.register.duplicates.models import Merger
from zotim.register.measures.selectors import measures
from zotim.register.models import Commitment, Measure

SHOWN = 5
STEM, SHORTEST = 5, 4
"""Letters by which two words are compared, and letters of a word that counts."""
ALIKE = 0.5
"""Part of the words of two titles that they share when they may be the same."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that may say the same, and why."""

    one: Commitment | Measure
    reasons: Sequence[Reason]


def mergeable(actor: Actor, one: Commitment | Measure) -> QuerySet[Commitment] | QuerySet[Measure]:
    """What *one* could be merged into."""
    if isinstance(one, Commitment):
        return register.commitments(actor).filter(state="active").exclude(pk=one.pk)
    return measures(actor).exclude(pk=one.pk).exclude(state="given_up")


def alike(actor: Actor, one: Commitment | Measure) -> list[Alike]:
    """Records that may say the same as *one*, the likeliest first."""
    if isinstance(one, Measure):
        return [Alike(other, (Reason.WORDS,)) for other in _measures_alike(actor, one)]
    own = one.suggestions.filter(document=one.document_id, start=one.start, end=one.end).first()
    found = similar_to(actor, own) if own else []
    return [Alike(other.commitment, other.reasons) for other in found if other.commitment.pk != one.pk]


def _words(one: Measure) -> dict[str, set[str]]:
    return {
        language: {word[:STEM] for word in tokens(text) if len(word) >= SHORTEST}
        for language, text in one.title.texts.items()
    }


def _measures_alike(actor: Actor, one: Measure) -> list[Measure]:
    own = _words(one)
    rows = sharing(actor, Measure, sorted(set().union(*own.values())))
    found = [(_shared(own, _words(row)), row) for row in rows if row.pk != one.pk and row.state != "given_up"]
    found.sort(key=lambda pair: (-pair[0], pair[1].reference))
    return [row for part, row in found if part >= ALIKE][:SHOWN]


def _shared(own: dict[str, set[str]], other: dict[str, set[str]]) -> float:
    both = [language for language in own if own[language] and other.get(language)]
    return max((len(own[code] & other[code]) / len(own[code] | other[code]) for code in both), default=0)


def mergers(actor: Actor) -> QuerySet[Merger]:
    """Mergers that the actor may see, newest first."""
    rows = Merger.objects.filter(visible(Merger, actor))
    return rows.select_related("commitment", "into_commitment", "measure", "into_measure", "asked_by")


def merger(actor: Actor, pk: UUID) -> Merger:
    """One merger. Raises NotVisible."""
    return get_visible(mergers(actor), actor, pk=pk)


def mergers_of(actor: Actor, one: Commitment | Measure) -> list[Merger]:
    """What was merged into a record, what it was merged into, and what waits, newest first."""
    if isinstance(one, Commitment):
        rows = mergers(actor).filter(commitment=one) | mergers(actor).filter(into_commitment=one)
    else:
        rows = mergers(actor).filter(measure=one) | mergers(actor).filter(into_measure=one)
    return list(rows.filter(state__in=("proposed", "merged")))


def to_decide(actor: Actor) -> QuerySet[Merger]:
    """Mergers that wait for the actor as the second person."""
    rows = mergers(actor).filter(waiting_for(actor, "register.duplicate.decide"), state="proposed")
    return rows.order_by("created_at", "pk")
