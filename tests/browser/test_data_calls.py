"""A data call in real browsers, by people who don't share one; axe looks at each page on the way."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import data_calls, worlds
from tests.browser.conftest import open_page, sign_in
from tests.browser.looking import look
from zotim.core.access.actor import actor_of
from zotim.core.jobs.steps import run_pending_jobs
from zotim.register.data_calls.models import DataCall
from zotim.register.data_calls.services import links


@pytest.fixture
def people(site):
    centre = worlds.body("Qendra", "coordination_centre")
    body = worlds.body("Policia e Shtetit", "police")
    return {
        "body": body,
        "analyst": worlds.user("analyst", centre),
        "coordinator": worlds.user("coordinator", centre),
        "foreign": worlds.user("foreign_affairs", worlds.body("MEPJ")),
        "focal": worlds.user("focal_point", body),
    }


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_a_questionnaire_becomes_a_reply(chromium, site, people, language, tmp_path: Path):
    page = sign_in(open_page(chromium, site, language), site, people["analyst"].name)
    page.goto(site.url + "/register/calls/")
    look(page)
    page.goto(site.url + "/register/calls/add/")
    look(page)
    if not page.locator("#id_original").is_visible():  # folded away
        page.locator("details.more summary").click()
    page.select_option("#id_original", "en")
    page.fill("#id_title_en", "Survey (made up)")
    page.fill("#id_asked_by", "The Committee (made up)")
    page.fill("#id_recipient", "The Committee (made up)")
    page.fill("#id_due_on", (timezone.localdate() + timedelta(days=40)).isoformat())
    page.set_input_files("#id_file", {"name": "s.docx", "mimeType": "x/y", "buffer": data_calls.questionnaire()})
    page.locator("form.card button[type=submit]").click()
    expect(page.locator("#id_q-4-text")).to_be_visible()
    look(page)
    page.locator("form.card button[type=submit]").click()
    expect(page.locator("#questions")).to_be_visible()
    look(page)
    call = DataCall.objects.get()
    address = f"{site.url}/register/calls/{call.pk}/"
    page.goto(f"{address}questions/{call.questions.first().pk}/")
    look(page)
    page.goto(address + "split/")
    look(page)
    page.locator("input[name=sections]").first.check()
    page.locator("input[name=sections]").nth(1).check()
    page.locator(f"input[name=bodies][value='{people['body'].pk}']").check()
    page.fill("#id_due_on", (timezone.localdate() + timedelta(days=20)).isoformat())
    page.locator("form.card button[type=submit]").first.click()
    expect(page.locator("#given")).to_be_visible()
    page.goto(address + "step/open/")
    look(page)
    page.locator("section.card button[type=submit]").click()
    expect(page.locator("#bodies")).to_be_visible()
    look(page)

    focal = sign_in(open_page(chromium, site, language), site, people["focal"].name)
    look(focal)
    portion = call.portions.get()
    focal.goto(f"{site.url}/register/calls/portions/{portion.pk}/")
    look(focal)
    answers = {answer.question.number: answer.pk for answer in portion.answers.select_related("question")}
    focal.fill(f"#id_value_{answers['1']}", "about six")
    focal.locator("button[name=give]").click()
    expect(focal.locator(".errors")).to_be_visible()
    look(focal)
    focal.fill(f"#id_value_{answers['1']}", "6")
    focal.select_option(f"#id_value_{answers['2']}", "yes")
    focal.fill(f"#id_value_{answers['5']}", "Six soldiers are in training.")
    focal.locator("button[name=give]").click()
    expect(focal.locator(".messages")).to_be_visible()
    focal.goto(f"{site.url}/register/calls/portions/{portion.pk}/answers/{answers['3']}/")
    look(focal)

    page.goto(address + "merge/")
    look(page)
    page.goto(f"{address}merge/{call.questions.get(number='1').pk}/")
    look(page)
    page.goto(address + "merge/")
    page.locator(".head form button").click()
    expect(page.locator("blockquote").first).to_be_visible()
    page.goto(address + "compose/")
    look(page)
    page.locator("section.card button[type=submit]").click()
    expect(page.locator("#clearance")).to_be_visible()
    look(page)
    reply = page.url
    run_pending_jobs()
    for who in ("coordinator", "foreign"):
        second = sign_in(open_page(chromium, site, language), site, people[who].name)
        look(second)
        second.goto(reply)
        second.locator("input[name=decision][value=accept]").check()
        look(second)
        second.locator("form[action*='/steps/'] button").click()
        expect(second.locator("form[action*='/steps/']")).to_have_count(0)
    page.goto(reply + "send/")
    look(page)
    page.locator("section.card button[type=submit]").click()
    with page.expect_download() as download:
        page.locator(".head a[href$='/package/']").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")
    look(page)


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_a_body_answers_by_a_link_without_scripts(chromium, site, people, language):
    analyst = actor_of(people["analyst"])
    call = data_calls.opened(analyst, people["body"])
    _link, secret = links.link_make(actor=analyst, portion=call.portions.get(), days=3)
    page = open_page(chromium, site, language, java_script_enabled=False)
    page.goto(f"{site.url}/register/returns/{secret}/?language={language}")
    with page.expect_download() as download:
        page.locator("a.btn").click()
    sheet = Path(download.value.path()).read_bytes()
    bad = data_calls.filled(sheet, {"1": "six", "4": "3/4/2026", "3": "Mostly"})
    page.set_input_files("#id_file", {"name": "a.xlsx", "mimeType": "x/y", "buffer": bad})
    page.locator("button[type=submit]").click()
    expect(page.locator(".errors li")).to_have_count(3)
    good = data_calls.filled(sheet, data_calls.GOOD)
    page.set_input_files("#id_file", {"name": "a.xlsx", "mimeType": "x/y", "buffer": good})
    page.locator("button[type=submit]").click()
    expect(page.locator(".notice")).to_be_visible()


def test_the_page_of_a_link_has_no_finding(chromium, site, people):
    analyst = actor_of(people["analyst"])
    call = data_calls.opened(analyst, people["body"])
    _link, secret = links.link_make(actor=analyst, portion=call.portions.get(), days=3)
    page = open_page(chromium, site, "ar")
    page.goto(f"{site.url}/register/returns/{secret}/?language=ar")
    look(page)
