"""The spreadsheet with which a body answers: only its own questions, cells locked that aren't for it, choices as lists.

What it looks like is told in :mod:`zotim.formats.answers.sheets`, which reads it when it comes back.
"""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zotim.core.documents.sheets import put_text
from zotim.core.documents.wording import day
from zotim.core.ui.words import label
from zotim.formats.answers import ANSWER, FIRST_ROW, KEY, NUMBER, REMARK, Kind
from zotim.register.data_calls.models import Answer, Portion, Question
from zotim.register.data_calls.selectors import sheet_key
from zotim.register.data_calls.words import YES_NO
from zotim.vocabulary import RIGHT_TO_LEFT, Language

WIDTHS = (8, 60, 36, 36, 40, 2)
HEAD, OPEN = PatternFill("solid", fgColor="E3EFED"), PatternFill("solid", fgColor="FFFDF2")
EDGE = Border(*(Side("thin", color="B9B4A8") for _side in range(4)))
LISTS = "Lists"


def portion_sheet(portion: Portion, answers: Sequence[Answer], language: Language) -> bytes:
    """The sheet of a portion in *language*, with what was answered so far. *answers* come with their ``versions``."""
    with override(language):
        return _Sheet(portion, answers, language).written()


class _Sheet:
    """One spreadsheet on its way into bytes."""

    def __init__(self, portion: Portion, answers: Sequence[Answer], language: Language) -> None:
        self.portion, self.answers, self.language = portion, answers, language
        self.book = Workbook()
        sheet = self.book.active
        if not isinstance(sheet, Worksheet):
            raise TypeError("openpyxl made no sheet")
        self.sheet = sheet
        self.lists: Worksheet | None = None

    def written(self) -> bytes:
        self.head()
        for row, answer in enumerate(self.answers, FIRST_ROW):
            self.question(row, answer)
        self.finish()
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def head(self) -> None:
        call, sheet = self.portion.call, self.sheet
        put_text(sheet.cell(1, 1), f"{call.reference} · {call.title.in_language(self.language)[0]}")
        sheet.cell(1, 1).font = Font(bold=True, size=14, color="0E4F4D")
        put_text(sheet.cell(1, KEY + 1), sheet_key(self.portion))
        until = day(self.portion.due_on, self.language)
        body = self.portion.organisation.name.in_language(self.language)[0]
        told = _("%(body)s: answer in the coloured cells until %(day)s, save, and send the file back on the page.")
        put_text(sheet.cell(2, 1), told % {"body": body, "day": until})
        heads = (
            pgettext("column of a sheet of questions", "No."),
            _("Question"),
            pgettext("column of a sheet of questions", "Answer"),
            _("Remark"),
            _("How to answer"),
        )
        for at, text in enumerate(heads, 1):
            place = sheet.cell(FIRST_ROW - 1, at)
            put_text(place, text)
            place.font, place.fill, place.border = Font(bold=True, color="0E4F4D"), HEAD, EDGE

    def question(self, row: int, answer: Answer) -> None:
        question = answer.question
        texts = {NUMBER: question.number, 1: self.words(question), 4: self.how(question), KEY: str(answer.pk)}
        for at, text in texts.items():
            put_text(self.sheet.cell(row, at + 1), text)
        versions = list(answer.versions.all())
        last = versions[-1] if versions else None
        place = self.sheet.cell(row, ANSWER + 1)
        self.fill(row, question, last.value if last else "")
        put_text(self.sheet.cell(row, REMARK + 1), last.remark if last else "")
        for at in (ANSWER, REMARK):
            free = self.sheet.cell(row, at + 1)
            free.protection, free.fill = Protection(locked=False), OPEN
        for at in range(KEY):
            cell = self.sheet.cell(row, at + 1)
            cell.border, cell.alignment = EDGE, Alignment(vertical="top", wrap_text=True)
        self.validate(row, question, place.coordinate)

    def words(self, question: Question) -> str:
        text = question.text.in_language(self.language)[0]
        heading = question.heading(self.language)
        return f"{heading}\n{text}" if heading else text

    def how(self, question: Question) -> str:
        parts = [str(label(question.kind, "QuestionKind"))]
        if question.kind == Kind.CHOICE:
            parts.append("; ".join(question.option_label(one["code"], self.language) for one in question.options))
        if question.required:
            parts.append(_("the reply can't go without it"))
        if question.help:
            parts.append(question.help.in_language(self.language)[0])
        return " · ".join(parts)

    def fill(self, row: int, question: Question, value: str) -> None:
        """What was answered so far, as a value of its kind."""
        place = self.sheet.cell(row, ANSWER + 1)
        formats = {Kind.NUMBER: "General", Kind.DATE: "yyyy-mm-dd"}
        if value and question.kind == Kind.NUMBER:
            place.value = Decimal(value)
        elif value and question.kind == Kind.DATE:
            place.value = date.fromisoformat(value)
        elif value:
            put_text(place, self.shown(question, value))
        place.number_format = formats.get(Kind(question.kind), "@")

    def shown(self, question: Question, value: str) -> str:
        if question.kind == Kind.YES_NO:
            return str(YES_NO[value])
        return question.option_label(value, self.language) if question.kind == Kind.CHOICE else value

    def validate(self, row: int, question: Question, where: str) -> None:
        """Let the program itself say what fits: a list for choices, a number, a day."""
        kind = Kind(question.kind)
        if kind in (Kind.CHOICE, Kind.YES_NO):
            codes = [one["code"] for one in question.options] if kind == Kind.CHOICE else list(YES_NO)
            rule = DataValidation(type="list", formula1=self.listed(row, [self.shown(question, c) for c in codes]))
        elif kind == Kind.NUMBER:
            rule = DataValidation(type="decimal", operator="between", formula1="-1E+15", formula2="1E+15")
        elif kind == Kind.DATE:
            rule = DataValidation(type="date", operator="greaterThan", formula1="1")
        else:
            return
        rule.allow_blank, rule.showErrorMessage, rule.error = True, True, self.how(question)[:220]
        self.sheet.add_data_validation(rule)
        rule.add(where)

    def listed(self, row: int, words: list[str]) -> str:
        """The words of a choice in a hidden sheet, since a list in the rule itself ends at 255 characters."""
        if self.lists is None:
            self.lists = self.book.create_sheet(LISTS)
            self.lists.sheet_state = "hidden"
            self.lists.protection.enable()
        for at, text in enumerate(words, 1):
            put_text(self.lists.cell(row, at), text)
        return f"'{LISTS}'!$A${row}:${get_column_letter(len(words))}${row}"

    def finish(self) -> None:
        sheet = self.sheet
        sheet.title = self.portion.call.reference
        sheet.sheet_view.rightToLeft = self.language in RIGHT_TO_LEFT
        for at, width in enumerate(WIDTHS, 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.column_dimensions[get_column_letter(KEY + 1)].hidden = True
        sheet.freeze_panes = sheet.cell(FIRST_ROW, 1)
        sheet.protection.enable()
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        self.book.properties.creator, self.book.properties.language = "Zotim", self.language
