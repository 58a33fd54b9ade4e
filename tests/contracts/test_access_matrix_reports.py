"""Who gets what answer at the addresses of templates and hearings: the table is written by hand and asks no policy."""

import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.register.reports.services.hearings import Said, comments_keep
from zotim.register.reports.services.reports import report_make
from zotim.vocabulary import Classification, Language

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal point of the body that is heard; the one of another body. A second number is the answer to POST
# with nothing in it, where that differs.
TABLE = """
address              coordinator  analyst  own      other
report_templates     200          200      403      403
report_template_add  200          403      403      403
report_template      200          200      403      403
hearings             200          200      200      200
hearing              200          200      200      404
hearing_close        200/409      200/409  403      403
comment_take_back    404          404      302      404
"""
OUTSIDERS = ("ended", "nobody", "auditor", "administrator")


def table():
    rows = [line.split() for line in TABLE.strip().splitlines()]
    return {row[0]: dict(zip(rows[0][1:], row[1:], strict=True)) for row in rows[1:]}


class World:
    """A report that is out for comment by one body, which has a draft."""

    def __init__(self):
        worlds.demo_installation()
        centre, lead, other = worlds.body("Qendra", "coordination_centre"), worlds.body("A"), worlds.body("B")
        self.people = {
            "coordinator": worlds.user("coordinator", centre),
            "analyst": worlds.user("analyst", centre),
            "own": worlds.user("focal_point", lead),
            "other": worlds.user("focal_point", other),
            "ended": worlds.user("focal_point", lead),
            "nobody": worlds.user(),
            "auditor": worlds.user("auditor", centre),
            "administrator": worlds.user("administrator", centre),
        }
        self.people["ended"].memberships.update(ends_at=self.people["ended"].created_at)
        self.ids, self.others = self.records(lead), self.records(worlds.body("C"))

    def records(self, lead):
        analyst = actor_of(self.people["analyst"])
        commitment = worlds.commitment(analyst, lead)
        report = report_make(
            actor=analyst, title=commitment.title, moment=timezone.now(), classification=Classification.PUBLIC,
            heard_until=timezone.localdate() + timedelta(days=9),
        )  # fmt: skip
        hearing = report.hearings.get(organisation=lead)
        focal = actor_of(worlds.user("focal_point", lead))
        said = {hearing.sentences[0]["id"]: Said("dissent", "Jo.")}
        comments_keep(actor=focal, hearing=hearing, said=said, language=Language.ALBANIAN, give=False)
        return {"hearing": hearing.pk, "comment": hearing.comments.get().pk}

    def url(self, name, nested=None):
        ids, inner = self.ids, nested or self.ids
        kwargs = {
            "report_template": {"key": "public"},
            "hearing": {"pk": ids["hearing"]},
            "hearing_close": {"pk": ids["hearing"]},
            "comment_take_back": {"pk": ids["hearing"], "comment": inner["comment"]},
        }.get(name, {})
        return reverse(name, kwargs=kwargs)

    def browser(self, who):
        client = Client()
        if who != "visitor":
            client.force_login(self.people[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def call(world):
    def one(client, method, url):
        with transaction.atomic():
            answer = client.generic(method, url, content_type="application/x-www-form-urlencoded")
            transaction.set_rollback(True)
        return answer.status_code

    return one


def names():
    rooms = next(p for p in get_resolver().url_patterns if str(p.pattern) == "register/").url_patterns
    own = [one for room in rooms if hasattr(room, "url_patterns") for one in room.url_patterns]
    return {one.name for one in own if str(one.pattern).startswith(("hearings/", "reports/templates/"))}


def expected(name, who, method):
    if who == "visitor":
        return 302
    if who in OUTSIDERS:
        return 403
    get, _, post = table()[name][who].partition("/")
    return int(post or get) if method == "POST" else int(get)


EVERYBODY = ["coordinator", "analyst", "own", "other", *OUTSIDERS, "visitor"]


def test_each_address_has_a_row_and_each_row_an_address():
    assert names() == set(table())


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_answers_are_those_of_the_table(world, call, who):
    client, wrong = world.browser(who), {}
    for name in table():
        for method in ("GET", "POST"):
            got, wanted = call(client, method, world.url(name)), expected(name, who, method)
            if got != wanted:
                wrong[f"{method} {name}"] = f"{got} instead of {wanted}"
    assert not wrong


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_comment_of_another_hearing_is_not_found(world, call, method):
    assert call(world.browser("own"), method, world.url("comment_take_back", nested=world.others)) == 404


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, call):
    mine, world.ids = world.ids, {key: uuid.uuid4() for key in world.ids}
    try:
        assert call(world.browser("other"), "GET", world.url("hearing")) == 404
    finally:
        world.ids = mine


def test_every_look_leaves_an_event(world):
    client = world.browser("coordinator")
    for name in ("report_templates", "report_template", "hearings", "hearing"):
        with transaction.atomic():
            before = Event.objects.filter(outcome="viewed").count()
            assert client.get(world.url(name)).status_code == 200
            assert Event.objects.filter(outcome="viewed").count() == before + 1, name
            transaction.set_rollback(True)


def test_a_body_reads_the_sentences_about_it_and_nothing_else_of_the_report(world):
    client = world.browser("own")
    with transaction.atomic():
        page = client.get(world.url("hearing")).content.decode()
        assert "Jo." in page
        assert "/register/reports/" not in page
        transaction.set_rollback(True)
