"""Instruments and obligations in a real browser: axe on each page in three languages; the matrix keeps its heads."""

import pytest
from playwright.sync_api import expect

from tests import worlds
from tests.browser.conftest import open_page, sign_in
from tests.browser.looking import look
from tests.register import library as made
from zotim.core.access.actor import actor_of
from zotim.core.figures.registry import Period
from zotim.register import services

PAGES = (
    "/register/instruments/", "/register/instruments/add/", "/register/obligations/", "/register/obligations/gaps/",
    "/register/obligations/matrix/", "/register/obligations/as-of/?as_of=2026-11-25", "/register/library/load/",
)  # fmt: skip


@pytest.fixture
def filled(site):
    """A library with one of each; answers the people and the addresses of its records."""
    coordinator, analyst = worlds.user("coordinator"), worlds.user("analyst")
    by, second = actor_of(coordinator), actor_of(analyst)
    ministry = worlds.body("Ministria e Mbrojtjes")
    made.load_packaged()
    law = made.law(by, lead=ministry)
    services.instrument_move(actor=by, instrument=law, step="draft", on=made.DAY)
    services.opinion_give(
        actor=by, instrument=law, given_by="Dhoma", stance="dissents", text=made.text("No"), given_on=made.DAY
    )
    article = made.article(by, law)
    services.application_supply(
        actor=by, provision=article, kind="charges", period=Period(made.DAY.replace(year=2025), made.DAY),
        body=worlds.body("Gjykata", "court"), count=40, source="x", breakdown={"sex": {"women": 12, "men": 28}},
    )  # fmt: skip
    one = made.obligation(by, made.instrument(by))
    version = services.version_add(actor=by, instrument=one.instrument, language="en", document=made.official(by))
    found = services.FoundProvision("1", 0, 40, "en.decides.1", "obligation", "counter_finance")
    services.provisions_propose(actor=by, version=version, found=[found])
    services.obligation_serve(actor=by, obligation=one, by=worlds.commitment(by, ministry))
    shown = made.shown(second, one)
    coverage = services.coverage_propose(
        actor=second, obligation=one, provision=article, extent="partly", note=made.text("Half")
    )
    record, book = f"/register/obligations/{one.pk}/", f"/register/instruments/{law.pk}/"
    inside = (
        record, f"{record}verify/", f"{record}verifications/{shown.pk}/", f"{record}coverage/add/",
        f"{record}coverage/{coverage.pk}/", f"{record}links/add/", f"{record}answers/add/", f"{record}change/", book,
        f"{book}states/add/", f"{book}opinions/add/", f"{book}provisions/{article.pk}/figures/add/",
        f"/register/instruments/{one.instrument_id}/versions/{version.pk}/",
    )  # fmt: skip
    return coordinator.name, inside, record


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_no_page_of_the_library_has_an_accessibility_finding(chromium, site, filled, language):
    name, inside, _record = filled
    page = sign_in(open_page(chromium, site, language), site, name)
    for address in (*PAGES, *inside):
        answer = page.goto(site.url + address)
        assert answer.status == 200, address
        look(page)


def test_a_file_with_errors_is_answered_by_line_and_field(chromium, site, filled):
    page = sign_in(open_page(chromium, site, "en"), site, filled[0])
    page.goto(site.url + "/register/library/load/")
    page.set_input_files("#id_file", {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"id,nothing\r\n1,2\r\n"})
    page.locator("form.card button[type=submit]").click()
    expect(page.locator("[role=alert] tbody tr").first).to_contain_text("nothing")
    look(page)


def test_the_heads_of_the_matrix_stay_in_sight_and_a_cell_leads_to_its_list(chromium, site, filled):
    page = sign_in(open_page(chromium, site, "ar"), site, filled[0])
    page.goto(site.url + "/register/obligations/matrix/")
    # What is said for the ear alone doesn't lengthen the page beyond its foot.
    below = "document.documentElement.scrollHeight - document.body.lastElementChild.getBoundingClientRect().bottom"
    assert page.evaluate(f"{below} - scrollY") < 100
    head = page.locator(".matrix thead th").first
    top = head.bounding_box()["y"]
    page.locator(".matrix").evaluate("element => element.scrollTop = 900")
    assert abs(head.bounding_box()["y"] - top) < 2
    page.goto(site.url + "/register/obligations/matrix/?instrument=S/RES/1+")
    page.locator(".matrix td a").first.click()
    expect(page.locator("#answers")).to_be_visible()
    assert "body=" in page.url
