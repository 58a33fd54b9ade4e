"""What leaves the desk for other bodies: files, each let go by a second person, and banks that may be followed."""

from django.utils.translation import gettext_lazy as _

from zotim.core.disclosures.registry import Kind, kinds
from zotim.desks.content.exchange.states import CONFIRM, DECIDE, GIVE

PACKET, SHARING = "content.packet", "content.sharing"
PURPOSES = ("prevention", "investigation", "protection", "research")
BASES = ("agreement", "public_task", "legal_duty")

kinds(
    Kind(
        PACKET, _("A file of fingerprints or addresses of content"), GIVE, frozenset(PURPOSES), frozenset(BASES),
        approval=DECIDE, personal=True,
    ),
    # Asked by one curator and confirmed by another: the row itself holds both, so no approval stands beside it.
    Kind(
        SHARING, _("A bank of fingerprints that another body may follow"), CONFIRM, frozenset(PURPOSES),
        frozenset(BASES),
    ),
)  # fmt: skip
