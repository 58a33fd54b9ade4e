"""The pages of people who may be sent, as officers and the centre use them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import worlds
from tests.desks.deployments.people import nominee
from zotim.core.access.walls import opened
from zotim.core.audit.models import Event
from zotim.desks.deployments.people.models import Nominee, Qualification

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(people):
    worlds.demo_installation()

    def one(who):
        client = Client(headers={"accept-language": "en"})
        client.force_login(people.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return one


def the_only(model):
    with opened():
        return model.objects.get()


def test_an_officer_lists_somebody_and_says_until_when_they_may_go(people, browser):
    officer, today = browser("officer"), timezone.localdate()
    soon, later = today + timedelta(10), today + timedelta(100)
    officer.post("/deployments/people/add/", {
        "lead": people.ministry.pk, "staff_number": "A-100", "name": "Besa Trillimi", "rank": "OF-3",
        "available_from": today.isoformat(),
    })  # fmt: skip
    address = f"/deployments/people/{the_only(Nominee).pk}/"
    officer.post(f"{address}clearance/", {"clearance": "secret", "until_on": later.isoformat()})
    officer.post(f"{address}fitness/", {"aspect": "medical", "fit": "yes", "until_on": soon.isoformat()})
    officer.post(f"{address}qualification/", {"kind": "english", "level": "3", "issued_on": today.isoformat()})

    shown = officer.get(address).content.decode()
    assert all(words in shown for words in ("Besa Trillimi", "secret", "medical", "English (STANAG 6001)"))
    assert Event.objects.filter(verb="deployments.nominee.viewed", object_id=str(the_only(Nominee).pk)).exists()
    assert officer.get("/deployments/people/ending/?days=30").content.decode().count("A-100") == 1
    assert officer.get("/deployments/people/ending/?days=180").content.decode().count("A-100") == 2

    officer.post(f"/deployments/qualifications/{the_only(Qualification).pk}/end/")
    assert "No qualification is entered." in officer.get(address).content.decode()
    officer.post(f"{address}leave/")
    after = officer.get(address).content.decode()
    assert "Not on the list any more" in after
    assert f"{address}change/" not in after


def test_no_list_and_no_number_shows_a_name(people, browser):
    nominee(people, "A-100", name="Besa Trillimi")
    for who, address in (("officer", "people/"), ("officer", "people/ending/"), ("coordinator", "people/numbers/")):
        assert "Besa" not in browser(who).get(f"/deployments/{address}").content.decode()
    assert "A-100" not in browser("coordinator").get("/deployments/people/numbers/").content.decode()


def test_fit_without_an_end_is_told_beside_the_field(people, browser):
    made = nominee(people)
    answer = browser("officer").post(f"/deployments/people/{made.pk}/fitness/", {"aspect": "dental", "fit": "yes"})
    assert "Say until when." in answer.content.decode()


def test_days_that_arent_offered_show_ninety(people, browser):
    for asked in ("", "7", "x", "٩٠"):
        assert (
            "within 90 days" in browser("officer").get("/deployments/people/ending/", {"days": asked}).content.decode()
        )
