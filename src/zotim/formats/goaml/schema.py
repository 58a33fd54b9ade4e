"""A unit's schema: in which order elements stand, which have to, which codes and lengths are taken.

Of XML Schema as much is read as says that; whether a report is valid says libxml2, which reads all of it.
"""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

_XS = "{http://www.w3.org/2001/XMLSchema}"
_GROUPS = {f"{_XS}{name}" for name in ("sequence", "choice", "all", "complexContent", "extension", "complexType")}
_LARGEST = 8_000_000
"""Bytes of a schema; goAML's have some 200,000."""


class UnreadableSchema(ValueError):
    """The file is no schema of goAML; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Field:
    """One element of a schema at one place.

    ``required``: it has to stand where what it stands in does. ``several``: it may come more than once. ``codes``: the
    values that are taken, with what the schema says of each; empty: any. ``longest``: letters at most; None: any
    number. ``kind``: the base type without its prefix (``string``, ``dateTime``, ``decimal``, ``boolean``, ``int``);
    empty when other elements stand in it. ``choice``: of those with the same number one has to stand; 0: of none.
    """

    name: str
    required: bool = False
    several: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    longest: int | None = None
    kind: str = ""
    choice: int = 0


class Schema:
    """A schema out of its file.

    >>> schema = Schema.read(Path("goAMLSchema.xsd"))  # doctest: +SKIP
    >>> [one.name for one in schema.fields(("report", "location"))][:2]  # doctest: +SKIP
    ['address_type', 'address']
    """

    def __init__(self, root: etree._Element, validator: etree.XMLSchema, name: str) -> None:
        self.name = name
        self._validator = validator
        self._types = {one.get("name"): one for one in root.iterchildren(f"{_XS}complexType", f"{_XS}simpleType")}
        self._elements = {one.get("name"): one for one in root.iterchildren(f"{_XS}element")}
        self.namespace = root.get("targetNamespace") or ""
        self._fields = functools.cache(self._find_fields)

    @classmethod
    def read(cls, path: Path) -> "Schema":
        """The schema in a file. Nothing is fetched, no entity is resolved. Raises :class:`UnreadableSchema`."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UnreadableSchema(f"{path.name} can't be read: {error.strerror}.") from error
        if len(data) > _LARGEST:
            raise UnreadableSchema(f"{path.name} has more than {_LARGEST // 1_000_000} million bytes: no schema does.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=False)
        try:
            root = etree.fromstring(data, parser)
            if root.getroottree().docinfo.doctype:
                raise UnreadableSchema(f"{path.name} declares a document type, which no schema of goAML does.")
            if any(True for _ in root.iter(f"{_XS}import", f"{_XS}include", f"{_XS}redefine")):
                raise UnreadableSchema(f"{path.name} takes in other files. Put all of it into one file.")
            validator = etree.XMLSchema(root)
        except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
            reason = str(error).splitlines()[0][:200]
            raise UnreadableSchema(
                f"{path.name} is no XML schema: {reason} "
                "Name the file *.xsd that your financial intelligence unit gives out."
            ) from error
        schema = cls(root, validator, path.name)
        if "report" not in schema._elements:
            known = ", ".join(sorted(filter(None, schema._elements))[:5]) or "nothing"
            raise UnreadableSchema(f"{path.name} describes no “report”, but {known}: it is no schema of goAML reports.")
        return schema

    def fields(self, place: tuple[str, ...]) -> tuple[Field, ...]:
        """What may stand at *place* (``("report", "location")``), in its order. Empty for a text and for a place that
        the schema doesn't have."""
        return tuple(one for one, _element in self._fields(place))

    def validate(self, root: etree._Element) -> list[tuple[str, int, str]]:
        """What libxml2 finds wrong, as path, line and its own words; an empty list when the report is valid."""
        if self._validator.validate(root):
            return []
        return [(error.path or "", error.line, error.message) for error in self._validator.error_log]

    def _find_fields(self, place: tuple[str, ...]) -> tuple[tuple[Field, etree._Element], ...]:
        element = self._elements.get(place[0]) if place else None
        for above, name in zip(range(1, len(place)), place[1:], strict=True):
            if element is None:
                return ()
            element = next((one for known, one in self._fields(place[:above]) if known.name == name), None)
        if element is None:
            return ()
        found: dict[str, tuple[Field, etree._Element]] = {}
        for child, certain, several, choice in self._children(self._type_of(element)):
            named = child if child.get("name") else self._elements.get(child.get("ref", "").rpartition(":")[2], child)
            name = named.get("name") or ""
            if name in found:
                # The same name in two branches of a choice stands where it stands first, and neither has to.
                old, first = found[name]
                found[name] = Field(name, False, True, old.codes, old.longest, old.kind), first
            else:
                found[name] = replace(self._field(named, name, certain, several), choice=choice), named
        return tuple(found.values())

    def _field(self, element: etree._Element, name: str, required: bool, several: bool) -> Field:
        type_ = self._type_of(element)
        if type_ is not None and type_.tag == f"{_XS}complexType":
            return Field(name, required, several)
        kind = element.get("type", "string").rpartition(":")[2]
        codes: dict[str, str] = {}
        longest = None
        while type_ is not None and (restriction := type_.find(f"{_XS}restriction")) is not None:
            for code in restriction.iterchildren(f"{_XS}enumeration"):
                codes.setdefault(code.get("value", ""), _said(code))
            length = restriction.find(f"{_XS}maxLength")
            if length is None:
                length = restriction.find(f"{_XS}length")
            if length is not None and longest is None:
                longest = int(length.get("value", "0"))
            base = restriction.get("base", "")
            kind = base.rpartition(":")[2]
            type_ = restriction.find(f"{_XS}simpleType") if not base else self._types.get(kind)
        return Field(name, required, several, codes, longest, kind)

    def _type_of(self, element: etree._Element) -> etree._Element | None:
        named = self._types.get(element.get("type", "").rpartition(":")[2])
        if named is not None:
            return named
        inline = element.find(f"{_XS}complexType")
        return inline if inline is not None else element.find(f"{_XS}simpleType")

    def _children(
        self, group: etree._Element | None, certain: bool = True, several: bool = False, choice: int = 0
    ) -> Iterator[tuple[etree._Element, bool, bool, int]]:
        """The elements of a group, whether each has to stand there, whether it may come several times, and the line of
        the choice of which one has to stand."""
        for child in group if group is not None else ():
            often = several or child.get("maxOccurs", "1") not in {"0", "1"}
            present = child.get("minOccurs", "1") != "0"
            must = certain and present
            if child.tag == f"{_XS}element":
                yield child, must, often, choice if present else 0
            elif child.tag in _GROUPS:
                if child.tag == f"{_XS}extension":
                    base = self._types.get(child.get("base", "").rpartition(":")[2])
                    yield from self._children(base, must, often)
                if child.tag == f"{_XS}choice":
                    yield from self._children(child, False, often, (child.sourceline or 0) if must else 0)
                else:
                    yield from self._children(child, must, often)


def _said(code: etree._Element) -> str:
    """What a schema says of a code: in a comment, or in an annotation."""
    for one in code.iter():
        if one.tag is etree.Comment or one.tag == f"{_XS}documentation":
            return " ".join((one.text or "").split())
    return ""
