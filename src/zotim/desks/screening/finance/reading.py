"""Files of customers and payments, read as streams: rows with the entity's own number, payments with their parties."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from zotim.desks.screening.finance.models import Delivery
from zotim.desks.screening.finance.sealed import Held
from zotim.formats.lists import own
from zotim.formats.lists.lines import LONGEST_LINE
from zotim.formats.marks import _
from zotim.formats.payments import Payment, read_payments
from zotim.formats.problems import Problem, Reading, Report
from zotim.formats.text.errors import UnreadableFile
from zotim.matching.entries import query
from zotim.matching.questions import EITHER

NAME = "file"
"""What a file is called here: its own name may say whom it is about."""
MOST_TOLD = 200
"""Problems that are kept; of the others only the number."""
_COLUMNS = _("Give customers as CSV in UTF-8 with the columns id and name.")
_UTF_8 = _(
    "Nothing of it was taken in. Save it as “CSV UTF-8” in the program in which it was made, and put it in again."
)
_HEAD = 4_000


@dataclass
class Problems:
    """What is wrong in a file, where; what stands there may be about somebody, and isn't kept."""

    number: int = 0
    told: list[dict[str, Any]] = field(default_factory=list)

    def report(self, problem: Problem) -> None:
        """Keep a problem: the first ones."""
        self.number += 1
        if len(self.told) < MOST_TOLD:
            numbers = {name: value for name, value in problem.values.items() if isinstance(value, int)}
            known = {name: value for name, value in problem.values.items() if name == "known"}
            said = {"line": problem.line, "field": problem.field, "code": problem.code, "values": numbers | known}
            self.told.append(said)


def customers(file: BinaryIO, report: Report) -> Iterator[Held]:
    """Each customer once; a number that comes again is told, and its row left out.

    Raises UnreadableFile for a file that isn't CSV with a number and a name for each, or isn't UTF-8: which of many
    encodings it is in can't be told from names, and a wrong guess would ask about people who don't exist.
    """
    _refuse_lost_letters(file)
    head = file.read(_HEAD).decode("utf-8-sig", "replace").lstrip().partition("\n")[0]
    file.seek(0)
    sign = own.parted_by(head)
    if not {"id", "name"} <= {cell.strip().strip('"') for cell in re.split(f"[{sign}]", head)}:
        raise UnreadableFile(NAME, _("its first row doesn't name the columns id and name"), _COLUMNS)
    reading, seen = Reading(NAME, report), set[bytes]()
    for row in own.read(file, reading, delimiter=sign, kind=EITHER):
        # Of very many customers, half of a hash of each number.
        code = hashlib.blake2b(row.id.encode(), digest_size=16).digest()
        if code in seen:
            reading.wrong(row.line, "id", "twice")
            continue
        seen.add(code)
        yield Held(row.id, query(row))


def _refuse_lost_letters(file: BinaryIO) -> None:
    """Raise UnreadableFile for a file with a line that isn't UTF-8, or in which a letter was lost before."""
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), b""), start=1):
        try:
            lost = "\ufffd" in line.decode("utf-8")
        except UnicodeDecodeError:
            lost = len(line) < LONGEST_LINE
        if lost:
            raise UnreadableFile(NAME, _("line %(line)s holds letters that aren't UTF-8"), _UTF_8, line=number)
    file.seek(0)


def payments(file: BinaryIO, report: Report) -> Iterator[Payment]:
    """Each payment with its parties. Raises UnreadableFile for a file made to do harm."""
    return read_payments(file, NAME, report)


READERS: dict[str, Callable[[BinaryIO, Report], Iterator[Any]]] = {
    Delivery.Holds.CUSTOMERS: customers, Delivery.Holds.PAYMENTS: payments,
}  # fmt: skip
