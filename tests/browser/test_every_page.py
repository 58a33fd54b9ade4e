"""Every page that a link of the demonstration leads to, as each of its people, in three languages: axe finds nothing.

The pages are found as a reader finds them, by following links from home. A page that no link leads to is a mistake.
"""

import re
from collections import Counter
from html import unescape
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.browser.conftest import open_page, sign_in
from tests.words import english_on, words_of
from zotim.core.access.pages import rule_for
from zotim.core.people.models import User
from zotim.demo import (
    abroad,
    calls,
    cases,
    duties,
    indicators,
    library,
    measures,
    past,
    public,
    reports,
    state,
    waiting,
)
from zotim.demo.walk import walk
from zotim.register.models import Instrument

pytestmark = pytest.mark.crawl
axe = Axe()
LANGUAGES = ("sq", "en", "ar")
ENOUGH, MORE = 8, {"obligation": 60, "commitment": 16, "document": 24, "instrument": 40, "measure": 16, "person": 24}
"""Records of one kind that a person opens: what can be done with them differs."""
LEADS_AWAY = ("/account/logout/", "/language/", "/demo/sign-in/", "/static/")
IN_TWO_LANGUAGES = {
    "call_reply", "document", "extract_preview", "handover", "meeting_statement", "notification_open",
    "provisions_read", "public", "translation",
}  # fmt: skip
"""Pages that show what is in another language: a paper, a text, its translation."""
WITHOUT_A_LINK = {
    "report_progress",  # a part of a page, fetched while files are made
    "choose",  # a part of a form, fetched while somebody types: test_choosing
    "duty_reminder",  # behind a notice, once the worker reminded
    "report_job",  # there only while a job runs, or when it failed
    # There only while something waits; looked at where that is made: test_keepers, test_data_calls, test_library.
    "answer_return", "call_merge_question", "call_question", "call_questions", "call_reminder", "portion_link_end",
    "reply_clear", "reply_job", "handover_job", "comment_take_back", "hearing_close", "report_release", "reply_send",
    "report_give_decide", "figures_take",
    "extract_propose",  # while nothing waits: test_public
    "certificate", "certificate_file", "disposal", "disposal_decide", "disposal_propose", "hold", "hold_lift",
    "coverage_confirm", "opinion_answer", "opinion_give", "provisions_read", "verification_confirm",
    "verification_file",
}  # fmt: skip


@pytest.fixture
def whole_state(site, settings, tmp_path):
    settings.ZOTIM_HOME, settings.ZOTIM_KEYS = tmp_path, tmp_path / "keys"
    settings.MEDIA_ROOT = tmp_path / "files"
    bodies = state.load()
    past.load(bodies)
    measures.load(bodies)
    library.load(bodies)
    waiting.load(cases.load(bodies))
    public.first()
    indicators.load(bodies)
    indicators.soldiers(walk(lambda what, detail: None, tmp_path / "reports").commitment)
    calls.load(lambda what, detail: None, tmp_path / "reports")
    abroad.load(bodies)
    duties.load()
    public.second()
    reports.load(lambda what, detail: None)
    return site


def our_pages(resolver=None, namespace=""):
    """Names of the pages and steps that stand under an action of ours; those of libraries are tested by themselves."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from our_pages(entry, entry.namespace or namespace)
        elif isinstance(entry, URLPattern) and entry.name and not namespace:
            rule = rule_for(entry.callback, entry.name)
            if rule and rule.action:
                yield entry.name


def links_of(html):
    """Paths that a page's links lead to, and those that its forms send to."""
    found = {
        kind: dict.fromkeys(urlsplit(unescape(link)).path for link in re.findall(rf'\s{kind}="(/[^"]*)"', html))
        for kind in ("href", "action")
    }
    return [path for path in found["href"] if not path.startswith(LEADS_AWAY)], list(found["action"])


NOT_OURS = {"mfa_add_webauthn"}
"""Pages with a label of allauth's own that it doesn't hand out for translation."""


def called():
    """What people and instruments are called in every language."""
    return words_of(*User.objects.values_list("name", flat=True), *Instrument.objects.values_list("symbol", flat=True))


def english(name, html, language, names):
    """The words of English on a page that isn't English, as a finding; nothing where it may hold some."""
    left = set() if name in IN_TWO_LANGUAGES | NOT_OURS else english_on(html, language, names)
    return [f"{language} {name}: English is left in it: {', '.join(sorted(left))}"] if left else []


def find_pages(user):
    """Follow the links from home: a path for each page (``{name of its address: path}``; a download's is empty),
    the names that forms send to, and what is wrong with a link or in the words of an Albanian page."""
    names = called()
    client = Client(headers={"accept-language": "sq"})
    client.post("/demo/sign-in/", {"person": user.pk})
    found, sent, wrong = {}, set(), []
    waiting, come_from, visits = ["/"], {"/": ""}, Counter()
    while waiting:
        path = waiting.pop(0)
        name = resolve(path).url_name
        visits[name] += 1
        if visits[name] > MORE.get(name, ENOUGH):
            continue
        answer = client.get(path, follow=True)
        is_page = answer.status_code == 200 and "html" in answer.headers["content-type"]
        found.setdefault(name, path if is_page else "")
        if answer.status_code != 200:
            wrong.append(f"{come_from[path]} leads to {path}, which answers {answer.status_code}")
        if is_page:
            html = answer.content.decode()
            wrong += english(name, html, "sq", names)
            links, sends = links_of(html)
            waiting += [link for link in links if link not in come_from]
            come_from |= {link: path for link in links if link not in come_from}
            sent |= {resolve(to).url_name for to in sends}
    return found, sent, wrong


def test_every_page_is_led_to_and_has_no_accessibility_finding(chromium, whole_state):
    site, seen, findings = whole_state, set(), []
    looked_at = {language: set() for language in LANGUAGES}
    for user in User.objects.filter(is_active=True):
        found, sent, wrong = find_pages(user)
        findings += [f"{user.name}: {line}" for line in wrong]
        seen |= set(found) | sent
        if set(found) <= looked_at["ar"]:
            continue
        pages = {language: sign_in(open_page(chromium, site, language), site, user.name) for language in LANGUAGES}
        for language, page in pages.items():
            for name, path in found.items():
                if not path or name in looked_at[language]:
                    continue
                looked_at[language].add(name)
                page.goto(site.url + path)
                if language == "ar":
                    findings += english(name, page.content(), "ar", called())
                result = axe.run(page)
                if result.violations_count:
                    findings.append(f"{language} {path}\n{result.generate_report()}")
                if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    findings.append(f"{language} {path}: wider than the window")
            page.context.close()
    assert not findings, "\n\n".join(findings)
    missing = sorted(set(our_pages()) - seen - WITHOUT_A_LINK)
    assert not missing, f"no link leads to {missing}"
