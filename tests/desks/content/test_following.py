"""Bodies that follow a bank are told of each change in its own transaction, signed; and say how entries fared."""

import base64
import json

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.core.cache import cache
from django.db import transaction

from tests.desks.content import exchangely as them
from tests.desks.content import made
from tests.desks.content.test_packets import ask, sent
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.audit.services import System, record
from zotim.core.disclosures.models import Disclosure
from zotim.core.figures.signed import canonical
from zotim.desks.content.banks.services import entry_withdraw
from zotim.desks.content.exchange import selectors
from zotim.desks.content.exchange.models import Change, Feedback, Follower
from zotim.desks.content.exchange.services.packets import packet_decide, packet_give
from zotim.desks.content.exchange.services.sharings import sharing_ask, sharing_decide, sharing_end

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(installed):
    cache.clear()
    return them.bank()


@pytest.fixture
def partner(bank):
    """A body that follows the bank, with its system."""
    system = them.Caller("/api/content", ("content:follow",))
    them.sharing(bank, system.organisation)
    return system


def changes(system, since=0, **query):
    return system.call("GET", "/changes", since=since, **query).json()["content"]


def test_what_comes_in_force_and_what_is_withdrawn_is_told_in_its_order(partner, bank):
    one, two = them.entry(bank, 1, note="shënim"), them.entry(bank, 2)
    entry_withdraw(actor=made.curator(), entry=two, reason="U prish")
    said = changes(partner)
    assert [(one["what"], one["entry"]) for one in said["changes"]] == [
        ("added", one.number), ("added", two.number), ("withdrawn", two.number),
    ]  # fmt: skip
    first, second, _last = said["changes"]
    assert first["signal"] == {"note": "shënim", "type": "pdq", "value": them.digest(1).hex()}
    assert "signal" not in second  # withdrawn meanwhile: it isn't given any more
    assert changes(partner, said["next"]) == {"changes": [], "more": False, "next": said["next"]}


def test_many_changes_come_in_parts_and_none_is_lost(partner, bank):
    for number in range(5):
        them.entry(bank, number)
    since, told, more = 0, [], True
    while more:
        page = changes(partner, since, limit=2)
        told, since, more = [*told, *(one["entry"] for one in page["changes"])], page["next"], page["more"]
    assert told == sorted(bank.entries.values_list("number", flat=True))


def test_a_withdrawal_that_is_taken_back_was_never_told(partner, bank):
    one = them.entry(bank, 1)
    before = Change.objects.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        entry_withdraw(actor=made.curator(), entry=one, reason="U prish")
        assert Change.objects.count() == before + 1
        raise RuntimeError
    assert Change.objects.count() == before


def test_an_answer_is_signed_and_another_byte_is_found(partner, bank, settings):
    them.entry(bank, 1)
    whole = json.loads(partner.call("GET", "/changes").content)
    (published,) = settings.ZOTIM_KEYS.glob("exchange-*.pub")
    key = load_pem_public_key(published.read_bytes())
    signature, content = base64.b64decode(whole["signature"]), whole["content"]
    key.verify(signature, b"zotim-changes/1\n" + canonical(content))
    with pytest.raises(InvalidSignature):
        key.verify(signature, b"zotim-changes/1\n" + canonical(content | {"next": 9}))


def test_a_body_that_doesnt_follow_a_bank_learns_nothing_of_it(partner, bank):
    hidden = them.bank("TJETER")
    them.entry(hidden, 1)
    assert changes(partner)["changes"] == []
    said = partner.call("GET", "/banks/TJETER/entries").json()["content"]
    assert said["entries"] == partner.call("GET", "/banks/SKA/entries").json()["content"]["entries"] == []
    number = hidden.entries.get().number
    assert partner.call("POST", "/feedback", {"entry": number, "said": "true"}).status_code == 404


