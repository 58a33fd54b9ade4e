"""What waits in the cases that are one's own: steps that nobody took, terms that run out, closures to decide. Numbers,
states and rules, no content."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.core.approvals.two import own
from zotim.core.clocks.lengths import last_day_before
from zotim.core.clocks.registry import zone
from zotim.core.clocks.selectors import Reading, due_on
from zotim.desks.reintegration.cases import selectors
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import SUPERVISOR, WORKERS, assigned, overseen
from zotim.desks.reintegration.cases.states import CASE

WAITING = ("referred", "screening", "reception", "assessment", "planning")
"""States in which nobody is helped yet."""
LATER = ("active", "transition")
"""States in which only what is due soon waits."""
SOON = timedelta(days=14)


@tasks("reintegration.case.list")
def cases_waiting(actor: Actor, today: date) -> Iterator[Task]:
    """The cases on which the actor works and in which help hasn't begun or a term runs out soon: what is due first,
    then the longest waiting. Each says by which rule it is due, and that the rule is a proposal."""
    if not actor.roles & WORKERS:
        return
    far = timezone.now() + timedelta(days=36_525)
    with walled(actor):
        rows = selectors.cases(actor).filter(pk__in=assigned(actor))
        clocks = due_on(rows.filter(state__in=LATER).order_by(), before=timezone.now() + SOON)
        clocks |= due_on(rows.filter(state__in=WAITING).order_by())
        found = list(rows.filter(Q(state__in=WAITING) | Q(pk__in=clocks)).order_by("created_at", "pk"))
    found.sort(key=lambda one: (clocks[one.pk].run.due_at if one.pk in clocks else None) or far)
    for one in found[:MOST]:
        yield _task(one, clocks.get(one.pk))


def _task(case: Case, clock: Reading | None) -> Task:
    proposal = bool(clock and clock.proposal)
    source = _(clock.clock.legal_source) if clock else ""
    return Task(
        case.reference,
        clock.clock.label if clock else CASE.state(case).label,
        reverse("case", args=[case.pk]),
        pgettext("step", "open"),
        due_on=last_day_before(clock.run.due_at, zone()) if clock and clock.run.due_at else None,
        since=timezone.localdate(case.state_since),
        note=_("%(source)s; proposal") % {"source": source} if proposal else source or case.municipality.name,
    )


@tasks("reintegration.case.list")
def closures(actor: Actor, today: date) -> Iterator[Task]:
    """Cases that somebody else asks to close, for a supervisor of the case, the longest waiting first."""
    if not actor.roles & SUPERVISOR:
        return
    with walled(actor):
        rows = selectors.cases(actor).filter(pk__in=overseen(actor), state="closure_asked")
        found = list(rows.exclude(own(actor, "closing")).order_by("state_since", "pk")[:MOST])
    for one in found:
        yield Task(
            one.reference,
            _("Somebody asks to close this case"),
            reverse("case", args=[one.pk]),
            pgettext("step", "decide"),
            since=timezone.localdate(one.state_since),
        )
