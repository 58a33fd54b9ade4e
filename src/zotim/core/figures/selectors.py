"""Read figures: now, frozen, and as they are shown."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet

from zotim.core.figures.bands import NOTHING, shown, span
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Figure, Period, Shape, Value


def now(code: str, period: Period) -> Value:
    """What a figure is at this moment, for people whose grants cover the rows behind it. Nothing is frozen."""
    return FIGURES[code].compute(period)


def several_now(codes: Iterable[str], period: Period) -> dict[str, Value]:
    """The same for several, by code: what is counted together is counted once."""
    wanted, found = list(codes), dict[str, Value]()
    for figure in (FIGURES[code] for code in wanted):
        if figure.code not in found:
            found |= figure.together(period) if figure.together else {figure.code: figure.compute(period)}
    return {code: found[code] for code in wanted}


def shown_now(codes: Iterable[str], period: Period) -> dict[str, str]:
    """The same for everybody else: banded what is about people. Not for periods that a reader may choose freely."""
    told = {}
    for code, value in several_now(codes, period).items():
        figure = FIGURES[code]
        base = figure.base(period) if figure.base else None
        told[code] = shown(value, personal=figure.personal, shape=figure.shape, base=base)
    return told


def _form(value: FigureValue) -> tuple[bool, Shape]:
    """Whether a frozen value is about people, and how it came about. What was personal when it was taken stays so,
    even if the figure is gone."""
    figure = FIGURES.get(value.code)
    return value.is_personal or bool(figure and figure.personal), figure.shape if figure else Shape.SUM


def known(value: FigureValue) -> tuple[Decimal, Decimal] | None:
    """What everybody may know of a frozen value, from and to; None where nothing may be told, or it is withheld."""
    personal, shape = _form(value)
    return None if value.withheld else span(value.value, personal=personal, shape=shape, base=value.base)


def shown_value(value: FigureValue) -> str:
    """A frozen value as it is shown."""
    personal, shape = _form(value)
    return NOTHING if value.withheld else shown(value.value, personal=personal, shape=shape, base=value.base)


def series(code: str) -> QuerySet[FigureValue]:
    """All frozen values of a figure, oldest period first."""
    return FigureValue.objects.filter(code=code).order_by("first", "last")


def as_table() -> list[Figure]:
    """Every figure, by its code; for the reference."""
    return [FIGURES[code] for code in sorted(FIGURES)]
