"""Tables of floods and of proposals to open again."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable
from zotim.core.ui.words import state_label
from zotim.desks.content.matching.models import Flood
from zotim.desks.content.matching.states import FLOOD, REOPENING


def what_is_alike(flood: Flood) -> str:
    """The host, the system or file, or the entry with its bank, that those of a flood share."""
    return f"{flood.entry.bank.code} {flood.entry.number}" if flood.entry is not None else flood.about


def _states(machine: Any) -> list[tuple[str, str]]:
    return [(one.code, str(state_label(one.code, machine.label))) for one in machine.states]


class FloodTable(DataTable):
    """What was held back."""

    caption = _("Floods")
    empty = _("Nothing is held back.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("content_flood", args=[row.pk])),
        Column("alike", _("What they have in common"), kind="label", enum="FloodAlike"),
        Column("about", pgettext_lazy("of a flood", "Which"), kind="code", value=what_is_alike),
        Column("known", pgettext_lazy("of a flood", "Held back"), kind="number"),
        Column("created_at", _("Since"), kind="moment"),
        Column("state", _("State"), kind="state", machine="content.Flood"),
        Column("decided_by", _("Decided by")),
    ]
    filters = [ChoiceFilter("state", _("State"), choices=lambda: _states(FLOOD))]


class ReopeningTable(DataTable):
    """Closed items that met something since."""

    caption = _("Closed items that met something since")
    empty = _("No closed item met anything since.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("content_reopening", args=[row.pk])),
        Column("item", pgettext_lazy("of a report", "Item"), kind="code"),
        Column("bank", _("Bank"), kind="code", value=lambda row: row.met.entry.bank.code),
        Column(
            "tier",
            pgettext_lazy("of a match", "How near"),
            kind="label",
            enum="HitTier",
            value=lambda row: row.met.tier,
        ),
        Column("created_at", _("Since"), kind="moment"),
        Column("state", _("State"), kind="state", machine="content.Reopening"),
        Column("decided_by", _("Decided by")),
    ]
    filters = [ChoiceFilter("state", _("State"), choices=lambda: _states(REOPENING))]
