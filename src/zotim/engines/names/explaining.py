"""Why a pair of names scores what it does: the same alignment again, with its steps."""

from typing import Any

import numpy as np

from zotim.engines.names.alignment import MOST, OPTIONS, align
from zotim.engines.names.context import context_change, final
from zotim.engines.names.likeness import HOW
from zotim.engines.names.model import Explanation, Met
from zotim.engines.names.question import Question
from zotim.engines.names.segment import Segment
from zotim.engines.names.table import WEAK, Scoring


def explain(
    segment: Segment, scoring: Scoring, question: Question, about: tuple[Any, ...], asked: str, entity: int, name: int
) -> Explanation:
    """Of a name of an entity that a question met."""
    vocabulary, _, names, entities = segment.tables
    start, word = names[0], names[1]
    words = word[start[name] : start[name + 1]]
    matches, options = np.empty((2 * MOST, 7), np.int64), np.empty((OPTIONS, 5), np.int64)
    value, rows = align(  # type: ignore[call-arg]
        *question.query[:8], *question.near[:4], *question.pair[:3], len(words), words, *vocabulary, scoring.numbers,
        matches, options,
    )  # fmt: skip
    theirs = [segment.words.roman[one].tobytes().rstrip(b"\0").decode("ascii") for one in words]
    mine = [part.spelling.roman for part in question.parts]
    met, left, right = [], set(range(len(mine))), set(range(len(theirs)))
    for i, long, j, wide, alike, how, weight in matches[:rows].tolist():
        met.append(Met(" ".join(mine[i : i + long]), " ".join(theirs[j : j + wide]), HOW[how], alike / 1000, weight))
        left -= set(range(i, i + long))
        right -= set(range(j, j + wide))
    context: list[tuple[str, int]] = []
    if names[4][name]:
        context.append(("weak alias", -min(int(scoring.numbers[WEAK]), value)))
        value = max(0, value - int(scoring.numbers[WEAK]))
    dates, lands, gender, documents = about
    changes = context_change(
        dates, 0, len(dates), entities[3], entities[2][entity], entities[2][entity + 1], lands, 0, len(lands),
        entities[5], entities[4][entity], entities[4][entity + 1], gender, entities[6][entity], scoring.numbers,
    )  # fmt: skip
    context += [
        (what, change) for what, change in zip(("birth date", "country", "gender"), changes, strict=True) if change
    ]
    known = bool(np.isin(entity, documents))
    score = final(value, sum(changes), known, scoring.numbers)
    if known:
        context.append(("same document", score - min(max(value + sum(changes), 0), 1000)))
    return Explanation(
        query=asked,
        entry=segment.name(name),
        met=tuple(met),
        only_in_query=tuple(mine[i] for i in sorted(left)),
        only_in_entry=tuple(theirs[j] for j in sorted(right)),
        name=value / 1000,
        context=tuple((what, change / 1000) for what, change in context),
        score=score / 1000,
        scoring=scoring.name,
    )
