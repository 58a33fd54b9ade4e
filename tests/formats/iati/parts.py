"""Activities out of nothing: any field of any part filled or not, with any letters, and things that nobody modelled."""

from dataclasses import fields
from typing import Any

from hypothesis import strategies as st
from lxml import etree

from zotim.formats.iati import Part, Rest
from zotim.formats.iati.shape import escaped, raw, shape

SPACE = "https://example.org/z"
LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\t\n\r").filter(
        lambda letter: letter not in "\ufffe\uffff"
    ),
    max_size=6,
)
BARE = LETTERS.map(str.strip).filter(bool)


@st.composite
def strange(draw: st.DrawFn, tag: str = "") -> str:
    """An element that nobody modelled, as canonical XML."""
    name = tag or draw(st.sampled_from(["made-up", f"{{{SPACE}}}own"]))
    element = etree.Element(name, attrib=draw(st.dictionaries(st.sampled_from(["a", f"{{{SPACE}}}b"]), LETTERS)))
    element.text = draw(LETTERS)
    if draw(st.booleans()):
        etree.SubElement(element, "inner").tail = draw(LETTERS)
    return raw(etree.fromstring(etree.tostring(element)))


@st.composite
def rests(draw: st.DrawFn, of_text: bool) -> Rest | None:
    """What is kept beside the fields."""
    attributes = draw(st.lists(st.sampled_from(["odd", "z:odd"]), unique=True))
    said = [(name, draw(LETTERS)) for name in attributes]
    if "z:odd" in attributes:
        said.append(("xmlns:z", SPACE))
    elements = draw(st.lists(strange(), max_size=2))
    if of_text:
        elements = [one + escaped(draw(LETTERS)) for one in elements]
    text = "" if of_text else draw(st.just("") | BARE)
    return Rest(tuple(sorted(said)), tuple(elements), text) if said or elements or text else None


@st.composite
def parts(draw: st.DrawFn, part: type[Part]) -> Any:
    """Any part of a kind: a few of its fields, each with anything."""
    places = {one.name: one.metadata for one in fields(part) if "place" in one.metadata}
    chosen = draw(st.lists(st.sampled_from(sorted(places)), max_size=4, unique=True))
    values: dict[str, Any] = {}
    for name in chosen:
        said = places[name]
        if said["place"] in ("attribute", "content"):
            values[name] = draw(LETTERS)
        elif said["place"] == "kept":
            values[name] = tuple(draw(st.lists(strange(said["name"]), min_size=1, max_size=2)))
        elif said["place"] == "one":
            values[name] = draw(parts(said["part"]))
        else:
            values[name] = tuple(draw(st.lists(parts(said["part"]), min_size=1, max_size=2)))
    rest = draw(rests(bool(shape(part).content))) if draw(st.integers(0, 3)) == 0 else None
    return part(**values, rest=rest)
