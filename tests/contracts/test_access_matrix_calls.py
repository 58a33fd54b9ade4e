"""Who gets what answer at the addresses of data calls: the table is written by hand and asks no policy."""

import uuid

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tests import data_calls, worlds
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.core.evidence.services import file_receive
from zotim.register.data_calls.models import ReplyFile
from zotim.register.data_calls.services import answers as answering
from zotim.register.data_calls.services import chasing, links, replies
from zotim.vocabulary import Classification, Language

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal point of a body that was asked; the one of a body that wasn't; the foreign ministry, whose
# turn in the clearance it is. A second number is the answer to POST with nothing in it, where that differs.
TABLE = """
address               coordinator  analyst   own       other     foreign
calls                 200          200       200       200       200
call_add              200          200       403       403       403
call                  200          200       200       404       200
call_file             200          200       403       403       403
call_questions        200          200       403       403       403
call_question         200          200       403       403       403
call_split            200          200       403       403       403
answer_take_back      302          302       403       403       403
call_step             200/302      404       404       404       404
call_chase            302          302       403       403       403
call_merge            200/302      200/302   403       403       403
call_merge_question   200          200       403       403       403
call_compose          200/302      200/302   403       403       403
portion               200          200       200       404       403
portion_answer        403          403       200       404       403
answer_return         200          200       403       403       403
portion_sheet_return  403          403       200       404       403
portion_download      200          200       200       404       403
portion_link          200          200       403       403       403
portion_link_end      302          302       403       403       403
call_reminder         302          302       302       404       403
call_reply            200          200       403       403       200
reply_clear           302/200      403       403       403       302/200
reply_file            200          200       403       403       200
reply_package         404          404       403       403       403
reply_send            302/409      302/409   403       403       403
reply_job             302/403      302       403       403       403
"""
PUBLIC = {"return", "return_sheet"}
OUTSIDERS = ("ended", "nobody", "auditor", "administrator")


def table():
    rows = [line.split() for line in TABLE.strip().splitlines()]
    return {row[0]: dict(zip(rows[0][1:], row[1:], strict=True)) for row in rows[1:]}


