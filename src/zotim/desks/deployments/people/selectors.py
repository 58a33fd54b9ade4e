"""Every read about people who may be sent: takes the actor, returns only what the actor may see. Behind the wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.access.walls import walled
from zotim.core.audit.services import System
from zotim.core.people.models import Organisation
from zotim.desks.deployments.missions.models import Clearance
from zotim.desks.deployments.missions.selectors import sending
from zotim.desks.deployments.people.models import Fitness, Nominee, Qualification
from zotim.desks.deployments.people.sealed import TEXTS

__all__ = ["Body", "Ends", "counted", "ending", "fitness", "name", "nominee", "nominees", "qualification",
           "qualifications", "sending"]  # fmt: skip


def nominees(actor: Actor) -> QuerySet[Nominee]:
    """Whom the actor's bodies may send, by staff number."""
    rows = Nominee.objects.filter(visible(Nominee, actor)).select_related("lead")
    return rows.order_by("staff_number", "pk")


def nominee(actor: Actor, pk: UUID) -> Nominee:
    """One of them. Raises NotVisible."""
    return get_visible(nominees(actor), actor, pk=pk)


def name(actor: Actor, one: Nominee) -> str | None:
    """Their name, unsealed for this page; None when it can't be read. The page that asks is on record."""
    return TEXTS.text(actor, one, "name")


def qualifications(actor: Actor, one: Nominee | None = None) -> QuerySet[Qualification]:
    """Qualifications that stand, of one or of all."""
    rows = Qualification.objects.filter(visible(Qualification, actor), ended_at=None).select_related("nominee__lead")
    return (rows.filter(nominee=one) if one else rows).order_by("kind", "pk")


def qualification(actor: Actor, pk: UUID) -> Qualification:
    """One that stands. Raises NotVisible."""
    return get_visible(qualifications(actor), actor, pk=pk)


def fitness(actor: Actor, one: Nominee) -> QuerySet[Fitness]:
    """In which respects somebody is fit or unfit."""
    return Fitness.objects.filter(visible(Fitness, actor), nominee=one).order_by("aspect")


@dataclass(frozen=True, slots=True)
class Ends:
    """What of somebody ends on a day: ``qualification``, ``fitness`` or ``clearance``, and which."""

    nominee: Nominee
    what: str
    which: str
    on: date


def ending(actor: Actor, days: int) -> list[Ends]:
    """What of those on the list ended, or ends within so many days from today, the first day first. Being unfit isn't
    what ends: nobody plans by it."""
    last = timezone.localdate() + timedelta(days=days)
    fit = Fitness.objects.filter(visible(Fitness, actor), fit=True, until_on__lte=last)
    held = qualifications(actor).filter(expires_on__lte=last)
    rows = nominees(actor).filter(state="listed").prefetch_related(
        Prefetch("fitness", fit, to_attr="fit_until"), Prefetch("qualifications", held, to_attr="held_until")
    )  # fmt: skip
    return sorted((one for row in rows for one in _of(row, last)), key=lambda one: (one.on, one.nominee.staff_number))


def _of(row: Nominee, last: date) -> Iterator[Ends]:
    if row.clearance_until and row.clearance_until <= last:
        yield Ends(row, "clearance", row.clearance, row.clearance_until)
    for one in row.fit_until:  # type: ignore[attr-defined]
        yield Ends(row, "fitness", one.aspect, one.until_on)
    for one in row.held_until:  # type: ignore[attr-defined]
        yield Ends(row, "qualification", one.kind, one.expires_on)


@dataclass(frozen=True, slots=True)
class Body:
    """How many people a body may send, how many of them can be away today, and how many have a clearance today."""

    body: Organisation
    listed: int
    available: int
    cleared: int


def counted(actor: Actor) -> list[Body]:
    """Each body with its numbers, for the centre, which sees nobody: counted by the program. Nothing of fitness is
    counted, since of few people it would tell of one."""
    today = timezone.localdate()
    away = Q(available_from__lte=today) & (Q(available_until=None) | Q(available_until__gte=today))
    cleared = ~Q(clearance=Clearance.NONE) & Q(clearance_until__gte=today)
    with walled(System("deployments.people")):
        rows = Nominee.objects.filter(state="listed").values("lead").order_by("lead")
        found = list(
            rows.annotate(
                listed=Count("pk"), available=Count("pk", filter=away), cleared=Count("pk", filter=cleared)
            )
        )  # fmt: skip
    bodies = Organisation.objects.in_bulk([one["lead"] for one in found])
    return [Body(bodies[one["lead"]], one["listed"], one["available"], one["cleared"]) for one in found]
