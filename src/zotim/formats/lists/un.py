"""The consolidated list of the United Nations Security Council, as XML."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from zotim.formats.countries import country
from zotim.formats.lists import values
from zotim.formats.lists.markup import Node, records
from zotim.formats.lists.model import Document, Listing, Name, Place
from zotim.formats.problems import Reading

SOURCE = "un"
_WEAK, _FORMER = ("low",), ("f.k.a.", "fka")
_SEVERAL = re.compile(r";(?![^(]*\))")
"""Some aliases are several, parted by semicolons; those in brackets belong to what stands before."""


def read(file: BinaryIO, reading: Reading) -> Iterator[Listing]:
    """Individuals and entities, in the order of the file."""
    for node in records(file, reading, ("INDIVIDUAL", "ENTITY")):
        if (listing := _listing(node, reading)) is not None:
            yield listing


def _listing(node: Node, reading: Reading) -> Listing | None:
    person, tag = node.tag == "INDIVIDUAL", node.tag
    identity = node.first("REFERENCE_NUMBER") or node.first("DATAID")
    if not identity:
        reading.wrong(node.line, "REFERENCE_NUMBER", "id")
        return None
    names = _names(node, tag)
    if not names:
        reading.wrong(node.line, "FIRST_NAME", "name")
        return None
    births = [*node.all(f"{tag}_DATE_OF_BIRTH")]
    places = [
        *(_place(one, "birth") for one in node.all(f"{tag}_PLACE_OF_BIRTH")),
        *(_place(one, "address") for one in node.all(f"{tag}_ADDRESS")),
    ]
    listed = node.first("LISTED_ON")
    return Listing(
        id=identity,
        kind="person" if person else "organisation",
        names=names,
        source=SOURCE,
        line=node.line,
        born=values.birth_dates(
            reading, node.line, "INDIVIDUAL_DATE_OF_BIRTH",
            [*(_birth(one) for one in births), *node.texts(f"{tag}_ALIAS", "DATE_OF_BIRTH")],
        ),
        places=tuple(place for place in places if place is not None),
        countries=values.countries(node.texts("NATIONALITY", "VALUE")),
        documents=tuple(_documents(node, tag)),
        genders=values.genders(reading, node.line, "GENDER", node.texts("GENDER")),
        programmes=tuple(node.texts("UN_LIST_TYPE")),
        listed_on=values.day(reading, node.line, "LISTED_ON", listed),
        remarks=node.first("COMMENTS1"),
    )  # fmt: skip


def _names(node: Node, tag: str) -> tuple[Name, ...]:
    parts = (node.first(f"{place}_NAME") for place in ("FIRST", "SECOND", "THIRD", "FOURTH"))
    found = values.names(" ".join(filter(None, parts)), role="name")
    for text in node.texts("NAME_ORIGINAL_SCRIPT"):
        found += values.names(text, role="name")
    for alias in node.all(f"{tag}_ALIAS"):
        quality = alias.first("QUALITY").lower()
        role = "former" if quality in _FORMER else "alias"
        for text in _SEVERAL.split(alias.first("ALIAS_NAME")):
            found += values.names(text, weak=quality in _WEAK, role=role)
    return tuple(dict.fromkeys(found))


def _birth(node: Node) -> str:
    """A date in words that :func:`values.birth_date` reads."""
    start, end = node.first("FROM_YEAR"), node.first("TO_YEAR")
    if start and end:
        return f"{start}/{end}"
    date = node.first("DATE") or node.first("YEAR") or start or end
    if not date:
        return node.first("NOTE") if values.birth_date(node.first("NOTE")) else ""
    return f"~{date}" if node.first("TYPE_OF_DATE").upper().startswith("APPROX") else date


def _place(node: Node, role: str) -> Place | None:
    words = [node.first(tag) for tag in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")]
    text = ", ".join(filter(None, words))
    return Place(text, country(values.stated(node.first("COUNTRY"))), role) if text else None


def _documents(node: Node, tag: str) -> Iterator[Document]:
    for one in node.all(f"{tag}_DOCUMENT"):
        number = values.stated(one.first("NUMBER"))
        if number:
            issued = one.first("ISSUING_COUNTRY") or one.first("COUNTRY_OF_ISSUE")
            kind = one.first("TYPE_OF_DOCUMENT") or one.first("TYPE_OF_DOCUMENT2")
            yield Document(number, kind, country(values.stated(issued)))
