"""What waits in reports: comments, answers, releases, and decisions whether one is given to somebody outside."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import Span, called
from zotim.core.access.policy import visible_rows
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.addresses import address
from zotim.core.approvals.services import asked, may_wait, waiting_for
from zotim.core.prepared import Prepared
from zotim.register.policy import CENTRE
from zotim.register.reports import selectors
from zotim.register.reports.calendar import hearings, in_a_line
from zotim.register.reports.disclosures import GIVE
from zotim.register.reports.models import Hearing, Report
from zotim.register.reports.policy import RELEASE
from zotim.register.reports.states import OPEN
from zotim.register.tasks import DAY, due_of, due_task


@tasks("register.hearing.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For a body what it may comment on; for the centre what came of it, and what another person asked for."""
    yield from _to_comment(actor, today)
    if actor.roles & CENTRE:
        yield from _to_answer(actor, today)
        yield from _to_propose(actor)
        yield from _second(actor, RELEASE, _("Its release waits for a second person"), "report_release")
        yield from _second(actor, GIVE, _("Somebody asked to give it to somebody outside"), "report_give_decide")


def _to_comment(actor: Actor, today: date) -> Iterator[Task]:
    """Once its day has passed the centre goes on without the body."""
    since = today if actor.roles & CENTRE else date.min
    for one in due_of(actor, hearings(actor), since=since, own=date.max):
        why = _("Sentences about your body wait for your comment")
        yield due_task(actor, today, one, why=why, step=pgettext("step", "comment"))


def _to_answer(actor: Actor, today: date) -> Iterator[Task]:
    for one in Prepared(_given, visible_rows(Hearing, actor)):
        since = timezone.localdate(one.given_at) if one.given_at else None
        yield Task(
            one.title, _("A body commented on the sentences about it"), address("hearing", one.pk),
            pgettext("step", "answer"), since=since, reference=one.reference, note=called(actor)[one.organisation_id],
        )  # fmt: skip
    for silent in hearings(actor).some(Span(date.min, today - DAY), MOST):
        why, step = _("A body said nothing until its day"), pgettext("step", "go on")
        yield due_task(actor, today, silent, why=why, step=step)


def _given(seen: QuerySet[Hearing]) -> QuerySet[Hearing]:
    return in_a_line(seen, "given")[:MOST]


def _to_propose(actor: Actor) -> Iterator[Task]:
    """Reports whose hearings have all ended."""
    for one in Prepared(_heard, visible_rows(Report, actor), visible_rows(Hearing, actor)):
        yield _report(one, _("Every body was heard"), "report_release", pgettext("step", "ask for release"), one.as_of)


def _heard(seen: QuerySet[Report], hearings: QuerySet[Hearing]) -> QuerySet[Report]:
    unheard = hearings.filter(report=OuterRef("pk"), state__in=OPEN)
    rows = seen.filter(~Exists(unheard), state="hearing").order_by("-created_at")
    return rows.only("title", "reference", "as_of")[:MOST]


def _second(actor: Actor, action: str, why: str, page: str) -> Iterator[Task]:
    if not may_wait(actor, action):
        return
    rows = selectors.reports(actor).defer("content").filter(waiting_for(actor, action)).order_by("created_at", "pk")
    for one in rows[:MOST]:
        yield _report(one, why, page, pgettext("step", "decide"), asked(action, one).created_at)


def _report(one: Report, why: str, page: str, step: str, since: datetime) -> Task:
    since_on = timezone.localdate(since)
    return Task(one.title, why, address(page, one.pk), step, since=since_on, reference=one.reference)
