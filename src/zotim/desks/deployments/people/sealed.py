"""Under whose key a name stands: one of its own, which ends with the entry."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.deployments.people.models import Nominee

TEXTS = SealedTexts({Nominee: Under("pk", "deployments.nominee.opened")})
