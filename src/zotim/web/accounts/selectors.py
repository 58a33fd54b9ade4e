"""Reads about accounts: what the actor may see of bodies, people, roles, deputies; and one's own sign-ins."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.audit import selectors as log
from zotim.core.audit.models import Event
from zotim.core.people.models import Deputy, Membership, Organisation, User
from zotim.core.prepared import Prepared


def organisations(actor: Actor) -> QuerySet[Organisation]:
    """Bodies, oldest entry first."""
    return Organisation.objects.filter(visible(Organisation, actor)).order_by("created_at")


def people(actor: Actor) -> QuerySet[User]:
    """Accounts, by name."""
    return User.objects.filter(visible(User, actor)).order_by("name", "pk")


def person(actor: Actor) -> User:
    """The account of who is signed in."""
    return User.objects.get(pk=actor.person_id)


def memberships_of(user: User) -> QuerySet[Membership]:
    """All roles of a person, newest first. The page that shows them is theirs or the administrator's."""
    return user.memberships.select_related("organisation").order_by("-starts_at")


def colleagues(actor: Actor) -> QuerySet[User]:
    """Whom one may name as deputy: open accounts with a role now in one of one's own bodies."""
    held = Membership.objects.live().filter(organisation__in=actor.organisations()).values("user_id")
    return User.objects.filter(pk__in=held, is_active=True).exclude(pk__in=actor.people).order_by("name")


def deputies_of(user: User) -> QuerySet[Deputy]:
    """Who stands in, or will, or did, for this person; newest first."""
    return Deputy.objects.filter(user=user).select_related("deputy").order_by("-starts_at")


def standing_in(user_id: object) -> list[Deputy]:
    """For whom this person may act right now."""
    return list(Prepared(_standing_in, user_id, timezone.now()))


def _standing_in(person: object, now: datetime) -> QuerySet[Deputy]:
    live = Deputy.objects.live(now).filter(deputy_id=person, user__is_active=True)
    return live.select_related("user").order_by("user__name")


def acting(actor: Actor) -> dict[str, Any]:
    """What the header says about deputies: for whom one acts, and for whom one could."""
    may_act_for = standing_in(actor.user_id)
    acts_for = next((d.user for d in may_act_for if d.user_id == actor.on_behalf_of_id), None)
    return {"acting_for": acts_for, "may_act_for": [] if acts_for else may_act_for}


def sign_ins(user: User) -> QuerySet[Event]:
    """One's own last sign-ins, tries and locks. The right to one's own data; no role is needed."""
    mine = Q(object_type="people.user", object_id=str(user.pk))
    return log.events(mine, verb="people.session")[:20]
