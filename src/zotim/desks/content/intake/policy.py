"""Who sees what was reported, and who may do what with it. Rooms above take away what somebody is barred from."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.desks.content.intake.models import Custody, Fetch, InHand, Item, ItemPrint, Location, Report
from zotim.desks.content.law.policy import ADVISERS, READERS, SEE_ITEMS

roles(Role("content_reporter", _("System of a partner that reports content")))
REPORTERS = frozenset({"content_reporter"})
NOBODY: frozenset[str] = frozenset()
"""The program alone."""

actions(
    Action("content.report.list", _("List reports of content"), SEE_ITEMS, "content.reports.listed"),
    Action("content.report.view", _("See a report of content"), SEE_ITEMS, "content.report.viewed"),
    Action("content.report.answer", _("Put down that whoever reported was told"), READERS, "content.report.answered"),
    Action("content.report.take", _("Put in a report of content"), READERS, "content.report.taken"),
    Action("content.report.send", _("Report content from another system"), REPORTERS, "content.report.sent"),
    Action("content.item.view", _("See a reported item"), SEE_ITEMS, "content.item.viewed"),
    Action("content.item.open", _("Look at the bytes of an item"), SEE_ITEMS, "content.item.opened"),
    Action("content.item.fetch", _("Have the address of an item fetched"), READERS, "content.item.fetch_asked"),
    Action("content.item.queue", _("Put an item into the queue"), READERS, "content.item.queued"),
    Action("content.item.hold", _("Hold an item back"), NOBODY, "content.item.held"),
    Action("content.item.read", _("Read an item by the legal test"), READERS, "content.item.taken"),
    Action("content.item.advise", _("Advise on an item"), ADVISERS, "content.item.answered"),
    Action("content.item.close", _("Close an item"), SEE_ITEMS, "content.item.closed"),
    Action("content.item.reopen", _("Open an item again"), SEE_ITEMS, "content.item.reopened"),
)  # fmt: skip

Bar = Callable[[Actor], QuerySet]
BARS: list[Bar] = []


def bars(bar: Bar) -> Bar:
    """Enter ``(actor) -> ids`` of items that the actor must not see: a queryset of one column, as of
    ``values_list("item_id")``. A conflict of interest is one."""
    BARS.append(bar)
    return bar


def unbarred(actor: Actor, item: str = "item") -> Q:
    """Rows of items that aren't kept from *actor*; *item* is the way from a row to its item."""
    found = EVERYTHING
    for bar in BARS:
        found &= ~Q(**{f"{item}__in": bar(actor)})
    return found


BLINDS: list[Bar] = []


def blinds(blind: Bar) -> Bar:
    """Enter ``(actor) -> ids`` of items that the actor may still be asked to read as if nobody had: until their
    reading is in, they see nothing of what others did about them."""
    BLINDS.append(blind)
    return blind


def blind(actor: Actor, item: str = "item") -> Q:
    """Rows of items that *actor* reads blind; *item* is the way from a row to its item. Asked of each row: together
    these items are the whole queue."""
    found = NOTHING
    for one in BLINDS:
        found |= Q(Exists(one(actor).filter(pk=OuterRef(item))))
    return found


@visible_to(Item)
def items(actor: Actor, purpose: str) -> Q:
    """Readers and advisers, without what they are barred from."""
    return unbarred(actor, "pk") if actor.roles & SEE_ITEMS else NOTHING


@visible_to(Location, Report, ItemPrint, Fetch)
def of_items(actor: Actor, purpose: str) -> Q:
    """Whoever sees the item."""
    return unbarred(actor) if actor.roles & SEE_ITEMS else NOTHING


@visible_to(Custody)
def custody(actor: Actor, purpose: str) -> Q:
    """Whoever sees the item; who reads it blind isn't shown who else looked at it, or had it preserved."""
    mine = Q(done_by__in=actor.people) | Q(done_for__in=actor.people)
    looks = Q(what__in=[InHand.OPENED, InHand.EXPORTED, InHand.PRESERVED])
    return of_items(actor, purpose) & (~looks | mine | ~blind(actor))
