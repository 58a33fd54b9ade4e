"""A real Chromium on the real site. Skipped, with the reason, where there is no Chromium."""

import os
import shutil

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import worlds
from tests.browser.looking import prepare
from zotim.core.people.models import User

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    if not os.path.exists(CHROMIUM):
        pytest.skip("there is no Chromium: apt-get install chromium, or set CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server, transactional_db, settings):
    settings.ALLOWED_HOSTS = ["*"]
    worlds.demo_installation()
    return live_server


def open_context(browser: Browser, language: str = "sq", **options) -> BrowserContext:
    """A browser of its own, which knows nobody, and whose pages axe can look at."""
    context = browser.new_context(locale=language, **options)
    prepare(context)
    return context


def open_page(browser: Browser, site, language: str = "sq", **options) -> Page:
    """An empty page in a browser of its own, in one language, where every mistake of a script or of the CSP is an
    error."""
    context = open_context(browser, language, viewport={"width": 1280, "height": 900}, **options)
    context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
    page = context.new_page()
    page.on("console", lambda message: _fail(message) if message.type == "error" else None)
    return page


def _fail(message):
    if "favicon" not in message.text:
        raise AssertionError(message.text)


def hand_over(client: Client, page: Page, site) -> None:
    """Let the page's browser go on as whom *client* signed in as."""
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}])


def sign_in(page: Page, site, name: str) -> Page:
    """Home, as somebody chosen on the demonstration's door, which isn't shown: :func:`at_the_door` does that."""
    client = Client()
    client.post("/demo/sign-in/", {"person": User.objects.get(name=name).pk})
    hand_over(client, page, site)
    page.goto(site.url)
    return page


def at_the_door(page: Page, site, name: str) -> Page:
    """Home, by choosing a person on the demonstration's door."""
    page.goto(site.url + "/demo/sign-in/")
    page.locator("li", has_text=name).locator("button").click()
    expect(page.locator("h1")).to_be_visible()
    return page
