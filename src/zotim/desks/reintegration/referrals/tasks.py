"""What waits: referrals to answer, to begin, to send or to give to somebody else; room that nobody told for a while."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.core.clocks.lengths import last_day_before
from zotim.core.clocks.registry import zone
from zotim.core.clocks.selectors import Reading, due_on
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases.policy import WORKERS
from zotim.desks.reintegration.referrals import selectors
from zotim.desks.reintegration.referrals.models import Referral

TOLD_AGAIN = timedelta(days=30)
"""After so long the room of a service is told anew. A proposal."""


@tasks("reintegration.received.list")
def to_answer(actor: Actor, today: date) -> Iterator[Task]:
    """What was referred to the actor and waits for their answer, or for the service to begin, what is due first."""
    with walled(actor):
        rows = selectors.received_by(actor).filter(state__in=("sent", "accepted"))
        clocks, found = due_on(rows.order_by()), list(rows)
    for one in found[:MOST]:
        waits = _("A referral to answer") if one.state == "sent" else _("A service that was accepted, to begin")
        yield Task(
            one.service.title, waits, reverse("referral_received", args=[one.pk]), pgettext("step", "open"),
            due_on=_last_day(clocks.get(one.pk)), since=timezone.localdate(one.sent_at), reference=one.reference,
            note=_source(clocks.get(one.pk)),
        )  # fmt: skip


def _last_day(clock: Reading | None) -> date | None:
    return last_day_before(clock.run.due_at, zone()) if clock and clock.run.due_at else None


def _source(clock: Reading | None) -> str:
    if clock is None:
        return ""
    source = _(clock.clock.legal_source)
    return _("%(source)s; proposal") % {"source": source} if clock.proposal else source


@tasks("reintegration.service.change")
def room_to_tell(actor: Actor, today: date) -> Iterator[Task]:
    """Services of the actor whose room was told long ago."""
    for one in selectors.kept_by(actor).filter(places_on__lte=today - TOLD_AGAIN)[:MOST]:
        yield Task(
            one.title, _("What room there is was told more than 30 days ago"), reverse("service", args=[one.pk]),
            pgettext("step", "open"), since=one.places_on, reference=one.reference,
        )  # fmt: skip


@tasks("reintegration.case.list")
def to_send(actor: Actor, today: date) -> Iterator[Task]:
    """Drafts that nobody sent, and referrals that were declined or are over, after which nobody was found."""
    if not actor.roles & WORKERS:
        return
    with walled(actor):
        drafts = list(selectors.drafts(actor)[:MOST])
        anew = list(selectors.to_find_anew(actor)[:MOST])
    for one in drafts:
        yield _task(one, _("A referral that was drafted and not sent"), timezone.localdate(one.created_at))
    for one in anew:
        yield _task(one, _("A referral that was declined or is over: look for another service"), _ended(one))


def _ended(row: Referral) -> date | None:
    return timezone.localdate(row.ended_at) if row.ended_at else None


def _task(row: Referral, why: Word, since: date | None) -> Task:
    return Task(
        row.case.reference, why, reverse("referral", args=[row.case_id, row.pk]), pgettext("step", "open"),
        since=since, note=row.service.title,
    )  # fmt: skip
