"""The tables of money and of rates."""

from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.core.ui.words import choices
from zotim.desks.stabilisation.money.models import FlowStep, Nature, Rate
from zotim.desks.stabilisation.money.states import FLOW
from zotim.register.tables import REFERENCE, state_choices


class FlowTable(DataTable):
    """Movements of money as we say them."""

    caption = _("Money of projects")
    empty = _("Pledges, commitments, disbursements and expenditures will stand here.")
    columns = [
        Column("reference", REFERENCE, kind="code", link=page_of("flow"), sort="reference"),
        Column("step", _("Step of the money"), kind="label", enum="FlowStep", sort="step"),
        Column("on", _("Day"), kind="date", sort="on"),
        Column("amount", _("Amount"), kind="number", sort="amount"),
        Column("currency", _("Currency"), sort="currency"),
        Column("nature", _("What flows"), kind="label", enum="Nature", hidden=True),
        Column("counterpart", _("Counterpart"), kind="known", sort="counterpart"),
        Column(
            "project", _("Project"), value="project.title",
            link=lambda one: reverse("project", args=[one.project_id]),
        ),
        Column("state", _("State"), kind="state", machine="stabilisation.Flow", sort="state"),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "counterpart", "project__reference")),
        ChoiceFilter("step", _("Step of the money"), choices=lambda: choices(FlowStep)),
        ChoiceFilter("nature", _("What flows"), choices=lambda: choices(Nature)),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(FLOW)),
    ]


class RateTable(DataTable):
    """Rates of the day."""

    caption = _("Rates of the day")
    empty = _("Rates by which sums in two currencies are shown in one will stand here.")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("currency", _("Currency"), sort="currency"),
        Column("on", _("Day"), kind="date", sort="on"),
        Column("per_euro", _("How much of it one euro was"), kind="number"),
        Column("source", _("Who said so"), kind="known"),
        Column("state", _("State"), kind="state", machine="stabilisation.Rate", sort="state"),
    ]
    filters = [TextFilter("q", _("Contains"), fields=("reference", "currency", "source"))]


def _withdraw(one: Rate) -> str:
    return gettext("Withdraw it") if one.state == "stated" else ""


class KeptRateTable(RateTable):
    """The same for those who may withdraw a rate that was entered wrongly."""

    columns = [
        *RateTable.columns,
        Column(
            "withdraw", pgettext_lazy("column", "Step"), value=_withdraw,
            link=lambda one: reverse("rate_withdraw", args=[one.pk]) if one.state == "stated" else None,
        ),
    ]  # fmt: skip
