"""One case and the people around it."""

import pytest


@pytest.fixture
def people(db):
    """One case and the people around it."""
    from tests.desks.reintegration.people import around_a_case

    return around_a_case()
