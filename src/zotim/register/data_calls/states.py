"""States of data calls, answers, replies and their clearance, as tables. The database refuses every other move."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

CALL = Machine(
    "register.DataCall",
    "state",
    initial="draft",
    states=[
        State("draft", _("In preparation"), Glyph.PROMISED),
        State("open", pgettext_lazy("data call", "Out with the bodies"), Glyph.UNDER_WAY),
        State("sent", pgettext_lazy("data call", "Reply sent"), Glyph.PROVEN),
        State("withdrawn", _("Withdrawn"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "open", source="draft", target="open", action="register.call.open", event="register.call.opened",
            label=_("Send the questions out"), requires=_("Every question was given to a body"),
        ),
        Transition(
            "send", source="open", target="sent", action="register.reply.send", event="register.call.answered",
            label=_("Send the reply"), requires=_("A reply that was cleared"),
        ),
        Transition(
            "reopen", source="sent", target="open", action="register.call.open", event="register.call.reopened",
            label=_("Open it for another version"),
        ),
        Transition(
            "withdraw", source=("draft", "open"), target="withdrawn", action="register.call.withdraw",
            event="register.call.withdrawn", label=_("Withdraw it"), requires=_("No reply was sent"),
            check=lambda call: not call.replies.filter(state="sent").exists(),
        ),
    ],
)  # fmt: skip

ANSWER = Machine(
    "register.Answer",
    "state",
    initial="asked",
    states=[
        State("asked", _("Not answered yet"), Glyph.PROMISED),
        State("draft", _("Draft"), Glyph.UNDER_WAY),
        State("given", pgettext_lazy("answer", "Given"), Glyph.SAID),
        State("returned", pgettext_lazy("answer", "Returned"), Glyph.LATE),
        State("merged", _("In the reply"), Glyph.SAID),
        State("cleared", _("Cleared with the reply"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "draft", source=("asked", "given"), target="draft", action="register.portion.answer",
            event="register.answer.drafted", label=_("Keep as a draft"),
        ),
        Transition(
            "give", source=("asked", "draft", "returned"), target="given", action="register.portion.answer",
            event="register.answer.given", label=_("Give the answer"), requires=_("An answer"),
        ),
        Transition(
            "return", source=("given", "merged", "cleared"), target="returned", action="register.answer.return",
            event="register.answer.returned", label=_("Return it to the body"), requires=_("A reason"),
        ),
        Transition(
            "merge", source="given", target="merged", action="register.answer.merge",
            event="register.answer.merged", label=_("Merge it"),
        ),
        Transition(
            "clear", source="merged", target="cleared", action="register.reply.clear",
            event="register.answer.cleared", label=_("Clear it"), requires=_("Every step of the clearance"),
        ),
    ],
)  # fmt: skip

REPLY = Machine(
    "register.Reply",
    "state",
    initial="clearing",
    states=[
        State("clearing", _("In clearance"), Glyph.UNDER_WAY),
        State("cleared", _("Cleared"), Glyph.SAID),
        State("returned", pgettext_lazy("reply", "Returned"), Glyph.LATE),
        State("sent", pgettext_lazy("reply", "Sent"), Glyph.PROVEN),
        State("withdrawn", _("Withdrawn"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "clear", source="clearing", target="cleared", action="register.reply.clear",
            event="register.reply.cleared", label=_("Clear"), requires=_("Every step, each by another person"),
        ),
        Transition(
            "return", source=("clearing", "cleared"), target="returned", action="register.reply.clear",
            event="register.reply.returned", label=_("Return it"), requires=_("A reason"),
        ),
        Transition(
            "send", source="cleared", target="sent", action="register.reply.send", event="register.reply.sent",
            label=_("Send"), requires=_("All its files, and the record of a disclosure"),
        ),
        Transition(
            "withdraw", source=("clearing", "cleared"), target="withdrawn", action="register.call.withdraw",
            event="register.reply.withdrawn", label=_("Withdraw it"), requires=_("The call is withdrawn"),
        ),
    ],
)  # fmt: skip

CLEARANCE = Machine(
    "register.ClearanceStep",
    "state",
    initial="waiting",
    states=[
        State("waiting", _("Not yet its turn"), Glyph.PROMISED),
        State("asked", _("Waits for a decision"), Glyph.UNDER_WAY),
        State("cleared", _("Cleared"), Glyph.PROVEN),
        State("returned", pgettext_lazy("reply", "Returned"), Glyph.LATE),
        State("withdrawn", _("Withdrawn"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "ask", source="waiting", target="asked", action="register.reply.compose",
            event="register.clearance.asked", label=_("Ask"),
        ),
        Transition(
            "sign", source="waiting", target="cleared", action="register.reply.compose",
            event="register.clearance.signed", label=_("Sign for the desk"),
        ),
        Transition(
            "clear", source="asked", target="cleared", action="register.reply.clear",
            event="register.clearance.cleared", label=_("Clear"), requires=_("Another person than at every other step"),
        ),
        Transition(
            "return", source="asked", target="returned", action="register.reply.clear",
            event="register.clearance.returned", label=_("Return it"),
            requires=_("Another person than at every other step, and a reason"),
        ),
        Transition(
            "withdraw", source="asked", target="withdrawn", action="register.call.withdraw",
            event="register.clearance.withdrawn", label=_("Withdraw it"), requires=_("The call is withdrawn"),
        ),
    ],
)  # fmt: skip

guards.different("register.ClearanceStep", "reply", ("decided_by", "decided_for"))

_WITHDRAWN = "SELECT 1 FROM register_datacall c"
guards.append_only(
    "register.AnswerVersion",
    f"EXISTS ({_WITHDRAWN} JOIN register_portion p ON p.call_id = c.id JOIN register_answer a ON a.portion_id = p.id "
    "WHERE a.id = OLD.answer_id AND c.state = 'withdrawn')",
)
guards.append_only(
    "register.Merged",
    f"EXISTS ({_WITHDRAWN} JOIN register_question q ON q.call_id = c.id "
    "WHERE q.id = OLD.question_id AND c.state = 'withdrawn')",
)
guards.append_only(
    "register.ReplyContent",
    f"EXISTS ({_WITHDRAWN} JOIN register_reply r ON r.call_id = c.id "
    "WHERE r.id = OLD.reply_id AND c.state = 'withdrawn')",
)
guards.append_only(
    "register.Reminder",
    f"EXISTS ({_WITHDRAWN} JOIN register_portion p ON p.call_id = c.id "
    "WHERE p.id = OLD.portion_id AND c.state = 'withdrawn')",
)
