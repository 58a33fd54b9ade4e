"""Every write of the room."""

from zotim.desks.content.review.services.conflicts import conflict_end, conflict_enter, conflict_say
from zotim.desks.content.review.services.exposure import (
    exposure_cover,
    exposure_uncover,
    going_on_answer,
    going_on_ask,
    languages_set,
)
from zotim.desks.content.review.services.reading import (
    item_advise,
    item_close,
    item_leave,
    item_looked_at,
    item_of_crisis,
    item_read,
    item_reopen,
    item_reopened,
    item_take,
)
from zotim.desks.content.review.services.samples import sample_read

__all__ = [
    "conflict_end", "conflict_enter", "conflict_say", "exposure_cover", "exposure_uncover", "going_on_answer",
    "going_on_ask", "item_advise", "item_close", "item_leave", "item_looked_at", "item_of_crisis", "item_read",
    "item_reopen", "item_reopened", "item_take", "languages_set", "sample_read",
]  # fmt: skip
