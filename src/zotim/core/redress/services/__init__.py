"""Every write of a complaint: as it comes in, on its way, and as it is decided."""

from zotim.core.redress.sealed import Said
from zotim.core.redress.services.deciding import (
    complaint_carry_out,
    complaint_close,
    complaint_decide,
    complaint_review,
    refuse_who_decided,
)
from zotim.core.redress.services.handling import (
    complaint_admit,
    complaint_give_back,
    complaint_send_on,
    complaint_take,
    complaint_tie,
)
from zotim.core.redress.services.receiving import complaint_receive, review_ask, review_ask_for

__all__ = [
    "Said", "complaint_admit", "complaint_carry_out", "complaint_close", "complaint_decide", "complaint_give_back",
    "complaint_receive", "complaint_review", "complaint_send_on", "complaint_take", "complaint_tie",
    "refuse_who_decided", "review_ask", "review_ask_for",
]  # fmt: skip
