"""Words for the codes of money (``core.ui.words``)."""

from zotim.core.ui.words import add
from zotim.desks.stabilisation.money.models import Comparison, FlowStep, Nature

add("FlowStep", dict(FlowStep.choices))
add("Nature", dict(Nature.choices))
add("Comparison", dict(Comparison.choices))
