"""Words for the codes of data calls: kinds of questions, mistakes in questionnaires and in returned spreadsheets."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.ui import show, words
from zotim.formats.answers import LONGEST, Kind, SheetMistake
from zotim.formats.questionnaires import Mistake, Place

KINDS: dict[str, words.Word] = {
    Kind.TEXT: pgettext_lazy("kind of question", "a text"),
    Kind.NUMBER: pgettext_lazy("kind of question", "a number"),
    Kind.DATE: pgettext_lazy("kind of question", "a day"),
    Kind.CHOICE: pgettext_lazy("kind of question", "one of several options"),
    Kind.YES_NO: pgettext_lazy("kind of question", "yes or no"),
}
YES_NO: dict[str, words.Word] = {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No")}

WRONG = {
    "formula": gettext_lazy("the cell computes something. Type the answer itself."),
    "not_a_number": gettext_lazy(
        "this isn't a number. Write digits only, such as 1250, and put words into the remark."
    ),
    "two_numbers": gettext_lazy("this may be a thousand or a fraction. Write it without separators, such as 1250."),
    "not_a_date": gettext_lazy("this isn't a day. Write it as year-month-day, such as 2026-11-25."),
    "two_dates": gettext_lazy("day and month may stand either way. Write it as year-month-day, such as 2026-11-25."),
    "not_yes_no": gettext_lazy("this is neither yes nor no. Write yes or no, and put the rest into the remark."),
    "not_an_option": gettext_lazy("this is none of the options. Choose one of: %(options)s."),
    "too_long": gettext_lazy("this is longer than %(longest)s characters. Shorten it."),
    "unknown_row": gettext_lazy("there is no such question in this sheet. Answer in the rows that were there."),
    "in_reply": gettext_lazy("this answer stands in the reply already. Ask the centre to return it to you first."),
    "row_twice": gettext_lazy("this question has an answer in an earlier row. Keep one of the two."),
}
FOUND = {
    "empty_question": gettext_lazy("the row has something in it, but no question. It was left out."),
    "unknown_kind": gettext_lazy("this kind isn't known. A kind was guessed; look at it."),
    "no_options": gettext_lazy("a choice needs two options or more, parted by semicolons. It was taken as a text."),
    "number_twice": gettext_lazy("this number stands at an earlier question too. Give it another."),
}

words.add("QuestionKind", KINDS)
words.add("YesNo", YES_NO)


def place(where: Place) -> str:
    """*row 4, column C*, or *paragraph 12*; nothing where it isn't known."""
    if where.paragraph and not where.row:
        return _("paragraph %(n)s") % {"n": show.amount(where.paragraph)}
    if where.row and where.column:
        return _("row %(row)s, column %(column)s") % {"row": show.amount(where.row), "column": where.column}
    return _("row %(row)s") % {"row": show.amount(where.row)} if where.row else ""


def found_mistake(mistake: Mistake) -> str:
    """A mistake in a questionnaire: where, what, what to do."""
    said = FOUND[mistake.code]
    where = place(mistake.place)
    return f"{where}: {said}" if where else str(said)


def wrong(code: str, options: Any = ()) -> str:
    """What is wrong with an answer, and what to do."""
    return str(WRONG[code]) % {"options": "; ".join(options), "longest": show.amount(LONGEST)}


def sheet_mistake(mistake: SheetMistake, options: Any = ()) -> str:
    """A mistake in a returned spreadsheet: *Row 4, column C: …, what to do*."""
    where = _("Row %(row)s, column %(column)s") % {"row": show.amount(mistake.row), "column": mistake.column}
    return f"{where}: {wrong(mistake.code, options)}"
