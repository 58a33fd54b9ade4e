"""What a measure or a decision says, under the key of its case."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.bases.models import Ground

TEXTS = SealedTexts({Ground: Under("case_id", "reintegration.ground.opened")})
