"""Tables of the agency's room."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.screening.agency.models import WAITING, ChangeReturn, EntityKind, GoamlReport
from zotim.desks.screening.agency.states import NOTICE, REQUEST


class ObligedFilter(ChoiceFilter):
    """Whether one is obliged now."""

    def q(self, value: str) -> Q:
        """Those that are, or aren't any more."""
        return Q(until=None) if value == "now" else Q(until__isnull=False)


class EntityTable(DataTable):
    """Obliged entities."""

    caption = _("Obliged entities")
    empty = _("No obliged entity was put in yet.")
    columns = [
        Column("name", pgettext_lazy("of an entity", "Name"), sort="name", link=lambda row: reverse("entity", args=[row.pk])),
        Column("reference", _("Reference"), kind="code"),
        Column("kind", _("Kind"), kind="label", enum="EntityKind", sort="kind"),
        Column("since", _("Obliged since"), kind="date", sort="since"),
        Column("until", _("Until"), kind="date", sort="until"),
        Column("waiting", pgettext_lazy("notices of an entity", "Waiting"), kind="number", sort="waiting"),
        Column("late", pgettext_lazy("notices of an entity", "Late"), kind="number", sort="late"),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("name", "reference")),
        ChoiceFilter("kind", _("Kind"), choices=lambda: [(code, str(word)) for code, word in EntityKind.choices]),
        ObligedFilter(
            "obliged", _("Obliged"),
            choices=[("now", pgettext_lazy("obliged", "Now")), ("ended", pgettext_lazy("obliged", "Not any more"))],
        ),
    ]  # fmt: skip


class ListChangeTable(DataTable):
    """Changes of lists, and how far the entities are with each."""

    caption = _("Changes of which obliged entities were told")
    empty = _("No list has changed since the first obliged entity was put in.")
    columns = [
        Column("title", _("List"), kind="translated", value=lambda row: row.version.source.title, link=lambda row: reverse("list_change", args=[row.pk])),
        Column("number", pgettext_lazy("of a list", "Version"), kind="number", value=lambda row: row.version.number),
        Column("in_force_at", _("In force since"), kind="moment", value=lambda row: row.version.in_force_at, sort="version__in_force_at"),
        Column("told", pgettext_lazy("obliged entities", "To tell"), kind="number", sort="told"),
        Column("acknowledged", pgettext_lazy("obliged entities", "Acknowledged"), kind="number", sort="acknowledged"),
        Column("returned", pgettext_lazy("obliged entities", "Returned"), kind="number", sort="returned"),
        Column("late", pgettext_lazy("notices of an entity", "Late"), kind="number", sort="late"),
    ]  # fmt: skip


def _due(row: Any) -> Any:
    return row.due_at if row.state in WAITING else None


class LateFilter(ChoiceFilter):
    """By the clock."""

    def q(self, value: str) -> Q:
        """Who is late with the next step, or isn't."""
        late = Q(state__in=WAITING, due_at__lte=timezone.now())
        return late if value == "late" else ~late


class NoticeTable(DataTable):
    """Who was told of a change, and how far each is."""

    caption = _("Who was told")
    empty = _("No entity was obliged when it took effect.")
    columns = [
        Column("entity", _("Obliged entity"), value=lambda row: row.entity.name, sort="entity__name", link=lambda row: reverse("change_notice", args=[row.pk])),
        Column("kind", _("Kind"), kind="label", enum="EntityKind", value=lambda row: row.entity.kind, sort="entity__kind"),
        Column("state", _("State"), kind="state", machine="screening.ChangeNotice", sort="state"),
        Column("due", pgettext_lazy("of a notice", "Next step due"), kind="runs_out", value=_due, sort="due_at"),
        Column("found", pgettext_lazy("of an entity", "Found"), kind="label", enum="ReturnKind", sort="found"),
        Column("chased", pgettext_lazy("of an entity", "Reminded"), kind="number", sort="chased"),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("entity__name", "reference")),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in NOTICE.states]),
        ChoiceFilter(
            "found", pgettext_lazy("of an entity", "Found"),
            choices=lambda: [(code, str(word)) for code, word in ChangeReturn.Kind.choices],
        ),
        LateFilter("late", pgettext_lazy("of a notice", "Next step"), choices=[
            ("late", pgettext_lazy("of a notice", "It is late")), ("soon", pgettext_lazy("of a notice", "It isn't late")),
        ]),
    ]  # fmt: skip


class RequestTable(DataTable):
    """Requests about one name. Whom they are about stands on their pages, not here."""

    caption = _("Requests about a name")
    empty = _("No entity was asked about a name yet.")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference", link=lambda row: reverse("name_request", args=[row.pk])),
        Column("state", _("State"), kind="state", machine="screening.NameRequest", sort="state"),
        Column("asked_by", _("Asked by"), sort="asked_by__name"),
        Column("decided_by", _("Decided by"), sort="decided_by__name"),
        Column("created_at", _("Since"), kind="moment", sort="created_at"),
        Column("asked", pgettext_lazy("obliged entities", "Asked"), kind="number", sort="asked"),
        Column("unreached", pgettext_lazy("obliged entities", "Not reached"), kind="number", sort="unreached"),
        Column("answered", pgettext_lazy("obliged entities", "Answered"), kind="number", sort="answered"),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("reference",)),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in REQUEST.states]),
    ]


class ReportTable(DataTable):
    """Reports of suspicions. Whom they name stands on their pages, not here."""

    caption = _("Reports of suspicions")
    empty = _("No report was put in or made yet.")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference", link=lambda row: reverse("goaml_report", args=[row.pk])),
        Column("way", _("Kind"), kind="label", enum="ReportWay", sort="way"),
        Column("entity", _("Obliged entity"), value=lambda row: row.entity.name if row.entity else "", sort="entity__name"),
        Column("dated_on", pgettext_lazy("of a report", "Day"), kind="date", sort="dated_on"),
        Column("subjects", pgettext_lazy("of a report", "Named in it"), kind="number", sort="subjects"),
        Column("problems", pgettext_lazy("of a report", "Mistakes"), kind="number", sort="problems"),
        Column("alerts", _("Alerts"), kind="number", value=lambda row: len(row.alerts)),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("reference",)),
        ChoiceFilter("way", _("Kind"), choices=lambda: [(code, str(word)) for code, word in GoamlReport.Way.choices]),
    ]


class OwnNoticeTable(NoticeTable):
    """What one entity was told."""

    caption = _("What it was told")
    empty = _("No list has changed since it is obliged.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("change_notice", args=[row.pk])),
        Column("list", _("List"), kind="translated", value=lambda row: row.change.version.source.title),
        *NoticeTable.columns[2:],
    ]
    filters = NoticeTable.filters[1:]
