"""FollowTheMoney as JSON lines, in and out."""

import io
import json

from hypothesis import given

from tests.formats.lists import samples
from tests.formats.lists.conftest import Read
from tests.formats.lists.made import LISTINGS
from zotim.formats.lists import BirthDate, Document, Listing, Name, write_ftm
from zotim.formats.lists.ftm import read as read_ftm
from zotim.formats.problems import Reading


def test_an_entity_is_told_with_the_sanctions_inside_it(read: Read) -> None:
    [person, vessel], problems = read("ftm.json", samples.FTM)
    assert not problems
    assert (person.programmes, person.listed_on, person.genders) == (("SDGT",), "2015-04-07", ("male",))
    assert person.documents == (Document("A1234567", "Passport"),)
    assert (vessel.line, vessel.source) == (4, "ftm")


def test_a_broken_line_is_named_and_the_others_are_kept(read: Read) -> None:
    lines = samples.FTM.splitlines()
    bad = ['{"id": 1', "[]", '{"id": "x", "schema": "Person"}', '{"schema": "Person", "properties": {"name": ["A"]}}',
           '{"id": "y", "schema": "Person", "properties": {"name": [3.5, null]}}']  # fmt: skip
    listings, problems = read("ftm.json", "\n".join([lines[0], *bad, lines[3]]))
    assert [one.id for one in listings] == ["NK-901", "NK-903"]
    assert [(one.line, one.field, one.code) for one in problems] == [
        (2, "", "json"), (3, "properties", "shape"), (4, "properties", "shape"), (5, "id", "id"),
        (6, "name", "shape"), (6, "name", "shape"), (6, "name", "name"),
    ]  # fmt: skip


def _again(listings: list[Listing]) -> list[Listing]:
    out = io.StringIO()
    write_ftm(listings, out)
    return list(read_ftm(io.BytesIO(out.getvalue().encode("utf-8", "surrogatepass")), Reading("x", lambda _one: None)))


@given(LISTINGS)
def test_what_is_written_is_read_again_with_its_names_and_its_years(listings: list[Listing]) -> None:
    again = _again(listings)
    assert [(one.id, one.kind, one.source) for one in again] == [(one.id, one.kind, one.source) for one in listings]
    for one, other in zip(listings, again, strict=True):
        assert {(name.text, name.weak) for name in other.names} == {(name.text, name.weak) for name in one.names}
        assert {d.earliest[:4] for d in one.born} <= {d.earliest[:4] for d in other.born}
        assert {document.number for document in other.documents} == {document.number for document in one.documents}
        assert other.countries == one.countries


def test_a_span_is_written_as_its_years() -> None:
    listing = Listing("1", "person", (Name("Arben Shembulli"),), "ours", born=(BirthDate("1970", "1972"),))
    out = io.StringIO()
    write_ftm([listing], out)
    assert json.loads(out.getvalue())["properties"]["birthDate"] == ["1970", "1971", "1972"]
