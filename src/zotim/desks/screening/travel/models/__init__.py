"""What the travel channel keeps: messages and who is in them, requests to find somebody there, referrals."""

from zotim.desks.screening.travel.models.messages import MaskedPassenger, Message, Opening, Passenger
from zotim.desks.screening.travel.models.referrals import Asks, Outcome, Referral, WhoTheyAre

__all__ = ["Asks", "MaskedPassenger", "Message", "Opening", "Outcome", "Passenger", "Referral", "WhoTheyAre"]
