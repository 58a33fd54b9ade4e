"""What the room seals, under the key of its case."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.closing.models import Arrival, Handover, LastWord, Transfer

TEXTS = SealedTexts(
    {
        LastWord: Under("case_id", "reintegration.lastword.opened"),
        Handover: Under("case_id", "reintegration.handover.opened"),
        Transfer: Under("case_id", "reintegration.transfer.opened"),
        Arrival: Under("case_id", "reintegration.arrival.opened"),
    }
)
