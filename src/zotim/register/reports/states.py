"""States of reports and of hearings on them, as tables. The database refuses every other move."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.states.machine import Machine, State, Transition
from zotim.register.reports.models import Hearing, Report
from zotim.vocabulary import Glyph

OPEN = ("asked", "given")
"""States of a hearing that somebody still has to end."""


def heard(report: Report) -> bool:
    """Whether every hearing on it has ended."""
    return not report.hearings.filter(state__in=OPEN).exists()


def over(hearing: Hearing) -> bool:
    """Whether its last day has passed."""
    return hearing.due_on < timezone.localdate()


REPORT = Machine(
    "register.Report",
    "state",
    initial="draft",
    states=[
        State("draft", pgettext_lazy("report", "Draft"), Glyph.PROMISED),
        State("hearing", _("Out for comment"), Glyph.UNDER_WAY),
        State("waiting", _("Waits for its release"), Glyph.SAID),
        State("final", pgettext_lazy("report", "Final"), Glyph.PROVEN),
        State("withdrawn", pgettext_lazy("report", "Withdrawn"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "finish", source="draft", target="final", action="register.report.make", event="register.report.made",
            label=_("Make it final"), requires=_("Nobody is asked to comment"),
        ),
        Transition(
            "hear", source="draft", target="hearing", action="register.report.hear", event="register.report.heard",
            label=_("Give it to the bodies concerned"), requires=_("A body that a sentence is about, and a day"),
        ),
        Transition(
            "ask", source="hearing", target="waiting", action="register.report.release",
            event="register.report.proposed", label=_("Ask for its release"),
            requires=_("Every comment is answered, and no body may still comment"), check=heard,
        ),
        Transition(
            "release", source="waiting", target="final", action="register.report.release",
            event="register.report.released", label=_("Release the report"),
            requires=_("Another person than who asked"),
        ),
        Transition(
            "return", source="waiting", target="hearing", action="register.report.release",
            event="register.report.held", label=_("Return it"),
            requires=_("Another person than who asked, and a reason"),
        ),
        Transition(
            "withdraw", source="hearing", target="withdrawn", action="register.report.withdraw",
            event="register.report.withdrawn", label=_("Withdraw it"),
        ),
    ],
)  # fmt: skip

HEARING = Machine(
    "register.Hearing",
    "state",
    initial="asked",
    states=[
        State("asked", _("Waits for comments"), Glyph.PROMISED),
        State("given", _("Comments given"), Glyph.UNDER_WAY),
        State("answered", pgettext_lazy("hearing", "Answered"), Glyph.PROVEN),
        State("silent", _("Nothing was said"), Glyph.SAID),
        State("withdrawn", pgettext_lazy("hearing", "Withdrawn"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "give", source="asked", target="given", action="register.hearing.comment",
            event="register.hearing.given", label=_("Give the comments"), requires=_("A word on each sentence"),
        ),
        Transition(
            "answer", source="given", target="answered", action="register.hearing.answer",
            event="register.hearing.answered", label=_("Answer the comments"),
            requires=_("An answer to each correction and dissent"),
        ),
        Transition(
            "close", source="asked", target="silent", action="register.hearing.answer",
            event="register.hearing.closed", label=_("Go on without comments"), requires=_("Its day has passed"),
            check=over,
        ),
        Transition(
            "withdraw", source=OPEN, target="withdrawn", action="register.report.withdraw",
            event="register.hearing.withdrawn", label=_("Withdraw it"),
            requires=_("What it is about was withdrawn or returned"),
        ),
    ],
)  # fmt: skip

guards.append_only("register.ReportTemplate")
