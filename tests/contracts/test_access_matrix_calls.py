"""Who gets what answer at the addresses of data calls: the table is written by hand and asks no policy."""

import pytest
from django.db import transaction

from tests import data_calls
from tests.contracts.matrix import Matrix, World, call, names_under, rows_of, world_of
from zotim.core.access.actor import actor_of
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
MATRIX = Matrix(rows_of(TABLE), outsiders=("ended", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A call that is out, with a reply in the hands of the foreign ministry; a second one in preparation."""

    def __init__(self):
        super().__init__()
        self.ids, self.others = self.records(self.lead), self.records(self.lead)

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

    def inside(self, ids, inner):
        return {
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
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert names_under("calls/", "returns/") - PUBLIC == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", ["analyst", "own", "visitor"])
def test_a_link_answers_the_same_whoever_is_signed_in(world, who):
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
def test_an_id_inside_another_record_is_not_found(world, name, method):
    assert call(world.browser("coordinator"), method, world.url(name, nested=world.others)) == 404


def test_an_answer_of_another_portion_is_not_found(world):
    assert call(world.browser("own"), "GET", world.url("portion_answer", nested=world.others)) == 404


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world)


def test_every_look_leaves_an_event(world):
    looks = ("call_file", "call_split", "call_merge", "portion", "portion_download", "call_reply", "reply_file")
    assert not world.traceless("coordinator", ("calls", "call", *looks))


def test_a_body_reads_its_own_questions_and_nothing_of_others(world):
    client = world.browser("own")
    client.cookies["django_language"] = "en"
    with transaction.atomic():
        page = client.get(world.url("call")).content.decode()
        assert "How many soldiers" in page
        assert "Merge the answers" not in page
        assert "Remind" not in page.replace("Reminders that were sent", "")
        transaction.set_rollback(True)
