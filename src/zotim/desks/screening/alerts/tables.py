"""Tables of alerts. Whom they are about stands on their pages, not here; there is no column to order people by."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.bounded import BoundedTable
from zotim.core.ui.tables import ChoiceFilter, Column
from zotim.core.ui.words import state_label
from zotim.desks.screening.alerts.models import WAITING, Alert
from zotim.desks.screening.alerts.selectors import lapse, looked_at
from zotim.desks.screening.asking.models import Channel


class StateFilter(ChoiceFilter):
    """By the state as it counts: what somebody took and left is open."""

    def q(self, value: str) -> Q:
        """Open ones are those too whose taker left."""
        if value == "open":
            return Q(state="open") | (Q(state="taken") & ~looked_at(lapse()))
        return Q(state="taken") & looked_at(lapse()) if value == "taken" else Q(state=value)


class DueFilter(ChoiceFilter):
    """By the clock."""

    def q(self, value: str) -> Q:
        """What is late, or isn't yet."""
        now = timezone.now()
        return Q(due_at__lte=now) if value == "late" else Q(due_at__gt=now)


def _reference() -> Column:
    return Column("reference", _("Reference"), kind="code", link=lambda row: reverse("alert", args=[row.pk]))


WAITS = {
    Channel.FINANCE: (Alert.Waits.PAYMENT, Alert.Waits.LOOK_UP, Alert.Waits.CUSTOMER),
    Channel.TRAVEL: (Alert.Waits.FLIGHT, Alert.Waits.LOOK_UP),
}
"""What can wait in a channel: of the other one nothing is offered."""


def _queue_filters(channel: Channel) -> list[ChoiceFilter]:
    return [
        StateFilter(
            "state", _("State"), choices=lambda: [(one, str(state_label(one, "screening.Alert"))) for one in WAITING]
        ),
        ChoiceFilter("waits", _("What waits"), choices=[(one.value, one.label) for one in WAITS[channel]]),
        DueFilter("due", pgettext_lazy("of an alert", "Verdict due"), choices=[
            ("late", pgettext_lazy("of a verdict", "It is late")), ("soon", pgettext_lazy("of a verdict", "There is time")),
        ]),
    ]  # fmt: skip


class QueueTable(BoundedTable):
    """What a verdict is due on; each channel's own has the filters of that channel."""

    caption = _("Alerts that wait for a verdict")
    empty = _("No alert waits here.")
    keeps = ("channel",)
    columns = [
        _reference(),
        Column("due_at", pgettext_lazy("of an alert", "Verdict due"), kind="runs_out"),
        Column("waits", _("What waits"), kind="label", enum="AlertWaits"),
        Column("state", _("State"), kind="state", machine="screening.Alert", value="shown_state"),
        Column("who", _("Who looks at it"), value=lambda row: row.looked_at_by()),
    ]


class _FinanceQueue(QueueTable):
    filters = _queue_filters(Channel.FINANCE)


class _TravelQueue(QueueTable):
    filters = _queue_filters(Channel.TRAVEL)


QUEUES = {Channel.FINANCE: _FinanceQueue, Channel.TRAVEL: _TravelQueue}


class DecidedTable(BoundedTable):
    """What was said."""

    caption = _("Alerts about which a verdict stands")
    empty = _("No verdict stands yet.")
    keeps = ("channel",)
    columns = [
        _reference(),
        Column("decided_at", _("Decided on"), kind="moment"),
        Column("verdict", pgettext_lazy("of an alert", "Verdict"), kind="label", enum="Verdict"),
        Column("decided_by", _("Decided by")),
    ]
    filters = [
        ChoiceFilter(
            "verdict",
            pgettext_lazy("of an alert", "Verdict"),
            choices=lambda: [(one, str(state_label(one, "screening.Alert"))) for one in ("same", "apart")],
        )
    ]
