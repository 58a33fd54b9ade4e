"""Text made safe to print, cut into runs of one direction.

A code such as *S/RES/2178 (2014)* inside Arabic, or an Arabic passage inside Albanian, is set as a run of its own
with its language and direction, so that neither can reorder the other (UAX #9, isolates). Numbers among Arabic words
have the digits that the paper's own numbers have; codes and what is quoted word for word stay as they are.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from zotim.core.documents.wording import digits
from zotim.vocabulary import RIGHT_TO_LEFT

# Embeddings, overrides and isolates: they could make a printed sentence read otherwise than it is stored.
DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
ARABIC = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
NOT_ARABIC = "[^\\s\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
ASIDE = {True: re.compile("\u2066([^\u2066-\u2069]+)\u2069"), False: re.compile("\u2067([^\u2066-\u2069]+)\u2069")}
"""A passage set apart by :func:`aside`, in a text from right to left and in one from left to right."""
LATIN_LETTER = re.compile(rf"(?!{ARABIC})[^\W\d_]")
LATIN_TOKENS = re.compile(rf"{NOT_ARABIC}+(?:[ \u00a0]+{NOT_ARABIC}+)*")
ARABIC_LETTER = "[\u0590-\u05ff\u0620-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]"
ARABIC_RUN = re.compile(rf"{ARABIC_LETTER}(?:(?:(?!{LATIN_LETTER.pattern}).)*{ARABIC_LETTER})?", re.DOTALL)
OPENERS, CLOSERS = "([{«“‘\"'", ")]}»”’\"'.,;:!?،؛؟…–—-"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one language. ``marked`` is part of a quote's highlight."""

    text: str
    language: str
    marked: bool = False

    @property
    def right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT


def clean(text: str) -> str:
    """*text* in composed form, on one line, without control characters, lone surrogates or direction controls."""
    text = DIRECTION_CONTROLS.sub("", unicodedata.normalize("NFC", text))
    spaced = "".join(" " if letter in "\n\r\t\u2028\u2029\v\f" else letter for letter in text)
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs") and not _noncharacter(c))


def _noncharacter(letter: str) -> bool:
    code = ord(letter)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def aside(text: str, language: str) -> str:
    """*text* as a passage of its own direction inside a text of the other: its digits stay with its words."""
    begin = "\u2067" if language in RIGHT_TO_LEFT else "\u2066"
    return f"{begin}{clean(text)}\u2069"


def runs(text: str, language: str) -> list[Run]:
    """Cut cleaned *text* into runs: those of *language* and those of the other direction, each with its own digits."""
    return [
        replace(run, text=digits(run.text, language))
        if run.language == language and re.search(ARABIC_LETTER, run.text)
        else run
        for run in _word_for_word(text, language)
    ]


def _word_for_word(text: str, language: str, *, marked: bool = False) -> list[Run]:
    """The same with the digits that stand there.

    A passage that is set apart is one run, unless a letter in it runs as the text around it: then it could turn that.
    """
    right_to_left = language in RIGHT_TO_LEFT
    around = re.compile(ARABIC) if right_to_left else LATIN_LETTER
    out, at = [], 0
    for match in ASIDE[right_to_left].finditer(text):
        inside = clean(match[1])
        if inside and not around.search(inside):
            out += _cut(text[at : match.start()], language, marked)
            out.append(Run(inside, "en" if right_to_left else "ar", marked))
            at = match.end()
    return out + _cut(text[at:], language, marked)


def _cut(text: str, language: str, marked: bool) -> list[Run]:
    text = clean(text)
    foreign = "en" if language in RIGHT_TO_LEFT else "ar"
    spans = _latin_spans(text) if language in RIGHT_TO_LEFT else [m.span() for m in ARABIC_RUN.finditer(text)]
    out, at = [], 0
    for start, end in spans:
        if start > at:
            out.append(Run(text[at:start], language, marked))
        out.append(Run(text[start:end], foreign, marked))
        at = end
    if at < len(text):
        out.append(Run(text[at:], language, marked))
    return out


def quote_runs(text: str, language: str, highlight: tuple[int, int] | None) -> list[Run]:
    """The runs of a quote, word for word; those between the two offsets of *highlight* are marked."""
    if highlight is None:
        return _word_for_word(text, language)
    start, end = highlight
    return [
        *_word_for_word(text[:start], language),
        *_word_for_word(text[start:end], language, marked=True),
        *_word_for_word(text[end:], language),
    ]


def _latin_spans(text: str) -> list[tuple[int, int]]:
    """Where words with Latin (or Greek, Cyrillic) letters stand: outer punctuation left out, pairs kept whole."""
    spans = []
    for words in LATIN_TOKENS.finditer(text):
        letters = [m.start() for m in LATIN_LETTER.finditer(words.group())]
        if not letters:
            continue
        run = words.group()
        # A run begins with the word of its first letter and ends with the word of its last; a number in
        # brackets after that belongs to it: S/RES/2178 (2014).
        start = max(run.rfind(" ", 0, letters[0]), run.rfind("\u00a0", 0, letters[0])) + 1
        tail = re.compile(r"\S*(?: \(\d+\))?").match(run, letters[-1])
        end = tail.end() if tail else len(run)
        start, end = _trimmed(run, start, end)
        spans.append((words.start() + start, words.start() + end))
    return spans


def _trimmed(run: str, start: int, end: int) -> tuple[int, int]:
    while start < end and run[start] in OPENERS and not _closed(run[start:end]):
        start += 1
    while start < end and run[end - 1] in CLOSERS and not _closed(run[start:end]):
        end -= 1
    return start, end


def _closed(piece: str) -> bool:
    """Whether *piece* ends with a bracket opened inside it, after something: ``1(c)``, ``S/RES/1 (2014)``."""
    return piece[-1] == ")" and piece.count("(") == piece.count(")") and not piece.startswith("(")
