"""What is found in a questionnaire, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a row (from 1) and a column's letter, or a paragraph (from 1). 0 and "" where unknown."""

    row: int = 0
    column: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question as it was found. *options* are the answers of a choice, word for word."""

    number: str
    text: str
    place: Place
    section: str = ""
    kind: Kind = Kind.TEXT
    options: tuple[str, ...] = ()
    required: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that a person has to look at: a *code* (the words belong to who shows it), where, and what stood there.

    | code | means |
    |---|---|
    | empty_question | other cells of the row are filled, the question is not |
    | unknown_kind | the kind is none that is known; the question is taken as a text |
    | no_options | a choice without two options; the question is taken as a text |
    | number_twice | the number stood at an earlier question |
    """

    code: str
    place: Place
    found: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is no question, so that a person sees that nothing was lost."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What was found, in the order of the file."""

    title: str
    questions: tuple[FoundQuestion, ...]
    mistakes: tuple[Mistake, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
