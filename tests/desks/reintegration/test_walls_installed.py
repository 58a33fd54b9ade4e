"""What is installed is what this version says; what is left over or was changed by hand is named and put right."""

import pytest
from django.db import connection

from tests import roles
from tests.desks.reintegration.walled import MODELS, on_postgresql
from zotim.core.access import walls
from zotim.core.access.privileges import Part
from zotim.desks.reintegration.cases.models import Note

pytestmark = pytest.mark.django_db


@on_postgresql
def test_a15_what_is_installed_is_what_was_generated_and_a_second_time_changes_nothing():
    assert walls.differences(connection) == []
    before = walls.installed(connection)
    walls.install(connection)
    assert walls.installed(connection) == before
    assert {f"zotim_wall_{model._meta.db_table}" for model in MODELS} <= before.keys()


@on_postgresql
@pytest.mark.parametrize(
    "earlier",
    [
        "zotim_wall_granted(kind text) RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER AS 'BEGIN END'",
        "zotim_wall_holder(who uuid) RETURNS uuid LANGUAGE sql AS 'SELECT who'",
        "zotim_wall_forgotten() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    ],
)
def test_a_function_that_an_earlier_version_left_behind_is_named_and_goes(earlier):
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE FUNCTION {earlier}")
        name = earlier.partition("(")[0]
        [line] = walls.differences(connection)
        assert line.startswith(name)
        assert "in no table of this version" in line
        walls.install(connection)
        assert walls.differences(connection) == []
        cursor.execute("SELECT count(*) FROM pg_proc WHERE proname = %s", [name])
        assert cursor.fetchone() == (0 if "forgotten" in name else 1,)


@on_postgresql
def test_a_function_whose_arguments_changed_is_made_anew_with_the_policies_that_ask_it(people, as_web_role):
    people.note("manager", "housing")
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION zotim_wall_cases_assigned(text, boolean) CASCADE")
        cursor.execute(
            "CREATE FUNCTION zotim_wall_cases_assigned(which text) RETURNS SETOF uuid LANGUAGE sql "
            "AS 'SELECT NULL::uuid'"
        )
    named = "\n".join(walls.differences(connection))
    assert "zotim_wall_cases_assigned(which text, closed_too boolean) SETOF uuid: missing" in named
    assert "zotim_wall_cases_assigned(which text) SETOF uuid: in no table" in named
    assert "zotim_wall_reintegration_note_select: missing" in named
    walls.install(connection)
    assert walls.differences(connection) == []
    roles.made(Part.WEB)  # what a function is made anew for has to be granted anew
    with as_web_role(), walls.walled(people.actor("manager")):
        assert Note.objects.count() == 1


@on_postgresql
@pytest.mark.parametrize(
    "harm",
    [
        "ALTER TABLE reintegration_note NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE access_grant DISABLE ROW LEVEL SECURITY",
        "DROP POLICY zotim_wall_reintegration_note_select ON reintegration_note",
        "ALTER POLICY zotim_wall_reintegration_note_select ON reintegration_note USING (true)",
        "CREATE POLICY mine ON reintegration_note USING (true)",
        "ALTER FUNCTION zotim_wall_holder() SECURITY INVOKER",
        "ALTER FUNCTION zotim_wall_holder() RESET ALL",
        "ALTER FUNCTION zotim_wall_holder() IMMUTABLE",
    ],
)
def test_what_somebody_changed_by_hand_is_named_and_put_right(harm):
    with connection.cursor() as cursor:
        cursor.execute(harm)
    assert walls.differences(connection)
    walls.install(connection)
    assert walls.differences(connection) == []
