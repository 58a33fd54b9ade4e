"""Who gets what answer at which address: role × relation × every address and method.

The table below is written by hand and asks no policy. A new address needs a row. Whoever isn't in its columns is an
outsider and gets what OUTSIDERS says.
"""

import uuid

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from tests.contracts.core_world import CoreWorld
from tests.contracts.matrix import answer_of, rows_of, world_of
from zotim.core.access.pages import rule_for
from zotim.core.audit.models import Event
from zotim.core.people.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# What the centre, the focal point of the body that leads an internal record, and the one of another body get.
# A second number is the answer to POST with nothing in it, where that differs.
TABLE = """
address               coordinator  analyst   own       other
home                  200          200       200       200
search                200          200       200       200
choose                200          200       200       200
documents             200          200       403       403
document_add          200          200       403       403
document              200          200       403       403
translation           200          200       403       403
document_compare      302          302       403       403
suggestion_decide     302/200      302/200   403       403
suggestion_unlink     200          200       403       403
contradiction_decide  200          200       403       403
commitments           200          200       200       200
timeline              200          200       200       200
commitment            200          200       200       404
commitment_change     200          200       403       403
commitment_end        200          403       403       403
measure_add           200          200       200       404
assess                200          200       403       403
assessment_confirm    200          200       403       403
evidence_list         200          200       200       200
evidence              200          200       200       404
evidence_review       302/200      302/200   403       403
evidence_file         200          200       200       404
reports               200          200       403       403
report_add            200          200       403       403
report                200          200       403       403
report_progress       200          200       403       403
report_job            302          302/403   403       403
report_file           200          200       403       403
report_give           200          200       403       403
report_give_decide    200          403       403       403
report_release        302          302       403       403
report_withdraw       302          403       403       403
assessment_hear       200          200       403       403
figures               200          200       403       403
figures_take          200/302      403       403       403
instruments           200          200       200       200
instrument_add        200          200       403       403
instrument            200          200       200       404
instrument_change     200          200       403       403
instrument_move       200          200       200       404
version_add           200          200       403       403
provisions_read       200          200       403       403
provisions_find       302          302       403       403
provision_add         200          200       403       403
provision_change      200          200       403       403
application_supply    200          200       403       404
adherence_add         200          200       403       403
opinion_give          200          200       200       404
opinion_answer        200          200       200       404
obligation_add        200          200       403       403
obligations           200          200       200       200
matrix                200          200       200       200
gaps                  200          200       403       403
obligations_as_of     200          200       200       200
obligation            200          200       200       404
obligation_change     200          200       403       403
obligation_relate     200          200       403       403
obligation_unrelate   200/302      200/302   403       403
obligation_serve      200          200       200       404
obligation_unserve    200/302      200/302   200/302   404
verification_propose  200          200       403       403
verification_confirm  200          200       403       403
verification_file     200          200       403       403
verification_doubt    200          200       403       403
coverage_propose      200          200       403       403
coverage_confirm      200          200       403       403
library_load          200          403       403       403
library_export        200          200       200       200
"""
# Pages of those who watch and keep; the people of the register get 403 at each of them.
KEEPING = """
address               auditor  protection  records
home                  200      200         200
search                200      200         200
choose                200      200         200
log                   200      200         403
log_verify            302      302         403
figures               200      200         403
disclosures           200      200         403
disclosure            200      200         403
clocks                200      200         403
retention             200      200         200
disposal_propose      403      200/302     200/302
disposals             200      200         200
disposal              200      200         200
disposal_decide       403      200         200
holds                 200      200         200
hold                  200      200         200
hold_add              403      200         200
hold_lift             403      200/302     200/302
certificates          200      200         200
certificate           200      200         200
certificate_file      200      200         200
"""
OUTSIDERS = {
    "ended": dict.fromkeys(("home",), 200),  # membership over: 403 wherever it isn't said otherwise
    "late deputy": dict.fromkeys(("home",), 200),  # deputyship over
    "nobody": dict.fromkeys(("home",), 200),  # an account, no role
    "administrator": {"home": 200, "search": 200, "choose": 200},  # sees no content either
}
OPEN_TO_ALL = {"health"}
MACHINES_OPEN = {"openapi-json", "api-root", "yente-health", "yente-ready", "hma-status", "hma-live"}
"""The second answers 404 to everybody."""
WITHOUT_A_TOKEN = 401
# Rooms whose own tests hold their tables; here only: no visitor gets in, except where the rule says public.
ELSEWHERE = (
    "account/", "me/", "welcome/", "administration/", "demo/", "language/", "notifications/", "reintegration/",
    "screening/", "content/", "deployments/", "stabilisation/", "report/", "register/calls/", "register/returns/",
    "register/duties/", "calendar/", "register/extracts/",
    "public/", "register/measures/", "register/duplicates/", "register/groups/", "register/meetings/",
    "register/co-sponsorships/", "register/needs/", "register/assistance/", "register/hearings/",
    "register/reports/templates/", "register/indicators/", "register/installations/", "complaints/", "emergencies/",
)  # fmt: skip
OTHERS = ("OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")
"""Methods that no page answers to, whoever asks: 405 before the view runs."""


