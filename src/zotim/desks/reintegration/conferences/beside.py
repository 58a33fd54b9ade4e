"""What the room shows on the page of a case, and what it lets rest on consent, measures and decisions."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import open_actions
from zotim.core.ui import show
from zotim.desks.reintegration.bases.resting import ABOVE, Above, Line
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.parts import buttons, part
from zotim.desks.reintegration.cases.policy import knows
from zotim.desks.reintegration.conferences import selectors
from zotim.desks.reintegration.conferences.items import end_with_basis
from zotim.desks.reintegration.conferences.models import Place


@part("reintegration/conferences_part.html", 40)
def shown(actor: Actor, case: Case) -> dict[str, Any] | None:
    """What was brought before conferences, for who works on the case."""
    if actor.purpose or not knows(actor, case):
        return None
    items = list(selectors.items_in(actor, case))
    return {"items": items} if items else None


@buttons
def ways(actor: Actor, case: Case) -> list[tuple[Any, str]]:
    """To bring something before a conference that is to come."""
    if actor.purpose or not open_actions(actor, ["reintegration.item.bring"], case):
        return []
    return [(gettext_lazy("Bring it before a conference"), reverse("item_bring", args=[case.pk]))]


def _lines(actor: Actor, case: Case) -> list[Line]:
    found = []
    for item in selectors.items_in(actor, case):
        for one in selectors.sittings_of(actor, item):
            seat = _("Seat at conference %(number)s") % {"number": item.conference.reference}
            text = format_html("{} · {} · {}", seat, show.translated(str(one.place.seat)), item.get_domain_display())
            found.append(Line(text, one.place.basis_type, one.place.basis_id, one.stands and item.conference.live))
    return found


ABOVE.append(Above(_lines, end_with_basis, Place._meta.label_lower))
