"""What is due, as a list that a reader filters: each filter is asked of the rooms, and a page of it is read alone."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.access.due_days import KINDS, DueDay, Span
from zotim.core.access.due_list import DueList
from zotim.core.access.pages import Request
from zotim.core.people.models import Organisation
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable
from zotim.core.ui.words import choices
from zotim.vocabulary import LineOfEffort


def _certain(due: DueDay) -> str:
    return "" if due.certain else str(_("to be verified"))


def _bodies() -> list[tuple[str, str]]:
    rows = Organisation.objects.order_by("short_name", "pk")
    return [("none", str(_("The centre's"))), *((str(one.pk), str(one.name)) for one in rows)]


def _file_name(due: DueDay) -> str:
    return ".ics"


def _file_url(due: DueDay) -> str:
    return reverse("due_file", args=[due.kind, due.record[1], due.day.isoformat()])


class DueTable(DataTable):
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
        ChoiceFilter("kind", _("Kind"), choices=lambda: [(code, kind.label) for code, kind in KINDS.items()]),
        ChoiceFilter("body", _("Body"), choices=_bodies),
        ChoiceFilter("line", _("Line of effort"), choices=lambda: choices(LineOfEffort)),
    ]

    def __init__(self, request: Request, first: date, last: date) -> None:
        super().__init__(request, QuerySet())
        self.actor, self.span = request.actor, Span(first, last)

    @cached_property
    def found(self) -> DueList:
        """What the filters leave."""
        if not self.chosen:
            return self._all
        body = self.chosen.get("body")
        bodies = None if body is None else frozenset([None if body == "none" else UUID(body)])
        kind, line = (self.chosen.get(name, "") for name in ("kind", "line"))
        return DueList(self.actor, replace(self.span, bodies=bodies, kind=kind, line=line))

    @cached_property
    def total(self) -> int:
        """How much there is without a filter."""
        return len(self._all)

    @cached_property
    def _all(self) -> DueList:
        return DueList(self.actor, self.span)
