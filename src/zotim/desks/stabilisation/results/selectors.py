"""Every read about results. Each takes the actor and returns only what the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.desks.stabilisation.places.policy import OFFICERS
from zotim.desks.stabilisation.projects.models import Partner, Project
from zotim.desks.stabilisation.projects.selectors import partners
from zotim.desks.stabilisation.results.models import GrantReport, Indicator, Measurement, Target, Visit
from zotim.desks.stabilisation.results.states import CONFIRM, OPEN


def indicators(actor: Actor, one: Project) -> QuerySet[Indicator]:
    """What shows that a project reaches what it is for."""
    return Indicator.objects.filter(visible(Indicator, actor), project=one).order_by("created_at", "pk")


def indicator(actor: Actor, pk: UUID) -> Indicator:
    """One of them. Raises NotVisible."""
    return get_visible(Indicator.objects.select_related("project__lead"), actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Reached:
    """A period with its target, what counts as measured in it, and what waits."""

    target: Target
    confirmed: Measurement | None
    waits: Measurement | None


def reached(actor: Actor, some: Iterable[Indicator]) -> list[tuple[Indicator, list[Reached]]]:
    """Each of these indicators with its periods, in order."""
    seen = Measurement.objects.filter(visible(Measurement, actor), state__in=("entered", "confirmed"))
    found: dict[UUID, tuple[Indicator, list[Reached]]] = {one.pk: (one, []) for one in some}
    rows = Target.objects.filter(visible(Target, actor), indicator__in=found).order_by("from_on")
    for target in rows.prefetch_related(Prefetch("measurements", seen, to_attr="live")):
        by_state = {each.state: each for each in target.live}
        found[target.indicator_id][1].append(Reached(target, by_state.get("confirmed"), by_state.get("entered")))
    return list(found.values())


def target(actor: Actor, pk: UUID) -> Target:
    """One period. Raises NotVisible."""
    return get_visible(Target.objects.select_related("indicator__project__lead"), actor, pk=pk)


def measurement(actor: Actor, pk: UUID) -> Measurement:
    """What was measured. Raises NotVisible."""
    beside = ("target__indicator__project__lead", "entered_by", "entered_for", "confirmed_by", "confirmed_for")
    return get_visible(Measurement.objects.select_related(*beside), actor, pk=pk)


def to_confirm(actor: Actor) -> QuerySet[Measurement]:
    """What others measured, and waits for an officer."""
    rows = Measurement.objects.filter(visible(Measurement, actor)).select_related("target__indicator")
    own = rows.filter(target__indicator__project__lead__in=actor.organisations(*OFFICERS))
    return own.filter(waiting_for(actor, CONFIRM), state="entered").order_by("created_at")


def visits(actor: Actor, one: Project) -> QuerySet[Visit]:
    """Visits of a project, the newest first."""
    return Visit.objects.filter(visible(Visit, actor), project=one).order_by("-on", "-pk")


def reports(actor: Actor) -> QuerySet[GrantReport]:
    """Reports of partners, the next due first."""
    rows = GrantReport.objects.filter(visible(GrantReport, actor)).select_related("partner__project__lead", "owes")
    return rows.order_by("due_on", "pk")


def report(actor: Actor, pk: UUID) -> GrantReport:
    """One of them. Raises NotVisible."""
    return get_visible(reports(actor).select_related("file", "partner__organisation"), actor, pk=pk)


def owed(actor: Actor) -> QuerySet[GrantReport]:
    """Those that are still owed."""
    return reports(actor).filter(state__in=OPEN).order_by()


def to_decide(actor: Actor) -> QuerySet[GrantReport]:
    """Those that came and wait for an officer of the body that pays."""
    return reports(actor).filter(state="received", partner__project__lead__in=actor.organisations(*OFFICERS))


def asked_for(actor: Actor, one: Project) -> QuerySet[Partner]:
    """The partners of a project that can be asked for a report."""
    return partners(actor, one).filter(state="partner")


def late(one: GrantReport, today: date) -> bool:
    """Whether it is owed and its day has passed."""
    return one.state in OPEN and one.due_on < today
