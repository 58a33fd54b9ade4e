"""Where an activity takes place."""

from dataclasses import dataclass
from decimal import Decimal

from zotim.formats.iati.parts import Code, Plain, Text
from zotim.formats.iati.shape import Part, attribute, many, one
from zotim.formats.iati.values import number


@dataclass(frozen=True, slots=True)
class Gazetteer(Part):
    """The code of a place in a gazetteer (*vocabulary*: G1 GeoNames, A4 ISO 3166-1, …)."""

    code: str | None = attribute()
    vocabulary: str | None = attribute()


@dataclass(frozen=True, slots=True)
class Administrative(Part):
    """An administrative division that the place lies in, and its *level* (1: the first below the country)."""

    code: str | None = attribute()
    vocabulary: str | None = attribute()
    level: str | None = attribute()


@dataclass(frozen=True, slots=True)
class Point(Part):
    """A point; *srs* names the system of reference, and the published one is WGS 84."""

    srs: str | None = attribute("srsName")
    pos: Plain | None = one("pos", Plain)

    @property
    def degrees(self) -> tuple[Decimal, Decimal] | None:
        """Latitude and longitude in degrees, None where the text isn't two numbers of that size.

        >>> Point(pos=Plain("36.34 43.13")).degrees
        (Decimal('36.34'), Decimal('43.13'))
        """
        read = [number(one) for one in self.pos.text.split()[:3]] if self.pos is not None else []
        if len(read) != 2 or read[0] is None or read[1] is None:
            return None
        latitude, longitude = read[0], read[1]
        return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


@dataclass(frozen=True, slots=True)
class Location(Part):
    """A place; *exactness* 1 exact, 2 approximate."""

    ref: str | None = attribute()
    reach: Code | None = one("location-reach", Code)
    ids: tuple[Gazetteer, ...] = many("location-id", Gazetteer)
    name: Text | None = one("name", Text)
    description: Text | None = one("description", Text)
    activity_description: Text | None = one("activity-description", Text)
    administrative: tuple[Administrative, ...] = many("administrative", Administrative)
    point: Point | None = one("point", Point)
    exactness: Code | None = one("exactness", Code)
    location_class: Code | None = one("location-class", Code)
    feature: Code | None = one("feature-designation", Code)
