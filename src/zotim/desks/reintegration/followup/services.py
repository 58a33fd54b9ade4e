"""Every write about visits. It runs behind the wall as its actor."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.audit.services import record
from zotim.core.clocks import services as clocks
from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.registry import zone
from zotim.core.clocks.selectors import runs_of
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import may_write_in
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.followup.clocks import VISIT, next_visit
from zotim.desks.reintegration.followup.models import Visit
from zotim.desks.reintegration.followup.sealed import TEXTS

NEEDED = ("place", "present", "words")
DETAILS = ("place", "present", "why_not", "words", "worries", "done")
"""What is sealed of a visit: where, who was there, why a child wasn't seen alone, how they are in their own words, what
worries, what is done about it."""


@transaction.atomic
@inside
def visit_enter(
    *, actor: Actor, case: Case, domain: str, visited_on: date, alone: str, details: Mapping[str, str],
    from_paper: bool = False,
) -> Visit:  # fmt: skip
    """Enter a visit in one part of a case, for what the actor acts for, on the day or later *from_paper*. Of whoever
    works on the case it begins the time until the next one anew.

    Raises Unfit for a day to come or before the case, and where something is missing.
    """
    hold(case, alone=False)
    allow(actor, "reintegration.visit.enter", case)
    if domain not in may_write_in(actor, case):
        raise Denied("reintegration.visit.enter", case)
    if not case.opened_on <= visited_on <= timezone.localdate():
        raise Unfit(_("The day of a visit is today at the latest, and not before the case was opened."), "visited_on")
    visit = Visit(
        case=case, domain=domain, author_id=actor.person_id, visited_on=visited_on, alone=_alone(alone),
        from_paper=from_paper,
    )  # fmt: skip
    visit.details = TEXTS.put(visit, "details", _whole(alone, details))
    visit.save(force_insert=True)
    if not actor.purpose:
        _again(actor, case, visited_on)
    record(actor, "reintegration.visit.entered", visit, details={"case": str(case.pk), "domain": domain})
    return visit


def _alone(alone: str) -> str:
    if alone not in Visit.Alone.values:
        raise Unfit(_("Choose one of the list."), "alone")
    return alone


def _whole(alone: str, details: Mapping[str, str]) -> dict[str, str]:
    """What is sealed. Raises Unfit where something that has to be said isn't."""
    texts = {name: details.get(name, "").strip() for name in DETAILS}
    for name in NEEDED:
        if not texts[name]:
            raise Unfit(_("Say it in a few words."), name)
    if alone == Visit.Alone.NO and not texts["why_not"]:
        raise Unfit(_("Say why the child wasn't seen alone."), "why_not")
    if texts["worries"] and not texts["done"]:
        raise Unfit(_("Say what is done about what worries."), "done")
    return {name: text for name, text in texts.items() if text}


def _again(actor: Actor, case: Case, visited_on: date) -> None:
    """Begin the time until the next visit anew, unless it stands still or a later visit did so already."""
    run = clocks.open_run(VISIT.code, case._meta.label_lower, case.pk)
    if run is None or run.state != ClockRun.State.RUNNING:
        return
    at = min(datetime.combine(visited_on, time(12), tzinfo=zone()), timezone.now())
    if at <= run.started_at:
        return
    first = runs_of(case).filter(code=VISIT.code)[0].started_at
    clocks.stop(actor=actor, run=run, reason=_("The person was visited."))
    clocks.start(actor=actor, code=VISIT.code, obj=case, at=at, due_at=next_visit(first, at))
