"""An installation with folders of its own."""

import pytest

from tests import worlds


@pytest.fixture
def installed(db, settings, tmp_path):
    """An installation with folders and keys of its own, and nothing reported."""
    settings.MEDIA_ROOT, settings.ZOTIM_HOME, settings.ZOTIM_KEYS = tmp_path / "files", tmp_path, tmp_path / "keys"
    settings.ZOTIM_KEK_FILE = tmp_path / "keys" / "sealing.kek"
    (tmp_path / "keys").mkdir()
    worlds.demo_installation()
