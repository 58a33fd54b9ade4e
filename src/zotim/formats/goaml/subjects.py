"""Who is named in a report, wherever they stand in it: what can be compared with a list."""

from collections.abc import Iterator
from dataclasses import dataclass

from zotim.formats.goaml.tree import Tree, each, text, trees

_GENDERS = {"M": "male", "F": "female"}
_NUMBERS = ("ssn", "passport_number", "id_number", "tax_number", "tax_reg_number", "incorporation_number")
_COUNTRIES = ("nationality1", "nationality2", "nationality3", "residence", "country_of_birth", "passport_country",
              "incorporation_country_code")  # fmt: skip
_NAME_ORDER = ("first_name", "middle_name", "prefix", "last_name")
"""goAML's *prefix* is what stands before a family name (*bin*, *von*), not a title."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody in a report. ``kind``: ``person`` or ``organisation``.

    ``names``: the whole name, then aliases and earlier ones; ``born`` ``YYYY-MM-DD`` or empty; ``gender`` ``male``,
    ``female`` or empty; ``countries`` two letters, small; ``documents`` numbers as written. ``client``: of whoever
    reports. ``place``: the names of the elements down to it.
    """

    kind: str
    names: tuple[str, ...]
    born: str = ""
    gender: str = ""
    countries: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    client: bool = False
    place: str = ""


def subjects(report: Tree) -> Iterator[Subject]:
    """Everybody who is named in *report*, in the order in which they stand; whoever comes twice is given twice.

    The one who reports isn't among them: it is their work.
    """
    yield from _walk(report, (), client=False)


def _walk(tree: Tree, place: tuple[str, ...], *, client: bool) -> Iterator[Subject]:
    for name, value in tree.items():
        if name == "reporting_person":
            continue
        ours = client or name.endswith("_my_client")
        for one in trees(value):
            here = (*place, name)
            if found := _subject(one, here, ours):
                yield found
            yield from _walk(one, here, client=ours)


def _subject(tree: Tree, place: tuple[str, ...], client: bool) -> Subject | None:
    if place[-1] == "previous_name":
        return None
    if "last_name" in tree or "first_name" in tree:
        kind, names = "person", (_whole(tree), *_others(tree))
    elif "name" in tree and _is_entity(place[-1]):
        kind, names = "organisation", (text(tree, "name"), text(tree, "commercial_name"))
    else:
        return None
    documents = [text(tree, name) for name in _NUMBERS]
    countries = [text(tree, name) for name in _COUNTRIES]
    for holder in (tree, *trees(tree.get("identifications")), *trees(tree.get("entity_identifications"))):
        for one in (*trees(holder.get("identification")), *trees(holder.get("entity_identifier"))):
            documents.append(text(one, "number"))
            countries.append(text(one, "issue_country"))
    return Subject(
        kind, _once(names), text(tree, "birthdate")[:10], _GENDERS.get(text(tree, "gender"), ""),
        _once(one.lower() for one in countries if len(one) == 2 and one.isalpha()), _once(documents), client,
        "/".join(place),
    )  # fmt: skip


def _is_entity(name: str) -> bool:
    """An element that holds an organisation: ``from_entity``, ``t_entity``, ``entity_my_client``, …"""
    return name.removesuffix("_my_client").endswith("entity")


def _whole(tree: Tree) -> str:
    return " ".join(filter(None, (text(tree, name) for name in _NAME_ORDER)))


def _others(tree: Tree) -> Iterator[str]:
    for name in ("alias", "full_name_frn"):
        yield from (one for one in each(tree.get(name)) if isinstance(one, str))
    for held in trees(tree.get("previous_names")):
        yield from map(_whole, trees(held.get("previous_name")))


def _once(values: "Iterator[str] | tuple[str, ...] | list[str]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(one.split()) for one in values if one.strip()))
