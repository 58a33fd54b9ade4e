"""Why the glass was broken, and what was found of it: under the key of the record, so that they end with it."""

from zotim.core.glass.models import Breaking
from zotim.core.sealing.texts import SealedTexts, Under

TEXTS = SealedTexts({Breaking: Under("subject_id", "glass.reason.opened")})
