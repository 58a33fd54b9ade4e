"""Every write of a case, by verb. Each runs behind the wall as its actor."""

from zotim.desks.reintegration.cases.services.access import (
    bar_enter,
    bar_lift,
    case_open,
    grant_give,
    grant_revoke,
    note_add,
)
from zotim.desks.reintegration.cases.services.flags import flag_end, flag_put
from zotim.desks.reintegration.cases.services.steps import case_move, holds_end, holds_over

__all__ = [
    "bar_enter",
    "bar_lift",
    "case_move",
    "case_open",
    "flag_end",
    "flag_put",
    "grant_give",
    "grant_revoke",
    "holds_end",
    "holds_over",
    "note_add",
]
