"""The conferences that concern somebody."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable
from zotim.desks.reintegration.conferences.models import Conference
from zotim.desks.reintegration.conferences.states import CONFERENCE


class ConferenceTable(DataTable):
    """When and where, and how far each is."""

    caption = _("Conferences")
    empty = _("No conference concerns you now.")
    exportable = False
    columns = [
        Column(
            "reference", _("Reference"), kind="code", sort="reference",
            link=lambda row: reverse("conference", args=[row.pk]),
        ),
        Column("held_on", _("Day"), kind="date", sort="held_on"),
        Column("place", _("Place")),
        Column("body", _("Body"), kind="translated", value="body.name"),
        Column("kind", _("Kind"), value=lambda row: row.get_kind_display()),
        Column("state", _("State"), kind="state", machine="reintegration.Conference", sort="state"),
    ]  # fmt: skip
    filters = [
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in CONFERENCE.states]),
        ChoiceFilter("kind", _("Kind"), choices=lambda: list(Conference.Kind.choices)),
    ]
