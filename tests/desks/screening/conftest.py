"""A list in force."""

import pytest

from tests import worlds
from tests.desks.screening import made


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
