"""Lists made to do harm are refused; lists that are merely broken never end in anything but named mistakes."""

import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.lists import samples
from tests.formats.lists.conftest import Read
from zotim.formats.lists import Problem
from zotim.formats.lists.lines import LONGEST_LINE
from zotim.formats.lists.markup import LONGEST_RECORD
from zotim.formats.text.errors import UnreadableFile

XML = [name for name in samples.FILES if name.endswith(".xml")]
BOMB = """<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
OUTSIDE = """<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>"""


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE, "<!DOCTYPE a>"])
def test_a_declared_document_type_is_refused(read: Read, name: str, declaration: str) -> None:
    head, _, rest = samples.FILES[name].partition("\n")
    with pytest.raises(UnreadableFile, match="it declares its own document type"):
        read(name, f"{head}\n{declaration}{rest}")


@pytest.mark.parametrize("name", XML)
def test_a_declaration_behind_a_long_comment_is_refused_too(read: Read, name: str) -> None:
    head, _, rest = samples.FILES[name].partition("\n")
    with pytest.raises(UnreadableFile):
        read(name, f"{head}\n<!--{'x' * 70_000}-->{BOMB}{rest}")


def test_depth_has_a_limit(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="nested more than 50 levels"):
        read("un.xml", "<CONSOLIDATED_LIST>" + "<a>" * 100_000)


def test_one_tag_has_a_limit(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="one tag is longer"):
        read("un.xml", '<CONSOLIDATED_LIST><INDIVIDUAL a="' + "x" * 3_000_000)


def test_an_entry_that_is_too_long_is_named_and_the_next_is_read(read: Read) -> None:
    long = f"<INDIVIDUAL><DATAID>1</DATAID><a>{'x' * LONGEST_RECORD}<b/></a></INDIVIDUAL>"
    text = samples.UN_XML.replace(" <INDIVIDUALS>", f" <INDIVIDUALS>{long}")
    listings, problems = read("un.xml", text)
    assert len(listings) == 2
    assert [(one.line, one.field, one.code) for one in problems] == [(3, "INDIVIDUAL", "long")]


def test_a_line_that_is_too_long_is_named_and_the_next_is_read(read: Read) -> None:
    listings, problems = read("own.csv", "id,name\n1," + "x" * (2 * LONGEST_LINE) + "\n2,Arben\n")
    assert [one.id for one in listings] == ["2"]
    assert [(one.line, one.code) for one in problems] == [(2, "long")]


def test_json_that_is_too_deep_or_holds_a_number_of_many_digits_is_named(read: Read) -> None:
    _, problems = read("ftm.json", samples.FTM + '{"a":' * 100_000 + "\n" + '{"a":' + "9" * 10_000 + "}\n")
    assert [one.code for one in problems] == ["json", "json"]


def test_an_entry_whose_number_has_thousands_of_digits_is_named(read: Read) -> None:
    files = {
        "sdn.csv": samples.SDN_CSV.replace("903,", "9" * 5000 + ","),
        "alt.csv": samples.ALT_CSV + "9" * 5000 + ',1,"aka","X",-0- \r\n',
    }
    listings, problems = read(files=files)
    assert len(listings) == 3
    assert sorted((one.file, one.code) for one in problems) == [("alt.csv", "id"), ("sdn.csv", "id")]


def test_thousands_of_brackets_are_read_in_time(read: Read) -> None:
    entity = {"id": "1", "schema": "Person", "properties": {"name": ["A" + "(أ)" * 30_000]}}
    [one], _ = read("ftm.json", json.dumps(entity, ensure_ascii=False))
    assert len(one.names) == 2


def test_a_remark_of_many_thousand_letters_is_read_in_time(read: Read) -> None:
    remark = "Passport " + "A1-" * 15_000
    [one], _ = read("sdn.csv", f'1,"X","individual",-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-,"{remark}"\r\n')
    assert one.documents == ()


def _sane(found: tuple[list, list[Problem]], name: str) -> None:
    listings, problems = found
    for one in listings:
        assert one.id
        assert one.names
        assert all(name.text for name in one.names)
    for problem in problems:
        assert problem.file == name
        assert problem.line > 0
        assert len(str(problem)) < 600


@pytest.mark.parametrize("name", samples.FILES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_list_with_bytes_changed_is_read_or_refused(read: Read, name: str, data: st.DataObject) -> None:
    whole = samples.FILES[name].encode()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole)))
        gone = data.draw(st.integers(0, 40))
        whole = whole[:at] + data.draw(st.binary(max_size=12)) + whole[at + gone :]
    with contextlib.suppress(UnreadableFile):
        _sane(read(name, whole), name)


@pytest.mark.parametrize("name", [name for name in samples.FILES if name.endswith(".csv")])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cells=st.lists(st.lists(st.text(max_size=20), max_size=40), max_size=5))
def test_rows_of_anything_are_read_or_named(read: Read, name: str, cells: list[list[str]]) -> None:
    separator = ";" if name == "eu.csv" else ","
    rows = "".join(separator.join(row) + "\n" for row in cells)
    _sane(read(name, samples.FILES[name] + rows), name)


_KEYS = ("id", "schema", "properties", "name", "alias", "birthDate", "sanctions", "gender", "notes")
_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=10)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    ),
    max_leaves=12,
)

_PROPERTIES = st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=5).map(lambda some: {"name": ["Arben"], **some})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(properties=st.one_of(_PROPERTIES, _JSON), identity=_JSON, datasets=_JSON)
def test_entities_of_anything_are_read_or_named(
    read: Read, properties: object, identity: object, datasets: object
) -> None:
    entity = {"id": identity, "schema": "Person", "properties": properties, "datasets": datasets}
    _sane(read("ftm.json", samples.FTM + json.dumps(entity) + "\n"), "ftm.json")
