"""The headings of a questionnaire are translated as its questions are, once for all that stand under them."""

import io

import pytest
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from tests import data_calls, worlds
from zotim.register.data_calls.services import calls
from zotim.vocabulary import Language

pytestmark = pytest.mark.django_db
HEADING, ALBANIAN = "Section A: Foreign terrorist fighters", "Pjesa A: Luftëtarët e huaj terroristë"


@pytest.fixture
def call(world):
    return data_calls.added(world.analyst)


@pytest.fixture
def browser(world):
    def one(client, language="en"):
        worlds.demo_installation()
        user = worlds.user("analyst", world.centre)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = language
        return client

    return one


def typed(question, **more):
    return {
        "original": "en", "title_en": str(question.text.texts["en"]), "number": question.number, "kind": "number",
        "section_en": question.section, **more,
    }  # fmt: skip


def test_a_heading_is_translated_once_for_all_questions_under_it(client, browser, call):
    first = call.questions.get(number="1")
    assert first.section == HEADING
    address = reverse("call_question", args=[call.pk, first.pk])
    page = browser(client).get(address).content.decode()
    assert f">\n{HEADING}</textarea>" in page
    assert client.post(address, typed(first, section_sq=ALBANIAN)).status_code == 302
    said = {one.number: one.section_texts for one in call.questions.all()}
    assert said == {"1": {"sq": ALBANIAN}, "2": {"sq": ALBANIAN}, "3": {"sq": ALBANIAN}, "4": {}, "5": {}}
    assert ALBANIAN in browser(client, "sq").get(reverse("call", args=[call.pk])).content.decode()
    assert HEADING in browser(client, "ar").get(reverse("call", args=[call.pk])).content.decode()
    assert ALBANIAN in browser(client, "sq").get(reverse("call_split", args=[call.pk])).content.decode()


def test_a_translation_without_the_heading_itself_is_refused(client, browser, call):
    first = call.questions.get(number="1")
    address = reverse("call_question", args=[call.pk, first.pk])
    answer = browser(client).post(address, typed(first, section_en="", section_sq=ALBANIAN))
    assert "Write it in its original language." in answer.content.decode()


def test_the_sheet_and_the_search_speak_the_language_that_is_asked(world, call):
    first = call.questions.get(number="1")
    draft = calls.Draft(
        number="1", text=first.text, kind=first.kind, section=HEADING, section_texts={"sq": ALBANIAN}
    )  # fmt: skip
    calls.question_edit(actor=world.analyst, question=first, draft=draft)
    portion = data_calls.given(world.analyst, call, world.ministry)
    for language, words in ((Language.ALBANIAN, ALBANIAN), (Language.ENGLISH, HEADING)):
        book = load_workbook(io.BytesIO(data_calls.sheet(world.analyst, portion, language)))
        cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell]
        assert any(cell.startswith(words) for cell in cells)
    with override("sq"):
        assert first.heading() == ALBANIAN
    assert first.heading("ar") == HEADING
