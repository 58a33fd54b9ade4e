"""What is drawn stays where it belongs: in its card, in its box, on its screen."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import worlds
from tests.browser.conftest import open_page, sign_in

LONG = "Drejtoria e Përgjithshme e Bashkërendimit të Politikave kundër Ekstremizmit të Dhunshëm"


@pytest.fixture
def people(site):
    centre = worlds.body(LONG, "coordination_centre")
    return {"administrator": worlds.user("administrator"), "analyst": worlds.user("analyst", centre)}


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_lines_of_roles_stay_in_their_card_and_a_role_can_be_ended(chromium, site, people, language, width):
    page = sign_in(open_page(chromium, site, language), site, people["administrator"].name)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site.url + reverse("person", args=[people["analyst"].pk]))
    card = page.locator("section[aria-labelledby=roles]")
    frame = card.bounding_box()
    for part in card.locator("li > *").all():
        box = part.bounding_box()
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    card.locator("button.linkish").click()
    expect(card.locator("button.linkish")).to_have_count(0)


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_on_a_telephone_the_header_leaves_room_for_the_page(chromium, site, people, language):
    page = sign_in(open_page(chromium, site, language), site, people["analyst"].name)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.url + "/register/commitments/")
    assert page.locator(".top").bounding_box()["height"] < 844 / 3
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("language", ["sq", "ar"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_menu_opens_on_the_screen_one_at_a_time_and_closes_by_escape(chromium, site, people, language, width):
    page = sign_in(open_page(chromium, site, language), site, people["analyst"].name)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site.url + "/register/measures/")
    menus = page.locator("header nav details")
    marked = page.locator("header nav summary[aria-current=true]")
    expect(marked).to_have_count(1)
    for number in range(menus.count()):
        menus.nth(number).locator("summary").click()
        expect(page.locator("header nav details[open]")).to_have_count(1)
        for link in menus.nth(number).locator("a").all():
            box = link.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            expect(link).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("header nav details[open]")).to_have_count(0)
    marked.press("Enter")
    expect(page.locator("header nav details[open] a[aria-current=page]")).to_have_attribute(
        "href", "/register/measures/"
    )
