"""The states of needs and of assistance. The database refuses every other move."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.register.assistance.models import Need
from zotim.vocabulary import Glyph


def _is_matched(need: Need) -> bool:
    return need.matches.exclude(assistance__state="withdrawn").exists()


def _has_begun(need: Need) -> bool:
    return need.matches.filter(assistance__state__in=["under_way", "delivered"]).exists()


def _was_delivered(need: Need) -> bool:
    return need.matches.filter(assistance__state="delivered").exists()


NEED = Machine(
    "register.Need",
    "state",
    initial="identified",
    states=[
        State("identified", pgettext_lazy("need", "Identified"), Glyph.PROMISED),
        State("approved", pgettext_lazy("need", "Approved"), Glyph.PROMISED),
        State("offered", pgettext_lazy("need", "Help was offered"), Glyph.UNDER_WAY),
        State("under_way", pgettext_lazy("need", "Under way"), Glyph.UNDER_WAY),
        State("met", pgettext_lazy("need", "Met"), Glyph.PROVEN),
        State("withdrawn", pgettext_lazy("need", "Withdrawn"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "approve", source="identified", target="approved", action="register.need.approve",
            event="register.need.approved", label=_("Approve it"),
            requires=_("A second person, who didn't put it in"),
        ),
        Transition(
            "offer", source="approved", target="offered", action="register.need.match",
            event="register.need.offered", label=_("Help was offered"), requires=_("A match"), check=_is_matched,
        ),
        Transition(
            "unoffer", source="offered", target="approved", action="register.need.match",
            event="register.need.unoffered", label=_("The offer is gone"), requires=_("No match any more"),
            check=lambda need: not _is_matched(need),
        ),
        Transition(
            "begin", source="offered", target="under_way", action="register.need.move",
            event="register.need.begun", label=_("The help has begun"),
            requires=_("Matched help that has begun"), check=_has_begun,
        ),
        Transition(
            "meet", source="under_way", target="met", action="register.need.move", event="register.need.met",
            label=_("It is met"), requires=_("Matched help that was delivered"), check=_was_delivered,
        ),
        Transition(
            "withdraw", source=("identified", "approved", "offered", "under_way"), target="withdrawn",
            action="register.need.move", event="register.need.withdrawn", label=_("Withdraw it"),
            requires=_("A reason"),
        ),
    ],
)  # fmt: skip

ASSISTANCE = Machine(
    "register.Assistance",
    "state",
    initial="pledged",
    states=[
        State("pledged", pgettext_lazy("assistance", "Pledged"), Glyph.PROMISED),
        State("under_way", pgettext_lazy("assistance", "Under way"), Glyph.UNDER_WAY),
        State("delivered", pgettext_lazy("assistance", "Delivered"), Glyph.PROVEN),
        State("withdrawn", pgettext_lazy("assistance", "Withdrawn"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "begin", source="pledged", target="under_way", action="register.assistance.move",
            event="register.assistance.begun", label=_("It has begun"),
        ),
        Transition(
            "deliver", source=("pledged", "under_way"), target="delivered", action="register.assistance.move",
            event="register.assistance.delivered", label=_("It was delivered"),
            requires=_("A day, and a file that shows it"),
        ),
        Transition(
            "withdraw", source=("pledged", "under_way"), target="withdrawn", action="register.assistance.move",
            event="register.assistance.withdrawn", label=_("It won't come"),
        ),
    ],
)  # fmt: skip
