"""Pages of law and platforms: what a second person does on them, and what is said when something is missing."""

from datetime import date

import pytest
from django.test import Client

from tests.contracts.matrix import BACKEND
from tests.desks.content import lawly, made
from zotim.core.people.models import User
from zotim.desks.content.law import services
from zotim.desks.content.law.forms import form
from zotim.desks.content.law.models import Platform

pytestmark = pytest.mark.django_db


@pytest.fixture
def keepers(installed):
    return made.keeper(), made.keeper()


def browser(actor):
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
    return client


def test_the_second_person_is_asked_whether_this_state_is_a_member_state(keepers):
    one, other = keepers
    basis = lawly.entered(one, "eu", member_since=date(2026, 1, 1))
    page = f"/content/bases/{basis.pk}/"
    assert "Your decision" not in browser(one).get(page).content.decode()
    said = browser(other).post(page, {"decision": "accept"}).content.decode()
    assert "Say that this state is a Member State" in said
    browser(other).post(page, {"decision": "accept", "member": "on"})
    basis.refresh_from_db()
    assert basis.state == "confirmed"


def test_another_article_of_the_same_law_begins_with_what_that_law_says(keepers):
    basis, client = lawly.entered(keepers[0], "national"), browser(keepers[0])
    another = f"/content/bases/{basis.pk}/another/"
    assert another in client.get(f"/content/bases/{basis.pk}/").content.decode()
    form = client.get(another).context["form"]
    assert form.initial["seen_in"] == basis.seen_in
    assert form.initial["court_sq"] == basis.court.texts["sq"]
    assert "article_sq" not in form.initial


def test_a_platform_is_added_changed_ended_and_used_again(keepers):
    client = browser(keepers[0])
    client.post("/content/platforms/add/", {"name": "Videot", "hosts": "videot.example\nv.example"})
    said = client.post("/content/platforms/add/", {"name": "Tjetra", "hosts": "v.example"}).content.decode()
    assert "v.example belongs to Videot." in said
    platform = Platform.objects.get()
    assert platform.hosts == ["v.example", "videot.example"]
    for step in ("end", "again"):
        client.post(f"/content/platforms/{platform.pk}/{step}/")
    platform.refresh_from_db()
    assert platform.state == "listed"
    assert client.get(f"/content/platforms/{platform.pk}/notice/ar/").content.startswith(b"%PDF")
    assert client.get(f"/content/platforms/{platform.pk}/notice/xx/").status_code == 404


def test_a_form_shows_that_it_is_a_draft_until_two_people_have_compared_it(keepers):
    one, other = keepers
    check = services.check_enter(actor=one, form=form("eu"), seen_in="OJ L 172")
    assert "Draft" in browser(other).get("/content/forms/eu/").content.decode()
    browser(other).post(f"/content/forms/compared/{check.pk}/", {"decision": "accept"})
    assert ">Compared<" in browser(other).get("/content/forms/eu/").content.decode()
    assert browser(other).get("/content/forms/none/").status_code == 404
