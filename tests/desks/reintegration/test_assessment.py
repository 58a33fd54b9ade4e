"""What is found out, domain by domain: by whose questions, who sees it, and that what is signed stays."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from zotim.core.access.policy import Denied, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.clocks.selectors import runs_of
from zotim.core.sealing.services import is_sealed
from zotim.core.states.machine import WrongState
from zotim.desks.reintegration.assessment import selectors, services
from zotim.desks.reintegration.assessment.instruments import in_use, instruments, open_to, parsed
from zotim.desks.reintegration.assessment.models import Assessment, Need
from zotim.desks.reintegration.assessment.tasks import drafts
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.models import Domain
from zotim.desks.reintegration.cases.policy import ORDINARY
from zotim.desks.reintegration.cases.tasks import cases_waiting

pytestmark = pytest.mark.django_db


def seen(people, who, purpose=""):
    """The domains in which somebody sees assessments."""
    actor = people.actor(who, purpose)
    with walled(actor):
        return {one.domain for one in Assessment.objects.filter(visible(Assessment, actor), case=people.case)}


def to_assessment(people):
    people.enter()
    people.move("screen", "assess")
    return people


# The questions


def test_each_instrument_asks_in_three_languages_and_says_that_it_is_a_proposal():
    assert {one.domain for one in in_use()} == set(Domain.values) - {"faith_counselling", "justice_interface"}
    for one in instruments().values():
        assert not one.verified
        for text in (one.title, one.profession, one.source, *(q.text for q in one.questions)):
            assert set(text.texts) == {"sq", "en", "ar"}


GOOD = {
    "code": "x", "version": 1, "domain": "health", "title": {"sq": "a", "en": "b", "ar": "c"},
    "profession": {"sq": "a", "en": "b", "ar": "c"}, "source": {"sq": "a", "en": "b", "ar": "c"}, "verified": False,
    "roles": ["professional"], "questions": [{"code": "q", "text": {"sq": "a", "en": "b", "ar": "c"}}],
}  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"roles": ["coordinator"]}, {"roles": []}, {"questions": []}, {"questions": GOOD["questions"] * 2},
        {"domain": "belief"}, {"questions": [{"code": "q", "kind": "score", "text": GOOD["title"]}]},
        {"questions": [{"code": "q", "kind": "choice", "text": GOOD["title"]}]},
    ],
)  # fmt: skip
def test_a_file_of_questions_that_is_wrong_is_refused_with_its_name(wrong):
    assert parsed(GOOD).key == "x-1"
    with pytest.raises(ValueError):
        parsed(GOOD | wrong)


def test_a_profession_answers_its_own_questions(people):
    worker, psychologist = people.actor("manager"), people.actor("psychologist")
    of_worker = {one.domain for one in open_to(worker, ORDINARY)}
    assert not of_worker & {"psych", "health"}
    assert [one.code for one in open_to(psychologist, frozenset({"psych", "housing"}))] == ["psych"]


# A6: what is assessed stays in its domain


def test_a06_an_assessment_is_seen_as_the_notes_of_its_domain_are(people):
    people.give("psychologist", "psych", purpose="treatment", level="write")
    people.give("teacher", "education", purpose="schooling", level="write")
    people.assess()
    people.assess("education-1", "teacher", "schooling")
    people.assess("psych-1", "psychologist", "treatment")
    assert seen(people, "manager") == {"safety_care", "education"}
    assert seen(people, "supervisor") == {"safety_care", "education"}
    assert seen(people, "teacher", "schooling") == {"education"}
    assert seen(people, "psychologist", "treatment") == {"psych"}
    assert seen(people, "colleague") == seen(people, "other_worker") == seen(people, "coordinator") == set()


def test_a06_needs_are_seen_with_their_domain_and_those_of_now_come_first(people):
    people.give("teacher", "education", purpose="schooling", level="write")
    people.assess(later="një dhomë", now="një derë që mbyllet\nnjë shtrat")
    people.assess("education-1", "teacher", "schooling", soon="ndihmë në gjuhë")

    def needs(who, purpose=""):
        actor = people.actor(who, purpose)
        with walled(actor):
            return [(one.need.urgency, one.text) for one in selectors.needs_of(actor, people.case)]

    assert needs("manager") == [
        ("now", "një derë që mbyllet"), ("now", "një shtrat"), ("soon", "ndihmë në gjuhë"), ("later", "një dhomë"),
    ]  # fmt: skip
    assert needs("teacher", "schooling") == [("soon", "ndihmë në gjuhë")]


@pytest.mark.parametrize("who", ["other_worker", "other_supervisor", "teacher", "coordinator", "auditor"])
def test_a07_who_may_not_write_in_the_domain_begins_nothing(people, who):
    with pytest.raises(Denied):
        people.draft("education-1", who)


def test_a07_a_grant_to_read_assesses_nothing_and_one_that_ended_ends_the_draft(people):
    people.give("teacher", "education", purpose="schooling")
    with pytest.raises(Denied):
        people.draft("education-1", "teacher", "schooling")
    grant = people.give("teacher", "education", purpose="schooling", level="write")
    row = people.draft("education-1", "teacher", "schooling")
    cases.grant_revoke(actor=people.actor("supervisor"), case=people.case, grant=grant)
    with pytest.raises(Denied):
        services.assessment_save(actor=people.actor("teacher", "schooling"), assessment=row, answers={}, said={})


def test_another_than_who_began_it_neither_writes_nor_signs_nor_drops_it(people):
    row = people.draft()
    for step in (services.assessment_sign, services.assessment_drop):
        with pytest.raises(Denied):
            step(actor=people.actor("supervisor"), assessment=row)
    with pytest.raises(Denied):
        services.assessment_save(actor=people.actor("supervisor"), assessment=row, answers={}, said={})


def test_a26_nothing_is_assessed_in_a_case_that_ended(people):
    row = people.draft()
    people.move("withdraw")
    with pytest.raises(Denied):
        services.assessment_sign(actor=people.actor("manager"), assessment=row)
    with pytest.raises(Denied):
        people.draft()


# What is signed


def test_it_is_signed_only_with_what_the_person_says_or_why_nobody_heard_them(people):
    for said in ({"words": "", "heard_by": ""}, {"heard_by": ""}):
        with pytest.raises(Unfit):
            people.assess(**said)
    assert people.assess().heard
    assert not people.assess(words="", heard_by="", why_not="E porsalindur").heard


def test_a_draft_says_nothing_and_isnt_signed_while_no_question_is_answered(people):
    row = people.draft()
    said = {"words": "x", "heard_by": "y"}
    services.assessment_save(actor=people.actor("manager"), assessment=row, answers={}, said=said)
    with pytest.raises(Unfit):
        services.assessment_sign(actor=people.actor("manager"), assessment=row)
    assert not Need.objects.exists()


def test_what_is_signed_is_changed_by_nobody_and_a_new_one_takes_its_place(people):
    first = people.assess(now="një shtrat")
    with pytest.raises(WrongState):
        services.assessment_save(actor=people.actor("manager"), assessment=first, answers={}, said={})
    second = people.assess(now="një dhomë")
    other = people.assess("housing-1")
    actor = people.actor("manager")
    with walled(actor):
        current = {one.row.pk: one.current for one in selectors.listed(actor, people.case)}
        needs = [one.text for one in selectors.needs_of(actor, people.case)]
    assert current == {first.pk: False, second.pk: True, other.pk: True}
    assert needs == ["një dhomë"]


def test_a18_answers_and_needs_are_sealed_under_the_key_of_the_case(people):
    row = people.assess(now="një shtrat")
    with opened():
        assert is_sealed(Assessment.objects.get(pk=row.pk).details)
        assert is_sealed(Need.objects.get().text)


def test_an_answer_to_a_question_that_isnt_asked_is_refused(people):
    row = people.draft()
    for answers in ({"made-up": "x"}, {"safe": "made up"}):
        with pytest.raises(Unfit):
            services.assessment_save(actor=people.actor("manager"), assessment=row, answers=answers, said={})


# Phases and terms


def test_a26_a_case_isnt_planned_before_safety_is_assessed_and_each_draft_is_signed_or_dropped(people):
    to_assessment(people)

    def plan():
        return cases.case_move(actor=people.actor("supervisor"), case=people.case, step="plan")

    with pytest.raises(Unfit):
        plan()
    people.assess()
    draft = people.draft("housing-1")
    with pytest.raises(Unfit):
        plan()
    services.assessment_drop(actor=people.actor("manager"), assessment=draft)
    assert plan().state == "planning"


def test_a_way_back_asks_for_nothing(people):
    to_assessment(people)
    people.move("plan")
    assert people.move("assess").state == "assessment"


def test_an_urgent_assessment_is_due_in_seven_days_instead_of_twenty_one(people):
    to_assessment(people)

    def due():
        (task,) = cases_waiting(people.actor("manager"), timezone.localdate())
        return task.due_on - timezone.localdate()

    assert due() == timedelta(days=21)
    services.assessment_urge(actor=people.actor("manager"), case=people.case)
    assert due() == timedelta(days=7)
    people.move("plan")
    assert not runs_of(people.case).filter(code__contains="assessment").exclude(state="stopped").exists()
    with pytest.raises(Denied):
        services.assessment_urge(actor=people.actor("manager"), case=people.case)


def test_a_plan_is_due_ten_days_after_the_last_assessment(people):
    to_assessment(people)
    row = people.assess()
    four_days_ago = timezone.now() - timedelta(days=4)
    with opened():
        Assessment.objects.filter(pk=row.pk).update(signed_at=four_days_ago)
    people.move("plan")
    assert runs_of(people.case).get(code="reintegration.plan").started_at == four_days_ago


def test_a_draft_waits_for_who_began_it_and_for_nobody_else(people):
    people.draft()
    today = timezone.localdate()
    assert len(list(drafts(people.actor("manager"), today))) == 1
    assert list(drafts(people.actor("supervisor"), today)) == []


# Pages


def test_the_pages_take_an_assessment_from_its_questions_to_its_signature(people):
    people.give("teacher", "education", purpose="schooling", level="write")
    client, case = people.client("teacher"), people.case
    assert "Begin an assessment" in client.get(reverse("case", args=[case.pk])).content.decode()
    begun = client.post(reverse("assessment_draft", args=[case.pk]), {"instrument": "education-1"})
    write = begun.headers["Location"]
    assert "In which class they are placed" in client.get(write).content.decode()
    page = client.post(
        write, {"q_before": "Dy vjet, arabisht", "words": "Dua të lexoj.", "heard_by": "Mësuesja", "now": "libra"},
        follow=True,
    )  # fmt: skip
    assert "Dy vjet, arabisht" in page.content.decode()
    address = page.redirect_chain[-1][0].split("?")
    signed = client.post(f"{address[0]}sign/?{address[1] if address[1:] else ''}", follow=True)
    assert "Assessment signed" in signed.content.decode()
    assert "libra" in people.client("manager").get(reverse("case", args=[case.pk])).content.decode()


def test_a_draft_that_says_too_little_isnt_signed_and_the_page_says_why(people):
    row = people.draft()
    done = people.client("manager").post(reverse("assessment_sign", args=[people.case.pk, row.pk]), follow=True)
    assert "or why nobody heard them" in done.content.decode()
    assert "Draft of an assessment" in done.content.decode()


def test_a24_no_score_and_no_order_of_people_is_in_an_assessment():
    words = {field.name for model in (Assessment, Need) for field in model._meta.fields}
    assert not words & {"score", "level", "total", "risk", "rank", "result"}
    for path in Path("src/zotim/desks/reintegration/assessment/data").iterdir():
        assert "score" not in path.read_text(encoding="utf-8")
