"""Who sees whom a case is about. ``walls.py`` says the same to the database."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import NOTHING, Action, actions, visible, visible_to
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import (
    ASSIGNED,
    HELPERS,
    OUTSIDE,
    SUPERVISES,
    SUPERVISOR,
    WORKERS,
    assigned,
    overseen,
    oversees,
    works_on,
)
from zotim.desks.reintegration.persons.models import Guardian, Identity, Inquiry, Member, Name, Person


def _decides(actor: Actor, inquiry: Any) -> bool:
    """Supervisor of the case that was found. Who asked decides nothing."""
    own = {inquiry.asked_by_id, inquiry.asked_for_id} & set(actor.people)
    return not own and overseen(actor).filter(case_id=inquiry.case_id).exists()


actions(
    Action("reintegration.person.enter", _("Enter whom a case is about"), WORKERS, "reintegration.person.entered", ASSIGNED, works_on),
    Action("reintegration.identity.view", _("See papers, day of birth and address of whom a case is about"), WORKERS, "reintegration.identity.viewed", ASSIGNED, works_on),
    Action("reintegration.guardian.enter", _("Enter who may act for a child"), WORKERS, "reintegration.guardian.entered", ASSIGNED, works_on),
    Action("reintegration.guardian.end", _("End that somebody may act for a child"), WORKERS, "reintegration.guardian.ended", ASSIGNED, works_on),
    Action("reintegration.family.join", _("Put two cases into one family"), SUPERVISOR, "reintegration.family.joined", SUPERVISES, oversees),
    Action("reintegration.family.leave", _("Take a case out of its family"), SUPERVISOR, "reintegration.family.left", SUPERVISES, oversees),
    Action("reintegration.person.ask", _("Ask whether a person is known, without an answer on the page"), HELPERS, "reintegration.person.asked"),
    Action("reintegration.inquiry.list", _("See who asked about persons whose case one supervises"), SUPERVISOR, "reintegration.inquiries.listed"),
    Action("reintegration.inquiry.decide", _("Decide whether to get in touch with whoever asked about a person"), SUPERVISOR, "reintegration.inquiry.told", SUPERVISES, _decides),
)  # fmt: skip


def _of_cases(actor: Actor, purpose: str) -> Q:
    """Of the cases that the actor reads: in their own post, or for what they were let in for."""
    if purpose in OUTSIDE:
        return NOTHING
    seen = Case.objects.filter(visible(Case, actor, purpose)).values("pk")
    return Q(case_id__in=seen)


@visible_to(Person, Name)
def persons(actor: Actor, purpose: str) -> Q:
    """Whoever sees the case: one can't teach a child without a name."""
    return _of_cases(actor, purpose)


@visible_to(Identity, Guardian)
def identities(actor: Actor, purpose: str) -> Q:
    """Those who work on the case, in their own post."""
    return NOTHING if purpose else Q(case_id__in=assigned(actor))


@visible_to(Member)
def members(actor: Actor, purpose: str) -> Q:
    """The families of the cases on which the actor works: who belongs to them, by number and relation."""
    if purpose:
        return NOTHING
    mine = Member.objects.filter(case_id__in=assigned(actor)).values("family")
    return Q(family__in=mine)


@visible_to(Inquiry)
def inquiries(actor: Actor, purpose: str) -> Q:
    """Of the cases that the actor supervises, while they weren't the one who asked. Who asked sees nothing of it."""
    if purpose:
        return NOTHING
    return Q(case_id__in=overseen(actor)) & ~Q(asked_by__in=actor.people) & ~Q(asked_for__in=actor.people)
