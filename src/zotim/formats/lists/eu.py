"""The consolidated list of financial sanctions of the European Union: XML and CSV, version 1.1 of both."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import BinaryIO

from zotim.formats.countries import country
from zotim.formats.lists import values
from zotim.formats.lists.lines import lines, named, rows
from zotim.formats.lists.markup import Node, records
from zotim.formats.lists.model import Document, Listing, Name, Place, merged
from zotim.formats.problems import Reading

SOURCE = "eu"


def read_xml(file: BinaryIO, reading: Reading) -> Iterator[Listing]:
    """The ``sanctionEntity`` elements, in the order of the file."""
    for node in records(file, reading, ("sanctionEntity",)):
        if (listing := _from_xml(node, reading)) is not None:
            yield listing


def _from_xml(node: Node, reading: Reading) -> Listing | None:
    identity = node.get("euReferenceNumber") or node.get("logicalId")
    if not identity:
        reading.wrong(node.line, "euReferenceNumber", "id")
        return None
    names: dict[Name, None] = {}
    for alias in node.all("nameAlias"):
        text = alias.get("wholeName") or _joined(alias.get("firstName"), alias.get("middleName"), alias.get("lastName"))
        role = "alias" if names else "name"
        names |= dict.fromkeys(values.names(text, weak=alias.get("strong").lower() == "false", role=role))
    if not names:
        reading.wrong(node.line, "nameAlias", "name")
        return None
    subject = next(node.all("subjectType"), node)
    births, regulations = [*node.all("birthdate")], [*node.all("regulation")]
    return Listing(
        id=identity,
        kind=values.kind(reading, subject.line, "subjectType", subject.get("code")),
        names=tuple(names),
        source=SOURCE,
        line=node.line,
        born=values.birth_dates(reading, node.line, "birthdate", map(_birth, births)),
        places=tuple(
            Place(text, country(_code(one.get("countryIso2Code"))), role)
            for role, some in (("birth", births), ("address", [*node.all("address")]))
            for one in some
            if (text := _where(one))
        ),
        countries=values.countries(
            _code(one.get("countryIso2Code")) or one.get("countryDescription") for one in node.all("citizenship")
        ),
        documents=tuple(
            Document(
                number,
                values.clean(one.get("identificationTypeDescription") or one.get("identificationTypeCode")),
                country(_code(one.get("countryIso2Code"))),
            )
            for one in node.all("identification")
            if (number := values.stated(one.get("number") or one.get("latinNumber")))
        ),
        genders=values.genders(reading, node.line, "gender", (one.get("gender") for one in node.all("nameAlias"))),
        programmes=tuple(dict.fromkeys(filter(None, (one.get("programme") for one in regulations)))),
        listed_on=values.day(
            reading, node.line, "designationDate",
            node.get("designationDate") or next((one.get("publicationDate") for one in regulations), ""),
        ),
        remarks=" ".join(node.texts("remark")),
    )  # fmt: skip


def _birth(node: Node) -> str:
    start, end = node.get("yearRangeFrom"), node.get("yearRangeTo")
    date = node.get("birthdate") or _pieces(node.get("year"), node.get("monthOfYear"), node.get("dayOfMonth"))
    date = date or (f"{start}/{end}" if start and end else start or end)
    return f"~{date}" if date and node.get("circa").lower() == "true" else date


def _pieces(year: str, month: str, day: str) -> str:
    if not (month.isdigit() and day.isdigit()):
        day = ""
    return "-".join([year, *(piece.zfill(2) for piece in (month, day) if piece.isdigit())]) if year.isdigit() else year


def _where(node: Node) -> str:
    words = [node.get(key) for key in ("street", "poBox", "city", "place", "region", "zipCode", "countryDescription")]
    return ", ".join(dict.fromkeys(filter(None, map(values.stated, words))))


def _code(text: str) -> str:
    return "" if text == "00" else text


def _joined(*words: str) -> str:
    return " ".join(filter(None, map(values.clean, words)))


def read_csv(file: BinaryIO, reading: Reading) -> Iterator[Listing]:
    """The entities of the CSV file, whose rows each say one thing of an entity; rows of one stand together."""
    numbered = rows(lines(file, reading), reading, ";")
    columns = [cell.strip() for cell in next(numbered)[1]]
    keyed = (
        (row.get("Entity_EU_ReferenceNumber") or row["Entity_LogicalId"], line, row)
        for line, row in named(numbered, columns, reading)
    )
    for identity, group in groupby(keyed, lambda one: one[0]):
        some = [(line, row) for _, line, row in group]
        if not identity:
            reading.wrong(some[0][0], "Entity_EU_ReferenceNumber", "id")
        elif (listing := _from_rows(identity, some, reading)) is not None:
            yield listing


def _from_rows(identity: str, some: list[tuple[int, dict[str, str]]], reading: Reading) -> Listing | None:
    found = merged([_from_row(identity, line, row, reading) for line, row in some])
    if not found.names:
        reading.wrong(some[0][0], "NameAlias_WholeName", "name")
        return None
    return replace(found, names=(replace(found.names[0], role="name"), *found.names[1:]))


def _from_row(identity: str, line: int, row: dict[str, str], reading: Reading) -> Listing:
    def of(*keys: str) -> str:
        return next(filter(None, (values.stated(row.get(key, "")) for key in keys)), "")

    whole = row.get("NameAlias_WholeName", "") or _joined(
        *(row.get(f"NameAlias_{part}Name", "") for part in ("First", "Middle", "Last"))
    )
    start, end = of("BirthDate_YearRangeFrom"), of("BirthDate_YearRangeTo")
    pieces = of("BirthDate_Year"), of("BirthDate_Month"), of("BirthDate_Day")
    born = of("BirthDate_BirthDate") or _pieces(*pieces)
    born = born or (f"{start}/{end}" if start and end else start or end)
    if born and of("BirthDate_Circa").lower() == "true":
        born = f"~{born}"
    number, kinds = of("Identification_Number", "Identification_LatinNumber"), ("TypeDescription", "TypeCode")
    return Listing(
        id=identity,
        kind=values.kind(
            reading, line, "Entity_SubjectType", of("Entity_SubjectType_ClassificationCode", "Entity_SubjectType")
        ),
        names=tuple(values.names(whole)),
        source=SOURCE,
        line=line,
        born=values.birth_dates(reading, line, "BirthDate_BirthDate", [born]),
        places=tuple(
            Place(text, country(of(f"{group}_CountryIso2Code", f"{group}_CountryDescription")), role)
            for group, role in (("BirthDate", "birth"), ("Address", "address"))
            if (
                text := ", ".join(
                    filter(None, (of(f"{group}_{key}") for key in ("Street", "City", "Place", "CountryDescription")))
                )
            )
        ),
        countries=values.countries([of("Citizenship_CountryIso2Code", "Citizenship_CountryDescription")]),
        documents=(
            (
                Document(
                    number,
                    of(*(f"Identification_{kind}" for kind in kinds)),
                    country(of("Identification_CountryIso2Code", "Identification_CountryDescription")),
                ),
            )
            if number
            else ()
        ),
        genders=values.genders(reading, line, "NameAlias_Gender", [row.get("NameAlias_Gender", "")]),
        programmes=tuple(filter(None, [of("Entity_Regulation_Programme")])),
        listed_on=values.day(
            reading, line, "Entity_DesignationDate", of("Entity_DesignationDate", "Entity_Regulation_PublicationDate")
        ),
        remarks=of("Entity_Remark"),
    )
