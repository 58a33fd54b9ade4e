"""Texts of entries: under the key of the item on which it was decided, else under one of their own."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.content.banks.models import Entry

TEXTS = SealedTexts({Entry: Under("key_id", "content.entry.opened")})
