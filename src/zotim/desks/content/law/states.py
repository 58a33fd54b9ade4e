"""States of law and platforms. What bears on what may go out takes two people (core.approvals.confirming)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import Confirming
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

WITH_THE_TEXT = _("Another person than the one who entered it, with the official text before them")

BASIS = Confirming("content.ActingBasis", "content.actingbasis", before=WITH_THE_TEXT)
WAIVER = Confirming("content.NoticeWaiver", "content.noticewaiver")
CHECK = Confirming("content.FormCheck", "content.formcheck", before=WITH_THE_TEXT)

PLATFORM = Machine(
    "content.Platform",
    "state",
    initial="listed",
    states=[
        State("listed", pgettext_lazy("platform", "Listed"), Glyph.UNDER_WAY),
        State("ended", pgettext_lazy("platform", "Not used any more"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "end", source="listed", target="ended", action="content.platform.end", event="content.platform.ended",
            label=pgettext_lazy("platform", "Use it no more"),
        ),
        Transition(
            "list_again", source="ended", target="listed", action="content.platform.end",
            event="content.platform.listed_again", label=pgettext_lazy("platform", "Use it again"),
        ),
    ],
)  # fmt: skip
