"""Rules of data calls: what is fixed when, who may take which step, what is kept and what isn't."""

import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from openpyxl import Workbook, load_workbook

from tests import data_calls, worlds
from tests.hostile.conftest import BOMBS, docx
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.approvals.models import Approval
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.evidence.content import Refused
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy, Membership, User
from zotim.core.retention import selectors as retention
from zotim.core.retention import services as disposal
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.registry import RULES
from zotim.core.search.registry import index
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.formats.answers import Kind
from zotim.formats.text import UnreadableFile
from zotim.register.addresses import measure_url
from zotim.register.data_calls import papers, proposals, selectors
from zotim.register.data_calls.sheets import portion_sheet
from zotim.register.data_calls.tasks import waiting
from zotim.register.models import AnswerVersion, ClearanceStep, Commitment, DataCall, Merged, ReplyContent
from zotim.register.services import data_calls as services
from zotim.register.services import data_calls_answers as answering
from zotim.register.services import data_calls_chasing as chasing
from zotim.register.services import data_calls_replies as replies
from zotim.register.services.data_calls import Misfit
from zotim.register.tasks import waiting as due_in_the_register
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db


class World:
    def __init__(self):
        self.ministry, self.police = worlds.body("Ministria"), worlds.body("Policia", "police")
        self.centre = worlds.body("Qendra", "coordination_centre")
        self.analyst = worlds.actor("analyst", self.centre)
        self.coordinator = worlds.actor("coordinator", self.centre)
        self.focal = worlds.actor("focal_point", self.ministry)
        self.officer = worlds.actor("focal_point", self.police)
        self.foreign = worlds.actor("foreign_affairs", worlds.body("MEPJ"))

    def open(self, **fields):
        self.call = data_calls.opened(self.analyst, self.ministry, self.police, **fields)
        self.portion = self.call.portions.get(organisation=self.ministry)
        self.other = self.call.portions.get(organisation=self.police)
        return self

    def answer(self, number, portion=None):
        return (portion or self.portion).answers.select_related("question").get(question__number=number)

    def say(self, by, portion, give=True, **typed):
        said = {self.answer(number[1:], portion).pk: answering.Said(text) for number, text in typed.items()}
        return answering.answers_keep(actor=by, portion=portion, said=said, give=give, language=Language.ENGLISH)

    def return_sheet(self, data):
        return answering.sheet_return(
            actor=self.focal, portion=self.portion, data=data, name="a.xlsx", language=Language.ENGLISH
        )

    def merged(self, languages=("en",)):
        """Every question answered by the ministry and merged."""
        self.open(languages=languages)
        self.return_sheet(data_calls.filled(data_calls.sheet(self.analyst, self.portion), data_calls.GOOD))
        for row in selectors.gathered(self.analyst, self.call):
            value = "" if row.question.kind == Kind.TEXT else row.given[0].versions.last().value
            text = Translated.of("en", "Six soldiers.") if row.question.kind == Kind.TEXT else None
            replies.answers_merge(actor=self.analyst, question=row.question, answers=row.given, value=value, text=text)
        return self


@pytest.fixture
def world():
    return World()


# Coming in


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
    with pytest.raises(Misfit, match="4, 5"):
        services.call_open(actor=world.analyst, call=call)


def test_a_body_answers_before_the_reply_is_due(world):
    call = data_calls.added(world.analyst)
    with pytest.raises(Misfit, match="earlier"):
        data_calls.given(world.analyst, call, world.ministry, days=41)
    with pytest.raises(Misfit, match="passed"):
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
    with pytest.raises(Misfit, match="twice"):
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


# Answering


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


# By spreadsheet


def test_a_sheet_holds_only_the_bodys_own_questions_and_only_two_columns_are_open(world):
    call = data_calls.added(world.analyst)
    portion = data_calls.given(world.analyst, call, world.ministry, "135")
    book = load_workbook(io.BytesIO(data_calls.sheet(world.analyst, portion)))
    table = book.worksheets[0]
    assert [table.cell(row, 1).value for row in range(4, table.max_row + 1)] == ["1", "3", "5"]
    assert "lists?" not in str(list(table.values))
    assert table.protection.sheet
    unlocked = {c.column_letter for row in table.iter_rows(min_row=4) for c in row if not c.protection.locked}
    assert unlocked == {"C", "D"}
    kinds = {str(rule.sqref): rule.type for rule in table.data_validations.dataValidation}
    assert kinds == {"C4": "decimal", "C5": "list"}
    assert [c.value for c in book["Lists"][5]] == list(data_calls.OPTIONS)
    assert table.column_dimensions["F"].hidden


