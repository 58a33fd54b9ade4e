"""What an assessment says, under the key of its case."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.assessment.models import Assessment, Need

TEXTS = SealedTexts(
    {
        Assessment: Under("case_id", "reintegration.assessment.opened"),
        Need: Under("case_id", "reintegration.need.opened"),
    }
)
