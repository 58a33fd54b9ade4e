"""What data calls have in the calendar: when a reply is due, when a body's answers are, when a clearance runs out."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import MOST, DueDay, DueKind, due_days, due_kinds
from zotim.core.access.policy import visible
from zotim.core.clocks.selectors import due_on
from zotim.register.data_calls.models import ClearanceStep, DataCall, Portion
from zotim.register.data_calls.selectors import calls, waiting_portions
from zotim.register.policy import CENTRE

due_kinds(
    DueKind("call", gettext_lazy("Data call"), before=(7, 1), after=(1, 7), escalate=None),
    # Bodies are reminded by services.chasing; the centre hears of what stays open.
    DueKind("questions", pgettext_lazy("kind of duty", "Questions of a data call"), before=(), after=()),
)


@due_days("register.call.list")
def replies(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Open calls whose reply is due; for the centre, whose reply it is."""
    if not actor.roles & CENTRE:
        return
    for one in calls(actor).filter(state__in=("draft", "open"), due_on__range=(first, last))[:MOST]:
        yield DueDay(
            "call", one.due_on, one.title, reverse("call", args=[one.pk]), (DataCall._meta.label_lower, one.pk),
            one.reference, classification=one.classification,
        )  # fmt: skip


@due_days("register.portion.view")
def questions(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Questions that a body has still to answer."""
    rows = waiting_portions().filter(visible(Portion, actor), due_on__range=(first, last))
    for one in rows.select_related("call", "organisation").order_by("due_on", "pk")[:MOST]:
        yield DueDay(
            "questions", one.due_on, one.call.title, reverse("portion", args=[one.pk]),
            (Portion._meta.label_lower, one.pk), one.call.reference, one.organisation_id, one.organisation.name,
            classification=one.call.classification,
        )  # fmt: skip


@due_days("register.reply.view")
def clearances(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Steps of a clearance whose clock runs."""
    rows = ClearanceStep.objects.filter(visible(ClearanceStep, actor), state="asked", reply__call__state="open")
    readings = due_on(rows)
    for one in rows.filter(pk__in=list(readings)).select_related("reply__call"):
        day = readings[one.pk].last_day
        if isinstance(day, date) and first <= day <= last:
            yield DueDay(
                "clock", day, one.reply.call.title, reverse("call_reply", args=[one.reply_id]),
                (ClearanceStep._meta.label_lower, one.pk), one.reply.reference,
                classification=one.reply.call.classification, certain=not readings[one.pk].proposal,
            )  # fmt: skip
