"""What the room shows on the page of a case, and that nobody is helped without a plan that another approved."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import open_actions
from zotim.desks.reintegration.cases.missing import before_leaving
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.parts import part
from zotim.desks.reintegration.cases.purposes import ASKED
from zotim.desks.reintegration.plans import selectors


@part("reintegration/plan_part.html", 40)
def shown(actor: Actor, case: Case) -> dict[str, Any] | None:
    """The versions of the plan, the newest first."""
    rows = list(selectors.plans_of(actor, case).exclude(state="dropped"))
    being_made = any(one.state in ("drafted", "submitted") for one in rows)
    may_draft = not being_made and bool(open_actions(actor, ["reintegration.plan.draft"], case))
    if not rows and not may_draft:
        return None
    return {"rows": rows, "may_draft": may_draft, "for": f"?{ASKED}={actor.purpose}" if actor.purpose else ""}


@before_leaving("planning", what=_("a plan is approved"))
def approved(actor: Actor, case: Case) -> bool:
    """Whether a version of the plan holds."""
    return selectors.plans_of(actor, case).filter(state="approved").exists()
