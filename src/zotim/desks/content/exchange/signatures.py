"""What this installation says of a file that left: by its hash, for whom, what for, how far it may be passed on."""

from zotim.desks.content.exchange.models import Packet
from zotim.desks.content.exchange.signing import signed

FORM = "zotim-packet/1"


def of_packet(packet: Packet) -> bytes:
    """It, signed with the key of the exchange. Nothing of what the file holds."""
    return signed(
        FORM,
        {
            "file": packet.sha256,
            "form": packet.form,
            "for": str(packet.organisation),
            "given": packet.given_at.isoformat(timespec="seconds") if packet.given_at else None,
            "holds": packet.holds,
            "packet": str(packet.pk),
            "purpose": packet.purpose,
            "reference": packet.reference,
            "tlp": packet.tlp,
        },
    )
