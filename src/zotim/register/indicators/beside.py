"""What indicators add to the page of a commitment."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.register.beside import on_page
from zotim.register.indicators.selectors import of_commitment
from zotim.register.indicators.telling import value_in_words
from zotim.register.models import Commitment


@on_page(Commitment)
def indicators(actor: Actor, one: Commitment) -> dict[str, Any]:
    """Its indicators, each with its newest value in words, and whether another may be added."""
    rows: Any = of_commitment(actor, one)
    return {
        "indicators": [
            (row, value_in_words(row, row.newest_low, row.newest_high) if row.newest_low is not None else "")
            for row in rows
        ],
        "may_add_indicator": one.state == "active" and may(actor, "register.indicator.add"),
    }
