"""The people around needs and offers."""

import pytest

from tests import taking_part


@pytest.fixture
def people(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return taking_part.People()
