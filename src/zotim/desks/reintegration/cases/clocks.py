"""By when each phase is over. Proposals until the competent body decides; a hold stops them for a while."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.access.actor import Actor
from zotim.core.clocks.lengths import Length, days, hours, working_days
from zotim.core.clocks.registry import Clock, clocks
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases.models import Case

SOURCE = gettext_noop("Working rule of this installation (to be decided)")
PLANS = gettext_noop(
    "Law 18/2017 and decision 578 of 2018 of the Council of Ministers (article and length to be verified)"
)
ENDS = tuple(f"reintegration.case.{how}" for how in ("closed", "withdrawn", "transferred", "declined"))


def phase(
    code: str, label: Word, length: Length, starts: tuple[str, ...], stops: tuple[str, ...], source: str = SOURCE
) -> Clock:
    """A clock that runs from one step of a case to another, however it ends, and stands still while it is on hold."""
    return Clock(
        f"reintegration.{code}", label, length,
        starts=tuple(f"reintegration.case.{step}" for step in starts),
        stops=(*(f"reintegration.{step}" for step in stops), *ENDS),
        pauses=("reintegration.case.held",), resumes=("reintegration.case.resumed",), legal_source=source,
    )  # fmt: skip


PHASES = (
    phase("screening", _("Screening of a case"), working_days(3), ("screened",), ("case.received", "case.assessed")),
    phase("reception", _("Reception of a person"), hours(72), ("received",), ("case.assessed",)),
    phase(
        "assessment", _("Assessment of a case"), days(21), ("assessed", "reopened"), ("case.planned",), source=PLANS
    ),
    phase("plan", _("Plan of a case"), days(10), ("planned",), ("case.begun", "case.assessed"), source=PLANS),
    phase("review", _("Review of the plan of a case"), days(90), ("begun",), ("case.planned", "case.handed_on")),
    phase(
        "transition", _("Handing on to ordinary services"), days(60), ("handed_on",),
        ("case.begun", "closure.asked"),
    ),
)  # fmt: skip
"""Each begins with a phase; later rooms have their own."""

clocks(*PHASES)

Since = Callable[[Actor, Case], datetime | None]
EARLIER: dict[str, tuple[str, Since]] = {}
"""Clocks that began before the step of a case that starts them, by step: which, and when."""


def begins_earlier(step: str, code: str) -> Callable[[Since], Since]:
    """Enter when the clock *code* began that *step* starts, as the actor sees the case; None: with the step."""

    def enter(since: Since) -> Since:
        EARLIER[step] = (code, since)
        return since

    return enter
