"""What results add to the page of a project."""

from typing import Any

from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.desks.stabilisation.projects.models import Project
from zotim.desks.stabilisation.results import selectors
from zotim.register.beside import on_page


@on_page(Project)
def results_of_it(actor: Actor, one: Project) -> dict[str, Any]:
    """Its indicators, visits, and the reports of its partners."""
    today = timezone.localdate()
    reports = selectors.reports(actor).filter(partner__project=one)
    return {
        "indicators": selectors.reached(actor, selectors.indicators(actor, one)),
        "visits": selectors.visits(actor, one),
        "reports": [(each, selectors.late(each, today)) for each in reports],
        "may_add_indicator": one.attributable and may(actor, "stabilisation.indicator.add", one),
        "may_visit": one.attributable and may(actor, "stabilisation.visit.add", one),
        "may_ask": selectors.asked_for(actor, one).exists() and may(actor, "stabilisation.grantreport.add", one),
        "cards": ["stabilisation/project_results.html"],
    }
