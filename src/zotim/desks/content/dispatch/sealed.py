"""What of a dispatch is sealed: under the key of the item that it is about, so that a handle ends with it."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.content.dispatch.models import Dispatch, DispatchNote, Hold

TEXTS = SealedTexts(
    {
        Dispatch: Under("item_id", "content.dispatch.opened"),
        DispatchNote: Under("dispatch.item_id", "content.dispatch_note.opened"),
        Hold: Under("item_id", "content.hold.opened"),
    }
)
