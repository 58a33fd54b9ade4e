"""What this installation says of what left, signed with Ed25519 by its key of the exchange.

Signed are the form, a line feed and the content as JSON with sorted keys and no blanks. The public key lies in the key
folder as ``exchange-….pub``.
"""

import base64
from typing import Any

from django.conf import settings

from zotim.core.audit.keys import fingerprint, signing_key
from zotim.core.figures.signed import canonical
from zotim.desks.content.exchange.models import Packet

KEY = "exchange"
"""The signing key of the exchange, beside those of the log and of figures."""
PACKET = "zotim-packet/1"


def signed(form: str, content: dict[str, Any]) -> bytes:
    """A content in its one form, with its signature."""
    key = signing_key(settings.ZOTIM_KEYS, KEY)
    signature = base64.b64encode(key.sign(form.encode() + b"\n" + canonical(content))).decode()
    whole = {"content": content, "format": form, "key": fingerprint(key.public_key()), "signature": signature}
    return canonical(whole) + b"\n"


def of_packet(packet: Packet) -> bytes:
    """What a file is that left: by its hash, for whom, what for, and how far it may be passed on. Nothing of it."""
    return signed(
        PACKET,
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
