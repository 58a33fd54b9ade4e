"""What money adds to the pages of projects and of commitments."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.desks.stabilisation.money import selectors
from zotim.desks.stabilisation.projects import selectors as projects
from zotim.desks.stabilisation.projects.models import Project
from zotim.register.beside import on_page
from zotim.register.models import Commitment


@on_page(Project)
def money_of_it(actor: Actor, one: Project) -> dict[str, Any]:
    """Its sums with those of its parts, nothing twice; its movements; what counterparts say and nobody settled."""
    rows = selectors.of_project(actor, one)
    settled = {each.flow_id: each for each in selectors.settled(actor).filter(flow__project=one)}
    own = selectors.flows(actor).filter(project=one)
    inside = projects.pays_for(actor, one)
    return {
        "money": selectors.lines(actor, rows),
        "flows": [(each, settled.get(each.pk)) for each in own],
        "statements": selectors.open_statements(actor, one)
        if inside
        else selectors.statements(actor).filter(project=one),
        "not_here": selectors.settled(actor).filter(statement__project=one, flow=None),
        "may_add_flow": may(actor, "stabilisation.flow.add", one),
        "may_say": may(actor, "stabilisation.statement.add", one),
        "may_settle": may(actor, "stabilisation.reconciliation.add", one),
        "cards": ["stabilisation/project_money.html"],
    }


@on_page(Commitment)
def money_for_it(actor: Actor, one: Commitment) -> dict[str, Any]:
    """The sums of the projects that keep it; shares in pooled funds apart."""
    keeping = projects.keeping(actor, one)
    if not keeping:
        return {}
    every = {each.pk for each in keeping}
    rows = selectors.flows(actor).filter(project__in=every) | selectors.flows(actor).filter(project__part_of__in=every)
    return {
        "money": selectors.lines(actor, selectors.attributable(rows)),
        "pooled_money": selectors.lines(actor, selectors.pooled(rows)),
        "cards": ["stabilisation/commitment_money.html"],
    }
