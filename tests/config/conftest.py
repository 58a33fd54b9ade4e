"""Houses on the database system of this run."""

import os
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from tests import databases
from tests.houses import House


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def houses(request, tmp_path_factory, own_database, django_db_blocker):
    """Makes houses on one database system, new ones or (``houses.settled``) migrated ones; all go away at the end."""
    server, made = settings.DATABASES["default"], []
    if (request.param == "postgresql") != ("postgresql" in server["ENGINE"]):
        pytest.skip(f"this run is on the other database than {request.param}")
    folder = tmp_path_factory.mktemp("houses")

    def house(name, migrated=False):
        (folder / name).mkdir()
        at = str(folder / name / "zotim.sqlite3")
        if request.param == "postgresql":
            at = f"{server['NAME']}_drill_{name}"
            made.append(at)
        with django_db_blocker.unblock():
            return House(folder / name, databases.make(at, migrated=migrated), folder / "second")

    def settled(name):
        """A house as ``zotim migrate`` leaves it; the keys are made by its first command."""
        found = house(name, migrated=True)
        (found.home / "keys").mkdir(mode=0o700)
        return found

    def empty():
        with django_db_blocker.unblock():
            while made:
                databases.drop(made.pop())

    house.settled, house.empty = settled, empty
    yield house
    empty()


PASSWORD = "made-up-for-tests"


@pytest.fixture(scope="module")
def logins(houses):
    """``logins(house)``: the house as its site and as its worker, each with a database role that signs in. On SQLite,
    where there are no roles, both are the house itself."""
    names = {part: f"zotim_drill_{os.getpid()}_{part}" for part in ("web", "worker")}
    made = []

    def administer(*statements):
        import psycopg

        url = urlsplit(os.environ["ZOTIM_DATABASE"])
        with psycopg.connect(url._replace(path="/postgres").geturl(), autocommit=True) as server:
            for statement in statements:
                server.execute(statement)

    def login(house):
        if not house.database.startswith("postgresql"):
            return house, house
        if not made:
            administer(*(f"CREATE ROLE \"{name}\" LOGIN PASSWORD '{PASSWORD}'" for name in names.values()))
            made.extend(names.values())
        for part, name in names.items():
            house.well("database", f"grant-{part}", name)
        return tuple(house.signed_in_as(name, PASSWORD) for name in names.values())

    yield login
    if made:
        # What was granted in a database goes with it; the houses' are dropped after this fixture, so drop them here.
        houses.empty()
        administer(*(f'DROP ROLE "{name}"' for name in made))
