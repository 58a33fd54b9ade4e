"""A report as plain values: each element's children by name, in the order in which they stand.

``{"rentity_id": "7", "transaction": [{…}, {…}]}``: a text, a tree, or a list of these where a name comes several times.
goAML uses no attributes but those that XML itself needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from lxml import etree

Tree: TypeAlias = Mapping[str, "Value"]
Value: TypeAlias = str | Tree | Sequence["str | Tree"]


def each(value: Value | None) -> Iterator[str | Tree]:
    """What stands under one name, one at a time, however often it comes."""
    if value is None:
        return
    if isinstance(value, str | Mapping):
        yield value
    else:
        yield from value


def trees(value: Value | None) -> Iterator[Tree]:
    """Those of :func:`each` that hold something themselves."""
    return (one for one in each(value) if isinstance(one, Mapping))


def text(tree: Tree, name: str) -> str:
    """The first text under *name*, or an empty one."""
    return next((one for one in each(tree.get(name)) if isinstance(one, str)), "")


def of_element(element: etree._Element) -> str | Tree:
    """The tree of an element; its text, when nothing stands in it. Blanks around a text count for nothing."""
    if not len(element):
        return (element.text or "").strip()
    held: dict[str, list[str | Tree]] = {}
    for child in element:
        held.setdefault(local(child), []).append(of_element(child))
    return {name: found[0] if len(found) == 1 else found for name, found in held.items()}


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: some units give their schema one, most don't."""
    return str(element.tag).rpartition("}")[2]
