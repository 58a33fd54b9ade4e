"""What is sealed in the travel channel, and under which key: names of a message under one that is destroyed when they
are masked, the rest under that of its message or referral."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.screening.travel.models import MaskedPassenger, Opening, Passenger, Referral

_OF_A_MESSAGE = "screening.opening.opened"
TEXTS = SealedTexts(
    {
        Passenger: Under("message.names_key", _OF_A_MESSAGE),
        MaskedPassenger: Under("message_id", _OF_A_MESSAGE),
        Opening: Under("message_id", _OF_A_MESSAGE),
        Referral: Under("pk", "screening.referral.opened"),
    }
)
