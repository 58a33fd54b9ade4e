"""A name in any script the tables know, in Latin letters a to z, and how it sounds, coarsely.

The tables are data (``data/*.toml``) that a linguist can read and change. Romanising is exact and repeatable; it isn't
reversible: it serves comparison, nobody reads it as the name.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from zotim.engines.scripts.folding import normalise
from zotim.engines.scripts.toml_tables import toml_table

LONGEST = 24
"""Letters of one word that are compared; what is longer is cut. No name that lists print is longer."""

PARTING = "'"
_BEFORE_H = frozenset("cdgkpstz")
_PLAIN, _ARABIC = re.compile("[a-z0-9]+"), re.compile("[\u0600-\u06ff]")
_SOFT, SOFTENED = re.compile("c(?=[eiy])|(?<=vi)c$"), "C"
"""A "c" that sounds as an s (before e and i, and in the ending -vic without its accent), and how it is marked."""
_MARK = 0xE000
"""From this letter on, which Unicode leaves to private use, pieces of a word are marked by how they sound."""
_DOUBLED = {False: re.compile(r"(.)\1+"), True: re.compile(r"([aiu])\1+")}
"""Letters that are heard once. Arabic doesn't double a consonant in writing: two have a vowel between them."""
_SILENT = str.maketrans("", "", "aiu")
_SOUTH_SLAVIC = frozenset("јљњћђџѕ")
"""Letters that only those Cyrillic alphabets have whose "х" is an h, where it is a kh in East Slavic ones."""
SKI = ("ski", "sky", "skaya", "skaia", "skii", "skiy")
_OV = re.compile(f"(?<=[a-z]{{4}}[ae])u$|(?<=[a-z]{{4}}o)w$|(?<=[aeo])u(?=(?:{'|'.join(SKI)})$)")
"""In the endings -au and -eu, -ow and -ouski: what Belarusian and German write for -ov, -ev and -ovski."""


class Spelling(NamedTuple):
    """One word in Latin letters.

    ``roman``: a-z and digits, at most :data:`LONGEST`, accents taken off as passports do; in Arabic words an apostrophe
    parts letters that would read as one. ``sound``: consonants by class with three vowels, of the letters with their
    accents. ``skeleton``: the sound without vowels. ``bare``: written without short vowels, as Arabic is.
    """

    roman: str
    sound: str
    skeleton: str
    bare: bool = False


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    return toml_table("zotim.engines.scripts", name)


@cache
def _letters() -> tuple[dict[str, str], dict[str, str]]:
    """Every letter that a table names, and the words that have a spelling of their own."""
    letters: dict[str, str] = {}
    words: dict[str, str] = {}
    for name in ("arabic", "cyrillic", "greek", "latin"):
        letters |= _table(name)["printed" if name == "latin" else "letters"]
        words |= _table(name).get("words", {})
    return letters, words


@cache
def _latin() -> tuple[dict[int, str], dict[int, str], re.Pattern[str]]:
    """Of Latin letters with a sound of their own: small ones for capitals, how each sounds, what parts a text there."""
    own = _table("latin")["letters"]
    small = {letter.upper(): letter for letter in own if len(letter.upper()) == 1}
    return str.maketrans(small), str.maketrans(own), re.compile(f"([{''.join(own)}])")


def sounds(*, bare: bool) -> dict[str, str]:
    """How the pieces of one or several letters sound that a word is read in, the longest first where several fit.

    *bare* as in :func:`sound_of`. "ij" is one vowel in Dimitrij, not in Hijazi: before a vowel it isn't read.
    """
    table = _table("sounds")
    known = {**table["consonants"], **table["vowels"], SOFTENED: "s"}
    if bare:  # Arabic letters are one each, or one with an h; "dz" is how they write one
        digraphs = {"dz", *(first + "h" for first in _BEFORE_H)}
        known = {piece: sound for piece, sound in known.items() if len(piece) == 1 or piece in digraphs}
    return known


