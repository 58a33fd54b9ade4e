"""Sentences that somebody will read in their own language. Formats know none: they mark them, and pages translate."""


def _(text: str) -> str:
    """The sentence as it is, so that it is collected for the catalogues."""
    return text
