"""The installation doesn't start where the database wouldn't keep what the pages promise."""

import gc

import pytest
from django.db import connection

from tests import worlds
from zotim.config import startup
from zotim.core.access.privileges import Part

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="roles are PostgreSQL's")
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")


def codes():
    return [reason.code for reason in startup.refusals()]


@on_sqlite
def test_a_desk_with_cases_refuses_sqlite_outside_a_trial(settings, capsys):
    assert codes() == []
    settings.ZOTIM_INSECURE = False
    assert codes() == ["start.sqlite"]
    with pytest.raises(SystemExit):
        startup.refuse(Part.WEB)
    assert "reintegration" in capsys.readouterr().err
    settings.ZOTIM_DESKS = ["register", "oversight"]
    assert codes() == []


@on_sqlite
def test_a_demonstration_may_run_on_sqlite(settings):
    settings.ZOTIM_INSECURE = False
    worlds.demo_installation()
    assert codes() == []
    startup.refuse(Part.WEB)


@on_postgresql
def test_the_owner_of_the_tables_doesnt_serve_outside_a_trial(settings):
    assert codes() == []
    settings.ZOTIM_INSECURE = False
    assert codes() == ["start.owner"]
    with pytest.raises(SystemExit):
        startup.refuse(Part.WEB)


class Answers:
    """A connection whose role is as a test wants it: nobody here can make a superuser."""

    vendor, alias = "postgresql", "default"

    def __init__(self, *rows):
        self.rows = list(rows)

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def execute(self, sql):
        self.sql = sql

    def fetchone(self):
        return self.rows.pop(0)


@pytest.mark.parametrize("insecure", [True, False])
@pytest.mark.parametrize(
    ("role", "code"),
    [(("boss", True, True), "start.superuser"), (("boss", False, True), "start.bypass")],
)
def test_a_superuser_or_one_who_bypasses_the_walls_never_serves(settings, insecure, role, code):
    settings.ZOTIM_INSECURE = insecure
    assert [reason.code for reason in startup.refusals(Answers(role, (40,)))] == [code]


def test_a_role_that_owns_nothing_serves(settings):
    settings.ZOTIM_INSECURE = False
    assert startup.refusals(Answers(("web", False, False), (0,))) == []


@pytest.mark.once
def test_what_is_loaded_when_the_server_starts_isnt_looked_through_again_nor_a_page_interrupted():
    before = gc.get_threshold()
    try:
        startup.settle()
        assert gc.get_freeze_count() > len(gc.get_objects())
        assert gc.get_threshold()[0] == startup.ENOUGH
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
