"""One case and the people around it."""

import pytest


@pytest.fixture
def people(db):
    """One case and the people around it."""
    from tests.desks.reintegration.people import around_a_case

    return around_a_case()


@pytest.fixture
def helped(people):
    """A case under way, and a provider with one service and two focal points."""
    from tests.desks.reintegration.referring import with_a_provider

    return with_a_provider(people)
