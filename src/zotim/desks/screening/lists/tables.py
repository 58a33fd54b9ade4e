"""Tables of lists, of their entries, and of what a version changed."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.screening.lists.models import ListKind
from zotim.desks.screening.lists.words import CHANGES


class SourceTable(DataTable):
    """All lists."""

    caption = _("Lists of designated people and bodies")
    empty = _("No list is kept yet. Add the first one, then put in its file.")
    columns = [
        Column("title", _("List"), kind="translated", link=lambda row: reverse("source", args=[row.pk])),
        Column("code", _("Short name"), kind="code", sort="code"),
        Column("basis", _("Rests on"), kind="label", enum="ListBasis", sort="basis"),
        Column("publisher", _("Published by"), sort="publisher"),
        Column("number", _("Entries"), kind="number", sort="number"),
        Column("in_force_at", _("In force since"), kind="moment", sort="in_force_at"),
    ]


class EntryTable(DataTable):
    """What a list says now."""

    caption = _("Entries in force")
    empty = _("No version of this list is in force yet.")
    columns = [
        Column("caption", _("Name"), sort="caption", link=lambda row: reverse("listed", args=[row.pk])),
        Column("listed_id", pgettext_lazy("of a list", "Id"), kind="code", sort="listed_id"),
        Column("kind", _("Kind"), kind="label", enum="ListKind", sort="kind"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("caption", "listed_id")),
        ChoiceFilter("kind", _("Kind"), choices=lambda: [(code, str(word)) for code, word in ListKind.choices]),
    ]


class ChangeTable(DataTable):
    """What a version changed."""

    caption = _("What it changed")
    empty = _("Every entry says what it said before.")
    columns = [
        Column("caption", _("Name"), sort="caption", link=lambda row: reverse("listed", args=[row.pk])),
        Column("listed_id", pgettext_lazy("of a list", "Id"), kind="code", sort="listed_id"),
        Column("how", pgettext_lazy("of a change", "How"), kind="label", enum="ListChange", sort="how"),
    ]
    filters = [
        ChoiceFilter(
            "how",
            pgettext_lazy("of a change", "How"),
            choices=lambda: [(code, str(word)) for code, word in CHANGES.items()],
        ),
    ]
