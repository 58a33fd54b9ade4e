"""The pages of missions, as people use them."""

import pytest
from django.test import Client

from tests import worlds
from tests.desks.deployments.people import FIRST, LAST, mission
from zotim.desks.deployments.missions.models import Billet, Mandate, Mission, Pledge

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(people):
    worlds.demo_installation()

    def one(who):
        client = Client(headers={"accept-language": "en"})
        client.force_login(people.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return one


def test_six_promised_people_are_tied_to_billets_and_the_page_says_why_nobody_is_ready(people, browser):
    officer, second, focal = browser("officer"), browser("second"), browser("focal")
    days = {"from_on": FIRST.isoformat(), "until_on": LAST.isoformat()}
    officer.post("/deployments/missions/add/", {
        "original": "en", "title_en": "Advisory mission", "led_by": "NATO", "host": "IQ", "lead": people.ministry.pk,
        "route": "assembly", "source": "Law (made up)", **days,
    })  # fmt: skip
    address = f"/deployments/missions/{Mission.objects.get().pk}/"
    assert "A decision of the assembly" in officer.get(address).content.decode()

    act = {"original": "en", "title_en": "Decision", "kind": "assembly", "ceiling": "6", "seen_in": "Gazette 1", **days}
    officer.post(f"{address}mandate/", act)
    mandate = Mandate.objects.get()
    second.post(f"/deployments/mandates/{mandate.pk}/", {"decision": "accept"})
    assert "A decision of the assembly" not in officer.get(address).content.decode()

    commitment = worlds.commitment(people.analyst, people.ministry)
    focal.post(f"{address}pledge/", {
        "commitment": commitment.pk, "kind": "rotation", "number": "6", "reason": "Answer of the ministry", **days,
    })  # fmt: skip
    pledge = Pledge.objects.get()
    billet = {"original": "en", "title_en": "Adviser", "code": "A-1", "rank_from": "OF-3", "clearance": "secret",
              "pledge": pledge.pk, **days}  # fmt: skip
    officer.post(f"{address}billet/", billet)
    offered = Billet.objects.get()
    officer.post(f"/deployments/billets/{offered.pk}/step/accept/", {"reason": "Letter 12"})

    page = focal.get(f"/deployments/pledges/{pledge.pk}/").content.decode()
    assert "5 of what was promised have no billet." in page
    assert "Nobody is agreed for A-1" in page
    assert page.count('<td class="num">0</td>') == 3  # filled, ready, deployed: counted, and nobody is named
    assert "one person after another" in page
    assert f"/deployments/pledges/{pledge.pk}/" in focal.get(f"/register/commitments/{commitment.pk}/").content.decode()


@pytest.mark.parametrize("who", ["officer", "focal"])
def test_one_step_of_a_mission_stands_out_and_the_others_are_quiet(people, browser, who):
    page = browser(who).get(f"/deployments/missions/{mission(people).pk}/").content.decode()
    assert page.count('class="btn"') == 1
    assert 'class="btn quiet"' in page


def test_places_without_days_are_told_beside_the_field(people, browser):
    made = mission(people)
    commitment = worlds.commitment(people.analyst, people.ministry)
    form = {"commitment": commitment.pk, "kind": "billets", "number": "6", "reason": "The statement"}
    answer = browser("focal").post(f"/deployments/missions/{made.pk}/pledge/", form)
    assert "Say from when until when." in answer.content.decode()
    assert not Pledge.objects.exists()
