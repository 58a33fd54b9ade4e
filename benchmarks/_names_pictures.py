"""Pictures of a run: recall by class beside other matchers, and where the threshold stands between right and wrong."""

from collections.abc import Sequence
from pathlib import Path

from _names_drawing import Drawing
from _names_results import Figures

BINS = 50
SHOWN_FROM = 0.5
"""Scores below which the picture of the threshold says nothing."""


def recall(path: Path, groups: Sequence[str], found: Sequence[Figures]) -> None:
    """A line for each class of *groups*, a mark for each matcher."""
    page = Drawing(
        900, 120 + 26 * len(groups), "Right entry among the ten best, by class", "One mark for each matcher."
    )
    left, right = 300, 860
    bottom = 88 + 26 * len(groups)
    for tenth in range(0, 11, 2):
        x = left + (right - left) * tenth / 10
        page.line(x, 76, x, bottom)
        page.text(x, bottom + 18, f"{tenth * 10} %", "soft", "middle")
    for at, one in enumerate(found):
        _mark(page, at, left + 150 * at + 6, 58)
        page.text(left + 150 * at + 20, 63, one.matcher, "strong" if at == 0 else "soft")
    for row, group in enumerate(groups):
        y = 92 + 26 * row
        page.text(left - 14, y + 5, group, "", "end")
        page.line(left, y, right, y)
        for at in range(len(found) - 1, -1, -1):
            share = found[at].recall.get(group)
            if share is not None:
                _mark(page, at, left + (right - left) * share, y)
    page.save(path)


def _mark(page: Drawing, at: int, x: float, y: float) -> None:
    """Ours is a filled dot; the others are told apart by shape, not by colour alone."""
    if at == 0:
        page.dot(x, y, 6, "mark")
    elif at == 1:
        page.dot(x, y, 5, "other")
    elif at == 2:
        page.square(x, y, 4.5, "other")
    else:
        page.square(x, y, 3, "third")


def threshold(path: Path, ours: Figures) -> None:
    """How the scores of right entries and of people who aren't listed are spread."""
    page = Drawing(900, 330, "Where the threshold stands", "Scores of right entries above, of people not listed below.")
    left, right, middle, high = 60, 860, 180, 110
    for scores, kind, up in ((ours.right, "area", -1), (ours.wrong, "wrong", 1)):
        counts = [0] * BINS
        for score in scores:
            if score >= SHOWN_FROM:
                counts[min(BINS - 1, int((score - SHOWN_FROM) / (1 - SHOWN_FROM) * BINS))] += 1
        most = max(len(scores), 1)
        points: list[tuple[float, float]] = [(left, middle)]
        for at, count in enumerate(counts):
            y = middle + up * high * min(1.0, (count / most) ** 0.5 * 1.4)
            points += [(left + (right - left) * at / BINS, y), (left + (right - left) * (at + 1) / BINS, y)]
        page.area([*points, (right, middle)], kind)
    at = left + (right - left) * (ours.threshold - SHOWN_FROM) / (1 - SHOWN_FROM)
    page.line(at, 56, at, 296, "limit", 2)
    page.text(at + 8, 68, f"threshold {ours.threshold:.2f}", "late")
    shown, alarms = ours.values["detection"], ours.values["alarms"]
    page.text(left, 72, f"right entries: {shown:.1%} of {len(ours.right):,} are shown")
    page.text(left, 292, f"people who aren't listed: {alarms:.2%} of {len(ours.wrong):,} are shown")
    page.text(right, 292, "height: the square root of a score's share", "soft", "end")
    for tenth in range(5, 11):
        page.text(left + (right - left) * (tenth - 5) / 5, 318, f"{tenth / 10:.1f}", "soft", "middle")
    page.save(path)
