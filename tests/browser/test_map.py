"""The map of areas: one that moves where scripts run, the picture where none does, and nobody outside is asked."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_page, sign_in
from tests.browser.looking import look
from zotim.demo import places, state


@pytest.fixture
def areas(site):
    state.load()
    places.load()
    return site


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_the_map_moves_and_asks_nobody_outside(chromium, areas, language):
    page, asked = open_page(chromium, areas, language), []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, areas, "Arben Kola")
    page.goto(f"{areas.url}/stabilisation/map/")
    expect(page.locator("#map path.place").first).to_be_visible()
    expect(page.locator("#map path.area.accessible")).to_be_visible()
    expect(page.locator("#map path.coarse")).to_be_visible()
    expect(page.locator("#still")).to_be_hidden()
    page.locator("#map path.place").first.click()
    expect(page.locator(".leaflet-popup-content")).to_be_visible()
    look(page)
    assert asked
    assert not [one for one in asked if not one.startswith((areas.url, "data:"))]


def test_without_scripts_the_picture_stands_there(chromium, areas):
    page = open_page(chromium, areas, "sq", java_script_enabled=False)
    sign_in(page, areas, "Arben Kola")
    page.goto(f"{areas.url}/stabilisation/map/")
    expect(page.locator("svg.chart.map")).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator("svg.chart.map circle.place")).to_have_count(2)
