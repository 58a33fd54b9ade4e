"""What a written request says and what was given, under the key of its case."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.rights.models import Demand, DemandAnswer

OPENED = "reintegration.demand.opened"
TEXTS = SealedTexts({Demand: Under("case_id", OPENED), DemandAnswer: Under("case_id", OPENED)})
