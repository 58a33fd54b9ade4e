"""Who gets what answer at the addresses of matching: written by hand, asks no policy."""

import pytest
from django.urls import get_resolver

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.content import intakely, matchingly
from zotim.desks.content.intake import policy as intake_policy
from zotim.desks.content.intake.models import Item
from zotim.desks.content.matching import urls
from zotim.desks.content.matching.models import Flood, Met, Reopening

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# A reader; one who is kept from the item; an approver, who reads too; the adviser; a curator of banks; who keeps law
# and platforms; who gets what was referred to a counselling service.
TABLE = """
address                 officer  barred  approver  adviser  curator  keeper  protection
content_met             200      404     200       200      403      403     403
content_met_picture     404      404     404       404      403      403     403
content_item_clear      403      403     403       200      403      403     403
content_floods          200      200     200       200      403      403     403
content_flood           200      200     200       200      403      403     403
content_flood_pass      200      200     200       403      403      403     403
content_flood_close     200      200     200       403      403      403     403
content_reopenings      200      200     200       200      403      403     403
content_reopening       200      404     200       200      403      403     403
content_reopening_open  200      404     200       403      403      403     403
content_reopening_leave 200      404     200       403      403      403     403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("coordinator", "own", "auditor", "administrator", "nobody"))
OF_A_MEETING = ("content_met", "content_met_picture")
OF_A_FLOOD = ("content_flood", "content_flood_pass", "content_flood_close")
OF_A_REOPENING = ("content_reopening", "content_reopening_open", "content_reopening_leave")


class OneOfEach(World):
    """A text that was closed and met an entry since, from which one reader is kept; a flood that waits."""

    def __init__(self):
        super().__init__()
        roles = {
            "officer": "referral_officer", "barred": "referral_officer", "approver": "referral_approver",
            "adviser": "content_adviser", "curator": "bank_curator", "keeper": "content_keeper",
            "protection": "protection_officer",
        }  # fmt: skip
        self.people |= {name: worlds.user(role) for name, role in roles.items()}
        item = matchingly.closed(matchingly.text())
        matchingly.known_text(of=matchingly.bank("protected"))
        matchingly.asked_again()
        at = matchingly.reported(intakely.address("https://videot.example/1"))
        self.ids = {
            "item": item.pk, "met": Met.objects.get().pk, "reopening": Reopening.objects.get().pk,
            "flood": Flood.objects.create(reference="ZOT-AAAA-F1", alike="host", about="videot.example", held=0).pk,
            "other": at.pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        return {
            "content_met": {"pk": ids["met"]}, "content_met_picture": {"pk": ids["met"], "which": "item"},
            "content_item_clear": {"pk": ids["item"]},
            **{name: {"pk": ids["flood"]} for name in OF_A_FLOOD},
            **{name: {"pk": ids["reopening"]} for name in OF_A_REOPENING},
        }  # fmt: skip


world = world_of(OneOfEach)


@pytest.fixture(autouse=True)
def kept_from_it(world, monkeypatch):
    """One reader is kept from the item, as a conflict of interest does."""
    mine = Item.objects.filter(pk=world.ids["item"]).values_list("pk")
    who = world.people["barred"].pk
    monkeypatch.setattr(intake_policy, "BARS", [lambda actor: mine if actor.user_id == who else mine.none()])


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urls.urlpatterns} == set(MATRIX.rows)
    assert any(str(one.pattern) == "content/" for one in get_resolver().url_patterns)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_what_one_is_kept_from_is_as_what_doesnt_exist(world):
    assert not MATRIX.told_apart(world, "barred")


def test_every_look_leaves_an_event(world):
    pages = ("content_met", "content_floods", "content_flood", "content_reopenings", "content_reopening")
    assert not world.traceless("officer", pages)
