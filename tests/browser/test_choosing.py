"""A record is chosen by keyboard alone: words are typed, what fits appears beneath, one of it is chosen."""

import re

import pytest
from django.db.models import Q
from playwright.sync_api import expect

from tests import worlds
from tests.browser.conftest import open_page, sign_in
from tests.browser.looking import look
from tests.register import library as made
from zotim.core.access.actor import actor_of
from zotim.register.models import ObligationLink


@pytest.fixture
def filled(site):
    """A library of two hundred, and one obligation that is to be related to another."""
    analyst = worlds.user("analyst")
    made.load_packaged()
    by = actor_of(analyst)
    return analyst, made.obligation(by, made.instrument(by))


def related(one) -> str:
    """The key of the one obligation that *one* was related to: whichever end of the link it is at."""
    link = ObligationLink.objects.get(Q(source=one) | Q(target=one))
    return str(link.target_id if link.source_id == one.pk else link.source_id)


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_one_types_sees_what_fits_and_chooses_without_a_mouse(chromium, site, filled, language):
    analyst, one = filled
    page = sign_in(open_page(chromium, site, language), site, analyst.name)
    page.goto(f"{site.url}/register/obligations/{one.pk}/links/add/")
    box = page.locator("#id_other")
    expect(page.locator(".found input")).to_have_count(0)  # too many to be shown before anybody types
    box.focus()
    page.keyboard.type("2178")
    options = page.locator(".found input[type=radio]")
    expect(options).to_have_count(10)
    look(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(options.first).to_be_checked()
    chosen = options.first.input_value()
    page.locator("[name=kind]").select_option(index=0)
    page.locator("main form button.btn").click()
    expect(page).to_have_url(re.compile(rf"/register/obligations/{one.pk}/$"))
    assert related(one) == chosen


def test_what_was_typed_before_gives_way_to_what_is_typed_now(chromium, site, filled):
    analyst, one = filled
    page = sign_in(open_page(chromium, site, "en"), site, analyst.name)
    page.goto(f"{site.url}/register/obligations/{one.pk}/links/add/")
    page.locator("#id_other").fill("2178")
    expect(page.locator(".found input")).to_have_count(10)
    page.locator(".found input").first.check()
    page.locator("#id_other").fill("zzzzzz")
    expect(page.locator(".found")).to_contain_text("Nothing that you may see holds all these words")
    expect(page.locator(".found input")).to_have_count(0)


def test_it_works_with_no_script(chromium, site, filled):
    analyst, one = filled
    page = sign_in(open_page(chromium, site, "en", java_script_enabled=False), site, analyst.name)
    page.goto(f"{site.url}/register/obligations/{one.pk}/links/add/")
    page.locator("#id_other").fill("2178")
    page.locator("[name=kind]").select_option(index=0)
    page.locator("main form button.btn").click()
    options = page.locator(".found input[type=radio]")
    expect(options).to_have_count(10)
    options.nth(2).check()
    chosen = options.nth(2).input_value()
    page.locator("main form button.btn").click()
    expect(page).to_have_url(re.compile(rf"/register/obligations/{one.pk}/$"))
    assert related(one) == chosen