def test_a_sheet_speaks_each_language_and_is_read_in_any(world):
    world.open()
    for language, heading in ((Language.ALBANIAN, "sq"), (Language.ARABIC, "ar"), (Language.ENGLISH, "en")):
        table = load_workbook(io.BytesIO(data_calls.sheet(world.analyst, world.portion, language))).worksheets[0]
        assert table.sheet_view.rightToLeft == (heading == "ar")
        with override(heading):
            assert str(world.call.title) in table.cell(1, 1).value
    data = data_calls.filled(data_calls.sheet(world.analyst, world.portion, Language.ARABIC), {"2": "نعم", "1": "٦"})
    assert world.return_sheet(data).changed == 2
    assert world.answer("1").versions.get().value == "6"


def test_a_sheet_with_a_mistake_keeps_nothing_and_names_row_column_and_what_to_do(world):
    world.open()
    data = data_calls.filled(
        data_calls.sheet(world.analyst, world.portion), {**data_calls.GOOD, "1": "=2*3"}, {"2": "=1+1"}
    )
    kept = world.return_sheet(data)
    assert [(m.row, m.column, m.code) for m in kept.returned.mistakes] == [(4, "C", "formula"), (5, "D", "formula")]
    assert not AnswerVersion.objects.exists()
    assert world.answer("3").state == "asked"
    assert Event.objects.filter(verb="register.sheet.refused", outcome="failed").count() == 1


def test_rows_left_empty_stay_open_and_a_second_sheet_adds_to_the_first(world):
    world.open()
    blank = data_calls.sheet(world.analyst, world.portion)
    first = world.return_sheet(data_calls.filled(blank, {"1": 6}))
    assert (first.changed, first.still_open) == (1, 4)
    second = world.return_sheet(data_calls.filled(blank, {"2": "no"}))
    assert (second.changed, second.still_open) == (1, 3)
    assert world.answer("1").versions.get().value == "6"


def test_a_row_that_lost_its_key_is_known_by_its_number_and_a_foreign_row_is_a_mistake(world):
    world.open()
    book = load_workbook(io.BytesIO(data_calls.filled(data_calls.sheet(world.analyst, world.portion), {"1": 6})))
    table = book.worksheets[0]
    table["F4"] = None
    table["A9"], table["C9"] = "99", "an answer to nothing"
    table["A10"], table["C10"] = "1", "7"
    out = io.BytesIO()
    book.save(out)
    mistakes = world.return_sheet(out.getvalue()).returned.mistakes
    assert [(m.row, m.column, m.code) for m in mistakes] == [(9, "A", "unknown_row"), (10, "C", "row_twice")]


def test_a_sheet_that_changes_what_stands_in_the_reply_is_told_so(world):
    world.open()
    blank = data_calls.sheet(world.analyst, world.portion)
    world.return_sheet(data_calls.filled(blank, {"1": 6}))
    replies.answers_merge(
        actor=world.analyst, question=world.answer("1").question, answers=[world.answer("1")], value="6"
    )
    same = world.return_sheet(data_calls.filled(blank, {"1": 6, "2": "yes"}))
    assert (same.changed, list(same.returned.mistakes)) == (1, [])
    changed = world.return_sheet(data_calls.filled(blank, {"1": 7}))
    assert [(m.row, m.code) for m in changed.returned.mistakes] == [(4, "in_reply")]


def test_the_sheet_of_another_body_and_what_is_no_sheet_are_refused(world):
    world.open()
    foreign = data_calls.filled(data_calls.sheet(world.analyst, world.other), {"1": 6})
    book = io.BytesIO()
    Workbook().save(book)
    for data in (foreign, book.getvalue(), b"No.,Answer\n1,6\n", docx(), *(bomb() for bomb in BOMBS.values())):
        with pytest.raises(UnreadableFile) as refused:
            world.return_sheet(data)
        assert refused.value.what_to_do
    assert not AnswerVersion.objects.exists()


