"""A web role as a deployment has it: it owns nothing, and no wall is transparent for it."""

from contextlib import contextmanager

import pytest
from django.db import connection

from zotim.core.access import walls


@pytest.fixture
def as_web_role(db):
    """``with as_web_role():`` what runs inside runs as a role that owns nothing. On SQLite there are no roles."""
    if connection.vendor != "postgresql":
        yield lambda: _nothing()
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        owner = cursor.fetchone()[0]
        web = f"{owner}_web"
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [web])
        if not cursor.fetchone():
            cursor.execute(f'CREATE ROLE "{web}" NOLOGIN NOSUPERUSER NOBYPASSRLS')
        cursor.execute(f'GRANT "{web}" TO "{owner}"')
    walls.grant_web_role(connection, web)
    yield lambda: _as(web)


@contextmanager
def _nothing():
    yield


@contextmanager
def _as(role):
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{role}"')
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute("RESET ROLE")


@pytest.fixture
def people(db):
    """One case and the people around it."""
    from tests.desks.reintegration.people import around_a_case

    return around_a_case()
