"""Figures of a run of ``bench names``: from the answers of each matcher to the rows of one table."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from _house import percentile
from _names_evaluation import HELD, Evaluation, Question
from _names_runner import LEAST

TOLD = HELD[1]
"""Aliases that share nothing with the entry's other names: nobody finds them by likeness, so they stand apart."""
ALARMS = 0.005
"""Share of people who aren't listed that may be shown: each matcher's detection is also given at this point."""
GOALS = {
    100_000: {
        "screened/s": 10_000, "p99 ms": 0.4, "build s": 3, "index MB": 40, "recall": 0.985, "Arabic letters": 0.96,
        HELD[0]: 0.985, "detection": 0.95, "alarms": ALARMS, "F1": 0.86,
    },
    1_000_000: {
        "screened/s": 4_000, "p99 ms": 1.5, "build s": 30, "index MB": 300, "recall": 0.95, "Arabic letters": 0.90,
        HELD[0]: 0.95, "detection": 0.90, "alarms": ALARMS, "F1": 0.86,
    },
}  # fmt: skip
"""What was set out for, by entities; other sizes have none."""


@dataclass
class Figures:
    """What a matcher reached. Shares are 0 to 1; a missing key wasn't measured."""

    matcher: str
    version: str
    threshold: float
    values: dict[str, float] = field(default_factory=dict)
    recall: dict[str, float] = field(default_factory=dict)
    alarms: dict[str, float] = field(default_factory=dict)
    right: list[float] = field(default_factory=list)
    """Score of the right entry of each question (0 where it isn't among ten), aliases of another name left out."""
    wrong: list[float] = field(default_factory=list)
    """Best score of each person who isn't listed."""


def figures(matcher: str, told: dict[str, Any], evaluation: Evaluation) -> Figures:
    """Of one matcher's answers."""
    found = Figures(matcher, told["version"], told["threshold"])
    values = found.values
    for name in ("build s", "program MB", "built MB", "index MB", "screened/s", "ranked/s", "load"):
        values[name] = told[name]
    values["asked one by one"] = len(told["single ms"])
    if told["single ms"]:
        values["p50 ms"] = percentile(told["single ms"], 0.5)
        if len(told["single ms"]) >= 100:
            values["p99 ms"] = percentile(told["single ms"], 0.99)
    groups: dict[str, list[float]] = defaultdict(list)
    shown: list[bool] = []
    dated: dict[bool, list[bool]] = {True: [], False: []}
    for question, hits in zip(evaluation.questions, told["answers"], strict=True):
        if question.kind not in told["kinds"]:
            continue
        score = _right(question, hits)
        groups[question.group].append(score is not None)
        if question.group != TOLD:
            found.right.append(score or 0.0)
            shown.append((score or 0.0) >= found.threshold)
            dated[bool(question.born)].append(shown[-1])
    found.recall = {group: _share(some) for group, some in groups.items()}
    values["recall"] = _share(score for group, some in groups.items() if group != TOLD for score in some)
    values["detection"] = _share(shown)
    values["detection, with a date of birth"] = _share(dated[True])
    values["detection, by the name alone"] = _share(dated[False])
    listed_only = bool(evaluation.listed)
    by_group: dict[str, list[float]] = defaultdict(list)
    anybody = []
    for question, hits in zip(evaluation.nobody, told["nobody"], strict=True):
        scores = [score for entry, score in hits if not (listed_only and entry.startswith("made:"))]
        by_group[question.group].append(max(scores, default=0.0))
        anybody.append(max((score for _, score in hits), default=0.0))
    found.wrong = [score for some in by_group.values() for score in some]
    found.alarms = {group: _share(score >= found.threshold for score in some) for group, some in by_group.items()}
    values["alarms"] = _share(score >= found.threshold for score in found.wrong)
    values["alarms, all entries"] = _share(score >= found.threshold for score in anybody)
    values["threshold at equal alarms"] = equal_alarms(found.wrong)
    values["detection at equal alarms"] = _share(
        score > 0 and score >= values["threshold at equal alarms"] for score in found.right
    )
    values.update(_labelled(evaluation, told["pairs"], found.threshold))
    return found


def _right(question: Question, hits: Iterable[Sequence[Any]]) -> float | None:
    return next((float(score) for entry, score in hits if entry in question.answers), None)


def _share(some: Iterable[object]) -> float:
    listed = list(some)
    return sum(map(bool, listed)) / len(listed) if listed else math.nan


def equal_alarms(wrong: Sequence[float]) -> float:
    """The lowest threshold from which no more than :data:`ALARMS` of the people who aren't listed are shown."""
    first_too_many = sorted(wrong, reverse=True)[int(len(wrong) * ALARMS)]
    return max(LEAST, math.nextafter(first_too_many, math.inf))


def _labelled(evaluation: Evaluation, scores: Sequence[float], threshold: float) -> dict[str, float]:
    said = [score >= threshold for score in scores]
    same = [pair.same for pair in evaluation.pairs]
    both = sum(one and other for one, other in zip(said, same, strict=True))
    return {
        "F1": 2 * both / max(sum(said) + sum(same), 1),
        "precision": both / max(sum(said), 1),
        "pairs found": both / max(sum(same), 1),
    }


# The table


