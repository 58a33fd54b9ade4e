"""A job waits, runs, and ends as done, failed or cancelled; what failed or was interrupted waits again."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

JOB = Machine(
    "jobs.Job",
    "state",
    initial="waiting",
    states=[
        State("waiting", _("Waiting"), Glyph.PROMISED),
        State("running", _("Running"), Glyph.UNDER_WAY),
        State("done", _("Done"), Glyph.PROVEN),
        State("failed", _("Failed"), Glyph.LATE),
        State("cancelled", _("Cancelled"), Glyph.PROMISED),
    ],
    transitions=[
        Transition(
            "begin", source="waiting", target="running", action="", event="jobs.job.begun", label=_("Begin"),
            requires=_("The worker, when its moment has come"),
        ),
        Transition(
            "finish", source="running", target="done", action="", event="jobs.job.done", label=_("Finish"),
        ),
        Transition(
            "put_back", source="running", target="waiting", action="", event="jobs.job.put_back",
            label=_("Try again later"), requires=_("It failed and has attempts left, or its worker was stopped"),
        ),
        Transition(
            "fail", source="running", target="failed", action="", event="jobs.job.failed", label=_("Give up"),
            requires=_("No attempt is left"),
        ),
        Transition(
            "cancel", source=("waiting", "running"), target="cancelled", action="jobs.job.cancel",
            event="jobs.job.cancelled", label=_("Cancel"), requires=_("One of those who asked for it"),
        ),
        Transition(
            "retry", source="failed", target="waiting", action="jobs.job.retry", event="jobs.job.retried",
            label=_("Try again"), requires=_("One of those who asked for it"),
        ),
    ],
)  # fmt: skip
