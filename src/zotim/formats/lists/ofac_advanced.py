"""The lists of the US Treasury (OFAC) as XML in the advanced form: names in every script, and everything by number.

What the numbers mean stands before the parties, why and since when they are listed behind them: so the file is read
twice, and only those tables are held, never the parties.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import BinaryIO

from zotim.formats.countries import code, country
from zotim.formats.lists import values
from zotim.formats.lists.markup import Node, records
from zotim.formats.lists.model import BirthDate, Document, Listing, Name, Place
from zotim.formats.lists.ofac_csv import SOURCE
from zotim.formats.problems import Problem, Reading

_MEANINGS = (
    "AliasType", "Script", "Country", "AreaCode", "IDRegDocType", "FeatureType", "DetailReference", "PartySubType",
    "PartyType", "NamePartType", "SanctionsType",
)  # fmt: skip
_LANDS = ("nationality country", "citizenship country", "nationality of registration", "vessel flag")
_ORDER = ("first name", "middle name", "patronymic", "matronymic", "maiden name", "last name")


class _Tables:
    """What numbers mean: read before the parties are."""

    def __init__(self, file: BinaryIO, reading: Reading) -> None:
        self.meanings: dict[tuple[str, str], Node] = {}
        self.places: dict[str, Place] = {}
        self.documents: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self.entries: dict[str, tuple[str, tuple[str, ...]]] = {}
        for node in records(
            file, reading, (*_MEANINGS, "Location", "IDRegDocument", "SanctionsEntry", "DistinctParty")
        ):
            if node.tag == "Location":
                self.places[node.get("ID")] = self._place(node)
            elif node.tag == "IDRegDocument":
                number = values.stated(node.first("IDRegistrationNo"))
                if number:
                    self.documents[node.get("IdentityID")].append(
                        (number, node.get("IDRegDocTypeID"), node.get("IssuedBy-CountryID"))
                    )
            elif node.tag == "SanctionsEntry":
                self.entries[node.get("ProfileID")] = self._entry(node)
            elif node.tag != "DistinctParty":
                self.meanings[node.tag, node.get("ID")] = node

    def word(self, kind: str, number: str) -> str:
        """What a number means, in the file's words; empty where it isn't told."""
        node = self.meanings.get((kind, number))
        return values.clean(node.text) if node is not None else ""

    def land(self, number: str) -> str:
        """A country by its number."""
        node = self.meanings.get(("Country", number))
        return country(node.get("ISO2") or values.stated(node.text)) if node is not None else ""

    def _place(self, node: Node) -> Place:
        parts = node.texts("LocationPart", "LocationPartValue", "Value")
        lands = [self.land(one.get("CountryID")) for one in node.all("LocationCountry")]
        for one in node.all("LocationAreaCode"):
            area = self.meanings.get(("AreaCode", one.get("AreaCodeID")))
            lands += [self.land(area.get("CountryID"))] if area is not None else []
        land = next(filter(None, lands), "")
        return Place(", ".join(parts) or land, land)

    def _entry(self, node: Node) -> tuple[str, tuple[str, ...]]:
        dates = [_date(one) for one in node.all("EntryEvent", "Date")]
        programmes = [
            measure.first("Comment")
            for measure in node.all("SanctionsMeasure")
            if self.word("SanctionsType", measure.get("SanctionsTypeID")).lower() == "program"
        ]
        return min(filter(None, dates), default=""), tuple(dict.fromkeys(filter(None, programmes)))


def read(file: BinaryIO, reading: Reading) -> Iterator[Listing]:
    """The ``DistinctParty`` elements, in the order of the file. *file* is read twice, so it can be sought."""
    start = file.tell()
    tables = _Tables(file, Reading(reading.file, lambda problem: _tell_once(problem, reading)))
    file.seek(start)
    for node in records(file, reading, ("DistinctParty",)):
        for profile in node.all("Profile"):
            if (listing := _listing(profile, node, tables, reading)) is not None:
                yield listing


def _tell_once(problem: Problem, reading: Reading) -> None:
    """Of the first reading only what the second doesn't meet again."""
    if problem.code == "long" and problem.field != "DistinctParty":
        reading.report(problem)


