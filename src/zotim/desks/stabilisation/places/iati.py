"""What is told of a place as a location of IATI 2.03."""

from zotim.desks.stabilisation.places.models import Scheme
from zotim.desks.stabilisation.places.outside import Told
from zotim.formats.iati.parts import Code, Narrative, Plain, Text
from zotim.formats.iati.places import Gazetteer, Location, Point

WGS84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
EXACT, APPROXIMATE = "1", "2"
AT_THE_PLACE = "1"
"""Of the list LocationReach: what is told is where something is done."""
DIVISION, POPULATED = "1", "2"
"""Of the list LocationClass."""


def location(one: Told) -> Location:
    """The location, with the names in the languages in which there are some. A place whose area alone is told gives the
    location of its area, one without an area that of its state."""
    ids = [Gazetteer(one.country, "A4")]
    if one.scheme == Scheme.GEONAMES:
        ids.append(Gazetteer(one.code, "G1"))
    names = one.name.texts.items() if one.name else ()
    return Location(
        ref=one.code or one.reference or one.country,
        reach=Code(AT_THE_PLACE),
        ids=tuple(ids),
        name=Text(tuple(Narrative(text, language) for language, text in names)) if names else None,
        point=Point(WGS84, Plain(f"{one.point.latitude:.5f} {one.point.longitude:.5f}")) if one.point else None,
        exactness=Code(EXACT if one.exact else APPROXIMATE),
        location_class=Code(POPULATED if one.whole else DIVISION),
    )
