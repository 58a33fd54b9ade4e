"""Rows of files as values: instruments, obligations, links. Services bring them into the register."""

import re
from collections.abc import Callable
from typing import Any

from zotim.register.exchange.fields import Fields
from zotim.register.models import Adherence, ObligationLink
from zotim.register.models.instruments import Commencement, InstrumentKind
from zotim.register.models.obligations import FORCE_OF, Bearer, Force, ObligationKind
from zotim.vocabulary import Classification, LineOfEffort

FORMAT = "zotim-library/1"
LISTS = ("instruments", "obligations", "links")
COLUMNS = ("id", "instrument", "paragraph", "kind", "line_of_effort", "summary", "source", "verified", "note")
SUMMARIES = ("summary_sq", "summary_ar")
"""The columns of a CSV beside ``summary``, which is English."""
MORE_COLUMNS = (*SUMMARIES, "also", "force", "bearer", "report_to", "report_months", "report_from", "mark")
"""``mark`` is for people who read the file: it is written and never read."""

NO_PARAGRAPH = "?"

INSTRUMENT_FIELDS = (
    "symbol", "kind", "issuer", "title", "adopted_on", "binding", "source", "note", "classification", "provisions",
    "adherences",
)  # fmt: skip
PROVISION_FIELDS = ("number", "parent", "commencement", "commenced_on", "ended_on")
ADHERENCE_FIELDS = ("subject", "kind", "from_on", "until_on", "reservations", "basis", "source")


def read_instrument(fields: Fields) -> dict[str, Any]:
    """The values of an instrument, its provisions and adherences among them."""
    fields.only(*INSTRUMENT_FIELDS)
    return {
        "symbol": fields.text("symbol", most=120, required=True),
        "kind": fields.choice("kind", InstrumentKind),
        "issuer": fields.text("issuer", most=200, required=True),
        "title": fields.translated("title"),
        "adopted_on": fields.day("adopted_on"),
        "binding": fields.yes_no("binding"),
        "source": fields.text("source"),
        "note": fields.text("note"),
        "classification": fields.choice("classification", Classification, required=False)
        or Classification.INTERNAL.value,
        "provisions": _nested(fields, "provisions", _read_provisions),
        "adherences": _nested(fields, "adherences", _read_adherences),
    }


def _nested(fields: Fields, name: str, read: Callable[[list["Fields"]], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    value = fields.fields.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        fields.wrong(name, "list")
        return []
    where = f"{fields.where}.{name}"
    return read([Fields(item, fields.line, fields.problems, f"{where}[{n}]") for n, item in enumerate(value)])


def _read_provisions(items: list[Fields]) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = []
    for item in items:
        item.only(*PROVISION_FIELDS)
        day = item.day("commenced_on")
        commencement = item.choice("commencement", Commencement, required=False) or Commencement.UNKNOWN.value
        number, parent = item.text("number", most=60, required=True), item.text("parent", most=60)
        above = [one["number"] for one in read]
        if number in above:
            item.wrong("number", "twice", value=number, line=item.line)
        if parent and parent not in above:
            item.wrong("parent", "unknown_parent", value=parent)
        if (commencement == Commencement.ON_DAY) != (day is not None):
            item.wrong("commenced_on", "required" if day is None else "choice", value=str(day), known=commencement)
        read.append(
            {
                "number": number,
                "parent": parent,
                "commencement": commencement,
                "commenced_on": day,
                "ended_on": item.day("ended_on"),
            }
        )
    return read


def _read_adherences(items: list[Fields]) -> list[dict[str, Any]]:
    read = []
    for item in items:
        item.only(*ADHERENCE_FIELDS)
        subject = item.text("subject", most=2, required=True)
        if subject and not re.fullmatch("[A-Z]{2}", subject):
            item.wrong("subject", "choice", value=subject, known="AL, XK, MK …")
        begins, ends = item.day("from_on"), item.day("until_on")
        if begins and ends and ends < begins:
            item.wrong("until_on", "order")
        read.append(
            {
                "subject": subject,
                "kind": item.choice("kind", Adherence.Kind.values),
                "from_on": begins,
                "until_on": ends,
                "reservations": item.translated("reservations", required=False),
                "basis": item.text("basis", most=300),
                "source": item.text("source"),
            }
        )
    return read


def read_obligation(fields: Fields) -> dict[str, Any]:
    """The values of an obligation. What a mark asks for is checked here: where the words were seen, and a number."""
    fields.only(*COLUMNS, *MORE_COLUMNS)
    kind, number = fields.choice("kind", ObligationKind), fields.text("paragraph", most=60)
    number = "" if number == NO_PARAGRAPH else number
    seen, note = bool(fields.yes_no("verified")), fields.text("note")
    if seen and not note:
        fields.wrong("note", "seen_where")
    if seen and not number:
        fields.wrong("paragraph", "seen_number")
    report_to, months = fields.text("report_to", most=200), fields.months("report_months")
    begins = fields.day("report_from")
    if bool(report_to) != bool(months) or (begins and not report_to):
        fields.wrong("report_to", "report_rule")
    force = fields.choice("force", Force, required=False)
    return {
        "key": fields.key("id"),
        "instrument": fields.text("instrument", most=120, required=True),
        "paragraph": number,
        "kind": kind,
        "force": force or (FORCE_OF.get(ObligationKind(kind), Force.ASKED) if kind in list(ObligationKind) else ""),
        "line_of_effort": fields.choice("line_of_effort", LineOfEffort),
        "also": fields.choice("also", LineOfEffort, required=False),
        "bearer": fields.choice("bearer", Bearer, required=False),
        "summary": fields.translated("summary"),
        "report_to": report_to,
        "report_months": months,
        "report_from": begins,
        "source": fields.text("source"),
        "seen": seen,
        "note": note,
    }


def read_link(fields: Fields) -> dict[str, Any]:
    """The values of a link between two obligations."""
    fields.only("source", "target", "kind", "note")
    read = {
        "source": fields.key("source"),
        "target": fields.key("target"),
        "kind": fields.choice("kind", ObligationLink.Kind.values),
        "note": fields.text("note"),
    }
    if read["source"] and read["source"] == read["target"]:
        fields.wrong("target", "itself")
    return read
