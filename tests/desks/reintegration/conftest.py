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


@pytest.fixture
def conferring(people):
    """A conference of today with one item of the case, and a teacher's seat that is signed and opens nothing yet."""
    from tests.desks.reintegration.conferring import with_a_conference

    return with_a_conference(people)


@pytest.fixture
def sat(conferring):
    """The teacher sits at education; two notes, of which one is of another part."""
    from tests.desks.reintegration.conferring import sit

    conferring.note("manager", "education", "Ulet pranë dritares.")
    conferring.note("manager", "health", "Ha pak.")
    conferring.place = sit(conferring, conferring.item, conferring.seat, conferring.consent)
    return conferring
