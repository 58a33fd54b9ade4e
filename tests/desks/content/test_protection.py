"""What stops an order until an adviser has cleared it for an item."""

import pytest

from tests.desks.content import intakely, made, matchingly
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.sealing.services import is_sealed
from zotim.desks.content.banks.sources import source_add
from zotim.desks.content.matching import protection, services

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]


def _kinds(item) -> list[str]:
    return [one.kind for one in protection.reasons(item)]


def test_nothing_protects_what_meets_a_known_entry_or_nothing():
    matchingly.known_text()
    item = matchingly.text()
    assert not protection.reasons(item)
    assert protection.cleared(item)


@pytest.mark.parametrize("kind", ["negative", "protected"])
def test_meeting_an_entry_of_a_bank_that_protects_stops_an_order(kind):
    bank = matchingly.bank(kind)
    matchingly.known_text(of=bank)
    item = matchingly.text()
    (reason,) = protection.reasons(item)
    assert (reason.kind, reason.said) == (kind, bank.title)
    assert not protection.cleared(item)


def test_standing_at_a_protected_source_stops_an_order():
    source_add(actor=made.curator(), place="gazeta.example", kind="press", note="Gazetë e trilluar")
    item = matchingly.reported(intakely.address("https://www.gazeta.example/2026/artikull"))
    assert _kinds(item) == ["source"]
    assert not protection.cleared(item)


def test_an_adviser_who_didnt_read_it_clears_it_for_this_item_alone():
    bank = matchingly.bank("protected")
    matchingly.known_text(of=bank)
    item, other = matchingly.text(), matchingly.text(f"{matchingly.NEARLY} Sot.")
    cleared = services.item_clear(actor=made.adviser(), item=item, reason="Botuar me lejen e arkivit")
    assert is_sealed(cleared.reason)
    assert protection.cleared(item)
    assert not protection.cleared(other)


def test_what_it_meets_later_isnt_cleared_by_that():
    matchingly.known_text(of=matchingly.bank("protected"))
    item = matchingly.text()
    services.item_clear(actor=made.adviser(), item=item, reason="Po")
    matchingly.known_text(of=matchingly.bank("negative"))
    matchingly.asked_again()
    assert not protection.cleared(item)
    assert [one.kind for one in protection.uncleared(item)] == ["negative"]


def test_an_entry_that_was_withdrawn_protects_nothing():
    from zotim.desks.content.banks.services import entry_withdraw

    entry = matchingly.known_text(of=matchingly.bank("protected"))
    item = matchingly.text()
    entry_withdraw(actor=made.curator(), entry=entry, reason="Gabim")
    assert protection.cleared(item)


def test_who_read_an_item_doesnt_clear_it(monkeypatch):
    matchingly.known_text(of=matchingly.bank("protected"))
    item, adviser = matchingly.text(), made.adviser()
    monkeypatch.setattr(protection, "READERS", [lambda of: [adviser.user_id] if of == item else []])
    assert not protection.may_clear(adviser, item)
    with pytest.raises(Unfit, match="read this item"):
        services.item_clear(actor=adviser, item=item, reason="Po")
    assert not protection.cleared(item)


def test_a_reader_clears_nothing():
    matchingly.known_text(of=matchingly.bank("protected"))
    with pytest.raises(Denied):
        services.item_clear(actor=made.officer(), item=matchingly.text(), reason="Po")


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_clearance_has_a_reason(reason):
    matchingly.known_text(of=matchingly.bank("protected"))
    with pytest.raises(Unfit):
        services.item_clear(actor=made.adviser(), item=matchingly.text(), reason=reason)


def test_what_nothing_protects_isnt_cleared():
    with pytest.raises(Unfit, match="Nothing protects"):
        services.item_clear(actor=made.adviser(), item=matchingly.text(), reason="Po")
