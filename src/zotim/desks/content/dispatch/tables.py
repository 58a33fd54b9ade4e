"""Tables of what goes out, of holds, and of what was referred to a service. What it is about stands on no list."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.states import DISPATCH, HOLD
from zotim.desks.content.law.models import Way


def _to(row: Dispatch) -> str:
    """To whom it goes."""
    return str(row.platform or (row.body.name if row.body else "–"))


class DispatchTable(DataTable):
    """Referrals, orders and reports."""

    caption = _("What goes out")
    empty = _("Nothing has been drafted yet.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("content_dispatch", args=[row.pk])),
        Column("way", pgettext_lazy("of acting", "Way"), kind="label", enum="DispatchWay", sort="way"),
        Column("to", pgettext_lazy("whom something goes to", "To"), value=_to),
        Column("state", _("State"), kind="state", machine="content.Dispatch", sort="state"),
        Column("due_at", _("Due"), kind="moment", sort="due_at"),
        Column("moved_at", _("Since"), kind="moment", sort="moved_at"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "item__reference", "platform__name")),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in DISPATCH.states]),
        ChoiceFilter("way", pgettext_lazy("of acting", "Way"), choices=Way.choices),
    ]


class HoldTable(DataTable):
    """Holds for an investigation."""

    caption = _("Holds for an investigation")
    empty = _("Nothing is held for an investigation.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("content_hold", args=[row.pk])),
        Column("item", _("Reported item"), kind="code", value=lambda row: row.item.reference),
        Column("body", _("Body that asks"), sort="body"),
        Column("until", _("Until"), kind="moment", sort="until"),
        Column("shown", _("State"), kind="state", machine="content.Hold"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "item__reference", "body")),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in HOLD.states]),
    ]


class ProtectionTable(DataTable):
    """What was referred to a service of protection."""

    caption = _("Referred to your service")
    empty = _("Nothing was referred to your service yet.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("content_protection", args=[row.pk])),
        Column("state", _("State"), kind="label", enum="ServiceState", sort="state"),
        Column("due_at", _("Due"), kind="moment", sort="due_at"),
        Column("sent_at", pgettext_lazy("a referral", "Came on"), kind="moment", sort="sent_at"),
    ]
    filters = [TextFilter("q", _("Contains"), fields=("reference",))]
