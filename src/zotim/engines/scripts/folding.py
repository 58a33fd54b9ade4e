"""The folded shadow copy of a text, and offsets back into the original.

Each code point folds on its own, whatever stands beside it. That is what makes the offsets exact, and folding an
already folded text change nothing; it is also why a base letter with a combining mark and its composed form agree.
"""

import unicodedata
from array import array
from functools import cached_property

# Letters that Unicode doesn't decompose although readers and keyboards treat them as one.
_VARIANTS = {
    # Arabic: hamza and wasla on alef, dotless and Persian or Urdu letters, heh goal and do-chashmee.
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "ة": "ه", "ۃ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه",
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ۍ": "ي", "ک": "ك", "ڪ": "ك", "ګ": "گ", "ٮ": "ب", "ڤ": "ف",
    # Latin.
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ħ": "h", "ŋ": "n", "ƒ": "f",
    # Punctuation, so that one pattern meets every typographer.
    "،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "۔": ".",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʹ": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁄": "/",
}  # fmt: skip
_TATWEEL = "\u0640"
# Marks (harakat, accents, Albanian diaeresis and cedilla) and format characters (zero width, direction, soft hyphen).
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})


def _fold_once(character: str) -> str:
    folded = []
    for part in unicodedata.normalize("NFKD", character):
        if part == _TATWEEL or unicodedata.category(part) in _DROPPED_CATEGORIES:
            continue
        digit = unicodedata.decimal(part, None)
        folded.append(str(digit) if digit is not None else _VARIANTS.get(part) or part.casefold())
    return "".join(folded)


def _fold(character: str) -> str:
    folded = _fold_once(character)
    while True:
        again = "".join(map(_fold_once, folded))
        if again == folded:
            return folded
        folded = again


class _Folds(dict[str, str]):
    """What each character folds to, worked out when first met."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold(character)
        return folded


_FOLDS = _Folds()


class Normalised:
    """A text, its folded copy, and where each folded character came from. Offsets count code points."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = "".join([_FOLDS[character] for character in original])

    def __repr__(self) -> str:
        return f"Normalised({self.original!r})"

    @cached_property
    def _origins(self) -> array:
        origins = array("L")
        for index, character in enumerate(self.original):
            origins.extend([index] * len(_FOLDS[character]))
        origins.append(len(self.original))
        return origins

    def offset(self, index: int) -> int:
        """Where the folded character at ``index`` begins in the original; the end of one is the end of the other."""
        if not 0 <= index <= len(self.text):
            raise IndexError(f"{index} is outside a folded text of {len(self.text)} characters")
        return self._origins[index]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that folds to ``text[start:end]``, with the marks that belong to its last letter.

        Where one character folds to several (a ligature) and the span ends inside, the whole character is taken.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start}:{end} is outside a folded text of {len(self.text)} characters")
        first = self._origins[start]
        if start == end:
            return first, first
        last = self._origins[end - 1] + 1
        while last < len(self.original) and unicodedata.category(self.original[last]) == "Mn":
            last += 1
        return first, last


def normalise(text: str) -> Normalised:
    """Fold ``text`` for comparison: see the package's description for what is folded."""
    return Normalised(text)
