"""What the room shows on the page of a case."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.parts import buttons, part
from zotim.desks.reintegration.cases.policy import may_write_in
from zotim.desks.reintegration.cases.purposes import ASKED
from zotim.desks.reintegration.followup import selectors


@part("reintegration/visits_part.html", 40)
def shown(actor: Actor, case: Case) -> dict[str, Any] | None:
    """The visits in the parts that are open to one, for what one acts for."""
    may_enter = bool(may_write_in(actor, case))
    visits = selectors.read_visits(actor, case)
    return {"visits": visits, "may_enter": may_enter} if visits or may_enter else None


@buttons
def ways(actor: Actor, case: Case) -> list[tuple[Any, str]]:
    """To the form of a visit."""
    if not may_write_in(actor, case):
        return []
    return [(_("Enter a visit"), f"{reverse('visit_enter', args=[case.pk])}?{ASKED}={actor.purpose}")]