REGISTER, KEEPERS_ROWS = rows_of(TABLE), rows_of(KEEPING)
KEEPERS = ("auditor", "protection", "records")


def addresses(resolver=None, prefix="", namespace=""):
    """Every address of the site: its path as a pattern, its name, its view."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, prefix + str(entry.pattern), entry.namespace or namespace)
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry, namespace


MACHINES = ("api", "yente", "screening-api", "hma", "content", "orders")
"""The APIs: a token opens them, and no session."""
HERE = {
    pattern.name: pattern
    for path, pattern, space in addresses()
    if space not in MACHINES and not path.startswith(ELSEWHERE)
}
API = {f"{space}:{pattern.name}": pattern for _, pattern, space in addresses() if space in MACHINES and pattern.name}
"""What takes whatever else stands under the API's root has no name; tests/web/test_api.py calls it."""


world = world_of(CoreWorld)


@pytest.fixture
def call(world):
    """Call an address; whatever the call wrote is taken back. ``call.looks`` is how often the log tells of it."""
    before = Event.objects.filter(outcome="viewed").count()

    def one(client, method, url):
        with transaction.atomic():
            answer = client.generic(method, url, content_type="application/x-www-form-urlencoded")
            one.looks = Event.objects.filter(outcome="viewed").count() - before
            transaction.set_rollback(True)
        return answer.status_code

    return one


def untold(call, pattern, who):
    """Whether the last call, which was answered with 200, showed what is logged and left no event."""
    rule = rule_for(pattern.callback, pattern.name)
    home = pattern.name == "home"  # shows records to people of the register alone
    logged = who in ("coordinator", "own") if home else rule and rule.logged
    return bool(logged) and not call.looks


def expected(name, who, method):
    if name in OPEN_TO_ALL:
        return 200
    if who == "visitor":
        return 302
    if who in OUTSIDERS:
        return OUTSIDERS[who].get(name, 403)
    rows, column = (KEEPERS_ROWS, who) if who in KEEPERS else (REGISTER, "own" if who == "deputy" else who)
    return answer_of(rows.get(name, {}).get(column, "403"), method)


EVERYBODY = ["coordinator", "analyst", "own", "other", "deputy", *KEEPERS, *OUTSIDERS, "visitor"]


def test_each_address_has_a_row_and_each_row_an_address():
    assert set(HERE) - OPEN_TO_ALL == set(REGISTER) | set(KEEPERS_ROWS)


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_answers_are_those_of_the_table_and_every_look_at_a_logged_page_leaves_an_event(world, call, who):
    client = world.browser(who)
    wrong, traceless = {}, []
    for name, pattern in HERE.items():
        for method in ("GET", "POST"):
            got, wanted = call(client, method, world.url(name)), expected(name, who, method)
            if got != wanted:
                wrong[f"{method} {name}"] = f"{got} instead of {wanted}"
            elif got == 200 and untold(call, pattern, who):
                traceless.append(f"{method} {name}")
    assert not wrong
    assert not traceless


