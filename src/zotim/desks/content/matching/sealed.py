"""What matching seals: why an item was cleared or opened again under the item's key, a flood's reason under its own."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.content.matching.models import Clearance, Flood, Reopening

OPENED = "content.matching.opened"
TEXTS = SealedTexts(
    {Clearance: Under("item_id", OPENED), Reopening: Under("item_id", OPENED), Flood: Under("pk", OPENED)}
)
