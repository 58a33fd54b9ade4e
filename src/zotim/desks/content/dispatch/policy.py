"""Who drafts, who approves, who sees what goes out. Officers of protection see what was referred to them, no more."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.approvals.two import behind
from zotim.core.retention.policy import KEEPERS as RECORD_KEEPERS
from zotim.desks.content.dispatch.models import LEFT, Dispatch, DispatchNote, Hold, Letter, PlatformKey
from zotim.desks.content.dispatch.states import ANOTHER, PROLONG, PROLONG_ASK, PROPOSE
from zotim.desks.content.intake.policy import unbarred
from zotim.desks.content.law.models import Way
from zotim.desks.content.law.policy import APPROVERS, KEEPERS, PROTECTION, READERS, SEE_ITEMS

RETENTION = "retention"
"""For which those who look after records are told how many dispatches are due."""


def authors(dispatch: Any) -> frozenset[UUID]:
    """Everybody who wrote in it, and whom they stood in for."""
    mine = {one for one in (dispatch.drafted_by_id, dispatch.drafted_for_id) if one}
    return frozenset(mine | {UUID(str(one)) for one in dispatch.hands})


def wrote(actor: Actor, dispatch: Any) -> bool:
    """Whether somebody wrote in it, or stands in for who did."""
    return bool(actor.people & authors(dispatch))


def another(actor: Actor, dispatch: Any) -> bool:
    """Whether nobody behind *actor* wrote in it."""
    return not wrote(actor, dispatch)


def _not_asked(actor: Actor, hold: Any) -> bool:
    return not actor.people & behind(hold, "asked")


OWN = _("who wrote it")
actions(
    Action("content.dispatch.list", _("List what goes out about content"), SEE_ITEMS, "content.dispatches.listed"),
    Action("content.dispatch.view", _("See a dispatch and what was answered"), SEE_ITEMS, "content.dispatch.viewed"),
    Action("content.dispatch.file", _("Take a dispatch as a file"), SEE_ITEMS, "content.dispatch.taken"),
    Action("content.dispatch.draft", _("Draft what goes out about an item"), READERS, "content.dispatch.drafted"),
    Action("content.dispatch.change", _("Change a draft of what goes out"), READERS, "content.dispatch.changed", OWN, wrote),
    Action("content.dispatch.ask", _("Ask an approver for what one drafted"), READERS, "content.dispatch.asked", OWN, wrote),
    Action("content.dispatch.approve", _("Approve or return what another drafted"), APPROVERS, "content.dispatch.approved", ANOTHER, another),
    Action("content.dispatch.drop", _("Drop what hasn't left"), READERS, "content.dispatch.dropped"),
    Action("content.dispatch.send", _("Send what was approved"), READERS, "content.dispatch.sent"),
    Action("content.dispatch.send_alone", _("Send to the police at once, of a threat to life"), READERS, "content.dispatch.sent_alone", OWN, wrote),
    Action("content.dispatch.review", _("Look at what another sent to the police at once"), READERS, "content.dispatch.reviewed", ANOTHER, another),
    Action("content.dispatch.answer", _("Put down receipts and answers, and whether it is gone"), READERS, "content.dispatch.answered"),
    Action("content.dispatch.withdraw", _("Withdraw what has left"), READERS, "content.dispatch.withdrawn"),
    Action("content.dispatch.finish", _("Put down that it is final, or what a court decided"), READERS, "content.dispatch.finalised"),
    Action("content.dispatch.disclose", _("Extend or end that whoever published it isn't told"), APPROVERS, "content.dispatch.undisclosed"),
    Action("content.dispatch.platform", _("See what went out to a platform, and keys of its systems"), SEE_ITEMS | KEEPERS, "content.dispatches.of_platform"),
    Action("content.platformkey.make", _("Make and end keys of systems of platforms"), KEEPERS, "content.platform_key.made"),
    Action("content.hold.list", _("List holds for an investigation"), SEE_ITEMS, "content.holds.listed"),
    Action("content.hold.view", _("See a hold for an investigation"), SEE_ITEMS, "content.hold.viewed"),
    Action("content.hold.place", _("Enter a hold for an investigation"), READERS, "content.hold.placed"),
    Action("content.hold.lift", pgettext_lazy("right", "Lift a hold for an investigation"), READERS, "content.hold.lifted"),
    Action(PROLONG_ASK, _("Ask that a hold for an investigation stands longer"), READERS, "content.hold.prolong_asked"),
    Action(
        PROLONG, _("Decide whether a hold for an investigation stands longer"), APPROVERS, "content.hold.prolonged",
        _("Another person than who asked"), _not_asked,
    ),
    Action(
        PROPOSE, _("Propose for a bank what was decided on an item"), READERS,
        "content.item.put_forward",
    ),
    Action("content.protection.list", _("List what was referred to one's service"), PROTECTION, "content.protections.listed"),
    Action("content.protection.view", _("See what was referred to one's service"), PROTECTION, "content.protection.viewed"),
    Action("content.protection.answer", _("Answer what was referred to one's service"), PROTECTION, "content.protection.answered"),
)  # fmt: skip


def _of_items(actor: Actor, way: str) -> Q:
    """Those of items that the actor sees: who may not see an item sees nothing that went out about it."""
    return unbarred(actor, f"{way}item") if actor.roles & SEE_ITEMS else NOTHING


def _dispatches(actor: Actor, purpose: str, way: str = "") -> Q:
    if purpose == RETENTION:
        return EVERYTHING if actor.roles & RECORD_KEEPERS else NOTHING
    found = _of_items(actor, way)
    if actor.roles & PROTECTION:
        mine = {"way": Way.PROTECTION, "state__in": LEFT, "body__in": actor.organisations(*PROTECTION)}
        found |= Q(**{f"{way}{name}": value for name, value in mine.items()}) & unbarred(actor, f"{way}item")
    return found


@visible_to(Dispatch)
def dispatches(actor: Actor, purpose: str) -> Q:
    """Whoever sees the item; officers of protection what was sent to their body, and nothing else."""
    return _dispatches(actor, purpose)


@visible_to(DispatchNote, Letter)
def parts(actor: Actor, purpose: str) -> Q:
    """What belongs to such a dispatch."""
    return _dispatches(actor, purpose, "dispatch__")


@visible_to(Hold)
def holds(actor: Actor, purpose: str) -> Q:
    """Whoever sees the item; those who keep records count what is over."""
    if purpose == RETENTION:
        return EVERYTHING if actor.roles & RECORD_KEEPERS else NOTHING
    return _of_items(actor, "")


@visible_to(PlatformKey)
def keys(actor: Actor, purpose: str) -> Q:
    """Keepers."""
    return EVERYTHING if actor.roles & KEEPERS else NOTHING
