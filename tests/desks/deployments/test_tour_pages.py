"""The pages of tours, as officers and the centre use them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pypdfium2 import PdfDocument

from tests import worlds
from tests.desks.deployments.people import FIRST, LAST, able, billet, grounded, moved, pledge, tour
from zotim.core.access.walls import opened
from zotim.core.audit.models import Event
from zotim.desks.deployments.missions import services as missions
from zotim.desks.deployments.tours.models import Terms, Tour

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(people):
    worlds.demo_installation()

    def one(who, language="en"):
        client = Client(headers={"accept-language": language})
        client.force_login(people.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return one


def the_tour():
    with opened():
        return Tour.objects.get()


def test_somebody_is_named_lacks_something_goes_and_comes_back(people, browser):
    officer, today = browser("officer"), timezone.localdate()
    of, one = billet(people, grounded(people), accepted=True), able(people, until=today - timedelta(1))
    missions.mission_move(actor=people.officer, mission=of.mission, step="begin")
    assert "Nobody is agreed for A-1" in officer.get(f"/deployments/billets/{of.pk}/").content.decode()
    first = today - timedelta(20)
    officer.post(
        f"/deployments/billets/{of.pk}/tour/",
        {"nominee": one.pk, "from_on": first.isoformat(), "until_on": today.isoformat()},
    )
    address = f"/deployments/tours/{the_tour().pk}/"
    assert the_tour().arrives_on == first - timedelta(7)
    officer.post(f"{address}step/agree/")
    assert "That they are fit: dental" in officer.get(address).content.decode()
    refused = officer.post(f"{address}step/set_out/", follow=True).content.decode()
    assert "something is lacking that is asked for" in refused

    for aspect in ("medical", "psychological", "dental"):
        officer.post(
            f"/deployments/people/{one.pk}/fitness/", {"aspect": aspect, "fit": "yes", "until_on": today.isoformat()}
        )
    assert "Nothing is lacking." in officer.get(address).content.decode()
    officer.post(f"{address}step/set_out/")
    officer.post(f"{address}step/arrive/")
    officer.post(f"{address}step/return/", {"on": today.isoformat()})
    officer.post(f"{address}step/debrief/", {"on": today.isoformat(), "decompressed_on": today.isoformat()})
    assert the_tour().state == "debriefed"
    assert "Rests until" in officer.get(address).content.decode()


def test_the_mission_shows_who_is_there_when_and_staff_numbers_to_officers_alone(people, browser):
    of = billet(people, grounded(people), accepted=True)
    moved(people, tour(people, of, able(people, "B-777"), FIRST, LAST - timedelta(40)), "agree")
    for who in ("officer", "coordinator", "focal"):
        page = browser(who).get(f"/deployments/missions/{of.mission.pk}/").content.decode()
        assert page.count('class="bar-held"') == 1
        assert page.count('class="bar-gap"') == 1
        assert ("B-777" in page) == (who == "officer")


def test_in_arabic_time_runs_from_right_to_left(people, browser):
    of = billet(people, grounded(people), accepted=True)
    moved(people, tour(people, of, able(people), FIRST, FIRST + timedelta(30)), "agree")
    page = browser("focal", "ar").get(f"/deployments/missions/{of.mission.pk}/").content.decode()
    bar = page.partition('class="bar-held" x="')[2].partition('"')[0]
    assert float(bar) > 360


def test_the_rule_of_a_mission_is_entered_with_where_it_stands(people, browser):
    of = grounded(people)
    form = {"tour_days": 120, "handover_days": 5, "rest_times": 1, "source": "Rule (made up)", "certain": "on"}
    browser("officer").post(f"/deployments/missions/{of.pk}/terms/", form)
    kept = Terms.objects.get()
    assert (kept.tour_days, kept.handover_days, kept.rest_times, kept.certain) == (120, 5, 1, True)


def test_days_that_overlap_are_told_beside_the_field(people, browser):
    of = billet(people, grounded(people), accepted=True)
    tour(people, of, able(people, "A-1"))
    form = {"nominee": able(people, "A-2").pk, "from_on": FIRST.isoformat(), "until_on": LAST.isoformat()}
    answer = browser("officer").post(f"/deployments/billets/{of.pk}/tour/", form)
    assert "Somebody else holds the billet on some of these days." in answer.content.decode()


def test_the_paper_for_the_assembly_says_how_far_it_is_kept_and_names_nobody(people, browser):
    made = grounded(people)
    promised = pledge(people, made, number=2)
    of = billet(people, made, accepted=True, pledge=promised)
    moved(people, tour(people, of, able(people, "B-777"), FIRST, LAST - timedelta(40)), "agree")
    answer = browser("focal").get(f"/deployments/missions/{made.pk}/paper/")
    assert answer.headers["Content-Type"] == "application/pdf"
    written = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(answer.content))
    words = " ".join(written.split()).replace("\ufffe", "")  # words that are parted at the end of a line
    for said in ("Act of assembly", "Nobody is agreed for A-1", "Nobody who is sent is named in this paper."):
        assert said in words
    assert "B-777" not in words
    assert Event.objects.filter(verb="deployments.mission.taken", object_id=str(made.pk)).exists()
