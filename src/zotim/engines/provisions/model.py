"""What a provision is."""

from dataclasses import dataclass
from enum import StrEnum

from zotim.vocabulary import LineOfEffort

# Raised with every change of rules or data that may change a result; kept with each suggestion.
RULES_VERSION = "2"


class Force(StrEnum):
    """How far the words bind, strongest first: "decides" and "shall", "calls upon", "encourages", "may", "notes"."""

    BINDING = "binding"
    CALL = "call"
    ENCOURAGE = "encourage"
    PERMIT = "permit"
    RECOGNISE = "recognise"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 for what binds most, rising as force is lost; compare these."""
        return list(Force).index(self)


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-paragraph, ``text[start:end]``, with its own parts. Its force is its own verb's, else its paragraph's."""

    number: str
    start: int
    end: int
    verb: str | None
    force: Force
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """An operative paragraph or an article, ``text[start:end] == passage``, without its number.

    ``number`` is in Western digits (``5``, ``12``, ``230/a``); ``label`` as the text writes it. ``verb`` are the words
    that bind, as they stand; ``None`` where none was found. Offsets count code points.
    """

    number: str
    label: str
    start: int
    end: int
    passage: str
    verb: str | None
    force: Force
    parts: tuple[Part, ...]
    lines: tuple[LineOfEffort, ...]
    title: str | None = None
