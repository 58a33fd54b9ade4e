"""Write rows so that they are read again as they were, and so that no spreadsheet runs a cell.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return may be taken for a formula (OWASP, "CSV
injection"): it gets a leading apostrophe, which :func:`unguarded` takes away again.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _runs(text: str) -> bool:
    return text.lstrip(" '").startswith(FORMULA_STARTS)


def guarded(text: str) -> str:
    """*text* as a cell that stays text."""
    return f"'{text}" if _runs(text) else text


def unguarded(text: str) -> str:
    """What :func:`guarded` made, as it was."""
    return text[1:] if text.startswith("'") and _runs(text) else text


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """CSV (RFC 4180) in UTF-8 with a byte order mark, so that Excel reads Albanian and Arabic."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(row[column]) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def write_json(format: str, **lists: Sequence[Mapping[str, Any]]) -> bytes:
    """JSON in UTF-8, a field on each line, so that two exports can be compared by line."""
    return (json.dumps({"format": format, **lists}, ensure_ascii=False, indent=1) + "\n").encode()
