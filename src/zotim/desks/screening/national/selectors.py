"""Every read of proposals; each takes the actor. What is sealed is opened here, and nowhere else."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.audit.services import record
from zotim.core.sealing.texts import as_bytes
from zotim.desks.screening.lists.models import Listed
from zotim.desks.screening.national.models import Decision, Proposal, ProposalEvidence
from zotim.desks.screening.national.sealed import CantBeOpened, opened
from zotim.formats.lists import Listing, from_json

PEOPLE = (
    "drafted_by",
    "drafted_for",
    "proposed_by",
    "proposed_for",
    "first_by",
    "first_for",
    "second_by",
    "second_for",
)


@dataclass(frozen=True, slots=True)
class Said:
    """A decision, with what the two said."""

    decision: Decision
    reason: str
    answer: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a proposal holds; nothing when there is *trouble*: its key is gone (``destroyed``), or it isn't what was
    sealed (``altered``)."""

    identity: Listing | None = None
    grounds: str = ""
    told_reasons: str = ""
    evidence: tuple[tuple[ProposalEvidence, str], ...] = ()
    decisions: tuple[Said, ...] = ()
    trouble: str = ""


def proposals(actor: Actor) -> QuerySet[Proposal]:
    """Proposals that somebody wrote or decides on, the newest first."""
    rows = Proposal.objects.filter(visible(Proposal, actor)).select_related("source", "legal_basis")
    return rows.defer("identity", "grounds").order_by("-created_at", "-pk")


def proposal(actor: Actor, pk: UUID) -> Proposal:
    """One of them. Raises NotVisible."""
    return get_visible(Proposal.objects.select_related("source", "legal_basis", *PEOPLE), actor, pk=pk)


def held(actor: Actor, found: Proposal) -> Held:
    """What a proposal holds, for who may see it. What was altered is put on record."""
    pieces = ProposalEvidence.objects.filter(visible(ProposalEvidence, actor), proposal=found).defer("content")
    decisions = Decision.objects.filter(visible(Decision, actor), proposal=found)
    try:
        return Held(
            identity=from_json(opened(found, "identity"), found.source.code),
            grounds=opened(found, "grounds"),
            told_reasons=opened(found, "told_reasons"),
            evidence=tuple((one, opened(one, "name")) for one in pieces),
            decisions=tuple(
                Said(one, opened(one, "reason"), opened(one, "answer"))
                for one in decisions.select_related("first_by", "first_for", "second_by", "second_for")
            ),
        )
    except CantBeOpened as error:
        if error.trouble == "altered":
            record(actor, "screening.proposal.opened", found, outcome="failed", details={"trouble": error.trouble})
        return Held(trouble=error.trouble)


def evidence(actor: Actor, proposal: UUID, pk: UUID) -> tuple[ProposalEvidence, str, bytes]:
    """A file of a proposal, with its name. Raises NotVisible, CantBeOpened."""
    found = get_visible(ProposalEvidence.objects.all(), actor, pk=pk, proposal_id=proposal)
    return found, opened(found, "name"), as_bytes(opened(found, "content"))


def decision(actor: Actor, proposal: UUID, pk: UUID) -> Decision:
    """A decision on that proposal. Raises NotVisible."""
    rows = Decision.objects.select_related("proposal__source", "proposal__legal_basis")
    return get_visible(rows, actor, pk=pk, proposal_id=proposal)


def entry(actor: Actor, found: Proposal) -> Listed | None:
    """What the list says, or said last, of what was proposed."""
    rows = Listed.objects.filter(visible(Listed, actor), source=found.source_id, listed_id=found.reference)
    return rows.order_by("-since__number").first()
