"""The table of missions."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.columns import page_of
from zotim.core.ui.countries import country
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter, in_translated
from zotim.core.ui.words import choices
from zotim.desks.deployments.missions.models import Route
from zotim.desks.deployments.missions.states import MISSION
from zotim.register.tables import REFERENCE, state_choices


class MissionTable(DataTable):
    """Missions to which people are sent."""

    caption = _("Missions")
    empty = _("Missions abroad to which people are sent will stand here.")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("Mission"), kind="translated", link=page_of("mission"), sort="title__texts__{language}"),
        Column("led_by", _("Who leads it"), kind="known", sort="led_by"),
        Column("host", _("In which state"), value=lambda one: country(one.host), sort="host"),
        Column("lead", pgettext_lazy("of a state", "Body"), kind="translated", value="lead.name", hidden=True),
        Column("from_on", _("From"), kind="date", sort="from_on"),
        Column("until_on", _("Until"), kind="date", sort="until_on"),
        Column("route", _("Route of authorisation"), kind="label", enum="Route", hidden=True),
        Column("live_billets", _("Billets"), kind="number"),
        Column("state", _("State"), kind="state", machine="deployments.Mission", sort="state"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "led_by", *in_translated("title"))),
        ChoiceFilter("route", _("Route of authorisation"), choices=lambda: choices(Route)),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(MISSION)),
    ]
