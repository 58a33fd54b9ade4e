"""Under whose key the room's texts stand: that of the case, so that they end with it."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.persons.models import Guardian, Identity, Name

TEXTS = SealedTexts(
    {
        Name: Under("case_id", "reintegration.name.opened"),
        Identity: Under("case_id", "reintegration.identity.opened"),
        Guardian: Under("case_id", "reintegration.guardian.opened"),
    }
)
