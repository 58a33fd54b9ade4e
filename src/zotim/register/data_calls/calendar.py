"""What data calls have in the calendar: when a reply is due, when a body's answers are, when a clearance runs out."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueComputed, DueDay, DueKind, DueRows, due_days, due_kinds
from zotim.core.access.policy import visible, visible_rows
from zotim.core.addresses import address
from zotim.core.prepared import Prepared
from zotim.register.calendar import clocks
from zotim.register.data_calls.models import DataCall, Portion
from zotim.register.data_calls.selectors import steps_asked, waiting_portions
from zotim.register.policy import CENTRE

due_kinds(
    DueKind("call", gettext_lazy("Data call"), before=(7, 1), after=(1, 7), escalate=None),
    # Bodies are reminded by services.chasing; the centre hears of what stays open.
    DueKind("questions", pgettext_lazy("kind of duty", "Questions of a data call"), before=(), after=()),
)


@due_days("register.call.list", "call")
def replies(actor: Actor) -> DueRows:
    """Calls whose reply is due; for the centre, whose reply it is."""

    def told(one: DataCall) -> DueDay:
        return DueDay(
            "call", one.due_on, one.title, address("call", one.pk), (DataCall._meta.label_lower, one.pk),
            one.reference, classification=one.classification,
        )  # fmt: skip

    rows = Prepared(_unsent, visible_rows(DataCall, actor), bool(actor.roles & CENTRE))
    return DueRows("call", rows, told, body="")


def _unsent(seen: QuerySet[DataCall], of_centre: bool) -> QuerySet[DataCall]:
    rows = seen.filter(state__in=("draft", "open")).only("due_on", "title", "reference", "classification")
    return rows if of_centre else rows.none()


@due_days("register.portion.view", "questions")
def questions(actor: Actor) -> DueRows:
    """Questions that a body has still to answer."""

    def told(one: Portion) -> DueDay:
        return DueDay(
            "questions", one.due_on, one.call.title, address("portion", one.pk),
            (Portion._meta.label_lower, one.pk), one.call.reference, one.organisation_id,
            classification=one.call.classification,
        )  # fmt: skip

    return DueRows("questions", Prepared(_unanswered, visible(Portion, actor)), told, body="organisation")


def _unanswered(seen: Q) -> QuerySet[Portion]:
    read = ("due_on", "organisation", "call__title", "call__reference", "call__classification")
    return waiting_portions().filter(seen).select_related("call").only(*read)


@due_days("register.reply.view", "clock")
def clearances(actor: Actor) -> DueComputed:
    """Steps of a clearance whose clock runs."""
    return clocks(
        steps_asked(actor),
        lambda one: (
            one.reply.call.title, address("call_reply", one.reply_id), one.reply.reference,
            one.reply.call.classification,
        ),
    )  # fmt: skip