def _listing(profile: Node, party: Node, tables: _Tables, reading: Reading) -> Listing | None:
    identity = profile.get("ID") or party.get("FixedRef")
    if not identity:
        reading.wrong(profile.line, "Profile", "id")
        return None
    kind = _kind(profile, tables, reading)
    names = [name for one in profile.all("Identity") for name in _names(one, tables)]
    if not names:
        reading.wrong(profile.line, "Alias", "name")
        return None
    features: dict[str, list[Node]] = defaultdict(list)
    for one in profile.all("Feature"):
        word = tables.word("FeatureType", one.get("FeatureTypeID"))
        if not word:
            reading.wrong(one.line, "FeatureTypeID", "reference", value=one.get("FeatureTypeID"))
        features[word.lower()] += one.all("FeatureVersion")
    listed_on, programmes = tables.entries.get(identity, ("", ()))
    return Listing(
        id=identity,
        kind=kind,
        names=tuple(dict.fromkeys(names)),
        source=SOURCE,
        line=party.line,
        born=tuple(_births(features["birthdate"], reading)),
        places=(
            *_places(features["place of birth"], "birth", tables, reading),
            *_places(features["location"], "address", tables, reading),
        ),
        countries=tuple(
            dict.fromkeys(
                place.country
                for feature in _LANDS
                for place in _places(features[feature], "address", tables, reading)
                if place.country
            )
        ),
        documents=tuple(
            Document(number, tables.word("IDRegDocType", type_id), tables.land(land))
            for one in profile.all("Identity")
            for number, type_id, land in tables.documents.get(one.get("ID"), ())
        ),
        genders=values.genders(reading, profile.line, "Gender", _details(features["gender"], tables)),
        programmes=programmes,
        listed_on=listed_on,
        remarks=party.first("Comment"),
    )


def _kind(profile: Node, tables: _Tables, reading: Reading) -> str:
    number = profile.get("PartySubTypeID")
    sub = tables.meanings.get(("PartySubType", number))
    if sub is None:
        reading.wrong(profile.line, "PartySubTypeID", "reference", value=number)
        return "organisation"
    word = values.stated(sub.text) or tables.word("PartyType", sub.get("PartyTypeID"))
    return values.kind(reading, profile.line, "PartySubTypeID", word)


def _names(identity: Node, tables: _Tables) -> Iterator[Name]:
    types = {
        group.get("ID"): tables.word("NamePartType", group.get("NamePartTypeID")).lower()
        for group in identity.all("NamePartGroups", "MasterNamePartGroup", "NamePartGroup")
    }
    aliases = sorted(identity.all("Alias"), key=lambda one: one.get("Primary") != "true")
    for alias in aliases:
        weak = alias.get("LowQuality") == "true"
        word = tables.word("AliasType", alias.get("AliasTypeID")).lower()
        role = "name" if alias.get("Primary") == "true" else "former" if word.startswith("f") else "alias"
        for documented in alias.all("DocumentedName"):
            values_ = [*documented.all("DocumentedNamePart", "NamePartValue")]
            parts = [(types.get(one.get("NamePartGroupID"), ""), values.clean(one.text)) for one in values_]
            parts.sort(key=lambda part: _ORDER.index(part[0]) if part[0] in _ORDER else 1)
            text = " ".join(part for _, part in parts if part)
            if text:
                yield Name(text, _script(values_, text, tables), weak, role)


def _script(parts: list[Node], text: str, tables: _Tables) -> str:
    node = tables.meanings.get(("Script", parts[0].get("ScriptID"))) if parts else None
    code = node.get("ScriptCode") if node is not None else ""
    return code if len(code) == 4 and code.isalpha() else values.script_of(text)


def _date(node: Node) -> str:
    year, month, day = (node.first(part) for part in ("Year", "Month", "Day"))
    if not year.isdigit():
        return ""
    pieces = [year.zfill(4), *(piece.zfill(2) for piece in (month, day) if piece.isdigit())]
    return values.partial_date("-".join(pieces))


def _births(versions: list[Node], reading: Reading) -> Iterator[BirthDate]:
    for version in versions:
        for period in version.all("DatePeriod"):
            starts, ends = [*period.all("Start", "From")], [*period.all("End", "To")]
            dates = [_date(one) for one in (*starts[:1], *ends[:1])]
            if not dates or not all(dates):
                reading.wrong(period.line, "DatePeriod", "date", value="")
                continue
            circa = any(one.get("Approximate") == "true" for tag in ("Start", "End") for one in period.all(tag))
            yield _span(min(dates), max(dates), circa)


def _span(earliest: str, latest: str, approximate: bool) -> BirthDate:
    """From the first to the last day of a year is that year."""
    if earliest[:4] == latest[:4] and earliest[4:] == "-01-01" and latest[4:] == "-12-31":
        earliest = latest = earliest[:4]
    return BirthDate(earliest, latest, approximate)


def _places(versions: list[Node], role: str, tables: _Tables, reading: Reading) -> Iterator[Place]:
    for version in versions:
        for where in version.all("VersionLocation"):
            place = tables.places.get(where.get("LocationID"))
            if place is None:
                reading.wrong(where.line, "LocationID", "reference", value=where.get("LocationID"))
            else:
                yield Place(place.text, place.country, role)
        for text in version.texts("VersionDetail"):
            yield Place(text, code(text.rpartition(", ")[2]), role)


def _details(versions: list[Node], tables: _Tables) -> Iterator[str]:
    for version in versions:
        for detail in version.all("VersionDetail"):
            yield values.clean(detail.text) or tables.word("DetailReference", detail.get("DetailReferenceID"))
