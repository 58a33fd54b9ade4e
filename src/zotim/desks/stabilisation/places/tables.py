"""The tables of areas, of places as they are, and of what is told of places."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.columns import page_of
from zotim.core.ui.countries import country
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, RowTable, TextFilter, WordsFilter, in_translated
from zotim.core.ui.words import choices
from zotim.desks.stabilisation.places.models import LEVELS, Place, Status, Telling
from zotim.desks.stabilisation.places.outside import Told
from zotim.desks.stabilisation.places.states import PLACE
from zotim.register.tables import REFERENCE, state_choices

LEVEL_CHOICES = [(number, str(number)) for number in range(1, LEVELS + 1)]
IN_STATE = _("In which state")


class AreaTable(DataTable):
    """Areas with where they stand."""

    caption = _("Areas")
    empty = _("Areas whose status is followed will stand here.")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference", hidden=True),
        Column(
            "title",
            pgettext_lazy("place", "Area"),
            kind="translated",
            link=page_of("area"),
            sort="title__texts__{language}",
        ),
        Column("country", IN_STATE, value=lambda one: country(one.country), sort="country"),
        Column("code", pgettext_lazy("of a place", "Code"), kind="code", sort="code"),
        Column("level", pgettext_lazy("of an area", "Level"), kind="number", sort="level", hidden=True),
        Column("status", pgettext_lazy("of an area", "Status"), kind="label", enum="AreaStatus", sort="status"),
        Column("status_on", pgettext_lazy("of a status", "Since"), kind="date", sort="status_on"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "code", *in_translated("title"))),
        ChoiceFilter("status", pgettext_lazy("of an area", "Status"), choices=Status.choices),
        ChoiceFilter("level", pgettext_lazy("of an area", "Level"), choices=LEVEL_CHOICES),
    ]


class PlaceTable(DataTable):
    """Places as they are. It gives no file: what leaves the desk is what is told outside."""

    caption = pgettext_lazy("stabilisation", "Places")
    empty = _("Places at which something is done will stand here.")
    exportable = False
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column(
            "title",
            pgettext_lazy("stabilisation", "Place"),
            kind="translated",
            link=page_of("place"),
            sort="title__texts__{language}",
        ),
        Column("country", IN_STATE, value=lambda one: country(one.country), sort="country"),
        Column(
            "area", pgettext_lazy("place", "Area"), kind="translated", value=lambda one: one.area and one.area.title
        ),
        Column("telling", pgettext_lazy("of a place", "Told outside"), kind="label", enum="Telling", sort="telling"),
        Column("state", _("State"), kind="state", machine="stabilisation.Place", sort="state"),
    ]
    filters = [
        WordsFilter("q", _("Contains"), model=Place),
        ChoiceFilter("telling", pgettext_lazy("of a place", "Told outside"), choices=lambda: choices(Telling)),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(PLACE)),
    ]


def _area_name(one: Told) -> Any:
    return one.name if one.level else one.area and one.area.name


class ToldTable(RowTable):
    """What is told of places: the map as a table. It holds nothing else."""

    caption = _("What is told of places")
    empty = _("Of no place of this state anything is told.")
    exportable = False
    keeps = ("country",)
    columns = [
        Column(
            "name",
            pgettext_lazy("stabilisation", "Place"),
            kind="translated",
            value=lambda one: (
                one.name if one.whole else country(one.country) if not one.level else _("a place in this area")
            ),
        ),
        Column("area", pgettext_lazy("place", "Area"), kind="translated", value=_area_name),
        Column(
            "code", pgettext_lazy("of a place", "Code"), kind="code", value=lambda one: one.code if one.whole else ""
        ),
        Column(
            "north",
            _("Degrees north"),
            kind="code",
            value=lambda one: f"{one.point.latitude:.5f}" if one.whole and one.point else "",
        ),
        Column(
            "east",
            _("Degrees east"),
            kind="code",
            value=lambda one: f"{one.point.longitude:.5f}" if one.whole and one.point else "",
        ),
    ]
