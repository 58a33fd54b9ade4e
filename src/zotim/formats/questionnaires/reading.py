"""Which reader a questionnaire gets, and what holds for all."""

from zotim.formats import spreadsheets
from zotim.formats.archives import Archive
from zotim.formats.marks import _
from zotim.formats.questionnaires import docx
from zotim.formats.questionnaires.grids import Grid, Row, read_grid, twice
from zotim.formats.questionnaires.model import FoundQuestion, LeftOut, Mistake, Place, Questionnaire
from zotim.formats.text.errors import MEGABYTE, Limits, UnreadableFile

LIMITS = Limits(size=5 * MEGABYTE, unpacked=40 * MEGABYTE, members=1_000)
MOST_QUESTIONS = 300
NO_HEADS = _("no row says which column holds the question")
ADD_HEADS = _('Give the columns heads, such as "No.", "Section", "Question", "Kind", "Options", "Required".')
NOTHING = _("no question was found in it")
NUMBER_THEM = _("Number the questions (1., 2., 3.), or put them into a table with heads, and send it again.")


def read_questionnaire(data: bytes, name: str, limits: Limits = LIMITS) -> Questionnaire:
    """The questions of a file, decided by its content, not by its name.

    Raises UnreadableFile for what is damaged, hostile, too big, of another kind, or holds no question.
    """
    if len(data) > limits.size:
        raise UnreadableFile(
            name, _("it is larger than %(most)s MB"), _("Send the questions alone."), most=limits.size // MEGABYTE
        )
    title = ""
    questions: list[FoundQuestion] = []
    mistakes: list[Mistake] = []
    left_out: list[LeftOut] = []
    if spreadsheets.is_xlsx(data):
        if "word/document.xml" in Archive(data, name, limits).members:
            title, questions, mistakes, left_out = docx.read_docx(data, name, limits)
        else:
            questions, mistakes, left_out = _book(data, name, limits)
    elif data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise UnreadableFile(
            name, _("this kind of file can't be read"), _("Save it as .docx, .xlsx or .csv and send that.")
        )
    else:
        rows = [Row(number, cells) for number, cells in spreadsheets.csv_rows(data, name)]
        grid = read_grid(rows)
        if grid is None:
            raise UnreadableFile(name, NO_HEADS, ADD_HEADS)
        questions, mistakes, left_out = grid.questions, grid.mistakes, grid.left_out
    if not questions:
        raise UnreadableFile(name, NOTHING, NUMBER_THEM)
    if len(questions) > MOST_QUESTIONS:
        raise UnreadableFile(
            name, _("it has more than %(most)s questions"), _("Split it into two data calls."), most=MOST_QUESTIONS
        )
    return Questionnaire(title, tuple(questions), (*mistakes, *twice(questions)), tuple(left_out))


def _book(data: bytes, name: str, limits: Limits) -> tuple[list[FoundQuestion], list[Mistake], list[LeftOut]]:
    """The first sheet that has heads; the others are said to be left out."""
    chosen: Grid | None = None
    left_out: list[LeftOut] = []
    for title, raw in spreadsheets.sheets(data, name, limits):
        rows = [Row(number, [spreadsheets.plain(cell) for cell in cells]) for number, cells in raw]
        grid = read_grid(rows) if chosen is None else None
        if grid is not None:
            chosen = grid
        elif rows:
            left_out.append(LeftOut(Place(), f"{title}: {' '.join(rows[0].filled)}"[:200]))
    if chosen is None:
        raise UnreadableFile(name, NO_HEADS, ADD_HEADS)
    return chosen.questions, chosen.mistakes, [*chosen.left_out, *left_out]