def test_an_answer_that_looks_like_a_formula_comes_out_as_text(world):
    world.open()
    world.say(world.focal, world.portion, q5="=cmd|' /C calc'!A0")
    table = load_workbook(io.BytesIO(data_calls.sheet(world.analyst, world.portion))).worksheets[0]
    assert not [cell for row in table.iter_rows() for cell in row if cell.data_type == "f"]
    row = papers.rows(
        {"answers": [{"number": "5", "section": "", "kind": "text", "question": {"en": "x"},
                      "answer": {"text": {"en": "=1+1"}, "value": "", "sources": []}}]}, "en",
    )[1][0]  # fmt: skip
    assert row[3] == "=1+1"


# From the record


def test_the_record_proposes_sentences_that_share_words_and_each_leads_to_its_record(world):
    commitment = worlds.commitment(world.analyst, world.ministry)
    measure = worlds.measure(world.focal, commitment)
    world.open()
    with override("en"):
        found = proposals.proposals(world.focal, world.answer("5"))
    assert {one.reference for one in found} == {commitment.reference, measure.reference}
    assert all(one.url for one in found)
    assert any("Sending six soldiers" in one.sentence for one in found)
    with override("en"):
        assert proposals.proposals(world.focal, world.answer("4")) == []
    assert not AnswerVersion.objects.exists(), "nothing is taken unless a person takes it"


def test_nothing_is_proposed_that_the_actor_may_not_see_or_the_reply_may_not_hold(world):
    commitment = worlds.commitment(world.analyst, world.ministry)
    world.open(classification=Classification.PUBLIC)
    Commitment.objects.filter(pk=commitment.pk).update(classification="internal")
    assert proposals.proposals(world.focal, world.answer("5")) == []
    Commitment.objects.filter(pk=commitment.pk).update(classification="public")
    assert proposals.proposals(world.focal, world.answer("5"))
    DataCall.objects.update(classification="internal")
    Commitment.objects.filter(pk=commitment.pk).update(classification="internal")
    assert proposals.proposals(world.officer, world.answer("5", world.other)) == []


def test_a_measure_is_linked_to_a_commitment_that_the_actor_may_see_or_to_none(world):
    hidden = worlds.commitment(world.analyst, world.police)
    seen = worlds.commitment(world.analyst, world.ministry)
    measure = worlds.measure(world.analyst, seen)
    title = Translated.of("en", "Training of soldiers for the mission")
    type(measure).objects.update(lead=world.ministry, due_on=timezone.localdate(), title=title, classification="public")
    measure.commitments.add(hidden)
    Commitment.objects.update(classification="internal")
    measure.refresh_from_db()
    index(measure)
    world.open()

    def places(actor):
        with override("en"):
            found = [one.url for one in proposals.proposals(actor, world.answer("5")) if one.kind == "register.measure"]
        due = [
            task.url for task in due_in_the_register(actor, timezone.localdate()) if task.reference == measure.reference
        ]
        return {measure_url(actor, measure), *found, *due}

    page = reverse("commitment", args=[seen.pk]) + "#measures"
    assert places(world.focal) == {page}
    assert measure_url(world.analyst, measure) == reverse("commitment", args=[hidden.pk]) + "#measures"
    assert papers._address(world.focal, measure).endswith(page)
    assert measure_url(world.foreign, measure) == papers._address(world.foreign, measure) == ""


def test_a_word_and_its_translation_are_one_word(world):
    commitment = worlds.commitment(world.analyst, world.ministry, line_of_effort="prevention")
    title = Translated.of("en", "Training teachers", sq="Trajnimi i mësuesve", ar="تدريب المعلمين")
    Commitment.objects.filter(pk=commitment.pk).update(title=title)
    commitment.refresh_from_db()
    commitment.save()
    world.call = data_calls.added(world.analyst)
    question = world.call.questions.get(number="5")
    question.text = Translated.of("en", str(question.text), ar="صِفوا تدريب العسكريين لبعثة الناتو في العراق")
    question.save()
    world.portion = data_calls.given(world.analyst, world.call, world.ministry)
    assert proposals.proposals(world.analyst, world.answer("5")) == []


