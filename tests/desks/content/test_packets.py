"""Files leave by two people, as what was let go, and are on record before they are handed over."""

import base64
import io
import json
from hashlib import sha256

import pytest
from django.urls import reverse

from tests.desks.content import dispatchly, made
from tests.desks.content import exchangely as them
from tests.desks.content.test_bank_pages import browser
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.keys import signing_key
from zotim.core.disclosures.models import Disclosure
from zotim.core.figures.signed import canonical
from zotim.core.states.machine import WrongState
from zotim.desks.content.banks.services import entry_withdraw
from zotim.desks.content.dispatch.services import dispatch_withdraw
from zotim.desks.content.exchange import signatures, signing
from zotim.desks.content.exchange.models import Packet
from zotim.desks.content.exchange.services.packets import packet_ask, packet_decide, packet_give
from zotim.desks.content.intake.models import ItemPrint
from zotim.formats import hashlists, stix
from zotim.formats.known import Tlp
from zotim.vocabulary import Classification

pytestmark = pytest.mark.django_db


def ask(actor, bank=None, dispatch=None, **more):
    values = {
        "organisation": them.body(), "form": "stix", "purpose": "prevention", "basis": "agreement",
        "classification": Classification.INTERNAL, "tlp": Tlp.AMBER, **more,
    }  # fmt: skip
    return packet_ask(actor=actor, bank=bank, dispatch=dispatch, **values)


@pytest.fixture
def bank(installed):
    found = them.bank()
    them.entry(found, 1, note="shënim")
    them.entry(found, 2, kind="sha256")
    them.entry(found, 3, confirmed=False)
    return found


def sent():
    """An order that has left, about an item with an address and a fingerprint."""
    order = dispatchly.Desk().sent()
    ItemPrint.objects.create(item=order.item, kind="pdq", way="whole", value=them.digest(9), quality=90)
    return order


