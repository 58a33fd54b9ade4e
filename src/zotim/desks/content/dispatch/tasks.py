"""What waits on home: what to approve, to look at within the hour, to send, to answer, to mend, to end."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import undecided, waiting_for
from zotim.core.ui.words import label
from zotim.desks.content.dispatch import selectors
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.models.dispatches import ALONE
from zotim.desks.content.dispatch.policy import wrote
from zotim.desks.content.dispatch.states import ANSWER, PROLONG, PROLONG_ASK
from zotim.desks.content.law.clocks import LETTER
from zotim.desks.content.law.models import ORDERS
from zotim.desks.content.law.policy import APPROVERS, READERS


@tasks("content.dispatch.list")
def to_do(actor: Actor, today: date) -> Iterator[Task]:
    """What can't wait stands first."""
    rows = selectors.dispatches(actor)
    if not actor.roles & READERS:
        return
    late = selectors.second_looks_over(actor)
    yield from _each(actor, late, _("Sent to the police by one person, and the hour is over: look at it now"),
                     pgettext("step", "decide"), own=False, due=today)  # fmt: skip
    alone = rows.filter(state=ALONE).exclude(pk__in=late.values("pk"))
    yield from _each(actor, alone, _("Sent to the police by one person: look at it within the hour"),
                     pgettext("step", "decide"), own=False, due=today)  # fmt: skip
    if actor.roles & APPROVERS:
        yield from _each(actor, rows.filter(state="asked"), _("It waits for an approver"), pgettext("step", "decide"),
                         own=False)  # fmt: skip
    yield from _each(actor, selectors.hours_over(actor), _("The hour is over; nobody says that it was carried out"),
                     pgettext("step", "answer"), due=today)  # fmt: skip
    asked = rows.filter(state="questioned")
    yield from _each(actor, asked.filter(waiting_for(actor, ANSWER)),
                     _("What is answered to a platform waits for a second person"), pgettext("step", "decide"),
                     due=today)  # fmt: skip
    open_ = asked.exclude(undecided(ANSWER))
    yield from _each(actor, open_.filter(way__in=ORDERS), _("A platform asks; the hour stands"),
                     pgettext("step", "answer"))  # fmt: skip
    yield from _each(actor, open_.exclude(way__in=ORDERS), _("A platform asks"), pgettext("step", "answer"))
    unsent = Q(state="approved") & ~Q(letters__sent_at=None, letters__dropped_at=None, letters__isnull=False)
    yield from _each(actor, rows.filter(unsent | Q(state="failed")), _("It is approved, and hasn't left"),
                     pgettext("step", "send"))  # fmt: skip
    yield from _each(actor, rows.filter(state="drafted"), _("A draft of yours"), pgettext("step", "finish"), own=True)
    over = rows.filter(state__in=["carried_out", "not_carried_out"], appeal_until__lt=today)
    yield from _each(actor, over, _("The time of appeal is over"), pgettext("step", "finish"))


@tasks("content.dispatch.draft")
def to_draft(actor: Actor, today: date) -> Iterator[Task]:
    """What one reader says that the police must know at once; what two people agreed about, and nothing is made of it
    yet."""
    for one in selectors.to_the_police(actor)[:MOST]:
        yield Task(
            one.reference, _("A life is in danger, says who read it; nothing is drafted for the police"),
            reverse("content_item", args=[one.pk]), pgettext("step", "draft"), due_on=today,
        )  # fmt: skip
    for one in selectors.to_draft(actor)[:MOST]:
        yield Task(
            one.reference, _("Two people agreed that something goes out; nothing is drafted"),
            reverse("content_item", args=[one.pk]), pgettext("step", "draft"), since=timezone.localdate(one.moved_at),
        )  # fmt: skip


