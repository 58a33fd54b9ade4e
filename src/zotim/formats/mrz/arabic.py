"""Arabic names in a machine-readable zone, and back (ICAO 9303-3, section 6, table C).

Not every Arabic passport writes its zone so: most copy a Latin spelling that somebody chose. Which of the two a zone
holds it doesn't say; what can't be the table's is refused, and the rest is what the letters *may* stand for.
"""

import functools
import re
import tomllib
import unicodedata
from importlib import resources

_SHADDA = "\u0651"
_NOT_WRITTEN = re.compile("[\u0640\u064b-\u0650\u0652-\u065f\u0670]")
"""The stretching stroke and vowel signs."""


def in_zone(name: str) -> str:
    """How a name in Arabic letters stands in a zone, words parted by blanks; other letters stay as they are.

    Presentation forms count as their letters. Raises ValueError for a letter of the script that the table doesn't have.

    >>> in_zone("عبد الله حمزة")
    'EBD ALLH XHMZXAH'
    """
    letters, last, _back = _table()
    words = []
    for word in _NOT_WRITTEN.sub("", unicodedata.normalize("NFKC", name)).split():
        bare = word.rstrip(_SHADDA)
        found: list[str] = []
        for place, letter in enumerate(word):
            if letter == _SHADDA:
                found += found[-1:]
            elif place == len(bare) - 1 and letter in last:
                found.append(last[letter])
            elif letter in letters:
                found.append(letters[letter])
            elif "\u0600" <= letter <= "\u06ff":
                raise ValueError(f"{letter} (U+{ord(letter):04X}) has no place in a machine-readable zone")
            else:
                found.append(letter.upper())
        words.append("".join(found))
    return " ".join(words)


def in_arabic(name: str) -> str | None:
    """The Arabic letters that a name of a zone may stand for; None when the table can't have written it.

    What was doubled by a shadda comes back as one letter: names are compared without it. A doubled letter may be two
    letters as well (*الله*); where the table leaves that open, ``L`` alone counts as two.
    """
    words = []
    for word in name.replace("<", " ").upper().split():
        found: list[str] = []
        at, before = 0, ""
        while at < len(word):
            sequence = _first(word, at)
            if sequence is None:
                return None
            letter = _table()[2][sequence]
            at += len(sequence)
            if sequence == before and sequence != "L":
                # Once: what stands a third time is a letter again.
                before = ""
                continue
            found.append(letter)
            before = sequence
        words.append("".join(found))
    return " ".join(words) or None


def _first(word: str, at: int) -> str | None:
    """The longest sequence of the table at a place. An X begins one, and none begins with another's letters but so."""
    for length in (3, 2, 1):
        if word[at : at + length] in _table()[2] and len(word[at : at + length]) == length:
            return word[at : at + length]
    return None


@functools.cache
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Letters to sequences, those at the end of a name, and sequences back; of two letters the first in the table."""
    file = resources.files("zotim.formats.mrz").joinpath("data/arabic.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    letters, last = data["letters"], data["last"]
    back: dict[str, str] = {}
    for letter, sequence in (*letters.items(), *last.items()):
        back.setdefault(sequence, letter)
    return letters, last, back
