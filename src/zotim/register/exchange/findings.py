"""What is wrong in a file, as people read it: by file, line and field."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zotim.core.access.refusals import OUT_OF_ORDER
from zotim.formats.problems import Problem, Reading

WORDS: dict[str, str | Promise] = {
    "utf8": _("The file isn't UTF-8. Save it as “CSV UTF-8” and send it again."),
    "size": _("The file is larger than %(most)s bytes. Split it."),
    "rows": _("The file has more than %(most)s rows. Split it."),
    "empty": _("There is no row with the names of the columns."),
    "column_unknown": _("There is no such column. Take it out, or name one of: %(known)s."),
    "column_missing": _("This column is missing."),
    "column_twice": _("This column stands there twice."),
    "row": _("The row has %(has)s cells for %(wanted)s columns. Look for a comma or quotation mark too many."),
    "csv": _("The quotation marks don't close, or a cell is too long."),
    "not_json": _("This isn't JSON: %(why)s."),
    "format": _("The file doesn't say that its format is %(wanted)s."),
    "list": _("A list of records is expected here."),
    "record": _("A record with named fields is expected here."),
    "field_unknown": _("There is no such field. Take it out, or name one of: %(known)s."),
    "required": _("This is missing. Fill it in."),
    "text": _("A text is expected here, without control characters."),
    "long": _("This is longer than %(most)s characters. Shorten it."),
    "choice": _("“%(value)s” isn't one of: %(known)s."),
    "day": _("“%(value)s” is no day. Write it as 2026-11-30."),
    "number": _("“%(value)s” is no whole number from 1 to 600."),
    "yes_no": _("“%(value)s” is neither yes nor no."),
    "key": _("“%(value)s” is no id. Use small letters, digits, and . _ -"),
    "language": _("A text needs its original, in Albanian (sq), English (en) or Arabic (ar)."),
    "twice": _("“%(value)s” stands in this file already, on line %(line)s."),
    "unknown_instrument": _("“%(value)s” isn't on record. Add the instrument first, or load it in the same JSON file."),
    "unknown_obligation": _("“%(value)s” isn't on record."),
    "unknown_group": _("“%(value)s” is no group abroad that is on record, or that stands above this row."),
    "unknown_parent": _("“%(value)s” isn't a provision of this instrument above this one."),
    "moved": _("This id is on record under another instrument (%(value)s). Use another id."),
    "seen_where": _("Whoever marks a paragraph as verified says in “note” where the words were seen."),
    "seen_number": _("A paragraph can't be marked as verified while its number is unknown."),
    "report_rule": _("A report rule needs both “report_to” and “report_months”."),
    "order": OUT_OF_ORDER,
    "decimal": _("“%(value)s” is no number. Write it with digits, and at most one point: 12 or 12.5."),
    "unknown_indicator": _("“%(value)s” is no indicator that you may see."),
    "other_body": _("Another body supplies this indicator."),
    "unfit": _("%(why)s"),
    "itself": _("An obligation doesn't stand to itself."),
}  # fmt: skip
"""What a problem's code says, in the page's language."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in a file, as people read it."""

    file: str
    line: int
    field: str
    why: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}, {self.field}: {self.why}" if self.field else f"{where}: {self.why}"


class Problems(list[Problem]):
    """What is wrong in a file, as it is met."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.reading = Reading(file, self.append)


class FileRefused(ValueError):
    """A file of which nothing was kept. ``findings`` names every error."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        ordered = sorted(problems, key=lambda one: one.line)
        self.findings = [Finding(one.file, one.line, one.field, str(WORDS[one.code]) % one.values) for one in ordered]
        super().__init__("\n".join(map(str, self.findings)))
