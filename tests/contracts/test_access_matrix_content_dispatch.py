"""Who gets what answer at the addresses of what goes out: the table is written by hand and asks no policy."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.content.dispatchly import Desk
from zotim.core.access.actor import actor_of
from zotim.desks.content.dispatch import services, urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# An officer who drafted it all; an officer who didn't; an approver; an adviser; a keeper of law; a curator; an officer
# of the service to which something was referred.
TABLE = """
address                     author   officer  approver  adviser  keeper  curator  service
content_dispatches          200      200      200       200      403     403      403
content_dispatch_draft      200      200      200       403      403     403      403
content_dispatch_protect    200      200      200       403      403     403      403
content_dispatch            200      200      200       200      403     403      403
content_dispatch_change     200      403      403       403      403     403      403
content_dispatch_ask        200/302  403      403       403      403     403      403
content_dispatch_approve    403      403      200       403      403     403      403
content_dispatch_send       200      200      200       403      403     403      403
content_dispatch_send_alone 200/302  403      403       403      403     403      403
content_dispatch_review     403      200      200       403      403     403      403
content_dispatch_drop       200      200      200       403      403     403      403
content_dispatch_file       200      200      200       200      403     403      403
content_dispatch_notice     200      200      200       200      403     403      403
content_letter_file         200      200      200       200      403     403      403
content_letter_handed       200      200      200       403      403     403      403
content_letter_received     200      200      200       403      403     403      403
content_decision_propose    200      200      200       403      403     403      403
content_dispatch_receive    200      200      200       403      403     403      403
content_dispatch_fail       200      200      200       403      403     403      403
content_dispatch_question   200      200      200       403      403     403      403
content_dispatch_clarify    200      200      200       403      403     403      403
content_dispatch_carry_out  200      200      200       403      403     403      403
content_dispatch_refuse     200      200      200       403      403     403      403
content_dispatch_scrutinise 200      200      200       403      403     403      403
content_dispatch_scrutiny   200      200      200       403      403     403      403
content_dispatch_withdraw   200      200      200       403      403     403      403
content_dispatch_final      200/302  200/302  200/302   403      403     403      403
content_dispatch_court      200      200      200       403      403     403      403
content_dispatch_keep       403      403      200       403      403     403      403
content_dispatch_disclose   403      403      200/302   403      403     403      403
content_dispatch_look       200/302  200/302  200/302   403      403     403      403
content_dispatch_looked     302      302      302       403      403     403      403
content_holds               200      200      200       200      403     403      403
content_hold_place          200      200      200       403      403     403      403
content_hold                200      200      200       200      403     403      403
content_hold_lift           200/302  200/302  200/302   403      403     403      403
content_hold_longer         200      200      200       403      403     403      403
content_hold_prolong        403      403      200       403      403     403      403
content_protections         403      403      403       403      403     403      200
content_protection          403      403      403       403      403     403      200
content_protection_answer   403      403      403       403      403     403      200
content_platform_sent       200      200      200       200      200     403      403
content_platform_key_make   403      403      403       403      200     403      403
content_platform_key_end    403      403      403       403      200/302 403      403
"""
OF_WHAT_WAS_SENT = (
    "content_dispatch", "content_dispatch_file", "content_dispatch_receive", "content_dispatch_fail",
    "content_dispatch_question", "content_dispatch_clarify", "content_dispatch_carry_out", "content_dispatch_refuse",
    "content_dispatch_scrutinise", "content_dispatch_scrutiny", "content_dispatch_withdraw", "content_dispatch_look",
    "content_dispatch_keep", "content_dispatch_disclose",
)  # fmt: skip
LETTERS = ("content_letter_handed", "content_letter_received")
OF_A_DRAFT = ("content_dispatch_change", "content_dispatch_ask", "content_dispatch_drop")
MATRIX = Matrix(rows_of(TABLE), outsiders=("coordinator", "own", "auditor", "administrator", "nobody"))


class OneOfEach(World):
    """Something in each state, a hold, something referred to a service, a key of a platform."""

    def __init__(self):
        super().__init__()
        roles = {
            "author": "referral_officer", "officer": "referral_officer", "approver": "referral_approver",
            "adviser": "content_adviser", "keeper": "content_keeper", "curator": "bank_curator",
            "service": "protection_officer",
        }  # fmt: skip
        self.people |= {who: worlds.user(role) for who, role in roles.items()}
        desk = Desk("national", "police", "protection")
        desk.officer = actor_of(self.people["author"])
        undisclosed = desk.approved(values={"undisclosed": True})
        sent = services.dispatch_send(actor=desk.officer, dispatch=undisclosed, how="hand")
        asked = services.dispatch_ask(actor=desk.officer, dispatch=desk.drafted())
        over = desk.carried_out()
        type(over).objects.filter(pk=over.pk).update(appeal_until=timezone.localdate() - timedelta(days=1))
        alone = services.dispatch_send_alone(actor=desk.officer, dispatch=desk.drafted("police"))
        body = self.people["service"].memberships.get().organisation
        hold = services.hold_place(
            actor=desk.officer, item=desk.item(), body="Policia", reason="Po", until=timezone.now() + timedelta(days=1)
        )
        longer = services.hold_place(
            actor=desk.officer, item=desk.item(), body="Policia", reason="Po", until=timezone.now() + timedelta(days=1)
        )
        services.hold_prolong_ask(
            actor=desk.officer, hold=longer, until=timezone.now() + timedelta(days=9), reason="Po"
        )
        told = services.dispatch_withdraw(actor=desk.officer, dispatch=desk.sent(), reason="Gabim")
        self.key, _drawn = services.key_make(actor=desk.keeper, platform=desk.platform, name="s", days=9)
        self.ids = {
            "sent": sent.pk, "asked": asked.pk, "draft": desk.drafted().pk, "over": over.pk, "alone": alone.pk,
            "police": desk.drafted("police").pk, "approved": desk.approved().pk, "hold": hold.pk,
            "referred": desk.sent("protection", body=body).pk, "item": desk.item().pk, "platform": desk.platform.pk,
            "key": self.key.pk, "longer": longer.pk, "told": told.pk,
            "letter": told.letters.get(about="withdrawn").pk, "place": sent.item.locations.get().pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        return {
            **{name: {"pk": ids["sent"]} for name in OF_WHAT_WAS_SENT},
            **{name: {"pk": ids["draft"]} for name in OF_A_DRAFT},
            "content_dispatch_file": {"pk": ids["sent"], "kind": "json"},
            "content_dispatch_draft": {"item": ids["item"]}, "content_dispatch_protect": {"item": ids["item"]},
            "content_dispatch_approve": {"pk": ids["asked"]}, "content_dispatch_send": {"pk": ids["approved"]},
            "content_dispatch_send_alone": {"pk": ids["police"]}, "content_dispatch_review": {"pk": ids["alone"]},
            "content_dispatch_final": {"pk": ids["over"]}, "content_dispatch_court": {"pk": ids["over"]},
            "content_dispatch_looked": {"pk": ids["sent"], "location": ids["place"], "found": "gone"},
            "content_dispatch_notice": {"pk": ids["sent"], "kind": "pdf"},
            "content_letter_file": {"pk": ids["told"], "letter": inner["letter"], "kind": "pdf"},
            **{name: {"pk": ids["told"], "letter": inner["letter"]} for name in LETTERS},
            "content_decision_propose": {"item": ids["item"]}, "content_hold_longer": {"pk": ids["hold"]},
            "content_hold_prolong": {"pk": ids["longer"]},
            "content_hold_place": {"item": ids["item"]}, "content_hold": {"pk": ids["hold"]},
            "content_hold_lift": {"pk": ids["hold"]}, "content_protection": {"pk": ids["referred"]},
            "content_protection_answer": {"pk": ids["referred"]}, "content_platform_sent": {"pk": ids["platform"]},
            "content_platform_key_make": {"pk": ids["platform"]},
            "content_platform_key_end": {"pk": ids["platform"], "key": inner["key"]},
        }  # fmt: skip


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urls.urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_every_look_leaves_an_event(world):
    pages = ("content_dispatches", "content_dispatch", "content_holds", "content_hold", "content_platform_sent")
    assert not world.traceless("officer", pages)
    assert not world.traceless("service", ("content_protections", "content_protection"))


def test_of_another_service_nothing_is_there(world):
    other = worlds.user("protection_officer")
    world.people["stranger"] = other
    client = world.browser("stranger")
    assert client.get(world.url("content_protection")).status_code == 404
