"""Tables of the oversight desk."""

from django.utils.translation import gettext_lazy as _

from zotim.core.audit.models import Event
from zotim.core.people.models import User
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, DayFilter, TextFilter


def _who(event: Event) -> str:
    """The person's name as it is today; the id where the account is gone; what else acted."""
    if event.actor_id is None:
        return str(Event.Kind(event.actor_kind).label)
    names = dict(User.objects.filter(pk__in=[event.actor_id, event.on_behalf_of_id]).values_list("pk", "name"))
    who = names.get(event.actor_id, str(event.actor_id))
    return f"{who} → {names.get(event.on_behalf_of_id, event.on_behalf_of_id)}" if event.on_behalf_of_id else who


class LogTable(DataTable):
    """The log: who did what to which record."""

    caption = _("Log")
    columns = [
        Column("at", _("When"), kind="moment", sort="at"),
        Column("who", _("Who"), value=_who),
        Column("verb", _("What"), kind="code", sort="verb"),
        Column("outcome", _("Outcome"), value=lambda event: event.get_outcome_display()),
        Column("object_type", _("Kind of record"), kind="code"),
        Column("object_id", _("Record"), kind="code"),
    ]
    filters = [
        TextFilter("verb", _("What"), fields=("verb",)),
        ChoiceFilter("outcome", _("Outcome"), choices=lambda: Event.Outcome.choices),
        TextFilter("object_id", _("Record"), fields=("object_id",)),
        DayFilter("since", _("From"), field="at__date", lookup="gte"),
        DayFilter("until", _("Until"), field="at__date", lookup="lte"),
    ]
    exportable = True
