"""A text as sentences, and a sentence as words, both with offsets into the unchanged text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zotim.engines.scripts import normalise
from zotim.vocabulary import Language

_END = re.compile(r"[.!?؟۔…]+[\"'”’»)\]]*(?=\s|$)|[;؛](?=\s*\n)|\n\s*\n|\n(?=\s*(?:[-–—•*▪·◦●]|\(?\w{1,2}[.)-])\s)|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:no|nr|mr|mrs|ms|dr|prof|gen|col|lt|maj|sgt|art|vs|etc|approx|st|p|sh|psh|fq|ref|para|inc|u\.s|u\.n)"
    r"|(?<![\w-])[A-ZË]|\b[A-Z]\.[A-Z])\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"\s*(?:[-–—•*▪·◦●]|\(?(?:\d{1,2}(?:[.-]\d{1,2})*|[a-zأ-ي])[.)]|\d{1,2}(?:\.\d{1,2})+|\d{1,2}\s?-)\s+"
)
_QUOTATIONS = re.compile(r"«[^«»]{1,2000}»|“[^“”]{1,2000}”|„[^„“”]{1,2000}[“”]|\"[^\"]{1,2000}\"")
_WORD = re.compile(r"\d+(?:[.,/-]\d+)*(?:[ \u00a0]\d{3}(?![\d.,/-]))*|[^\W\d_]+|[%€$£]")
_NUMBERED = re.compile(r"(?:^|\n)[ \t]*(?:\d{1,2}|[a-z])\Z")
# Two letters that a و may stand before: وأن، وقد، ولم.
_SMALL_ARABIC = frozenset({"ان", "قد", "لن", "لم", "لا", "هي", "هو", "كل", "من", "تم"})
_NOUN = re.compile(r"[\u064b-\u064d]|\u0629[\u064b-\u0652]*\Z")
_LABEL = 3
_HEADING = 60
_TITLE = 160
# Longer than any sentence people write: what goes on without a stop is cut, so that time grows with length only.
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]``, without its bullet and the space around it.

    A title stands on a line of its own, unended; a sentence follows when it goes on the line of the one before.
    """

    start: int
    end: int
    bullet: bool
    title: bool = False
    follows: bool = False


@dataclass(slots=True)
class Word:
    """A folded word: where it stands, what it may be underneath its particles, what stands before it."""

    text: str
    start: int
    end: int
    gap: str
    capital: bool
    verbal: tuple[str, ...]
    forms: tuple[str, ...]
    noun: bool = False
    """Whether its ending shows that it is none but a noun: Arabic ة and tanwin."""


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Sentence]:
    """The sentences of ``text[start:end]``, in order.

    A bullet begins one; a line break ends one only where the line did.
    """
    stop = len(text) if end is None else end
    for match in _END.finditer(text, start, stop):
        if match.end() <= start or not _ends(text, start, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, stop)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    mark, following = match.group(), text[match.end() : match.end() + 40].lstrip()
    if mark[0] in ".!?؟۔…":
        if mark == "." and _NUMBERED.search(text, max(0, match.start() - 5), match.start()):
            return False
        if mark == "." and _ABBREVIATION.search(text, max(start, match.start() - 12), match.end()):
            return False
        return not following[:1].islower()
    if mark != "\n" or _BULLET.match(text, match.end()):
        return True
    line = text[max(start, text.rfind("\n", start, match.start()) + 1) : match.start()].rstrip()
    return line.endswith((".", "!", "?", "؟", ":", ";", "؛", "…")) or (
        len(line) < _HEADING and not following[:1].islower() and not "\u0621" <= following[:1] <= "\u064a"
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space if space != -1 else start + _LONGEST
        yield Sentence(start, cut, bullet is not None)
        start = cut + (space != -1)
    if start < end:
        title = bullet is None and _is_title(text, start, end)
        line = text.rfind("\n", 0, start)
        yield Sentence(start, end, bullet is not None, title, follows=bool(text[line + 1 : start].strip()))


def _is_title(text: str, start: int, end: int) -> bool:
    before = text[:start].rstrip(" \t")
    behind = text[end:].lstrip(" \t")
    alone = (not before or before.endswith("\n")) and behind.startswith("\n") and bool(behind.strip())
    return alone and end - start < _TITLE and text[end - 1] not in ".!?؟:;؛,،…|" and "\n" not in text[start:end]


def quotations(text: str) -> list[tuple[int, int]]:
    """Where somebody is quoted: passages in quotation marks of four words or more.

    Marks around the whole text are how it was handed over, not a quotation in it.
    """
    whole = len(text.strip())
    spans = (match.span() for match in _QUOTATIONS.finditer(text))
    return [(s, e) for s, e in spans if len(text[s:e].split()) >= 4 and (e - s) < 0.9 * whole]


def words(text: str, start: int, end: int, language: Language) -> list[Word]:
    """The words of ``text[start:end]``, with offsets into ``text``."""
    copy = normalise(text[start:end])
    found: list[Word] = []
    behind = 0
    for match in _WORD.finditer(copy.text):
        first, last = copy.original_span(*match.span())
        word = match.group()
        verbal, forms = _arabic_forms(word) if language == Language.ARABIC else ((word,), (word,))
        gap = copy.text[behind : match.start()]
        capital, noun = text[start + first].isupper(), bool(_NOUN.search(text, start + first, start + last))
        found.append(Word(word, start + first, start + last, gap, capital, verbal, forms, noun))
        behind = match.end()
    return found


def within(all_words: list[Word], start: int, end: int) -> list[Word]:
    """Those of ``all_words`` (in order) that stand in ``text[start:end]``; the first has no gap before it."""
    first = bisect_left(all_words, start, key=lambda word: word.start)
    last = bisect_left(all_words, end, key=lambda word: word.start)
    return [replace(all_words[first], gap=""), *all_words[first + 1 : last]] if first < last else []


def without_labels(found: list[Word]) -> list[Word]:
    """The words without the labels of a list that runs on in one sentence: "a)", "2-"; their marks stay."""
    kept: list[Word] = []
    gap = ""
    for index, word in enumerate(found):
        behind = found[index + 1].gap.strip() if index + 1 < len(found) else ""
        opens = index == 0 or any(mark in word.gap for mark in ";:،,(")
        ending = (
            len(word.text) > 1 and word.text.isalpha() and found[index + 1 : index + 2] and found[index + 1].gap == "-"
        )
        if opens and not ending and len(word.text) <= _LABEL and behind in {")", "-", ".", ".-"}:
            gap = word.gap
            continue
        kept.append(replace(word, gap=gap + word.gap.lstrip(")-. ")) if gap else word)
        gap = ""
    return kept


def _arabic_forms(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A word as it stands and without the particles that may be written onto it: those of a verb, those of a noun."""
    verbal = [word]
    if word[0] in "وف" and (len(word) > 3 or word[1:] in _SMALL_ARABIC):
        verbal.append(word[1:])
    forms = list(verbal)
    for form in verbal:
        if form.startswith("لل") and len(form) > 4:
            forms += [form[2:], "ال" + form[2:]]
            continue
        bases = [form]
        if len(form) > 3 and form[0] in "بلك":
            bases.append(form[1:])
            forms.append(form[1:])
        forms += [base[2:] for base in bases if base.startswith("ال") and len(base) > 4]
    # The indefinite accusative is written with an alef: جنودا.
    forms += [form[:-1] for form in forms if form.endswith("ا") and len(form) > 3]
    return tuple(verbal), tuple(dict.fromkeys(forms))
