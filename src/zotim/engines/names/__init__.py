"""Names of people, organisations, vessels and aircraft, found across scripts: explainable, lossless, fast.

>>> from zotim.engines.names import Entry, NameIndex, Query
>>> index = NameIndex.build([Entry(id="1", names=("Khaled Mahmoud Barazi",))])
>>> [hit] = index.match(Query(names=("خالد البرازي",)))
>>> hit.entry_id, hit.score >= index.threshold
('1', True)

How it works: ``docs/explanation/names.md``. The index is loaded when it is first asked for: whoever only speaks of
queries and hits needn't wait for numba and its kernels.
"""

from typing import TYPE_CHECKING, Any

from zotim.engines.names.model import KINDS, SHIPPED, Entry, Explanation, Hit, Met, Query

if TYPE_CHECKING:
    from zotim.engines.names.index import NameIndex

__all__ = ["KINDS", "SHIPPED", "Entry", "Explanation", "Hit", "Met", "NameIndex", "Query"]


def __getattr__(name: str) -> Any:
    if name != "NameIndex":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # First the kernels' module: it says where the others' compiled code is kept.
    from zotim.engines.names import kernels  # noqa: F401
    from zotim.engines.names.index import NameIndex

    globals()[name] = NameIndex
    return NameIndex
