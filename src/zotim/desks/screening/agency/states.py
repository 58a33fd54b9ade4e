"""How far an entity is with a change. Only itself acknowledges and returns."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.retention.registry import disposed
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

NOTICE = Machine(
    "screening.ChangeNotice",
    "state",
    initial="due",
    states=[
        State("due", pgettext_lazy("notice of a change", "To be told"), Glyph.PROMISED),
        State("told", pgettext_lazy("notice of a change", "Told"), Glyph.UNDER_WAY),
        State("acknowledged", pgettext_lazy("notice of a change", "Acknowledged"), Glyph.SAID),
        State("returned", pgettext_lazy("notice of a change", "Returned"), Glyph.PROVEN),
        State("closed", pgettext_lazy("notice of a change", "Closed"), Glyph.PROMISED),
    ],
    transitions=[
        Transition(
            "tell", source="due", target="told", action="screening.notice_link.make",
            event="screening.change_notice.told", label=pgettext_lazy("notice of a change", "Tell"),
        ),
        Transition(
            "acknowledge", source="told", target="acknowledged", action="",
            event="screening.change_notice.acknowledged", label=pgettext_lazy("notice of a change", "Acknowledge"),
            requires=_("The link, and the name of who says so"),
        ),
        Transition(
            "return", source=("told", "acknowledged"), target="returned", action="",
            event="screening.change_notice.returned", label=pgettext_lazy("notice of a change", "Return"),
            requires=_("The link, and the name of who says so"),
        ),
        Transition(
            "close", source=("due", "told", "acknowledged"), target="closed", action="screening.entity.end",
            event="screening.change_notice.closed", label=pgettext_lazy("notice of a change", "Close"),
            requires=_("The entity isn't obliged any more"),
        ),
    ],
)  # fmt: skip

# What an entity returned is never changed: a later return takes its place. It goes with its key, or with its notice.
guards.append_only("screening.ChangeReturn", allow_delete_when=f"({disposed('OLD.id')} OR {disposed('OLD.notice_id')})")
guards.append_only("screening.ReturnedAsset", allow_delete_when=disposed("OLD.of_id"))
