"""What is due, as a list that a reader filters."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.access.due_days import KINDS, DueDay
from zotim.core.people.models import Organisation
from zotim.core.ui.tables import ChoiceFilter, Column, RowTable
from zotim.core.ui.words import choices
from zotim.vocabulary import LineOfEffort


def _certain(due: DueDay) -> str:
    return "" if due.certain else str(_("to be verified"))


def _bodies() -> list[tuple[str, str]]:
    rows = Organisation.objects.order_by("short_name", "pk")
    return [("none", str(_("The centre's"))), *((str(one.pk), str(one.name)) for one in rows)]


def _of_body(due: DueDay, chosen: str) -> bool:
    return due.body is None if chosen == "none" else str(due.body) == chosen


def _file_name(due: DueDay) -> str:
    return ".ics"


def _file_url(due: DueDay) -> str:
    return reverse("due_file", args=[due.kind, due.record[1], due.day.isoformat()])


class DueTable(RowTable):
    """What is due, in the order of the days."""

    caption = _("What is due")
    keeps = ("view", "month")
    empty = _("What is to be kept, answered or reported by a day will stand here.")
    columns = [
        Column("day", _("Day"), kind="day_due"),
        Column("what", _("What"), wide=True, link=lambda due: due.url),
        Column("reference", _("Reference"), kind="code"),
        Column("kind", _("Kind"), value="label"),
        Column("body", _("Body"), value="body_name"),
        Column("file", _("Calendar file"), value=_file_name, link=_file_url),
        Column("certain", _("Source of the day"), value=_certain),
    ]
    filters = [
        ChoiceFilter(
            "kind",
            _("Kind"),
            choices=lambda: [(code, kind.label) for code, kind in KINDS.items()],
            keep=lambda due, value: due.kind == value,
        ),
        ChoiceFilter("body", _("Body"), choices=_bodies, keep=_of_body),
        ChoiceFilter(
            "line",
            _("Line of effort"),
            choices=lambda: choices(LineOfEffort),
            keep=lambda due, value: due.line == value,
        ),
    ]
