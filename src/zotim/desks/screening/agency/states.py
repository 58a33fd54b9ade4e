"""How far an entity is with a change. Only itself acknowledges and returns."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.retention.registry import disposed
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

DECIDE = "screening.namerequest.decide"

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
            "tell", source="due", target="told", action="screening.changelink.make",
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
            "close", source=("due", "told", "acknowledged"), target="closed", action="screening.obligedentity.end",
            event="screening.change_notice.closed", label=pgettext_lazy("notice of a change", "Close"),
            requires=_("The entity isn't obliged any more"),
        ),
    ],
)  # fmt: skip

SECOND = _("A reason, and another person than the one who asked")

REQUEST = Machine(
    "screening.NameRequest",
    "state",
    initial="waits",
    states=[
        State("waits", pgettext_lazy("request about a name", "Waits for a second person"), Glyph.PROMISED),
        State("out", pgettext_lazy("request about a name", "Let out"), Glyph.UNDER_WAY),
        State("over", pgettext_lazy("request about a name", "Over"), Glyph.PROVEN),
        State("refused", pgettext_lazy("request about a name", "Refused"), Glyph.PROVEN),
        State("withdrawn", pgettext_lazy("request about a name", "Withdrawn"), Glyph.PROMISED),
    ],
    transitions=[
        Transition(
            "let_out", source="waits", target="out", action=DECIDE, event="screening.name_request.let_out",
            label=pgettext_lazy("request about a name", "Ask the entities"), requires=SECOND,
        ),
        Transition(
            "refuse", source="waits", target="refused", action=DECIDE, event="screening.name_request.refused",
            label=pgettext_lazy("request about a name", "Refuse it"), requires=SECOND,
        ),
        Transition(
            "withdraw", source="waits", target="withdrawn", action="screening.namerequest.ask",
            event="screening.name_request.withdrawn", label=pgettext_lazy("request about a name", "Withdraw it"),
            requires=_("Who asked"),
        ),
        Transition(
            "close", source="out", target="over", action="screening.namerequest.close",
            event="screening.name_request.closed", label=pgettext_lazy("request about a name", "Close it"),
        ),
    ],
)  # fmt: skip

ANSWER = Machine(
    "screening.NameAnswer",
    "state",
    initial="due",
    states=[
        State("due", pgettext_lazy("answer about a name", "To be asked"), Glyph.PROMISED),
        State("unreached", pgettext_lazy("answer about a name", "Not reached"), Glyph.LATE),
        State("asked", pgettext_lazy("answer about a name", "Asked"), Glyph.UNDER_WAY),
        State("answered", pgettext_lazy("answer about a name", "Answered"), Glyph.PROVEN),
        State("closed", pgettext_lazy("answer about a name", "Closed"), Glyph.PROMISED),
    ],
    transitions=[
        Transition(
            "miss", source="due", target="unreached", action="", event="screening.name_answer.unreached",
            label=pgettext_lazy("answer about a name", "Say why it isn't reached"),
            requires=_("The request is out, and there is no address, no access code, or a mail that failed"),
        ),
        Transition(
            "again", source="unreached", target="due", action="screening.namelink.make",
            event="screening.name_answer.again", label=pgettext_lazy("answer about a name", "Send it again"),
            requires=_("An address and an access code"),
        ),
        Transition(
            "ask", source=("due", "unreached"), target="asked", action="screening.namelink.make",
            event="screening.name_answer.asked", label=pgettext_lazy("answer about a name", "Ask"),
            requires=_("The mail has left, an officer has handed the link over, or the link was opened"),
        ),
        Transition(
            "answer", source="asked", target="answered", action="", event="screening.name_answer.given",
            label=pgettext_lazy("answer about a name", "Answer"),
            requires=_("The link, the access code, and the name of who says so"),
        ),
        Transition(
            "close", source=("due", "unreached", "asked"), target="closed", action="screening.namerequest.close",
            event="screening.name_answer.closed", label=pgettext_lazy("answer about a name", "Close"),
            requires=_("The request is over, or the entity isn't obliged any more"),
        ),
    ],
)  # fmt: skip

# What an entity returned is never changed: a later return takes its place. It goes with its key, or with its notice.
guards.append_only("screening.ChangeReturn", allow_delete_when=f"({disposed('OLD.id')} OR {disposed('OLD.notice_id')})")
guards.append_only("screening.ReturnedAsset", allow_delete_when=disposed("OLD.of_id"))
