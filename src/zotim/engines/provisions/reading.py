"""From the text of a resolution, treaty or law to its provisions."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from zotim.engines.claims.lexicon import lexicon
from zotim.engines.claims.lines import Context, lines_of, weights
from zotim.engines.claims.phrases import Phrases
from zotim.engines.claims.sentences import Word, words
from zotim.engines.provisions.model import Force, Part, Provision
from zotim.engines.scripts import detect_language, normalise
from zotim.vocabulary import Language, LineOfEffort

_NUMBERED = re.compile(
    r"(?:^|\n)[ \t_*]*(\d{1,3})\s?[.)\-–][ \t_*]+(?=\S)|(?<=[;.:])[ \t]+(\d{1,3})\.[ \t_*]+(?=[^\W\d_])"
)
_SUFFIX = r"(?:[ \t]?(?:bis|ter|quater|مكرر\w*)|/[\w]+)?"
_MARKS = r"[ \t]*(?:[-–—:.)]+[ \t]*)?"
_LETTERS = {
    "latin": tuple("abcdefghijklmnopqrstuvwxyz"),
    "sq": ("a", "b", "c", "ç", "d", "dh", "e", "ë", "f", "g", "gj", "h", "i", "j", "k", "l", "ll", "m", "n"),
    "ar": tuple("أبجدهوزحطيكل"),
    "roman": ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
}
_PART = re.compile(
    r"(?:(?<=\n)|(?<=[:;,])|^)[ \t]*(?:(?:and|dhe|و)[ \t]+)?\(?([a-zçë]{1,4}|[أ-ي]{1})ـ?[ \t]?[)\-–][ \t]*(?=\S)",
    re.IGNORECASE,
)
_OPENING_REACH, _CLAUSE_REACH, _DUE_REACH = 4, 14, 8
_TITLE = 120


@dataclass(frozen=True, slots=True)
class _Words:
    articles: frozenset[str]
    opening: Phrases[Force]
    inside: Phrases[Force]


@cache
def _known(language: Language) -> _Words:
    table = tomllib.loads(files("zotim.engines.provisions").joinpath("words.toml").read_text(encoding="utf-8"))[
        language
    ]
    sets: dict[str, Phrases[Force]] = {}
    for place in ("opening", "inside"):
        sets[place] = Phrases()
        for force, terms in table[place].items():
            for term in terms:
                sets[place].add(term, Force(force))
    return _Words(frozenset(table["articles"]), sets["opening"], sets["inside"])


def read(text: str, language: Language | str | None = None) -> list[Provision]:
    """The provisions of ``text``, in order; none where no paragraph is numbered and no article named.

    ``language`` as in :func:`zotim.engines.claims.read`.
    """
    own = Language(language) if language is not None else Language(detect_language(text))
    marks = _articles(text, own) or _paragraphs(text)
    context = Context(whole=weights(words(text, 0, len(text), own), lexicon(own)))
    ends = [*(mark[0] for mark in marks[1:]), len(text)][: len(marks)]
    return [
        _provision(text, label, number, behind, end, own, context)
        for (_, behind, label, number), end in zip(marks, ends, strict=True)
        if text[behind:end].strip()
    ]


_Mark = tuple[int, int, str, str]  # where the label begins and ends, the label, the number


def _articles(text: str, language: Language) -> list[_Mark]:
    names = "|".join(map(re.escape, sorted(_known(language).articles, key=len, reverse=True)))
    pattern = rf"(?:^|\n)[ \t*_#]*((?:{names})\.?[ \t]*[(]?(\d{{1,4}}{_SUFFIX})[)]?){_MARKS}"
    return [
        (match.start(1), match.end(), match.group(1).strip(), _western(match.group(2)))
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]


def _western(number: str) -> str:
    return normalise(number).text.replace("مكررا", "bis").replace("مكرر", "bis").strip()


def _paragraphs(text: str) -> list[_Mark]:
    """Numbered paragraphs, of which each number follows the one before it."""
    marks: list[_Mark] = []
    expected: int | None = None
    for match in _NUMBERED.finditer(text):
        group = 1 if match.group(1) else 2
        number = int(match.group(group))
        if expected is None and group == 2 and number != 1:
            continue
        if expected is not None and number != expected:
            continue
        label = text[match.start(group) : match.end()].strip(" \t_*")
        marks.append((match.start(group), match.end(), label, str(number)))
        expected = number + 1
    return marks


def _provision(
    text: str, label: str, number: str, start: int, end: int, language: Language, context: Context
) -> Provision:
    start, end = _trimmed(text, start, end)
    title = None
    first_line = text[start:end].partition("\n")
    if (
        first_line[1]
        and len(first_line[0]) < _TITLE
        and first_line[0].rstrip()[-1:] not in ".;:,"
        and first_line[2].strip()
    ):
        title = first_line[0].strip()  # "Article 3\nDefinitions"
        start, end = _trimmed(text, start + len(first_line[0]), end)
    levels = ("letter", "roman") if label[:1].isdigit() else ("number", "letter", "roman")
    marks, below = _marks(text, start, end, levels, language)
    head = words(text, start, marks[0][0] if marks else end, language)
    whole = words(text, start, end, language)
    verb, force = _verb(text, head, language)
    if verb is None and len(whole) > len(head):
        verb, force = _verb(text, whole, language)
    return Provision(
        number=number,
        label=label,
        start=start,
        end=end,
        passage=text[start:end],
        verb=verb,
        force=force,
        parts=tuple(_parts(text, marks, end, below, language, force)),
        lines=_lines(whole, language, context),
        title=title,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "_*"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _verb(text: str, found: Sequence[Word], language: Language) -> tuple[str | None, Force]:
    """The words that bind: a verb at the head of the paragraph, else the first that does so inside."""
    known = _known(language)
    if language == Language.ARABIC and (due := _due(text, found)) is not None:
        return due
    for index in (*range(min(_OPENING_REACH, len(found))), *_behind_a_clause(found)):
        hit = known.opening.at(found, index)
        if hit is not None:
            return text[found[0].start : found[hit[0] - 1].end], hit[1]
    for start, end, force in known.inside.all(found):
        return text[found[start].start : found[end - 1].end], force
    return None, Force.NONE


def _behind_a_clause(found: Sequence[Word]) -> Iterator[int]:
    """Where the verb stands behind a clause in front: "Acting under Chapter VII, decides"."""
    yield from (index for index in range(1, min(_CLAUSE_REACH, len(found))) if found[index].gap.strip() == ",")


def _due(text: str, found: Sequence[Word]) -> tuple[str, Force] | None:
    """The Arabic duty and right without a verb: على المصارف أن تبلغ, للوزير أن يطلب."""
    that = next((index for index in range(1, min(_DUE_REACH, len(found))) if found[index].text == "ان"), None)
    if that is None or any(word.gap.strip() for word in found[1 : that + 1]):
        return None
    said = text[found[0].start : found[that].end]
    if "علي" in found[0].verbal:
        return said, Force.BINDING
    return (said, Force.PERMIT) if found[0].verbal[-1].startswith("لل") else None


def _lines(found: Sequence[Word], language: Language, context: Context) -> tuple[LineOfEffort, ...]:
    span = (0, len(found))
    best, second = lines_of(found, span, span, lexicon(language), context)
    return (best,) if second is None else (best, second)


def _sub_marks(text: str, start: int, end: int, level: str, language: Language) -> list[_Mark]:
    """The labels of one level of sub-paragraphs, which begin with the first of their series and go on in order."""
    if level == "number":
        return [
            (at, behind, label, number)
            for at, behind, label, number in _paragraphs(text[start:end])
            for at, behind in ((at + start, behind + start),)
        ]
    series = _LETTERS[level if level == "roman" else "ar" if language == Language.ARABIC else "latin"]
    marks: list[_Mark] = []
    at = 0
    for match in _PART.finditer(text, start, end):
        letter = match.group(1).casefold()
        if at < len(series) and letter == series[at]:
            at += 1
        elif language == Language.ALBANIAN and marks and level == "letter" and _after(letter, marks[-1][3]):
            series, at = _LETTERS["sq"], _LETTERS["sq"].index(letter) + 1
        else:
            continue
        opened = text[match.start(1) - 1 : match.start(1)] == "("
        marks.append((match.start(1) - opened, match.end(), match.group().strip(), letter))
    return marks if level == "letter" or len(marks) > 1 else []


def _after(letter: str, previous: str) -> bool:
    order = _LETTERS["sq"]
    return letter in order and previous in order and order.index(letter) == order.index(previous) + 1


def _marks(
    text: str, start: int, end: int, levels: Sequence[str], language: Language
) -> tuple[list[_Mark], Sequence[str]]:
    """The labels of the first level that has any, and the levels below it."""
    for position, level in enumerate(levels):
        found = _sub_marks(text, start, end, level, language)
        if found:
            return found, levels[position + 1 :]
    return [], ()


def _parts(
    text: str, marks: Sequence[_Mark], end: int, levels: Sequence[str], language: Language, force: Force
) -> Iterator[Part]:
    ends = [*(mark[0] for mark in marks[1:]), end][: len(marks)]
    for (_, behind, _, number), stop in zip(marks, ends, strict=True):
        first, last = _trimmed(text, behind, stop)
        if first >= last:
            continue
        below, rest = _marks(text, first, last, levels, language)
        verb, own = _verb(text, words(text, first, below[0][0] if below else last, language), language)
        # A sub-paragraph of "Decides that States shall" binds like it, unless it says otherwise itself.
        held = force if verb is None or (force != Force.NONE and own.rank > force.rank) else own
        yield Part(number, first, last, verb, held, tuple(_parts(text, below, last, rest, language, held)))
