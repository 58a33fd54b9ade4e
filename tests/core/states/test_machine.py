"""A record moves along its table: in code, by two people at once, and past the code with SQL."""

import itertools
import random
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.functional import Promise
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zotim.core import guards
from zotim.core.states.machine import MACHINES, Machine, State, WrongState
from zotim.vocabulary import Glyph

STATES = ["open", "shut", "locked", "gone"]
# The oracle, written by hand and apart from the machine's own table.
ALLOWED = {
    ("open", "shut"): "shut",
    ("shut", "open"): "open",
    ("shut", "lock"): "locked",
    ("locked", "unlock"): "shut",
    ("open", "remove"): "gone",
    ("shut", "remove"): "gone",
}
STEPS = ["shut", "open", "lock", "unlock", "remove"]
PAIRS = {(source, target) for (source, _), target in ALLOWED.items()}


def test_a_step_writes_the_new_state_and_what_goes_with_it(doors, door):
    step = doors.move(door, "shut", note="by Lule")
    assert step.event == "doors.door.shuted"
    assert (door.state, door.note) == ("shut", "by Lule")
    door.refresh_from_db()
    assert (door.state, door.note) == ("shut", "by Lule")


def test_a_step_from_the_wrong_state_says_in_words_where_the_record_is(doors, door):
    with pytest.raises(WrongState) as refused:
        doors.move(door, "unlock")
    assert refused.value.message == str(refused.value)
    assert "“Unlock”" in refused.value.message
    assert "“Open”" in refused.value.message
    assert (refused.value.transition, refused.value.state) == ("unlock", "open")
    assert door.state == "open"


def test_a_step_whose_condition_does_not_hold_says_what_it_takes(doors, door):
    doors.move(door, "shut")
    with pytest.raises(WrongState, match="A key"):
        doors.move(door, "lock")
    door.note = "key"
    doors.move(door, "lock")
    assert door.state == "locked"


def test_of_two_people_at_once_the_second_is_told_what_the_first_did(doors, door):
    mine, theirs = type(door).objects.get(pk=1), type(door).objects.get(pk=1)
    doors.move(mine, "remove")
    with pytest.raises(WrongState, match="the state is now “Gone”"):
        doors.move(theirs, "shut", note="too late")
    door.refresh_from_db()
    assert (door.state, door.note) == ("gone", "")
    assert theirs.state == "open"


def test_a_record_that_is_gone_meanwhile_is_no_crash(doors, door):
    type(door).objects.all().delete()
    with pytest.raises(WrongState, match="isn't there any more"):
        doors.move(door, "shut")


def test_the_next_steps_are_those_that_can_be_taken_now(doors, door):
    assert [step.name for step in doors.next_steps(door)] == ["shut", "remove"]
    doors.move(door, "shut")
    assert [step.name for step in doors.next_steps(door)] == ["open", "remove"]
    door.note = "key"
    assert [step.name for step in doors.next_steps(door)] == ["open", "lock", "remove"]


def test_the_state_of_a_record_has_a_label_and_a_glyph(doors, door):
    assert doors.state(door) == doors.state("open") == State("open", "Open", Glyph.PROMISED)


def test_the_table_for_the_reference_has_a_row_for_each_step_from_each_state(doors):
    rows = [(row.source.code, row.step.name, row.target.code) for row in doors.as_table()]
    assert {(source, name): target for source, name, target in rows} == ALLOWED
    assert len(rows) == len(ALLOWED)


@pytest.mark.parametrize(("source", "target"), list(itertools.product(STATES, STATES)))
def test_sql_moves_a_record_only_where_the_table_allows(doors, door, source, target):
    for name in {"open": [], "shut": ["shut"], "locked": ["shut", "lock"], "gone": ["remove"]}[source]:
        door.note = "key"
        doors.move(door, name)
    row = type(door).objects.filter(pk=1)
    if source == target or (source, target) in PAIRS:
        row.update(state=target)
    else:
        with pytest.raises(IntegrityError, match="zotim: table states_door: state state"), transaction.atomic():
            row.update(state=target)
        assert row.get().state == source