class World:
    """A call that is out, with a reply in the hands of the foreign ministry; a second one in preparation."""

    def __init__(self):
        worlds.demo_installation()
        centre, lead, other = worlds.body("Qendra", "coordination_centre"), worlds.body("A"), worlds.body("B")
        self.people = {
            "coordinator": worlds.user("coordinator", centre),
            "analyst": worlds.user("analyst", centre),
            "own": worlds.user("focal_point", lead),
            "other": worlds.user("focal_point", other),
            "foreign": worlds.user("foreign_affairs", worlds.body("MEPJ")),
            "ended": worlds.user("focal_point", lead),
            "nobody": worlds.user(),
            "auditor": worlds.user("auditor", centre),
            "administrator": worlds.user("administrator", centre),
        }
        self.people["ended"].memberships.update(ends_at=self.people["ended"].created_at)
        self.ids, self.others = self.records(lead), self.records(lead)

    def records(self, lead):
        analyst, coordinator = actor_of(self.people["analyst"]), actor_of(self.people["coordinator"])
        draft = data_calls.added(analyst)
        call = data_calls.opened(analyst, lead)
        portion = call.portions.get()
        answers = {answer.question.number: answer for answer in portion.answers.select_related("question")}
        said = {answers[number].pk: answering.Said(str(value)) for number, value in (("1", 6), ("5", "Six."))}
        focal = actor_of(self.people["own"])
        answering.answers_keep(actor=focal, portion=portion, said=said, give=True, language=Language.ENGLISH)
        reminder = chasing.portion_chase(actor=analyst, portion=portion)
        link, self.secret = links.link_make(actor=analyst, portion=portion, days=3)
        replies.answers_take(actor=analyst, call=call)
        reply = replies.reply_compose(actor=analyst, call=call)
        first, second = reply.steps.filter(position__gt=0)
        replies.reply_clear(actor=coordinator, step=first, cleared=True)
        data = b"%PDF-1.7\n%%EOF\n"
        file = file_receive(actor=analyst, data=data, name="r.pdf", classification=Classification.INTERNAL)
        return {
            "draft": draft.pk, "draft_question": draft.questions.first().pk, "call": call.pk, "portion": portion.pk,
            "question": answers["1"].question_id, "answer": answers["2"].pk, "given": answers["1"].pk,
            "link": link.pk, "reminder": reminder.pk, "reply": reply.pk, "step": second.pk,
            "file": ReplyFile.objects.create(reply=reply, language="en", format="pdf", file=file).pk,
        }  # fmt: skip

    def url(self, name, nested=None):
        ids, inner = self.ids, nested or self.ids
        kwargs = {
            "call": {"pk": ids["call"]},
            "call_file": {"pk": ids["call"]},
            "call_questions": {"pk": ids["draft"]},
            "call_question": {"pk": ids["draft"], "question": inner["draft_question"]},
            "call_split": {"pk": ids["call"]},
            "answer_take_back": {"pk": ids["call"], "answer": inner["answer"]},
            "call_step": {"pk": ids["call"], "step": "withdraw"},
            "call_chase": {"pk": ids["call"], "portion": inner["portion"]},
            "call_merge": {"pk": ids["call"]},
            "call_merge_question": {"pk": ids["call"], "question": inner["question"]},
            "call_compose": {"pk": ids["call"]},
            "portion": {"pk": ids["portion"]},
            "portion_answer": {"pk": ids["portion"], "answer": inner["answer"]},
            "answer_return": {"pk": ids["portion"], "answer": inner["given"]},
            "portion_sheet_return": {"pk": ids["portion"]},
            "portion_download": {"pk": ids["portion"], "language": "en"},
            "portion_link": {"pk": ids["portion"]},
            "portion_link_end": {"pk": ids["portion"], "link": inner["link"]},
            "call_reminder": {"pk": ids["reminder"]},
            "call_reply": {"pk": ids["reply"]},
            "reply_clear": {"pk": ids["reply"], "step": inner["step"]},
            "reply_file": {"pk": ids["reply"], "file": inner["file"]},
            "reply_package": {"pk": ids["reply"]},
            "reply_send": {"pk": ids["reply"]},
            "reply_job": {"pk": ids["reply"]},
            "return": {"secret": self.secret},
            "return_sheet": {"secret": self.secret},
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
    nested = next(p for p in rooms if hasattr(p, "url_patterns"))
    return {pattern.name for pattern in nested.url_patterns}


def expected(name, who, method):
    if who == "visitor":
        return 302
    if who in OUTSIDERS:
        return 403
    get, _, post = table()[name][who].partition("/")
    return int(post or get) if method == "POST" else int(get)


EVERYBODY = ["coordinator", "analyst", "own", "other", "foreign", *OUTSIDERS, "visitor"]


def test_each_address_has_a_row_and_each_row_an_address():
    assert names() - PUBLIC == set(table())


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_answers_are_those_of_the_table(world, call, who):
    client, wrong = world.browser(who), {}
    for name in table():
        for method in ("GET", "POST"):
            got, wanted = call(client, method, world.url(name)), expected(name, who, method)
            if got != wanted:
                wrong[f"{method} {name}"] = f"{got} instead of {wanted}"
    assert not wrong


@pytest.mark.parametrize("who", ["analyst", "own", "visitor"])
def test_a_link_answers_the_same_whoever_is_signed_in(world, call, who):
    client = world.browser(who)
    assert call(client, "GET", world.url("return")) == 200
    assert call(client, "GET", world.url("return_sheet")) == 200
    assert call(client, "DELETE", world.url("return")) == 405


NESTED = [
    "call_question", "answer_take_back", "call_chase", "call_merge_question", "answer_return", "portion_link_end",
    "reply_clear", "reply_file",
]  # fmt: skip


@pytest.mark.parametrize("name", NESTED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_id_inside_another_record_is_not_found(world, call, name, method):
    assert call(world.browser("coordinator"), method, world.url(name, nested=world.others)) == 404


def test_an_answer_of_another_portion_is_not_found(world, call):
    assert call(world.browser("own"), "GET", world.url("portion_answer", nested=world.others)) == 404


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, call):
    mine, world.ids = world.ids, {key: uuid.uuid4() for key in world.ids}
    client = world.browser("other")
    try:
        for name in table():
            if expected(name, "other", "GET") == 404:
                assert call(client, "GET", world.url(name)) == 404, name
    finally:
        world.ids = mine


def test_every_look_leaves_an_event(world):
    client = world.browser("coordinator")
    shown = (
        "calls",
        "call",
        "call_file",
        "call_split",
        "call_merge",
        "portion",
        "portion_download",
        "call_reply",
        "reply_file",
    )
    for name in shown:
        with transaction.atomic():
            before = Event.objects.filter(outcome="viewed").count()
            assert client.get(world.url(name)).status_code == 200
            assert Event.objects.filter(outcome="viewed").count() == before + 1, name
            transaction.set_rollback(True)


def test_a_body_reads_its_own_questions_and_nothing_of_others(world):
    client = world.browser("own")
    client.cookies["django_language"] = "en"
    with transaction.atomic():
        page = client.get(world.url("call")).content.decode()
        assert "How many soldiers" in page
        assert "Merge the answers" not in page
        assert "Remind" not in page.replace("Reminders that were sent", "")
        transaction.set_rollback(True)
