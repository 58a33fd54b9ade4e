"""What a unit's schema wants beside what a report says already: each unit wants something else, so it is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zotim.formats.goaml.schema import Field, Schema
from zotim.formats.goaml.tree import Tree, each, trees
from zotim.formats.goaml.writing import ROOT, is_there

_DEEPEST = 8
"""Elements in one another that are looked into: a type may hold itself."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A text that has to stand at ``place``: names of elements under the report, with ``/`` between them."""

    place: str
    field: Field


def needed(report: Tree, schema: Schema) -> list[Needed]:
    """The texts that *schema* wants where *report* says nothing, in its order. Of several elements of which one has to
    stand it is the first that is a text; where none is, the first."""
    return list(_needed(report, (ROOT,), schema))


def _needed(tree: Tree, place: tuple[str, ...], schema: Schema) -> Iterator[Needed]:
    fields = schema.fields(place)
    if len(place) > _DEEPEST:
        return
    given = {one.name for one in fields if any(map(is_there, each(tree.get(one.name))))}
    chosen = dict(_chosen(fields, given))
    for field in fields:
        at = (*place, field.name)
        for one in filter(is_there, trees(tree.get(field.name))):
            yield from _needed(one, at, schema)
        if field.name not in given and (field.required or chosen.get(field.choice) is field):
            if field.kind:
                yield Needed("/".join(at[1:]), field)
            else:
                yield from _needed({}, at, schema)


def _chosen(fields: Sequence[Field], given: set[str]) -> Iterator[tuple[int, Field]]:
    """Of each choice of which nothing is given the element that is asked for."""
    for number in {one.choice for one in fields} - {0}:
        among = [one for one in fields if one.choice == number]
        if not any(one.name in given for one in among):
            yield number, next((one for one in among if one.kind), among[0])


def completed(report: Tree, texts: Mapping[str, str]) -> Tree:
    """*report* with a text at each place of *texts*; where several trees stand at one place, in the first of them."""
    whole: dict[str, Any] = dict(report)
    for place, text in texts.items():
        above, _slash, below = place.partition("/")
        if not below:
            whole[above] = text
            continue
        first, *others = list(trees(whole.get(above))) or [{}]
        inner = completed(first, {below: text})
        whole[above] = [inner, *others] if others else inner
    return whole
