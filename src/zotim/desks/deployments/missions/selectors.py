"""Every read about missions. Each takes the actor and returns only what the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.core.people.models import Organisation
from zotim.desks.deployments.missions import grounds
from zotim.desks.deployments.missions.days import Difference
from zotim.desks.deployments.missions.holding import holdings
from zotim.desks.deployments.missions.models import Billet, Mandate, Mission, Pledge
from zotim.desks.deployments.missions.policy import OFFICERS
from zotim.desks.deployments.missions.standing import Step, standing
from zotim.desks.deployments.missions.states import CONFIRM
from zotim.register.models import Commitment

LIVE = ("offered", "accepted")
"""States of billets that aren't withdrawn."""


def missions(actor: Actor) -> QuerySet[Mission]:
    """Missions with how many billets each has (``live_billets``), the newest first."""
    live = Count("billets", filter=Q(billets__state__in=LIVE))
    rows = Mission.objects.filter(visible(Mission, actor)).select_related("lead").annotate(live_billets=live)
    return rows.order_by("-from_on", "-pk")


def mission(actor: Actor, pk: UUID) -> Mission:
    """One of them. Raises NotVisible."""
    return get_visible(missions(actor), actor, pk=pk)


def sending(actor: Actor) -> QuerySet[Organisation]:
    """The bodies for which the actor sends people."""
    return Organisation.objects.filter(pk__in=actor.organisations(*OFFICERS)).order_by("created_at")


def mandates(actor: Actor) -> QuerySet[Mandate]:
    """Mandates, by their days."""
    rows = Mandate.objects.filter(visible(Mandate, actor)).select_related("mission__lead")
    return rows.order_by("from_on", "created_at")


def mandate(actor: Actor, pk: UUID) -> Mandate:
    """One of them. Raises NotVisible."""
    people = ("mission", "entered_by", "entered_for", "confirmed_by", "confirmed_for")
    return get_visible(Mandate.objects.select_related(*people), actor, pk=pk)


def to_confirm(actor: Actor) -> QuerySet[Mandate]:
    """Those that somebody else entered."""
    return mandates(actor).filter(waiting_for(actor, CONFIRM), state="entered")


def that_end(actor: Actor) -> QuerySet[Mandate]:
    """Confirmed ones that hold until a day that hasn't passed, of missions that aren't over."""
    rows = mandates(actor).filter(state="confirmed", until_on__gte=timezone.localdate())
    return rows.exclude(mission__state="ended")


def billets(actor: Actor, one: Mission | None = None) -> QuerySet[Billet]:
    """Billets, by code; of one mission, or all."""
    rows = Billet.objects.filter(visible(Billet, actor)).select_related("mission__lead", "pledge")
    return (rows.filter(mission=one) if one else rows).order_by("code", "created_at")


def billet(actor: Actor, pk: UUID) -> Billet:
    """One of them. Raises NotVisible."""
    return get_visible(billets(actor), actor, pk=pk)


def pledges(actor: Actor) -> QuerySet[Pledge]:
    """What was promised of missions, the newest first."""
    rows = Pledge.objects.filter(visible(Pledge, actor)).select_related("mission__lead", "commitment")
    return rows.order_by("-created_at", "-pk")


def pledge(actor: Actor, pk: UUID) -> Pledge:
    """One of them. Raises NotVisible."""
    return get_visible(pledges(actor), actor, pk=pk)


def free_billets(actor: Actor, one: Pledge) -> QuerySet[Billet]:
    """The billets of its mission that keep it or keep nothing."""
    free = Q(pledge=None) | Q(pledge=one)
    return billets(actor, one.mission).filter(free, state__in=LIVE)


def stands(actor: Actor, one: Pledge) -> list[Step]:
    """Its numbers, and why each isn't the one before it."""
    kept = list(billets(actor, one.mission).filter(pledge=one, state__in=LIVE))
    return standing(one, kept, grounds.confirmed(one.mission), holdings(kept), timezone.localdate())


def pledged(actor: Actor, commitment: Commitment) -> list[tuple[Pledge, list[Step]]]:
    """What a commitment is said to promise of missions, each with its numbers."""
    rows = pledges(actor).filter(commitment=commitment.pk, state="stated")
    return [(one, stands(actor, one)) for one in rows]


@dataclass(frozen=True, slots=True)
class Alarms:
    """What is wrong with a mission, worked out: grounds missing on some days, more people than the ceiling allows."""

    missing: Sequence[grounds.Missing]
    above: Sequence[Difference]

    def __bool__(self) -> bool:
        return bool(self.missing or self.above)


def alarms(actor: Actor, one: Mission) -> Alarms:
    """The alarms of a mission that isn't over."""
    if one.state == "ended":
        return Alarms((), ())
    live, held = grounds.confirmed(one), list(billets(actor, one).filter(state__in=LIVE))
    whole = grounds.whole(one, held)
    twice = [each.handover for each in holdings(held) if each.handover]
    return Alarms(grounds.missing(one, whole.first, whole.last, live), grounds.above_ceiling(live, held, twice))
