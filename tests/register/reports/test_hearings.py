"""Before a report or an assessment is final, each body that it speaks of comments on the sentences about it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import tasks_of
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.clocks.services import open_run
from zotim.core.documents.frozen import paper_of
from zotim.core.documents.paper import Quote, Sentence
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.models import Notification
from zotim.core.people.models import User
from zotim.core.revisions.services import keep_revision
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.reports import selectors
from zotim.register.reports.compose import compose
from zotim.register.reports.disclosures import report_give_ask
from zotim.register.reports.models import Hearing, Report
from zotim.register.reports.services.hearings import (
    CommentAnswer,
    Said,
    assessment_hear,
    comment_take_back,
    comments_keep,
    hearing_answer,
    hearing_close,
)
from zotim.register.reports.services.reports import report_make, report_release, report_release_ask, report_withdraw
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db

TITLE = Translated.of("sq", "Gjendja", en="Standing", ar="الوضع")


class World:
    """A report on a commitment of one ministry, with a measure and reviewed evidence; another ministry beside it."""

    def __init__(self):
        self.centre = worlds.centre()
        self.ministry, self.police = worlds.body(), worlds.body("Policia", "police")
        self.analyst, self.coordinator = worlds.actor("analyst", self.centre), worlds.actor("coordinator", self.centre)
        self.focal, self.officer = worlds.actor("focal_point", self.ministry), worlds.actor("focal_point", self.police)
        self.commitment = worlds.commitment(self.analyst, self.ministry)
        self.measure = worlds.measure(self.focal, self.commitment)
        self.piece = worlds.evidence(self.focal, self.measure)
        services.evidence_open(actor=self.analyst, evidence=self.piece)
        services.evidence_review(actor=self.analyst, evidence=self.piece, accepted=True)
        self.day = timezone.localdate() + timedelta(days=14)

    def make(self, **fields):
        known = {"title": TITLE, "moment": timezone.now(), "classification": Classification.PUBLIC, **fields}
        self.report = report_make(actor=self.analyst, heard_until=self.day, **known)
        self.hearing = self.report.hearings.get()
        self.ids = [one["id"] for one in self.hearing.sentences]
        return self

    def say(self, give=True, by=None, **others):
        """Agree with every sentence but those given by the end of their id."""
        said = {key: others.get(key.rpartition(".")[2].replace("-", "_"), Said("agree")) for key in self.ids}
        kept = comments_keep(
            actor=by or self.focal, hearing=self.hearing, said=said, language=Language.ALBANIAN, give=give
        )
        self.hearing.refresh_from_db()
        return kept

    def answer(self, outcome="stands", text="Prova është e qartë."):
        disputed = self.hearing.comments.exclude(position="agree")
        answers = {comment.pk: CommentAnswer(outcome, text) for comment in disputed}
        hearing_answer(actor=self.analyst, hearing=self.hearing, answers=answers, language=Language.ENGLISH)
        self.hearing.refresh_from_db()

    def release(self):
        self.report.refresh_from_db()
        report_release_ask(actor=self.analyst, report=self.report)
        report_release(actor=self.coordinator, report=self.report, released=True)
        run_pending_jobs()
        return self.report


DISSENT = Said("dissent", "Nuk është kështu.")


@pytest.fixture
def world():
    return World()


def blocks(report, language="en"):
    return [block for section in paper_of(report.content[language]).sections for block in section.blocks]


def facts(report):
    return {one["label"]: one["value"] for one in report.content["en"]["facts"]}


# Asking


def test_each_body_is_given_the_sentences_about_it_and_no_others(world):
    world.make()
    assert world.hearing.organisation == world.ministry
    assert [key.partition(".")[2] for key in world.ids] == ["promise", "due", world.measure.reference]
    assert set(world.hearing.sentences[0]["texts"]) == {"sq", "en", "ar"}
    assert [line.text for line in selectors.lines(world.focal, world.hearing, "en")][2].startswith("Ministria works on")


def test_a_report_out_for_comment_has_no_files_and_leaves_for_nobody(world):
    world.make()
    run_pending_jobs()
    assert world.report.state == "hearing"
    assert not world.report.files.exists()
    with pytest.raises(Unfit):
        report_give_ask(actor=world.analyst, report=world.report, recipient="X", purpose="reporting")


def test_a_report_on_which_nobody_is_heard_is_final_and_says_so(world):
    report = report_make(actor=world.analyst, title=TITLE, moment=timezone.now(), classification=Classification.PUBLIC)
    assert report.state == "final"
    assert facts(report)["Bodies that were asked to comment"] == "none"


def test_a_day_that_is_not_ahead_is_refused_and_nothing_is_kept(world):
    world.day = timezone.localdate()
    with pytest.raises(Unfit) as refused:
        world.make()
    assert refused.value.field == "heard_until"
    assert not Report.objects.exists()


def test_the_centre_is_not_asked_to_comment_on_itself(world):
    for record in (world.commitment, world.measure):
        type(record).objects.filter(pk=record.pk).update(lead=world.centre)
        record.refresh_from_db()
        keep_revision(record, world.analyst)
    with pytest.raises(Unfit):
        world.make()


def test_a_body_sees_its_own_hearing_and_another_sees_none(world):
    world.make()
    assert list(selectors.hearings(world.focal)) == [world.hearing]
    assert not selectors.hearings(world.officer).exists()
    assert not selectors.reports(world.focal).exists()


def test_the_body_is_told_and_has_a_task_with_its_day(world):
    world.make()
    assert Notification.objects.filter(kind="register.hearing.asked", user=world.focal.user_id).exists()
    task = next(
        one for one in tasks_of(world.focal, timezone.localdate())[0] if one.reference == world.hearing.reference
    )
    assert task.due_on == world.day
    assert not [one for one in tasks_of(world.officer, timezone.localdate())[0] if "/hearings/" in one.url]


# Commenting


def test_a_draft_is_seen_by_the_body_alone(world):
    world.make().say(give=False, promise=DISSENT)
    seen = [line.comment for line in selectors.lines(world.focal, world.hearing, "en")]
    hidden = [line.comment for line in selectors.lines(world.analyst, world.hearing, "en")]
    assert [bool(one) for one in seen] == [True] * 3
    assert hidden == [None] * 3


def test_comments_are_given_only_with_a_word_on_each_sentence(world):
    world.make()
    with pytest.raises(Unfit):
        comments_keep(
            actor=world.focal, hearing=world.hearing, said={world.ids[0]: Said("agree")}, language=Language.ENGLISH,
            give=True,
        )  # fmt: skip


@pytest.mark.parametrize("said", [Said("dissent"), Said("correct", "So it is."), Said("correct", "", None)])
def test_a_correction_takes_evidence_and_dissent_takes_a_reason(world, said):
    world.make()
    with pytest.raises(Unfit) as refused:
        world.say(promise=said)
    assert refused.value.field.partition("_")[2] == world.ids[0]


def test_a_body_corrects_with_evidence_of_its_own_measures_alone(world):
    theirs = worlds.measure(world.officer, worlds.commitment(world.analyst, world.police))
    foreign = worlds.evidence(world.officer, theirs, b"Tjeter\n")
    report = report_make(
        actor=world.analyst, title=TITLE, moment=timezone.now(), classification=Classification.PUBLIC,
        heard_until=world.day,
    )  # fmt: skip
    world.hearing = report.hearings.get(organisation=world.ministry)
    world.ids = [one["id"] for one in world.hearing.sentences]
    with pytest.raises(Unfit):
        world.say(promise=Said("correct", "Jo.", foreign))
    world.say(promise=Said("correct", "Jo.", world.piece))
    assert world.hearing.state == "given"


def test_nobody_else_comments_for_a_body(world):
    world.make()
    for other in (world.officer, world.analyst, world.coordinator):
        with pytest.raises(Denied):
            world.say(by=other)


def test_what_was_given_is_not_changed_any_more(world):
    world.make().say()
    with pytest.raises(WrongState):
        world.say(promise=DISSENT)


# Answering


def test_every_correction_and_dissent_is_answered_with_a_reason(world):
    world.make().say(promise=DISSENT, due=DISSENT)
    for answers in ({}, {c.pk: CommentAnswer("stands", " ") for c in world.hearing.comments.all()}):
        with pytest.raises(Unfit):
            hearing_answer(actor=world.analyst, hearing=world.hearing, answers=answers, language=Language.ENGLISH)
    world.answer()
    assert world.hearing.state == "answered"
    assert world.hearing.comments.get(sentence=world.ids[0]).answered_by_id == world.analyst.person_id


def test_the_centre_has_a_clock_for_its_answer(world):
    world.make().say(promise=DISSENT)
    kind = ("register.hearing.answer", "register.hearing", world.hearing.pk)
    assert open_run(*kind) is not None
    world.answer()
    assert open_run(*kind) is None


def test_after_its_day_the_centre_goes_on_and_the_report_says_that_nothing_was_said(world):
    world.make()
    with pytest.raises(WrongState):
        hearing_close(actor=world.analyst, hearing=world.hearing)
    Hearing.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    world.hearing.refresh_from_db()
    hearing_close(actor=world.analyst, hearing=world.hearing)
    report = world.release()
    assert facts(report)["of them silent until their day"] == 1


# Releasing


def test_a_report_is_released_only_once_every_hearing_has_ended(world):
    world.make()
    with pytest.raises(WrongState):
        report_release_ask(actor=world.analyst, report=world.report)
    world.say(promise=DISSENT)
    with pytest.raises(WrongState):
        report_release_ask(actor=world.analyst, report=world.report)


def test_two_people_release_a_report(world):
    world.make().say()
    world.answer()
    report_release_ask(actor=world.analyst, report=world.report)
    with pytest.raises(NeedsAnotherPerson):
        report_release(actor=world.analyst, report=world.report, released=True)
    report_release(actor=world.coordinator, report=world.report, released=False, comment="Një fjali mungon.")
    assert world.report.state == "hearing"
    assert world.release().state == "final"
    assert world.report.files.count() == 12


def test_what_remains_in_dissent_is_printed_below_its_sentence_in_its_own_language(world):
    world.make().say(promise=DISSENT)
    world.answer()
    found = blocks(world.release())
    at = next(n for n, block in enumerate(found) if isinstance(block, Sentence) and block.id == world.ids[0])
    words, answer = found[at + 1 : at + 3]
    assert isinstance(words, Quote)
    assert (words.text, words.language, words.source) == ("Nuk është kështu.", "sq", "Ministria: dissents")
    assert (answer.text, answer.source) == ("Prova është e qartë.", "The centre's answer")


def test_a_withdrawn_sentence_is_gone_from_every_language_and_so_is_evidence_that_showed_it_alone(world):
    world.make().say(**{world.measure.reference.replace("-", "_"): DISSENT})
    world.answer("withdrawn")
    report = world.release()
    for language in ("sq", "en", "ar"):
        assert world.ids[2] not in {getattr(block, "id", "") for block in blocks(report, language)}
        assert world.piece.reference not in {item["reference"] for item in report.content[language]["evidence"]}
    assert world.hearing.sentences[2]["id"] == world.ids[2]


def test_a_correction_that_stands_against_the_sentence_brings_its_evidence_along(world):
    more = worlds.evidence(world.focal, world.measure, b"Tjeter\n")
    world.make().say(due=Said("correct", "Afati u shty.", more))
    world.answer()
    assert more.reference in {item["reference"] for item in world.release().content["sq"]["evidence"]}


def test_a_comment_that_is_taken_back_is_not_printed(world):
    world.make().say(promise=DISSENT)
    comment = world.hearing.comments.get(sentence=world.ids[0])
    with pytest.raises(Unfit):
        comment_take_back(actor=world.focal, comment=comment)
    world.answer()
    comment = world.hearing.comments.get(sentence=world.ids[0])
    comment_take_back(actor=world.focal, comment=comment)
    report = world.release()
    assert not [block for block in blocks(report) if isinstance(block, Quote) and "dissents" in block.source]
    comment.refresh_from_db()
    with pytest.raises(Unfit):
        comment_take_back(actor=world.focal, comment=comment)


def test_a_withdrawn_report_ends_what_bodies_were_asked(world):
    world.make()
    with pytest.raises(Denied):
        report_withdraw(actor=world.analyst, report=world.report)
    report_withdraw(actor=world.coordinator, report=world.report)
    world.hearing.refresh_from_db()
    assert (world.report.state, world.hearing.state) == ("withdrawn", "withdrawn")


def test_the_database_refuses_a_report_that_becomes_final_past_its_hearing(world):
    world.make()
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=world.report.pk).update(state="final")


def test_events_of_a_hearing_hold_no_word_of_it(world):
    world.make().say(promise=DISSENT)
    world.answer()
    told = str(list(Event.objects.filter(verb__startswith="register.hearing").values_list("details", flat=True)))
    assert "kështu" not in told
    assert "qartë" not in told


# Assessments


@pytest.fixture
def assessment(world):
    return services.assessment_propose(
        actor=world.analyst, commitment=world.commitment, claimed="done", assessed="under_way",
        reason=Translated.of("en", "Only one course was held."), evidence=[world.piece],
    )  # fmt: skip


def test_an_assessment_waits_for_what_its_body_says(world, assessment):
    world.hearing = assessment_hear(actor=world.analyst, assessment=assessment, due_on=world.day)
    world.ids = [one["id"] for one in world.hearing.sentences]
    with pytest.raises(Unfit):
        services.assessment_confirm(actor=world.coordinator, assessment=assessment, confirmed=True)
    world.say(reason=Said("dissent", "U mbajtën dy."))
    world.answer()
    services.assessment_confirm(actor=world.coordinator, assessment=assessment, confirmed=True)
    paper = compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, TITLE).paper
    texts = [block.text for section in paper.sections for block in section.blocks if hasattr(block, "text")]
    at = texts.index("Only one course was held.")
    assert texts[at + 1 : at + 3] == ["U mbajtën dy.", "Prova është e qartë."]


def test_an_assessment_of_which_a_sentence_was_withdrawn_is_returned_and_not_confirmed(world, assessment):
    world.hearing = assessment_hear(actor=world.analyst, assessment=assessment, due_on=world.day)
    world.ids = [one["id"] for one in world.hearing.sentences]
    world.say(reason=Said("dissent", "U mbajtën dy."))
    world.answer("withdrawn")
    with pytest.raises(Unfit):
        services.assessment_confirm(actor=world.coordinator, assessment=assessment, confirmed=True)
    services.assessment_confirm(actor=world.coordinator, assessment=assessment, confirmed=False, comment="Dy kurse.")


def test_an_assessment_that_is_returned_ends_its_hearing_and_a_body_is_asked_once(world, assessment):
    hearing = assessment_hear(actor=world.analyst, assessment=assessment, due_on=world.day)
    with pytest.raises(Unfit):
        assessment_hear(actor=world.analyst, assessment=assessment, due_on=world.day)
    services.assessment_confirm(actor=world.coordinator, assessment=assessment, confirmed=False, comment="Dy kurse.")
    hearing.refresh_from_db()
    assert hearing.state == "withdrawn"


# Pages


def sign_in(client, actor, language="en"):
    client.force_login(
        User.objects.get(pk=actor.user_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    client.cookies["django_language"] = language
    return client


def test_from_the_form_of_a_report_to_its_release_on_the_pages(world, client):
    sign_in(client, world.analyst)
    typed = {
        "original": "sq", "title_sq": "Gjendja", "as_of": timezone.localdate().isoformat(), "template": "general",
        "classification": "public", "heard_until": world.day.isoformat(),
    }  # fmt: skip
    page = client.post(reverse("report_add"), typed, follow=True)
    assert "may comment" in page.content.decode()
    world.report = Report.objects.get()
    world.hearing = world.report.hearings.get()
    world.ids = [one["id"] for one in world.hearing.sentences]
    url = reverse("hearing", args=[world.hearing.pk])

    sign_in(client, world.focal)
    assert "printed with the report" in client.get(url).content.decode()
    given = {f"position_{key}": "agree" for key in world.ids}
    wrong = client.post(url, {**given, f"position_{world.ids[0]}": "dissent", "give": ""})
    assert "Say why." in wrong.content.decode()
    said = {**given, f"position_{world.ids[0]}": "dissent", f"text_{world.ids[0]}": "Jo.", "give": ""}
    assert client.post(url, said, follow=True).status_code == 200

    sign_in(client, world.analyst)
    comment = world.hearing.comments.get(position="dissent")
    assert client.post(url, {}).status_code == 200
    answers = {f"outcome_{comment.pk}": "stands", f"answer_{comment.pk}": "Po."}
    assert client.post(url, answers, follow=True).status_code == 200
    release = reverse("report_release", args=[world.report.pk])
    assert client.post(release, follow=True).status_code == 200
    assert client.get(release).status_code == 403

    sign_in(client, world.coordinator)
    assert client.post(release, {"decision": "accept"}, follow=True).status_code == 200
    world.report.refresh_from_db()
    assert world.report.state == "final"
    assert "Jo." in client.get(reverse("report", args=[world.report.pk])).content.decode()


def test_sentences_stand_under_the_commitment_that_they_are_about_and_lead_to_what_they_cite(world, client):
    world.make()
    page = sign_in(client, world.focal).get(reverse("hearing", args=[world.hearing.pk])).content.decode()
    assert page.count('<h2 id="about-') == 1
    assert page.count(f'href="{reverse("commitment", args=[world.commitment.pk])}"') >= 1
    assert f'href="{reverse("evidence", args=[world.piece.pk])}"' in page
    assert reverse("document", args=[world.commitment.document_id]) not in page  # a focal point may not open statements
    assert "(optional)" not in page


def test_a_body_agrees_with_all_of_it_at_once_unless_it_disputes_a_sentence(world, client):
    world.make()
    sign_in(client, world.focal)
    url = reverse("hearing", args=[world.hearing.pk])
    refused = client.post(url, {f"position_{world.ids[0]}": "dissent", f"text_{world.ids[0]}": "Jo.", "agree": ""})
    assert "You dispute a sentence." in refused.content.decode()
    assert not world.hearing.comments.exists()
    client.post(url, {f"text_{world.ids[0]}": "Po.", "agree": ""})
    world.hearing.refresh_from_db()
    assert world.hearing.state != "asked"
    assert list(world.hearing.comments.values_list("position", "text")) == [("agree", "")] * 3
