"""Names of people, organisations, vessels and aircraft, found across scripts: explainable, lossless, fast.

>>> index = NameIndex.build([Entry(id="1", names=("Khaled Mahmoud Barazi",))])
>>> [hit] = index.match(Query(names=("خالد البرازي",)))
>>> hit.entry_id, hit.score >= index.threshold
('1', True)

How it works: ``docs/explanation/names.md``.
"""

from zotim.engines.names import kernels  # noqa: F401 (first: it says where the others' compiled code is kept)
from zotim.engines.names.index import NameIndex
from zotim.engines.names.model import KINDS, Entry, Explanation, Hit, Met, Query

__all__ = ["KINDS", "Entry", "Explanation", "Hit", "Met", "NameIndex", "Query"]
