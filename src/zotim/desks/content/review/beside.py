"""What the room enters elsewhere: whoever opens an item again begins a round of it."""

from zotim.core.audit.services import LISTENERS
from zotim.desks.content.review.rounds import turned

if turned not in LISTENERS:
    LISTENERS.append(turned)
