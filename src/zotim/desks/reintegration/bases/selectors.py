"""Every read of what access rests on: takes the actor, returns only what the actor may see. Called behind the wall."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.core.texts import Translated
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground, Scope
from zotim.desks.reintegration.bases.resting import Line, lines_of, told_by_lines
from zotim.desks.reintegration.bases.sealed import TEXTS
from zotim.desks.reintegration.bases.states import DUTY, GROUND
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import ENDED, Case
from zotim.desks.reintegration.cases.policy import NEVER, overseen
from zotim.desks.reintegration.cases.selectors import Access


def consents(actor: Actor) -> QuerySet[Consent]:
    """What was asked in the cases on which the actor works, newest first."""
    rows = Consent.objects.filter(visible(Consent, actor)).select_related("case", "recipient", "guardian")
    return rows.order_by("-created_at", "-pk")


def consents_of(actor: Actor, case: Case) -> QuerySet[Consent]:
    """What was asked in one case, newest first."""
    return consents(actor).filter(case=case)


def consent(actor: Actor, case: Case, pk: UUID) -> Consent:
    """One of them. Raises NotVisible."""
    return get_visible(consents_of(actor, case), actor, pk=pk)


def grounds(actor: Actor) -> QuerySet[Ground]:
    """Measures and decisions in the cases on which the actor works, newest first."""
    rows = Ground.objects.filter(visible(Ground, actor))
    people = ("entered_by", "entered_for", "confirmed_by", "confirmed_for")
    return rows.select_related("case", "recipient", *people).order_by("-created_at", "-pk")


def grounds_of(actor: Actor, case: Case) -> QuerySet[Ground]:
    """Those of one case, newest first."""
    return grounds(actor).filter(case=case)


def ground(actor: Actor, case: Case, pk: UUID) -> Ground:
    """One of them. Raises NotVisible."""
    return get_visible(grounds_of(actor, case), actor, pk=pk)


def grounds_to_confirm(actor: Actor) -> QuerySet[Ground]:
    """Those of open cases that the actor supervises, entered by somebody else, the longest waiting first."""
    rows = grounds(actor).filter(waiting_for(actor, GROUND.confirm), state="entered", case__in=overseen(actor))
    return rows.exclude(case__state__in=ENDED).order_by("created_at", "pk")


def said_in(actor: Actor, ground: Ground) -> dict[str, str] | None:
    """What a measure or a decision says, unsealed; None when it can't be read. The page that asks is on record."""
    return TEXTS.values(actor, ground, "details")


def duties(actor: Actor) -> QuerySet[Duty]:
    """Articles by which somebody must be told, newest first."""
    return Duty.objects.filter(visible(Duty, actor)).order_by("-created_at", "-pk")


def duty(actor: Actor, pk: UUID) -> Duty:
    """One of them. Raises NotVisible."""
    people = ("entered_by", "entered_for", "confirmed_by", "confirmed_for")
    return get_visible(duties(actor).select_related(*people), actor, pk=pk)


def duties_in_force(actor: Actor) -> QuerySet[Duty]:
    """Those that hold now; an article that gives police a seat at a conference is one of them."""
    return duties(actor).filter(state="confirmed")


def duties_that_let_in(actor: Actor) -> QuerySet[Duty]:
    """Those on which access can rest now."""
    return duties_in_force(actor).exclude(recipients__in=NEVER)


def to_confirm(actor: Actor) -> QuerySet[Duty]:
    """Those that somebody else entered."""
    return duties(actor).filter(waiting_for(actor, DUTY.confirm), state="entered")


@dataclass(frozen=True, slots=True)
class Opened:
    """Access to a case, and the article by which it stays, where it rests on one."""

    access: Access
    article: Translated | None


@dataclass(frozen=True, slots=True)
class Doors:
    """Who is let into a case by one row, and who by something else, now; and who was by this row and is no longer.
    *lines* are what rooms above let rest on it, in the same three lists."""

    by_this: list[Opened]
    by_others: list[Opened]
    closed: list[Opened]
    lines: "Sorted"


@dataclass(frozen=True, slots=True)
class Sorted:
    """What rests on a row, on others, and rested on it."""

    by_this: list[Line]
    by_others: list[Line]
    closed: list[Line]


def doors(actor: Actor, row: Scope) -> Doors:
    """What ends with a row and what stays: the same lists before and after."""
    articles = {one.pk: one.article for one in duties(actor)}
    rows = [
        Opened(one, articles.get(one.grant.basis_id) if one.grant.basis_type == Duty._meta.label_lower else None)
        for one in cases.grants_of(actor, row.case)
        if one.grant.basis_type not in told_by_lines()
    ]
    mine = [one for one in rows if (one.access.grant.basis_type, one.access.grant.basis_id) == _key(row)]
    return Doors(
        by_this=[one for one in mine if one.access.live],
        by_others=[one for one in rows if one.access.live and one not in mine],
        closed=[one for one in mine if not one.access.live],
        lines=_sorted(actor, row),
    )


def _sorted(actor: Actor, row: Scope) -> Sorted:
    lines = lines_of(actor, row.case)
    mine = [one for one in lines if (one.kind, one.key) == _key(row)]
    return Sorted(
        by_this=[one for one in mine if one.live],
        by_others=[one for one in lines if one.live and one not in mine],
        closed=[one for one in mine if not one.live],
    )


def _key(row: Scope) -> tuple[str, UUID]:
    return row._meta.label_lower, row.pk
