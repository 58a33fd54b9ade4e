"""States of the register's records, as tables. The database refuses every move that isn't in them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph


def _of_two(label: str, room: str) -> Machine:
    """One proposes, another confirms or returns."""
    action = f"{room}.confirm"
    return Machine(
        label,
        "state",
        initial="proposed",
        states=[
            State("proposed", _("Waiting for a second person"), Glyph.SAID),
            State("confirmed", _("Confirmed"), Glyph.PROVEN),
            State("returned", _("Returned"), Glyph.PROMISED),
        ],
        transitions=[
            Transition(
                "confirm", source="proposed", target="confirmed", action=action, event=f"{room}.confirmed",
                label=_("Confirm"), requires=_("Another person than the one who proposed it"),
            ),
            Transition(
                "return", source="proposed", target="returned", action=action, event=f"{room}.returned",
                label=_("Return it"), requires=_("Another person than the one who proposed it, and a reason"),
            ),
        ],
    )  # fmt: skip


def _suggested(label: str, room: str, states: Sequence[State] = (), steps: Sequence[Transition] = ()) -> Machine:
    """An engine suggests; a person accepts, changes or rejects it. *states* and *steps*: what else becomes of it."""
    action = f"{room}.decide"
    return Machine(
        label,
        "state",
        initial="open",
        states=[
            State("open", _("Open"), Glyph.PROMISED),
            State("accepted", _("Accepted"), Glyph.PROVEN),
            State("edited", _("Accepted with changes"), Glyph.PROVEN),
            *states,
            State("rejected", _("Rejected"), Glyph.SAID),
        ],
        transitions=[
            Transition(
                "accept", source="open", target="accepted", action=action,
                event=f"{room}.accepted", label=_("Accept"),
            ),
            Transition(
                "edit", source="open", target="edited", action=action,
                event=f"{room}.edited", label=_("Accept with changes"),
            ),
            *steps,
            Transition(
                "reject", source="open", target="rejected", action=action,
                event=f"{room}.rejected", label=_("Reject"), requires=_("A reason"),
            ),
        ],
    )  # fmt: skip


SUGGESTION = _suggested(
    "register.Suggestion",
    "register.suggestion",
    states=[State("linked", _("Linked to a commitment"), Glyph.PROVEN)],
    steps=[
        Transition(
            "link", source="open", target="linked", action="register.suggestion.decide",
            event="register.suggestion.linked", label=_("Link to a commitment"), requires=_("A commitment on record"),
        ),
        Transition(
            "unlink", source="linked", target="open", action="register.suggestion.unlink",
            event="register.suggestion.unlinked", label=_("Take the link away"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip
PROVISION_SUGGESTION = _suggested("register.ProvisionSuggestion", "register.provision")

CONTRADICTION = Machine(
    "register.Contradiction",
    "state",
    initial="open",
    states=[
        State("open", _("Not explained yet"), Glyph.PROMISED),
        State("explained", _("Explained: both hold"), Glyph.SAID),
        State("settled", _("Settled"), Glyph.PROVEN),
        State("released", _("Released"), Glyph.LATE),
        State("explained_shown", _("Released; explained: both hold"), Glyph.SAID),
        State("settled_shown", _("Released; settled"), Glyph.PROVEN),
    ],
    # Who sees it and what it means are two questions: each is answered once, in any order.
    transitions=[
        Transition(
            "explain", source="open", target="explained", action="register.contradiction.decide",
            event="register.contradiction.explained", label=_("Explain why both hold"), requires=_("A reason"),
        ),
        Transition(
            "settle", source="open", target="settled", action="register.contradiction.decide",
            event="register.contradiction.settled", label=_("Say how it was settled"), requires=_("A reason"),
        ),
        Transition(
            "explain_shown", source="released", target="explained_shown", action="register.contradiction.decide",
            event="register.contradiction.explained", label=_("Explain why both hold"), requires=_("A reason"),
        ),
        Transition(
            "settle_shown", source="released", target="settled_shown", action="register.contradiction.decide",
            event="register.contradiction.settled", label=_("Say how it was settled"), requires=_("A reason"),
        ),
        Transition(
            "release", source="open", target="released", action="register.contradiction.release",
            event="register.contradiction.released", label=_("Release it"), requires=_("A reason"),
        ),
        Transition(
            "release_explained", source="explained", target="explained_shown", action="register.contradiction.release",
            event="register.contradiction.released", label=_("Release it"), requires=_("A reason"),
        ),
        Transition(
            "release_settled", source="settled", target="settled_shown", action="register.contradiction.release",
            event="register.contradiction.released", label=_("Release it"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

COMMITMENT = Machine(
    "register.Commitment",
    "state",
    initial="active",
    states=[
        State("active", _("Active"), Glyph.PROMISED),
        State("lapsed", _("Lapsed"), Glyph.LATE),
        State("superseded", _("Superseded"), Glyph.SAID),
        State("merged", _("Merged into another"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "lapse", source="active", target="lapsed", action="register.commitment.end",
            event="register.commitment.lapsed", label=_("Mark as lapsed"), requires=_("A reason"),
        ),
        Transition(
            "supersede", source="active", target="superseded", action="register.commitment.end",
            event="register.commitment.superseded", label=_("Mark as superseded"), requires=_("A reason"),
        ),
        Transition(
            "merge", source="active", target="merged", action="register.duplicate.merge",
            event="register.commitment.merged", label=_("Merge into another"), requires=_("A reason"),
        ),
        Transition(
            "take_apart", source="merged", target="active", action="register.duplicate.undo",
            event="register.commitment.parted", label=_("Take apart again"),
        ),
    ],
)  # fmt: skip

MEASURE = Machine(
    "register.Measure",
    "state",
    initial="planned",
    states=[
        State("planned", _("Planned"), Glyph.PROMISED),
        State("under_way", _("Under way"), Glyph.UNDER_WAY),
        State("completed", _("Said to be completed"), Glyph.SAID),
        State("given_up", _("Given up"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "begin", source="planned", target="under_way", action="register.measure.move",
            event="register.measure.begun", label=_("Begin"),
        ),
        Transition(
            "complete", source="under_way", target="completed", action="register.measure.move",
            event="register.measure.completed", label=_("Say that it is completed"),
        ),
        Transition(
            "give_up", source="under_way", target="given_up", action="register.measure.move",
            event="register.measure.given_up", label=_("Give up"),
        ),
    ],
)  # fmt: skip

EVIDENCE = Machine(
    "register.Evidence",
    "state",
    initial="submitted",
    states=[
        State("submitted", _("Waiting for review"), Glyph.SAID),
        State("accepted", _("Reviewed"), Glyph.PROVEN),
        State("returned", _("Returned"), Glyph.PROMISED),
    ],
    transitions=[
        Transition(
            "accept", source="submitted", target="accepted", action="register.evidence.review",
            event="register.evidence.accepted", label=_("It shows what it says"),
            requires=_("Another person than the one who put it in"),
        ),
        Transition(
            "return", source="submitted", target="returned", action="register.evidence.review",
            event="register.evidence.returned", label=_("Return it"),
            requires=_("Another person than the one who put it in, and a reason"),
        ),
    ],
)  # fmt: skip

ASSESSMENT = _of_two("register.StatusAssessment", "register.assessment")
VERIFICATION = _of_two("register.Verification", "register.verification")
COVERAGE = _of_two("register.Coverage", "register.coverage")


def _national(instrument: Any) -> bool:
    return bool(instrument.national)


def _answered(instrument: Any) -> bool:
    return not instrument.opinions.filter(state="open").exists()


INSTRUMENT = Machine(
    "register.Instrument",
    "state",
    initial="recorded",
    states=[
        State("recorded", _("On record; its life isn't followed here"), Glyph.PROMISED),
        State("drafting", _("Being drafted"), Glyph.UNDER_WAY),
        State("consultation", _("In consultation"), Glyph.UNDER_WAY),
        State("adopted", _("Adopted, not in force yet"), Glyph.SAID),
        State("in_force", _("In force"), Glyph.PROVEN),
        State("under_revision", _("In force, under revision"), Glyph.UNDER_WAY),
        State("amended", _("In force as amended"), Glyph.PROVEN),
        State("repealed", _("Repealed"), Glyph.LATE),
        State("dropped", _("Draft dropped"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "draft", source="recorded", target="drafting", action="register.instrument.move",
            event="register.instrument.drafted", label=_("Begin drafting"),
            requires=_("A national instrument"), check=_national,
        ),
        Transition(
            "consult", source="drafting", target="consultation", action="register.instrument.move",
            event="register.instrument.consulted", label=_("Open the consultation"),
        ),
        Transition(
            "redraft", source="consultation", target="drafting", action="register.instrument.move",
            event="register.instrument.redrafted", label=_("Back to drafting"),
        ),
        Transition(
            "adopt", source=("drafting", "consultation"), target="adopted", action="register.instrument.move",
            event="register.instrument.adopted", label=_("Say that it is adopted"),
            requires=_("Every opinion answered, dissent too"), check=_answered,
        ),
        Transition(
            "commence", source=("recorded", "adopted"), target="in_force", action="register.instrument.move",
            event="register.instrument.commenced", label=_("Say that it is in force"),
            requires=_("A national instrument"), check=_national,
        ),
        Transition(
            "revise", source=("in_force", "amended"), target="under_revision", action="register.instrument.move",
            event="register.instrument.revised", label=_("Put under revision"),
        ),
        Transition(
            "amend", source="under_revision", target="amended", action="register.instrument.move",
            event="register.instrument.amended", label=_("Say that it is amended"),
            requires=_("Every opinion answered, dissent too"), check=_answered,
        ),
        Transition(
            "keep", source="under_revision", target="in_force", action="register.instrument.move",
            event="register.instrument.kept", label=_("End the revision without a change"),
        ),
        Transition(
            "repeal", source=("in_force", "amended", "under_revision"), target="repealed",
            action="register.instrument.move", event="register.instrument.repealed", label=_("Say that it is repealed"),
        ),
        Transition(
            "drop", source=("drafting", "consultation"), target="dropped", action="register.instrument.move",
            event="register.instrument.dropped", label=_("Drop the draft"),
        ),
    ],
)  # fmt: skip

OPINION = Machine(
    "register.Opinion",
    "state",
    initial="open",
    states=[
        State("open", _("Not answered yet"), Glyph.PROMISED),
        State("taken_up", _("Taken up"), Glyph.PROVEN),
        State("not_taken_up", _("Not taken up"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "take_up", source="open", target="taken_up", action="register.opinion.answer",
            event="register.opinion.taken_up", label=_("Take it up"),
        ),
        Transition(
            "pass_over", source="open", target="not_taken_up", action="register.opinion.answer",
            event="register.opinion.passed_over", label=_("Don't take it up"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

OBLIGATION = Machine(
    "register.Obligation",
    "state",
    initial="unverified",
    states=[
        State("unverified", _("Paragraph number to be verified"), Glyph.PROMISED),
        State("seen", _("Words seen with their number in a copy"), Glyph.SAID),
        State("verified", _("Verified by two people"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "take_over", source="unverified", target="seen", action="register.library.load",
            event="register.obligation.seen", label=_("Take over a file's mark"),
            requires=_("The file says where the words were seen"),
        ),
        Transition(
            "verify", source=("unverified", "seen"), target="verified", action="register.verification.confirm",
            event="register.obligation.verified", label=_("Verify"),
            requires=_("A passage of the official text, and a second person"),
        ),
        Transition(
            "doubt", source=("seen", "verified"), target="unverified", action="register.verification.doubt",
            event="register.obligation.doubted", label=_("Doubt the paragraph"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip
