"""Tables of people, made safe to publish: which cells are told, in which form, and which stay hidden, and why.

>>> counts = {"Berat": {"children": 3, "adults": 25}, "Korça": {"children": 41, "adults": 18}}
>>> release = publish(*table(counts))
>>> release.told["Berat", "children"].why.value
'small'
>>> release.exposed
{}

How it works: ``docs/explanation/disclosure.md``.
"""

from zotim.engines.disclosure.auditing import exposed
from zotim.engines.disclosure.model import ALL, Key, Kind, Release, Rules, Sum, TableError, Told, Why
from zotim.engines.disclosure.publishing import first_told, publish
from zotim.engines.disclosure.tables import line, table

__all__ = [
    "ALL", "Key", "Kind", "Release", "Rules", "Sum", "TableError", "Told", "Why", "exposed", "first_told", "line",
    "publish", "table",
]  # fmt: skip
