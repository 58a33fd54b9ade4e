"""What is fixed when, who answers for whom, and which version counts."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import data_calls, worlds
from tests.hostile.conftest import BOMBS, docx
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.content import Refused
from zotim.core.notifications.models import Notification
from zotim.core.states.machine import WrongState
from zotim.formats.text import UnreadableFile
from zotim.register.data_calls import selectors
from zotim.register.data_calls.models import AnswerVersion, DataCall
from zotim.register.data_calls.services import answers as answering
from zotim.register.data_calls.services import calls as services
from zotim.register.data_calls.services import chasing, replies
from zotim.register.data_calls.tasks import waiting
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db


def test_questions_are_fixed_once_the_call_is_out(world):
    call = world.open().call
    question = call.questions.first()
    draft = data_calls.drafts(call, data_calls.questionnaire())[0]
    with pytest.raises(WrongState):
        services.question_edit(actor=world.analyst, question=question, draft=draft)
    with pytest.raises(WrongState):
        services.questions_keep(actor=world.analyst, call=call, drafts=[draft])


def test_a_call_doesnt_go_out_while_a_question_was_given_to_nobody(world):
    call = data_calls.added(world.analyst)
    data_calls.given(world.analyst, call, world.ministry, "123")
    with pytest.raises(Unfit, match="4, 5"):
        services.call_open(actor=world.analyst, call=call)


def test_a_body_answers_before_the_reply_is_due(world):
    call = data_calls.added(world.analyst)
    with pytest.raises(Unfit, match="earlier"):
        data_calls.given(world.analyst, call, world.ministry, days=41)
    with pytest.raises(Unfit, match="passed"):
        data_calls.given(world.analyst, call, world.ministry, days=-1)


def test_a_questionnaire_that_cant_be_read_or_is_marked_too_high_leaves_nothing(world, settings):
    for data in (docx("<w:p/>"), *(bomb() for bomb in BOMBS.values())):
        with pytest.raises(UnreadableFile):
            services.call_add(
                actor=world.analyst, title=data_calls.TITLE, asked_by="x", recipient="y",
                due_on=timezone.localdate(), language=Language.ENGLISH, languages=["en"], data=data, name="a.docx",
            )  # fmt: skip
    settings.ZOTIM_CEILING = Classification.INTERNAL
    with pytest.raises(Refused):
        data_calls.added(world.analyst, classification=Classification.RESTRICTED)
    assert not DataCall.objects.exists()


def test_a_number_stands_once(world):
    call = data_calls.added(world.analyst)
    drafts = data_calls.drafts(call, data_calls.questionnaire())
    with pytest.raises(Unfit, match="twice"):
        services.questions_keep(actor=world.analyst, call=call, drafts=[*drafts, drafts[0]])
    assert call.questions.count() == 5


def test_a_question_is_taken_back_only_from_a_body_that_hasnt_begun(world):
    world.open()
    services.question_take_back(actor=world.analyst, answer=world.answer("2"))
    assert world.portion.answers.count() == 4
    world.say(world.focal, world.portion, give=False, q1="6")
    with pytest.raises(WrongState):
        services.question_take_back(actor=world.analyst, answer=world.answer("1"))


def test_people_of_a_body_are_told_only_once_the_call_is_out_and_a_mail_says_nothing(world):
    call = data_calls.added(world.analyst)
    data_calls.given(world.analyst, call, world.ministry)
    assert not Notification.objects.filter(kind="register.portion.asked").exists()
    services.call_open(actor=world.analyst, call=call)
    told = Notification.objects.filter(kind="register.portion.asked")
    assert [notice.user_id for notice in told] == [world.focal.user_id]


def test_nobody_is_told_whose_role_the_body_cant_give(world):
    abroad = worlds.body("Partneri", "international")
    worlds.user("focal_point", abroad)
    call = data_calls.opened(world.analyst, abroad)
    assert not Notification.objects.filter(kind="register.portion.asked").exists()
    assert chasing.portion_chase(actor=world.analyst, portion=call.portions.get()).told == 0


def test_only_what_changed_makes_a_version_and_versions_never_change(world):
    world.open()
    world.say(world.focal, world.portion, give=False, q1="6")
    assert world.answer("1").state == "draft"
    world.say(world.focal, world.portion, q1="6")
    assert (world.answer("1").state, AnswerVersion.objects.count()) == ("given", 1)
    world.say(world.focal, world.portion, q1="7")
    assert [v.value for v in world.answer("1").versions.all()] == ["6", "7"]
    for change in (lambda rows: rows.update(value="9"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change(AnswerVersion.objects.all())


def test_a_given_answer_that_is_changed_as_a_draft_doesnt_count_until_it_is_given_again(world):
    world.open()
    world.say(world.focal, world.portion, q1="6", q2="yes")
    world.say(world.focal, world.portion, give=False, q1="7", q2="yes")
    assert (world.answer("1").state, world.answer("2").state) == ("draft", "given")
    assert [str(task.why) for task in waiting(world.analyst, timezone.localdate())] == [
        "1 answer came and isn't merged"
    ]
    world.say(world.focal, world.portion, q1="7")
    assert world.answer("1").state == "given"


@pytest.mark.parametrize("give", [True, False])
def test_a_given_answer_that_is_emptied_is_open_again(world, give):
    call = data_calls.opened(world.analyst, world.ministry)
    world.portion = call.portions.get()
    world.say(world.focal, world.portion, q5="Six.")
    world.say(world.focal, world.portion, give=give, q5="")
    assert world.answer("5").state == "draft"
    assert replies.answers_take(actor=world.analyst, call=call) == []


def test_a_text_that_is_a_remark_alone_is_left_to_a_person(world):
    call = data_calls.opened(world.analyst, world.ministry)
    world.portion = call.portions.get()
    said = {world.answer("5").pk: answering.Said("", "We keep no such figures.")}
    answering.answers_keep(actor=world.focal, portion=world.portion, said=said, give=True, language=Language.ENGLISH)
    assert world.answer("5").state == "given"
    assert replies.answers_take(actor=world.analyst, call=call) == []


def test_an_answer_with_nothing_in_it_stays_open(world):
    world.open()
    world.say(world.focal, world.portion, q1="", q2="yes")
    assert (world.answer("1").state, world.answer("2").state) == ("asked", "given")


def test_nobody_answers_for_another_body_not_even_the_centre(world):
    world.open()
    for by in (world.officer, world.analyst, world.foreign):
        with pytest.raises(Denied):
            world.say(by, world.portion, q1="6")
    assert not AnswerVersion.objects.exists()


def test_the_centre_answers_for_itself(world):
    call = data_calls.opened(world.analyst, world.centre)
    world.portion = call.portions.get()
    world.say(world.analyst, world.portion, q1="6")
    assert world.answer("1").state == "given"


def test_an_answer_that_comes_back_says_why_and_what_stands_in_the_reply_comes_back_first(world):
    world.open()
    world.say(world.focal, world.portion, q1="6")
    chosen = [world.answer("1")]
    replies.answers_merge(actor=world.analyst, question=chosen[0].question, answers=chosen, value="6")
    with pytest.raises(WrongState):
        world.say(world.focal, world.portion, q1="7")
    answering.answer_return(actor=world.analyst, answer=world.answer("1"), reason="Since when?")
    assert world.answer("1").comment == "Since when?"
    world.say(world.focal, world.portion, q1="7")
    assert (world.answer("1").state, world.answer("1").comment) == ("given", "")
    row = selectors.gathered(world.analyst, world.call)[0]
    assert row.stale, "the coordinator sees that a body said something after the merging"
