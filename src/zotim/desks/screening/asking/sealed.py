"""What a question holds, under its own key."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.screening.asking.models import Question

TEXTS = SealedTexts({Question: Under("pk", "screening.question.opened")})
