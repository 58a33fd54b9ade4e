"""What is known of who comes back, under the key of the operation."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.operations.models import Traveller

TEXTS = SealedTexts({Traveller: Under("operation_id", "reintegration.traveller.opened")})
