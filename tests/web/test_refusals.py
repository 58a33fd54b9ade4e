"""What comes too late, needs somebody else or is asked in another way gets a calm page, and leaves a trace."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.core.people.models import User
from zotim.register import services
from zotim.register.models import Commitment

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[1])
    client.cookies["django_language"] = "en"
    return client


class Centre:
    """One who put everything in, one who decides, and what waits for a decision."""

    def __init__(self):
        worlds.demo_installation()
        self.first, self.second = worlds.user("coordinator"), worlds.user("analyst")
        self.lead = worlds.body()
        by = actor_of(self.first)
        self.document = worlds.document(by)
        self.suggestion = self.document.suggestions.first()
        self.commitment = worlds.commitment(by, self.lead)
        measure = worlds.measure(by, self.commitment)
        self.piece = worlds.evidence(by, measure)
        done = worlds.evidence(by, measure, b"Tjeter\n")
        services.evidence_open(actor=actor_of(self.second), evidence=done)
        services.evidence_review(actor=actor_of(self.second), evidence=done, accepted=True)
        self.assessment = services.assessment_propose(
            actor=by, commitment=self.commitment, claimed="done", assessed="under_way", reason=self.commitment.title,
            evidence=[done],
        )  # fmt: skip

    def decisions(self):
        """Each address that decides something, with the form that does it."""
        suggestion = reverse("suggestion_decide", args=[self.document.pk, self.suggestion.pk])
        accept = {name: value for name, value in self.suggestion_form().items() if value is not None}
        return {
            "review": (reverse("evidence_review", args=[self.piece.pk]), {"decision": "accept", "comment": ""}),
            "confirm": (
                reverse("assessment_confirm", args=[self.commitment.pk, self.assessment.pk]),
                {"decision": "accept", "comment": ""},
            ),
            "accept": (suggestion, accept),
            "reject": (suggestion, {"reject": "1", "reason": "duplicate"}),
        }

    def suggestion_form(self):
        page = signed_in(self.second).get(reverse("document", args=[self.document.pk]))
        start = page.context["accept"].initial
        return start | {"accept": "1", "title_en": "Sending six soldiers", "original": "en", "lead": str(self.lead.pk)}


@pytest.fixture
def centre():
    return Centre()


@pytest.mark.parametrize("decision", ["review", "confirm", "accept", "reject"])
def test_the_second_click_gets_a_calm_page_and_changes_nothing(centre, decision):
    client = signed_in(centre.second)
    url, form = centre.decisions()[decision]
    client.get(reverse("evidence_file", args=[centre.piece.pk]))  # whoever accepts it has opened it
    first = client.post(url, form)
    assert first.status_code == 302, first.content.decode()
    commitments = Commitment.objects.count()
    again = client.post(url, form)
    assert again.status_code == 409
    assert "Nothing was changed" in again.content.decode()
    assert "the state is now" in again.content.decode()
    event = Event.objects.filter(outcome="failed").get()
    assert (event.actor_id, event.object_id != "") == (centre.second.pk, True)
    assert Commitment.objects.count() == commitments


@pytest.mark.parametrize("decision", ["review", "confirm"])
def test_who_asked_is_told_that_somebody_else_decides(centre, decision):
    url, form = centre.decisions()[decision]
    answer = signed_in(centre.first).post(url, form)
    assert answer.status_code == 403
    assert "Somebody else has to decide this" in answer.content.decode()
    assert Event.objects.filter(outcome="denied", actor_id=centre.first.pk).exists()


def test_another_method_is_refused_before_the_view_and_says_what_is_allowed(centre):
    answer = signed_in(centre.first).options(reverse("commitment", args=[centre.commitment.pk]))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert Event.objects.filter(outcome="denied", verb="register.commitment.view").count() == 1


def test_a_form_that_comes_back_with_its_record_is_a_look(centre):
    answer = signed_in(centre.second).post(reverse("evidence_review", args=[centre.piece.pk]), {})
    assert answer.status_code == 200
    look = Event.objects.get(outcome="viewed")
    assert (look.actor_id, look.object_id) == (centre.second.pk, str(centre.piece.pk))


def test_home_is_on_record_where_it_shows_the_register_and_only_there(centre):
    signed_in(centre.second).get(reverse("home"))
    looks = Event.objects.filter(verb="register.home.viewed", outcome="viewed")
    assert [look.actor_id for look in looks] == [centre.second.pk]
    signed_in(worlds.user("auditor")).get(reverse("home"))
    signed_in(worlds.user()).get(reverse("home"))
    assert looks.count() == 1


def test_choosing_somebody_in_a_demonstration_is_a_sign_in(centre):
    Client().post(reverse("demo_sign_in"), {"person": str(centre.second.pk)})
    began = Event.objects.get(verb="people.session.began")
    assert (began.actor_id, began.object_id) == (centre.second.pk, str(centre.second.pk))
