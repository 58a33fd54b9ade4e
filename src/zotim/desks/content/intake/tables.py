"""The table of reports. It says nothing of what was reported, nor by whom: that stands on the page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, DayFilter
from zotim.desks.content.intake.models import Channel, ItemKind, Urgency
from zotim.desks.content.intake.states import ITEM


class ReportTable(DataTable):
    """Reports of content."""

    caption = _("Reports of content")
    empty = _("Nothing was reported yet. Anybody reports by the public form; partners send files.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("content_report", args=[row.pk])),
        Column("created_at", pgettext_lazy("moment of a report", "Came in"), kind="moment", sort="created_at"),
        Column("channel", pgettext_lazy("way of a report", "Way"), kind="label", enum="ReportChannel", sort="channel"),
        Column("kind", _("Kind"), kind="label", enum="ItemKind", value="item.kind", sort="item__kind"),
        Column(
            "item",
            pgettext_lazy("of a report", "Item"),
            kind="code",
            value="item.reference",
            link=lambda row: reverse("content_item", args=[row.item_id]),
        ),
        Column("state", _("State"), kind="state", machine="content.Item", value="item.state", sort="item__state"),
        Column(
            "urgency",
            pgettext_lazy("of a report", "Urgency"),
            kind="label",
            enum="Urgency",
            value="item.urgency",
            sort="item__urgency",
        ),
    ]
    filters = [
        ChoiceFilter(
            "state",
            _("State"),
            field="item__state",
            choices=lambda: [(one.code, str(one.label)) for one in ITEM.states],
        ),
        ChoiceFilter(
            "channel",
            pgettext_lazy("way of a report", "Way"),
            choices=lambda: [(code, str(word)) for code, word in Channel.choices],
        ),
        ChoiceFilter(
            "kind",
            _("Kind"),
            field="item__kind",
            choices=lambda: [(code, str(word)) for code, word in ItemKind.choices],
        ),
        ChoiceFilter(
            "urgency",
            pgettext_lazy("of a report", "Urgency"),
            field="item__urgency",
            choices=lambda: [(str(code), str(word)) for code, word in Urgency.choices],
        ),
        DayFilter("from", _("From"), field="created_at__date", lookup="gte"),
        DayFilter("until", _("Until"), field="created_at__date", lookup="lte"),
    ]
    exportable = False
