"""The table of files that leave."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable
from zotim.desks.content.exchange.models import Packet
from zotim.desks.content.exchange.states import PACKET


def _of(row: Packet) -> str:
    return str(row.bank or row.dispatch)


def _told(row: Any) -> str:
    """Whether the body knows what of it was withdrawn."""
    if not row.recalled:
        return "–"
    return str(
        pgettext("withdrawn of a file", "Not told yet") if row.untold else pgettext("withdrawn of a file", "Told")
    )


class PacketTable(DataTable):
    """Files that leave."""

    caption = _("Files for other bodies")
    empty = _("No file was asked for yet.")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference", link=page_of("content_packet")),
        Column("of", _("What of"), kind="code", value=_of),
        Column("organisation", _("For"), value=lambda row: str(row.organisation)),
        Column("form", _("Form"), kind="label", enum="PacketForm", sort="form"),
        Column("holds", _("Entries"), kind="number", sort="holds"),
        Column("state", _("State"), kind="state", machine="content.Packet", sort="state"),
        Column("untold", pgettext_lazy("of a file", "Withdrawn of it"), value=_told),
        Column("created_at", pgettext_lazy("of a file", "Asked for"), kind="moment", sort="created_at"),
    ]
    filters = [
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in PACKET.states]),
    ]