@dataclass(frozen=True)
class Row:
    """A line: what is measured, how it is printed, whether more is better, and where it stands in the figures."""

    name: str
    shown: Callable[[float], str]
    more: bool
    value: Callable[[Figures], float | None]
    goal: str = ""


def _of(name: str) -> Callable[[Figures], float | None]:
    return lambda one: one.values.get(name)


def _in(what: str, group: str) -> Callable[[Figures], float | None]:
    return lambda one: getattr(one, what).get(group)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}" if value >= 10 else f"{value:.2f}"


def _ratio(value: float) -> str:
    return f"{value:.3f}"


def _percent(value: float) -> str:
    return f"{value * 100:.2f} %"


def classes(evaluation: Evaluation) -> list[str]:
    """The groups of the questions as they are printed: made by distortion, then taken out of lists."""
    groups = dict.fromkeys(question.group for question in evaluation.questions)
    return [group for group in groups if group not in HELD] + [group for group in HELD if group in groups]


def rows(evaluation: Evaluation) -> list[tuple[str, list[Row]]]:
    """Headings with their lines."""
    strangers = dict.fromkeys(question.group for question in evaluation.nobody)
    return [
        ("What it costs", [
            Row("questions a second, what reaches the threshold, explained", _number, True,
                _of("screened/s"), "screened/s"),
            Row("questions a second, the ten best at any score", _number, True, _of("ranked/s")),
            Row("one question, median, ms", _number, False, _of("p50 ms")),
            Row("one question, 99 of 100 below, ms", _number, False, _of("p99 ms"), "p99 ms"),
            Row("building the index, s", _number, False, _of("build s"), "build s"),
            Row("index in memory when it is built, MB", _number, False, _of("built MB")),
            Row("the same after all questions, MB", _number, False, _of("index MB"), "index MB"),
            Row("program and its tables in memory, MB", _number, False, _of("program MB")),
        ]),
        ("Right entry among the ten best", [
            Row("all classes but the last", _ratio, True, _of("recall"), "recall"),
            *(Row(group, _ratio, True, _in("recall", group), group) for group in classes(evaluation) if group != TOLD),
            Row(TOLD, _ratio, True, _in("recall", TOLD)),
        ]),
        ("Shown at the threshold", [
            Row("right entry shown", _ratio, True, _of("detection"), "detection"),
            Row("with a date of birth", _ratio, True, _of("detection, with a date of birth")),
            Row("by the name alone", _ratio, True, _of("detection, by the name alone")),
            Row(f"the same where each alarms for {ALARMS:.1%}", _ratio, True, _of("detection at equal alarms")),
        ]),
        ("People who aren't listed and are shown", [
            Row("all", _percent, False, _of("alarms"), "alarms"),
            *(Row(group, _percent, False, _in("alarms", group)) for group in strangers),
            Row("all, made-up entries counted too", _percent, False, _of("alarms, all entries")),
        ]),
        ("Labelled pairs at the threshold", [
            Row("F1", _ratio, True, _of("F1"), "F1"),
            Row("precision", _ratio, True, _of("precision")),
            Row("recall", _ratio, True, _of("pairs found")),
        ]),
    ]  # fmt: skip


def lines(evaluation: Evaluation, found: Sequence[Figures], entities: int) -> list[list[str]]:
    """Cells of the table: name, each matcher, ours against the best of the others (above 1: ours is better), goal."""
    goals = GOALS.get(entities, {})
    made = []
    for heading, some in rows(evaluation):
        made.append([heading, *[""] * (len(found) + 2)])
        for row in some:
            values = [row.value(one) for one in found]
            cells = ["–" if value is None or math.isnan(value) else row.shown(value) for value in values]
            goal = goals.get(row.goal)
            made.append(["  " + row.name, *cells, against(row, values), "" if goal is None else row.shown(goal)])
    return made


def against(row: Row, values: Sequence[float | None]) -> str:
    """Ours to the best of the others, so that more than 1 is in our favour; empty without others."""
    ours, *known = (None if value is None or math.isnan(value) else value for value in values)
    others = [value for value in known if value is not None]
    if ours is None or not others:
        return ""
    best = max(others) if row.more else min(others)
    above, below = (ours, best) if row.more else (best, ours)
    if above == below:
        return "1.00"
    return "∞" if below == 0 else f"{above / below:.2f}" if above / below < 100 else f"{above / below:,.0f}"


def losses(evaluation: Evaluation, found: Sequence[Figures], entities: int) -> list[str]:
    """What another matcher does better, and which goal isn't reached, as lines to print."""
    told = []
    goals = GOALS.get(entities, {})
    for heading, some in rows(evaluation):
        for row in some:
            values = [row.value(one) for one in found]
            known = [(value, one.matcher) for value, one in zip(values, found, strict=True) if value is not None]
            ours = values[0]
            if ours is None or math.isnan(ours):
                continue
            sign = 1 if row.more else -1
            better = [f"{name} {row.shown(value)}" for value, name in known[1:] if sign * value > sign * ours]
            if better:
                told.append(f"{heading}: {row.name}: {row.shown(ours)}, better {', '.join(better)}")
            goal = goals.get(row.goal)
            if goal is not None and sign * ours < sign * goal:
                told.append(f"{heading}: {row.name}: {row.shown(ours)}, short of the goal {row.shown(goal)}")
    return told
