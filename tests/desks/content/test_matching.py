"""Which entries an item meets, when it arrives and when entries come in force later; and what that never does."""

import pytest

from tests.desks.content import intakely, made, matchingly
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.sealing.services import is_sealed
from zotim.core.states.machine import WrongState
from zotim.desks.content.banks import services as banks
from zotim.desks.content.intake import policy as intake_policy
from zotim.desks.content.intake.models import Item
from zotim.desks.content.matching import rounds, selectors, services
from zotim.desks.content.matching.models import Asked, Met, Reopening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]


def _met(item: Item) -> list[str]:
    """Which entries an item meets now, for a reader, by the short names of their banks."""
    return [of.bank.code for of in selectors.met(made.officer(), item)]


def test_a_reported_picture_that_is_known_stands_in_the_queue_with_what_it_met():
    entry = matchingly.known(intakely.picture(1))
    item = matchingly.reported(intakely.file(intakely.picture(1, "JPEG")))
    assert item.state == "open"
    met = Met.objects.get(item=item, entry=entry)
    assert met.tier == "same"
    assert met.way.startswith("whole, ")
    assert met.distance <= 31


def test_the_very_same_bytes_are_met_exactly():
    matchingly.known(intakely.picture(1))
    item = matchingly.reported(intakely.file(intakely.picture(1)))
    assert {one.tier for one in Met.objects.filter(item=item)} == {"exact", "same"}


def test_what_meets_nothing_stands_in_the_queue_too():
    matchingly.known(intakely.picture(1))
    item = matchingly.reported(intakely.file(intakely.picture(2)))
    assert item.state == "open"
    assert not _met(item)


def test_a_text_that_was_changed_a_little_is_met():
    entry = matchingly.known_text()
    met = Met.objects.get(item=matchingly.text())
    assert met.entry == entry
    assert 0 < met.distance <= 22


def test_a_withdrawn_entry_is_shown_as_met_no_more():
    entry = matchingly.known_text()
    item = matchingly.text()
    assert _met(item) == [entry.bank.code]
    banks.entry_withdraw(actor=made.curator(), entry=entry, reason="Gabim")
    assert not _met(item)
    assert [of.bank for of in selectors.met_before(made.officer(), item)] == [entry.bank]


def test_a_bank_that_isnt_asked_shows_nothing_as_met():
    entry = matchingly.known_text()
    item = matchingly.text()
    banks.bank_ask(actor=made.curator(), bank=entry.bank, enabled=False, distance=31, reason="Provë")
    assert not _met(item)


def test_what_was_decided_on_an_item_itself_says_nothing_of_it():
    item = matchingly.text()
    matchingly.known_item(item)
    matchingly.asked_again()
    assert not _met(item)


def test_that_an_item_itself_was_found_lawful_is_said():
    item = matchingly.text()
    lawful = matchingly.bank("negative")
    matchingly.known_item(item, lawful)
    matchingly.asked_again()
    assert _met(item) == [lawful.code]


def test_whoever_is_kept_from_an_item_sees_nothing_of_what_it_met(monkeypatch):
    matchingly.known_text()
    item = matchingly.text()
    barred = Item.objects.filter(pk=item.pk).values_list("pk")
    monkeypatch.setattr(intake_policy, "BARS", [lambda actor: barred])
    assert not _met(item)


# Entries that come in force later


def test_what_is_in_hand_is_asked_again_when_an_entry_comes_in_force():
    item = matchingly.text()
    entry = matchingly.known_text()
    assert not _met(item)
    matchingly.asked_again()
    assert _met(item) == [entry.bank.code]
    assert not rounds.behind()


def test_the_round_is_asked_for_with_the_confirmation_itself():
    item = matchingly.text()
    matchingly.known_text()
    run_pending_jobs()
    assert _met(item)


def test_only_what_is_new_is_asked_again():
    matchingly.known_text()
    item = matchingly.text()
    Met.objects.filter(item=item).delete()  # as if it hadn't been met then
    matchingly.known_text("Një tekst krejt tjetër që nuk i ngjan asgjëje, i shkruar për provë.")
    matchingly.asked_again()
    assert not _met(item)


def test_a_round_that_was_cut_off_goes_on_and_meets_nothing_twice(monkeypatch):
    items = [matchingly.text(f"{matchingly.NEARLY} {word}") for word in ("një", "dy", "tre")]
    matchingly.known_text()
    monkeypatch.setattr(rounds, "BATCH", 1)

    def crash(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rounds.round_run(actor=matchingly.SYSTEM, progress=crash)
    assert Met.objects.count() == 1
    rounds.round_run(actor=matchingly.SYSTEM)
    assert {one.item_id for one in Met.objects.all()} == {one.pk for one in items}
    assert Met.objects.count() == 3
    assert not rounds.behind()


def test_when_a_bank_is_asked_farther_everything_is_asked_again():
    entry = matchingly.known(intakely.picture(1))
    item = matchingly.reported(intakely.file(intakely.picture(1, "JPEG")))
    Met.objects.all().delete()
    banks.bank_ask(actor=made.curator(), bank=entry.bank, enabled=True, distance=40, reason="Provë")
    matchingly.asked_again()
    assert _met(item) == [entry.bank.code]
    assert Asked.objects.get(item=item).upto > 0


def test_a_closed_item_that_meets_something_new_is_proposed_to_a_person_and_stays_closed():
    item = matchingly.closed(matchingly.text())
    matchingly.known_text()
    matchingly.asked_again()
    item.refresh_from_db()
    assert item.state == "closed"
    proposal = Reopening.objects.get()
    assert (proposal.item, proposal.state) == (item, "proposed")


def test_a_closed_item_that_is_found_lawful_is_proposed_to_nobody():
    matchingly.closed(matchingly.text())
    matchingly.known_text(of=matchingly.bank("negative"))
    matchingly.asked_again()
    assert not Reopening.objects.exists()


def _proposed() -> Reopening:
    matchingly.closed(matchingly.text())
    matchingly.known_text()
    matchingly.asked_again()
    return Reopening.objects.get()


def test_a_person_opens_it_again_with_a_reason_that_is_sealed():
    proposal = _proposed()
    with pytest.raises(Unfit):
        services.reopening_decide(actor=made.officer(), reopening=proposal, transition="open", reason=" ")
    services.reopening_decide(actor=made.officer(), reopening=proposal, transition="open", reason="Është prapë aty")
    proposal.item.refresh_from_db()
    assert proposal.item.state == "open"
    assert is_sealed(proposal.reason)
    with pytest.raises(WrongState):
        services.reopening_decide(actor=made.officer(), reopening=proposal, transition="leave", reason="Jo")


def test_a_person_leaves_it_closed():
    proposal = _proposed()
    services.reopening_decide(actor=made.officer(), reopening=proposal, transition="leave", reason="E ligjshme")
    proposal.item.refresh_from_db()
    assert (proposal.state, proposal.item.state) == ("left", "closed")


def test_the_log_says_how_many_were_met_and_holds_no_word_of_the_text():
    matchingly.known_text()
    item = matchingly.text()
    event = Event.objects.get(verb="content.item.matched", object_id=str(item.pk))
    assert event.details == {"met": 1}