class TestOfABank:
    def test_what_is_taken_out_is_what_was_let_go_and_is_on_record(self, bank):
        curator = made.curator()
        packet = ask(curator, bank)
        assert (packet.state, packet.holds, packet.left_out) == ("asked", 2, 0)
        packet_decide(actor=made.curator(), packet=packet, approved=True)
        data = packet_give(actor=curator, packet=packet)
        assert stix.faults(json.loads(data)) == []
        said = Disclosure.objects.get()
        assert said.payload_sha256 == sha256(data).hexdigest() == packet.sha256
        assert (said.kind, said.organisation, said.approval is not None) == (
            "content.packet",
            packet.organisation,
            True,
        )
        with pytest.raises(WrongState):
            packet_give(actor=curator, packet=packet)

    def test_who_asked_doesnt_let_it_go(self, bank):
        curator = made.curator()
        packet = ask(curator, bank)
        with pytest.raises(NeedsAnotherPerson):
            packet_decide(actor=curator, packet=packet, approved=True)
        with pytest.raises(WrongState):
            packet_give(actor=curator, packet=packet)
        packet_decide(actor=made.curator(), packet=packet, approved=False, comment="Jo kështu")
        assert packet.state == "returned"

    def test_something_in_it_was_withdrawn_since_so_nothing_leaves(self, bank):
        packet = ask(made.curator(), bank)
        packet_decide(actor=made.curator(), packet=packet, approved=True)
        entry_withdraw(actor=made.curator(), entry=bank.entries.get(number=1), reason="U prish")
        assert packet_give(actor=made.curator(), packet=packet) is None
        assert (Packet.objects.get().state, Disclosure.objects.count()) == ("stale", 0)

    def test_what_came_in_force_since_isnt_in_it(self, bank):
        packet = ask(made.curator(), bank)
        packet_decide(actor=made.curator(), packet=packet, approved=True)
        them.entry(bank, 7)
        assert them.digest(7).hex().encode() not in packet_give(actor=made.curator(), packet=packet)

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"classification": Classification.RESTRICTED}, "classification"), ({"tlp": Tlp.CLEAR}, "tlp"),
            ({"form": "warninglist"}, "form"), ({"form": "x"}, "form"), ({"purpose": "x"}, "purpose"),
        ],
    )  # fmt: skip
    def test_what_isnt_sent_so_is_refused_by_its_field(self, bank, settings, more, field):
        settings.ZOTIM_CEILING = Classification.INTERNAL
        with pytest.raises(Unfit) as refused:
            ask(made.curator(), bank, **more)
        assert (refused.value.field, Packet.objects.count()) == (field, 0)

    def test_a_bank_of_what_is_lawful_leaves_as_a_list_to_be_warned_by(self, installed):
        lawful = them.bank("ARKIVA", "negative")
        them.entry(lawful, 1, kind="sha256")
        with pytest.raises(Unfit):
            ask(made.curator(), lawful)
        packet = ask(made.curator(), lawful, form="warninglist")
        packet_decide(actor=made.curator(), packet=packet, approved=True)
        said = json.loads(packet_give(actor=made.curator(), packet=packet))
        assert (said["category"], said["list"]) == ("False positive", [them.digest(1).hex()])

    def test_every_line_of_a_list_names_the_file_with_which_it_left_and_is_read_again(self, bank):
        packet = ask(made.curator(), bank, form="csv")
        packet_decide(actor=made.curator(), packet=packet, approved=True)
        data = packet_give(actor=made.curator(), packet=packet)
        lines = data.decode().splitlines()
        assert all(one.endswith(str(packet.pk)) for one in lines[1:])
        read = {(one.kind, one.value, one.note) for one in hashlists.read(io.BytesIO(data))}
        assert read == {("pdq", them.digest(1), "shënim"), ("sha256", them.digest(2), "")}

    def test_what_left_is_signed_for_whom_it_is_and_the_signature_holds(self, bank, settings):
        packet = ask(made.curator(), bank, form="csv")
        packet_decide(actor=made.curator(), packet=packet, approved=True)
        data = packet_give(actor=made.curator(), packet=packet)
        whole = json.loads(signatures.of_packet(Packet.objects.get()))
        said = whole["content"]
        assert (said["file"], said["for"]) == (sha256(data).hexdigest(), str(packet.organisation))
        key = signing_key(settings.ZOTIM_KEYS, signing.KEY).public_key()
        key.verify(base64.b64decode(whole["signature"]), b"zotim-packet/1\n" + canonical(said))

    def test_no_curator_takes_a_bank_out_alone_by_any_page(self, bank):
        curator = made.curator()
        client = browser(curator)
        packet = ask(curator, bank, form="csv")
        pages = [reverse("bank", args=[bank.pk]), f"{reverse('bank', args=[bank.pk])}?export=csv",
                 reverse("banks"), reverse("content_packet", args=[packet.pk]),
                 reverse("content_packet_file", args=[packet.pk]),
                 reverse("content_packet_signature", args=[packet.pk])]  # fmt: skip
        for address in pages:
            assert them.digest(1).hex() not in client.get(address).content.decode(), address
        client.post(reverse("content_packet_file", args=[packet.pk]))
        assert (Packet.objects.get().state, Disclosure.objects.count()) == ("asked", 0)

    def test_an_empty_bank_doesnt_leave(self, installed):
        with pytest.raises(Unfit, match="nothing"):
            ask(made.curator(), them.bank("BOSH"))


class TestOfADispatch:
    def test_it_holds_what_the_item_looks_like_and_where_it_stands_and_names_nobody(self, installed):
        officer = made.officer()
        packet = ask(officer, dispatch=sent(), form="misp")
        packet_decide(actor=made.approver(), packet=packet, approved=True)
        event = json.loads(packet_give(actor=officer, packet=packet))["Event"]
        kinds = {one["type"]: one["value"] for one in event["Attribute"]}
        assert (kinds["other"], kinds["url"]) == (them.digest(9).hex(), "https://videot.example/shiko/17")
        assert "Person" not in json.dumps(event)

    def test_one_that_was_withdrawn_isnt_told_any_more(self, installed):
        order = sent()
        packet = ask(made.officer(), dispatch=order)
        packet_decide(actor=made.approver(), packet=packet, approved=True)
        dispatch_withdraw(actor=made.approver(), dispatch=order, reason="U prish")
        assert packet_give(actor=made.officer(), packet=Packet.objects.get()) is None
        with pytest.raises(Unfit):
            ask(made.officer(), dispatch=type(order).objects.get())

    def test_curators_let_go_what_is_of_banks_and_approvers_what_went_out(self, installed):
        packet = ask(made.officer(), dispatch=sent())
        for somebody in (made.officer(), made.curator(), made.adviser()):
            with pytest.raises(Denied):
                packet_decide(actor=somebody, packet=packet, approved=True)
        with pytest.raises(Denied):
            packet_give(actor=made.curator(), packet=packet)
