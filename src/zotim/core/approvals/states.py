"""An approval waits, then is approved, returned, withdrawn or lapses; it never changes again."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

APPROVAL = Machine(
    "approvals.Approval",
    "state",
    initial="pending",
    states=[
        State("pending", _("Waiting"), Glyph.UNDER_WAY),
        State("approved", _("Approved"), Glyph.PROVEN),
        State("returned", _("Returned"), Glyph.PROMISED),
        State("lapsed", _("Lapsed"), Glyph.LATE),
        State("withdrawn", _("Withdrawn"), Glyph.PROMISED),
    ],
    transitions=[
        Transition(
            "approve",
            source="pending",
            target="approved",
            action="",
            event="approvals.approval.approved",
            label=_("Approve"),
            requires=_("Another person than the one who asked, deputies included"),
        ),
        Transition(
            "return",
            source="pending",
            target="returned",
            action="",
            event="approvals.approval.returned",
            label=_("Return"),
            requires=_("Another person than the one who asked, deputies included"),
        ),
        Transition(
            "lapse",
            source="pending",
            target="lapsed",
            action="",
            event="approvals.approval.lapsed",
            label=_("Let it lapse"),
            requires=_("Its day has passed, and it lapses by its basis"),
        ),
        Transition(
            "withdraw",
            source="pending",
            target="withdrawn",
            action="",
            event="approvals.approval.withdrawn",
            label=_("Withdraw"),
            requires=_("One of those who asked, or the withdrawal of what it was about"),
        ),
    ],
)
