"""Words for the codes of costs (``core.ui.words``)."""

from zotim.core.ui.words import add
from zotim.desks.deployments.costs.models import RankGroup, RateKind

add("RateKind", dict(RateKind.choices))
add("RankGroup", dict(RankGroup.choices))
