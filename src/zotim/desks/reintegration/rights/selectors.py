"""Every read of written requests: takes the actor, returns only what the actor may see. Called behind the wall."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import overseen
from zotim.desks.reintegration.rights.models import Demand, DemandAnswer
from zotim.desks.reintegration.rights.sealed import TEXTS
from zotim.desks.reintegration.rights.states import DEMAND


def demands(actor: Actor) -> QuerySet[Demand]:
    """The written requests about the cases on which the actor works, newest first."""
    people = ("entered_by", "entered_for", "confirmed_by", "confirmed_for")
    rows = Demand.objects.filter(visible(Demand, actor)).select_related("case", "body", *people)
    return rows.order_by("-received_on", "-created_at", "-pk")


def demands_of(actor: Actor, case: Case) -> QuerySet[Demand]:
    """Those about one case."""
    return demands(actor).filter(case=case)


def demand(actor: Actor, pk: UUID) -> Demand:
    """One of them. Raises NotVisible."""
    return get_visible(demands(actor), actor, pk=pk)


def to_decide(actor: Actor) -> QuerySet[Demand]:
    """Those that somebody else entered, about cases that the actor supervises, the longest waiting first."""
    rows = demands(actor).filter(waiting_for(actor, DEMAND.confirm), state="entered", case__in=overseen(actor))
    return rows.order_by("created_at", "pk")


def answer_to(actor: Actor, demand: Demand) -> DemandAnswer | None:
    """What was given on it."""
    rows = DemandAnswer.objects.filter(visible(DemandAnswer, actor), demand=demand)
    return rows.select_related("given_by").first()


@dataclass(frozen=True, slots=True)
class Said:
    """A written request with its texts unsealed; each is None when it can't be read, *given* too where nothing was."""

    details: dict[str, str] | None
    reasons: dict[str, str] | None
    answer: DemandAnswer | None
    given: str | None


def said_in(actor: Actor, demand: Demand) -> Said:
    """What it says, for the page about it."""
    answer = answer_to(actor, demand)
    return Said(
        details=TEXTS.values(actor, demand, "details"),
        reasons=TEXTS.values(actor, demand, "reasons"),
        answer=answer,
        given=TEXTS.text(actor, answer, "documents") if answer else None,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A written request, for whom it is about: who asked when, by which article and for what, what was given and when;
    a text that can't be read is None."""

    body: str
    received_on: date
    article: str | None
    asked: str | None
    given: str | None
    given_on: date | None


def told_now(actor: Actor, case: Case) -> QuerySet[Demand]:
    """The requests of which whom a case is about may be told today."""
    return demands_of(actor, case).filter(Q(silent_until=None) | Q(silent_until__lt=timezone.localdate()))


def told(actor: Actor, case: Case) -> list[Told]:
    """What is told of them."""
    return [_told(actor, one) for one in told_now(actor, case)]


def _told(actor: Actor, demand: Demand) -> Told:
    said, answer = TEXTS.told_values(actor, demand, "details"), answer_to(actor, demand)
    return Told(
        body=str(demand.body),
        received_on=demand.received_on,
        article=said["article"] if said else None,
        asked=said["asked"] if said else None,
        given=TEXTS.told(actor, answer, "documents") if answer else None,
        given_on=timezone.localdate(answer.created_at) if answer else None,
    )
