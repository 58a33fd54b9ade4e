"""Who takes what is somebody's right to have of their file: whoever works on the case, who hands it out."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS, Action, actions
from zotim.core.audit.models import Event
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import WORKERS, knows
from zotim.desks.reintegration.referrals.models import Referral
from zotim.desks.reintegration.referrals.selectors import referrals_of

KNOWS = _("assigned to the case, closed or not")

actions(
    Action("reintegration.seen.view", _("See who looked into a file, from the log"), WORKERS, "reintegration.seen.viewed", KNOWS, knows),
    Action("reintegration.seen.print", _("Take the list of who looked into a file as a paper"), WORKERS, "reintegration.seen.printed", KNOWS, knows),
)  # fmt: skip

DESK = "reintegration."
OF_REFERRALS = ("reintegration.referral", "reintegration.received")
"""As what the log knows a referral: to whoever sent it, and to whoever received it."""


def told_of(actor: Actor, case: Case) -> Q:
    """The events that are told to the person whom a case is about: those of the case, of what stands in it, and of what
    was sent out of it. Only what somebody did: the program looks at nothing."""
    referrals: QuerySet[Referral, Any] = referrals_of(actor, case).order_by().values_list("pk", flat=True)
    of_case = Q(object_type__in=_kinds(), object_id=str(case.pk))
    inside = Q(verb__startswith=DESK, details__case=str(case.pk))
    sent = Q(object_type__in=OF_REFERRALS, object_id__in=[str(pk) for pk in referrals])
    people = Q(actor_kind=Event.Kind.PERSON, outcome__in=(Event.Outcome.VIEWED, Event.Outcome.DONE, Event.Outcome.DENIED))
    return people & (of_case | inside | sent)


def _kinds() -> list[str]:
    """What a page of this desk calls the record in its address."""
    return sorted({one.rpartition(".")[0] for one in ACTIONS if one.startswith(DESK)})
