"""What the room shows on the page of a case, and what must be assessed before it goes on."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import open_actions
from zotim.desks.reintegration.assessment import selectors
from zotim.desks.reintegration.assessment.instruments import open_to
from zotim.desks.reintegration.cases.missing import before_leaving
from zotim.desks.reintegration.cases.models import Case, Domain
from zotim.desks.reintegration.cases.parts import buttons, part
from zotim.desks.reintegration.cases.policy import may_write_in
from zotim.desks.reintegration.cases.purposes import ASKED


@part("reintegration/assessment_part.html", 30)
def shown(actor: Actor, case: Case) -> dict[str, Any] | None:
    """What was assessed in the domains that are open, and what is needed."""
    rows = selectors.listed(actor, case)
    may_begin = bool(open_to(actor, may_write_in(actor, case)))
    if not rows and not may_begin:
        return None
    return {
        "rows": rows,
        "needs": selectors.needs_of(actor, case),
        "may_begin": may_begin,
        "for": f"?{ASKED}={actor.purpose}" if actor.purpose else "",
    }


@buttons
def ways(actor: Actor, case: Case) -> list[tuple[Any, str]]:
    """To say that the assessment can't wait, while nobody has."""
    if not open_actions(actor, ["reintegration.assessment.urge"], case) or selectors.is_urgent(case):
        return []
    return [(_("The assessment can't wait"), reverse("assessment_urge", args=[case.pk]))]


@before_leaving("assessment", what=_("safety and care are assessed"))
def safe(actor: Actor, case: Case) -> bool:
    """Whether somebody signed what they found on safety and care: no plan is made without it."""
    rows = selectors.assessments_of(actor, case)
    return rows.filter(domain=Domain.SAFETY_CARE, state="signed").exists()


@before_leaving("assessment", what=_("each assessment that was begun is signed or dropped"))
def finished(actor: Actor, case: Case) -> bool:
    """Whether no draft is left in the domains that are open to the actor."""
    return not selectors.assessments_of(actor, case).filter(state="drafted").exists()