@pytest.mark.parametrize("state", ["shut", "gone", "nonsense", "", None])
def test_sql_begins_no_record_anywhere_but_at_the_beginning(doors, state):
    with pytest.raises(IntegrityError, match="a new row begins as open"), connection.cursor() as cursor:
        cursor.execute("INSERT INTO states_door (id, state, note) VALUES (2, %s, '')", [state])


@pytest.mark.parametrize("state", [None, "nonsense", ""])
def test_sql_leads_no_record_out_of_the_table(doors, door, state):
    with pytest.raises(IntegrityError, match="this move is in no table"):
        type(door).objects.update(state=state)


def test_other_fields_change_freely(doors, door):
    type(door).objects.update(note="painted")
    door.refresh_from_db()
    assert (door.state, door.note) == ("open", "painted")
    door.note = "painted again"
    door.save()
    door.refresh_from_db()
    assert (door.state, door.note) == ("open", "painted again")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(STATES), st.booleans()), max_size=12))
def test_no_history_leaves_the_table_neither_in_code_nor_past_it(doors, door, history):
    kind = type(door)
    kind.objects.all().delete()
    record, stands = kind.objects.create(id=1, note="key"), "open"
    for name, target, in_code in history:
        if in_code and (stands, name) in ALLOWED:
            doors.move(record, name)
            stands = ALLOWED[stands, name]
        elif in_code:
            with pytest.raises(WrongState):
                doors.move(record, name)
        elif target == stands or (stands, target) in PAIRS:
            kind.objects.update(state=target)
            stands = record.state = target
        else:
            with pytest.raises(IntegrityError), transaction.atomic():
                kind.objects.update(state=target)
        assert kind.objects.get().state == record.state == stands


def test_a_hundred_thousand_histories_in_memory_offer_what_the_oracle_offers(doors):
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    drawn = random.Random(seed)
    for _ in range(100_000):
        record = SimpleNamespace(state="open", note="key")
        for _ in range(drawn.randrange(6)):
            steps = doors.next_steps(record)
            assert {step.name: step.target for step in steps} == {
                name: target for (source, name), target in ALLOWED.items() if source == record.state
            }
            if not steps:
                break
            record.state = drawn.choice(steps).target


def wrong_table(registries, **change):
    from tests.core.states.conftest import STATES, STEPS, Door

    given = {"states": STATES, "transitions": STEPS, "initial": "open"} | change
    return Machine(Door, "state", **given)


def test_a_table_that_contradicts_itself_is_refused(registries):
    from tests.core.states.conftest import STATES, STEPS, step

    for change, complaint in [
        ({"states": [*STATES, STATES[0]]}, "stands in the table twice"),
        ({"transitions": [*STEPS, STEPS[0]]}, "the same name"),
        ({"transitions": [*STEPS, step("burn", "open", "ashes")]}, "no such state: ashes"),
        ({"initial": "nowhere"}, "no such state: nowhere"),
        ({"states": [*STATES, State("lost", "Lost", Glyph.LATE)]}, "no step leads to: lost"),
        ({"states": [*STATES[:3], State("gone", "Gone", "gone")]}, "one of the five glyphs: gone"),
    ]:
        with pytest.raises(ValueError, match=complaint):
            wrong_table(registries, **change)


def test_each_machine_of_the_house_is_guarded_by_the_database_and_speaks_the_readers_language():
    for label, machine in MACHINES.items():
        guard = guards.REGISTRY[label.lower(), f"state:{machine.field}"]
        assert guard.pairs == machine.pairs
        assert guard.initial == machine.initial
        assert all(isinstance(state.label, Promise) for state in machine.states), label
        assert all(isinstance(step.label, Promise) and step.event for step in machine.transitions), label
