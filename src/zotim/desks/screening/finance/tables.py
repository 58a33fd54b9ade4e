"""Tables of customers and of files. Who somebody is stands on their page, not here."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.screening.finance.models import Delivery
from zotim.desks.screening.finance.states import DELIVERY


class StandsFilter(ChoiceFilter):
    """Whether somebody is a customer, and whether an alert about them waits."""

    def q(self, value: str) -> Q:
        """Those who are, who were, or about whom a verdict is due."""
        return {"now": Q(ended_on=None), "ended": Q(ended_on__isnull=False), "alert": Q(open__gt=0)}[value]


NOW = ("now", pgettext_lazy("customer", "Is a customer"))
ENDED = ("ended", pgettext_lazy("customer", "Was a customer"))
ALERT = ("alert", pgettext_lazy("customer", "An alert waits"))


FILE = TextFilter("file", _("Last file"), fields=("delivery__reference",))


class CustomerTable(DataTable):
    """Customers, for who doesn't see alerts."""

    caption = _("Customers on file")
    empty = _("No customer is on file yet. A keeper of the files puts one in.")
    columns = [
        Column("reference", _("Reference"), kind="code"),
        Column("kind", _("Kind"), kind="label", enum="ListKind", sort="kind"),
        Column("created_at", pgettext_lazy("customer", "On file since"), kind="moment", sort="created_at"),
        Column("ended_on", pgettext_lazy("customer", "Ended on"), kind="date", sort="ended_on"),
    ]
    filters = [StandsFilter("stands", pgettext_lazy("customer", "State"), choices=[NOW, ENDED]), FILE]


class OfficersTable(CustomerTable):
    """Customers, for who sees alerts: each leads to their page."""

    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("customer", args=[row.pk])),
        *CustomerTable.columns[1:],
        Column("open", pgettext_lazy("customer", "Alerts that wait"), kind="number"),
    ]
    filters = [StandsFilter("stands", pgettext_lazy("customer", "State"), choices=[NOW, ENDED, ALERT]), FILE]


class DeliveryTable(DataTable):
    """Files that were put in."""

    caption = _("Files of customers and payments")
    empty = _("No file was put in yet.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("delivery", args=[row.pk])),
        Column("holds", pgettext_lazy("of a file", "Holds"), kind="label", enum="DeliveryHolds", sort="holds"),
        Column("created_at", pgettext_lazy("moment of a file", "Put in"), kind="moment", sort="created_at"),
        Column("state", _("State"), kind="state", machine="screening.Delivery", sort="state"),
        Column("read", pgettext_lazy("rows of a file", "Read"), kind="number"),
        Column("alerts", _("Alerts"), kind="number", sort="alerts"),
    ]
    filters = [
        ChoiceFilter("holds", pgettext_lazy("of a file", "Holds"), choices=lambda: [(one, str(word)) for one, word in Delivery.Holds.choices]),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in DELIVERY.states]),
    ]  # fmt: skip