@tasks("content.dispatch.draft")
def to_protect(actor: Actor, today: date) -> Iterator[Task]:
    """A child or person whom no service of protection has taken over yet."""
    for one, late in selectors.to_protect(actor)[:MOST]:
        why = _("The service hasn't answered: call it") if late else _("It isn't that service's: refer it to another")
        yield Task(
            str(label(one.way, "DispatchWay")), why, reverse("content_dispatch", args=[one.pk]),
            pgettext("step", "go on"), reference=one.reference, due_on=today,
        )  # fmt: skip


@tasks(ANSWER)
def to_look(actor: Actor, today: date) -> Iterator[Task]:
    """Whether what a platform says that it did was done, or what was overturned is back: somebody looks."""
    said = {
        selectors.Look.GONE: _("The platform says that it was carried out: look whether it is gone"),
        selectors.Look.STILL_THERE: _("It is still there, though the platform says that it was carried out"),
        selectors.Look.BACK: _("It was withdrawn: look whether it is back"),
    }
    for one, look in selectors.to_look(actor, MOST):
        yield Task(
            str(label(one.way, "DispatchWay")), said[look], reverse("content_dispatch", args=[one.pk]),
            pgettext("step", "look"), reference=one.reference, since=timezone.localdate(one.moved_at),
        )  # fmt: skip


@tasks("content.dispatch.send")
def to_hand_over(actor: Actor, today: date) -> Iterator[Task]:
    """What the other side is to be told by hand, and isn't yet."""
    for one in selectors.letters_to_hand_over(actor)[:MOST]:
        yield Task(
            str(label(one.about, "LetterAbout")), _("It is to be handed over"),
            reverse("content_dispatch", args=[one.dispatch_id]), pgettext("step", "hand over"),
            reference=one.dispatch.reference, due_on=timezone.localdate(LETTER.due_at(one.created_at)),
            since=timezone.localdate(one.created_at),
        )  # fmt: skip


@tasks(PROLONG_ASK)
def holds_that_end(actor: Actor, today: date) -> Iterator[Task]:
    """Holds in their last days: what is kept as evidence, or isn't touched, goes by the rules again after that."""
    for one in selectors.holds_that_end(actor)[:MOST]:
        yield Task(
            one.body, _("A hold ends soon: ask the body whether it stands longer"),
            reverse("content_hold", args=[one.pk]), pgettext("step", "ask"), reference=one.reference,
            due_on=timezone.localdate(one.until),
        )  # fmt: skip


@tasks(PROLONG)
def to_prolong(actor: Actor, today: date) -> Iterator[Task]:
    """Holds that somebody else wants to stand longer."""
    for one in selectors.to_prolong(actor)[:MOST]:
        yield Task(
            one.body, _("A hold for an investigation is to stand longer"),
            reverse("content_hold_prolong", args=[one.pk]), pgettext("step", "decide"), reference=one.reference,
            due_on=timezone.localdate(one.until),
        )  # fmt: skip


@tasks("content.protection.list")
def referred(actor: Actor, today: date) -> Iterator[Task]:
    """What was referred to one's service and isn't answered."""
    rows = list(selectors.protections(actor).filter(state__in=["sent", "received"])[:MOST])
    clocks = selectors.due_of(rows)
    for one in rows:
        due = clocks[one.pk].run.due_at if one.pk in clocks else None
        yield Task(
            one.reference, _("Something was referred to your service"), reverse("content_protection", args=[one.pk]),
            pgettext("step", "answer"), since=timezone.localdate(one.sent_at) if one.sent_at else None,
            due_on=timezone.localdate(due) if due else None,
        )  # fmt: skip


def _each(
    actor: Actor, rows: QuerySet[Dispatch], why: str, step: str, *, own: bool | None = None, due: date | None = None
) -> Iterator[Task]:
    """*own*: only what one wrote oneself, or only what one didn't."""
    for one in rows.order_by("moved_at", "pk")[: MOST * 2]:
        if own is None or wrote(actor, one) == own:
            yield Task(
                str(label(one.way, "DispatchWay")), why, reverse("content_dispatch", args=[one.pk]), step,
                reference=one.reference, due_on=due, since=timezone.localdate(one.moved_at),
            )  # fmt: skip
