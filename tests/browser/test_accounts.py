"""Passkeys and second factors in a real browser, under the strict CSP: what breaks it fails the test."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests import worlds
from tests.browser.conftest import open_page
from tests.browser.looking import look
from zotim.core.people.models import Installation

PASSWORD = "kuajt e bardhë pinë ujë"


@pytest.fixture
def person(site):
    """Somebody with a password, a role with content, and no second factor. The data counts as real here."""
    cache.clear()
    Installation.objects.update(demo=False)
    made = worlds.user("coordinator", password=PASSWORD, language="en")
    Authenticator.objects.all().delete()
    return made


@pytest.fixture
def quiet():
    """Watches pages; at the end of the test no page may have complained, of the CSP or of anything else."""
    heard: list[str] = []

    def watch(page: Page) -> Page:
        page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: heard.append(str(error)))
        return page

    watch.heard = heard
    yield watch
    assert heard == []


def test_code_inside_a_page_is_blocked_and_heard(chromium, site, quiet):
    page = quiet(chromium.new_context().new_page())
    page.goto(site.url + "/account/login/")
    page.evaluate("""() => {
        const code = document.createElement("script");
        code.textContent = "document.title = 'ran'";
        document.body.append(code);
    }""")
    assert page.title() != "ran"
    assert any("Content Security Policy" in text for text in quiet.heard)
    quiet.heard.clear()


def with_a_key(page: Page) -> None:
    """A passkey device that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page, site, email: str) -> None:
    page.goto(site.url + "/account/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form[action='/account/login/'] button").click()


def confirm(page: Page) -> None:
    """Show once more that it is you."""
    look(page)
    page.locator("main [name=password]").fill(PASSWORD)
    page.locator("main form button.btn").click()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_somebody_adds_a_passkey_signs_out_and_signs_in_with_it(chromium, site, person, language, quiet):
    page = quiet(open_page(chromium, site, language))
    with_a_key(page)
    page.goto(site.url + "/account/login/")
    look(page)
    sign_in(page, site, person.email)
    expect(page).to_have_url(site.url + "/me/second-factor/")
    look(page)
    page.locator("a[href='/account/2fa/webauthn/add/']").click()
    confirm(page)
    expect(page.locator("#mfa_webauthn_add")).to_be_visible()
    look(page)
    page.locator("[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    expect(page.locator("#recovery_codes li")).to_have_count(10)
    look(page)
    assert Authenticator.objects.filter(user=person, type="webauthn").count() == 1
    page.goto(site.url + "/account/2fa/webauthn/")
    look(page)
    page.goto(site.url + "/account/2fa/")
    look(page)
    page.goto(site.url + "/register/commitments/")
    expect(page).to_have_url(site.url + "/register/commitments/")

    page.locator(".who form[action='/account/logout/'] button").click()
    page.goto(site.url + "/account/login/")
    page.locator("#passkey_login").click()
    expect(page.locator(".who bdi").first).to_have_text(person.name)
    page.goto(site.url + "/me/")
    look(page)
    page.locator(".who form[action='/account/logout/'] button").click()

    # The same key as the second factor after a password.
    sign_in(page, site, person.email)
    expect(page).to_have_url(re.compile("/account/2fa/authenticate/"))
    look(page)
    page.locator("#mfa_webauthn_authenticate").click()
    expect(page.locator(".who bdi").first).to_have_text(person.name)


def test_when_no_key_answers_the_page_says_so_in_words(chromium, site, person, quiet):
    page = quiet(open_page(chromium, site, "en"))
    with_a_key(page)  # it knows no passkey
    page.goto(site.url + "/account/login/")
    page.locator("#passkey_login").click()
    expect(page.locator("#passkey-problem")).to_be_visible()
    look(page)


def test_somebody_sets_up_an_app_by_its_picture_and_secret(chromium, site, person, quiet, monkeypatch):
    now = int(time.time()) // 30  # a half minute that turns between typing and looking isn't what is tested
    monkeypatch.setattr(totp, "yield_hotp_counters_from_time", lambda: iter([now]))
    page = quiet(open_page(chromium, site, "en"))
    sign_in(page, site, person.email)
    page.locator("a[href='/account/2fa/totp/activate/']").click()
    confirm(page)
    picture = page.locator("main img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    look(page)
    secret = page.locator("#authenticator_secret").inner_text()
    page.locator("main [name=code]").fill(totp.format_hotp_value(totp.hotp_value(secret, now)))
    page.locator("main form button.btn").click()
    expect(page.locator("#recovery_codes li")).to_have_count(10)


def test_the_administrators_pages_and_a_deputys_banner(chromium, site, person, quiet):
    centre = worlds.body("Qendra", "coordination_centre")
    boss = worlds.user("administrator", centre, password=PASSWORD)
    other = worlds.user("auditor", centre)
    Authenticator.objects.all().delete()
    page = quiet(open_page(chromium, site, "en"))
    sign_in(page, site, boss.email)
    for path in ("people/", f"people/{other.pk}/", f"people/{boss.pk}/", "people/invite/", f"people/{other.pk}/close/",
                 "organisations/", "organisations/add/", f"organisations/{centre.pk}/"):  # fmt: skip
        page.goto(f"{site.url}/administration/{path}")
        expect(page.locator("h1")).to_be_visible()
        look(page)

    page.goto(site.url + "/me/deputies/add/")
    page.get_by_role("radio", name=other.name).check()
    page.locator("[name=ends_on]").fill(page.locator("[name=starts_on]").input_value())
    look(page)
    page.locator("main form button.btn").click()
    expect(page.locator("#deputies")).to_be_visible()
    page.locator(".who form[action='/account/logout/'] button").click()

    other.set_password(PASSWORD)
    other.save()
    sign_in(page, site, other.email)
    page.locator(".who form[action='/me/act-for/'] button").click()
    expect(page.locator("header form.demo bdi")).to_have_text(boss.name)
    look(page)
    page.locator("header form.demo button").click()
    expect(page.locator("header form.demo")).to_have_count(0)
