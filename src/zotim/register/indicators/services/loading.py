"""Values of indicators from CSV, and into a file that can be loaded again. With an error nothing of a file is kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.evidence.models import File
from zotim.core.evidence.services import file_receive
from zotim.core.figures.bands import plain, spanned
from zotim.core.figures.registry import Period
from zotim.formats.records import UnreadableRecords, read_csv, write_csv
from zotim.register.exchange import Fields, FileRefused, Problems
from zotim.register.indicators import selectors
from zotim.register.indicators.models.indicators import Indicator, IndicatorKind, IndicatorValue
from zotim.register.indicators.services.values import Typed, value_supply
from zotim.vocabulary import Classification

COLUMNS = ("indicator", "first", "last", "value", "source")
MORE_COLUMNS = ("base", "breakdown", "reason")
BAND = re.compile(r"<(?P<below>\d{1,12})|(?P<low>\d{1,12})[–-](?P<high>\d{1,12})")


@dataclass(slots=True)
class LoadedValues:
    """What came of a file."""

    added: int = 0
    same: int = 0


@transaction.atomic
def values_load(*, actor: Actor, data: bytes, name: str) -> LoadedValues:
    """Load values; the file itself is kept as what shows them. What is here already, the same, is passed over; a row
    with another number is a correction and says why. Each waits for a second person.

    Raises FileRefused with every error, by line and column; then nothing is kept. Raises Refused for the file itself.
    """
    allow(actor, "register.value.load")
    try:
        rows = read_csv(data, name, columns=COLUMNS, optional=MORE_COLUMNS)
    except UnreadableRecords as error:
        raise FileRefused(error.problems) from None
    problems = Problems(name)
    known = {one.reference: one for one in selectors.indicators(actor)}
    loading = _Loading(actor, data, name)
    for row in rows:
        fields = Fields(row.fields, row.line, problems)
        before = len(problems)
        indicator = known.get(fields.text("indicator", most=32, required=True).upper())
        if indicator is None and row.fields["indicator"]:
            fields.wrong("indicator", "unknown_indicator", value=row.fields["indicator"][:32])
        values = _read(fields, indicator)
        if indicator and len(problems) == before:
            loading.keep(indicator, values, fields)
    if problems:
        raise FileRefused(problems)
    details = {"added": loading.loaded.added, "same": loading.loaded.same}
    record(actor, "register.values.loaded", details=details)
    return loading.loaded


def _read(fields: Fields, indicator: Indicator | None) -> dict[str, Any]:
    first, last = fields.day("first"), fields.day("last")
    for name, day in (("first", first), ("last", last)):
        if day is None and not fields.fields[name]:
            fields.wrong(name, "required")
    if first and last and last < first:
        fields.wrong("last", "order")
    percent = bool(indicator and indicator.kind == IndicatorKind.RATIO)
    return {
        "first": first,
        "last": last,
        "typed": _typed(fields, percent),
        "source": fields.text("source", required=True),
        "reason": fields.text("reason"),
    }


def _typed(fields: Fields, percent: bool) -> Typed | None:
    text = fields.text("value", most=40, required=True)
    base = fields.text("base", most=12)
    if base and not base.isdecimal():
        fields.wrong("base", "decimal", value=base)
        base = ""
    if band := BAND.fullmatch(text.replace(" ", "")):
        low = int(band["low"] or 0)
        until = int(band["high"] or int(band["below"] or 1) - 1)
        # Bands in the cells are written and never read: such a row is here already, or it is refused.
        return Typed(Decimal(low), Decimal(until), None, {"": {}} if fields.text("breakdown", most=2000) else {})
    cells = _cells(fields, percent)
    number = _number(fields, "value", text, percent) if text else None
    return None if number is None else Typed(number, None, int(base) if base else None, cells)


def _number(fields: Fields, name: str, text: str, percent: bool) -> Decimal | None:
    """A number written with digits and at most one point; *percent* ones are kept as shares."""
    try:
        if not re.fullmatch(r"-?\d{1,18}(\.\d{1,4})?", text):
            raise InvalidOperation
        return Decimal(text) / 100 if percent else Decimal(text)
    except InvalidOperation:
        fields.wrong(name, "decimal", value=text[:20])
        return None


def _cells(fields: Fields, percent: bool) -> dict[str, dict[str, Decimal]]:
    """``sex: women 12, men 30 | age: under 18 20, 18 and over 22``."""
    found: dict[str, dict[str, Decimal]] = {}
    for part in filter(None, map(str.strip, fields.text("breakdown", most=2000).split("|"))):
        name, _colon, rest = part.partition(":")
        cells: dict[str, Decimal] = {}
        for cell in rest.split(","):
            what, _blank, text = cell.strip().rpartition(" ")
            number = _number(fields, "breakdown", text, percent)
            if number is not None:
                cells[what.strip()] = number
        found[name.strip()] = cells
    return found


class _Loading:
    """Keeps rows; the file is taken in once, with the first that says something new."""

    def __init__(self, actor: Actor, data: bytes, name: str) -> None:
        self.actor, self.data, self.name = actor, data, name
        self.files: dict[str, File] = {}
        self.loaded = LoadedValues()

    def keep(self, indicator: Indicator, values: dict[str, Any], fields: Fields) -> None:
        period, typed = Period(values["first"], values["last"]), values["typed"]
        if _here(indicator, period, typed, fields):
            self.loaded.same += 1
            return
        try:
            with transaction.atomic():
                value_supply(
                    actor=self.actor, indicator=indicator, period=period, typed=typed, source=values["source"],
                    file=self.file(indicator.classification), reason=values["reason"],
                )  # fmt: skip
        except Unfit as error:
            fields.wrong(error.field, "unfit", why=error.message)
        except Denied:
            fields.wrong("indicator", "other_body")
        else:
            self.loaded.added += 1

    def file(self, classification: str) -> File:
        if classification not in self.files:
            self.files[classification] = file_receive(
                actor=self.actor, data=self.data, name=self.name, classification=Classification(classification)
            )
        return self.files[classification]


def _here(indicator: Indicator, period: Period, typed: Typed, fields: Fields) -> bool:
    """Whether this very value counts already, as a file of ours writes it."""
    rows = IndicatorValue.objects.filter(indicator=indicator, first=period.first, last=period.last)
    one = selectors.counting(rows).first()
    if one is None:
        return False
    low, high = typed.value, typed.value if typed.until is None else typed.until
    return (low, high, fields.text("breakdown", most=2000)) == (one.low, one.high, _written(one))


def _written(one: IndicatorValue) -> str:
    """A breakdown as a file writes it: its cells, and bands where they are bands."""
    by, written = _factor(one), []
    for name, cells in one.cells:
        told = [f"{cell} {spanned(*(Decimal(end) * by for end in pair))}" for cell, pair in cells]
        written.append(f"{name}: {', '.join(told)}")
    return " | ".join(written)


def _factor(one: IndicatorValue) -> int:
    """A ratio is written in per cent."""
    return 100 if one.indicator.kind == IndicatorKind.RATIO else 1


def values_csv(*, actor: Actor, rows: Iterable[IndicatorValue]) -> bytes:
    """Values as a file that can be loaded again: a ratio in per cent, bands as bands."""
    allow(actor, "register.value.list")
    return write_csv([*COLUMNS, *MORE_COLUMNS], [_row(one) for one in rows])


def _row(one: IndicatorValue) -> dict[str, str]:
    return {
        "indicator": one.indicator.reference,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "value": spanned(one.low, one.high) if one.low != one.high else plain(one.low * _factor(one)),
        "source": one.source,
        "base": "",
        "breakdown": _written(one),
        "reason": one.reason,
    }
