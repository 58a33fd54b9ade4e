"""By keyboard alone: everything that can be used is reached by Tab, in the order it is read, and seen when it is."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import worlds
from tests.browser.conftest import open_page, sign_in
from zotim.core.access.actor import actor_of

USABLE = """() => {
  const groups = new Set();
  const usable = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']"
  )].filter((element) => {
    if (element.disabled || element.type === "hidden" || !element.checkVisibility()) return false;
    if (element.type !== "radio") return true;
    // Of a group of radio buttons Tab reaches one: the chosen one, or else the first; arrows go on from there.
    const key = element.form?.action + element.name;
    const chosen = element.form?.querySelector(`input[name="${element.name}"]:checked`);
    if (groups.has(key) || (chosen && chosen !== element)) return false;
    groups.add(key);
    return true;
  });
  usable.forEach((element, number) => element.dataset.nth = number);
  return usable.length;
}"""
FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  return {
    nth: element.dataset.nth === undefined ? null : Number(element.dataset.nth),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    html: element.outerHTML.slice(0, 200),
  };
}"""


def tab(page: Page) -> dict:
    """Go on to the next element. A date has a stop for each of its parts."""
    before = page.evaluate(FOCUSED)
    for _ in range(4):
        page.keyboard.press("Tab")
        after = page.evaluate(FOCUSED)
        if after["nth"] != before["nth"] or "date" not in after["html"]:
            break
    return after


def walk_by_tab(page: Page) -> None:
    """Tab meets each usable element once, in order, visibly, and then leaves the page."""
    count = page.evaluate(USABLE)
    assert count > 3
    for number in range(count):
        focused = tab(page)
        assert focused["nth"] == number, f"{page.url}: {number} expected, then came {focused['html']}"
        assert focused["seen"], f"{page.url}: no visible focus on {focused['html']}"
        expect(page.locator(":focus")).to_be_in_viewport()
    assert tab(page)["nth"] in (None, 0), f"{page.url}: the keyboard is caught"


def reach(page: Page, target: Locator) -> Locator:
    """Go on by Tab until *target* has the focus."""
    expect(target).to_have_count(1)
    for _ in range(120):
        if target.evaluate("element => element === document.activeElement"):
            return target
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab doesn't reach {target} on {page.url}")


def write(page: Page, target: str, text: str) -> None:
    """Reach a field, empty it, and type."""
    reach(page, page.locator(target))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def pick(page: Page, target: str, value: str) -> None:
    """Reach a list and go through it with the arrows until it holds *value*."""
    chosen = reach(page, page.locator(target))
    page.keyboard.press("Home")
    for _ in range(60):
        if chosen.input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{target} can't be set to {value} by keyboard")


def press(page: Page, target: str) -> None:
    """Reach a link or button and press Enter."""
    reach(page, page.locator(target))
    page.keyboard.press("Enter")


@pytest.fixture
def people(site):
    ministry = worlds.body("Ministria e Mbrojtjes")
    return {"analyst": worlds.user("analyst"), "coordinator": worlds.user("coordinator"), "ministry": ministry}


@pytest.fixture
def filled(people):
    """A commitment with a measure, and evidence that waits for review."""
    analyst = actor_of(people["analyst"])
    commitment = worlds.commitment(analyst, people["ministry"])
    piece = worlds.evidence(analyst, worlds.measure(analyst, commitment))
    return {**people, "commitment": commitment, "document": commitment.document, "piece": piece}


@pytest.mark.parametrize("language", ["sq", "ar"])
def test_tab_meets_everything_once_in_order_and_visibly(chromium, site, filled, language):
    page = open_page(chromium, site, language)
    page.goto(site.url + "/account/login/")
    walk_by_tab(page)
    sign_in(page, site, filled["coordinator"].name)
    for path in (
        "/", "/register/commitments/", f"/register/commitments/{filled['commitment'].pk}/",
        "/register/documents/add/", f"/register/documents/{filled['document'].pk}/",
        f"/register/evidence/{filled['piece'].pk}/", "/register/reports/add/", "/search/?q=ushtar",
    ):  # fmt: skip
        response = page.goto(site.url + path)
        assert response.ok, path
        walk_by_tab(page)


def test_the_first_tab_offers_to_skip_to_the_content(chromium, site, filled):
    page = sign_in(open_page(chromium, site), site, filled["analyst"].name)
    page.goto(site.url + "/register/commitments/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_walk_is_walked_without_a_mouse(chromium, site, people):
    page = sign_in(open_page(chromium, site), site, people["analyst"].name)
    press(page, "main a[href='/register/documents/add/']")
    expect(page.locator("#id_title")).to_be_visible()
    write(page, "#id_title", "بيان مختلق")
    pick(page, "#id_language", "ar")
    write(page, "#id_text", worlds.STATEMENT)
    pick(page, "#id_classification", "public")
    press(page, "form.card button[type=submit]")
    expect(page.locator("#passage")).to_be_visible()
    press(page, "details.more summary")
    write(page, "#id_title_sq", "Dërgimi i gjashtë ushtarakëve")
    pick(page, "#id_lead", str(people["ministry"].pk))
    press(page, "button[name=accept]")
    expect(page.locator("#measures")).to_be_visible()
    press(page, "a[href$='/measures/add/']")
    expect(page.locator("#id_starts_on")).to_be_visible()
    write(page, "#id_title_sq", "Stërvitja")
    reach(page, page.locator("#id_starts_on"))
    page.keyboard.type("11162026")
    expect(page.locator("#id_starts_on")).to_have_value("2026-11-16")
    press(page, "form.card button[type=submit]")
    press(page, "a[href*='/evidence/add/']")
    expect(page.locator("#id_file")).to_be_visible()
    write(page, "#id_title_sq", "Urdhër")
    reach(page, page.locator("#id_dated_on"))
    page.keyboard.type("11162026")
    # What opens by Enter on a file field is the system's own window; here the file is put in as that would.
    reach(page, page.locator("#id_file")).set_input_files(
        {"name": "urdher.txt", "mimeType": "text/plain", "buffer": b"Urdher i trilluar"}
    )
    press(page, "form.card button[type=submit]")
    expect(page.locator("#review")).to_be_visible()
    evidence = page.url

    second = sign_in(open_page(chromium, site), site, people["coordinator"].name)
    second.goto(evidence)
    with second.expect_download():
        press(second, "a[href$='/file/']")
    reach(second, second.locator("input[name=decision]").first)
    for _ in range(3):
        if second.evaluate("document.activeElement.value") == "accept":
            break
        second.keyboard.press("ArrowDown")
    second.keyboard.press("Space")
    press(second, "form[action$='/review/'] button")
    expect(second.locator("form[action$='/review/']")).to_have_count(0)
    expect(second.locator(".tag").first).to_be_visible()
