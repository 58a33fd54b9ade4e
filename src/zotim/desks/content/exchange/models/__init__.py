"""What leaves the desk, who is told of what changes, and what other systems put in."""

from zotim.desks.content.exchange.models.packets import Form, Packet, Recall
from zotim.desks.content.exchange.models.partners import Change, Feedback, Follower, Said, Sharing, What
from zotim.desks.content.exchange.models.systems import Deposit, Wanted, Wish

__all__ = [
    "Change", "Deposit", "Feedback", "Follower", "Form", "Packet", "Recall", "Said", "Sharing", "Wanted", "What",
    "Wish",
]  # fmt: skip
