"""What a visit says, under the key of its case."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.followup.models import Visit

TEXTS = SealedTexts({Visit: Under("case_id", "reintegration.visit.opened")})
