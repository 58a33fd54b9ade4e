"""The standard as it is published, out of a folder: schema, code lists, ruleset. None of it is part of this program."""

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from zotim.formats.iati.codelists import Codelists
from zotim.formats.iati.rules import Ruleset
from zotim.formats.iati.trusted import UnreadableStandard, loaded, parsed

SCHEMA, MAPPING, RULES = "iati-activities-schema.xsd", "mapping.xml", "standard.json"
PREFIXES = "OrganisationRegistrationAgency"
_XS = "{http://www.w3.org/2001/XMLSchema}"


@dataclass(frozen=True, slots=True)
class Standard:
    """What is looked at. A part that a folder doesn't hold is None; ``absent`` names what can't be looked at."""

    schema: etree.XMLSchema | None = None
    codelists: Codelists | None = None
    ruleset: Ruleset | None = None
    absent: tuple[str, ...] = field(default=())

    @property
    def prefixes(self) -> frozenset[str]:
        """Codes of the agencies with whose prefix an organisation's identifier begins; empty where no list has them."""
        found = self.codelists.lists.get(PREFIXES) if self.codelists is not None else None
        return found.codes if found is not None else frozenset()

    @classmethod
    def read(cls, folder: Path) -> "Standard":
        """The standard in *folder*, wherever in it its files lie. Raises :class:`UnreadableStandard`."""
        if not folder.is_dir():
            raise UnreadableStandard(f"{folder} is no folder. Name the one with {SCHEMA}, code lists and {RULES}.")
        schema, mapping, rules = (_first(folder, name) for name in (SCHEMA, MAPPING, RULES))
        lists = sorted(path for path in folder.rglob("*.xml") if path.parent.parent.name == "codelists")
        if mapping is not None:
            lists = sorted(path for path in mapping.parent.rglob("*.xml") if path != mapping)
        if not (schema or lists or rules):
            raise UnreadableStandard(f"{folder} holds neither {SCHEMA} nor code lists nor {RULES}.")
        codelists = Codelists.read(lists, mapping) if lists and mapping is not None else None
        absent = [name for name, found in ((SCHEMA, schema), (MAPPING, codelists), (RULES, rules)) if found is None]
        absent += [f"code list {name}" for name in (codelists.missing if codelists is not None else ())]
        return cls(
            _schema(schema) if schema is not None else None,
            codelists,
            Ruleset(loaded(rules)) if rules is not None else None,
            tuple(absent),
        )


def _first(folder: Path, name: str) -> Path | None:
    return min(folder.rglob(name), default=None)


def _schema(path: Path) -> etree.XMLSchema:
    """The schema, with the files beside it that it takes in; nothing is taken from elsewhere."""
    waiting, seen = [path], set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        for tag in ("import", "include", "redefine"):
            for other in parsed(one).iter(f"{_XS}{tag}"):
                where = other.get("schemaLocation", "")
                if where and Path(where).name != where:
                    raise UnreadableStandard(f"{one.name} takes in {where[:200]}, which doesn't lie beside it.")
                if where:
                    waiting.append(one.with_name(where))
    try:
        return etree.XMLSchema(parsed(path))
    except etree.XMLSchemaParseError as error:
        raise UnreadableStandard(f"{path.name} is no XML schema: {str(error)[:200]}") from None
