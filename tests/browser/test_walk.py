"""The walk, by two people in two browsers, from a statement to a report; axe looks at each page on the way."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import worlds
from tests.browser.conftest import at_the_door, open_page, sign_in
from tests.browser.looking import look
from zotim.core.jobs.steps import run_pending_jobs


def unfold(page: Page) -> None:
    """Open the translations, unless they are open."""
    if not page.locator("#id_original").is_visible():
        page.locator("details.more > summary").click()
    expect(page.locator("#id_original")).to_be_visible()


def in_albanian(page: Page) -> None:
    """Choose Albanian as the original, whatever the page's language."""
    unfold(page)
    page.select_option("#id_original", "sq")


@pytest.fixture
def people(site):
    ministry = worlds.body("Ministria e Mbrojtjes")
    return {"analyst": worlds.user("analyst"), "coordinator": worlds.user("coordinator"), "ministry": ministry}


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_from_a_statement_to_a_report_by_two_people(chromium, site, people, language, tmp_path: Path):
    page = at_the_door(open_page(chromium, site, language), site, people["analyst"].name)
    look(page)
    page.goto(site.url + "/register/documents/add/")
    look(page)
    page.fill("#id_title", "بيان مختلق")
    page.select_option("#id_language", "ar")
    page.fill("#id_text", worlds.STATEMENT)
    page.select_option("#id_classification", "public")
    page.locator("form.card button[type=submit]").click()
    expect(page.locator("#passage")).to_contain_text("ستة عسكريين")
    look(page)
    page.select_option("#id_lead", str(people["ministry"].pk))
    unfold(page)
    page.fill("#id_title_sq", "Dërgimi i gjashtë ushtarakëve")
    page.locator("button[name=accept]").click()
    expect(page.locator("#measures")).to_be_visible()
    look(page)
    commitment = page.url
    page.goto(commitment + "measures/add/")
    in_albanian(page)
    page.fill("#id_title_sq", "Stërvitja")
    page.fill("#id_starts_on", "2026-11-16")
    look(page)
    page.locator("form.card button[type=submit]").click()
    page.locator("a[href*='/evidence/add/']").click()
    in_albanian(page)
    page.fill("#id_title_sq", "Urdhër")
    page.fill("#id_dated_on", "2026-11-16")
    page.set_input_files("#id_file", {"name": "urdher.txt", "mimeType": "text/plain", "buffer": b"Urdher i trilluar"})
    page.locator("form.card button[type=submit]").click()
    expect(page.locator("#review")).to_be_visible()
    evidence = page.url
    expect(page.locator("form[action$='/review/']")).to_have_count(0)
    look(page)

    second = sign_in(open_page(chromium, site, language), site, people["coordinator"].name)
    second.goto(evidence)
    second.locator("input[name=decision][value=accept]").check()
    second.locator("form[action$='/review/'] button").click()
    expect(second.locator(".error-summary, [role=alert]").first).to_be_visible()
    look(second)
    with second.expect_download():
        second.locator("a[href$='/file/']").click()
    second.locator("input[name=decision][value=accept]").check()
    second.locator("form[action$='/review/'] button").click()
    expect(second.locator("form[action$='/review/']")).to_have_count(0)
    second.goto(site.url + "/register/reports/add/")
    second.locator("form.card button[type=submit]").click()
    expect(second.locator("section.card").first).to_be_visible()
    look(second)
    address = second.url
    second.goto("about:blank")  # the page asks how far the job is, and a database in memory lets nobody write meanwhile
    run_pending_jobs()
    second.goto(address)
    with second.expect_download() as download:
        second.locator("#files dd a").first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_the_walk_starts_by_keyboard_alone(chromium, site, people):
    page = sign_in(open_page(chromium, site, "en"), site, people["analyst"].name)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_pages_work_without_scripts(chromium, site, people):
    page = sign_in(open_page(chromium, site, "sq", java_script_enabled=False), site, people["analyst"].name)
    page.goto(site.url + "/register/documents/add/")
    page.fill("#id_title", "Deklaratë")
    page.select_option("#id_language", "ar")
    page.fill("#id_text", worlds.STATEMENT)
    page.locator("form.card button[type=submit]").click()
    expect(page.locator("#passage")).to_be_visible()


def test_suggestions_are_decided_by_keys_alone(chromium, site, people):
    page = sign_in(open_page(chromium, site, "en"), site, people["analyst"].name)
    document = worlds.document(worlds.actor("analyst"))
    page.goto(f"{site.url}/register/documents/{document.pk}/")
    page.keyboard.press("e")
    expect(page.locator("#id_title_ar")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("#id_title_ar").evaluate("element => element.blur()")
    page.keyboard.press("r")
    expect(page.locator("#id_reason")).to_be_focused()
    page.keyboard.type("Said before")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("name", "reject")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Rejected")


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_home_a_record_and_its_end_have_no_finding(chromium, site, people, language):
    analyst = worlds.actor("analyst")
    one = worlds.commitment(analyst, people["ministry"])
    worlds.evidence(analyst, worlds.measure(analyst, one))
    page = sign_in(open_page(chromium, site, language), site, people["coordinator"].name)
    look(page)
    page.goto(f"{site.url}/register/commitments/{one.pk}/")
    look(page)
    page.goto(f"{site.url}/register/commitments/{one.pk}/end/supersede/")
    look(page)
    page.locator("details.more > summary").click()
    look(page)
