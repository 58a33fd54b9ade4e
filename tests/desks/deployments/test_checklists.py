"""What has to be done before a tour, by when; done or waived by two people; what keeps somebody from setting out."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests import worlds
from tests.desks.deployments.people import FILE, LAST, able, billet, done, grounded, item, moved, seen, tour
from zotim.core.access.policy import Denied, NotVisible, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import tasks_of
from zotim.core.access.walls import opened, walled
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.approvals.two import done_by
from zotim.core.evidence.models import File
from zotim.core.evidence.services import file_receive
from zotim.core.states.machine import WrongState
from zotim.desks.deployments.checklists import selectors, services
from zotim.desks.deployments.checklists.models import OF_HEALTH, ItemCheck, WaivedWhy
from zotim.desks.deployments.missions import services as missions
from zotim.vocabulary import Classification

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def world(people):
    """A mission under way, and somebody who lacks nothing, agreed from sixty days from now on."""
    people.mission = grounded(people)
    missions.mission_move(actor=people.officer, mission=people.mission, step="begin")
    held = billet(people, people.mission, accepted=True)
    people.tour = moved(people, tour(people, held, able(people), TODAY() + timedelta(60), LAST), "agree")
    return people


def due(people, who="officer"):
    actor = getattr(people, who)
    with walled(actor):
        return selectors.board(actor)


def lacks(people):
    return [lack.what for lack in seen(people, people.tour).lacks]


def test_an_item_is_due_so_many_days_before_the_arrival(world):
    item(world, world.mission, days_before=30)
    [one] = due(world)
    assert (one.on, one.standing) == (world.tour.arrives_on - timedelta(30), "open")


def test_an_item_whose_days_are_more_than_are_left_is_late(world):
    item(world, world.mission, days_before=90)
    assert [one.standing for one in due(world)] == ["late"]


def test_a_blocking_item_keeps_them_from_setting_out_until_two_people_said_that_it_is_done(world):
    one = item(world, world.mission)
    assert lacks(world) == ["item"]
    with pytest.raises(WrongState, match="something is lacking"):
        moved(world, world.tour, "set_out")
    made = done(world, world.tour, one, confirmed=False)
    assert lacks(world) == ["item"]
    with pytest.raises(NeedsAnotherPerson):
        services.check_decide(actor=world.officer, check=made, confirmed=True)
    services.check_decide(actor=world.second, check=made, confirmed=True)
    assert not lacks(world)
    assert moved(world, world.tour, "set_out").state == "travelling"


def test_what_isnt_blocking_is_due_and_keeps_nobody(world):
    item(world, world.mission, blocking=False)
    assert not lacks(world)
    assert len(due(world)) == 1


def test_an_item_is_waived_by_two_people_for_a_reason_of_the_list(world):
    one = item(world, world.mission)
    done(world, world.tour, one, document="", waived_why="mission")
    assert not lacks(world)
    assert set(WaivedWhy.values) == {"mission", "there", "before", "urgent"}


def test_a_returned_one_leaves_the_item_open(world):
    one = item(world, world.mission)
    made = done(world, world.tour, one, confirmed=False)
    services.check_decide(actor=world.second, check=made, confirmed=False, comment="Another document")
    assert lacks(world) == ["item"]
    done(world, world.tour, one)


def test_one_that_counts_no_more_leaves_the_item_open_again(world):
    made = done(world, world.tour, item(world, world.mission))
    services.check_end(actor=world.second, check=made)
    assert lacks(world) == ["item"]


@pytest.mark.parametrize("group", ["medical", "dental", "vaccination", "psychological"])
def test_of_health_no_document_is_kept(world, group):
    one = item(world, world.mission, group=group)
    with pytest.raises(Unfit) as refused:
        done(world, world.tour, one, document="Finding 7")
    assert refused.value.field == "document"
    done(world, world.tour, one, document="")
    assert not lacks(world)


def test_what_was_done_has_a_document_or_a_reason_and_once(world):
    one = item(world, world.mission)
    for wrong in ({"document": ""}, {"document": "1", "waived_why": "there"}):
        with pytest.raises(Unfit):
            done(world, world.tour, one, **wrong)
    done(world, world.tour, one, confirmed=False)
    with pytest.raises(Unfit, match="second person"):
        done(world, world.tour, one)


def test_an_item_of_another_mission_or_that_isnt_asked_for_is_refused(world):
    elsewhere = item(world, grounded(world))
    ended = services.item_end(actor=world.officer, item=item(world, world.mission))
    for wrong in (elsewhere, ended):
        with pytest.raises(Unfit, match="asked for"):
            done(world, world.tour, wrong)
    assert not lacks(world)


def test_only_officers_of_the_body_see_and_say_what_was_done(world):
    made = done(world, world.tour, item(world, world.mission), confirmed=False)
    for who in ("coordinator", "focal", "other"):
        actor = getattr(world, who)
        with walled(actor):
            assert not ItemCheck.objects.filter(visible(ItemCheck, actor)).exists()
            with pytest.raises(NotVisible):
                selectors.check(actor, made.pk)
        assert not due(world, who)
    with pytest.raises((Denied, ObjectDoesNotExist)):
        services.check_decide(actor=world.other, check=made, confirmed=True)


@pytest.mark.postgres
def test_a_forgotten_filter_shows_nothing_that_was_done_in_another_body(world):
    done(world, world.tour, item(world, world.mission))
    for who, count in (("officer", 1), ("other", 0), ("coordinator", 0)):
        with walled(getattr(world, who)):
            assert ItemCheck.objects.count() == count


def test_home_says_what_a_second_person_looks_at_and_what_is_due_soon(world):
    one = item(world, world.mission, days_before=50)
    why = "It has to be done before a tour"
    assert [task.why for task in tasks_of(world.second, TODAY())[0] if "Service passport" in str(task.what)] == [why]
    done(world, world.tour, one, confirmed=False)
    found = {
        who: [task.url for task in tasks_of(getattr(world, who), TODAY())[0] if "/checklist/" in task.url]
        for who in ("officer", "second", "other")
    }  # fmt: skip
    assert [len(urls) for urls in found.values()] == [0, 1, 0]


def test_the_database_takes_one_at_a_time_and_two_people(world):
    one = item(world, world.mission)
    made = done(world, world.tour, one)
    for wrong in ({"confirmed_by": made.entered_by}, {"waived_why": "ill"}, {"waived_why": "there"}):
        with opened(), pytest.raises(IntegrityError), transaction.atomic():
            ItemCheck.objects.filter(pk=made.pk).update(**wrong)


def test_an_officer_asks_for_something_and_another_confirms_that_it_was_done(world):
    worlds.demo_installation()

    def browser(who):
        client = Client(headers={"accept-language": "en"})
        client.force_login(world.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    officer, second = browser("officer"), browser("second")
    mission = f"/deployments/missions/{world.mission.pk}/checklist/"
    officer.post(f"{mission}add/", {
        "original": "en", "title_en": "Visa", "group": "passport", "days_before": "20", "owner": "Consular service",
        "blocking": "on",
    })  # fmt: skip
    assert "Visa" in browser("focal").get(mission).content.decode()
    assert "Visa" in officer.get("/deployments/checklist/").content.decode()
    page = officer.get(f"/deployments/tours/{world.tour.pk}/").content.decode()
    enter = page.partition('<td><a href="')[2].partition('"')[0]
    officer.post(enter, {"document": "V-12"})
    with opened():
        made = ItemCheck.objects.get()
    second.post(f"/deployments/checklist/{made.pk}/", {"decision": "accept"})
    assert "Nothing is lacking." in officer.get(f"/deployments/tours/{world.tour.pk}/").content.decode()
    officer.post(f"/deployments/checklist/{made.pk}/end/")
    assert "Nothing is lacking." not in officer.get(f"/deployments/tours/{world.tour.pk}/").content.decode()


def test_a_file_shows_that_something_was_done_without_the_name_that_somebody_gave_it(people):
    of = tour(people, billet(people, grounded(people), accepted=True), able(people))
    check = done(people, of, item(people, of.mission), **FILE)
    with walled(people.second):
        found = selectors.check(people.second, check.pk)
        opened_file = services.check_file(actor=people.second, check=found)
    assert opened_file.data == FILE["data"]
    assert opened_file.file.name == f"{of.reference}.txt"


@pytest.mark.parametrize("group", sorted(OF_HEALTH))
def test_of_health_no_file_is_kept(people, group):
    of = tour(people, billet(people, grounded(people), accepted=True), able(people))
    with pytest.raises(Unfit, match="Of health nothing is kept"):
        done(people, of, item(people, of.mission, group=group), document="", **FILE)
    assert not File.objects.exists()


@pytest.mark.postgres
def test_the_database_itself_takes_no_file_of_health(people):
    of = tour(people, billet(people, grounded(people), accepted=True), able(people))
    asked = item(people, of.mission, group="medical")
    kept = file_receive(actor=people.officer, name="a.txt", data=b"x\n", classification=Classification.INTERNAL)
    with pytest.raises(DatabaseError), transaction.atomic(), walled(people.officer):
        ItemCheck.objects.create(tour=of, item=asked, document="1", file=kept, **done_by(people.officer, "entered"))


def test_somebodys_own_page_says_what_by_when(people):
    first = TODAY() + timedelta(50)
    one = able(people, until=first + timedelta(200))
    of = tour(people, billet(people, grounded(people), accepted=True), one, first, first + timedelta(90))
    late = item(people, of.mission, days_before=90)
    done(people, of, item(people, of.mission))
    with walled(people.officer):
        one.refresh_from_db()
        days = selectors.what_by_when(people.officer, one)
    assert [(each.what, each.on) for each in days[:3]] == [
        ("item", of.arrives_on - timedelta(late.days_before)), ("arrives", of.arrives_on), ("until", of.until_on),
    ]  # fmt: skip
    assert {each.what for each in days[3:]} == {"fitness", "clearance", "qualification"}
    client = Client(headers={"accept-language": "en"})
    worlds.demo_installation()
    client.force_login(people.users["officer"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Last day of the tour" in client.get(f"/deployments/people/{one.pk}/").content.decode()
