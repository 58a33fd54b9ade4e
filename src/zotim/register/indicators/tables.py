"""Tables of indicators. They sort by reference, title, body and day; by no number."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.core.figures.bands import NOTHING, spanned
from zotim.core.ui import show
from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, WordsFilter
from zotim.core.ui.words import choices, label
from zotim.register.indicators.models import Indicator, ReceivedFigure
from zotim.register.indicators.models.indicators import BetterWay
from zotim.register.indicators.periods import Frequency
from zotim.register.indicators.states import SENDER
from zotim.register.indicators.telling import value_in_words
from zotim.register.tables import state_choices


def _newest(row: Any) -> str:
    if row.newest_low is None:
        return NOTHING
    return f"{value_in_words(row, row.newest_low, row.newest_high)} {label(row.unit, 'Unit')}"


class IndicatorTable(DataTable):
    """Indicators with their newest value."""

    caption = _("Indicators")
    empty = _("What shows how far promises have come will stand here: add an indicator to a commitment.")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference"),
        Column(
            "title", _("Indicator"), kind="translated", sort="title__texts__{language}",
            link=page_of("indicator"),
        ),
        Column("body", _("Supplied by"), kind="translated", value="body.name"),
        Column("frequency", _("How often"), kind="label", enum="Frequency", sort="frequency"),
        Column("newest", _("Newest value"), value=_newest),
        Column("newest_last", _("Until"), kind="date", sort="newest_last"),
    ]  # fmt: skip
    filters = [
        WordsFilter("q", _("Contains"), model=Indicator),
        ChoiceFilter("frequency", _("How often"), choices=lambda: choices(Frequency)),
        ChoiceFilter("direction", _("Which way is better"), choices=lambda: choices(BetterWay)),
    ]


class SenderTable(DataTable):
    """Other installations and their keys."""

    caption = _("Other installations")
    empty = _("Enter the key of an installation whose figures are to be taken in.")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference"),
        Column("origin", _("Installation"), kind="code", sort="origin"),
        Column(
            "body", _("Run by"), kind="translated", value="body.name",
            link=page_of("sender"),
        ),
        Column("frequency", _("Its periods"), kind="label", enum="Frequency", sort="frequency"),
        Column("came", _("Files that came"), kind="number"),
        Column("newest", _("The newest made on"), kind="moment"),
        Column("state", _("Key"), kind="state", machine="register.Sender", sort="state"),
    ]  # fmt: skip
    filters = [ChoiceFilter("state", _("Key"), choices=lambda: state_choices(SENDER))]


def _value(row: ReceivedFigure) -> str:
    """As the sender told it; a ratio in per cent."""
    if row.low is None or row.high is None:
        return NOTHING
    if row.low != row.high:
        return spanned(row.low, row.high)
    return f"{show.amount(row.low * 100)} %" if row.shape == "ratio" else str(show.amount(row.low))


class ReceivedTable(DataTable):
    """Figures that came from another installation."""

    caption = _("Figures that came")
    empty = _("No file of this installation was taken in yet.")
    columns = [
        Column("label", _("Figure"), kind="translated"),
        Column("value", _("Value"), kind="band", value=_value),
        Column("unit", _("Unit"), value=lambda row: str(row.unit)),
        Column("first", _("From"), kind="date", value="file.first", sort="file__first"),
        Column("last", _("Until"), kind="date", value="file.last", sort="file__last"),
        Column("definition", _("What exactly is counted"), kind="translated"),
        Column(
            "corrected", _("Corrected"),
            value=lambda row: row.correction.reason if hasattr(row, "correction") else "",
        ),
        Column("code", _("Code"), kind="code", sort="code", hidden=True),
    ]  # fmt: skip
