"""Shapes of longitude and latitude in degrees (WGS 84). Distances are in kilometres, worked out on a plane that touches
the earth at the point asked for: exact to a percent over a few hundred kilometres, which a check of entries needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import cos, hypot, radians
from typing import NamedTuple

KM_OF_A_DEGREE = 111.195
"""Along a meridian, of a sphere with the earth's mean radius of 6,371 km."""


class Point(NamedTuple):
    """A place on the earth: longitude first, as GeoJSON has it."""

    longitude: float
    latitude: float


class Bounds(NamedTuple):
    """The rectangle around something."""

    west: float
    south: float
    east: float
    north: float


Ring = tuple[Point, ...]
"""A closed line: its first point stands again at its end."""


@dataclass(frozen=True)
class Outline:
    """One or more polygons. The first ring of each is its edge, the others are holes in it."""

    polygons: tuple[tuple[Ring, ...], ...]

    @classmethod
    def of(cls, coordinates: Iterable[Iterable[Iterable[Sequence[float]]]]) -> "Outline":
        """From the coordinates of a MultiPolygon, which are taken as they are."""
        return cls(
            tuple(
                tuple(tuple(Point(float(one[0]), float(one[1])) for one in ring) for ring in polygon)
                for polygon in coordinates
            )
        )

    @cached_property
    def bounds(self) -> Bounds:
        """The rectangle around it."""
        points = [point for polygon in self.polygons for point in polygon[0]]
        east_west, north_south = [one.longitude for one in points], [one.latitude for one in points]
        return Bounds(min(east_west), min(north_south), max(east_west), max(north_south))

    @property
    def corners(self) -> int:
        """How many there are, ends of rings counted once."""
        return sum(len(ring) - 1 for polygon in self.polygons for ring in polygon)

    def holds(self, point: Point) -> bool:
        """Whether it lies inside. What lies on the edge itself may count as either."""
        west, south, east, north = self.bounds
        if not (west <= point.longitude <= east and south <= point.latitude <= north):
            return False
        return any(
            _inside(polygon[0], point) and not any(_inside(hole, point) for hole in polygon[1:])
            for polygon in self.polygons
        )

    def kilometres_from(self, point: Point) -> float:
        """How far a point lies outside it; 0 inside."""
        if self.holds(point):
            return 0.0
        narrow = cos(radians(point.latitude))

        def on_the_plane(one: Point) -> tuple[float, float]:
            return (one.longitude - point.longitude) * narrow * KM_OF_A_DEGREE, (
                one.latitude - point.latitude
            ) * KM_OF_A_DEGREE

        rings = (ring for polygon in self.polygons for ring in polygon)
        return min(_from_origin(*pair) for ring in rings for pair in pairwise(map(on_the_plane, ring)))

    @cached_property
    def inner(self) -> Point:
        """A point inside that stands for the whole: in the middle of the widest stretch at the height of the middle of
        the largest polygon. It depends on the outline alone."""
        largest = max(self.polygons, key=lambda polygon: abs(_area(polygon[0])))
        latitudes = [one.latitude for one in largest[0]]
        height = (min(latitudes) + max(latitudes)) / 2
        crossings = sorted(x for ring in largest for x in _crossings(ring, height))
        stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
        if not stretches:  # a flat line: nothing is inside
            return largest[0][0]
        first, last = max(stretches, key=lambda pair: pair[1] - pair[0])
        return Point((first + last) / 2, height)

    def simplified(self, degrees: float) -> "Outline":
        """The same with fewer corners, none of those left out further than *degrees* from what is kept (Douglas and
        Peucker, 1973). A ring that would collapse keeps its corners."""
        return Outline(tuple(tuple(_fewer(ring, degrees) for ring in polygon) for polygon in self.polygons))


def _inside(ring: Ring, point: Point) -> bool:
    """Whether a line to the east crosses the ring an odd number of times."""
    return sum(x > point.longitude for x in _crossings(ring, point.latitude)) % 2 == 1


def _crossings(ring: Ring, latitude: float) -> list[float]:
    """At which longitudes a ring crosses a parallel; a corner on it counts for the edge above alone."""
    return [
        a.longitude + (latitude - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude)
        for a, b in pairwise(ring)
        if (a.latitude > latitude) != (b.latitude > latitude)
    ]


def _area(ring: Ring) -> float:
    """Twice the area in square degrees, negative clockwise: good enough to tell the largest."""
    return sum(a.longitude * b.latitude - b.longitude * a.latitude for a, b in pairwise(ring))


def _from_origin(first: tuple[float, float], last: tuple[float, float]) -> float:
    """How far the stretch between two points passes from the origin."""
    (x, y), (dx, dy) = first, (last[0] - first[0], last[1] - first[1])
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, -(x * dx + y * dy) / length)) if length else 0.0
    return hypot(x + along * dx, y + along * dy)


def _fewer(ring: Ring, most: float) -> Ring:
    keep = {0, len(ring) - 1}
    spans = [(0, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = 0.0, 0
        for middle in range(first + 1, last):
            here = ring[middle]
            shifted = [
                (one.longitude - here.longitude, one.latitude - here.latitude) for one in (ring[first], ring[last])
            ]
            distance = _from_origin(*shifted)
            if distance > far:
                far, at = distance, middle
        if far > most:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return tuple(ring[one] for one in sorted(keep)) if len(keep) >= 4 else ring
