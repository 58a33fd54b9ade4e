"""Characters that turn the direction of text around, so that it reads otherwise than it is.

Only embeddings, overrides and isolates are meant (Unicode Standard Annex 9): they can hide what a text says, as in a
file name that shows another ending. Direction *marks* (U+200E, U+200F, U+061C) are ordinary in Arabic documents.
"""

CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REMOVED = dict.fromkeys(map(ord, CONTROLS))


def has_controls(text: str) -> bool:
    """Whether the text holds an embedding, override or isolate."""
    return not CONTROLS.isdisjoint(text)


def strip_controls(text: str) -> str:
    """The text without embeddings, overrides and isolates; everything else stays as it is."""
    return text if text.isascii() else text.translate(_REMOVED)
