"""What makes two reports be of one item: a keyed hash of the bytes, the folded text, or the canonical address.

It tells nobody without this installation's key what was reported here.
"""

import hashlib

from zotim.core.sealing.services import blind
from zotim.engines.fingerprints.letters import plain


def same_bytes(data: bytes) -> str:
    """Of bytes."""
    return _keyed(data, "content.bytes")


def same_text(text: str) -> str:
    """Of a text: spelling that isn't seen, marks and case don't count."""
    return _keyed(folded(text), "content.text")


def same_address(address: str) -> str:
    """Of a canonical address."""
    return _keyed(address.encode(), "content.address")


def print_of_text(text: str) -> bytes:
    """The fingerprint of a text: 32 bytes, keyed, since few words are soon tried."""
    return bytes.fromhex(_keyed(folded(text), "content.print.text"))


def print_of_address(address: str) -> bytes:
    """The fingerprint of a canonical address: 32 bytes, keyed, since there is a list of all addresses."""
    return bytes.fromhex(_keyed(address.encode(), "content.print.address"))


def folded(text: str) -> bytes:
    """A text as it is compared; one without a letter as it is."""
    return (plain(text) or text.strip()).encode("utf-8", "surrogatepass")


def _keyed(data: bytes, purpose: str) -> str:
    return blind(hashlib.sha256(data).hexdigest(), purpose)
