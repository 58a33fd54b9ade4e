"""A report in the order of the schema that was chosen, or what is wrong with it.

Nothing is written that the schema doesn't take, and nothing is left out so that it does.
"""

from collections.abc import Iterator

from lxml import etree

from zotim.formats.goaml.schema import Field, Schema
from zotim.formats.goaml.tree import Tree, each
from zotim.formats.problems import Problem

ROOT = "report"
_MOST = 50
"""Problems told at once: whoever has more began with the wrong schema."""


class NotAccepted(ValueError):
    """The schema doesn't take the report; ``problems`` says what is wrong, each with its place (``field``)."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def write_report(report: Tree, schema: Schema) -> bytes:
    """The bytes of a report, valid against *schema*, whatever the order in *report*.

    Empty texts and empty trees count as not there. A date alone gets the midnight that goAML wants behind it. Raises
    :class:`NotAccepted` with every problem that was found (at most fifty), and then nothing is written.
    """
    problems: list[Problem] = []
    root = etree.Element(f"{{{schema.namespace}}}{ROOT}" if schema.namespace else ROOT)
    _fill(root, report, (ROOT,), schema, problems)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    if not problems:
        # Read again, so that what is judged is what is written.
        judged = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        for path, line, words in schema.validate(judged):
            problems.append(_wrong(schema, tuple(path.strip("/").split("/")), "schema", line=line, why=words))
    if problems:
        raise NotAccepted(tuple(problems[:_MOST]))
    return data


def _fill(element: etree._Element, tree: Tree, place: tuple[str, ...], schema: Schema, told: list[Problem]) -> None:
    fields = schema.fields(place)
    known = {field.name: field for field in fields}
    for name in tree:
        if name not in known and any(is_there(one) for one in each(tree[name])):
            shown = ", ".join(field.name for field in fields[:12]) or "only a text"
            told.append(_wrong(schema, (*place, name), "place", known=shown))
    for field in fields:
        values = [one for one in each(tree.get(field.name)) if is_there(one)]
        if field.required and not values:
            told.append(_wrong(schema, (*place, field.name), "missing", value=field.name))
        if len(values) > 1 and not field.several:
            told.append(_wrong(schema, (*place, field.name), "several", has=len(values)))
        for one in values:
            child = etree.SubElement(element, _tag(schema, field.name))
            if not isinstance(one, str):
                _fill(child, one, (*place, field.name), schema, told)
            else:
                told.extend(_set(child, one.strip(), field, (*place, field.name), schema))


def _set(child: etree._Element, text: str, field: Field, place: tuple[str, ...], schema: Schema) -> Iterator[Problem]:
    if not field.kind:
        yield _wrong(schema, place, "tree", value=text)
        return
    if field.kind == "dateTime" and len(text) == len("YYYY-MM-DD"):
        text += "T00:00:00"
    if field.codes and text not in field.codes:
        yield _wrong(schema, place, "code", value=text, known=", ".join([*field.codes][:12]))
    if field.longest is not None and len(text) > field.longest:
        yield _wrong(schema, place, "length", has=len(text), most=field.longest)
    try:
        child.text = text
    except ValueError:
        yield _wrong(schema, place, "letters")


def is_there(one: str | Tree) -> bool:
    """Whether something stands there: an empty text and an empty tree count as nothing."""
    if isinstance(one, str):
        return bool(one.strip())
    return any(is_there(below) for value in one.values() for below in each(value))


def _tag(schema: Schema, name: str) -> str:
    return f"{{{schema.namespace}}}{name}" if schema.namespace else name


def _wrong(schema: Schema, place: tuple[str, ...], code: str, line: int = 0, **values: object) -> Problem:
    short = {key: value[:200] if isinstance(value, str) else value for key, value in values.items()}
    return Problem(schema.name, line, "/".join(place[1:]) or place[0], code, short)
