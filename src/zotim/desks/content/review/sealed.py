"""Texts of this room, each under the key of the item that it is about."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.content.review.models import Conflict, Reading, Turn

TEXTS = SealedTexts(
    {
        Reading: Under("item_id", "content.reading.opened"),
        Turn: Under("item_id", "content.turn.opened"),
        Conflict: Under("item_id", "content.conflict.opened"),
    }
)
