"""Pages of data calls: what they take in, what they refuse and how they say so."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import data_calls, worlds
from tests.hostile.conftest import BOMBS, docx
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.register.data_calls.models import AnswerVersion, DataCall, Question, Reply

pytestmark = pytest.mark.django_db


class World:
    def __init__(self):
        worlds.demo_installation()
        self.ministry = worlds.body("Ministria")
        centre = worlds.body("Qendra", "coordination_centre")
        self.analyst, self.focal = worlds.user("analyst", centre), worlds.user("focal_point", self.ministry)
        self.by = actor_of(self.analyst)

    def browser(self, user):
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        return client

    def put_in(self, data, name="survey.docx", **more):
        return self.browser(self.analyst).post(
            reverse("call_add"),
            {
                "original": "en", "title_en": "Survey", "asked_by": "A", "recipient": "B", "language": "en",
                "due_on": timezone.localdate().isoformat(), "languages": ["en"], "chain": ["coordinator"],
                "classification": "internal", "file": SimpleUploadedFile(name, data, content_type="x/y"), **more,
            },
        )  # fmt: skip


@pytest.fixture
def world():
    return World()


def rows(page):
    """What the page of corrections would send back unchanged."""
    sent = {}
    for form in page.context["formset"]:
        for field in form:
            value = field.value()
            if value not in (None, False, ""):
                sent[field.html_name] = "on" if value is True else value
    management = page.context["formset"].management_form
    return sent | {field.html_name: field.value() for field in management}


def test_what_was_found_is_shown_with_its_place_and_kept_as_a_person_leaves_it(world):
    answer = world.put_in(data_calls.questionnaire())
    call = DataCall.objects.get()
    assert answer["Location"] == reverse("call_questions", args=[call.pk])
    assert not Question.objects.exists(), "nothing is kept before a person says so"
    client = world.browser(world.analyst)
    page = client.get(answer["Location"])
    assert "(paragraph 4)" in page.content.decode()
    assert "Please answer by the day given in the letter." in page.content.decode()
    sent = rows(page)
    sent["q-0-text"] = "How many soldiers were trained in 2026?"
    del sent["q-1-keep"]
    assert client.post(answer["Location"], sent).status_code == 302
    assert list(call.questions.values_list("number", flat=True)) == ["1", "3", "4", "5"]
    assert str(call.questions.first().text) == "How many soldiers were trained in 2026?"
    sent["q-2-number"] = "1"
    again = client.post(answer["Location"], sent)
    assert "Number 1 stands twice" in again.content.decode()


def test_the_file_is_given_out_as_it_came(world):
    data = data_calls.questionnaire()
    world.put_in(data)
    call = DataCall.objects.get()
    answer = world.browser(world.analyst).get(reverse("call_file", args=[call.pk]))
    assert answer.content == data
    assert Event.objects.filter(verb="register.call.downloaded", object_id=str(call.pk)).count() == 1
    assert not Event.objects.filter(verb="register.call.viewed").exists()
    assert answer["Content-Disposition"].startswith("attachment;")


def test_a_body_isnt_called_staffed_for_somebody_whose_role_it_cant_give(world):
    abroad = worlds.body("Partneri", "international")
    worlds.user("focal_point", abroad)
    call = data_calls.added(world.by)
    page = world.browser(world.analyst).get(reverse("call_split", args=[call.pk])).content.decode()
    assert "Partneri (nobody who can answer has an account" in page
    assert "Ministria (nobody" not in page


def test_before_a_call_goes_out_the_bodies_that_nobody_can_tell_are_named(world):
    call = data_calls.added(world.by)
    data_calls.given(world.by, call, worlds.body("Bashkia"), "1")
    step = reverse("call_step", args=[call.pk, "open"])
    page = world.browser(world.analyst).get(step).content.decode()
    assert "Nobody who can answer has an account at: Bashkia." in page
    assert "gets a notice" not in page
    data_calls.given(world.by, call, world.ministry, "2345")
    page = world.browser(world.analyst).get(step).content.decode()
    assert "1 body gets a notice that questions wait." in page


@pytest.mark.parametrize(
    "data",
    [b"", b"MZ\x90\x00", b"%PDF-1.7", docx(), docx(doctype="<!DOCTYPE x>"), *(bomb() for bomb in BOMBS.values())],
    ids=["empty", "program", "pdf", "no question", "declared type", *BOMBS],
)
def test_what_is_no_questionnaire_is_refused_on_the_page_and_leaves_nothing(world, data):
    answer = world.put_in(data)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not DataCall.objects.exists()


def test_a_sentence_of_the_record_is_taken_only_by_a_click_and_brings_its_record(world):
    commitment = worlds.commitment(world.by, world.ministry)
    call = data_calls.opened(world.by, world.ministry)
    portion = call.portions.get()
    answer = portion.answers.get(question__number="5")
    client, url = world.browser(world.focal), reverse("portion_answer", args=[portion.pk, answer.pk])
    page = client.get(url)
    assert "Sending six soldiers" in page.content.decode()
    assert not AnswerVersion.objects.exists()
    name = f"value_{answer.pk}"
    client.post(url, {name: "Since November:", "take": str(commitment.pk)})
    version = AnswerVersion.objects.get()
    assert version.value.startswith("Since November:\nOn 12 November 2026 it was promised")
    assert [source["reference"] for source in version.sources] == [commitment.reference]
    answer.refresh_from_db()
    assert answer.state == "draft"
    client.post(url, {name: version.value, "give": ""})
    assert AnswerVersion.objects.last().sources == [], "a record that was let go is gone"


def test_taking_a_sentence_into_a_given_answer_asks_first_and_one_click_takes_over_the_others(world):
    commitment = worlds.commitment(world.by, world.ministry)
    portion = data_calls.opened(world.by, world.ministry).portions.get()
    first, last = (portion.answers.get(question__number=number) for number in "15")
    client = world.browser(world.focal)
    client.post(
        reverse("portion", args=[portion.pk]), {f"value_{first.pk}": "6", f"value_{last.pk}": "Six.", "give": ""}
    )
    url, take = reverse("portion_answer", args=[portion.pk, last.pk]), {"take": str(commitment.pk)}
    asked = client.post(url, take | {f"value_{last.pk}": "Six soldiers."})
    last.refresh_from_db()
    assert (last.state, last.versions.count()) == ("given", 1), "nothing is taken back before one is asked"
    assert "it is a draft again" in asked.content.decode()
    assert "Six soldiers." in asked.content.decode(), "what was typed stays"
    client.post(url, take | {f"value_{last.pk}": "Six.", "sure": "1"})
    last.refresh_from_db()
    assert last.state == "draft"
    merge, analyst = reverse("call_merge", args=[portion.call_id]), world.browser(world.analyst)
    assert analyst.get(merge).context["alone"] == 1
    assert analyst.post(merge).status_code == 302
    first.refresh_from_db()
    assert first.state == "merged"


def test_the_page_of_merging_shows_the_remark_that_is_taken_over_with_its_answer(world):
    portion = data_calls.opened(world.by, world.ministry).portions.get()
    first = portion.answers.get(question__number="1")
    typed = {f"value_{first.pk}": "6", f"remark_{first.pk}": "Two more are waiting.", "give": ""}
    world.browser(world.focal).post(reverse("portion", args=[portion.pk]), typed)
    client, merge = world.browser(world.analyst), reverse("call_merge", args=[portion.call_id])
    assert "6 – Two more are waiting." in client.get(merge).content.decode()
    client.post(merge)
    assert client.get(merge).content.decode().count("6 – Two more are waiting.") == 2


def test_whoever_signs_for_the_desk_learns_that_nobody_else_could_clear_the_reply(world):
    call = data_calls.opened(world.by, world.ministry)
    compose = reverse("call_compose", args=[call.pk])
    coordinator = worlds.user("coordinator", worlds.centre())
    said = "Nobody else holds the role Coordinator"
    assert said in world.browser(coordinator).get(compose).content.decode()
    assert said not in world.browser(world.analyst).get(compose).content.decode()


def test_the_page_of_merging_doesnt_call_a_returned_answer_merged_and_says_why_no_reply_is_made(world):
    portion = data_calls.opened(world.by, world.ministry).portions.get()
    one, five = (portion.answers.get(question__number=number) for number in "15")
    url = reverse("portion", args=[portion.pk])
    world.browser(world.focal).post(url, {f"value_{one.pk}": "6", f"value_{five.pk}": "Six.", "give": ""})
    client, merge = world.browser(world.analyst), reverse("call_merge", args=[portion.call_id])
    client.post(merge)
    assert client.get(merge).context["merged"] == 2
    client.post(reverse("answer_return", args=[portion.pk, one.pk]), {"reason": "Since when?"})
    page = client.get(merge)
    assert page.context["merged"] == 1
    assert page.content.decode().count('<span class="tag good">') == 1
    assert "no longer stands" in page.content.decode()
    said = client.post(reverse("call_compose", args=[portion.call_id]), follow=True).content.decode()
    assert "Answers changed or were returned since they were merged: 1." in said


def test_an_answer_of_the_wrong_kind_comes_back_with_what_to_do_and_what_was_typed(world):
    call = data_calls.opened(world.by, world.ministry)
    portion = call.portions.get()
    answer = portion.answers.get(question__number="1")
    page = world.browser(world.focal).post(
        reverse("portion", args=[portion.pk]), {f"value_{answer.pk}": "1.250", "give": ""}
    )
    html = page.content.decode()
    assert "may be a thousand or a fraction" in html
    assert 'value="1.250"' in html
    assert not AnswerVersion.objects.exists()


def test_a_sheet_sent_by_somebody_signed_in_is_judged_the_same_way(world):
    call = data_calls.opened(world.by, world.ministry)
    portion = call.portions.get()
    client, url = world.browser(world.focal), reverse("portion_sheet_return", args=[portion.pk])
    sheet = client.get(reverse("portion_download", args=[portion.pk, "en"])).content
    file = io.BytesIO(data_calls.filled(sheet, {"1": "six"}))
    file.name = "a.xlsx"
    assert "Row 4, column C" in client.post(url, {"file": file}).content.decode()
    file = io.BytesIO(data_calls.filled(sheet, data_calls.GOOD))
    file.name = "a.xlsx"
    assert client.post(url, {"file": file}).status_code == 302
    assert AnswerVersion.objects.count() == 5


def test_list_and_page_show_the_same_calls_to_each(world):
    other = worlds.user("focal_point", worlds.body("Tjetër"))
    out, draft = data_calls.opened(world.by, world.ministry), data_calls.added(world.by)
    for user, seen in ((world.analyst, {out.pk, draft.pk}), (world.focal, {out.pk}), (other, set())):
        client = world.browser(user)
        listed = {row.pk for row in client.get(reverse("calls")).context["table"].page.object_list}
        opened = {pk for pk in (out.pk, draft.pk) if client.get(reverse("call", args=[pk])).status_code == 200}
        assert listed == opened == seen


def test_search_finds_a_question_only_for_those_who_were_asked(world):
    other = worlds.user("focal_point", worlds.body("Tjetër"))
    data_calls.opened(world.by, world.ministry)
    for user, found in ((world.analyst, True), (world.focal, True), (other, False)):
        page = world.browser(user).get(reverse("search"), {"q": "passenger information"}).content.decode()
        assert ("To what extent is advance" in page) == found


def test_who_only_clears_a_reply_isnt_told_that_there_are_no_questions(world):
    world.put_in(data_calls.questionnaire())
    call, foreign = DataCall.objects.get(), worlds.user("foreign_affairs", worlds.body("MEPJ"))
    reply = Reply.objects.create(reference="ZOT-REPLY-1", call=call, number=1, made_by=world.analyst)
    reply.steps.create(role="foreign_affairs", position=1)
    reply.steps.update(state="asked")
    page = world.browser(foreign).get(reverse("call", args=[call.pk])).content.decode()
    assert "Versions of the reply" in page
    assert "No question was given to a body yet" not in page
    assert "There is no question yet" not in page
    centre = world.browser(world.analyst).get(reverse("call", args=[call.pk])).content.decode()
    assert "No question was given to a body yet" in centre
