"""Texts of a measure under the key of its freeze: who it is, why, what it covers, what was told."""

import json
from typing import Any

from zotim.core.sealing.services import unseal
from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.sealed import TEXTS as QUESTIONS
from zotim.desks.screening.measures.models import Asset, Exemption, Freeze, FreezeReview, Notice, Permitted, Withheld

_OPENED = "screening.freeze.opened"
_PARTS = (Asset, Exemption, FreezeReview, Notice, Permitted, Withheld)
TEXTS = SealedTexts({Freeze: Under("pk", _OPENED)} | dict.fromkeys(_PARTS, Under("freeze_id", _OPENED)))


def asked_for(alert: Alert) -> dict[str, Any]:
    """Who was asked for when an alert was raised: names, birth dates, countries, documents. Raises KeyDestroyed."""
    held = json.loads(unseal(alert.question.sealed, QUESTIONS.place(alert.question, "sealed")))["query"]
    return {name: held[name] for name in ("names", "kind", "birth_dates", "countries", "documents")}
