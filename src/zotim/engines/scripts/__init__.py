"""Arabic, Albanian and Latin writing brought to one comparable form, with the way back to the original.

:func:`normalise` folds a text character by character (presentation forms, hamza and ya variants, harakat, tatweel,
Eastern digits, ë and ç, case, invisible controls) and remembers where each folded character came from. What is found
in the folded copy is therefore quoted from the unchanged text. :func:`tokens` gives the search words of a text, the
same whether an Arabic word carries its article or not. :func:`detect_language` decides by script first and by function
words second. Nothing here reads a file or keeps a state; folding twice changes nothing.

>>> copy = normalise("Përgatitet për بعثة النّاتو")
>>> copy.text
'pergatitet per بعثه الناتو'
>>> start = copy.text.index("الناتو")
>>> copy.original[slice(*copy.original_span(start, start + 6))]
'النّاتو'
>>> tokens("العراق") == tokens("عراق") == tokens("والعراق")
True
>>> detect_language("Shqipëria do të dërgojë gjashtë ushtarakë")
'sq'
"""

from zotim.engines.scripts.controls import has_controls, strip_controls
from zotim.engines.scripts.folding import Normalised, normalise
from zotim.engines.scripts.languages import detect_language
from zotim.engines.scripts.words import tokens

__all__ = ["Normalised", "detect_language", "has_controls", "normalise", "strip_controls", "tokens"]
