"""Goals, what is done for them and how far they are, under the key of their case."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.plans.models import Attainment, Goal, PlannedAction

TEXTS = SealedTexts(
    {
        Goal: Under("case_id", "reintegration.goal.opened"),
        PlannedAction: Under("case_id", "reintegration.plannedaction.opened"),
        Attainment: Under("case_id", "reintegration.attainment.opened"),
    }
)
