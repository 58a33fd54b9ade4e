"""Answers to a questionnaire as people give them: one value by its kind, or a whole spreadsheet that came back.

:func:`read_value` makes one value canonical or says what is wrong with it; :func:`read_sheet` reads a returned
spreadsheet and names each mistake by row and column. A value that the cell doesn't state is never invented: what can
be read two ways is a mistake.

>>> read_value(Asked("k", "1", Kind.NUMBER), "1 250,5")
'1250.5'
>>> read_value(Asked("k", "1", Kind.DATE), "3/4/2026")
Traceback (most recent call last):
    ...
zotim.formats.answers.values.Wrong: two_dates
"""

from zotim.formats.answers.sheets import (
    ANSWER,
    FIRST_ROW,
    KEY,
    NUMBER,
    REMARK,
    Given,
    Returned,
    SheetMistake,
    read_sheet,
)
from zotim.formats.answers.values import LONGEST, Asked, Option, Wrong, read_value
from zotim.formats.questionnaires.model import Kind

__all__ = [
    "ANSWER",
    "FIRST_ROW",
    "KEY",
    "LONGEST",
    "NUMBER",
    "REMARK",
    "Asked",
    "Given",
    "Kind",
    "Option",
    "Returned",
    "SheetMistake",
    "Wrong",
    "read_sheet",
    "read_value",
]
