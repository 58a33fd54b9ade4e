"""Receipt codes: worked out from a form, written down on paper, and kept by nobody here.

A form carries a signed random number; the code is an HMAC of it. So the same form, sent twice, is the same complaint
with the same code, and a broken line loses nothing.
"""

import secrets
import unicodedata

from django.core import signing
from django.utils.crypto import salted_hmac

from zotim.core.access.secrets import secret_open
from zotim.core.identifiers import ALPHABET
from zotim.core.redress.models import Receipt

SALT = "zotim.core.redress.receipts"
OPEN_FOR = 24 * 60 * 60
"""For how many seconds a form can be sent after it was opened."""
LENGTH, GROUP = 24, 4
READ_AS = str.maketrans("OIL", "011")
"""Letters that aren't in the alphabet, and what somebody meant who writes them."""


class TooOld(Exception):
    """The form was opened too long ago, or isn't ours."""


def form_token() -> str:
    """What a fresh form carries."""
    return signing.dumps(secrets.token_urlsafe(16), salt=SALT)


def code_of(token: str) -> str:
    """The receipt code of a form: 24 letters and digits in groups of four, of 120 bits. Raises :class:`TooOld`."""
    try:
        drawn = signing.loads(token, salt=SALT, max_age=OPEN_FOR)
    except (signing.BadSignature, ValueError):
        raise TooOld from None
    number = int.from_bytes(salted_hmac(SALT, str(drawn), algorithm="sha256").digest())
    return _grouped("".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH)))


def as_written(text: str) -> str:
    """A code as it was given out, from how somebody wrote it: in whatever case, digits and groups."""
    letters = (
        str(unicodedata.digit(letter, letter)) for letter in unicodedata.normalize("NFKC", text) if letter.isalnum()
    )
    return _grouped("".join(letters).upper().translate(READ_AS)[: 2 * LENGTH])


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def receipt_open(code: str) -> Receipt:
    """The receipt of a code. Raises ``Spent`` for one that opens nothing, whatever the reason."""
    return secret_open(Receipt.objects.select_related("complaint__body"), as_written(code))
