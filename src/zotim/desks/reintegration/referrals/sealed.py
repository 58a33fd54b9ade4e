"""What was sent and what was reported, under the key of the case."""

from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.reintegration.referrals.models import Referral, Reply

TEXTS = SealedTexts(
    {
        Referral: Under("case_id", "reintegration.referral.opened"),
        Reply: Under("case_id", "reintegration.reply.opened"),
    }
)
