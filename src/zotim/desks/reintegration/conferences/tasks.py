"""What waits: an undertaking to sign, who is invited to say, an item to open, a conference to invite to, to open or to
close, a decision that no plan has yet."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases.policy import SUPERVISOR, WORKERS
from zotim.desks.reintegration.conferences import selectors
from zotim.desks.reintegration.conferences.models import Conference, Item


@tasks("reintegration.conference.list")
def to_sign(actor: Actor, today: date) -> Iterator[Task]:
    """Undertakings that one signs oneself, the nearest conference first."""
    with walled(actor):
        found = list(selectors.to_sign(actor)[:MOST])
    for one in found:
        yield Task(
            one.conference.get_kind_display(), _("A seat at a conference: sign the undertaking"),
            reverse("seat", args=[one.pk]), pgettext("step", "sign"), due_on=one.conference.held_on,
            reference=one.conference.reference,
        )  # fmt: skip


@tasks("reintegration.conference.call")
def to_lead(actor: Actor, today: date) -> Iterator[Task]:
    """Conferences that one chairs, with what comes next."""
    with walled(actor):
        found = [(one, _unsigned(actor, one)) for one in selectors.to_lead(actor)[:MOST]]
    for one, unsigned in found:
        yield Task(
            one.get_kind_display(), _next(one, today), reverse("conference", args=[one.pk]), pgettext("step", "open"),
            due_on=one.held_on, reference=one.reference,
            note=_("An undertaking on paper is missing") if unsigned else "",
        )  # fmt: skip


def _unsigned(actor: Actor, conference: Conference) -> bool:
    return selectors.seats_of(actor, conference).filter(user=None, undertaken_at=None).exists()


def _next(conference: Conference, today: date) -> Word:
    if conference.state == "open":
        return _("A conference to write minutes of and to close")
    if conference.held_on <= today:
        return _("A conference whose day has come")
    return _("A conference to invite to") if conference.state == "called" else _("A conference to come")


@tasks("reintegration.case.list")
def to_prepare(actor: Actor, today: date) -> Iterator[Task]:
    """Items of one's cases of which it isn't said who is invited; decisions that no plan has yet; items to which no
    seat is let in yet."""
    if not actor.roles & WORKERS:
        return
    with walled(actor):
        answer = list(selectors.to_answer(actor)[:MOST])
        over = list(selectors.to_take_over(actor)[:MOST])
        opens = list(selectors.to_open(actor)[:MOST]) if actor.roles & SUPERVISOR else []
    for one in answer:
        yield _of(one, _("A conference: say whether those it is about are invited, or why not"))
    for one in opens:
        yield _of(one, _("A conference: nobody sits at this item yet"))
    for decision in over:
        yield Task(
            decision.case.reference, _("A decision of a conference that no plan has yet"),
            reverse("conference_item", args=[decision.item_id]), pgettext("step", "open"), due_on=decision.due_on,
            note=str(decision.get_domain_display()),
        )  # fmt: skip


def _of(one: Item, why: Word) -> Task:
    return Task(
        one.case.reference, why, reverse("conference_item", args=[one.pk]), pgettext("step", "open"),
        due_on=one.conference.held_on, note=str(one.get_domain_display()),
    )  # fmt: skip
