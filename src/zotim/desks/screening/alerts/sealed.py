"""Texts about an alert, under the key of its question, so that all goes together."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.screening.alerts.models import Alert, PastVerdict

_OPENED = "screening.alert.opened"
TEXTS = SealedTexts({Alert: Under("question_id", _OPENED), PastVerdict: Under("alert.question_id", _OPENED)})
