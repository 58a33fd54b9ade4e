"""An explanation as pictures: the parts of both names with a line between two that met, as strong as they are alike;
and how the score came about, step by step, against the threshold.

The tables beside them say the same in words; a screen reader is given those.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zotim.engines.names import Explanation
from zotim.engines.names.parts import letters, parts
from zotim.engines.names.table import scoring

_LETTER, _PAD, _GAP, _HIGH, _BETWEEN, _ABOVE = 10, 12, 12, 34, 46, 26
_SCALE, _BAR = 300, 20


@dataclass(frozen=True, slots=True)
class _Box:
    """A part where it is drawn: left edge and width; *met* says that it met another, *written* how it was written."""

    text: str
    left: int
    wide: int
    met: bool
    written: str = ""

    @property
    def middle(self) -> int:
        return self.left + self.wide // 2


@dataclass(frozen=True, slots=True)
class Step:
    """One step to a score: what it is (``name``, a code of HitContext, ``sure``, ``score``), what it adds, a bar."""

    what: str
    change: float
    bar: SafeString

    @property
    def total(self) -> bool:
        """Whether it is a score rather than a change."""
        return self.what in ("name", "score")


@dataclass(frozen=True, slots=True)
class Drawn:
    """An explanation as a page shows it."""

    picture: SafeString
    steps: list[Step]
    threshold: float


def drawn(explanation: Explanation, kind: str = "person") -> Drawn:
    """The pictures of an answer; *kind* is that of the entry."""
    threshold = scoring(explanation.scoring).threshold / 1000
    return Drawn(picture(explanation, kind), _steps(explanation, threshold), threshold)


def picture(explanation: Explanation, kind: str = "person") -> SafeString:
    """Which part met which, as SVG. Parts are in Latin letters, as they were compared, in the order of each name; above
    those that were asked for their own letters, where they were written in others."""
    body = kind not in ("", "person")
    written = letters(explanation.query, body)
    asked = _row(explanation.query, body, [met.query for met in explanation.met], explanation.only_in_query, written)
    listed = _row(explanation.entry, body, [met.entry for met in explanation.met], explanation.only_in_entry, {})
    top = _ABOVE if any(box.written for box in asked) else 0
    lines = [
        (asked[at].middle, top + _HIGH, listed[at].middle, top + _HIGH + _BETWEEN, max(1, round(met.alike * 6)))
        for at, met in enumerate(explanation.met)
    ]
    wide = max(box.left + box.wide for box in (*asked, *listed)) if asked or listed else 1
    high = top + 2 * _HIGH + _BETWEEN
    return format_html(
        '<svg class="alignment" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" focusable="false" '
        'direction="ltr">{}{}{}{}</svg>',
        wide, high, wide, high,
        format_html_join("", '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}"/>', lines),
        format_html_join(
            "", '<text x="{}" y="16" text-anchor="middle">{}</text>',
            ((box.middle, box.written) for box in asked if box.written),
        ),
        _boxes(asked, top), _boxes(listed, top + _HIGH + _BETWEEN),
    )  # fmt: skip


def _row(name: str, body: bool, met: list[str], alone: tuple[str, ...], written: Mapping[str, str]) -> list[_Box]:
    """The parts of a name from left to right, answered as they are given: those that *met* first."""
    texts = [*met, *alone]
    boxes, left = {}, 0
    for at in _in_order(name, body, texts):
        text = texts[at]
        own = " ".join(written.get(word, "") for word in text.split()).strip()
        wide = _LETTER * max(len(text), len(own), 1) + 2 * _PAD
        boxes[at] = _Box(text, left, wide, at < len(met), own)
        left += wide + _GAP
    return [boxes[at] for at in range(len(texts))]


def _in_order(name: str, body: bool, texts: list[str]) -> list[int]:
    """The places of *texts* in their list, in the order in which *name* has them; a text is a part of it or two."""
    words: list[str] = [part.spelling.roman for part in parts(name, body)]
    places = []
    for text in texts:
        found = next((at for at in range(len(words)) if text in (words[at], " ".join(words[at : at + 2]))), len(words))
        places.append(found)
        if found < len(words):
            words[found] = ""  # the same word again is the next one
    return sorted(range(len(texts)), key=places.__getitem__)


def _boxes(boxes: list[_Box], top: int) -> SafeString:
    return format_html_join(
        "",
        '<g class="{}"><rect x="{}" y="{}" width="{}" height="{}" rx="6"/>'
        '<text class="code" x="{}" y="{}" text-anchor="middle">{}</text></g>',
        (
            ("met" if one.met else "alone", one.left, top, one.wide, _HIGH, one.middle, top + 23, one.text)
            for one in boxes
        ),
    )


def _steps(explanation: Explanation, threshold: float) -> list[Step]:
    """From the names alone to the score: what spoke for it and against it, each where the one before ended."""
    found = [Step("name", explanation.name, _bar(0, explanation.name, threshold))]
    at = explanation.name
    for what, change in explanation.context:
        found.append(Step(what, change, _bar(at, at + change, threshold)))
        at += change
    if explanation.score > round(min(at, 1), 3):  # names as alike as these are always shown
        found.append(Step("sure", explanation.score - at, _bar(at, explanation.score, threshold)))
    return [*found, Step("score", explanation.score, _bar(0, explanation.score, threshold))]


def _bar(first: float, last: float, threshold: float) -> SafeString:
    """A stretch of the scale from 0 to 1, and where the threshold is."""
    low, high = (round(_SCALE * min(max(one, 0), 1)) for one in sorted((first, last)))
    return format_html(
        '<svg class="steps" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" focusable="false" '
        'direction="ltr"><rect class="{}" x="{}" y="4" width="{}" height="{}"/>'
        '<line x1="{}" y1="0" x2="{}" y2="{}"/></svg>',
        _SCALE, _BAR, _SCALE, _BAR, "less" if last < first else "more", low, max(high - low, 1), _BAR - 8,
        *(round(_SCALE * threshold),) * 2, _BAR,
    )  # fmt: skip
