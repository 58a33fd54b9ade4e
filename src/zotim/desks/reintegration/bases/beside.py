"""What the room shows on the page of a case."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.access.policy import open_actions
from zotim.desks.reintegration.bases import selectors
from zotim.desks.reintegration.bases.models import Scope
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.parts import part
from zotim.desks.reintegration.cases.policy import knows
from zotim.desks.reintegration.cases.selectors import label_of, parts_of

STEPS = ("reintegration.consent.ask", "reintegration.ground.enter", "reintegration.grant.give")


def _in_words(row: Scope) -> dict[str, Any]:
    return {"row": row, "parts": parts_of(row.domains), "purpose": label_of(row.purpose)}


@part("reintegration/bases_part.html", 20)
def shown(actor: Actor, case: Case) -> dict[str, Any] | None:
    """Consents, measures and decisions, and the articles on which access to a case can rest, for who works on it."""
    if actor.purpose or not knows(actor, case):
        return None
    may = {name.split(".", 1)[1].replace(".", "_") for name in open_actions(actor, STEPS, case)}
    return {
        "consents": [_in_words(row) for row in selectors.consents_of(actor, case)],
        "grounds": [_in_words(row) for row in selectors.grounds_of(actor, case)],
        "duties": selectors.duties_that_let_in(actor) if "grant_give" in may else [],
        "may": may,
    }
