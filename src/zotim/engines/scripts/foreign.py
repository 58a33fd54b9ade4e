"""Whether a text is in none of the three languages: by its letters, then by the small words of others.

It says so only of what it is sure of: a text with too few small words to tell is taken for one of the three, and so is
a language that isn't named here. Figures, tables and headlines hold hardly any small words, so they are read.
"""

import re
import unicodedata
from collections import Counter

from zotim.engines.scripts.folding import normalise
from zotim.engines.scripts.languages import SMALL_WORDS

OTHER_LETTERS = "letters of another script"
"""What is answered of a text whose letters are neither Latin nor Arabic."""
FEWEST = 4
"""So many small words of another language are needed to say that a text is in it."""
AGAINST = 2
"""And so many for each small word of ours in the text. Words that both languages have count on neither side."""

_LETTERS = re.compile(r"[^\W\d_]+")
_TEXTS = {
    "French": "le la les des du de et est une un dans pour que qui par sur avec aux au ce cette il elle nous ont sont "
    "leur leurs a sera seront entre ses",
    "Italian": "il lo la gli le di che un una del della dei delle degli nel nella nelle dai con sono per dal dalla "
    "alla al anche sara suo sua loro questo questa piu a e i si in se ai",
    "Spanish": "el la los las de del que en y un una por con para se su sus al lo como mas fue sera ha han este esta "
    "entre sobre a e",
    "Portuguese": "o os as da do das dos de que em um uma por com para se na no nas nos ao pelo pela sua seu mais nao "
    "foi sera este esta sobre e a",
    "German": "der die das den dem des und ist sind ein eine einen einer im in zu zum zur mit von vom fur auf an nicht "
    "sich wird werden hat haben bei nach auch als durch uber",
    "Dutch": "de het een en van in op te dat die voor met zijn niet aan er door naar bij ook om uit tot wordt worden "
    "zal zullen heeft",
    "Turkish": "ve bir bu icin ile olarak olan da de gibi daha cok en kadar sonra tarafindan ise her ya edilecek "
    "olacak uzere",
    "Serbian, Croatian or Bosnian": "je u na se da za su od koji koja koje ce s sa iz i o kao bi nije po do ili kako "
    "sto svoje ovaj biti a to",
    "Romanian": "si de la a in cu pe din pentru este sunt un o ale al ai care nu mai prin sa va vor fi fost dupa",
    "Polish": "w z i na do nie jest sie ze o oraz przez dla od po za przy ktory ktore ktora jak beda bedzie a to",
    "Persian": "از در که را این است با برای می های خود تا یک شد شده خواهد کرد اند بود نیز",
    "Urdu": "کے میں اور سے کو کا نے ہیں پر کہ گا گے ایک لئے لیے تھا",
    "Kurdish": "لە بە بۆ کە ئەم لەگەڵ دەکات بوو ئەو یان هەر لەو",
}  # fmt: skip
_OURS = frozenset().union(*SMALL_WORDS.values())
_COMPARED = {
    name: (theirs - _OURS, [ours - theirs for ours in SMALL_WORDS.values()])
    for name, text in _TEXTS.items()
    for theirs in [frozenset(normalise(text).text.split())]
}
"""Of each language the words that it alone has, and those that it lacks of each of ours."""


def foreign_language(text: str) -> str | None:
    """The English name of the language that *text* seems to be in, or :data:`OTHER_LETTERS`; None when it seems to be
    one of the three, or nobody could tell."""
    words = Counter(_LETTERS.findall(normalise(text).text))
    if _in_other_letters(words):
        return OTHER_LETTERS
    found: dict[str, int] = {}
    for name, (theirs, ours) in _COMPARED.items():
        count = _count(words, theirs)
        if count >= max(FEWEST, AGAINST * max(_count(words, small) for small in ours)):
            found[name] = count
    return max(found, key=found.__getitem__, default=None)


def _count(words: Counter[str], small: frozenset[str]) -> int:
    return sum(words[word] for word in small)


def _in_other_letters(words: Counter[str]) -> bool:
    letters = "".join(words)
    known = sum(unicodedata.name(letter, "").startswith(("LATIN", "ARABIC")) for letter in letters)
    return len(letters) - known > known
