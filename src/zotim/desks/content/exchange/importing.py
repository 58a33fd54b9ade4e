"""What bundles of STIX and events of MISP know, as lines of a list that a bank takes in and another person confirms."""

import json
from collections.abc import Callable, Iterator

from zotim.formats import stix
from zotim.formats.known import Sort
from zotim.formats.misp.known import known as from_misp
from zotim.formats.problems import Report

Read = Callable[[bytes, str, Report], Iterator[tuple[Sort, str, str]]]
READERS: dict[str, Read] = {"stix": stix.read, "misp": from_misp}


def lines(form: str, data: bytes, name: str, report: Report) -> bytes:
    """JSON lines of what a file knows; what can't be used is reported, and the rest is there. The same for the same
    file, so that a reading that was cut off is gone on with."""
    return b"".join(
        json.dumps({"type": sort.value, "hash": value, "note": note}, ensure_ascii=False).encode() + b"\n"
        for sort, value, note in READERS[form](data, name, report)
    )
