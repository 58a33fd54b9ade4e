"""Reports out of a file: CSV, an event of MISP, a mail. Each is taken in by itself; what can't be is named with its
place, and the others are taken in all the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.desks.content.intake.models import Report
from zotim.desks.content.intake.services import Given, report_take, to_come
from zotim.formats import mails, misp
from zotim.formats.problems import Problem
from zotim.formats.records import UnreadableRecords, read_csv
from zotim.vocabulary import Language

COLUMNS = ("address", "text", "told", "language", "seen_on", "life", "recruited", "source")
MOST_ROWS = 500
MOST_TOLD = 10_000
_YES, _NO = frozenset({"yes", "true", "1", "po", "نعم"}), frozenset({"", "no", "false", "0", "jo", "لا"})


@dataclass(slots=True)
class Taken:
    """What became of a file: reports that were taken in, and what is wrong with the others."""

    reports: list[Report] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


_HEADS = {
    b"from", b"to", b"subject", b"date", b"received", b"return-path", b"delivered-to", b"message-id", b"mime-version",
}  # fmt: skip
Place = tuple[int, str]
"""A line (or another number) of the file, and what is counted."""
Read = Iterator[tuple[Place, Given]]


def file_take(*, actor: Actor, data: bytes, name: str, language: str = "sq") -> Taken:
    """Take in what is reported in a file; which kind it is is found in it. *language*: that in which it is answered.

    Raises Denied; UnreadableFile and UnreadableRecords for a file of which nothing was taken in.
    """
    allow(actor, "content.report.take")
    taken = Taken()
    for (number, unit), given in _reader(data, name)(data, name, taken.problems.append):
        try:
            given, left_out = _fitting(given, language)
            taken.problems += [Problem(name, number, where, code, {}, unit) for where, code in left_out]
            taken.reports.append(report_take(actor=actor, given=given))
        except Unfit as error:
            taken.problems.append(Problem(name, number, error.field, "refused", {"why": error.message}, unit))
    return taken


def _fitting(given: Given, language: str) -> tuple[Given, list[tuple[str, str]]]:
    """Without what can't be, and of what was left out the field and why."""
    left_out = []
    if given.language not in list(Language):
        left_out += [("language", "language")] if given.language else []
        given = replace(given, language=language)
    if to_come(given):
        left_out.append(("seen_on", "to_come"))
        given = replace(given, seen_on=None)
    return given, left_out


def _reader(data: bytes, name: str) -> Callable[[bytes, str, Callable[[Problem], None]], Read]:
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        return _misp
    return _mail if name.lower().endswith(".eml") or _begins_as_a_mail(data) else _csv


def _begins_as_a_mail(data: bytes) -> bool:
    head, _colon, _rest = data[:200].partition(b":")
    return bool(_colon) and head.lower() in _HEADS


def _csv(data: bytes, name: str, report: Callable[[Problem], None]) -> Read:
    rows = read_csv(data, name, columns=(), optional=COLUMNS)
    if len(rows) > MOST_ROWS:
        raise UnreadableRecords([Problem(name, 0, "", "rows", {"most": MOST_ROWS})])
    for row in rows:
        said = {column: str(row.fields.get(column, "")) for column in COLUMNS}
        seen = _day(said["seen_on"])
        if said["seen_on"] and seen is None:
            report(Problem(name, row.line, "seen_on", "date", {"value": said["seen_on"][:60]}))
        flags = {}
        for column in ("life", "recruited"):
            word = said[column].strip().lower()
            flags[column] = word in _YES
            if word not in _YES | _NO:
                # Rather a look too many than one too few.
                flags[column] = True
                report(Problem(name, row.line, column, "flag", {"value": word[:60]}))
        kind = "text" if said["text"] else "link"
        yield (
            (row.line, "line"),
            Given(
                kind, text=said["text"], address=said["address"], language=said["language"], channel="file",
                source=name, said_source=said["source"], told=said["told"], seen_on=seen,
                life=flags["life"], recruited=flags["recruited"],
            ),
        )  # fmt: skip


def _misp(data: bytes, name: str, report: Callable[[Problem], None]) -> Read:
    for one in misp.read(data, name, report):
        kind = "text" if one.text else "link" if one.address else "picture"
        yield (
            (one.number, "attribute"),
            Given(
                kind, data=one.data, text=one.text, address=one.address, language="", channel="file", source=name,
                marking=one.marking, told=one.comment[:MOST_TOLD], seen_on=one.seen_on,
            ),
        )  # fmt: skip


def _mail(data: bytes, name: str, report: Callable[[Problem], None]) -> Read:
    """Each file and each address of a mail is a report; a mail with neither is one of its text."""
    mail = mails.read(data, name)
    plain = Given(
        "link", language="", channel="mail", source=name, told=mail.text[:MOST_TOLD], contact=mail.sender[:500]
    )  # fmt: skip
    number = 0
    for _named, file in mail.files:
        number += 1
        yield (number, "part"), replace(plain, kind="picture", data=file)
    for address in mail.addresses:
        number += 1
        yield (number, "part"), replace(plain, address=address)
    if not number:
        yield (1, "part"), replace(plain, kind="text", text=mail.text, told="")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
