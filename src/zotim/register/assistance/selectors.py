"""Every read about assistance. Each takes the actor and returns only what the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.revisions.services import as_of
from zotim.register.assistance.models import Assistance, Direction, Need, NeedMatch
from zotim.register.models import Measure
from zotim.register.policy import owned

OPEN = ("identified", "approved", "offered", "under_way")
COMES = ("pledged", "under_way")
"""States of assistance that was promised and isn't given yet."""


def needs(actor: Actor) -> QuerySet[Need]:
    """Needs, the oldest first, with whether an offer was matched (``has_donor``)."""
    offered = NeedMatch.objects.filter(need=OuterRef("pk")).exclude(assistance__state="withdrawn")
    rows = Need.objects.filter(visible(Need, actor)).select_related("lead", "obligation__instrument", "measure")
    return rows.annotate(has_donor=Exists(offered)).order_by("since", "pk")


def need(actor: Actor, pk: UUID) -> Need:
    """One need. Raises NotVisible."""
    return get_visible(needs(actor), actor, pk=pk)


def measures_for(actor: Actor) -> QuerySet[Measure]:
    """Measures for which the actor may put in a need: at the centre all, else those of their bodies."""
    return Measure.objects.filter(visible(Measure, actor), owned(actor)).order_by("reference")


def without_donor(actor: Actor) -> QuerySet[Need]:
    """Needs that were approved and have no offer."""
    return needs(actor).filter(Q(state="approved", has_donor=False))


def for_donors(actor: Actor) -> QuerySet[Need]:
    """The released ones of these: what may stand in a list for a donor."""
    return without_donor(actor).filter(classification="public")


def matches_of(actor: Actor, one: Need) -> QuerySet[NeedMatch]:
    """The help that is meant for a need, as far as the actor sees it."""
    rows = one.matches.filter(visible(NeedMatch, actor)).select_related("assistance")
    return rows.order_by("created_at")


def needs_met_by(actor: Actor, one: Assistance) -> QuerySet[NeedMatch]:
    """The needs for which help is meant, as far as the actor sees them."""
    return one.matches.filter(visible(NeedMatch, actor)).select_related("need").order_by("created_at")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An offer that may meet a need, and whether it is for the same obligation. No score: a person looks."""

    assistance: Assistance
    same_obligation: bool


def match(actor: Actor, one: Need, pk: UUID) -> NeedMatch:
    """A match of a need. Raises NotVisible."""
    return get_visible(NeedMatch.objects.filter(need=one).select_related("need", "assistance"), actor, pk=pk)


def offers(actor: Actor, one: Need) -> QuerySet[Assistance]:
    """Offers of the same kind that still come and aren't matched to it; those for its obligation first
    (``same_obligation``), then by day."""
    rows = assistance(actor).filter(direction=Direction.RECEIVED, kind=one.kind, state__in=COMES)
    same = Case(When(obligation=one.obligation_id, then=True), default=False) if one.obligation_id else Value(False)
    rows = rows.exclude(matches__need=one).annotate(same_obligation=same)
    return rows.order_by("-same_obligation", "pledged_on", "reference")


def proposals(actor: Actor, one: Need) -> list[Proposal]:
    """The same with the reason, for a page."""
    return [Proposal(row, row.same_obligation) for row in offers(actor, one)]  # type: ignore[attr-defined]


def assistance(actor: Actor) -> QuerySet[Assistance]:
    """Assistance in both directions, the newest pledge first."""
    rows = Assistance.objects.filter(visible(Assistance, actor)).select_related("lead", "forum")
    return rows.order_by("-pledged_on", "-pk")


def one_assistance(actor: Actor, pk: UUID) -> Assistance:
    """One of them. Raises NotVisible."""
    rows = assistance(actor).select_related("obligation__instrument", "commitment", "evidence")
    return get_visible(rows, actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Sum:
    """What is pledged and not given yet, and what was given: one direction, one currency."""

    direction: str
    currency: str
    pledged: Decimal
    given: Decimal


def sums(rows: Iterable[Assistance]) -> list[Sum]:
    """One line for each direction and currency. Currencies never meet, and a pledge isn't counted as given."""
    pledged: dict[tuple[str, str], Decimal] = {}
    given: dict[tuple[str, str], Decimal] = {}
    for one in rows:
        if not one.currency:
            continue
        key = (one.direction, one.currency)
        if one.state in COMES and one.amount is not None:
            pledged[key] = pledged.get(key, Decimal()) + one.amount
        elif one.state == "delivered" and one.delivered is not None:
            given[key] = given.get(key, Decimal()) + one.delivered
    return [Sum(*key, pledged.get(key, Decimal()), given.get(key, Decimal())) for key in sorted({*pledged, *given})]


def needs_as_of(actor: Actor, day: Any) -> list[Need]:
    """The needs that the actor may see today, as they stood at the end of *day*; later ones are left out."""
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    now = {one.pk: one for one in needs(actor)}
    found = list(as_of(Need, end - timedelta(microseconds=1), now))
    for one in found:
        one.lead = now[one.pk].lead if now[one.pk].lead_id == one.lead_id else one.lead
    return found
