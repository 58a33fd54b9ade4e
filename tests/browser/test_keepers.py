"""The pages of those who watch and keep, in a real browser: axe looks at each of them, in three languages."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import looking
from tests.browser.conftest import open_page, sign_in
from tests.desks.oversight.keeping import House, three_years_on

PICTURES = os.environ.get("ZOTIM_PICTURES")


def look(page: Page, name: str) -> None:
    """No accessibility finding, no rule switched off; nothing wider than the page."""
    expect(page.locator("h1")).to_be_visible()
    looking.look(page)
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


@pytest.fixture
def house(site, monkeypatch, tmp_path, settings):
    settings.ZOTIM_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    three_years_on(monkeypatch)
    return House().fill()


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_the_pages_of_the_data_protection_officer(chromium, site, house, language):
    page = sign_in(open_page(chromium, site, language), site, house.users["protection"].name)
    kept = house.kept
    paths = {
        "log": "log/", "log-refused": "log/?outcome=denied", "retention": "retention/",
        "propose": "retention/rules/register.evidence.returned/propose/", "disposals": "retention/disposals/",
        "disposal": f"retention/disposals/{kept['run'].pk}/",
        "disposal-done": f"retention/disposals/{kept['done'].pk}/",
        "decide": f"retention/disposals/{kept['run'].pk}/decide/", "holds": "retention/holds/",
        "hold": f"retention/holds/{kept['hold'].pk}/", "hold-add": "retention/holds/add/",
        "hold-lift": f"retention/holds/{kept['hold'].pk}/lift/", "certificates": "retention/certificates/",
        "certificate": f"retention/certificates/{kept['certificate'].pk}/", "disclosures": "disclosures/",
        "disclosure": f"disclosures/{kept['disclosure'].pk}/", "clocks": "clocks/",
    }  # fmt: skip
    for name, path in paths.items():
        page.goto(f"{site.url}/oversight/{path}")
        look(page, f"{language}-{name}")
    page.goto(f"{site.url}/register/figures/")
    look(page, f"{language}-figures")


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_a_report_is_given_to_somebody_outside(chromium, site, house, language):
    page = sign_in(open_page(chromium, site, language), site, house.users["coordinator"].name)
    public, inner = house.kept["report"].pk, house.kept["inner"].pk
    for name, path in {
        "report": f"{public}/", "give": f"{public}/give/", "waits": f"{inner}/give/",
        "give-decide": f"{inner}/give/decide/",
    }.items():  # fmt: skip
        page.goto(f"{site.url}/register/reports/{path}")
        look(page, f"{language}-{name}")
    page.locator("#id_decision_0").check()
    page.locator("main form button.btn").click()
    look(page, f"{language}-hand-over")
    page.locator("#id_file").select_option(index=1)
    page.locator("#id_basis").select_option("public_task")
    page.locator("main form button.btn").click()
    expect(page.locator("#given")).to_be_visible()
    look(page, f"{language}-given")


def test_a_person_proposes_and_another_decides_with_the_keyboard_alone(chromium, site, house):
    page = sign_in(open_page(chromium, site, "en"), site, house.users["protection"].name)
    page.goto(f"{site.url}/oversight/retention/disposals/{house.kept['run'].pk}/decide/")
    page.locator("#id_decision_0").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("afati kaloi")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_contain_text("The worker carries it out")
