"""Every page that a link of the demonstration leads to, as each of its people, in three languages: axe finds nothing.

The pages are found as a reader finds them, by following links from home: without a browser, as each of the people. Each
is then shown once in each language. A page that no link leads to is a mistake.
"""

import re
from collections import Counter
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.browser.conftest import hand_over, open_page
from tests.browser.looking import findings, in_its_language
from tests.words import english_on, words_of
from zotim.core.access.pages import rule_for
from zotim.core.people.models import User
from zotim.demo import (
    abroad,
    alerts,
    calls,
    cases,
    closing,
    complaints,
    content_account,
    content_banks,
    content_complaint,
    content_dispatch,
    content_exchange,
    content_intake,
    content_law,
    content_matching,
    content_review,
    customers,
    designations,
    duties,
    freezes,
    indicators,
    library,
    lists,
    measures,
    missions,
    nominees,
    obliged,
    past,
    places,
    public,
    reports,
    returns,
    rights,
    rotations,
    stabilisation,
    state,
    tours,
    travel,
    waiting,
)
from zotim.demo.walk import walk
from zotim.register.models import Instrument

pytestmark = pytest.mark.crawl
LANGUAGES = ("sq", "en", "ar")
ENOUGH = 8
MORE = {
    "obligation": 60, "commitment": 16, "document": 24, "instrument": 40, "measure": 16, "person": 40, "alert": 40,
    "content_item": 40, "content_dispatch": 24, "content_read": 16, "entry": 40,
    "case": 16, "transfer_choose": 16, "withdrawal": 16,
}  # fmt: skip
"""Records of one kind that a person opens: what can be done with them differs."""
LEADS_AWAY = ("/account/logout/", "/language/", "/demo/sign-in/", "/static/")
ONE_LANGUAGE = {
    "public", "public_page", "extract_preview", "report_content_start", "report_content", "report_content_answer",
    "report_content_short", "complain_start", "complain", "complain_answer",
}  # fmt: skip
"""Pages whose address says in which language they are, whoever asks: test_public shows them in three."""
IN_TWO_LANGUAGES = {
    "call_reply", "complain", "complain_answer", "complain_start", "document", "extract_preview", "handover",
    "meeting_statement", "notification_open",
    "provisions_read", "public", "report_content", "report_content_answer", "report_content_short",
    "report_content_start", "translation",
}  # fmt: skip
"""Pages that show what is in another language: a paper, a text, its translation."""
WITHOUT_A_LINK = {
    "content_met_picture", "entry_picture", "content_item_file",  # pictures within a page: test_matching_pages
    # There only at a day's limit, for a closed item, or for an order: test_reading_pages, test_dispatches.
    "content_asked_answer", "content_go_on", "content_reopen", "content_dispatch_disclose", "content_dispatch_keep",
    "content_dispatch_scrutinise", "content_dispatch_scrutiny",
    "content_dispatch_final",  # once the time of appeal is over: test_access_matrix_content_dispatch
    "content_dispatch_send_alone",  # taken when it is drafted: a threat to life
    "person_reactivate",  # of somebody on a further page of the people: tests/web/accounts
    "content_cover",  # while something is uncovered: test_reading_pages
    "map_shapes",  # outlines of a map, fetched by its page
    "report_progress",  # a part of a page, fetched while files are made
    "choose",  # a part of a form, fetched while somebody types: test_choosing
    "content_packet_of_dispatch",  # once something went out: test_access_matrix_content_exchange
    "duty_reminder",  # behind a notice, once the worker reminded
    "version_of",  # behind a notice: test_lists
    "complaint_take",  # while one waits for an officer: tests/web/redress
    "platform_list_again",  # once a platform has ended: test_law_pages
    "version_companion",  # where a list comes as several files: test_lists
    "exemption_of",  # behind a notice
    "goaml_report_make", "goaml_report_ask",
    "standing_answers",  # with a schema, and while no list is in force: test_goaml_reports
    "freeze_close",  # there only while an end is proposed, in whose place it stands
    "plan_job",  # there only while working a plan out has failed: test_plan_pages
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
    case = cases.load(bodies)
    asked = lists.load()
    designations.load()
    _paid, namesake = alerts.load(asked)
    complaints.load(bodies, namesake)
    freezes.load()
    customers.load()
    travel.load()
    obliged.load()
    content_law.load()
    content_banks.load()
    content_intake.load()
    content_matching.load()
    content_review.load()
    content_dispatch.load()
    content_complaint.load(bodies)
    content_exchange.load()
    content_account.load()
    waiting.load(case)
    closing.load(bodies)
    returns.load()
    rights.load(case, bodies)
    public.first()
    indicators.load(bodies)
    promised = walk(lambda what, detail: None, tmp_path / "reports").commitment
    indicators.soldiers(promised)
    places.load()
    pledge = missions.load(bodies, promised)
    tours.load(bodies, pledge.mission, nominees.load(bodies))
    rotations.load(pledge.mission)
    stabilisation.load(bodies)
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


def find_pages(client, names):
    """Follow the links from home, as whom *client* signed in as: a path for each page (``{name of its address: path}``;
    a download's is empty), the names that forms send to, and what is wrong with a link or in the words of an Albanian
    page, apart from *names*."""
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
    site, seen, looked_at, wrong, names = whole_state, set(), set(), [], called()
    pages = {language: open_page(chromium, site, language) for language in LANGUAGES}
    for user in User.objects.filter(is_active=True):
        client = Client(headers={"accept-language": "sq"})
        client.post("/demo/sign-in/", {"person": user.pk})
        found, sent, dead = find_pages(client, names)
        wrong += [f"{user.name}: {line}" for line in dead]
        seen |= set(found) | sent
        for page in pages.values():
            hand_over(client, page, site)
        for name, path in found.items():
            if not path or name in looked_at:
                continue
            # The languages take turns in showing a page's colours, which are the same in each.
            coloured = LANGUAGES[len(looked_at) % len(LANGUAGES)]
            looked_at.add(name)
            for language, page in pages.items():
                page.goto(site.url + path)
                if mistakes := findings(page, colours=language == coloured):
                    wrong.append(f"{language} {mistakes}")
                if name not in ONE_LANGUAGE and not in_its_language(page, language):
                    wrong.append(f"{language} {path}: in another language")
                if language == "ar":
                    wrong += english(name, page.content(), "ar", names)
    assert not wrong, "\n\n".join(wrong)
    missing = sorted(set(our_pages()) - seen - WITHOUT_A_LINK)
    assert not missing, f"no link leads to {missing}"
