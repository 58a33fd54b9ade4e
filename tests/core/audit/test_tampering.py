"""Somebody who owns the database changes the past: it is found, and the first place is named."""

from uuid import uuid4

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zotim.core.audit import services
from zotim.core.audit.models import Event, Seal, Unsealed
from zotim.core.audit.verify import Kind, verify

pytestmark = pytest.mark.django_db

EVENT_AT = "(SELECT event_id FROM audit_seal WHERE number = %s)"
FORGED = "f" * 64


def found():
    problem = verify(batch=3).problem
    return (problem.kind, problem.number) if problem else None


def test_a_log_that_nobody_touched_verifies_and_says_what_it_read(log):
    log(7)
    log(2, seal=False)
    result = verify(batch=3)
    assert (result.ok, result.sealed, result.number, result.waiting) == (True, 7, 7, 2)
    assert result.hash == Seal.objects.get(number=7).hash
    assert "The log is whole: 7 seals" in str(result)
    assert "Not sealed yet, so not protected: 2 events" in str(result)


def test_an_empty_log_verifies(db):
    assert verify().ok


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verb", "register.commitment.lapsed"), ("object_id", "another"), ("outcome", "denied"), ("purpose", "x"),
        ("request_id", ""), ("actor_kind", "person"), ("actor_id", uuid4()), ("on_behalf_of_id", uuid4()),
        ("details", '{"n": 99}'), ("at", "2026-01-01 00:00:00"), ("digest", FORGED),
    ],
)  # fmt: skip
def test_a17_an_event_edited_with_sql_is_named(log, tamper, column, value):
    log(7)
    if connection.vendor == "sqlite" and not isinstance(value, str):
        value = value.hex
    tamper((f"UPDATE audit_event SET {column} = %s WHERE id = {EVENT_AT}", [value, 4]))
    assert found() == (Kind.ALTERED_EVENT, 4)


def test_an_edit_that_carries_its_own_new_digest_is_named_too(log, tamper):
    log(7)
    event = Event.objects.get(pk=Seal.objects.get(number=4).event_id)
    event.verb = "nothing.happened"
    forged = services.digest_of(event)
    edit = (f"UPDATE audit_event SET verb = %s, digest = %s WHERE id = {EVENT_AT}", [event.verb, forged, 4])
    tamper(edit)
    assert found() == (Kind.ALTERED_EVENT, 4)
    tamper(("UPDATE audit_seal SET digest = %s WHERE number = 4", [forged]))
    assert found() == (Kind.ALTERED_SEAL, 4)


def test_a17_an_event_deleted_from_the_middle_is_named(log, tamper):
    log(7)
    tamper((f"DELETE FROM audit_event WHERE id = {EVENT_AT}", [4]))
    assert found() == (Kind.MISSING_EVENT, 4)


def test_a_seal_deleted_from_the_middle_leaves_a_gap(log, tamper):
    log(7)
    tamper(("DELETE FROM audit_seal WHERE number = 4", []))
    assert found() == (Kind.GAP, 4)


def test_a_gap_closed_by_moving_the_rest_up_is_named(log, tamper):
    log(7)
    tamper(
        (f"DELETE FROM audit_event WHERE id = {EVENT_AT}", [4]),
        ("DELETE FROM audit_seal WHERE number = 4", []),
        *[("UPDATE audit_seal SET number = %s WHERE number = %s", [n - 1, n]) for n in (5, 6, 7)],
    )
    assert found() == (Kind.ALTERED_SEAL, 4)


def test_a17_two_seals_exchanged_are_named_at_the_first(log, tamper):
    log(7)
    move = "UPDATE audit_seal SET number = %s WHERE number = %s"
    tamper((move, [100, 3]), (move, [3, 5]), (move, [5, 100]))
    assert found() == (Kind.ALTERED_SEAL, 3)


def test_a17_two_events_exchanged_under_their_seals_are_named_at_the_first(log, tamper):
    log(7)
    three, five = Seal.objects.get(number=3).event_id, Seal.objects.get(number=5).event_id
    as_kept = (lambda key: key.hex) if connection.vendor == "sqlite" else (lambda key: key)
    move = "UPDATE audit_seal SET event_id = %s WHERE number = %s"
    tamper((move, [as_kept(uuid4()), 3]), (move, [as_kept(three), 5]), (move, [as_kept(five), 3]))
    assert found() == (Kind.ALTERED_EVENT, 3)


