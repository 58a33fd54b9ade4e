"""Words by which columns, kinds and sections of a questionnaire are known, in English, Albanian, Arabic and French.

Data that somebody who knows a language can read and extend; all are compared folded (:func:`fold`).
"""

import re
import unicodedata

from zotim.formats.questionnaires.model import Kind


def fold(text: str) -> str:
    """Small letters without accents and marks, Arabic letters in one form, single blanks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c) and c != "\u0640")
    plain = plain.translate(str.maketrans("أإآٱىة", "ااااي\u0647")).casefold()
    return " ".join(re.sub(r"[\s_]+", " ", plain).split()).strip(" :.*")


def ascii_digits(text: str) -> str:
    """*text* with every decimal digit as 0 to 9."""
    return "".join(c if c.isascii() or not c.isdecimal() else str(unicodedata.decimal(c)) for c in text)


COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("no", "nr", "#", "number", "question no", "question number", "numri", "numer", "id", "رقم",
               "الرقم", "ر"),
    "section": ("section", "part", "chapter", "theme", "area", "seksioni", "pjesa", "kreu", "tema", "fusha", "القسم",
                "قسم", "الجزء", "المحور"),
    "question": ("question", "text", "question text", "pyetja", "pyetje", "teksti", "السؤال", "سؤال", "نص السؤال"),
    "kind": ("kind", "type", "answer type", "format", "lloji", "tipi", "lloji i pergjigjes", "النوع", "نوع",
             "نوع الاجابه"),
    "options": ("options", "answers", "choices", "opsionet", "alternativat", "pergjigjet e mundshme", "الخيارات",
                "خيارات"),
    "required": ("required", "mandatory", "obligatory", "e detyrueshme", "detyrueshme", "i detyrueshem", "الزامي",
                 "مطلوب"),
    "help": ("help", "note", "notes", "guidance", "explanation", "ndihme", "shenim", "shpjegim", "udhezim", "مساعده",
             "ملاحظه", "توضيح"),
}  # fmt: skip
KINDS: dict[Kind, tuple[str, ...]] = {
    Kind.TEXT: ("text", "open", "narrative", "free text", "tekst", "e hapur", "نص", "مفتوح"),
    Kind.NUMBER: ("number", "numeric", "integer", "count", "numer", "رقم", "عدد"),
    Kind.DATE: ("date", "day", "date e plote", "data", "تاريخ"),
    Kind.CHOICE: ("choice", "closed", "single choice", "select", "one of", "list", "zgjedhje", "e mbyllur", "اختيار",
                  "مغلق"),
    Kind.YES_NO: ("yes no", "yes/no", "y/n", "boolean", "po jo", "po/jo", "نعم لا", "نعم/لا", "نعم او لا"),
}  # fmt: skip
YES = frozenset(map(fold, ("yes", "y", "true", "x", "1", "po", "e vertete", "نعم", "oui")))
NO = frozenset(map(fold, ("no", "n", "false", "0", "jo", "e gabuar", "لا", "non")))

COUNTED = re.compile(
    r"\bhow many\b|\bnumber of\b|\bhow much\b|\bpercentage\b|\bsa (?!her)|\bnumri i\b|\bnumri te\b|\bperqindja\b|\bكم\b"
    r"|\bعدد\b|\bcombien\b"
)
DATED = re.compile(
    r"\bon (?:which|what) (?:date|day)\b|\bdate of\b|\bwhen was\b|\bme (?:c|ç)fare date\b|\bdata e\b|\bne cilen date\b"
    r"|\bفي اي تاريخ\b|\bتاريخ\b|\ba quelle date\b"
)
YES_NO = re.compile(r"[(\[]\s*(?:yes\s*/\s*no|y\s*/\s*n|po\s*/\s*jo|نعم\s*/\s*لا|oui\s*/\s*non)\s*[)\]]")
SECTION = re.compile(
    r"(?:section|part|chapter|theme|annex|seksioni|pjesa|kreu|tema|القسم|الجزء|الفصل|المحور)\s+[\w\d]{1,6}\b"
)


def kind_named(text: str) -> Kind | None:
    """The kind that a cell names, or None."""
    folded = fold(text)
    return next((kind for kind, names in KINDS.items() if folded == kind or folded in map(fold, names)), None)


def column_named(text: str) -> str:
    """The column that a head names, or nothing."""
    folded = fold(text)
    return next((column for column, names in COLUMNS.items() if folded in map(fold, names)), "")


def guessed(text: str, options: tuple[str, ...]) -> Kind:
    """How a question is answered, where nobody said so."""
    if len(options) >= 2:
        answers = {fold(option) for option in options}
        return Kind.YES_NO if len(options) == 2 and answers & YES and answers & NO else Kind.CHOICE
    folded = fold(text)
    if YES_NO.search(folded):
        return Kind.YES_NO
    if COUNTED.search(folded):
        return Kind.NUMBER
    return Kind.DATE if DATED.search(folded) else Kind.TEXT
