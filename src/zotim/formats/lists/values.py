"""Words of lists as values: dates in their many forms, scripts, kinds, genders."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from zotim.formats.countries import country
from zotim.formats.lists.model import ANY, BirthDate, Name
from zotim.formats.problems import Reading

_NOTHING = frozenset({"", "na", "n/a", "-0-", "none", "unknown", "not known", "00"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months; at 0, of one that isn't known."""
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T+Z-].*)?)?)?")
_SLASHED = re.compile(r"(?P<day>dd|\d\d?)[/.](?P<month>mm|\d\d?)[/.](?P<year>\d{4})(?: 00:00(?::00)?)?", re.IGNORECASE)
_WORDED = re.compile(r"(?:(?P<day>\d\d?) )?(?:(?P<month>[A-Za-z]{3})[A-Za-z]*\.?,? )?(?P<year>\d{4})")
_APPROXIMATE = re.compile(r"^(?:circa|ca\.?|c\.|approximately|approx\.?|about|~)\s*|~$", re.IGNORECASE)
_SPAN = re.compile(r"\s+to\s+|\s+and\s+|\s*/\s*|\s*[–—]\s*|(?<=\d{4})-(?=\d{4}\b)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_SCRIPTS = {
    "LATIN": "Latn", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr", "CJK": "Hani",
    "HANGUL": "Hang", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "THAI": "Thai", "ARMENIAN": "Armn", "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva", "BENGALI": "Beng", "ETHIOPIC": "Ethi", "TAMIL": "Taml", "THAANA": "Thaa", "MYANMAR": "Mymr",
    "KHMER": "Khmr", "SYRIAC": "Syrc", "FULLWIDTH": "Latn", "NKO": "Nkoo", "TIFINAGH": "Tfng", "GURMUKHI": "Guru",
}  # fmt: skip
_GENDERS = {"male": "male", "m": "male", "man": "male", "female": "female", "f": "female", "woman": "female"}
_NEITHER = ("other", "x", "unspecified")
"""Said, and nothing to compare: neither for nor against anybody."""
_PERSON, _VESSEL, _AIRCRAFT = ("person", "individual", "p"), ("vessel", "ship"), ("aircraft", "airplane")
_ORGANISATION = ("organisation", "organization", "entity", "enterprise", "e", "company", "legalentity", "")


def clean(text: object) -> str:
    """*text* with single blanks; anything but a string or a number is empty."""
    if isinstance(text, bool) or not isinstance(text, str | int):
        return ""
    return " ".join(str(text).split())


def stated(text: object) -> str:
    """As :func:`clean`, and empty for the words by which lists say nothing."""
    cleaned = clean(text)
    return "" if cleaned.lower() in _NOTHING else cleaned


def script_of(text: str) -> str:
    """The script of most letters of *text* (ISO 15924), ``Zyyy`` for one not in the table, empty without letters."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    found: Counter[str] = Counter()
    for letter in text[:1000]:
        if letter.isalpha():
            first = unicodedata.name(letter, "").split(" ")[0]
            found[_SCRIPTS.get(first, "Zyyy")] += 1
    return found.most_common(1)[0][0] if found else ""


def names(text: str, *, weak: bool = False, role: str = "alias") -> list[Name]:
    """The names in *text*: what stands in brackets in another script is a name of its own, or several by semicolon."""
    whole = clean(text)
    outer = script_of(_BRACKETS.sub(" ", whole))
    inner = {inside: None for inside in _BRACKETS.findall(whole) if outer and script_of(inside) not in ("", outer)}
    outside = _BRACKETS.sub(lambda found: " " if found[1] in inner else found[0], whole) if inner else whole
    texts = [outside, *(piece for inside in inner for piece in inside.split(";"))]
    return [Name(one, script_of(one), weak, role) for one in map(clean, texts) if one]


def partial_date(text: str) -> str:
    """*text* as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty where it is no date. Day stands before month."""
    text = text.strip(" .")
    found = _ISO.fullmatch(text) or _SLASHED.fullmatch(text) or _WORDED.fullmatch(text)
    if not found:
        return ""
    year, month, day = found["year"], found["month"] or "", found["day"] or ""
    if month.isalpha() and month.lower() != "mm":
        if month.lower() not in _MONTHS:
            return ""
        month = str(_MONTHS.index(month.lower()) + 1)
    number, date = (int(piece) if piece.isdigit() else 0 for piece in (month, day))
    if not int(year) or number > 12 or date > _LONGEST[number]:
        return ""
    year = f"{int(year):04}"  # in our digits, whichever the list writes
    if not number:
        return year
    return f"{year}-{number:02}" + (f"-{date:02}" if date else "")


def birth_date(text: str) -> BirthDate | None:
    """A date, a span ("1970 to 1973", "1970/1973") or an approximate one ("circa 1970", "1970~"); None for neither."""
    bare = text.strip(" .")
    plain = _APPROXIMATE.sub("", bare).strip()
    approximate = plain != bare
    if plain.lower().startswith("between "):
        plain = plain[8:]
    if one := partial_date(plain):
        return BirthDate(one, one, approximate)
    pieces = [_APPROXIMATE.sub("", piece).strip() for piece in _SPAN.split(plain)]
    if len(pieces) == 2 and all(ends := [partial_date(piece) for piece in pieces]):
        return BirthDate(min(ends), max(ends), approximate)
    return None


def birth_dates(reading: Reading, line: int, field: str, texts: Iterable[str]) -> tuple[BirthDate, ...]:
    """Those of *texts* that are dates; the others are told."""
    found: dict[BirthDate, None] = {}
    for text in texts:
        if stated(text):
            if date := birth_date(text):
                found[date] = None
            else:
                reading.wrong(line, field, "date", value=clean(text))
    return tuple(found)


def day(reading: Reading, line: int, field: str, text: str) -> str:
    """*text* as a partial date; what is none is told."""
    if not stated(text):
        return ""
    date = partial_date(text)
    if not date:
        reading.wrong(line, field, "date", value=clean(text))
    return date


def genders(reading: Reading, line: int, field: str, texts: Iterable[str]) -> tuple[str, ...]:
    """``male`` and ``female`` among *texts*; other words are told."""
    found: dict[str, None] = {}
    for text in map(stated, texts):
        if text.lower() in _GENDERS:
            found[_GENDERS[text.lower()]] = None
        elif text and text.lower() not in _NEITHER:
            reading.wrong(line, field, "gender", value=text)
    return tuple(found)


def kind(reading: Reading, line: int, field: str, text: str) -> str:
    """One of our four kinds; empty for any, and for a word that no list uses, which is told."""
    word = stated(text).lower()
    if word == ANY:
        return ""
    for known, words in (("person", _PERSON), ("vessel", _VESSEL), ("aircraft", _AIRCRAFT)):
        if word in words:
            return known
    if word not in _ORGANISATION:
        reading.wrong(line, field, "kind", value=clean(text))
        return ""
    return "organisation"


def countries(texts: Iterable[str]) -> tuple[str, ...]:
    """Countries as :class:`model.Listing` keeps them, each once."""
    return tuple(dict.fromkeys(country(text) for text in map(stated, texts) if text))
