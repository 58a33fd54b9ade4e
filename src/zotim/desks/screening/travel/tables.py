"""Tables of messages and referrals. Whom they are about stands on no list."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.screening.travel.models import Asks, Message
from zotim.desks.screening.travel.states import REFERRAL


class MessageTable(DataTable):
    """Messages of airlines."""

    caption = _("Messages of airlines")
    empty = _("No message has come yet.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("passenger_message", args=[row.pk])),
        Column("flight", _("Flight"), kind="code", sort="flight"),
        Column("origin", pgettext_lazy("of a flight", "From"), kind="code"),
        Column("destination", pgettext_lazy("of a flight", "To"), kind="code"),
        Column("leaves_at", _("Leaves"), kind="moment", sort="leaves_at"),
        Column("people", _("People"), kind="number", sort="people"),
        Column("alerts", _("Alerts"), kind="number", sort="alerts"),
        Column("problems", _("Problems"), kind="number", sort="problems"),
        Column("received_at", pgettext_lazy("a message", "Came on"), kind="moment", sort="received_at"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "flight", "origin", "destination")),
        ChoiceFilter("form", _("Kind"), choices=Message.Form.choices),
    ]


class ReferralTable(DataTable):
    """Referrals to border police."""

    caption = _("Referrals to border police")
    empty = _("Border police were asked nothing yet.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("referral", args=[row.pk])),
        Column("due_at", _("Answer wanted"), kind="moment", sort="due_at"),
        Column("state", _("State"), kind="state", machine="screening.Referral", sort="state"),
        Column("asks", pgettext_lazy("of border police", "Asked"), kind="label", enum="ReferralAsks", sort="asks"),
        Column("outcome", pgettext_lazy("of border police", "Decision"), kind="label", enum="ReferralOutcome"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference",)),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in REFERRAL.states]),
        ChoiceFilter("asks", pgettext_lazy("of border police", "Asked"), choices=Asks.choices),
    ]
