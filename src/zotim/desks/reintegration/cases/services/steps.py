"""The steps of a case: each along its table, with a reason where the table asks for one."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access import grants
from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside, walled
from zotim.core.approvals.two import behind, done_by, undone
from zotim.core.audit.services import System, record
from zotim.core.clocks.services import start
from zotim.core.notifications.services import notify
from zotim.desks.reintegration.cases.clocks import EARLIER
from zotim.desks.reintegration.cases.ending import ENDS
from zotim.desks.reintegration.cases.missing import missing, missing_for
from zotim.desks.reintegration.cases.models import ENDED, Case, Flag, Turn
from zotim.desks.reintegration.cases.policy import may_decide
from zotim.desks.reintegration.cases.sealed import TEXTS
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.cases.states import CASE, REASONED, goes_on

LONGEST_HOLD = timedelta(days=183)
"""A case that rests longer is put on hold anew, by somebody who thought about it."""


@transaction.atomic
@inside
def case_move(*, actor: Actor, case: Case, step: str, reason: str = "", until: date | None = None) -> Case:
    """Take a step of the case's table, with a *reason* where it takes one, a hold with its last day.

    An end, of whatever kind, ends every grant and flag in the same transaction. Raises WrongState when somebody else
    was quicker, and Unfit without a reason, for a day that doesn't fit, while something is missing, or where nobody
    could decide.
    """
    transition = CASE.step(step)
    allow(actor, transition.action, case)
    hold(case, alone=True)
    CASE.examine(case, step)
    allow(actor, transition.action, case)
    if step in REASONED and not reason.strip():
        raise Unfit(_("Say why."), "reason")
    lacking = missing_for(actor, case, step)
    if goes_on(case, transition):
        lacking += missing(actor, case)
    if lacking:
        raise Unfit(_("Something is missing first: %(what)s.") % {"what": "; ".join(map(str, lacking))})
    values = _values(actor, case, step, until)
    if reason.strip() and step != "reopen":
        _why(actor, case, step, reason)
    ended = _end_all(actor, case) if transition.target in ENDED else None
    _begin_earlier(actor, case, step)
    CASE.move(case, step, **values)
    if step == "reopen":  # nothing is written in a case that has ended
        _why(actor, case, step, reason)
    if step == "ask_closure":
        notify(may_decide(case, behind(case, "closing")), "reintegration.closure.asked", case)
    record(actor, transition.event, case, details=None if ended is None else {"grants_ended": ended})
    return case


def _values(actor: Actor, case: Case, step: str, until: date | None) -> dict[str, Any]:
    """What is written with a step."""
    values: dict[str, Any] = {"state_since": timezone.now()}
    if case.state == "on_hold":
        values |= {"held_from": "", "held_until": None}
    if step == "hold":
        values |= {"held_from": case.state, "held_until": _last_day(until)}
    elif step == "ask_closure":
        if not may_decide(case, actor.people):
            raise Unfit(_("Nobody else supervises this case, so that nobody could decide. Let its case manager ask."))
        values |= done_by(actor, "closing")
    elif step == "return":
        values |= undone("closing")
    elif step == "reopen":
        values |= {"closed_at": None, **undone("closing"), **undone("closed")}
    elif CASE.step(step).target in ENDED:
        values |= {"closed_at": timezone.now(), **done_by(actor, "closed")}
    return values


def _begin_earlier(actor: Actor, case: Case, step: str) -> None:
    """Start the clock of a phase that began before the step to it; the step then finds it running."""
    code, since = EARLIER.get(step, ("", None))
    if since and (at := since(actor, case)):
        start(actor=actor, code=code, obj=case, at=at)


def _last_day(until: date | None) -> date:
    today = timezone.localdate()
    if until is None:
        raise Unfit(_("Say until when."), "until")
    if not today <= until <= today + LONGEST_HOLD:
        raise Unfit(_("A hold ends today at the earliest, and within half a year."), "until")
    return until


def _why(actor: Actor, case: Case, step: str, reason: str) -> None:
    turn = Turn(case=case, step=step, author_id=actor.person_id)
    turn.reason = TEXTS.put(turn, "reason", reason)
    turn.save(force_insert=True)


def _end_all(actor: Actor, case: Case) -> int:
    """End what ends with a case; answers how many grants."""
    for end in ENDS:
        end(actor, case)
    Flag.objects.filter(case=case, ended_at=None).update(ended_at=timezone.now())
    return grants.grants_end(actor=actor, subject=case)


# Holds that are over


def holds_over(today: date) -> list[UUID]:
    """Ids of the cases whose hold was over before *today*."""
    if connection.vendor == "postgresql":
        with walled(System("cases")), connection.cursor() as cursor:
            cursor.execute("SELECT zotim_wall_holds_over(%s)", [today])
            return [row[0] for row in cursor.fetchall()]
    return list(Case.objects.filter(state="on_hold", held_until__lt=today).values_list("pk", flat=True))


def holds_end(*, actor: System, today: date) -> int:
    """Bring the cases back whose hold was over before *today*; answers how many. The program decides nothing by it:
    who put them on hold said until when."""
    return sum(_back(actor, pk, today) for pk in holds_over(today))


@transaction.atomic
def _back(actor: System, pk: UUID, today: date) -> bool:
    with walled(actor):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT zotim_wall_hold_end(%s, %s)", [pk, today])
                done = bool(cursor.fetchone()[0])
        else:
            rows = Case.objects.filter(pk=pk, state="on_hold", held_until__lt=today)
            back = {"state": F("held_from"), "held_from": "", "held_until": None, "state_since": timezone.now()}
            done = bool(rows.update(**back))
        if done:
            record(actor, "reintegration.case.resumed", Case(pk=pk))
    return done
