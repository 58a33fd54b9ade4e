"""States of the register's records, as tables. The database refuses every move that isn't in them."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

SUGGESTION = Machine(
    "register.Suggestion",
    "state",
    initial="open",
    states=[
        State("open", _("Open"), Glyph.PROMISED),
        State("accepted", _("Accepted"), Glyph.PROVEN),
        State("edited", _("Accepted with changes"), Glyph.PROVEN),
        State("rejected", _("Rejected"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "accept", source="open", target="accepted", action="register.suggestion.decide",
            event="register.suggestion.accepted", label=_("Accept"),
        ),
        Transition(
            "edit", source="open", target="edited", action="register.suggestion.decide",
            event="register.suggestion.edited", label=_("Accept with changes"),
        ),
        Transition(
            "reject", source="open", target="rejected", action="register.suggestion.decide",
            event="register.suggestion.rejected", label=_("Reject"), requires=_("A reason"),
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

ASSESSMENT = Machine(
    "register.StatusAssessment",
    "state",
    initial="proposed",
    states=[
        State("proposed", _("Waiting for a second person"), Glyph.SAID),
        State("confirmed", _("Confirmed"), Glyph.PROVEN),
        State("returned", _("Returned"), Glyph.PROMISED),
    ],
    transitions=[
        Transition(
            "confirm", source="proposed", target="confirmed", action="register.assessment.confirm",
            event="register.assessment.confirmed", label=_("Confirm"),
            requires=_("Another person than the one who assessed"),
        ),
        Transition(
            "return", source="proposed", target="returned", action="register.assessment.confirm",
            event="register.assessment.returned", label=_("Return it"),
            requires=_("Another person than the one who assessed, and a reason"),
        ),
    ],
)  # fmt: skip
