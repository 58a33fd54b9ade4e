"""What is said and decided of an item, under the key of its case."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.conferences.models import Decision, Saying

TEXTS = SealedTexts(
    {
        Saying: Under("case_id", "reintegration.saying.opened"),
        Decision: Under("case_id", "reintegration.decision.opened"),
    }
)
