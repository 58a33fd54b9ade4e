"""The slow and obvious way: every entry's every name is aligned with the query; likeness is asked of every word."""

from itertools import pairwise
from typing import Any

import numpy as np

from zotim.engines.names import Entry, Query
from zotim.engines.names.alignment import MOST, OPTIONS, align
from zotim.engines.names.context import GENDERS, as_document, as_land, as_number, context_change, final
from zotim.engines.names.likeness import likeness
from zotim.engines.names.parts import SUPPORTING, Part, parts
from zotim.engines.names.question import PAIR_HELPED, PAIR_LEAST
from zotim.engines.names.segment import KIND_CODES
from zotim.engines.names.table import WEAK, scoring
from zotim.engines.names.vocabulary import Words
from zotim.engines.scripts.romanising import LONGEST, spelling

TABLE = scoring().numbers


def _alike(mine: Words, at: int, theirs: Words) -> list[tuple[int, int, int]]:
    found = []
    for number in range(len(theirs)):
        value, how = likeness(*mine.row(at), *theirs.row(number), TABLE)
        if value:
            found.append((number, value, how))
    return found


def _flat(rows: list[list[tuple[int, int, int]]]) -> tuple[np.ndarray, ...]:
    start = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    flat = [one for row in rows for one in row]
    columns = list(zip(*flat, strict=True)) or [(), (), ()]
    return start, np.array(columns[0], np.int32), np.array(columns[1], np.int16), np.array(columns[2], np.uint8)


def name_score(asked: tuple[Part, ...], other: tuple[Part, ...]) -> int:
    """The score of two names."""
    mine, theirs = Words.of([one.spelling for one in asked]), Words.of([one.spelling for one in other])
    near = _flat([_alike(mine, at, theirs) for at in range(len(asked))])
    together: list[list[tuple[int, int, int]]] = []
    for one, two in pairwise(asked):
        if (one.kind in SUPPORTING and two.kind in SUPPORTING) or min(
            len(one.spelling.roman), len(two.spelling.roman)
        ) < 2:
            together.append([])
            continue
        bare = one.spelling.bare or two.spelling.bare
        first = "l" if bare and one.spelling.roman == "al" else one.spelling.roman
        joined = spelling((first + two.spelling.roman)[:LONGEST], bare=bare)
        helped = bare or one.kind in SUPPORTING or two.kind in SUPPORTING
        least = PAIR_HELPED if helped else PAIR_LEAST
        together.append([found for found in _alike(Words.of([joined]), 0, theirs) if found[1] >= least])
    pair = _flat([*together, []])

    def column(parts_: tuple[Part, ...], what: str, kind: Any) -> np.ndarray:
        values = [KIND_CODES[one.kind] if what == "kind" else one.weight for one in parts_]
        return np.array(values, kind)

    value, _ = align(
        len(asked), column(asked, "kind", np.int64), column(asked, "weight", np.int64), mine.roman, mine.long,
        mine.bones, mine.hard, mine.bare, *near, *pair[:3], len(other), np.arange(len(other), dtype=np.int32),
        column(other, "kind", np.int16), column(other, "weight", np.int16), theirs.roman, theirs.long, theirs.bones,
        theirs.hard, theirs.bare, TABLE, np.empty((2 * MOST, 7), np.int64), np.empty((OPTIONS, 5), np.int64),
    )  # fmt: skip
    return int(value)


def _about(one: Entry | Query, kind: type) -> tuple[np.ndarray, np.ndarray, int]:
    dates = np.array([number for date in one.birth_dates if (number := as_number(date))], kind)
    lands = np.array([code for land in one.countries if (code := as_land(land))], kind)
    return dates, lands, sum({GENDERS.get(gender.lower(), 0) for gender in one.genders})


def score(query: Query, entry: Entry) -> int:
    """The score of a pair, 0 to 1000."""
    if query.kind and query.kind != entry.kind:
        return 0
    organisation = entry.kind != "person"
    dates, lands, gender = _about(query, np.int64)
    e_dates, e_lands, e_gender = _about(entry, np.int32)
    changes = context_change(
        dates, 0, len(dates), e_dates, 0, len(e_dates), lands, 0, len(lands), e_lands, 0, len(e_lands), gender,
        e_gender, TABLE,
    )  # fmt: skip
    change = sum(changes)
    known = bool({as_document(one) for one in query.documents} & {as_document(one) for one in entry.documents} - {""})
    best = 0
    for name in query.names:
        asked = parts(name, organisation)
        for weak, names in ((False, entry.names), (True, entry.weak)):
            for other in names:
                theirs = parts(other, organisation)
                if not asked or not theirs:
                    continue
                value = name_score(asked, theirs)
                if value == 0 and not known:
                    continue
                value = max(0, value - (int(TABLE[WEAK]) if weak else 0))
                best = max(best, int(final(value, change, known, TABLE)))
    return best


def match(entries: list[Entry], query: Query, limit: int, threshold: int) -> list[tuple[str, float]]:
    """What an index must answer: ids and scores, best first."""
    scored = [(score(query, entry), entry.id) for entry in entries]
    kept = sorted((-value, entry_id) for value, entry_id in scored if value >= max(threshold, 1))
    return [(entry_id, -value / 1000) for value, entry_id in kept[:limit]]
