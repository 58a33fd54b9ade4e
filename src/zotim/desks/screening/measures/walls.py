"""What belongs to a freeze stands behind the wall of finance (:mod:`zotim.desks.screening.asking.walls`).

Freezes and exemptions themselves stand without: whoever takes an entry off a list of this state decides in neither
channel, and both end in that transaction. What a freeze covers, what the person was told and what they must not learn
is touched by none but finance.
"""

from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.asking.walls import by_channel

_PARTS = {
    "screening.Asset": "SELECT, INSERT, UPDATE (added, added_on)",
    "screening.Permitted": "SELECT, INSERT",
    "screening.Notice": "SELECT, INSERT, UPDATE (given_on, given_how, given_by_id)",
    "screening.Withheld": "SELECT, INSERT",
    "screening.FreezeReview": "SELECT, INSERT",
}
_FINANCE, _FREEZE = f"'{Channel.FINANCE.value}'", "'screening.freeze'"

for _model, _web in _PARTS.items():
    by_channel(_model, key="freeze_id", kind=_FREEZE, channel=_FINANCE, counted=False, web=_web)
