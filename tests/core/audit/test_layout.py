"""The bytes under the hashes are frozen. The digests here were made with printf and sha256sum, not with this code."""

import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.core.audit import layout

EVENT = UUID("0199a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b")
ACTOR = UUID("0199a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5c")
AT = datetime(2026, 11, 24, 1, 54, tzinfo=UTC)
WORDS = (
    "person", "register.commitment.added", "register.commitment", "0199a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5d",
    "", "done", "r1",
)  # fmt: skip
DETAILS = {"commitments": ["a", "b"], "changed": 2}

DIGEST = "de20fbac5d034d5ee8c88e51c5ad5a44b28aa85ea1d52b766ced7af6c57ed43a"
GENESIS = "130c20916adb053301ae94d4bd760c4ed044ca965ebd72b56cf6878bbaccf883"
FIRST = "3ea23ecbbeab2f3d8e6850c96f844278e3cc7716d820cdcf8e9e8fcd6b7a6899"
SECOND = "1b749f05c095acbb44c09d3e002fa47887ff6e13657b14bb5e74015de2a0054b"


def test_the_digest_of_an_event_never_changes():
    assert layout.event_digest(EVENT, AT, ACTOR, None, WORDS, DETAILS) == DIGEST


def test_the_zone_in_which_a_time_is_given_makes_no_difference():
    tirana = AT.astimezone(timezone(timedelta(hours=1)))
    assert layout.event_digest(EVENT, tirana, ACTOR, None, WORDS, DETAILS) == DIGEST


@pytest.mark.parametrize("at", ["2026-11-24 01:54:00", "2026-11-24T01:54:00.000000Z"])
def test_a_row_read_from_either_database_has_the_same_digest(at):
    row = (EVENT.hex, at, ACTOR.hex, None, *WORDS, '{"changed": 2, "commitments": ["a", "b"]}')
    assert layout.stored_digest(row) == DIGEST


def test_the_hashes_of_the_first_seals_never_change():
    assert layout.GENESIS.hex() == GENESIS
    first = layout.link(layout.GENESIS, 1, bytes.fromhex(DIGEST))
    assert first.hex() == FIRST
    assert layout.link(first, 2, bytes.fromhex(DIGEST)).hex() == SECOND


@pytest.mark.parametrize(
    "row",
    [
        (EVENT.hex, None, None, None, *WORDS, "{}"),
        (EVENT.hex, "", None, None, *WORDS, "{}"),
        (EVENT.hex, "2026-11-24 01:54:00", "", None, *WORDS, "{}"),
        (EVENT.hex, "2026-11-24 01:54:00", b"\xff", None, *WORDS, "{}"),
        (EVENT.hex, "2026-11-24 01:54:00", None, None, *WORDS[:-1], "\udcff", "{}"),
        (EVENT.hex, "2026-11-24 01:54:00", None, None, *WORDS, "{"),
        (EVENT.hex, "2026-11-24 01:54:00", None, None, *WORDS, "[" * 100_000),
        (EVENT.hex, "2026-11-24 01:54:00", None, None, *WORDS, None),
    ],
)
def test_a_row_that_can_not_be_ours_has_no_digest(row):
    assert layout.stored_digest(row) is None


plain = st.text(alphabet="abcXYZ019_.:-", max_size=64)
words = st.tuples(*[plain] * 7)


@given(words, words)
def test_two_different_events_never_hash_the_same_bytes(one, other):
    digests = {layout.event_digest(EVENT, AT, ACTOR, None, fields, {}) for fields in (one, other)}
    assert len(digests) == len({one, other})


@given(st.dictionaries(plain, st.one_of(plain, st.integers(-layout.LARGEST, layout.LARGEST), st.booleans())))
def test_details_have_one_form_whatever_their_order(details):
    backwards = dict(reversed(list(details.items())))
    assert layout.details_text(details) == layout.details_text(backwards)
    assert json.loads(layout.details_text(details)) == details


@pytest.mark.parametrize(
    "value",
    ["Lule Prifti", "lule@example.org", "a\n", "Ë", "", "x" * 65, "a/b", "٣", 1.5, 2**53, b"x", [["a"]], {"a b": 1}],
)
def test_details_take_ids_verbs_and_counts_and_nothing_that_reads_like_a_value(value):
    if value == "":
        assert layout.plain_details({"none": value}) == {"none": ""}
        return
    with pytest.raises(ValueError, match="audit event, details"):
        layout.plain_details({"field": value})


def test_details_are_small():
    with pytest.raises(ValueError, match="4096"):
        layout.plain_details({"ids": ["x" * 60] * 100})
