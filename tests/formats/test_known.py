"""What is known leaves as STIX and MISP and comes back the same; nobody's person is in it."""

import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats import stix
from zotim.formats.known import Known, Packet, Sort, Tlp
from zotim.formats.misp.known import known as from_misp
from zotim.formats.misp.writing import warninglist
from zotim.formats.misp.writing import write as to_misp

pytestmark = pytest.mark.once
AT = datetime(2026, 11, 3, 9, 30, 0, 123_000, UTC)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
words = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40)
addresses = words.map(lambda path: f"https://videot.example/{path.strip()}".strip())
ONE = st.one_of(
    st.tuples(st.sampled_from([Sort.PDQ, Sort.SHA256]), hashes), st.tuples(st.just(Sort.URL), addresses)
).flatmap(lambda one: st.builds(Known, st.uuids(version=4), st.just(one[0]), st.just(one[1]), st.just(AT), words))
packets = st.builds(
    Packet, st.uuids(version=4), st.just("Bankë"), st.just(AT), st.sampled_from(Tlp), st.just("internal"),
    st.just("Vendim i trilluar"), st.lists(ONE, min_size=1, max_size=5, unique_by=lambda one: one.id),
)  # fmt: skip


def packet(*known):
    return Packet(UUID(int=7, version=4), "Provë", AT, Tlp.AMBER, "restricted", "Burimi: i trilluar", known)


def what(found):
    return {(sort, value) for sort, value, _note in found}


@given(packets)
def test_a_bundle_is_as_the_standard_wants_it_and_comes_back_the_same(made):
    data = stix.write(made)
    assert stix.faults(json.loads(data)) == []
    told = []
    assert what(stix.read(data, "x.json", told.append)) == {(one.sort, one.value) for one in made.known}
    assert told == []
    assert stix.write(made) == data


@given(packets)
def test_an_event_comes_back_the_same(made):
    told = []
    assert what(from_misp(to_misp(made), "x.json", told.append)) == {(one.sort, one.value) for one in made.known}
    assert told == []


def test_an_event_asks_no_machine_to_act_and_says_how_far_it_may_go():
    event = json.loads(to_misp(packet(Known(uuid4(), Sort.SHA256, "a" * 64, AT))))["Event"]
    assert {tag["name"] for tag in event["Tag"]} == {"tlp:amber", 'zotim:marking="restricted"'}
    assert (event["published"], {one["to_ids"] for one in event["Attribute"]}) == (False, {False})


def test_a_hash_that_is_none_doesnt_leave():
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        Known(uuid4(), Sort.PDQ, "F" * 64, AT)


def test_a_packet_of_nothing_isnt_written():
    with pytest.raises(ValueError, match="holds something"):
        stix.write(packet())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "identity"}, "names a person"), ({"pattern": None}, "pattern"), ({"id": "indicator--1"}, "id"),
        ({"valid_from": "2026-11-03"}, "moment"), ({"object_marking_refs": ["x"]}, "isn't in the bundle"),
    ],
)  # fmt: skip
def test_what_isnt_as_the_standard_wants_it_is_found(change, said):
    bundle = json.loads(stix.write(packet(Known(uuid4(), Sort.PDQ, "a" * 64, AT))))
    at = next(one for one in bundle["objects"] if one["type"] == "indicator")
    at.update(change)
    assert said in " ".join(stix.faults(bundle))


def test_what_a_bundle_demands_together_isnt_known_by_one_part():
    both = {
        "type": "indicator",
        "pattern": f"[file:hashes.'SHA-256' = '{'a' * 64}'] AND [url:value = 'https://x.example']",
    }
    either = {
        "type": "indicator",
        "pattern": f"[file:hashes.PDQ = '{'B' * 64}' OR url:value = 'https://y.example/\\'']",
    }
    broken = {"type": "file", "hashes": {"SHA-256": "kurrë", "MD5": "0" * 32}}
    told = []
    data = json.dumps({"type": "bundle", "objects": [both, either, broken, 7, either | {"revoked": True}]}).encode()
    assert what(stix.read(data, "x.json", told.append)) == {(Sort.PDQ, "b" * 64), (Sort.URL, "https://y.example/'")}
    assert [(one.line, one.field) for one in told] == [(1, "pattern"), (3, "hashes.SHA-256"), (4, "")]


@pytest.mark.parametrize("data", [b"\xff", b"{", b"[]", b"7", b'{"type": "bundle"}', b"null"])
def test_what_is_no_file_of_theirs_is_said_so(data):
    for read in (stix.read, from_misp):
        told = []
        assert list(read(data, "x.json", told.append)) == []
        assert told or data == b"[]"


def test_attributes_of_objects_count_and_deleted_ones_dont():
    event = {
        "Attribute": [{"type": "sha256", "value": "A" * 64}, {"type": "sha256", "value": "b" * 64, "deleted": True}],
        "Object": [{"Attribute": [{"type": "url", "value": " https://z.example "}, {"type": "ip-dst", "value": "x"}]}],
    }
    found = what(from_misp(json.dumps({"response": [{"Event": event}]}).encode(), "x", [].append))
    assert found == {(Sort.SHA256, "a" * 64), (Sort.URL, "https://z.example")}


def test_what_is_lawful_becomes_a_list_to_be_warned_by():
    known = [Known(uuid4(), Sort.URL, "https://arkiva.example/1", AT), Known(uuid4(), Sort.SHA256, "c" * 64, AT)]
    said = json.loads(warninglist("Arkiva", "E ligjshme", 3, known))
    assert said["list"] == ["c" * 64, "https://arkiva.example/1"]
    assert said["matching_attributes"] == ["sha256", "url"]
