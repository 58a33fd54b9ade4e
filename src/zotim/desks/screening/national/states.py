"""States of a proposal, and of a decision on it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

TWO = _("Two deciders, neither of them the proposer")
ON_LAW = _("Two deciders, neither of them the proposer, and a legal basis that was confirmed")


def rests_on_law(proposal: Any) -> bool:
    """Whether its legal basis was confirmed; until then nobody is listed under it."""
    return bool(proposal.legal_basis.state == "confirmed")


DECIDE = "screening.proposal.decide"
PROPOSAL = Machine(
    "screening.Proposal",
    "state",
    initial="drafted",
    states=[
        State("drafted", pgettext_lazy("proposal for a list", "Drafted"), Glyph.PROMISED),
        State("proposed", pgettext_lazy("proposal for a list", "Proposed"), Glyph.UNDER_WAY),
        State("returned", pgettext_lazy("proposal for a list", "Returned"), Glyph.LATE),
        State("withdrawn", pgettext_lazy("proposal for a list", "Withdrawn"), Glyph.SAID),
        State("listed", pgettext_lazy("proposal for a list", "Listed"), Glyph.PROVEN),
        State("under_review", pgettext_lazy("proposal for a list", "Listed, under review"), Glyph.LATE),
        State("delisted", pgettext_lazy("proposal for a list", "Taken off the list"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "propose", source=("drafted", "returned"), target="proposed", action="screening.proposal.propose",
            event="screening.proposal.proposed", label=_("Propose"),
        ),
        Transition(
            "withdraw", source=("drafted", "proposed", "returned"), target="withdrawn",
            action="screening.proposal.withdraw", event="screening.proposal.withdrawn", label=_("Withdraw"),
        ),
        Transition(
            "return", source="proposed", target="returned", action=DECIDE, event="screening.proposal.returned",
            label=_("Return"), requires=_("A reason"),
        ),
        Transition(
            "list", source="proposed", target="listed", action=DECIDE, event="screening.proposal.listed",
            label=pgettext_lazy("decision on a proposal", "List"), requires=ON_LAW, check=rests_on_law,
        ),
        Transition(
            "review", source="listed", target="under_review", action="screening.proposal.review",
            event="screening.proposal.reviewed", label=_("Begin the review"),
            requires=_("Its day of review, or a decider who wants it earlier"),
        ),
        Transition(
            "keep", source="under_review", target="listed", action=DECIDE, event="screening.proposal.kept",
            label=pgettext_lazy("decision on a proposal", "Keep on the list"), requires=ON_LAW, check=rests_on_law,
        ),
        Transition(
            "delist", source=("listed", "under_review"), target="delisted", action=DECIDE,
            event="screening.proposal.delisted", label=pgettext_lazy("decision on a proposal", "Take off the list"),
            requires=TWO,
        ),
    ],
)  # fmt: skip

DECISION = Machine(
    "screening.Decision",
    "state",
    initial="waiting",
    states=[
        State("waiting", pgettext_lazy("decision of two", "Waits for the second decider"), Glyph.UNDER_WAY),
        State("carried", pgettext_lazy("decision of two", "In effect"), Glyph.PROVEN),
        State("returned", pgettext_lazy("decision of two", "Not agreed"), Glyph.LATE),
        State("dropped", pgettext_lazy("decision of two", "Fell away"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "carry", source="waiting", target="carried", action=DECIDE, event="screening.decision.carried",
            label=_("Agree"), requires=TWO,
        ),
        Transition(
            "return", source="waiting", target="returned", action=DECIDE, event="screening.decision.returned",
            label=pgettext_lazy("decision of two", "Don't agree"), requires=_("A reason"),
        ),
        Transition(
            "drop", source="waiting", target="dropped", action="screening.proposal.withdraw",
            event="screening.decision.dropped", label=pgettext_lazy("decision of two", "Drop"),
            requires=_("The proposal was withdrawn"),
        ),
    ],
)  # fmt: skip
