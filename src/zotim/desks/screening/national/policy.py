"""Who proposes, who decides, who sees what a proposal rests on: nobody else, not even those who keep the lists."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.approvals.two import own
from zotim.core.retention.policy import KEEPERS as RECORD_KEEPERS
from zotim.desks.screening.lists.policy import DECIDERS, PROPOSERS
from zotim.desks.screening.national.models import Decision, Proposal, ProposalEvidence

RETENTION = "retention"
"""For which those who look after records are told how many proposals are due."""
ALL_DECIDERS = frozenset(role.code for role in DECIDERS.values())
INSIDERS = PROPOSERS | ALL_DECIDERS


def authors(proposal: Proposal) -> frozenset[UUID]:
    """Everybody who wrote in a proposal, and whom they stood in for."""
    return frozenset(map(UUID, proposal.hands))


def wrote(actor: Actor, proposal: Any) -> bool:
    """Whether it is one's own proposal, or that of whom one stands in for."""
    return bool(actor.people & authors(proposal))


def sides(actor: Actor) -> list[str]:
    """On which sides somebody decides now."""
    return [side for side, role in DECIDERS.items() if role.code in actor.roles]


def decides(actor: Actor, of: Any) -> bool:
    """Whether somebody decides on a proposal, or answers a decision on it: on its side, and no author of it."""
    proposal = of.proposal if isinstance(of, Decision) else of
    return proposal.side in sides(actor) and not wrote(actor, proposal)


OWN, NOT_OWN = _("who wrote it"), _("a decider of its side, who didn't write it")
actions(
    Action("screening.proposal.list", _("List the proposals that one wrote or decides on"), INSIDERS, "screening.proposals.listed"),
    Action("screening.proposal.view", _("See a proposal and what it rests on"), INSIDERS, "screening.proposal.viewed"),
    Action("screening.proposal.print", _("Make the paper of a decision on an entry"), INSIDERS, "screening.proposal.printed"),
    Action("screening.proposal.draft", pgettext_lazy("right", "Draft a proposal"), PROPOSERS, "screening.proposal.drafted"),
    Action("screening.proposal.change", _("Change a proposal, and the files on which it rests"), PROPOSERS, "screening.proposal.changed", OWN, wrote),
    Action("screening.proposal.propose", _("Propose what was drafted"), PROPOSERS, "screening.proposal.proposed", OWN, wrote),
    Action("screening.proposal.withdraw", _("Withdraw a proposal"), PROPOSERS, "screening.proposal.withdrawn", OWN, wrote),
    Action("screening.proposal.decide", _("Decide on a proposal, with a second decider"), ALL_DECIDERS, "screening.proposal.decided", NOT_OWN, decides),
    Action("screening.proposal.review", _("Begin the review of an entry"), ALL_DECIDERS, "screening.proposal.reviewed", NOT_OWN, decides),
)  # fmt: skip


def _proposals(actor: Actor, purpose: str, way: str = "") -> Q:
    """One's own, and what was proposed to the deciders of one's side; those who keep records count old ones."""
    if purpose == RETENTION:
        return EVERYTHING if actor.roles & RECORD_KEEPERS else NOTHING
    found = NOTHING
    if actor.roles & PROPOSERS:
        found |= own(actor, "drafted", "proposed", way=way)
    if decided := sides(actor):
        found |= Q(**{f"{way}side__in": decided, f"{way}proposed_by__isnull": False})
    return found


@visible_to(Proposal)
def proposals(actor: Actor, purpose: str) -> Q:
    """Proposals that somebody wrote or decides on."""
    return _proposals(actor, purpose)


@visible_to(ProposalEvidence, Decision)
def parts(actor: Actor, purpose: str) -> Q:
    """What belongs to such a proposal."""
    return _proposals(actor, purpose, "proposal__")
