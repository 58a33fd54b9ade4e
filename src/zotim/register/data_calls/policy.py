"""Who may do and see what in data calls. Nothing else decides it."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.prepared import Prepared
from zotim.register.data_calls.models import (
    Answer,
    AnswerVersion,
    ClearanceStep,
    DataCall,
    Merged,
    Portion,
    Question,
    Reminder,
    Reply,
    ReplyContent,
    ReplyFile,
    ReturnLink,
)
from zotim.register.policy import CENTRE, COORDINATOR, FOREIGN, REGISTER

CLEARING_ROLES = ("coordinator", "foreign_affairs")
"""Roles that clear a reply after the desk, in the order in which they do."""

CLEAR = "register.reply.clear"
"""The action of a step of the clearance, and the one that its approval names."""
READERS = CENTRE | FOREIGN
OUT = ("open", "sent")
"""States of a call in which bodies see their portions."""


def own_portion(actor: Actor, obj: Any) -> bool:
    """Somebody of the body that the portion was given to."""
    portion = obj if isinstance(obj, Portion) else obj.portion
    return portion.organisation_id in actor.organisations(*REGISTER)


def signed(reply: Reply) -> set[UUID]:
    """The people behind the steps of a reply that were taken: who took them, and whom those stood in for."""
    taken = reply.steps.exclude(decided_by=None).values_list("decided_by_id", "decided_for_id")
    return {person for both in taken for person in both if person}


def own_turn(actor: Actor, step: ClearanceStep) -> bool:
    """Somebody with the role whose turn it is, who took no earlier step: not by a deputy either, nor as one."""
    return step.state == "asked" and step.role in actor.roles and not actor.people & signed(step.reply)


OWN_PORTION = _("somebody of the body that the questions were given to")
OWN_TURN = _("somebody with the role whose turn it is, who took no earlier step")

actions(
    Action("register.call.list", _("List data calls"), REGISTER | FOREIGN, "register.calls.listed"),
    Action("register.call.view", _("See a data call"), REGISTER | FOREIGN, "register.call.viewed"),
    Action("register.call.download", _("Download a questionnaire as it came"), CENTRE, "register.call.downloaded"),
    Action("register.call.add", pgettext_lazy("right", "Put in a questionnaire"), CENTRE, "register.call.added"),
    Action("register.call.edit", _("Correct the questions before they go out"), CENTRE, "register.call.edited"),
    Action("register.call.split", _("Give questions to bodies, with days"), CENTRE, "register.call.split"),
    Action("register.call.open", _("Send the questions out, and open a call again"), CENTRE, "register.call.opened"),
    Action("register.call.withdraw", _("Withdraw a data call"), COORDINATOR, "register.call.withdrawn"),
    Action("register.portion.view", _("See what a body was asked and answered"), REGISTER, "register.portion.viewed"),
    Action("register.portion.answer", _("Answer for one's body"), REGISTER, "register.portion.answered", OWN_PORTION, own_portion),
    Action("register.portion.download", _("Download the questions of a body as a spreadsheet"), REGISTER, "register.portion.downloaded"),
    Action("register.portion.chase", _("Remind a body of what it has still to answer"), CENTRE, "register.portion.chased"),
    Action("register.link.make", _("Make or revoke a link by which a body answers without signing in"), CENTRE, "register.link.made"),
    Action("register.answer.return", _("Return an answer to its body"), CENTRE, "register.answer.returned"),
    Action("register.answer.merge", _("Make one answer of what the bodies said"), CENTRE, "register.answer.merged"),
    Action("register.reply.compose", _("Put the reply together and sign for the desk"), CENTRE, "register.reply.composed"),
    Action("register.reply.view", _("Read a reply"), READERS, "register.reply.viewed"),
    Action("register.reply.download", _("Download the files of a reply"), READERS, "register.reply.downloaded"),
    Action(CLEAR, _("Clear a reply, or return it"), frozenset(CLEARING_ROLES), "register.reply.stepped", OWN_TURN, own_turn),
    Action("register.reply.send", _("Send a reply that was cleared"), CENTRE, "register.reply.sent"),
    Action("register.package.download", _("Download the package of a reply that was sent"), CENTRE, "register.package.downloaded"),
)  # fmt: skip


def _bodies(actor: Actor) -> frozenset[Any]:
    return actor.organisations("focal_point")


@visible_to(DataCall)
def calls(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point the calls that ask their bodies; who clears, the calls that reached them."""
    if actor.roles & CENTRE:
        return EVERYTHING
    asked = Portion.objects.filter(organisation__in=_bodies(actor)).values("call")
    reached = ClearanceStep.objects.filter(role__in=actor.roles & FOREIGN).exclude(state="waiting")
    return Q(pk__in=asked, state__in=OUT) | Q(pk__in=reached.values("reply__call"))


@visible_to(Question)
def questions(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point the questions that their bodies were given."""
    if actor.roles & CENTRE:
        return EVERYTHING
    given = Answer.objects.filter(portion__organisation__in=_bodies(actor), portion__call__state__in=OUT)
    return Q(pk__in=given.values("question"))


@visible_to(Portion)
def portions(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point those of their bodies, once the call is out."""
    if actor.roles & CENTRE:
        return EVERYTHING
    return Q(organisation__in=_bodies(actor), call__state__in=OUT)


@visible_to(Answer)
def answers(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point those of their bodies."""
    if actor.roles & CENTRE:
        return EVERYTHING
    return Q(portion__organisation__in=_bodies(actor), portion__call__state__in=OUT)


@visible_to(AnswerVersion)
def versions(actor: Actor, purpose: str) -> Q:
    """As the answers that they are versions of."""
    if actor.roles & CENTRE:
        return EVERYTHING
    return Q(answer__portion__organisation__in=_bodies(actor), answer__portion__call__state__in=OUT)


@visible_to(Reply)
def replies(actor: Actor, purpose: str) -> Q:
    """The centre sees all; who clears, those whose turn with them came."""
    if actor.roles & CENTRE:
        return EVERYTHING
    return Q(pk__in=Prepared(_reached, actor.roles & FOREIGN))


def _reached(roles: frozenset[str]) -> QuerySet[ClearanceStep, Any]:
    return ClearanceStep.objects.filter(role__in=roles).exclude(state="waiting").values("reply")


def _seen_replies(seen: Q) -> QuerySet[Reply]:
    return Reply.objects.filter(seen)


@visible_to(ReplyContent, ReplyFile, ClearanceStep)
def parts_of_replies(actor: Actor, purpose: str) -> Q:
    """As the replies that they belong to."""
    seen = replies(actor, purpose)
    return seen if seen is EVERYTHING else Q(reply__in=Prepared(_seen_replies, seen))


@visible_to(Reminder)
def reminders(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point those that reminded their bodies."""
    if actor.roles & CENTRE:
        return EVERYTHING
    return Q(portion__organisation__in=_bodies(actor), portion__call__state__in=OUT)


@visible_to(Merged, ReturnLink)
def kept_at_the_centre(actor: Actor, purpose: str) -> Q:
    """What was made of the answers, and links, are the centre's."""
    return EVERYTHING if actor.roles & CENTRE else NOTHING
