"""Who was asked for, as a code: by it a remembered pair and a customer's earlier alert are known again.

>>> from zotim.engines.names import Query
>>> script_of(Query(("خالد الشمري",))), script_of(Query(("Arben Shembulli", "Арбен")))
(<Script.ARABIC: 'arabic'>, <Script.OTHER: 'other'>)
"""

import json
import unicodedata
from hashlib import sha256

from zotim.core.sealing.services import blind
from zotim.desks.screening.alerts.models import Script
from zotim.engines.names import Query
from zotim.engines.scripts import normalise

_SCRIPTS = {"LATIN": Script.LATIN, "ARABIC": Script.ARABIC, "CYRILLIC": Script.CYRILLIC}


def identity_of(query: Query, channel: str) -> str:
    """A keyed hash of everything that is compared, 64 hex digits.

    Spelling that ``engines.scripts`` folds and the order of names, dates and countries don't count; any other change
    makes another code, and so does the channel: the two can't be brought together by it.
    """
    parts = [
        query.kind,
        _folded(query.names),
        sorted({one.strip() for one in query.birth_dates}),
        _folded(query.countries),
        sorted({"".join(letter for letter in one.upper() if letter.isalnum()) for one in query.documents}),
        _folded(query.genders),
    ]
    # Hashed first: folding would take the signs between the parts away.
    return blind(sha256(json.dumps(parts).encode()).hexdigest(), f"screening.{channel}.identity")


def script_of(query: Query) -> Script:
    """The script of all letters of the names; another one where they are of several."""
    found = {unicodedata.name(letter, "").split(" ")[0] for name in query.names for letter in name if letter.isalpha()}
    return _SCRIPTS.get(found.pop(), Script.OTHER) if len(found) == 1 else Script.OTHER


def _folded(words: tuple[str, ...]) -> list[str]:
    return sorted({" ".join(normalise(one).text.split()) for one in words})
