"""The people around a project."""

import pytest

from tests.desks.stabilisation.people import People


@pytest.fixture
def people(db):
    return People()
