"""Who may see what is counted of the work: a supervisor of the cases that they supervise, the coordinator of all."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.bars import barred_from
from zotim.core.access.policy import NOTHING, Action, actions
from zotim.desks.reintegration.cases.models import ENDED
from zotim.desks.reintegration.cases.policy import CASE, OVERVIEW, SUPERVISOR, overseen

VIEW, OVERVIEW_ALL = "reintegration.account.view", "reintegration.account.overview"
COORDINATOR = frozenset({"coordinator"})

actions(
    Action(
        VIEW, _("See who works on how many of the cases that one supervises, and what is overdue in them"), SUPERVISOR,
        "reintegration.account.viewed",
    ),
    Action(
        OVERVIEW_ALL, _("See who works on how many cases, and what is overdue, by number and state"), COORDINATOR,
        "reintegration.account.overviewed",
    ),
)  # fmt: skip


def counted(actor: Actor, purpose: str = "") -> Q:
    """Which assignments are counted for the actor: to open cases that they supervise, or for the overview to all but
    those that they are barred from. A coordinator is told the counts, never these rows."""
    still = ~Q(case__state__in=ENDED)
    if purpose == OVERVIEW:
        return still & ~Q(case_id__in=barred_from(actor, CASE)) if actor.roles & COORDINATOR else NOTHING
    return still & Q(case_id__in=overseen(actor))
