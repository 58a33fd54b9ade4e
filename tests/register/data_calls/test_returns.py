"""The page that a link opens: no sign-in, no cookie, one portion, one purpose; a bad link tells nothing."""

import io
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import data_calls, worlds
from tests.hostile.conftest import BOMBS, docx
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import WINDOW
from zotim.core.audit.models import Event
from zotim.core.people.links import make_link
from zotim.register.data_calls.models import AnswerVersion, ReturnLink
from zotim.register.data_calls.services import calls as services
from zotim.register.data_calls.services import links

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_tries_left_over():
    cache.clear()


class World:
    def __init__(self):
        self.body = worlds.body("Policia", "police")
        self.analyst, self.coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
        self.call = data_calls.opened(self.analyst, self.body)
        self.portion = self.call.portions.get()
        self.link, self.secret = links.link_make(actor=self.analyst, portion=self.portion, days=14)
        self.client = Client(enforce_csrf_checks=True)

    def open(self, secret=None, language="en"):
        return self.client.get(reverse("return", args=[secret or self.secret]), {"language": language})

    def send(self, data, name="answers.xlsx"):
        file = io.BytesIO(data)
        file.name = name
        return self.client.post(reverse("return", args=[self.secret]) + "?language=en", {"file": file})

    def sheet(self):
        return self.client.get(reverse("return_sheet", args=[self.secret]), {"language": "en"}).content


@pytest.fixture
def world():
    return World()


def test_a_sheet_goes_out_and_comes_back_with_no_cookie_and_no_sign_in(world):
    page = world.open()
    assert page.status_code == 200
    assert "5 questions are open" in page.content.decode()
    answer = world.send(data_calls.filled(world.sheet(), data_calls.GOOD))
    assert "5 answers were taken in" in answer.content.decode()
    assert not world.client.cookies
    version = AnswerVersion.objects.first()
    assert (version.by, version.link, version.way, len(version.sheet_sha256)) == (None, world.link, "sheet", 64)
    for one in (page, answer):
        assert "Set-Cookie" not in one
        assert one["Referrer-Policy"] == "no-referrer"
        assert "no-store" in one["Cache-Control"]


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_the_page_speaks_three_languages_by_its_address(world, language):
    html = world.open(language=language).content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
    assert str(data_calls.TITLE.texts[language]) in html


def spent(world):
    """Every way in which a link can be no good."""
    yield "forged", world.secret[:-2] + "xx"
    yield "cut", world.secret[:20]
    yield "another purpose", make_link(worlds.user("focal_point", world.body))
    yield "the hash that is kept", world.link.hash
    yield "the id of its row", str(world.link.pk)
    yield "nonsense", "x"
    ended, secret = links.link_make(actor=world.analyst, portion=world.portion, days=1)
    links.link_end(actor=world.analyst, link=ended)
    yield "revoked", secret
    old, secret = links.link_make(actor=world.analyst, portion=world.portion, days=1)
    ReturnLink.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    yield "expired", secret


def test_every_bad_link_gets_the_same_answer_to_every_request(world):
    answers = set()
    for _why, secret in [*spent(world)]:
        for method in ("get", "post"):
            answer = getattr(world.client, method)(reverse("return", args=[secret]))
            answers.add((answer.status_code, answer.content))
        sheet = world.client.get(reverse("return_sheet", args=[secret]))
        answers.add((sheet.status_code, sheet.content))
    services.call_withdraw(actor=world.coordinator, call=world.call)
    answer = world.client.get(reverse("return", args=[world.secret]))
    answers.add((answer.status_code, answer.content))
    assert len(answers) == 1
    assert answers.pop()[0] == 404
    assert not AnswerVersion.objects.exists()


