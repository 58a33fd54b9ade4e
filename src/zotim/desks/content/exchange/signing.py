"""What other bodies are told, in its one form: canonical JSON in one line, signed with the key of the exchange."""

import base64
from typing import Any

from django.conf import settings

from zotim.core.audit.keys import fingerprint, signing_key
from zotim.core.figures.signed import canonical

KEY = "exchange"
"""The signing key of what others are told, beside those of the log and of figures."""


def signed(form: str, content: dict[str, Any]) -> bytes:
    """*content* signed with Ed25519: signed are the *form*, a line feed and the content. Raises KeyFileError."""
    key = signing_key(settings.ZOTIM_KEYS, KEY)
    signature = base64.b64encode(key.sign(form.encode() + b"\n" + canonical(content))).decode()
    whole = {"content": content, "format": form, "key": fingerprint(key.public_key()), "signature": signature}
    return canonical(whole) + b"\n"
