"""How a reading of statements is scored against labels: used by `bench claims`."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

OVERLAP = 0.3
"""Share of two passages' characters that they must have in common to meet; or one holds the other."""


def statements(path: Path) -> list[dict[str, Any]]:
    """The labelled statements of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def meeting(first: tuple[int, int], second: tuple[int, int]) -> float:
    """How well two spans meet: 0 when they don't, else their share in common (1 for containment counts as 0.5 more)."""
    common = min(first[1], second[1]) - max(first[0], second[0])
    if common <= 0:
        return 0.0
    share = common / (max(first[1], second[1]) - min(first[0], second[0]))
    contained = common in {first[1] - first[0], second[1] - second[0]}
    return share if share >= OVERLAP or contained else 0.0


def pairs(found: Sequence[Any], labels: Sequence[dict[str, Any]]) -> list[tuple[Any, dict[str, Any]]]:
    """Claims with the labels they meet, one to one, the best meetings first."""
    candidates = sorted(
        (
            (-score, at, to)
            for at, claim in enumerate(found)
            for to, label in enumerate(labels)
            if (score := meeting((claim.start, claim.end), (label["start"], label["end"])))
        )
    )
    taken: set[int] = set()
    met: set[int] = set()
    result = []
    for _, at, to in candidates:
        if at not in taken and to not in met:
            taken.add(at)
            met.add(to)
            result.append((found[at], labels[to]))
    return result


@dataclass
class Score:
    """What a reading reached: counts, and the shares made of them."""

    labels: int = 0
    found: int = 0
    met: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, found: Sequence[Any], labels: Sequence[dict[str, Any]]) -> None:
        """Count one statement."""
        self.labels += len(labels)
        self.found += len(found)
        matched = pairs(found, labels)
        self.met += len(matched)
        for claim, label in matched:
            count = self.counts
            for name in ("quantity", "date"):
                ours, theirs = getattr(claim, "stated" if name == "date" else name), label[name]
                if name == "quantity":
                    theirs = None if theirs is None else Decimal(str(theirs))
                if theirs is not None:
                    count[f"{name} labelled"] += 1
                    count[f"{name} right"] += ours == theirs
                elif ours is not None:
                    count[f"{name} beyond the label"] += 1
            lines = {label["line_of_effort"], label["also"]} - {None}
            count["line"] += claim.line_of_effort == label["line_of_effort"]
            count["line, either"] += bool(lines & ({claim.line_of_effort, claim.also} - {None}))
            count["action"] += claim.action == label["action"]

    @property
    def beyond(self) -> int:
        """Quantities and dates found where the label has none: the most that may have been made up."""
        return self.counts["quantity beyond the label"] + self.counts["date beyond the label"]

    def share(self, name: str) -> float | None:
        """A share by name, ``None`` where nothing was labelled."""
        whole = {
            "recall": (self.met, self.labels),
            "precision": (self.met, self.found),
            "quantity": (self.counts["quantity right"], self.counts["quantity labelled"]),
            "date": (self.counts["date right"], self.counts["date labelled"]),
            "line": (self.counts["line"], self.met),
            "line, either": (self.counts["line, either"], self.met),
            "action": (self.counts["action"], self.met),
        }[name]
        return whole[0] / whole[1] if whole[1] else None


def scored(
    documents: Iterable[dict[str, Any]], read: Callable[[str, str], Sequence[Any]]
) -> tuple[dict[str, Score], Score]:
    """The score of a reader for each language and for all."""
    by_language: dict[str, Score] = {}
    everything = Score()
    for document in documents:
        found = read(document["text"], document["language"])
        for score in (by_language.setdefault(document["language"], Score()), everything):
            score.add(found, document["claims"])
    return by_language, everything
