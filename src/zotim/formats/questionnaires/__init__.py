"""The questions of a questionnaire, whatever it came as: DOCX (numbered paragraphs and tables), XLSX or CSV.

:func:`read_questionnaire` proposes; a person corrects before anything is kept. It says of each question where it
stands, names what it couldn't make out by row and column or by paragraph, and lists every line that it left out, so
that nothing is lost in silence. Kinds are guessed narrowly (a list of options is a choice, "how many" a number); what
isn't clear is a text.

>>> found = read_questionnaire(b"no,question,kind\\n1,How many officers were trained?,number\\n", "survey.csv")
>>> [(q.number, q.text, q.kind.value, q.place.row) for q in found.questions]
[('1', 'How many officers were trained?', 'number', 2)]
"""

from zotim.formats.questionnaires.model import FoundQuestion, Kind, LeftOut, Mistake, Place, Questionnaire
from zotim.formats.questionnaires.reading import LIMITS, MOST_QUESTIONS, read_questionnaire

__all__ = [
    "LIMITS",
    "MOST_QUESTIONS",
    "FoundQuestion",
    "Kind",
    "LeftOut",
    "Mistake",
    "Place",
    "Questionnaire",
    "read_questionnaire",
]
