"""A desk that is switched off keeps its walls and guards, and nobody complains about them; on again, all is well."""

import pytest

DESKS = "register,reintegration,oversight"

WRITE = """
import json
import django
django.setup()
from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.desks.reintegration.cases import services
boss, helper = worlds.user("case_supervisor"), worlds.user("caseworker")
case = services.case_open(actor=actor_of(boss), municipality=worlds.body("Elbasan", "municipality"), manager=helper)
services.note_add(actor=actor_of(helper), case=case, domain="housing", text="a made-up sentence")
print(json.dumps({}))
"""

TOUCH = """
import json
import django
django.setup()
from django.db import DatabaseError, connection, transaction
refused, seen = [], 0
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*) FROM reintegration_note")
    (seen,) = cursor.fetchone()
    for statement in ("UPDATE reintegration_note SET domain = 'health'", "DELETE FROM reintegration_note"):
        try:
            with transaction.atomic():
                if connection.vendor == "postgresql":
                    cursor.execute("SELECT set_config('zotim.definer', 'on', true)")
                cursor.execute(statement)
        except DatabaseError as error:
            refused.append("append only" in str(error))
print(json.dumps({"seen": seen, "refused": refused}))
"""


@pytest.fixture(scope="module")
def house(houses):
    house = houses.settled("desk_off")
    house.environment["ZOTIM_DESKS"] = DESKS
    house.run(WRITE)
    return house


def test_a_desk_that_is_switched_off_keeps_its_walls_and_its_guards_and_check_is_quiet(house):
    house.environment["ZOTIM_DESKS"] = "register,oversight"
    for _ in range(2):  # a second migrate changes nothing either
        house.well("migrate")
        assert "reintegration" not in house.well("check")
        touched = house.run(TOUCH)
        assert touched["refused"] == [True, True]
        assert touched["seen"] == (0 if house.database.startswith("postgresql") else 1)
    house.environment["ZOTIM_DESKS"] = DESKS
    house.well("migrate")
    house.well("check")
    assert house.run(TOUCH)["refused"] == [True, True]


def test_what_is_changed_by_hand_in_a_desk_that_is_on_is_still_named(house):
    house.environment["ZOTIM_DESKS"] = DESKS
    if not house.database.startswith("postgresql"):
        pytest.skip("only PostgreSQL has walls")
    house.run(
        "import django; django.setup(); from django.db import connection; connection.cursor().execute("
        "'DROP POLICY zotim_wall_reintegration_note_select ON reintegration_note')"
    )
    done = house.zotim("check")
    assert done.returncode == 1
    assert "zotim_wall_reintegration_note_select: missing" in done.stdout
    house.well("migrate")
    house.well("check")
