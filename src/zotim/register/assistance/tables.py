"""Tables of needs and of assistance."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.columns import page_of
from zotim.core.ui.sums import money
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter, in_translated
from zotim.core.ui.words import choices
from zotim.register.assistance.models import AssistanceKind, Direction
from zotim.register.assistance.states import ASSISTANCE, NEED
from zotim.register.tables import REFERENCE, state_choices


def _money(name: str) -> Any:
    """An amount with its currency, so that nobody reads one without the other."""

    def said(row: Any) -> str:
        amount = getattr(row, name)
        return "" if amount is None else money(amount, row.currency)

    return said


class DonorFilter(ChoiceFilter):
    """Whether somebody offered to help."""

    def q(self, value: Any) -> Q:
        """By what was annotated; a need that nobody approved asks no donor yet."""
        return Q(has_donor=True) if value == "yes" else Q(has_donor=False, state="approved")


class NeedTable(DataTable):
    """What bodies lack."""

    caption = _("Needs")
    empty = _("What bodies lack to keep what was promised will stand here.")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("What is needed"), kind="translated", link=page_of("need"), sort="title__texts__{language}"),
        Column("kind", _("Kind"), kind="label", enum="AssistanceKind", sort="kind", hidden=True),
        Column("lead", pgettext_lazy("of a state", "Body"), kind="translated", value="lead.name"),
        Column("money", _("Amount"), value=_money("amount"), sort="amount"),
        Column("amount", _("Amount, as a number"), kind="number", hidden=True),
        Column("currency", _("Currency"), kind="code", hidden=True),
        Column("since", _("Since"), kind="date", sort="since"),
        Column("state", _("State"), kind="state", machine="register.Need", sort="state"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", *in_translated("title"), *in_translated("lead__name"))),
        ChoiceFilter("kind", _("Kind"), choices=lambda: choices(AssistanceKind)),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(NEED)),
        DonorFilter("donor", _("Donor"), choices=lambda: [("no", str(_("none yet"))), ("yes", str(_("offered")))]),
    ]


class AssistanceTable(DataTable):
    """What was pledged and given, both ways."""

    caption = _("Assistance given and received")
    empty = _("What the state gives to others and gets from them will stand here.")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column(
            "title", pgettext_lazy("assistance", "What it is"), kind="translated", link=page_of("assistance"),
            sort="title__texts__{language}",
        ),
        Column("direction", _("Which way"), kind="label", enum="Direction", sort="direction"),
        Column("partner", _("To or from whom"), kind="known", sort="partner"),
        Column("kind", _("Kind"), kind="label", enum="AssistanceKind", sort="kind", hidden=True),
        Column("money", _("Pledged"), value=_money("amount"), sort="amount"),
        Column("given", pgettext_lazy("money", "Given"), value=_money("delivered"), sort="delivered"),
        Column("amount", _("Pledged, as a number"), kind="number", hidden=True),
        Column("delivered", _("Given, as a number"), kind="number", hidden=True),
        Column("currency", _("Currency"), kind="code", hidden=True),
        Column("state", _("State"), kind="state", machine="register.Assistance", sort="state"),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "partner", "instrument", *in_translated("title"))),
        ChoiceFilter("direction", _("Which way"), choices=lambda: choices(Direction)),
        ChoiceFilter("kind", _("Kind"), choices=lambda: choices(AssistanceKind)),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(ASSISTANCE)),
    ]
