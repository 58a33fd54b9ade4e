"""Whether what the platform says was done was done, and whether what was withdrawn is back: somebody looks."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.desks.content import made
from tests.desks.content.dispatchly import Desk, again
from zotim.core.people.models import User
from zotim.desks.content.dispatch import services, tasks
from zotim.desks.content.dispatch.services import late
from zotim.desks.content.intake.models import Location

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]
LOOK = "The platform says that it was carried out: look whether it is gone"
THERE = "It is still there, though the platform says that it was carried out"
BACK = "It was withdrawn: look whether it is back"


@pytest.fixture
def desk():
    return Desk()


def waits(actor) -> list[str]:
    return [str(task.why) for task in tasks.to_look(actor, timezone.localdate())]


def looked(desk, row, found: str, place: Location | None = None) -> None:
    services.look_put(actor=desk.officer, dispatch=row, location=place or row.item.locations.get(), found=found)


def page(actor, path: str) -> str:
    browser = Client()
    browser.force_login(User.objects.get(pk=actor.user_id))
    return browser.get(path).content.decode()


class TestWhatThePlatformSaysWasCarriedOut:
    def test_waits_for_somebody_who_looks(self, desk):
        row = desk.received()
        assert waits(desk.officer) == []
        row = services.dispatch_carry_out(actor=desk.officer, dispatch=row)
        assert waits(desk.officer) == [LOOK]
        looked(desk, row, "gone")
        assert waits(desk.officer) == []

    def test_stays_on_home_while_it_is_still_there(self, desk):
        row = desk.received()
        looked(desk, row, "there")  # before: that says nothing of what was done after
        row = services.dispatch_carry_out(actor=desk.officer, dispatch=row)
        assert waits(desk.officer) == [LOOK]
        looked(desk, row, "there")
        assert waits(desk.officer) == [THERE]
        assert "still there, seen" in page(desk.officer, f"/content/dispatches/{row.pk}/")
        looked(desk, row, "gone")
        assert waits(desk.officer) == []

    def test_isnt_looked_for_elsewhere_than_at_that_platform(self, desk):
        row = desk.carried_out()
        mine = row.item.locations.get()
        made.location(row.item, "https://tjeter.example/shiko/17")
        looked(desk, row, "gone", mine)
        assert waits(desk.officer) == []

    def test_is_found_behind_what_was_seen_to_be_gone_and_stands_elsewhere(self, desk, monkeypatch):
        first, second = desk.carried_out(), desk.carried_out()
        mine = first.item.locations.get()
        made.location(first.item, "https://tjeter.example/shiko/17")
        looked(desk, first, "gone", mine)
        monkeypatch.setattr(tasks, "MOST", 1)
        assert [task.reference for task in tasks.to_look(desk.officer, timezone.localdate())] == [second.reference]

    def test_is_looked_for_wherever_it_stands_where_no_address_is_known_to_be_the_platforms(self, desk):
        row = desk.carried_out()
        row.item.locations.update(host="tjeter.example")
        assert waits(desk.officer) == [LOOK]


class TestWhatWasWithdrawn:
    def withdrawn(self, desk, found: str):
        row = desk.carried_out()
        looked(desk, row, found)
        return services.dispatch_withdraw(actor=desk.officer, dispatch=row, reason="Gabim")

    def test_is_looked_for_once_the_platform_was_told_until_it_is_back(self, desk):
        row = self.withdrawn(desk, "gone")
        assert waits(desk.officer) == []
        services.letter_hand_over(actor=desk.officer, letter=row.letters.get(about="withdrawn"), at=timezone.now())
        assert waits(desk.officer) == [BACK]
        said = page(desk.officer, f"/content/dispatches/{row.pk}/")
        assert "Is it back?" in said
        assert "Is it gone?" not in said
        looked(desk, row, "there")
        assert waits(desk.officer) == []

    def test_isnt_looked_for_where_it_was_never_gone(self, desk):
        row = self.withdrawn(desk, "there")
        services.letter_hand_over(actor=desk.officer, letter=row.letters.get(about="withdrawn"), at=timezone.now())
        assert waits(desk.officer) == []


class TestASecondLookThatRunsOut:
    def test_is_said_to_be_late_on_home(self):
        desk = Desk("police")
        row = services.dispatch_send_alone(actor=desk.officer, dispatch=desk.drafted("police"))
        said = lambda: [str(task.why) for task in tasks.to_do(desk.approver, timezone.localdate())]  # noqa: E731
        assert "Sent to the police by one person: look at it within the hour" in said()
        made.past(row)
        assert "Sent to the police by one person, and the hour is over: look at it now" in said()
        assert late.second_looks_tell(timezone.now()) == 1


class TestAHoldThatRunsOut:
    def ends(self, actor) -> list[str]:
        return [task.reference for task in tasks.holds_that_end(actor, timezone.localdate())]

    def test_stands_on_home_in_its_last_days_so_that_somebody_asks_whether_it_goes_on(self, desk):
        place = lambda days: services.hold_place(  # noqa: E731
            actor=desk.officer, item=desk.item(), body="Policia", reason="Hetim",
            until=timezone.now() + timedelta(days=days),
        )  # fmt: skip
        soon, later = place(2), place(30)
        assert self.ends(desk.officer) == [soon.reference]
        services.hold_prolong_ask(
            actor=desk.officer, hold=soon, until=timezone.now() + timedelta(days=40), reason="Vazhdon"
        )
        assert self.ends(desk.officer) == []
        services.hold_prolong_decide(actor=desk.approver, hold=soon, agreed=False)
        assert self.ends(desk.officer) == [soon.reference]
        services.hold_lift(actor=desk.officer, hold=soon)
        assert (self.ends(desk.officer), later.state) == ([], "standing")


def test_what_is_gone_isnt_there_and_what_is_there_isnt_gone(desk):
    row = desk.carried_out()
    for found, gone, there in (("gone", True, False), ("there", False, True)):
        looked(desk, again(row), found)
        place = row.item.locations.get()
        assert (place.gone_at is not None, place.there_at is not None) == (gone, there)
