"""Who gets what answer at the addresses of the exchange: the table is written by hand and asks no policy."""

import pytest

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.content import exchangely, made
from tests.desks.content.test_packets import ask, sent
from zotim.core.access.actor import actor_of
from zotim.desks.content.banks.services import entry_withdraw
from zotim.desks.content.exchange import urls
from zotim.desks.content.exchange.models import Wanted
from zotim.desks.content.exchange.services.packets import packet_decide, packet_give
from zotim.desks.content.exchange.services.sharings import sharing_ask

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Who asked for a file of a bank; a curator who may let it go; an officer who reads; an approver; the adviser; a keeper
# of law; an officer of protection.
TABLE = """
address                     asker    curator  officer  approver  adviser  keeper  protection
content_exchange            200      200      200      200       200      403     403
content_packet_of_bank      200      200      200      200       403      403     403
content_sharing_add         200      200      403      403       403      403     403
content_packet_of_dispatch  404      404      200      200       403      403     403
content_packet              200/403  200      200/403  200/403   200/403  403     403
content_packet_file         404      404      200      200       403      403     403
content_packet_signature    404      404      302      302       302      403     403
content_recall_file         200      200      200      200       200      403     403
content_recall_told         200/302  200/302  403      403       403      403     403
content_sharing             200      200      403      403       403      403     403
content_sharing_end         200/302  200/302  403      403       403      403     403
content_wanted              200      200      403      403       403      403     403
"""
RECALLS = ("content_recall_file", "content_recall_told")
MATRIX = Matrix(rows_of(TABLE), outsiders=("coordinator", "own", "auditor", "administrator", "nobody"))


class OneOfEach(World):
    """A bank, a file of it that waits, one of a dispatch that may leave, a body that is to follow, a system's wish."""

    def __init__(self):
        super().__init__()
        roles = {
            "asker": "bank_curator", "curator": "bank_curator", "officer": "referral_officer",
            "approver": "referral_approver", "adviser": "content_adviser", "keeper": "content_keeper",
            "protection": "protection_officer",
        }  # fmt: skip
        self.people |= {who: worlds.user(role) for who, role in roles.items()}
        asker, bank = actor_of(self.people["asker"]), exchangely.bank()
        entry, second = exchangely.entry(bank, 1), exchangely.entry(bank, 2)
        order = sent()
        leaves = ask(made.officer(), dispatch=order)
        packet_decide(actor=made.approver(), packet=leaves, approved=True)
        sharing = sharing_ask(
            actor=asker, bank=bank, organisation=exchangely.body(), purpose="prevention", basis="agreement"
        )
        told = ask(asker, bank)
        packet_decide(actor=made.curator(), packet=told, approved=True)
        packet_give(actor=asker, packet=told)
        entry_withdraw(actor=asker, entry=second, reason="U prish")
        wanted = Wanted.objects.create(wish="withdraw", bank=bank, entry=entry, organisation=sharing.organisation)
        self.ids = {
            "bank": bank.pk, "dispatch": order.pk, "packet": ask(asker, bank).pk, "leaves": leaves.pk,
            "sharing": sharing.pk, "wanted": wanted.pk, "told": told.pk,
            "recall": told.recalls.get().pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        return {
            "content_packet_of_bank": {"bank": ids["bank"]}, "content_sharing_add": {"bank": ids["bank"]},
            "content_packet_of_dispatch": {"dispatch": ids["dispatch"]}, "content_packet": {"pk": ids["packet"]},
            "content_packet_file": {"pk": ids["leaves"]}, "content_packet_signature": {"pk": ids["leaves"]},
            "content_sharing": {"pk": ids["sharing"]},
            **{name: {"pk": ids["told"], "recall": inner["recall"]} for name in RECALLS},
            "content_sharing_end": {"pk": ids["sharing"]}, "content_wanted": {"pk": ids["wanted"]},
        }  # fmt: skip


world = world_of(OneOfEach)


def test_the_table_has_every_address_of_the_room():
    assert set(MATRIX.rows) == {one.name for one in urls.urlpatterns}


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_every_address_answers_as_the_table_says(world, who):
    assert MATRIX.wrong(world, who) == {}


def test_who_must_not_know_is_told_the_same_of_what_doesnt_exist(world):
    assert MATRIX.told_apart(world, who="curator") == []


def test_a_look_at_a_record_leaves_one_event(world):
    assert world.traceless("officer", ["content_exchange", "content_packet"]) == {}
