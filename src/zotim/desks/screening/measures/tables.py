"""The table of holds and freezes. Whom they concern stands on their pages, not here."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.screening.bases.models import SIDES
from zotim.desks.screening.lists.models import ListBasis
from zotim.desks.screening.measures.states import FREEZE


def _sides() -> list[tuple[str, str]]:
    return [(one.value, str(ListBasis(one).label)) for one in SIDES]


def _confirm_by(row: Any) -> Any:
    return row.confirm_by if row.state == "held" else None


class FreezeTable(DataTable):
    """Holds and freezes."""

    caption = _("Holds and freezes")
    empty = _("Nobody's assets are held. A hold is placed from the page of an alert.")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference", link=lambda row: reverse("freeze", args=[row.pk])),
        Column("state", _("State"), kind="state", machine="screening.Freeze", sort="state"),
        Column("basis", _("Rests on"), kind="label", enum="ListBasis", sort="basis"),
        Column("held_at", _("Held since"), kind="moment", sort="held_at"),
        Column("confirm_by", _("To be confirmed by"), kind="moment", value=_confirm_by, sort="confirm_by"),
        Column("because", _("Why it ended"), kind="label", enum="FreezeBecause", sort="because"),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("reference",)),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in FREEZE.states]),
        ChoiceFilter("basis", _("Rests on"), choices=_sides),
    ]
