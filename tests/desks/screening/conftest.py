"""A list in force, and the roles of a deployment."""

import pytest
from django.db import connection

from tests import roles, worlds
from tests.desks.screening import made
from zotim.core.access.privileges import Part


@pytest.fixture
def as_web_role(db):
    """``with as_web_role():`` what runs inside runs as the site's role. On SQLite there are no roles."""
    role = roles.made(Part.WEB) if connection.vendor == "postgresql" else ""
    return lambda: roles.becoming(role)


@pytest.fixture
def as_worker(db):
    """``with as_worker():`` what runs inside runs as the worker's role."""
    role = roles.made(Part.WORKER) if connection.vendor == "postgresql" else ""
    return lambda: roles.becoming(role)


@pytest.fixture
def installed(db, settings, tmp_path):
    """An installation with folders of its own, and no list."""
    settings.MEDIA_ROOT, settings.ZOTIM_HOME, settings.ZOTIM_KEYS = tmp_path / "files", tmp_path, tmp_path / "keys"
    settings.ZOTIM_KEK_FILE = tmp_path / "keys" / "sealing.kek"
    (tmp_path / "keys").mkdir()
    worlds.demo_installation()


@pytest.fixture
def listed(installed):
    """A list with three made-up people, in force, and its source."""
    source = made.source(made.keeper(), largest_loss=100)
    made.take(made.keeper(), source, made.people("Khalid al-Shammari", "Arben Shembulli", "Teuta Krasniqi"))
    return source


@pytest.fixture
def officer(listed):
    """An officer of finance."""
    return worlds.actor("finance_officer")
