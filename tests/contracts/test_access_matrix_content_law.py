"""Who gets what answer at the addresses of law and platforms: the table is written by hand and asks no policy."""

import pytest

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.content import lawly
from zotim.core.access.actor import actor_of
from zotim.desks.content.law import services, urls
from zotim.desks.content.law.forms import form

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# A keeper who entered everything; a colleague; then one of each other role of the desk.
TABLE = """
address               keeper   second  officer  approver  adviser  curator  protection
acting_bases          200      200     200      200       200      200      403
acting_basis_enter    200      200     403      403       403      403      403
acting_basis          200/403  200     200/403  200/403   200/403  200/403  403
acting_basis_another  200      200     403      403       403      403      403
acting_basis_end      200/302  200/302 403      403       403      403      403
platforms             200      200     200      200       200      200      403
platform_add          200      200     403      403       403      403      403
platform              200      200     200      200       200      200      403
platform_change       200      200     403      403       403      403      403
platform_end          200/302  200/302 403      403       403      403      403
platform_list_again   200/302  200/302 403      403       403      403      403
contact_point_add     200      200     403      403       403      403      403
contact_point_verify  200/403  200/302 403      403       403      403      403
contact_point_end     200/302  200/302 403      403       403      403      403
first_notice_send     200      200     200      200       403      403      403
first_notice_file     200      200     200      200       403      403      403
notice_waiver_ask     200      200     200      200       403      403      403
notice_waiver         200/403  200     200/403  200       200/403  200/403  403
notice_waiver_end     200/302  200/302 403      200/302   403      403      403
content_forms         200      200     200      200       200      200      403
content_form          200      200     200      200       200      200      403
form_check_enter      200      200     403      403       403      403      403
form_check            200/403  200     200/403  200/403   200/403  200/403  403
form_check_end        200/302  200/302 403      403       403      403      403
"""
MATRIX = Matrix(
    rows_of(TABLE),
    outsiders=("coordinator", "analyst", "own", "other", "foreign", "ended", "nobody", "auditor", "administrator"),
)
ROLES = {
    "keeper": "content_keeper", "second": "content_keeper", "officer": "referral_officer",
    "approver": "referral_approver", "adviser": "content_adviser", "curator": "bank_curator",
    "protection": "protection_officer",
}  # fmt: skip


class OneOfEach(World):
    """A basis, a platform with a contact point and an emergency, and a form that was compared: all entered by one."""

    def __init__(self):
        super().__init__()
        self.people |= {name: worlds.user(role) for name, role in ROLES.items()}
        self.ids, self.others = self.records("a"), self.records("b")

    def records(self, name):
        by = actor_of(self.people["keeper"])
        platform = lawly.platform(by, name, f"{name}.example")
        of = form({"a": "eu", "b": "national"}[name])
        return {
            "basis": lawly.entered(by).pk, "platform": platform.pk, "contact": lawly.contact(by, platform).pk,
            "waiver": services.waiver_ask(actor=by, platform=platform, reason="Një arsye e trilluar").pk,
            "check": services.check_enter(actor=by, form=of, seen_in="…").pk, "code": of.code,
        }  # fmt: skip

    def inside(self, ids, inner):
        found = {name: {"pk": ids["platform"]} for name in MATRIX.rows if name.startswith("platform_")}
        found |= {name: {"pk": ids["platform"], "contact": inner["contact"]} for name in WITH_CONTACT}
        found |= {name: {"pk": ids["waiver"]} for name in ("notice_waiver", "notice_waiver_end")}
        found |= {name: {"pk": ids["basis"]} for name in ("acting_basis", "acting_basis_another", "acting_basis_end")}
        found |= {name: {"pk": ids["check"]} for name in ("form_check", "form_check_end")}
        found |= {name: {"code": ids["code"]} for name in ("content_form", "form_check_enter")}
        found |= {name: {"pk": ids["platform"]} for name in ("platform", "contact_point_add", "notice_waiver_ask")}
        return found | {"platform_add": {}, "first_notice_file": {"pk": ids["platform"], "language": "sq"}}


WITH_CONTACT = ("contact_point_verify", "contact_point_end", "first_notice_send")
world = world_of(OneOfEach)


def test_the_table_covers_the_room():
    assert set(MATRIX.rows) == {one.name for one in urls.urlpatterns}


@pytest.mark.parametrize("who", [*ROLES, *MATRIX.outsiders, "visitor"])
def test_each_address_answers_as_the_table_says(world, who):
    assert not MATRIX.wrong(world, who)


def test_a_contact_point_belongs_to_its_platform(world):
    client = world.browser("keeper")
    assert {client.get(world.url(name, world.others)).status_code for name in WITH_CONTACT} == {404}
