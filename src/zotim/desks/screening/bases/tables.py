"""The table of the law on which this desk works."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable
from zotim.desks.screening.bases.models import SIDES, LegalStep
from zotim.desks.screening.bases.states import BASIS
from zotim.desks.screening.lists.models import ListBasis


class BasisTable(DataTable):
    """Legal bases."""

    caption = _("Legal bases")
    empty = _("None is entered yet. Until one is confirmed by two people its step is off.")
    columns = [
        Column("step", pgettext_lazy("of a legal basis", "Step"), kind="label", enum="LegalStep", sort="step"),
        Column("side", _("For lists that rest on"), kind="label", enum="ListBasis", sort="side"),
        Column(
            "act",
            _("Legal basis"),
            kind="translated",
            value="cited",
            link=lambda row: reverse("legal_basis", args=[row.pk]),
        ),
        Column("body", _("Body that decides"), kind="translated"),
        Column("state", _("State"), kind="state", machine="screening.LegalBasis", sort="state"),
    ]
    filters = [
        ChoiceFilter(
            "step", pgettext_lazy("of a legal basis", "Step"),
            choices=lambda: [(one.value, str(one.label)) for one in LegalStep],
        ),
        ChoiceFilter(
            "side", _("For lists that rest on"),
            choices=lambda: [(one.value, str(ListBasis(one).label)) for one in SIDES],
        ),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in BASIS.states]),
    ]  # fmt: skip
