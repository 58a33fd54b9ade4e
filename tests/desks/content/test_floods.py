"""Floods: what comes in masses is held back until a person has looked at its source; a life in danger never is."""

from datetime import timedelta

import pytest

from tests.desks.content import intakely, made, matchingly
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.models import Notification
from zotim.core.states.machine import WrongState
from zotim.desks.content.intake import policy as intake_policy
from zotim.desks.content.intake.models import Item
from zotim.desks.content.matching import floods
from zotim.desks.content.matching.models import Flood

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]
FEW = 3


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """More than three alike are a flood."""
    monkeypatch.setattr(floods, "OVER", FEW)


def _from_a_host(count: int, host: str = "videot.example", **values: object) -> list[Item]:
    start = Item.objects.count()
    return [matchingly.reported(intakely.address(f"https://{host}/{start + at}", **values)) for at in range(count)]


def _states(items: list[Item]) -> list[str]:
    for one in items:
        one.refresh_from_db()
    return [one.state for one in items]


def test_as_many_as_are_usual_go_to_the_queue():
    assert _states(_from_a_host(FEW)) == ["open"] * FEW
    assert not Flood.objects.exists()


def test_what_comes_beyond_that_from_one_host_is_held_back_together():
    items = _from_a_host(FEW + 2)
    assert _states(items) == ["open"] * FEW + ["held"] * 2
    flood = Flood.objects.get()
    assert (flood.alike, flood.about, flood.held) == ("host", "videot.example", 2)


def test_another_host_isnt_held_back_with_it():
    _from_a_host(FEW + 1)
    assert _states(_from_a_host(1, "tjeter.example")) == ["open"]


def test_what_one_system_sends_in_masses_is_held_back():
    items = [matchingly.text(f"Një tekst i trilluar, numër {at}.", source="SHEMBULL") for at in range(FEW + 1)]
    assert _states(items) == ["open"] * FEW + ["held"]
    assert Flood.objects.get().alike == "source"


def test_what_meets_one_entry_in_masses_is_held_back():
    entry = matchingly.known_text()
    items = [matchingly.text(f"{matchingly.NEARLY} {at}") for at in range(FEW + 1)]
    assert _states(items) == ["open"] * FEW + ["held"]
    assert Flood.objects.get().entry == entry


def test_what_came_longer_ago_doesnt_count():
    items = _from_a_host(FEW)
    for one in items:
        one.locations.update(created_at=one.created_at - floods.WITHIN - timedelta(seconds=1))
    assert _states(_from_a_host(1)) == ["open"]


def test_a_life_in_danger_is_never_held_back():
    _from_a_host(FEW + 1)
    assert _states(_from_a_host(1, life=True)) == ["open"]


def test_what_is_held_back_goes_to_the_queue_when_somebody_says_that_a_life_is_in_danger():
    item = _from_a_host(FEW + 1)[-1]
    address = f"https://videot.example/{Item.objects.count() - 1}"
    matchingly.reported(intakely.address(address, life=True))
    assert _states([item]) == ["open"]


def test_officers_are_told_once():
    who = made.officer()
    _from_a_host(FEW + 3)
    assert Notification.objects.filter(user=who.user_id, kind="content.flood.held").count() == 1


def test_a_person_lets_all_through_and_each_is_on_record():
    items = _from_a_host(FEW + 2)
    flood = Flood.objects.get()
    floods.flood_decide(actor=made.officer(), flood=flood, transition="pass", reason="Një lajm i ditës")
    assert _states(items) == ["open"] * (FEW + 2)
    moved = Event.objects.filter(verb="content.item.queued", object_id__in=[str(one.pk) for one in items[FEW:]])
    assert moved.count() == 2
    assert _states(_from_a_host(1)) == ["open"]  # those that follow pass for a while


def test_a_person_closes_all_and_the_next_ones_are_held_back_again():
    items = _from_a_host(FEW + 2)
    floods.flood_decide(actor=made.officer(), flood=Flood.objects.get(), transition="close", reason="Reklamë")
    assert _states(items) == ["open"] * FEW + ["closed"] * 2
    assert _states(_from_a_host(1)) == ["held"]
    assert Flood.objects.filter(state="held").count() == 1


def test_a_flood_is_decided_once_and_with_a_reason():
    _from_a_host(FEW + 1)
    flood = Flood.objects.get()
    with pytest.raises(Unfit):
        floods.flood_decide(actor=made.officer(), flood=flood, transition="close", reason=" ")
    floods.flood_decide(actor=made.officer(), flood=flood, transition="pass", reason="Po")
    with pytest.raises(WrongState):
        floods.flood_decide(actor=made.approver(), flood=flood, transition="close", reason="Jo")


def test_what_is_kept_from_who_decides_is_moved_by_the_worker(monkeypatch):
    items = _from_a_host(FEW + 2)
    barred = Item.objects.filter(pk=items[-1].pk).values_list("pk")
    who = made.officer()
    monkeypatch.setattr(intake_policy, "BARS", [lambda actor: barred])
    floods.flood_decide(actor=who, flood=Flood.objects.get(), transition="pass", reason="Po")
    assert _states(items)[-2:] == ["open", "held"]
    run_pending_jobs()
    assert _states(items)[-1] == "open"
    assert Event.objects.get(verb="content.item.queued", object_id=str(items[-1].pk)).actor_id is None


def test_of_very_many_the_worker_does_the_rest(monkeypatch):
    monkeypatch.setattr(floods, "BATCH", 2)
    items = _from_a_host(FEW + 5)
    floods.flood_decide(actor=made.officer(), flood=Flood.objects.get(), transition="pass", reason="Po")
    assert _states(items).count("held") == 3
    run_pending_jobs()
    assert _states(items) == ["open"] * (FEW + 5)
