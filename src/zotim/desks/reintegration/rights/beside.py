"""What the room shows on the page of a case."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.parts import buttons, part
from zotim.desks.reintegration.cases.policy import knows
from zotim.desks.reintegration.rights import selectors


@part("reintegration/demands_part.html", 70)
def shown(actor: Actor, case: Case) -> dict[str, Any] | None:
    """Written requests, for who works on the case: not on the page of rights, which the person may look at too."""
    if actor.purpose or not knows(actor, case):
        return None
    return {"demands": selectors.demands_of(actor, case)}


@buttons
def ways(actor: Actor, case: Case) -> list[tuple[Any, str]]:
    """To what is the person's right, for who works on the case."""
    if actor.purpose or not knows(actor, case):
        return []
    return [(_("Rights of the person"), reverse("case_rights", args=[case.pk]))]
