"""States of a conference, from its call to its end."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.states.machine import Machine, State, Transition
from zotim.desks.reintegration.conferences.models import LIVE
from zotim.vocabulary import Glyph

CONFERENCE = Machine(
    "reintegration.Conference",
    "state",
    initial="called",
    states=[
        State("called", pgettext_lazy("conference", "Called"), Glyph.PROMISED),
        State("invited", pgettext_lazy("conference", "Invited"), Glyph.UNDER_WAY),
        State("open", pgettext_lazy("conference", "Open"), Glyph.UNDER_WAY),
        State("closed", pgettext_lazy("conference", "Closed"), Glyph.PROVEN),
        State("cancelled", pgettext_lazy("conference", "Cancelled"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "invite", source="called", target="invited", action="reintegration.conference.invite",
            event="reintegration.conference.invited", label=_("Invite those who have a seat"),
            requires=_("A seat, and an item; of each item it is said who is invited of those it is about, or why not"),
        ),
        Transition(
            "open", source="invited", target="open", action="reintegration.conference.open",
            event="reintegration.conference.opened", label=_("Open the conference"),
            requires=_("Its day has come"), check=lambda row: row.held_on <= timezone.localdate(),
        ),
        Transition(
            "close", source="open", target="closed", action="reintegration.conference.close",
            event="reintegration.conference.closed", label=_("Close the conference"),
            requires=_("A decision on each item, also that nothing is to be done"),
        ),
        Transition(
            "cancel", source=LIVE, target="cancelled", action="reintegration.conference.cancel",
            event="reintegration.conference.cancelled", label=_("Cancel the conference"),
        ),
    ],
)  # fmt: skip

guards.settled(
    "reintegration.Conference", "state", LIVE, ["kind", "body", "chair", "place", "held_on", "begins_at", "ends_at"]
)
