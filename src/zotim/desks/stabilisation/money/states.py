"""States of flows, statements, reconciliations and rates: said, or withdrawn for a reason. The database refuses every
other move."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph


def _withdrawn(model: str, name: str) -> Machine:
    return Machine(
        model,
        "state",
        initial="stated",
        states=[
            State("stated", pgettext_lazy("pledge", "Stated"), Glyph.SAID),
            State("withdrawn", pgettext_lazy("money", "Withdrawn"), Glyph.LATE),
        ],
        transitions=[
            Transition(
                "withdraw", source="stated", target="withdrawn", action=f"{name}.withdraw", event=f"{name}.withdrawn",
                label=_("Withdraw it"), requires=_("A reason"),
            )
        ],
    )  # fmt: skip


FLOW = _withdrawn("stabilisation.Flow", "stabilisation.flow")
STATEMENT = _withdrawn("stabilisation.Statement", "stabilisation.statement")
RECONCILIATION = _withdrawn("stabilisation.Reconciliation", "stabilisation.reconciliation")
RATE = _withdrawn("stabilisation.Rate", "stabilisation.rate")