@pytest.mark.parametrize("who", ["analyst", "other", "nobody"])
def test_head_gets_the_answer_of_get_and_leaves_an_event_too(world, call, who):
    client = world.browser(who)
    wrong, traceless = {}, []
    for name, pattern in HERE.items():
        got = call(client, "HEAD", world.url(name))
        if got != expected(name, who, "GET"):
            wrong[name] = got
        elif got == 200 and untold(call, pattern, who):
            traceless.append(name)
    assert not wrong
    assert not traceless


@pytest.mark.parametrize("who", ["analyst", "visitor"])
@pytest.mark.parametrize("method", OTHERS)
def test_no_page_answers_other_methods(world, call, who, method):
    client = world.browser(who)
    assert not {name: got for name in HERE if (got := call(client, method, world.url(name))) != 405}


def anything(world, pattern):
    """Addresses of a page that stands in no table here; one with a key is tried with a person and with a body."""
    inside = list(pattern.pattern.converters)
    if not inside:
        return [reverse(pattern.name)]
    if inside != ["pk"]:
        return []
    records = world.people["own"], Organisation.objects.first()
    return [reverse(pattern.name, kwargs={"pk": one.pk}) for one in records]


def test_every_look_at_a_logged_page_of_other_rooms_leaves_an_event_too(world, call):
    clients = {who: world.browser(who) for who in ("coordinator", "own", "auditor", "protection", "administrator")}
    traceless, seen = set(), set()
    for _, pattern, space in addresses():
        rule = rule_for(pattern.callback, pattern.name)
        if space in MACHINES or pattern.name in HERE or not (rule and rule.logged):
            continue
        for url in anything(world, pattern):
            for who, client in clients.items():
                for method in ("GET", "HEAD", "POST") if who == "coordinator" else ("GET", "POST"):
                    code = call(client, method, url)
                    if code in (403, 404):
                        break  # decided before anybody looks at the method
                    if code == 200:
                        seen.add((pattern.name, method))
                        if untold(call, pattern, who):
                            traceless.add(f"{method} {pattern.name} by {who}")
    assert not traceless
    assert {("person", "POST"), ("organisation_edit", "GET")} <= seen


NESTED = (
    "suggestion_decide", "assessment_confirm", "assessment_hear", "report_file", "provisions_read",
    "provision_change",
    "application_supply", "opinion_answer", "obligation_unrelate", "obligation_unserve", "verification_confirm",
    "verification_file", "coverage_confirm",
)  # fmt: skip


@pytest.mark.parametrize("name", NESTED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_id_inside_another_record_is_not_found(world, call, name, method):
    assert call(world.browser("coordinator"), method, world.url(name, nested=world.others)) == 404


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, call):
    mine, world.ids = world.ids, {key: uuid.uuid4() for key in world.ids}
    client = world.browser("other")
    try:
        for name in HERE:
            if expected(name, "other", "GET") == 404:
                assert call(client, "GET", world.url(name)) == 404, name
    finally:
        world.ids = mine


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_session_opens_the_api(world, call, who):
    client = world.browser(who)
    for name, pattern in API.items():
        if pattern.name in MACHINES_OPEN:
            continue
        names = pattern.pattern.converters
        url = reverse(name, kwargs={key: uuid.uuid4() for key in names})
        answers = {call(client, method, url) for method in ("GET", "POST", "DELETE")}
        assert WITHOUT_A_TOKEN in answers, url
        assert answers <= {WITHOUT_A_TOKEN, 405}, url


def test_no_visitor_enters_the_rooms_that_have_tables_of_their_own(world, call):
    client = world.browser("visitor")
    let_in = {}
    for path, pattern, _ in addresses():
        rule = rule_for(pattern.callback, pattern.name)
        if not path.startswith(ELSEWHERE) or (rule and rule.public):
            continue
        kinds = {"uuid": uuid.uuid4(), "slug": "x", "str": "x", "int": 1, "path": "x"}
        try:
            kwargs = {
                key: kinds[type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")]
                for key, converter in pattern.pattern.converters.items()
            }
            url = reverse(pattern.name, kwargs=kwargs)
        except (KeyError, NoReverseMatch):  # an address of a library with a pattern of its own
            continue
        for method in ("GET", "POST"):
            code = call(client, method, url)
            if code not in (302, 403, 404, 405):
                let_in[f"{method} {url}"] = code
    assert not let_in
