"""The search page: grouped, counted, helpful when empty, and the same for what is hidden as for what isn't there."""

import re

import pytest

from tests import worlds
from zotim.core.people.models import Membership, User
from zotim.register.models import Commitment, Measure

pytestmark = pytest.mark.django_db


def enter(client, role, organisation=None):
    worlds.demo_installation()  # no second factor asked for
    someone = worlds.user(role, organisation)
    client.force_login(someone, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    return someone


@pytest.fixture
def commitment():
    centre = worlds.actor("coordinator")
    made = worlds.commitment(centre, worlds.body())
    worlds.evidence(centre, worlds.measure(centre, made))
    return made


def test_results_are_grouped_by_kind_and_lead_to_their_pages(client, commitment):
    enter(client, "analyst")
    page = client.get("/search/", {"q": commitment.reference}).content.decode()
    assert f'href="/register/commitments/{commitment.pk}/"' in page
    assert "1 result" in page
    assert "<h2" in page


def test_the_box_in_the_header_leads_there_for_whoever_sees_content(client, commitment):
    enter(client, "focal_point")
    assert 'action="/search/"' in client.get("/").content.decode()


def test_an_empty_answer_says_what_to_try(client, commitment):
    enter(client, "analyst")
    assert "Nothing that you may see holds all these words" in client.get("/search/?q=xyzxyz").content.decode()
    assert "What can be found here" in client.get("/search/").content.decode()


def test_what_is_hidden_and_what_isnt_there_get_the_same_page(client, commitment):
    Commitment.objects.update(classification="restricted")
    Measure.objects.update(classification="restricted")
    enter(client, "focal_point", worlds.body("Tjetra"))
    client.get("/search/?q=warm")
    answers = [client.get("/search/", {"q": q}) for q in (commitment.reference, "ZOT-0000-00")]
    assert [answer.status_code for answer in answers] == [200, 200]
    hidden, absent = (re.sub(r'value="\w{64}"', "", answer.content.decode()) for answer in answers)
    assert hidden.replace(commitment.reference, "ZOT-0000-00") == absent


def test_a_visitor_is_sent_to_the_door(client):
    assert client.get("/search/?q=a").status_code == 302


def test_somebody_whose_role_ended_is_refused(client, commitment):
    someone = enter(client, "analyst")
    Membership.objects.filter(user=someone).delete()
    assert client.get("/search/?q=a").status_code == 403
    assert User.objects.get(pk=someone.pk).is_active


def test_markup_in_a_question_stays_text(client, commitment):
    enter(client, "analyst")
    page = client.get("/search/", {"q": "<script>alert(1)</script>\x00"}).content.decode()
    assert "<script>alert" not in page
