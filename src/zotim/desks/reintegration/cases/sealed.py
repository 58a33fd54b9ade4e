"""Notes, reasons and flags, under the key of its case: the token is worth nothing anywhere else."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.cases.models import Flag, Note, Turn

TEXTS = SealedTexts(
    {
        Note: Under("case_id", "reintegration.note.opened"),
        Turn: Under("case_id", "reintegration.turn.opened"),
        Flag: Under("case_id", "reintegration.flag.opened"),
    }
)
