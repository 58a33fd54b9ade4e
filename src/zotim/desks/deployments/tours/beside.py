"""What tours add to the pages of missions, billets and people, and what they forbid there."""

from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.core.access.walls import walled
from zotim.core.states.machine import WrongState
from zotim.desks.deployments.missions import selectors as missions
from zotim.desks.deployments.missions.holding import holdings, open_days
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.tours import selectors
from zotim.desks.deployments.tours.chart import gantt
from zotim.register.beside import before_step, on_page


@on_page(Mission)
def who_is_there_when(actor: Actor, one: Mission) -> dict[str, Any]:
    """Its billets over time; with staff numbers for the officers of the body that sends."""
    billets = list(missions.billets(actor, one).filter(state__in=missions.LIVE))
    if not billets:
        return {}
    held, today = holdings(billets), timezone.localdate()
    gaps = open_days(billets, held, today) if one.state != "ended" else []
    codes = {each.pk: each.code for each in billets}
    return {
        "gantt": gantt(_("Who is there when"), billets, held, gaps, today, get_language() or ""),
        "held": [(codes[each.billet], each) for each in held],
        "open_days": gaps,
        "tours": selectors.rows(actor, one),
        "terms": selectors.terms(one),
        "may_set_terms": may(actor, "deployments.terms.set", one),
        "cards": ["deployments/mission_tours.html"],
    }


@on_page(Billet)
def who_holds_it(actor: Actor, one: Billet) -> dict[str, Any]:
    """Who holds it, for the officers of the body that sends; on which days nobody does, for all."""
    with walled(actor):
        found = [row for row in selectors.rows(actor, one.mission) if row.tour.billet_id == one.pk]
    return {
        "open_days": open_days([one], holdings([one]), timezone.localdate()),
        "tours": found,
        "may_propose": one.state != "withdrawn" and may(actor, "deployments.tour.propose", one),
        "cards": ["deployments/billet_tours.html"],
    }


@on_page(Nominee)
def where_they_go(actor: Actor, one: Nominee) -> dict[str, Any]:
    """Their tours, and what is lacking for each."""
    return {"tours": selectors.of_somebody(actor, one), "cards": ["deployments/nominee_tours.html"]}


def _named(step: str, state: str) -> WrongState:
    message = _("Somebody is named for it, or is there. Bring them back or call the tour off first.")
    return WrongState(message, transition=step, state=state)


@before_step(Mission, "end")
def nobody_is_there(actor: Actor, one: Mission) -> None:
    """A mission ends when nobody is there and nobody is to come."""
    if selectors.named_for(one.billets.values_list("pk", flat=True)):
        raise _named("end", one.state)


@before_step(Billet, "withdraw")
def nobody_holds_it(actor: Actor, one: Billet) -> None:
    """A billet is withdrawn when nobody holds it and nobody is to come."""
    if selectors.named_for([one.pk]):
        raise _named("withdraw", one.state)


@before_step(Nominee, "leave")
def they_go_nowhere(actor: Actor, one: Nominee) -> None:
    """Somebody leaves the list when they are on no tour and none is to come."""
    if any(row.tour.state in selectors.LIVE for row in selectors.of_somebody(actor, one)):
        raise _named("leave", one.state)
