"""What people rejected, kept so that it isn't proposed again: a file of one JSON object a line.

A rejection holds the sentence, the passage that was proposed, the rule that proposed it and why a person said no. With
``field`` it says that a claim was right but for one value (``wrong``); without, that there is no claim there. A line is
made with :func:`line_of` from a rejected suggestion and added to ``tests/engines/claims/rejections.jsonl``, whose test
fails for as long as the rules still say it::

    {"text": "The law adopted in 2013 bans it.", "language": "en", "passage": "adopted", "rule": "en.past:adopted",
     "reason": "a reduced relative"}

The sentence goes into a public repository: only what is public, or made up to show the same fault, may be written here.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

_FIELDS = frozenset({"action", "line_of_effort", "quantity", "unit", "date", "actor", "partner", "instrument"})


@dataclass(frozen=True, slots=True)
class Rejection:
    """A proposal that a person rejected, or one value of it. ``passage`` is a part of ``text``."""

    text: str
    language: str
    passage: str
    rule: str
    reason: str
    field: str | None = None
    wrong: str | None = None


def line_of(rejection: Rejection) -> str:
    """A rejection as a line of the file. Raises ``ValueError`` for a passage that the text doesn't hold."""
    _checked(rejection)
    return json.dumps({key: value for key, value in asdict(rejection).items() if value is not None}, ensure_ascii=False)


def rejections(lines: Iterable[str]) -> Iterator[Rejection]:
    """The rejections of a file. Raises ``ValueError`` with the number of a line that isn't one."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _checked(Rejection(**json.loads(line)))
        except (TypeError, ValueError) as error:
            raise ValueError(f"line {number} is no rejection: {error}") from error


def _checked(rejection: Rejection) -> Rejection:
    if not rejection.passage or rejection.passage not in rejection.text:
        raise ValueError(f"the text doesn't hold the passage {rejection.passage!r}")
    if rejection.field is not None and rejection.field not in _FIELDS:
        raise ValueError(f"{rejection.field!r} is none of {', '.join(sorted(_FIELDS))}")
    return rejection
