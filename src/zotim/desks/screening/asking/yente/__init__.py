"""The lists for other systems, by the addresses and shapes of yente, so that clients made for it can ask here.

Entities are those of FollowTheMoney. Where this desk answers otherwise than yente: ``docs/how-to/screening-api.md``.
"""
