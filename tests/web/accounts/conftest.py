"""An administrator, for the pages about people."""

import pytest

from tests import worlds
from zotim.core.access.actor import actor_of


@pytest.fixture
def boss():
    return worlds.user("administrator")


@pytest.fixture
def admin(boss):
    return actor_of(boss)
