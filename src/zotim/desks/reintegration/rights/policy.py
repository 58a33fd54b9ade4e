"""Who takes what is somebody's right to have of their file, and who answers those who ask for it in writing.
``walls.py`` says the same to the database."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS, NOTHING, Action, actions, visible_to
from zotim.core.approvals.two import behind
from zotim.core.audit.models import Event
from zotim.core.people.models import Organisation
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import SUPERVISOR, WORKERS, assigned, knows, of_its_case, overseen
from zotim.desks.reintegration.rights.models import Demand, DemandAnswer

ASKERS = frozenset(
    {Organisation.Kind.POLICE.value, Organisation.Kind.PROSECUTION.value, Organisation.Kind.COURT.value}
)
"""Kinds of bodies whose written requests are answered here."""
DEMAND_KIND = "reintegration.demand"


_knows = of_its_case(knows)


def _confirms(actor: Actor, demand: Demand) -> bool:
    """Supervisor of the case, ended or not, and nobody behind whoever entered it."""
    return overseen(actor).filter(case=demand.case_id).exists() and not behind(demand, "entered") & actor.people


def _gives(actor: Actor, demand: Demand) -> bool:
    """Works on the case, and the supervisor has decided that what is named is given."""
    return demand.state == "confirmed" and demand.answer == Demand.Answer.GIVE and _knows(actor, demand)


KNOWS = _("assigned to the case, closed or not")

actions(
    Action("reintegration.seen.view", _("See who looked into a file, from the log"), WORKERS, "reintegration.seen.viewed", KNOWS, knows),
    Action("reintegration.seen.print", _("Take the list of who looked into a file as a paper"), WORKERS, "reintegration.seen.printed", KNOWS, knows),
    Action("reintegration.demand.view", _("See a written request of police, prosecution or a court"), WORKERS, "reintegration.demand.viewed", KNOWS, _knows),
    Action("reintegration.demand.enter", _("Enter a written request of police, prosecution or a court"), WORKERS, "reintegration.demand.entered", KNOWS, knows),
    Action("reintegration.demand.confirm", _("Decide how a written request is answered"), SUPERVISOR, "reintegration.demand.confirmed", _("supervisor of the case, another than who entered it"), _confirms),
    Action("reintegration.demand.end", _("Say that a written request was taken back"), WORKERS, "reintegration.demand.ended", KNOWS, _knows),
    Action("reintegration.demand.give", _("Give what was decided on a written request"), WORKERS, "reintegration.demand.given", _("assigned to the case; another has decided that it is given"), _gives),
)  # fmt: skip


@visible_to(Demand, DemandAnswer)
def demands(actor: Actor, purpose: str) -> Q:
    """Those who work on the case, in their own post."""
    return NOTHING if purpose else Q(case_id__in=assigned(actor))


# What the log tells

DESK = "reintegration."
OF_REFERRALS = ("reintegration.referral", "reintegration.received")
"""As what the log knows a referral: to whoever sent it, and to whoever received it."""


def told_of(case: Case, *, referrals: Iterable[UUID], told: Iterable[UUID]) -> Q:
    """The events that are told to the person whom a case is about: those of the case, of what stands in it, of
    *referrals* that were sent out of it, of emergencies in which it was opened, and of the written requests of which
    they are *told*, and of no other.

    Only what somebody did: the program looks at nothing.
    """
    of_case = Q(object_type__in=_kinds(), object_id=str(case.pk)) & ~Q(verb__startswith=DEMAND_KIND)
    inside = Q(verb__startswith=DESK, details__case=str(case.pk)) & ~Q(object_type=DEMAND_KIND)
    sent = Q(object_type__in=OF_REFERRALS, object_id__in=[str(pk) for pk in referrals])
    broken = Q(verb="glass.breaking.begun", details__record=str(case.pk))  # whether or not anything was read then
    asked = Q(object_type=DEMAND_KIND, object_id__in=[str(pk) for pk in told])
    outcomes = (Event.Outcome.VIEWED, Event.Outcome.DONE, Event.Outcome.DENIED)
    return Q(actor_kind=Event.Kind.PERSON, outcome__in=outcomes) & (of_case | inside | sent | broken | asked)


def _kinds() -> list[Any]:
    """What a page of this desk calls the record in its address. A form about a written request would tell of one."""
    found = {one.rpartition(".")[0] for one in ACTIONS if one.startswith(DESK)}
    return sorted(found - {DEMAND_KIND})
