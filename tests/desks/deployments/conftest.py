"""The people around a mission."""

import pytest

from tests.desks.deployments.people import People


@pytest.fixture
def people(db):
    return People()
