"""A model of the tests' own, a door, with its table and guards for the length of a test."""

from unittest import mock

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from zotim.core import guards
from zotim.core.states import machine
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

with isolate_apps("zotim.core.states"):

    class Door(models.Model):
        id = models.BigIntegerField(primary_key=True)
        state = models.CharField(max_length=16, default="open", null=True)
        note = models.CharField(max_length=40, default="")

        class Meta:
            app_label = "states"
            db_table = "states_door"

        def __str__(self):
            return self.state


STATES = [
    State("open", "Open", Glyph.PROMISED),
    State("shut", "Shut", Glyph.UNDER_WAY),
    State("locked", "Locked", Glyph.SAID),
    State("gone", "Gone", Glyph.PROVEN),
]


def step(name, source, target, **more):
    return Transition(name, source, target, f"doors.door.{name}", f"doors.door.{name}ed", name.capitalize(), **more)


STEPS = [
    step("shut", "open", "shut"),
    step("open", "shut", "open"),
    step("lock", "shut", "locked", requires="A key", check=lambda door: door.note == "key"),
    step("unlock", "locked", "shut"),
    step("remove", ("open", "shut"), "gone"),
]


@pytest.fixture
def registries():
    """Machines that a test declares are forgotten after it."""
    with mock.patch.dict(guards.REGISTRY), mock.patch.dict(machine.MACHINES):
        yield


@pytest.fixture
def doors(db, registries):
    """The machine, with its table made and guarded."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE states_door (id bigint PRIMARY KEY, state varchar(16), note varchar(40) NOT NULL)")
    made = Machine(Door, "state", states=STATES, transitions=STEPS, initial="open")
    guards.install(connection)
    return made


@pytest.fixture
def door(doors):
    return Door.objects.create(id=1)