@cache
def _sounds(*, bare: bool) -> tuple[re.Pattern[str], dict[str, str], dict[int, str]]:
    """The pieces of several letters as one pattern, a mark for each, and how letters and marks sound."""
    known = sounds(bare=bare)
    several = sorted((piece for piece in known if len(piece) > 1), key=lambda piece: (-len(piece), piece))
    marks = {piece: chr(_MARK + at) for at, piece in enumerate(several)}
    rest: dict[str, list[str]] = {}  # by their first letter, so that few are tried at each
    for piece in several:
        rest.setdefault(piece[0], []).append("j(?![aeiou])" if piece == "ij" else piece[1:])
    pattern = "|".join(f"{first}(?:{'|'.join(ends)})" for first, ends in rest.items())
    return re.compile(pattern), marks, str.maketrans({marks.get(one, one): known[one] for one in known})


def folded(text: str) -> str:
    """*text* for cutting into words: composed, Latin letters with their own sound kept, everything else folded."""
    if text.isascii():
        return text.lower()
    if _ARABIC.search(text):
        for pattern, instead in _written():
            text = pattern.sub(instead, text)
    small, own, apart = _latin()
    pieces = apart.split(unicodedata.normalize("NFC", text).translate(small))
    return "".join([piece if len(piece) == 1 and ord(piece) in own else normalise(piece).text for piece in pieces])


@cache
def _written() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), instead) for pattern, instead in _table("arabic")["written"].items()]


def is_arabic(word: str) -> bool:
    """Whether a folded word is written in Arabic letters."""
    return not word.isascii() and _ARABIC.search(word) is not None


def articles() -> tuple[str, ...]:
    """What Arabic writes onto a word, in folded letters."""
    return tuple(_table("arabic")["articles"]["prefixes"])


def spell(word: str) -> Spelling:
    """A folded word (no blanks) in Latin letters. What no table knows is left out."""
    roman, bare = romanised(word)
    said = word if word.isascii() else word.translate(_latin()[1])
    if said == word:
        return spelling(roman, bare=bare)
    return spelling(romanised(said)[0], bare=bare)._replace(roman=roman)


def romanised(word: str) -> tuple[str, bool]:
    """The Latin letters of a folded word, and whether it is written without short vowels."""
    if _PLAIN.fullmatch(word):
        return word[:LONGEST], False
    letters, words = _letters()
    bare = is_arabic(word)
    if bare and word not in words:
        for group, letter in _table("arabic")["groups"].items():
            word = word.replace(group, letter)
    elif not _SOUTH_SLAVIC.isdisjoint(word):
        word = word.replace("х", "h")
    pieces = [words[word]] if word in words else [letters.get(letter, letter) for letter in word]
    roman = ""
    for piece in pieces:
        known = "".join(letter for letter in piece if "a" <= letter <= "z" or "0" <= letter <= "9")
        # "صح" is s and h, "ش" is sh.
        roman += PARTING + known if bare and known[:1] == "h" and roman[-1:] in _BEFORE_H else known
    if bare and word.endswith("ع") and word not in words:
        roman += PARTING  # no consonant, but a vowel may be heard
    return roman[:LONGEST], bare and word not in words


def spelling(roman: str, *, bare: bool = False) -> Spelling:
    """How a word in Latin letters sounds."""
    sound = sound_of(roman, bare=bare)
    return Spelling(roman, sound, sound.translate(_SILENT), bare)


def sound_of(roman: str, *, bare: bool = False) -> str:
    """The sound of a Latin word: no doubled letters, no ``h`` at the end; *bare* takes each letter by itself.

    A :data:`PARTING` in the table of sounds keeps two letters from being heard as one.
    """
    pieces, marks, sounds = _sounds(bare=bare)
    if not bare and (roman.endswith(("u", "w")) or "usk" in roman):
        roman = _OV.sub("v", roman)
    if "c" in roman:
        roman = _SOFT.sub(SOFTENED, roman)
    sound = pieces.sub(lambda found: marks[found[0]], roman).translate(sounds)
    if _DOUBLED[bare].search(sound):
        sound = _DOUBLED[bare].sub(r"\1", sound)
    sound = sound.replace(PARTING, "")
    return sound[:-1] if len(sound) > 2 and sound.endswith("h") else sound
