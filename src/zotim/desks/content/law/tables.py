"""The tables of law and platforms."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.columns import page_of
from zotim.core.ui.show import code
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.content.law.models import Way
from zotim.desks.content.law.states import BASIS, PLATFORM


class BasisTable(DataTable):
    """Legal bases of ways of acting."""

    caption = _("Legal bases")
    empty = _("None is entered yet. Until one is confirmed by two people its way of acting is off.")
    columns = [
        Column("way", _("Way of acting"), kind="label", enum="Way", sort="way"),
        Column("act", _("Legal basis"), kind="translated", value="cited", link=page_of("acting_basis")),
        Column("body", _("Body that decides"), kind="translated"),
        Column("state", _("State"), kind="state", machine="content.ActingBasis", sort="state"),
    ]
    filters = [
        ChoiceFilter("way", _("Way of acting"), choices=lambda: [(one.value, str(one.label)) for one in Way]),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in BASIS.states]),
    ]


class PlatformTable(DataTable):
    """Platforms."""

    caption = _("Platforms")
    empty = _("None is added yet. Referrals and orders go to platforms that stand here.")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference"),
        Column("name", _("Name"), sort="name", link=page_of("platform")),
        Column("hosts", _("Hosts"), value=lambda row: code(", ".join(row.hosts))),
        Column("country", pgettext_lazy("of a platform", "State"), kind="code", sort="country"),
        Column(
            "state", pgettext_lazy("of a platform", "In use"), kind="state", machine="content.Platform", sort="state"
        ),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "name")),
        ChoiceFilter(
            "state", pgettext_lazy("of a platform", "In use"),
            choices=lambda: [(one.code, str(one.label)) for one in PLATFORM.states],
        ),
    ]  # fmt: skip
