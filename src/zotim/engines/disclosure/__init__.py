"""Tables of people, made safe to publish: which cells are told, in which form, and which stay hidden, and why.

>>> counts = {"Berat": {"children": 3, "adults": 25}, "Korça": {"children": 41, "adults": 18}}
>>> release = publish(*table(counts))
>>> release.told["Berat", "children"].why.value
'small'
>>> release.exposed
{}

How it works: ``docs/explanation/disclosure.md``. What works tables out is loaded when it is first asked for, as in
``engines/fingerprints``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from zotim.engines.disclosure.model import ALL, Key, Kind, Release, Rules, Sum, TableError, Told, Why
from zotim.engines.disclosure.tables import line, table

if TYPE_CHECKING:
    from zotim.engines.disclosure.auditing import exposed
    from zotim.engines.disclosure.publishing import first_told, publish

__all__ = [
    "ALL", "Key", "Kind", "Release", "Rules", "Sum", "TableError", "Told", "Why", "exposed", "first_told", "line",
    "publish", "table",
]  # fmt: skip

_LATER = {"exposed": "auditing", "first_told": "publishing", "publish": "publishing"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
