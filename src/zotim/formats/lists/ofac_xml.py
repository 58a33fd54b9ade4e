"""The lists of the US Treasury (OFAC) as XML, in the plain form (``sdnList``)."""

from collections.abc import Iterator
from typing import BinaryIO

from zotim.formats.countries import code, country
from zotim.formats.lists import values
from zotim.formats.lists.markup import Node, records
from zotim.formats.lists.model import Document, Listing, Place
from zotim.formats.lists.ofac_csv import SOURCE
from zotim.formats.problems import Reading

_NOT_DOCUMENTS = ("gender", "secondary sanctions risk", "website", "email address", "phone number")


def read(file: BinaryIO, reading: Reading) -> Iterator[Listing]:
    """The ``sdnEntry`` elements, in the order of the file."""
    for node in records(file, reading, ("sdnEntry",)):
        if (listing := _listing(node, reading)) is not None:
            yield listing


def _listing(node: Node, reading: Reading) -> Listing | None:
    identity, name = node.first("uid"), _name(node)
    if not identity:
        reading.wrong(node.line, "uid", "id")
        return None
    if not name:
        reading.wrong(node.line, "lastName", "name")
        return None
    names = values.names(name, role="name")
    for alias in node.all("akaList", "aka"):
        role = "former" if alias.first("type").startswith("f") else "alias"
        names += values.names(_name(alias), weak=alias.first("category").lower() == "weak", role=role)
    numbers = [*node.all("idList", "id")]
    return Listing(
        id=identity,
        kind=values.kind(reading, node.line, "sdnType", node.first("sdnType")),
        names=tuple(names),
        source=SOURCE,
        line=node.line,
        born=values.birth_dates(
            reading, node.line, "dateOfBirth", node.texts("dateOfBirthList", "dateOfBirthItem", "dateOfBirth")
        ),
        places=(
            *(
                Place(text, code(text.rpartition(", ")[2]), "birth")
                for text in node.texts("placeOfBirthList", "placeOfBirthItem", "placeOfBirth")
            ),
            *(
                Place(text, country(one.first("country")), "address")
                for one in node.all("addressList", "address")
                if (text := _where(one))
            ),
        ),
        countries=values.countries(
            [
                *node.texts("nationalityList", "nationality", "country"),
                *node.texts("citizenshipList", "citizenship", "country"),
                *node.texts("vesselInfo", "vesselFlag"),
            ]
        ),
        documents=(
            *(
                Document(number, one.first("idType"), country(values.stated(one.first("idCountry"))))
                for one in numbers
                if one.first("idType").lower() not in _NOT_DOCUMENTS
                if (number := values.stated(one.first("idNumber")))
            ),
            *(Document(call, "Call sign") for call in node.texts("vesselInfo", "callSign")),
        ),
        genders=values.genders(
            reading, node.line, "idList",
            (one.first("idNumber") for one in numbers if one.first("idType").lower() == "gender"),
        ),
        programmes=tuple(node.texts("programList", "program")),
        remarks=node.first("remarks"),
    )  # fmt: skip


def _name(node: Node) -> str:
    return values.clean(f"{node.first('firstName')} {node.first('lastName')}")


def _where(address: Node) -> str:
    return ", ".join(filter(None, (values.clean(part.text) for part in address.children if part.tag != "uid")))
