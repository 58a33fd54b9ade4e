"""Who gets what answer at the addresses of the yearly account: the table is written by hand and asks no policy."""

import pytest

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from zotim.core.access.actor import actor_of
from zotim.desks.content.account import services, urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TABLE = """
address                approver  keeper   officer  adviser  curator  protection
content_account        200       200      200      200      200      403
content_account_file   200       200      200      200      200      403
register_editions      200       200      200      200      200      403
register_edition_enter 200       200      403      403      403      403
register_edition       200/403   200      200/403  200/403  200/403  403
register_edition_end   200/302   200/302  403      403      403      403
"""
MATRIX = Matrix(
    rows_of(TABLE),
    outsiders=("coordinator", "analyst", "own", "other", "foreign", "ended", "nobody", "auditor", "administrator"),
)
ROLES = {
    "approver": "referral_approver", "keeper": "content_keeper", "officer": "referral_officer",
    "adviser": "content_adviser", "curator": "bank_curator", "protection": "protection_officer",
}  # fmt: skip
PUBLIC = {"content_register", "content_register_file"}


class OneOfEach(World):
    """An edition that the approver put together."""

    def __init__(self):
        super().__init__()
        self.people |= {name: worlds.user(role) for name, role in ROLES.items()}
        by = actor_of(self.people["approver"])
        self.ids = {"edition": services.edition_enter(actor=by, year=2026).pk}

    def inside(self, ids, inner):
        of_one = {name: {"pk": ids["edition"]} for name in ("register_edition", "register_edition_end")}
        return of_one | {"content_account_file": {"year": 2026}, "content_register_file": {"year": 2026}}


world = world_of(OneOfEach)


def test_the_table_covers_the_room():
    assert set(MATRIX.rows) | PUBLIC == {one.name for one in urls.urlpatterns}


@pytest.mark.parametrize("who", [*ROLES, *MATRIX.outsiders, "visitor"])
def test_each_address_answers_as_the_table_says(world, who):
    assert not MATRIX.wrong(world, who)


def test_what_is_public_is_so_for_everybody_and_shows_nothing_that_one_person_put_together(world):
    for who in ("visitor", "nobody", "keeper"):
        client = world.browser(who)
        assert client.get(world.url("content_register")).status_code == 200
        assert client.get(world.url("content_register_file")).status_code == 404
