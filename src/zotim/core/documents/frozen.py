"""A paper that was kept as JSON (:func:`~.paper.paper_as_json`), read back."""

import re
from datetime import date
from typing import Any

from zotim.core.documents.paper import (
    Block,
    EvidenceItem,
    Link,
    Note,
    Paper,
    Quote,
    Section,
    Sentence,
    Step,
    Steps,
    Table,
)
from zotim.vocabulary import Glyph

DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def _block(content: dict[str, Any]) -> Block:
    values = {name: value for name, value in content.items() if name != "block"}
    match content["block"]:
        case "sentence":
            return Sentence(**values)
        case "note":
            return Note(**values)
        case "quote":
            lit = values.pop("highlight")
            return Quote(**values, highlight=tuple(lit) if lit else None)
        case "table":
            return Table(**{**values, "rows": [[_cell(value) for value in row] for row in values["rows"]]})
        case "steps":
            return Steps([Step(**{**step, "glyph": Glyph(step["glyph"])}) for step in values["steps"]])
    raise ValueError(f"no such block: {content['block']}")


def _cell(value: Any) -> Any:
    """A cell as it was: what is a day by itself was one, and is written as such in each language and spreadsheet."""
    if isinstance(value, dict):
        return Link(**value)
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:  # such as 30 February: a text after all
        return value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def paper_of(content: dict[str, Any]) -> Paper:
    """The paper that was frozen with ``paper_as_json``. Raises ValueError for another format."""
    values = dict(content)
    if values.pop("format") != "zotim-paper-1":
        raise ValueError("this report was frozen in a format that isn't known here")
    values["as_of"] = date.fromisoformat(values["as_of"])
    values["facts"] = [(fact["label"], _cell(fact["value"])) for fact in values["facts"]]
    values["sections"] = [
        Section(
            one["heading"],
            one["glyph"] and Glyph(one["glyph"]),
            [_block(block) for block in one["blocks"]],
            one.get("level", 1),
        )
        for one in values["sections"]
    ]
    values["evidence"] = [
        EvidenceItem(**{**item, "date": _day(item["date"]), "reviewed_on": _day(item["reviewed_on"])})
        for item in values["evidence"]
    ]
    return Paper(**values)
