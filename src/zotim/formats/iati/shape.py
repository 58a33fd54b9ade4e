"""How an element of XML and a frozen dataclass stand for each other, said once for both directions.

A dataclass that is a :class:`Part` says of each field where it stands: an attribute, the element's own text, one child,
several, or children that are kept as they stand. From that :class:`Shape` reads and writes. The order of fields is the
order in which the schema wants the children. Whatever has no field is kept in :class:`Rest` and written again.
"""

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from lxml import etree

from zotim.formats.iati.values import day, number
from zotim.formats.problems import Reading

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RISKY = re.compile(r"[&<>\r]")
_RISKY_QUOTED = re.compile(r"[&<>\"\t\n\r]")
_QUOTED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_READ = {"day": day, "number": number}
"""What a value has to be, and what finds out."""

Out = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Rest:
    """What an element held and nobody modelled, so that it is written again.

    *attributes* by their name as it was written (``xmlns:x`` among them where one needs it), *elements* as canonical
    XML, *text* where only elements are expected.
    """

    attributes: tuple[tuple[str, str], ...] = ()
    elements: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One element: what it says, the *rest* of it, and the *line* on which it stood (0: in no file)."""

    rest: Rest | None = field(default=None, kw_only=True)
    line: int = field(default=0, kw_only=True, compare=False, repr=False)


def attribute(name: str = "", kind: str = "") -> Any:
    """An attribute, None where there is none; called as the field unless *name* says otherwise.

    *kind* is ``day`` or ``number`` where the value has to be one: then a reader tells of others, and keeps them.
    """
    return field(default=None, metadata={"place": "attribute", "name": name, "kind": kind})


def content(kind: str = "") -> Any:
    """The text of the element itself. *kind* as in :func:`attribute`."""
    return field(default="", metadata={"place": "content", "name": "", "kind": kind})


def one(name: str, part: type[Part]) -> Any:
    """A child that stands there once, or None."""
    return field(default=None, metadata={"place": "one", "name": name, "part": part})


def many(name: str, part: type[Part]) -> Any:
    """Children of one name, in their order."""
    return field(default=(), metadata={"place": "many", "name": name, "part": part})


def kept(name: str) -> Any:
    """Children that the schema knows and we don't read: canonical XML, in their place."""
    return field(default=(), metadata={"place": "kept", "name": name})


class _Child(NamedTuple):
    field: str
    tag: str
    shape: "Shape | None"
    several: bool


