"""The people around a group abroad."""

import pytest

from tests import taking_part


@pytest.fixture
def people(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return taking_part.People()
