"""A made-up questionnaire, the call that it becomes, and sheets filled in as people do."""

import io
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.formats.answers import ANSWER, FIRST_ROW, NUMBER, REMARK
from zotim.formats.questionnaires import read_questionnaire
from zotim.register.data_calls import selectors
from zotim.register.data_calls.forms.calls import _initial
from zotim.register.data_calls.models import DataCall, Portion
from zotim.register.data_calls.services import calls as services
from zotim.register.data_calls.services.calls import Draft
from zotim.register.data_calls.sheets import portion_sheet
from zotim.vocabulary import Classification, Language

OPTIONS = ("Fully", "Largely", "Partly", "Hardly", "Not at all")
TITLE = Translated.of("en", "Survey (made up)", sq="Pyetësor (i trilluar)", ar="استبيان (مختلق)")


def questionnaire() -> bytes:
    """A survey as a committee might send it: two sections, five questions of five kinds."""
    document = Document()
    document.add_heading("Survey of the Committee (made up)", 0)
    document.add_paragraph("Please answer by the day given in the letter.")
    document.add_heading("Section A: Foreign terrorist fighters", 1)
    document.add_paragraph("1. How many soldiers were trained for the mission?")
    document.add_paragraph("2. Does the State check travellers against lists? (Yes/No)")
    document.add_paragraph("3. To what extent is advance passenger information used?")
    for option in OPTIONS:
        document.add_paragraph(option, style="List Bullet")
    document.add_heading("Section B: Law", 1)
    document.add_paragraph("4. On which date did the law enter into force?")
    document.add_paragraph("5. Describe the training of soldiers for NATO Mission Iraq.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def drafts(call: DataCall, data: bytes, required: tuple[str, ...] = ("1", "5")) -> list[Draft]:
    """The questions of a file as a person keeps them unchanged, some of them required."""
    found = read_questionnaire(data, "survey.docx")
    kept = []
    for one in found.questions:
        values = _initial(one)
        options = [{call.language: option} for option in values["options"].splitlines()]
        kept.append(
            Draft(
                number=one.number, text=Translated.of(call.language, one.text), kind=one.kind, section=one.section,
                options=options, required=one.number in required,
            )
        )  # fmt: skip
    return kept


def added(by: Actor, *, languages: tuple[str, ...] = ("en",), classification=Classification.INTERNAL) -> DataCall:
    """A call with its questions kept, given to nobody yet."""
    data = questionnaire()
    call = services.call_add(
        actor=by, title=TITLE, asked_by="The Committee (made up)", recipient="Secretariat of the Committee (made up)",
        due_on=timezone.localdate() + timedelta(days=40), language=Language.ENGLISH, languages=languages,
        classification=classification, data=data, name="survey.docx",
    )  # fmt: skip
    services.questions_keep(actor=by, call=call, drafts=drafts(call, data))
    return call


def given(by: Actor, call: DataCall, body: Organisation, numbers: str = "12345", days: int = 20) -> Portion:
    """Questions of the call given to a body."""
    questions = list(call.questions.filter(number__in=list(numbers)))
    due_on = timezone.localdate() + timedelta(days=days)
    return services.questions_give(actor=by, call=call, questions=questions, bodies=[body], due_on=due_on)[0]


def opened(by: Actor, *bodies: Organisation, **fields: Any) -> DataCall:
    """A call that is out: every question with each of the bodies."""
    call = added(by, **fields)
    for body in bodies:
        given(by, call, body)
    return services.call_open(actor=by, call=call)


def sheet(by: Actor, portion: Portion, language: Language = Language.ENGLISH) -> bytes:
    """The sheet of a portion, as it is downloaded."""
    return portion_sheet(portion, selectors.answers(by, portion), language)


def filled(data: bytes, answers: Mapping[str, Any], remarks: Mapping[str, str] | None = None) -> bytes:
    """A sheet with answers by the numbers of questions, typed into the answer column as somebody would."""
    book = load_workbook(io.BytesIO(data))
    table = book.worksheets[0]
    for row in range(FIRST_ROW, table.max_row + 1):
        number = str(table.cell(row, NUMBER + 1).value)
        if number in answers:
            table.cell(row, ANSWER + 1).value = answers[number]
        if remarks and number in remarks:
            table.cell(row, REMARK + 1).value = remarks[number]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


GOOD = {
    "1": 6,
    "2": "yes",
    "3": "Largely",
    "4": date(2026, 3, 4),
    "5": "Six soldiers are being trained for the mission.",
}
"""An answer to every question, as they are typed."""
