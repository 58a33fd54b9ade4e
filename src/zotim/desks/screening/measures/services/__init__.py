"""Every write about measures. Each is a named person's, but for what lapses or ends with its entry."""

from zotim.desks.screening.measures.services.ends import end_decide, end_propose, ends_with_its_entry
from zotim.desks.screening.measures.services.exemptions import (
    exemption_advise,
    exemption_ask,
    exemption_decide,
    exemption_return,
    exemptions_end,
    permitted_record,
)
from zotim.desks.screening.measures.services.holds import (
    asset_add,
    asset_value,
    freeze_decide,
    freeze_hold,
    holds_look,
    withheld_add,
)
from zotim.desks.screening.measures.services.notices import (
    WITH_REASONS,
    about_now,
    answer_make,
    notice_give,
    notice_make,
)
from zotim.desks.screening.measures.services.reviews import freeze_review, latest

__all__ = [
    "WITH_REASONS", "about_now", "answer_make", "asset_add", "asset_value", "end_decide", "end_propose",
    "ends_with_its_entry", "exemption_advise", "exemption_ask", "exemption_decide", "exemption_return",
    "exemptions_end", "freeze_decide", "freeze_hold", "freeze_review", "holds_look", "latest", "notice_give",
    "notice_make", "permitted_record", "withheld_add",
]  # fmt: skip
