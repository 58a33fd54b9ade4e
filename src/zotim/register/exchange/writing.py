"""Instruments, obligations and links as rows of files: the exact opposite of reading."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from zotim.core.texts import Translated
from zotim.register.exchange.reading import NO_PARAGRAPH, SUMMARIES
from zotim.register.models import Instrument, Obligation, ObligationLink
from zotim.vocabulary import Language


def row_hash(values: Mapping[str, Any]) -> str:
    """The hash by which the same row is known again."""
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True, default=_plain)
    return hashlib.sha256(plain.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return text_row(value) if isinstance(value, Translated) else str(value)


def text_row(text: Translated | None) -> dict[str, Any] | None:
    """A translated text as files hold it: without who translated it."""
    if text is None:
        return None
    return {
        "original": text.original,
        "texts": {code.value: text.texts[code] for code in Language if text.texts.get(code)},
    }


def instrument_row(one: Instrument) -> dict[str, Any]:
    """An instrument as JSON holds it."""
    provisions = {provision.pk: provision for provision in one.provisions.all()}
    return {
        "symbol": one.symbol,
        "kind": one.kind,
        "issuer": one.issuer,
        "title": text_row(one.title),
        "adopted_on": _day(one.adopted_on),
        "binding": one.binding,
        "source": one.source,
        "note": one.note,
        "classification": one.classification,
        "provisions": [
            {
                "number": provision.number,
                "parent": provisions[provision.parent_id].number if provision.parent_id else "",
                "commencement": provision.commencement,
                "commenced_on": _day(provision.commenced_on),
                "ended_on": _day(provision.ended_on),
            }
            for provision in parents_first(provisions.values())
        ],
        "adherences": [
            {
                "subject": adherence.subject,
                "kind": adherence.kind,
                "from_on": _day(adherence.from_on),
                "until_on": _day(adherence.until_on),
                "reservations": text_row(adherence.reservations),
                "basis": adherence.basis,
                "source": adherence.source,
            }
            for adherence in sorted(
                one.adherences.all(), key=lambda each: (each.subject, each.kind, each.from_on or date.min)
            )
        ],
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def parents_first(provisions: Iterable[Any]) -> list[Any]:
    """Provisions in the order of the text, each part after its whole."""
    below: dict[Any, list[Any]] = {}
    for provision in sorted(provisions, key=lambda one: (one.place, one.number)):
        below.setdefault(provision.parent_id, []).append(provision)
    found: list[Any] = []

    def add(parent: Any) -> None:
        for provision in below.get(parent, []):
            found.append(provision)
            add(provision.pk)

    add(None)
    return found


def obligation_row(one: Obligation) -> dict[str, Any]:
    """An obligation as JSON holds it. A mark says where it comes from, if only that two people gave it here."""
    note = one.note
    if one.certain and not note:
        note = "verified against the official text by two people"
    return {
        "id": one.key,
        "instrument": one.instrument.symbol,
        "paragraph": one.provision.number if one.provision else NO_PARAGRAPH,
        "kind": one.kind,
        "line_of_effort": one.line_of_effort,
        "summary": text_row(one.summary),
        "source": one.source,
        "verified": "yes" if one.certain else "no",
        "note": note,
        "also": one.also,
        "force": one.force,
        "bearer": one.bearer,
        "report_to": one.report_to,
        "report_months": one.report_months,
        "report_from": _day(one.report_from),
        "mark": "" if one.certain else MARK,
    }


MARK = "paragraph number to be verified"
"""The mark in files: in English, whoever writes them."""


def csv_row(one: Obligation) -> dict[str, str]:
    """An obligation as CSV holds it: the summary in English, or else in its original language; translations beside."""
    texts = one.summary.texts
    row = obligation_row(one) | {"summary": texts.get("en") or texts[one.summary.original]}
    row |= {column: texts.get(column.removeprefix("summary_"), "") for column in SUMMARIES}
    return {key: "" if value is None else str(value) for key, value in row.items()}


def link_row(one: ObligationLink) -> dict[str, Any]:
    """A link as JSON holds it."""
    return {"source": one.source.key, "target": one.target.key, "kind": one.kind, "note": one.note}
