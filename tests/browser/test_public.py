"""The public site in a real browser: axe looks at each kind of page, in three languages, wide and narrow."""

import pytest
from playwright.sync_api import expect

from tests import worlds
from tests.browser import looking
from tests.browser.conftest import open_context, open_page
from tests.extracts import State
from tests.words import english_on
from zotim.core.texts import Translated
from zotim.register.extracts.services import extract_withdraw
from zotim.web.public.build import build


@pytest.fixture
def state(site, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    state = State()
    state.released()
    withdrawn = state.released()
    extract_withdraw(actor=state.actor("second"), extract=withdrawn, reason=Translated.of("en", "A wrong title."))
    return state


def look(page):
    expect(page.locator("h1")).to_be_visible()
    for one in page.locator("details").all():
        one.locator("summary").click()
    looking.look(page)


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_each_page_has_no_accessibility_finding_wide_and_narrow(chromium, site, state, language):
    page = open_page(chromium, site, language)
    names = [
        "index", "lines/military", "lines/governance", "instruments", "reports", "figures", "about",
        f"commitments/{state.public.reference}", f"instruments/{state.resolution.reference}",
    ]  # fmt: skip
    paths = ["/public/", *(f"/public/{language}/{name}.html" for name in names), f"/public/v/1/{language}/index.html"]
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for path in paths:
            page.goto(site.url + path)
            look(page)
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies()}


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_forms_for_anybody_are_in_the_language_of_their_address(chromium, site, language):
    worlds.demo_installation()
    page = open_context(chromium, "en").new_page()
    for path in ("redress", f"redress/{language}", f"redress/{language}/answer", f"report/{language}"):
        page.goto(f"{site.url}/public/{path}/")
        look(page)
        if path != "redress":  # there each language says it in its own words
            assert looking.in_its_language(page, language)
            assert language == "en" or english_on(page.content(), language) == set()


def test_what_isnt_there_says_so_on_a_plain_page(chromium, site, state):
    page = open_context(chromium, "en").new_page()
    page.goto(f"{site.url}/public/en/commitments/{state.inside.reference}.html")
    look(page)
    assert page.context.cookies() == []


def test_the_folder_opens_from_a_disk(chromium, state, tmp_path):
    build(tmp_path / "site")
    page = open_context(chromium, "en").new_page()
    wrong = []
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.get_by_role("link", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator(".strand a").first.click()
    page.locator("article a").first.click()
    expect(page.locator("blockquote")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).borderTopStyle") == "solid"
    assert not wrong
