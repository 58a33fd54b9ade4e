"""An explanation as a picture: the parts of both names, and a line between two that met, as strong as they are alike.

The table beside it says the same in words; a screen reader is given that one.
"""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zotim.engines.names import Explanation

_LETTER, _PAD, _GAP, _HIGH, _BETWEEN = 10, 12, 12, 34, 46


@dataclass(frozen=True, slots=True)
class _Box:
    """A part where it is drawn: left edge and width; *met* says that it met another."""

    text: str
    left: int
    wide: int
    met: bool

    @property
    def middle(self) -> int:
        return self.left + self.wide // 2


def picture(explanation: Explanation) -> SafeString:
    """The picture as SVG. Parts are in Latin letters, as they were compared, those first that count most."""
    asked = _row([met.query for met in explanation.met], explanation.only_in_query)
    listed = _row([met.entry for met in explanation.met], explanation.only_in_entry)
    lines = [
        (asked[place].middle, _HIGH, listed[place].middle, _HIGH + _BETWEEN, max(1, round(met.alike * 6)))
        for place, met in enumerate(explanation.met)
    ]
    wide = max(box.left + box.wide for box in (*asked, *listed)) if asked or listed else 1
    high = 2 * _HIGH + _BETWEEN
    return format_html(
        '<svg class="alignment" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" focusable="false" '
        'direction="ltr">{}{}{}</svg>',
        wide, high, wide, high,
        format_html_join("", '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}"/>', lines),
        _boxes(asked, 0), _boxes(listed, _HIGH + _BETWEEN),
    )  # fmt: skip


def _row(met: list[str], alone: tuple[str, ...]) -> list[_Box]:
    boxes, left = [], 0
    for text, has_met in (*((one, True) for one in met), *((one, False) for one in alone)):
        wide = _LETTER * max(len(text), 1) + 2 * _PAD
        boxes.append(_Box(text, left, wide, has_met))
        left += wide + _GAP
    return boxes


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