def test_each_link_of_a_withdrawn_call_ends_on_record_and_one_that_was_revoked_before_not_again(world):
    revoked, _secret = links.link_make(actor=world.analyst, portion=world.portion, days=1)
    links.link_end(actor=world.analyst, link=revoked)
    second, _secret = links.link_make(actor=world.analyst, portion=world.portion, days=1)
    services.call_withdraw(actor=world.coordinator, call=world.call)
    events = Event.objects.filter(verb="register.link.ended")
    assert sorted((event.object_id, event.actor_id) for event in events) == sorted(
        [(str(revoked.pk), world.analyst.person_id)]
        + [(str(link.pk), world.coordinator.person_id) for link in (world.link, second)]
    )
    assert {event.details["portion"] for event in events} == {str(world.portion.pk)}


def test_who_tries_links_on_is_slowed_down_and_a_good_link_is_never_in_their_way(world, monkeypatch):
    monkeypatch.setattr("zotim.core.ui.links.TRIES", 3)
    assert [world.open("x").status_code for _try in range(5)] == [404, 404, 404, 429, 429]
    assert world.open().status_code == 200


def test_a_link_is_good_for_so_many_uses_an_hour(world, monkeypatch):
    monkeypatch.setattr(links, "MOST_IN_WINDOW", 3)
    assert [world.open().status_code for _use in range(5)] == [200, 200, 200, 429, 429]
    world.link.refresh_from_db()
    assert world.link.uses == 3
    ReturnLink.objects.update(window_at=timezone.now() - WINDOW - timedelta(seconds=1))
    assert world.open().status_code == 200


def test_each_use_is_on_record_by_nobody_and_names_the_link(world):
    world.open()
    world.sheet()
    world.send(data_calls.filled(data_calls.sheet(world.analyst, world.portion), {"1": "six"}))
    verbs = Event.objects.filter(verb__startswith="register.link.", object_id=str(world.link.pk), actor_kind="visitor")
    assert list(verbs.order_by("at").values_list("verb", flat=True)) == [
        "register.link.opened", "register.link.downloaded", "register.link.uploaded",
    ]  # fmt: skip
    refused = Event.objects.get(verb="register.sheet.refused")
    assert (refused.outcome, refused.details["mistakes"]) == ("failed", 1)


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_with_a_reason_and_leaves_a_trace(world, bomb):
    answer = world.send(BOMBS[bomb]())
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert Event.objects.filter(verb="register.sheet.refused").count() == 1
    assert not AnswerVersion.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"x", b"PK\x03\x04 cut", b"%PDF-1.7", docx(), b"<html><script>alert(1)</script>",
        docx(doctype='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    ],
    ids=["empty", "text", "cut", "pdf", "word", "page", "entity"],
)  # fmt: skip
def test_what_is_no_sheet_is_refused_with_a_reason(world, data):
    answer = world.send(data, "../../etc/<b>passwd</b>\u202e.xlsx")
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert "<b>passwd" not in answer.content.decode()
    assert not AnswerVersion.objects.exists()


def test_a_mistake_shows_what_was_typed_nowhere_as_markup(world):
    answer = world.send(data_calls.filled(world.sheet(), {"1": "<script>alert(1)</script>"}))
    assert "<script>alert" not in answer.content.decode()
    assert "Row 4, column C" in answer.content.decode()


def test_only_the_centre_makes_and_revokes_links_and_only_for_a_while(world):
    focal = worlds.actor("focal_point", world.body)
    for act in (
        lambda: links.link_make(actor=focal, portion=world.portion, days=3),
        lambda: links.link_end(actor=focal, link=world.link),
    ):
        with pytest.raises(Denied):
            act()
    for days in (0, 61):
        with pytest.raises(Unfit):
            links.link_make(actor=world.analyst, portion=world.portion, days=days)


def test_a_link_is_shown_once_and_kept_nowhere(world, settings):
    worlds.demo_installation()
    client = Client()
    user = worlds.user("coordinator")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.post(reverse("portion_link", args=[world.portion.pk]), {"days": 3})
    address = f"{settings.ZOTIM_ADDRESS}/register/returns/"
    assert address in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert address not in client.get(reverse("portion", args=[world.portion.pk])).content.decode()


def test_sending_without_a_file_says_so(world):
    answer = world.client.post(reverse("return", args=[world.secret]))
    assert answer.context["form"].errors["file"]
