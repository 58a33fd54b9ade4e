"""Who may do what with complaints. Who took part in what is complained of sees nothing of it."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.core.access.roles import JUDGES
from zotim.core.redress.models import CarriedOut, Complaint, Decision, Hand
from zotim.core.redress.subjects import EFFECTS

OFFICER, REVIEWER = "redress_officer", "independent_reviewer"

roles(
    Role(OFFICER, _("Officer for complaints")),
    Role(REVIEWER, _("Independent reviewer"), kinds=JUDGES),
)

OFFICERS, REVIEWERS = frozenset({OFFICER}), frozenset({REVIEWER})
WATCHERS = frozenset({"auditor", "data_protection_officer"})
"""They see references, states and outcomes, and no content."""
READERS = OFFICERS | REVIEWERS | WATCHERS


def hands_of(actor: Actor, *parts: str) -> QuerySet[Any]:
    """Ids of the complaints in which one of the people behind the actor had a hand as any of *parts*."""
    own = Q(user__in=actor.people) | Q(on_behalf_of__in=actor.people)
    return Hand.objects.filter(own, part__in=parts).values("complaint_id")


def had_a_hand(actor: Actor, complaint: Complaint, *parts: str) -> bool:
    """Whether one of the people behind the actor had a hand in it as any of *parts*."""
    return hands_of(actor, *parts).filter(complaint=complaint).exists()


def apart(actor: Actor, complaint: Complaint) -> bool:
    """Whether nobody behind the actor took part in what is complained of."""
    return not had_a_hand(actor, complaint, Hand.Part.TOOK_PART)


def of_the_body(actor: Actor, complaint: Complaint) -> bool:
    """An officer for complaints of the body that deals with it, who took no part."""
    return complaint.body_id in actor.organisations(OFFICER) and apart(actor, complaint)


def its_officer(actor: Actor, complaint: Complaint) -> bool:
    """The officer who took it."""
    return complaint.officer_id in actor.people and of_the_body(actor, complaint)


def for_another(actor: Actor) -> QuerySet[Any]:
    """Ids of the complaints on which one of the people behind the actor decided last, with an effect that somebody else
    carries out."""
    own = Q(hand__user__in=actor.people) | Q(hand__on_behalf_of__in=actor.people)
    last = Decision.objects.filter(complaint=OuterRef("complaint")).order_by("-created_at").values("pk")[:1]
    second = [one.code for one in EFFECTS.values() if one.second]
    return Decision.objects.filter(own, pk=Subquery(last), effect__in=second).values("complaint_id")


def reviews(actor: Actor, complaint: Complaint) -> bool:
    """A reviewer who had no hand in it before, not even to carry out what was decided."""
    if REVIEWER not in actor.roles or complaint.state != "review":
        return False
    own = Q(user__in=actor.people) | Q(on_behalf_of__in=actor.people)
    before = (Hand.Part.TOOK_PART, Hand.Part.DECIDED)
    return not had_a_hand(actor, complaint, *before) and not complaint.carried_out.filter(own).exists()


def reads(actor: Actor, complaint: Complaint) -> bool:
    """Whether what was written is the actor's to read now: to route it, to take it, to work on it, to review it."""
    if reviews(actor, complaint) or had_a_hand(actor, complaint, Hand.Part.REVIEWED):
        return REVIEWER in actor.roles
    if OFFICER not in actor.roles or not apart(actor, complaint):
        return False
    if complaint.state == "received":
        return True
    return of_the_body(actor, complaint) if complaint.state == "admitted" else its_officer(actor, complaint)


def reads_reasons(actor: Actor, complaint: Complaint) -> bool:
    """Whether why it was decided so is the actor's to read now: of who reads all of it, and of who carries it out."""
    return reads(actor, complaint) or (complaint.state == "decided" and of_the_body(actor, complaint))


def routes(actor: Actor, complaint: Complaint) -> bool:
    """Who reads it as an officer, while nothing is decided."""
    return OFFICER in actor.roles and reads(actor, complaint)


BODY = _("of the body that deals with it, and took no part in what is complained of")
ITS_OFFICER = _("the officer who took it")

actions(
    Action("redress.complaint.list", _("List complaints"), READERS, "redress.complaints.listed"),
    Action("redress.complaint.view", _("See a complaint and where it stands"), READERS, "redress.complaint.viewed"),
    Action("redress.complaint.read", _("Read what was written in a complaint"), OFFICERS | REVIEWERS, "redress.complaint.read", _("who has to route it, take it, work on it or review it"), reads),
    Action("redress.decision.read", _("Read why it was decided so on a complaint"), OFFICERS | REVIEWERS, "redress.decision.read", _("who reads what was written, or carries the effect out"), reads_reasons),
    Action("redress.complaint.admit", _("Admit a complaint, to a body"), OFFICERS, "redress.complaint.admitted", _("took no part in what is complained of"), routes),
    Action("redress.complaint.send_on", _("Send a complaint on to a body elsewhere"), OFFICERS, "redress.complaint.sent_on", _("took no part in what is complained of"), routes),
    Action("redress.complaint.tie", _("Say which record a complaint is about"), OFFICERS, "redress.complaint.tied", _("took no part in what is complained of"), routes),
    Action("redress.complaint.take", _("Take a complaint, to work on it"), OFFICERS, "redress.complaint.taken", BODY, of_the_body),
    Action("redress.complaint.give_back", _("Give a complaint back, to be taken by somebody else"), OFFICERS, "redress.complaint.given_back", BODY, of_the_body),
    Action("redress.complaint.decide", _("Decide on a complaint"), OFFICERS, "redress.complaint.decided", ITS_OFFICER, its_officer),
    Action("redress.complaint.carry_out", _("Carry out what was decided on a complaint"), OFFICERS, "redress.complaint.carried_out", BODY, of_the_body),
    Action("redress.complaint.close", _("Close a complaint"), OFFICERS, "redress.complaint.closed", BODY, of_the_body),
    Action("redress.complaint.ask_review", pgettext_lazy("right", "Ask for a review, for whoever complained"), OFFICERS, "redress.complaint.review_asked", BODY, of_the_body),
    Action("redress.complaint.review", _("Decide on a complaint in a review"), REVIEWERS, "redress.complaint.reviewed", _("had no hand in it before"), reviews),
)  # fmt: skip


@visible_to(Complaint)
def complaints(actor: Actor, purpose: str) -> Q:
    """Officers: what was received, then what is their body's. Reviewers: what is in review, and what they reviewed.
    Nobody who took part in what is complained of."""
    if actor.roles & WATCHERS:
        return EVERYTHING
    rows = NOTHING
    if OFFICER in actor.roles:
        rows |= Q(state="received") | Q(body__in=actor.organisations(OFFICER))
    if REVIEWER in actor.roles:
        rows |= Q(state="review") | Q(pk__in=hands_of(actor, Hand.Part.REVIEWED))
    return rows & ~Q(pk__in=hands_of(actor, Hand.Part.TOOK_PART))


@visible_to(Hand, Decision, CarriedOut)
def of_complaints(actor: Actor, purpose: str) -> Q:
    """Whatever belongs to a complaint that one sees."""
    return Q(complaint__in=Complaint.objects.filter(complaints(actor, purpose)).values("pk"))
