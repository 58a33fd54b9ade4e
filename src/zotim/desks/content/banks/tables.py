"""Tables of banks, of their entries, and of protected sources."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.content.banks.models import BankKind, Entry, ProtectedSource, SourceKind
from zotim.desks.content.banks.states import ENTRY, SOURCE
from zotim.desks.content.intake.models import PrintKind


class BankTable(DataTable):
    """All banks."""

    caption = _("Banks of fingerprints")
    empty = _("There is no bank yet. Add the first one, then propose what it is to hold.")
    columns = [
        Column("title", _("Bank"), sort="title", link=page_of("bank")),
        Column("code", _("Short name"), kind="code", sort="code"),
        Column("kind", _("Kind"), kind="label", enum="BankKind", sort="kind"),
        Column("in_force", pgettext_lazy("entries of a bank", "In force"), kind="number", sort="in_force"),
        Column("proposed", pgettext_lazy("entries of a bank", "Proposed"), kind="number", sort="proposed"),
        Column(
            "enabled", _("Is asked"), kind="label", enum="IsAsked", value=lambda row: "yes" if row.enabled else "no"
        ),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("title", "code")),
        ChoiceFilter("kind", _("Kind"), choices=lambda: [(code, str(word)) for code, word in BankKind.choices]),
    ]


def _whence(row: Entry) -> str:
    """From where an entry is."""
    if row.item:
        return row.item.reference
    return row.imported.reference if row.imported else ""


class EntryTable(DataTable):
    """What a bank holds."""

    caption = _("Entries of the bank")
    empty = _("This bank holds nothing yet. Propose an entry, or put in a file.")
    columns = [
        Column("number", _("Number"), kind="code", sort="number", link=page_of("entry")),
        Column("kind", _("Kind"), kind="label", enum="PrintKind", sort="kind"),
        Column("state", _("State"), kind="state", machine="content.Entry"),
        Column("whence", _("Comes from"), kind="code", value=_whence),
        Column("note", _("Note")),
    ]
    filters = [
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in ENTRY.states]),
        ChoiceFilter("kind", _("Kind"), choices=lambda: [(code, str(word)) for code, word in PrintKind.choices]),
        TextFilter("q", _("Contains"), fields=("note",)),
    ]


def _step(row: ProtectedSource) -> str | None:
    return reverse("protected_source", args=[row.pk])


class SourceTable(DataTable):
    """All protected sources."""

    caption = _("Protected sources")
    empty = _("No source is protected yet. Add those whose work must never be taken down by mistake.")
    columns = [
        Column("place", _("Host or address"), kind="code", value=str, sort="host", link=_step),
        Column("kind", _("Kind"), kind="label", enum="SourceKind", sort="kind"),
        Column("note", _("Note")),
        Column("state", _("State"), kind="state", machine="content.ProtectedSource"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("host", "path", "note")),
        ChoiceFilter("kind", _("Kind"), choices=lambda: [(code, str(word)) for code, word in SourceKind.choices]),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in SOURCE.states]),
    ]
