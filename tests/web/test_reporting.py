"""Anybody reports content: no cookie, no name, three languages; a code tells whether it was decided, no more."""

import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.desks.content import intakely, made
from zotim.desks.content.intake.models import Report
from zotim.desks.content.intake.sealed import TEXTS
from zotim.desks.content.intake.services import item_move
from zotim.web.reporting import views

pytestmark = pytest.mark.django_db


@pytest.fixture
def installed(db, settings, tmp_path):
    from tests import worlds

    settings.MEDIA_ROOT, settings.ZOTIM_KEYS = tmp_path / "files", tmp_path / "keys"
    settings.ZOTIM_KEK_FILE = tmp_path / "keys" / "sealing.kek"
    (tmp_path / "keys").mkdir()
    cache.clear()
    worlds.demo_installation()
    return Client()


def address(language="en", name="report_content"):
    return reverse(name, kwargs={"language": language})


def filled(client, **values):
    """A form as somebody opened and filled it."""
    page = client.get(address()).content.decode()
    return {"token": re.search(r'name="token" value="([^"]+)"', page)[1], **values}


def code_on(answer):
    return re.search(r"([0-9A-Z]{4}(?:-[0-9A-Z]{4}){5})", answer.content.decode())[1]


def test_a_report_is_taken_in_without_a_cookie_or_a_name_and_answered_with_a_code(installed):
    data = filled(
        installed, address="https://video.example/a", told="E pashë dje.", contact="a@b.example",
        file=SimpleUploadedFile("x.png", intakely.picture()), life="on",
    )  # fmt: skip
    answer = installed.post(address(), data)
    report = Report.objects.select_related("item").get()
    assert (report.channel, report.language, report.life, report.item.kind) == ("form", "en", True, "picture")
    assert TEXTS.text(made.officer(), report, "told") == "E pashë dje."
    assert report.reference in answer.content.decode()
    assert "112" in answer.content.decode()
    assert not answer.cookies
    assert "script-src 'none'" in answer["Content-Security-Policy"]


def test_the_same_form_sent_twice_is_one_report_with_one_code(installed):
    data = filled(installed, text="Një tekst i trilluar.")
    first, second = installed.post(address(), data), installed.post(address(), data)
    assert code_on(first) == code_on(second)
    assert Report.objects.count() == 1


def test_a_code_that_there_isnt_reads_as_one_that_waits_in_words_and_size(installed):
    code = code_on(installed.post(address(), filled(installed, text="Një tekst.")))
    ask = address(name="report_content_answer")
    assert "Code of your report" in installed.get(ask).content.decode()
    waits, unknown = (installed.post(ask, {"code": one}) for one in (code, "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF"))
    assert waits.content == unknown.content
    assert waits.status_code == unknown.status_code == 200
    assert "Nothing is decided yet" in waits.content.decode()
    item = Report.objects.get().item
    officer = made.officer()
    item_move(actor=officer, item=item, transition="take", taken_by_id=officer.user_id, taken_at=timezone.now())
    item_move(actor=officer, item=item, transition="close")
    assert "was read and decided" in installed.post(ask, {"code": code.lower()}).content.decode()


def test_as_many_questions_are_asked_of_the_database_for_a_code_that_there_isnt(
    installed, django_assert_num_queries, django_assert_max_num_queries
):
    code = code_on(installed.post(address(), filled(installed, text="Një tekst.")))
    ask = address(name="report_content_answer")
    with django_assert_max_num_queries(5) as counted:
        installed.post(ask, {"code": code})
    with django_assert_num_queries(len(counted)):
        installed.post(ask, {"code": "AAAA"})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "one of them is enough"),
        ({"address": "javascript:alert(1)"}, "no address of a page"),
        ({"text": "x", "seen_on": "2999-01-01"}, "still to come"),
        ({"file": SimpleUploadedFile("a.svg", b"<svg onload='x()'/>")}, "SVG is a program"),
        ({"text": "a\0b"}, "Null characters"),
        ({"text": "x" * 20_001}, "at most 20"),
    ],
)
def test_what_cant_be_taken_is_said_and_what_was_typed_stays(installed, values, said):
    answer = installed.post(address(), filled(installed, told="Ende këtu.", **values))
    assert said in answer.content.decode()
    assert "Ende këtu." in answer.content.decode()
    assert not Report.objects.exists()


def test_a_form_that_isnt_ours_is_given_back_afresh(installed):
    answer = installed.post(address(), {"token": "forged", "text": "Një tekst."})
    assert "was open for too long" in answer.content.decode()
    assert not Report.objects.exists()


def test_too_many_from_one_place_are_asked_to_wait(installed, monkeypatch):
    monkeypatch.setattr(views, "SENT", 1)
    assert installed.post(address(), filled(installed, text="Një.")).status_code == 200
    answer = installed.post(address(), filled(installed, text="Dy."))
    assert answer.status_code == 429
    assert "Dy." in answer.content.decode()


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_each_page_is_in_its_language_and_the_short_address_leads_to_the_form(installed, language):
    for name in ("report_content", "report_content_answer"):
        answer = installed.get(address(language, name))
        assert answer["Content-Language"] == language
        assert f'lang="{language}"' in answer.content.decode()
    assert installed.get("/report/", follow=True).redirect_chain == [("/public/report/", 302)]


def test_who_reports_that_a_child_is_recruited_reads_where_a_child_gets_help(installed):
    assert "116 111" in installed.get(address()).content.decode()
    received = installed.post(address(), filled(installed, text="A made-up text.", recruited="on"))
    assert "116 111" in received.content.decode()
    plain = installed.post(address(), filled(installed, text="Another made-up text."))
    assert "116 111" not in plain.content.decode()
