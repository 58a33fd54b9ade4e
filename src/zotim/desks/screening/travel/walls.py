"""The travel channel's rows, walled: for its officers and the program, and a referral for border police too.

Whom a masked message holds is there only for who asked and was granted it by a second person, and for the worker.
"""

from zotim.core.access import walls
from zotim.core.access.grant_walls import has_role
from zotim.core.retention.policy import KEEPERS
from zotim.core.retention.walls import disposal
from zotim.desks.screening.asking.policy import RETENTION
from zotim.desks.screening.asking.walls import open_in
from zotim.desks.screening.travel.policy import BORDER, HANDED

OPEN = open_in("'travel'")
_AIM = "coalesce(current_setting('zotim.purpose', true), '')"
_KEPT = f"CASE {_AIM} WHEN '{RETENTION}' THEN (SELECT {has_role(*KEEPERS)}) ELSE {OPEN} END"
_HANDED = ", ".join(f"'{one}'" for one in HANDED)
_AT_THE_BORDER = f"state IN ({_HANDED}) AND (SELECT {has_role(*BORDER)})"
_GRANTED = (
    "EXISTS (SELECT 1 FROM screening_opening o WHERE o.message_id = screening_maskedpassenger.message_id "
    "AND o.state = 'granted' AND o.masked AND o.ends_at > statement_timestamp() "
    "AND o.asked_by_id::text = current_setting('zotim.user_id', true))"
)


def _wall(
    model: str, *, kind: str, key: str, web: str, worker: str, seen: str = OPEN, written: str = OPEN, put: str = OPEN
) -> None:  # fmt: skip
    update = [walls.Policy("UPDATE", using=written, check=written)] if "UPDATE" in web + worker else []
    walls.wall(model, walls.Policy("SELECT", using=seen), walls.Policy("INSERT", check=put), *update, web=web)
    disposal(model, kind=f"'{kind}'", key=key)
    walls.worker_may(model, worker)


_MESSAGE = "screening.message"
_wall(
    "screening.Message", kind=_MESSAGE, key="id", web="SELECT, INSERT", worker="SELECT, INSERT, UPDATE, DELETE",
    seen=_KEPT,
)  # fmt: skip
_wall(
    "screening.Passenger", kind=_MESSAGE, key="message_id", web="SELECT, INSERT",
    worker="SELECT, INSERT, UPDATE, DELETE",
)  # fmt: skip
_wall(
    "screening.MaskedPassenger", kind=_MESSAGE, key="message_id", web="SELECT", worker="SELECT, INSERT, DELETE",
    seen=f"{OPEN} AND {_GRANTED}",
)  # fmt: skip
_wall(
    "screening.Opening", kind=_MESSAGE, key="message_id",
    web="SELECT, INSERT, UPDATE (state, decided_by_id, decided_for_id, decided_at, ends_at, reason)",
    worker="SELECT, DELETE",
)  # fmt: skip
_wall(
    "screening.Referral", kind="screening.referral", key="id",
    web="SELECT, INSERT, UPDATE (state, seen_by_id, seen_for_id, sent_at, taken_by_id, answered_by_id, "
    "answered_for_id, answered_at, who, outcome, notice_law, notice_body, notice_court, notice_days, notice_language, "
    "closed_by_id, over_at, returned, found)",
    worker="SELECT, DELETE", seen=f"CASE {_AIM} WHEN '{RETENTION}' THEN (SELECT {has_role(*KEEPERS)}) "
    f"ELSE ({OPEN}) OR ({_AT_THE_BORDER}) END", written=f"({OPEN}) OR ({_AT_THE_BORDER})",
)  # fmt: skip
