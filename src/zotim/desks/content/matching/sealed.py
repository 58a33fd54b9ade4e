"""What matching seals: reasons of an item's clearance and reopening under the key of the item, a flood's under its own."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.content.matching.models import Clearance, Flood, Reopening

OPENED = "content.matching.opened"
TEXTS = SealedTexts(
    {Clearance: Under("item_id", OPENED), Reopening: Under("item_id", OPENED), Flood: Under("pk", OPENED)}
)