def test_a17_an_event_put_in_from_behind_is_named(log, who):
    log(7)
    forged = Event(at=Event.objects.first().at, actor_kind="person", verb="a.b", outcome="done")
    forged.digest = services.digest_of(forged)
    forged.save(force_insert=True)
    problem = verify().problem
    assert (problem.kind, problem.event) == (Kind.UNQUEUED_EVENT, str(forged.pk))


def test_a17_a_seal_put_in_between_is_named(log, tamper):
    log(7)
    tamper(
        ("UPDATE audit_seal SET number = 8 WHERE number = 7", []),
        ("UPDATE audit_seal SET number = 7 WHERE number = 6", []),
        (
            "INSERT INTO audit_seal (number, event_id, digest, hash) VALUES (6, %s, %s, %s)",
            [uuid4().hex, FORGED, FORGED],
        ),
    )
    assert found() == (Kind.ALTERED_SEAL, 6)


def test_an_event_that_waits_can_not_be_edited_or_taken_away_unseen(log, tamper):
    _, second = log(2, seal=False)
    edit = "UPDATE audit_event SET verb = 'x.y' WHERE verb = %s AND CAST(details AS text) LIKE '%%1%%'"
    tamper((edit, [second.verb]))
    problem = verify().problem
    assert (problem.kind, problem.number, problem.event) == (Kind.ALTERED_EVENT, None, str(second.pk))
    assert services.seal() == 2
    assert found() == (Kind.ALTERED_EVENT, 2)
    third = log(1, seal=False)[0]
    tamper(("DELETE FROM audit_event WHERE verb = %s AND id NOT IN (SELECT event_id FROM audit_seal)", [third.verb]))
    tamper(("UPDATE audit_event SET verb = %s WHERE verb = 'x.y'", [second.verb]))
    problem = verify().problem
    assert (problem.kind, problem.event) == (Kind.MISSING_EVENT, str(third.pk))
    assert services.seal() == 0
    assert Unsealed.objects.count() == 1


def test_bytes_that_are_no_text_do_not_stop_the_reading(log, tamper):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses such bytes itself")
    log(7)
    tamper((f"UPDATE audit_event SET verb = CAST(x'ff00fe' AS TEXT) WHERE id = {EVENT_AT}", [4]))
    assert found() == (Kind.ALTERED_EVENT, 4)
    assert verify().sealed == 3


KINDS = {
    "edit": (f"UPDATE audit_event SET verb = 'x.y' WHERE id = {EVENT_AT}", Kind.ALTERED_EVENT),
    "clock": (f"UPDATE audit_event SET at = '2020-01-01 00:00:00' WHERE id = {EVENT_AT}", Kind.ALTERED_EVENT),
    "delete": (f"DELETE FROM audit_event WHERE id = {EVENT_AT}", Kind.MISSING_EVENT),
    "unseal": ("DELETE FROM audit_seal WHERE number = %s", Kind.GAP),
    "rehash": (f"UPDATE audit_seal SET hash = '{FORGED}' WHERE number = %s", Kind.ALTERED_SEAL),
    "redigest": (f"UPDATE audit_seal SET digest = '{FORGED}' WHERE number = %s", Kind.ALTERED_SEAL),
    "garbage": ("UPDATE audit_seal SET hash = 'none', digest = 'none' WHERE number = %s", Kind.ALTERED_SEAL),
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.integers(1, 19), st.sampled_from(sorted(KINDS)), min_size=1, max_size=4), st.integers(1, 7))
def test_a17_whatever_is_done_to_the_past_the_first_place_is_named(log, tamper, harm, batch):
    if not Seal.objects.exists():
        log(20)
    before = transaction.savepoint()
    tamper(*[(KINDS[kind][0], [number]) for number, kind in sorted(harm.items(), reverse=True)])
    first = min(harm)
    problem = verify(batch=batch).problem
    assert (problem.kind, problem.number) == (KINDS[harm[first]][1], first)
    transaction.savepoint_rollback(before)
    assert verify().ok
