"""The text of a note, under the key of its case: the token is worth nothing anywhere else."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.cases.models import Note

TEXTS = SealedTexts({Note: Under("case_id", "reintegration.note.opened")})
