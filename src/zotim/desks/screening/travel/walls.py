"""The travel channel's rows, walled: for its officers and the program, and a referral for border police too.

Whom a masked message holds is there only for who asked and was granted it by a second person, and for the worker.
"""

from zotim.core.access.grant_walls import has_role
from zotim.desks.screening.asking.walls import counted_too, open_in, rows
from zotim.desks.screening.travel.policy import BORDER, HANDED

OPEN = open_in("'travel'")
_HANDED = ", ".join(f"'{one}'" for one in HANDED)
_BORDER_TOO = f"({OPEN}) OR (state IN ({_HANDED}) AND (SELECT {has_role(*BORDER)}))"
_GRANTED = (
    "EXISTS (SELECT 1 FROM screening_opening o WHERE o.message_id = screening_maskedpassenger.message_id "
    "AND o.state = 'granted' AND o.masked AND o.ends_at > statement_timestamp() "
    "AND o.asked_by_id::text = current_setting('zotim.user_id', true))"
)

_MESSAGE = "'screening.message'"
rows(
    "screening.Message", kind=_MESSAGE, there=OPEN, key="id", web="SELECT, INSERT",
    worker="SELECT, INSERT, UPDATE, DELETE", seen=counted_too(OPEN),
)  # fmt: skip
rows(
    "screening.Passenger", kind=_MESSAGE, there=OPEN, key="message_id", web="SELECT, INSERT",
    worker="SELECT, INSERT, UPDATE, DELETE",
)  # fmt: skip
rows(
    "screening.MaskedPassenger", kind=_MESSAGE, there=OPEN, key="message_id", web="SELECT",
    worker="SELECT, INSERT, DELETE", seen=f"{OPEN} AND {_GRANTED}",
)  # fmt: skip
rows(
    "screening.Opening", kind=_MESSAGE, there=OPEN, key="message_id",
    web="SELECT, INSERT, UPDATE (state, decided_by_id, decided_for_id, decided_at, ends_at, reason)",
    worker="SELECT, DELETE",
)  # fmt: skip
rows(
    "screening.Referral", kind="'screening.referral'", there=OPEN, key="id",
    web="SELECT, INSERT, UPDATE (state, seen_by_id, seen_for_id, sent_at, taken_by_id, taken_for_id, answered_by_id, "
    "answered_for_id, answered_at, who, outcome, notice_law, notice_body, notice_court, notice_days, notice_language, "
    "closed_by_id, closed_for_id, over_at, returned, found)",
    worker="SELECT, DELETE", seen=counted_too(_BORDER_TOO), written=_BORDER_TOO,
)  # fmt: skip
