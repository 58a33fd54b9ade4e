"""Who gets what answer at the addresses of reports and items: the table is written by hand and asks no policy."""

import pytest
from django.test import override_settings
from django.urls import get_resolver

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.content import intakely as given
from zotim.core.access.actor import VISITOR
from zotim.desks.content.intake import urls
from zotim.desks.content.intake.models import Location
from zotim.desks.content.intake.services import report_take

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# An officer, an approver, the adviser; who keeps banks and law; who protects a child, and sees what was referred alone.
TABLE = """
address               officer  approver  adviser  curator  keeper  protector
content_reports       200      200       200      403      403     403
content_report_add    200      200       403      403      403     403
content_reports_take  200      200       403      403      403     403
content_report        200      200       200      403      403     403
content_report_answered 200/302 200/302 403      403      403     403
content_item          200      200       200      403      403     403
content_item_file     200      200       200      403      403     403
content_item_fetch    200      200       403      403      403     403
"""
MATRIX = Matrix(
    rows_of(TABLE), outsiders=("coordinator", "analyst", "own", "auditor", "administrator", "ended", "nobody")
)


class OneOfEach(World):
    """A picture that was reported, and an address that can be fetched."""

    def __init__(self):
        super().__init__()
        roles = {
            "officer": "referral_officer", "approver": "referral_approver", "adviser": "content_adviser",
            "curator": "bank_curator", "keeper": "content_keeper", "protector": "protection_officer",
        }  # fmt: skip
        self.people |= {who: worlds.user(role) for who, role in roles.items()}
        report = report_take(actor=VISITOR, given=given.file(given.picture(), told="E pashë.", contact="a@b.example"))
        link = report_take(actor=VISITOR, given=given.address("https://video.example/a"))
        self.ids = {
            "report": report.pk, "item": report.item_id, "link": link.item_id,
            "location": Location.objects.get(item=link.item_id).pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        return {
            "content_report": {"pk": ids["report"]},
            "content_report_answered": {"pk": ids["report"]}, "content_item": {"pk": ids["item"]},
            "content_item_file": {"pk": ids["item"]},
            "content_item_fetch": {"pk": ids["link"], "location": inner["location"]},
        }  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def keys(tmp_path_factory):
    place = tmp_path_factory.mktemp("keys")
    with override_settings(ZOTIM_KEYS=place, ZOTIM_KEK_FILE=place / "kek", ZOTIM_TOMBSTONES=place / "tombstones"):
        yield


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urls.urlpatterns} == set(MATRIX.rows)
    assert get_resolver().reverse_dict.getlist("content_reports")


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_every_look_leaves_an_event(world):
    assert not world.traceless("officer", ("content_reports", "content_report", "content_item"))
