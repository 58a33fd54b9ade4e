"""Whether labelled statements have the form that they are kept in, and how many claims of a kind they hold.

Nothing is read by the engine here, and no text is shown: a sealed part may be looked through as well.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from zotim.vocabulary import ClaimAction, Language, LineOfEffort

STATED = re.compile(r"\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""A date as exact as the text: a day, a month, a quarter, a year."""
WORDS = ("actor", "object", "unit", "partner", "instrument")


def amiss(text: str, claim: dict[str, Any]) -> list[str]:
    """What a label has wrong, by the names of its parts."""
    lines = set(LineOfEffort)
    quantity, also = claim["quantity"], claim["also"]
    right = {
        "passage": bool(claim["passage"]) and text[claim["start"] : claim["end"]] == claim["passage"],
        "action": claim["action"] in set(ClaimAction),
        "line_of_effort": claim["line_of_effort"] in lines,
        "also": also is None or also in lines - {claim["line_of_effort"]},
        "quantity": quantity is None or (isinstance(quantity, int | float) and not isinstance(quantity, bool)),
        "date": claim["date"] is None or STATED.fullmatch(claim["date"]) is not None,
    } | {name: claim[name] is None or isinstance(claim[name], str) for name in WORDS}
    return [name for name, holds in right.items() if not holds]


def faults(documents: Sequence[dict[str, Any]]) -> list[str]:
    """What isn't as it ought to be, each with the name of its statement and the number of its claim, from 1."""
    found = [f"{doc}: stands twice" for doc, times in Counter(one["doc"] for one in documents).items() if times > 1]
    for one in documents:
        if one["language"] not in set(Language):
            found.append(f"{one['doc']}: language")
        for number, claim in enumerate(one["claims"], 1):
            found += [f"{one['doc']}, claim {number}: {name}" for name in amiss(one["text"], claim)]
    return found


def counts(documents: Iterable[dict[str, Any]]) -> dict[str, Counter[str]]:
    """How many claims there are by language, by action and by line of effort."""
    held: dict[str, Counter[str]] = {"language": Counter(), "action": Counter(), "line_of_effort": Counter()}
    for one in documents:
        for claim in one["claims"]:
            held["language"][one["language"]] += 1
            for name in ("action", "line_of_effort"):
                held[name][claim[name]] += 1
    return held