def test_what_is_in_force_is_given_by_number(partner, bank):
    numbers = [them.entry(bank, number).number for number in range(3)]
    them.entry(bank, 9, confirmed=False)
    page = partner.call("GET", "/banks/NJOHUR/entries", limit=2).json()["content"]
    assert ([one["entry"] for one in page["entries"]], page["more"]) == (numbers[:2], True)
    rest = partner.call("GET", "/banks/NJOHUR/entries", since=page["next"]).json()["content"]
    assert ([one["entry"] for one in rest["entries"]], rest["more"]) == (numbers[2:], False)


def test_a_bank_of_what_is_lawful_is_told_as_such(partner):
    lawful = them.bank("ARKIVA", "negative")
    them.sharing(lawful, partner.organisation)
    them.entry(lawful, 1)
    assert [one["kind"] for one in changes(partner)["changes"]] == ["negative"]
    assert partner.call("GET", "/banks/ARKIVA/entries").json()["content"]["kind"] == "negative"


def test_it_takes_two_curators_and_ends_at_the_next_question(bank):
    system = them.Caller("/api/content", ("content:follow",))
    them.entry(bank, 1)
    asker = made.curator()
    asked = sharing_ask(
        actor=asker, bank=bank, organisation=system.organisation, purpose="prevention", basis="agreement"
    )
    assert changes(system)["changes"] == []
    with pytest.raises(NeedsAnotherPerson):
        sharing_decide(actor=asker, sharing=asked, confirmed=True)
    sharing_decide(actor=made.curator(), sharing=asked, confirmed=True)
    assert Disclosure.objects.get().kind == "content.sharing"
    assert len(changes(system)["changes"]) == 1
    sharing_end(actor=asker, sharing=asked)
    assert changes(system)["changes"] == []


def test_it_is_seen_who_has_fetched_what(partner, bank):
    them.entry(bank, 1)
    upto = changes(partner)["next"]
    assert Follower.objects.get().number == 0  # it was given; that it has it is known when it asks on
    changes(partner, upto)
    assert Follower.objects.get().number == upto
    assert Event.objects.filter(verb="content.changes.fetched", details__count=1).count() == 1
    assert Event.objects.filter(verb="content.changes.fetched").first().details["sha256"]


def test_who_was_given_a_file_on_a_dispatch_is_told_of_its_withdrawal(partner, installed):
    order = sent()
    packet = ask(made.officer(), dispatch=order, organisation=partner.organisation)
    packet_decide(actor=made.approver(), packet=packet, approved=True)
    packet_give(actor=made.officer(), packet=packet)
    record(System("test"), "content.dispatch.withdrawn", order)
    (told,) = changes(partner)["changes"]
    assert (told["what"], told["dispatch"]) == ("dispatch", order.reference)
    other = them.Caller("/api/content", ("content:follow",), them.body("Tjetër"))
    assert changes(other)["changes"] == []


def test_what_a_body_says_of_an_entry_counts_once_for_the_bank(partner, bank):
    numbers = [them.entry(bank, number).number for number in range(3)]
    for number, said in zip([*numbers, numbers[0]], ("seen", "true", "false", "true"), strict=True):
        assert partner.call("POST", "/feedback", {"entry": number, "said": said}).status_code == 200
    assert Feedback.objects.count() == 3
    (fared,) = selectors.fared(made.curator())
    assert (fared.code, fared.seen, fared.rightly, fared.wrongly) == ("NJOHUR", 0, 2, 1)
    for wrong in ({"entry": numbers[0], "said": "x"}, {"said": "true"}, {"entry": -1, "said": "true"}, []):
        assert partner.call("POST", "/feedback", wrong).status_code == 422


def test_other_tokens_follow_nothing(bank):
    other = them.Caller("/api/content", ("content:match",))
    for call in (("GET", "/changes"), ("GET", "/banks/NJOHUR/entries")):
        assert other.call(*call).status_code == 403
    assert other.call("POST", "/feedback", {"entry": 1, "said": "true"}).status_code == 403
