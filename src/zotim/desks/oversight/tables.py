"""Tables of the oversight desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.core.audit.models import Event
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, DayFilter, TextFilter
from zotim.desks.oversight.selectors import what


def _who(event: Any) -> str:
    """The person's name as it is today; the id where the account is gone; what else acted."""
    if event.actor_id is None:
        return str(Event.Kind(event.actor_kind).label)
    who = event.actor_name or str(event.actor_id)
    return f"{who} → {event.on_behalf_of_name or event.on_behalf_of_id}" if event.on_behalf_of_id else who


class LogTable(DataTable):
    """The log: who did what to which record."""

    caption = _("Log")
    columns = [
        Column("at", _("When"), kind="moment", sort="at"),
        Column("who", _("Who"), value=_who),
        Column("what", _("What"), value=lambda event: what(event.verb), wide=True),
        Column("verb", _("Code"), kind="code", sort="verb"),
        Column("outcome", _("Outcome"), value=lambda event: event.get_outcome_display()),
        Column("object_type", _("Kind of record"), kind="code"),
        Column("object_id", _("Record"), kind="code"),
    ]
    filters = [
        TextFilter("verb", _("Code"), fields=("verb",)),
        ChoiceFilter("outcome", _("Outcome"), choices=lambda: Event.Outcome.choices),
        TextFilter("object_id", _("Record"), fields=("object_id",)),
        DayFilter("since", _("From"), field="at__date", lookup="gte"),
        DayFilter("until", _("Until"), field="at__date", lookup="lte"),
    ]
    exportable = True