class Shape:
    """What a kind of :class:`Part` is in XML. One for each, by :func:`shape`.

    >>> from zotim.formats.iati.parts import Money
    >>> pieces: list[str] = []
    >>> shape(Money).write("value", Money("1200", currency="EUR", value_date="2026-03-01"), pieces.append)
    >>> "".join(pieces)
    '<value currency="EUR" value-date="2026-03-01">1200</value>'
    """

    def __init__(self, part: type[Part]) -> None:
        self.part = part
        self.content = ""
        self._attributes: dict[str, str] = {}
        self._kinds: list[tuple[str, str, str]] = []
        self._children: dict[str, _Child] = {}
        for one_field in fields(part):
            said = one_field.metadata
            place = said.get("place")
            if place is None:
                continue
            name = said["name"] or one_field.name.replace("_", "-")
            if place == "attribute":
                self._attributes[name.replace("xml:", _XML)] = one_field.name
            elif place == "content":
                self.content = one_field.name
            else:
                inner = said.get("part")
                self._children[name] = _Child(one_field.name, name, inner and shape(inner), place != "one")
            if said.get("kind"):
                self._kinds.append((one_field.name, "" if place == "content" else name, said["kind"]))
        self._heads = [(own, f' {name.replace(_XML, "xml:")}="') for name, own in self._attributes.items()]
        self._order = list(self._children.values())

    @property
    def tags(self) -> tuple[str, ...]:
        """The names of the children that the schema knows, in its order."""
        return tuple(self._children)

    def read(self, element: etree._Element, reading: Reading) -> Any:
        """The part that *element* is. What has no place in it is kept, and told where the schema has none either."""
        values: dict[str, Any] = {"line": element.sourceline or 0}
        attributes: list[tuple[str, str]] = []
        elements: list[str] = []
        text: list[str] = []
        for name, value in element.attrib.items():
            if (own := self._attributes.get(name)) is not None:
                values[own] = value
            else:
                attributes += _attribute(element, name, value, reading)
        self._read_text(element, values, text, reading)
        for child in element:
            tag = child.tag
            found = self._children.get(tag)
            if found is None:
                elements.append(raw(child) + (escaped(child.tail or "") if self.content else ""))
                if tag[:1] != "{":
                    reading.wrong(child.sourceline or 0, tag, "kept", value=f"<{tag}>")
            elif found.several:
                values.setdefault(found.field, []).append(
                    raw(child) if found.shape is None else found.shape.read(child, reading)
                )
            elif found.field in values:
                elements.append(raw(child))
                reading.wrong(child.sourceline or 0, tag, "once")
            else:
                values[found.field] = found.shape.read(child, reading) if found.shape else raw(child)
        for own, value in values.items():
            if type(value) is list:
                values[own] = tuple(value)
        if attributes or elements or text:
            values["rest"] = Rest(tuple(sorted(attributes)), tuple(elements), " ".join(text))
        for own, name, kind in self._kinds:
            value = values.get(own)
            if value is not None and _READ[kind](value) is None:
                reading.wrong(values["line"], f"{element.tag}/@{name}" if name else element.tag, kind, value=value)
        return self.part(**values)

    def _read_text(self, element: etree._Element, values: dict[str, Any], text: list[str], reading: Reading) -> None:
        if self.content:
            values[self.content] = element.text or ""
            return
        for piece in (element.text, *(child.tail for child in element)):
            if piece and (piece := piece.strip()):
                text.append(piece)
        if text:
            reading.wrong(values["line"], element.tag, "stray", value=text[0])

    def write(self, tag: str, part: Any, out: Out) -> None:
        """*part* as an element called *tag*, in pieces. Children stand on lines of their own, so that a problem's line
        says which of them it is."""
        out(f"<{tag}")
        for own, head in self._heads:
            value = getattr(part, own)
            if value is not None:
                out(head)
                out(quoted(value) if _RISKY_QUOTED.search(value) else value)
                out('"')
        rest = part.rest
        if rest is not None:
            for name, value in rest.attributes:
                out(f' {name}="{quoted(value)}"')
        if self.content:
            self._write_content(tag, getattr(part, self.content), rest, out)
            return
        empty = True
        for child in self._order:
            said = getattr(part, child.field)
            if said is None or said == ():
                continue
            if empty:
                out(">")
                empty = False
            for single in said if child.several else (said,):
                out("\n")
                if child.shape is None:
                    out(single)
                else:
                    child.shape.write(child.tag, single, out)
        if rest is not None and (rest.elements or rest.text):
            if empty:
                out(">")
                empty = False
            out(escaped(rest.text))
            for single in rest.elements:
                out("\n")
                out(single)
        out("/>" if empty else f"\n</{tag}>")

    @staticmethod
    def _write_content(tag: str, text: str, rest: Rest | None, out: Out) -> None:
        inner = "".join(rest.elements) if rest is not None else ""
        if not (text or inner):
            out("/>")
            return
        out(">")
        out(escaped(text) if _RISKY.search(text) else text)
        if inner:
            out(inner)
        out(f"</{tag}>")


@functools.cache
def shape(part: type[Part]) -> Shape:
    """The shape of a kind of part."""
    return Shape(part)


def raw(element: etree._Element) -> str:
    """An element as canonical XML with the namespaces that it needs (exclusive C14N), without what stands behind it."""
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False).decode()


def kept_attributes(element: etree._Element, known: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The attributes of *element* but those *known*, as :class:`Rest` keeps them."""
    left = [pair for name, value in element.attrib.items() if name not in known
            for pair in _literal(element, name, value)]  # fmt: skip
    return tuple(sorted(left))


def _attribute(element: etree._Element, name: str, value: str, reading: Reading) -> list[tuple[str, str]]:
    if name[:1] != "{":
        reading.wrong(element.sourceline or 0, f"{element.tag}/@{name}", "kept", value=name)
    return _literal(element, name, value)


def _literal(element: etree._Element, name: str, value: str) -> list[tuple[str, str]]:
    """An attribute by the name it was written with, and the declaration that the name needs."""
    if name.startswith(_XML):
        return [(name.replace(_XML, "xml:"), value)]
    if name[:1] != "{":
        return [(name, value)]
    space, _end, local = name[1:].partition("}")
    prefix = min(one for one, uri in element.nsmap.items() if one and uri == space)
    return [(f"xmlns:{prefix}", space), (f"{prefix}:{local}", value)]


def escaped(text: str) -> str:
    """*text* as the text of an element."""
    return _RISKY.sub(lambda found: _QUOTED[found[0]], text)


def quoted(text: str) -> str:
    """*text* as the value of an attribute."""
    return _RISKY_QUOTED.sub(lambda found: _QUOTED[found[0]], text)
