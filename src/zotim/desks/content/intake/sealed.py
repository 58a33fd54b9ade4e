"""What stands sealed in this room: an item's text and addresses under the item's key, a report's under its own."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.content.intake.models import Fetch, Item, Location, Report

TEXTS = SealedTexts(
    {
        Item: Under("pk", "content.item.unsealed"),
        Location: Under("item_id", "content.location.unsealed"),
        Fetch: Under("item_id", "content.fetch.unsealed"),
        Report: Under("pk", "content.report.unsealed"),
    }
)