def test_an_unreviewed_piece_of_evidence_is_not_proposed(world):
    measure = worlds.measure(world.focal, worlds.commitment(world.analyst, world.ministry))
    piece = worlds.evidence(world.focal, measure)
    type(piece).objects.update(title=Translated.of("en", "Training order for soldiers"))
    world.open()
    piece.refresh_from_db()
    index(piece)
    assert piece.reference not in {one.reference for one in proposals.proposals(world.focal, world.answer("5"))}


# Chasing


def test_the_worker_reminds_on_its_days_once_and_catches_up_with_one_reminder(world):
    world.open()
    due = world.portion.due_on
    for days, sent in ((-8, 0), (-7, 2), (-6, 0), (-2, 2), (0, 0), (1, 2), (1, 0), (30, 2), (31, 0)):
        assert chasing.remind(due + timedelta(days=days)) == sent, days
    world.say(world.focal, world.portion, q1="6", q2="yes", q3="1", q4="2026-03-04", q5="Six.")
    with pytest.raises(Misfit):
        chasing.portion_chase(actor=world.analyst, portion=world.portion)


def test_every_reminder_reaches_the_bodys_people_even_while_an_earlier_notice_is_unseen(world):
    world.open()
    before = Notification.objects.filter(user_id=world.focal.user_id).count()
    for _time in range(2):
        chasing.portion_chase(actor=world.analyst, portion=world.portion)
    assert Notification.objects.filter(user_id=world.focal.user_id).count() == before + 2


# The reply


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
    with pytest.raises(Misfit):
        replies.answers_merge(actor=world.analyst, question=question, answers=[], value="6")
    world.say(world.focal, world.portion, q1="6")
    with pytest.raises(Wrong):
        replies.answers_merge(actor=world.analyst, question=question, answers=[world.answer("1")], value="six")


def test_a_reply_doesnt_go_without_a_required_answer_or_a_translation(world):
    world.merged(languages=("en", "ar"))
    with pytest.raises(papers.Unfit, match="Question 5 has no answer in: ar"):
        replies.reply_compose(actor=world.analyst, call=world.call)


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
    with pytest.raises(papers.Unfit, match=commitment.reference):
        replies.reply_compose(actor=world.analyst, call=world.call)


def test_a_reply_isnt_put_together_of_an_answer_that_was_returned_or_came_anew(world):
    world.merged()
    answering.answer_return(actor=world.analyst, answer=world.answer("1"), reason="Since when?")
    row = selectors.gathered(world.analyst, world.call)[0]
    assert row.stale
    assert row.returned
    with pytest.raises(papers.Unfit, match="merged: 1"):
        replies.reply_compose(actor=world.analyst, call=world.call)
    world.say(world.focal, world.portion, q1="7")
    with pytest.raises(papers.Unfit, match="merged: 1"):
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
    with pytest.raises(papers.Unfit, match="merged: 1"):
        replies.reply_clear(actor=world.foreign, step=last, cleared=True)
    world.say(world.focal, world.portion, q1="7")
    one = world.answer("1")
    replies.answers_merge(actor=world.analyst, question=one.question, answers=[one], value="7")
    with pytest.raises(papers.Unfit, match="merged: 1"):
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
    with pytest.raises(papers.Unfit, match="merged: 1"):
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
    with pytest.raises(Misfit, match="being made"):
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
    assert not steps(world.analyst)
    world.say(world.focal, world.portion, q1="6")
    assert steps(world.analyst) == ["merge"]
    [task] = waiting(world.analyst, timezone.localdate())
    assert task.why == "1 answer came and isn't merged"


def test_whoever_took_a_step_isnt_asked_for_the_next(world):
    world.merged()
    reply = replies.reply_compose(actor=world.analyst, call=world.call)
    assert steps(world.coordinator) == ["clear"]
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
    from zotim.register.forms.data_calls import RowForm

    assert len(RowForm.base_fields) * (MOST_QUESTIONS + 10) <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
