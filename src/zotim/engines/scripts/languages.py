"""Which of the three languages a text is written in: by script first, then by the small words.

Small on purpose: three languages, no model, and the same answer everywhere. A text with no evidence at all (figures,
names) counts as English.
"""

import re
from typing import Literal

from zotim.engines.scripts.folding import normalise

Detected = Literal["sq", "en", "ar"]

_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0621-\u06d3]")
_LATIN = re.compile(r"[a-z]")

_ALBANIAN_TEXT = (
    "te ne dhe nje per nga qe eshte jane do ka kane me se si u i e nuk ky kjo keto ato tij saj tyre por ose edhe pas "
    "para deri gjate mbi nen ndaj sipas ku kur po duke kemi jemi ishte kete asaj atij cila cili"
)
_ENGLISH_TEXT = (
    "the of and to in for is are was were has have had will with on by that this these those its their our we it from "
    "as at be been an a which who not or but also under until would shall may can than into"
)
_ARABIC_TEXT = (
    "في من على الى إلى عن مع ان أن إن التي الذي الذين هذا هذه ذلك تلك ما لا لم لن قد كان كانت بين كل بعد قبل خلال حتى "
    "او أو ثم كما لدى منذ حول عند غير ضد تحت"
)
SMALL_WORDS = {
    "sq": frozenset(_ALBANIAN_TEXT.split()),
    "en": frozenset(_ENGLISH_TEXT.split()),
    "ar": frozenset(normalise(_ARABIC_TEXT).text.split()),
}
"""Folded words that any text of the language is full of."""
_ALBANIAN_PAIRS = re.compile(r"xh|gj|nj(?=[^o])|^sh[qk]|[cg]j|rr[^aeiouy]|ave$|eve$|uar$|oi$|imit$|isht$|rise$|rine$")
_ALBANIAN_LETTERS = re.compile(r"[ëËçÇ]|[eE]\u0308|[cC]\u0327")


def detect_language(text: str) -> Detected:
    """``"sq"``, ``"en"`` or ``"ar"``, whichever the text shows most of."""
    folded = normalise(text).text
    if len(_ARABIC.findall(folded)) > len(_LATIN.findall(folded)):
        return "ar"
    words = _LETTERS.findall(folded)
    albanian = 2 * len(_ALBANIAN_LETTERS.findall(text))
    english = 0
    for word in words:
        albanian += 2 * (word in SMALL_WORDS["sq"]) + (len(_ALBANIAN_PAIRS.findall(word)) > 0)
        english += 2 * (word in SMALL_WORDS["en"])
    return "sq" if albanian > english else "en"
