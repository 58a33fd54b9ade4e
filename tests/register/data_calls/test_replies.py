"""Reminders, merging, clearance by three people, and the reply that is sent."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import data_calls, worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.models import Approval
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy, Membership, User
from zotim.core.retention import selectors as retention
from zotim.core.retention import services as disposal
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.registry import RULES
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.register.data_calls import papers, selectors
from zotim.register.data_calls.models import ClearanceStep, DataCall, Merged, ReplyContent
from zotim.register.data_calls.services import answers as answering
from zotim.register.data_calls.services import calls as services
from zotim.register.data_calls.services import chasing, replies
from zotim.register.data_calls.sheets import portion_sheet
from zotim.register.data_calls.tasks import waiting
from zotim.register.models import Commitment
from zotim.vocabulary import Language

pytestmark = pytest.mark.django_db


def test_the_worker_reminds_on_its_days_once_and_catches_up_with_one_reminder(world):
    world.open()
    due = world.portion.due_on
    for days, sent in ((-8, 0), (-7, 2), (-6, 0), (-2, 2), (0, 0), (1, 2), (1, 0), (30, 2), (31, 0)):
        assert chasing.remind(due + timedelta(days=days)) == sent, days
    world.say(world.focal, world.portion, q1="6", q2="yes", q3="1", q4="2026-03-04", q5="Six.")
    with pytest.raises(Unfit):
        chasing.portion_chase(actor=world.analyst, portion=world.portion)


def test_every_reminder_reaches_the_bodys_people_even_while_an_earlier_notice_is_unseen(world):
    world.open()
    before = Notification.objects.filter(user_id=world.focal.user_id).count()
    for _time in range(2):
        chasing.portion_chase(actor=world.analyst, portion=world.portion)
    assert Notification.objects.filter(user_id=world.focal.user_id).count() == before + 2


def test_dissent_is_kept_whether_anybody_remarks_on_it_or_not(world):
    world.open()
    world.say(world.focal, world.portion, q1="6", q5="Six are trained.")
    world.say(world.officer, world.other, q1="4", q5="Nobody is trained.")
    one = replies.answers_merge(
        actor=world.analyst, question=world.answer("1").question, answers=[world.answer("1")], value="6"
    )
    assert [kept["value"] for kept in one.dissent] == ["4"]
    text = Translated.of("en", "Six are trained.")
    answer = world.answer("5")
    one = replies.answers_merge(actor=world.analyst, question=answer.question, answers=[answer], text=text)
    assert [kept["value"] for kept in one.dissent] == ["Nobody is trained."]
    with pytest.raises(IntegrityError), transaction.atomic():
        Merged.objects.update(dissent=[])


def test_one_answer_needs_a_source_and_a_value_of_its_kind(world):
    from zotim.formats.answers import Wrong

    world.open()
    question = world.answer("1").question
    with pytest.raises(Unfit):
        replies.answers_merge(actor=world.analyst, question=question, answers=[], value="6")
    world.say(world.focal, world.portion, q1="6")
    with pytest.raises(Wrong):
        replies.answers_merge(actor=world.analyst, question=question, answers=[world.answer("1")], value="six")


def test_a_reply_doesnt_go_without_a_required_answer_or_a_translation(world):
    world.merged(languages=("en", "sq", "ar"))
    with pytest.raises(Unfit, match=r"lack a language of the reply: 5 \(Shqip\), 5 \(العربية\)\. Translate them"):
        replies.reply_compose(actor=world.analyst, call=world.call)


def test_a_remark_is_translated_for_the_reply_as_a_text_is(world):
    world.merged(languages=("en", "sq"))
    one = world.answer("1")
    remark = Translated.of("en", "Two more are waiting.")
    replies.answers_merge(actor=world.analyst, question=one.question, answers=[one], value="6", text=remark)
    with pytest.raises(Unfit, match=r"1 \(Shqip\), 5 \(Shqip\)\. "):
        replies.reply_compose(actor=world.analyst, call=world.call)


def test_a_reminder_that_reached_nobody_counts_as_none(world):
    empty = worlds.body("Bashkia")
    call = data_calls.opened(world.analyst, empty, world.ministry)
    for portion in call.portions.all():
        chasing.portion_chase(actor=world.analyst, portion=portion)
    chased = {one.organisation_id: one.chased for one in selectors.portions(world.analyst, call)}
    assert chased == {empty.pk: 0, world.ministry.pk: 1}


def test_a_record_that_is_marked_higher_since_holds_the_reply_up(world):
    commitment = worlds.commitment(world.analyst, world.ministry)
    world.merged()
    answer = world.answer("5")
    source = {"type": "register.commitment", "id": str(commitment.pk), "reference": commitment.reference}
    answering.answer_return(actor=world.analyst, answer=answer, reason="Source?")
    said = {answer.pk: answering.Said("Six soldiers.", sources=[source])}
    answering.answers_keep(actor=world.focal, portion=world.portion, said=said, give=True, language=Language.ENGLISH)
    text = Translated.of("en", "Six soldiers.")
    replies.answers_merge(actor=world.analyst, question=answer.question, answers=[answer], text=text)
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    items = {item["reference"]: item for item in reply.content.content["papers"]["en"]["evidence"]}
    assert items[commitment.reference]["url"].endswith(f"/commitments/{commitment.pk}/")
    assert all(item["url"] for item in items.values()), "every sentence leads somewhere"
    replies.reply_clear(actor=world.coordinator, step=reply.steps.get(position=1), cleared=False, comment="Wait.")
    Commitment.objects.update(classification="restricted")
    with pytest.raises(Unfit, match=commitment.reference):
        replies.reply_compose(actor=world.analyst, call=world.call)


def test_a_reply_isnt_put_together_of_an_answer_that_was_returned_or_came_anew(world):
    world.merged()
    answering.answer_return(actor=world.analyst, answer=world.answer("1"), reason="Since when?")
    row = selectors.gathered(world.analyst, world.call)[0]
    assert row.stale
    assert row.returned
    with pytest.raises(Unfit, match="merged: 1"):
        replies.reply_compose(actor=world.analyst, call=world.call)
    world.say(world.focal, world.portion, q1="7")
    with pytest.raises(Unfit, match="merged: 1"):
        replies.reply_compose(actor=world.analyst, call=world.call)
    replies.answers_take(actor=world.analyst, call=world.call)
    one = world.answer("1")
    replies.answers_merge(actor=world.analyst, question=one.question, answers=[one], value="7")
    assert (
        replies.reply_compose(actor=world.analyst, call=world.call).content.content["answers"][0]["answer"]["value"]
        == "7"
    )


def test_a_reply_isnt_cleared_with_an_answer_that_was_returned_even_if_another_was_merged_since(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    replies.reply_clear(actor=world.coordinator, step=reply.steps.get(position=1), cleared=True)
    answering.answer_return(actor=world.analyst, answer=world.answer("1"), reason="Since when?")
    last = reply.steps.get(position=2)
    with pytest.raises(Unfit, match="merged: 1"):
        replies.reply_clear(actor=world.foreign, step=last, cleared=True)
    world.say(world.focal, world.portion, q1="7")
    one = world.answer("1")
    replies.answers_merge(actor=world.analyst, question=one.question, answers=[one], value="7")
    with pytest.raises(Unfit, match="merged: 1"):
        replies.reply_clear(actor=world.foreign, step=last, cleared=True)
    replies.reply_clear(actor=world.foreign, step=last, cleared=False, comment="Question 1 changed.")
    reply.refresh_from_db()
    assert reply.state == "returned"


def test_a_cleared_reply_isnt_sent_with_an_answer_that_was_returned_since(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    for by, position in ((world.coordinator, 1), (world.foreign, 2)):
        replies.reply_clear(actor=by, step=reply.steps.get(position=position), cleared=True)
    answering.answer_return(actor=world.analyst, answer=world.answer("1"), reason="Since when?")
    reply.refresh_from_db()
    with pytest.raises(Unfit, match="merged: 1"):
        replies.reply_send(actor=world.coordinator, reply=reply)


def test_each_step_of_the_clearance_takes_another_person_in_order(world):
    world.merged()
    reply = replies.reply_compose(actor=world.coordinator, call=world.call)
    first, second = reply.steps.filter(position__gt=0)
    assert (first.state, second.state) == ("asked", "waiting")
    with pytest.raises(Denied):
        replies.reply_clear(actor=world.coordinator, step=first, cleared=True)
    with pytest.raises(Denied):
        replies.reply_clear(actor=world.foreign, step=second, cleared=True)
    another = worlds.actor("coordinator", world.centre)
    assert ClockRun.objects.get(code="register.reply.clearance").object_id == first.pk
    replies.reply_clear(actor=another, step=first, cleared=True)
    second.refresh_from_db()
    replies.reply_clear(actor=world.foreign, step=second, cleared=True)
    assert world.answer("1").state == "cleared"
    with pytest.raises(IntegrityError), transaction.atomic():
        reply.steps.filter(position=2).update(decided_by=another.user_id)


def deputy_of(actor, organisation):
    """Somebody of the same body who stands in for *actor* now; with the roles of both."""
    own = worlds.user("analyst", organisation)
    now = timezone.now()
    Deputy.objects.create(
        user_id=actor.person_id, deputy=own, starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=1)
    )
    return actor_of(own, acting_for=actor.person_id)


def test_whoever_let_a_deputy_sign_takes_no_other_step_and_neither_does_the_deputy(world):
    world.merged()
    Membership.objects.create(
        user_id=world.coordinator.person_id, organisation=worlds.body("MEPJ 2"), role="foreign_affairs",
        starts_at=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    coordinator = actor_of(User.objects.get(pk=world.coordinator.person_id))
    deputy = deputy_of(coordinator, world.centre)
    reply = replies.reply_compose(actor=deputy, call=world.call)
    signed = reply.steps.get(position=0)
    assert (signed.decided_by_id, signed.decided_for_id) == (deputy.person_id, coordinator.person_id)
    first, last = reply.steps.filter(position__gt=0)
    for barred in (coordinator, deputy):
        assert not steps(barred)[1:]
        assert "clear" not in steps(barred)
        with pytest.raises(Denied):
            replies.reply_clear(actor=barred, step=first, cleared=True)
    assert not Notification.objects.filter(kind="register.clearance.asked", user_id=coordinator.person_id).exists()
    replies.reply_clear(actor=worlds.actor("coordinator", world.centre), step=first, cleared=True)
    last.refresh_from_db()
    with pytest.raises(Denied):
        replies.reply_clear(actor=coordinator, step=last, cleared=True)


def test_the_database_refuses_one_person_behind_two_steps_in_whichever_column(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    replies.reply_clear(actor=world.coordinator, step=reply.steps.get(position=1), cleared=True)
    other, third = worlds.user(), worlds.user()
    reply.steps.filter(position=1).update(decided_for=other)
    last = reply.steps.filter(position=2)
    for twice in (
        {"decided_by": other},
        {"decided_by": third, "decided_for": other},
        {"decided_by": third, "decided_for": world.coordinator.person_id},
        {"decided_by": world.analyst.person_id},
        {"decided_for": third},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            last.update(**twice)
    last.update(decided_by=third)


def test_a_returned_reply_goes_back_with_a_reason_and_the_next_version_is_a_new_one(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    replies.reply_clear(actor=world.coordinator, step=reply.steps.get(position=1), cleared=False, comment="Shorter.")
    reply.refresh_from_db()
    assert reply.state == "returned"
    second = replies.reply_compose(actor=world.analyst, call=world.call)
    assert second.number == 2
    assert ReplyContent.objects.count() == 2


def test_nothing_is_sent_before_it_was_cleared_or_while_its_files_are_made(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    with pytest.raises(WrongState):
        replies.reply_send(actor=world.coordinator, reply=reply)
    for by, position in ((world.coordinator, 1), (world.foreign, 2)):
        replies.reply_clear(actor=by, step=reply.steps.get(position=position), cleared=True)
    reply.refresh_from_db()
    with pytest.raises(Unfit, match="being made"):
        replies.reply_send(actor=world.coordinator, reply=reply)


def test_what_a_reply_says_cant_be_changed_by_anybody(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    assert papers.digest(reply.content.content) == reply.content.sha256
    with pytest.raises(IntegrityError), transaction.atomic():
        ReplyContent.objects.update(sha256="0" * 64)


def test_a_withdrawn_call_takes_no_answer_and_is_disposed_of_whole(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    services.call_withdraw(actor=world.coordinator, call=world.call)
    reply.refresh_from_db()
    assert (reply.state, [step.state for step in reply.steps.all()]) == (
        "withdrawn",
        ["cleared", "withdrawn", "waiting"],
    )
    assert Approval.objects.get().state == "withdrawn"
    assert ClockRun.objects.get().state == "stopped"
    assert not steps(world.coordinator)
    with pytest.raises(Denied):  # its bodies don't even see it any more
        world.say(world.focal, world.portion, q1="7")
    DataCall.objects.update(ended_at=timezone.now() - timedelta(days=800))
    rule = RULES["register.call.withdrawn"]
    due = retention.due(rule, timezone.now() - timedelta(days=740))
    assert [call.pk for call in due] == [world.call.pk]
    run = disposal.run_propose(actor=worlds.actor("records_officer"), rule=rule.code)
    run = disposal.run_decide(actor=worlds.actor("records_officer"), run=run, approved=True)
    run_execute(run=run)
    assert not DataCall.objects.exists()
    assert not ClearanceStep.objects.exists()
    assert not ClockRun.objects.exists()
    assert not Approval.objects.exclude(object_type="retention.disposalrun").exists()


def test_a_cleared_reply_is_withdrawn_with_its_call(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    for by, position in ((world.coordinator, 1), (world.foreign, 2)):
        replies.reply_clear(actor=by, step=reply.steps.get(position=position), cleared=True)
    services.call_withdraw(actor=world.coordinator, call=world.call)
    reply.refresh_from_db()
    assert reply.state == "withdrawn"
    assert Event.objects.filter(verb="register.reply.withdrawn").count() == 1


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_returned_without_a_reason(world, reason):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    with pytest.raises(ValueError, match="takes a reason"):
        replies.reply_clear(actor=world.coordinator, step=reply.steps.get(position=1), cleared=False, comment=reason)
    with pytest.raises(ValueError, match="takes a reason"):
        answering.answer_return(actor=world.analyst, answer=world.answer("1"), reason=reason)
    assert (reply.steps.get(position=1).state, world.answer("1").state) == ("asked", "merged")


def steps(actor):
    return [str(task.step) for task in waiting(actor, timezone.localdate())]


def test_what_waits_stands_on_each_persons_home(world):
    world.open()
    assert steps(world.focal) == ["answer"]
    assert steps(world.analyst) == ["due"]
    world.say(world.focal, world.portion, q1="6")
    assert steps(world.analyst) == ["merge"]
    [task] = waiting(world.analyst, timezone.localdate())
    assert task.why == "1 answer came and isn't merged"


def test_whoever_took_a_step_isnt_asked_for_the_next(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    assert steps(world.coordinator) == ["due", "clear"]
    assert not steps(world.foreign)
    assert not selectors.calls(world.foreign).exists()
    replies.reply_clear(actor=world.coordinator, step=reply.steps.get(position=1), cleared=True)
    assert steps(world.foreign) == ["clear"]
    seen = selectors.calls(world.foreign).get()
    assert seen.pk == world.call.pk
    assert selectors.answered(seen) == "–"  # who clears a reply sees no answer of a body, which isn't "0 of 0"
    assert portion_sheet(world.portion, selectors.answers(world.analyst, world.portion), Language.ENGLISH)


def test_the_longest_questionnaire_is_corrected_on_one_page():
    from django.conf import settings

    from zotim.formats.questionnaires import MOST_QUESTIONS
    from zotim.register.data_calls.forms.calls import RowForm

    assert len(RowForm.base_fields) * (MOST_QUESTIONS + 10) <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
