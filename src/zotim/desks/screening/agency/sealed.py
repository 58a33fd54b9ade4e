"""Texts under the key of what they belong to: a return, a request, a report."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.screening.agency.models import GoamlReport, NameAnswer, NameRequest, ReturnedAsset

_OPENED = "screening.agency.opened"
TEXTS = SealedTexts(
    {
        ReturnedAsset: Under("of_id", _OPENED),
        NameRequest: Under("pk", _OPENED),
        NameAnswer: Under("request_id", _OPENED),
        GoamlReport: Under("pk", _OPENED),
    }
)
