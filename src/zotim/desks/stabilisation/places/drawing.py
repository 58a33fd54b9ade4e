"""The map as a picture (SVG made here), and as GeoJSON for a map that moves: outlines, where areas stand, and what is
told of places. The tables beside it say the same; neither asks anybody outside."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from zotim.core.ui import show
from zotim.core.ui.countries import country as named
from zotim.core.ui.words import label
from zotim.desks.stabilisation.places.models import Area
from zotim.desks.stabilisation.places.outside import Told
from zotim.engines.outlines import Bounds, Outline, Point, state

WIDTH, MARGIN, TALLEST = 720, 14, 900
CELL = 9
"""Units of the picture in which places stand as one dot: ten thousand dots would be none."""


@dataclass(frozen=True)
class Drawn:
    """What a map of a state is made of."""

    country: str
    areas: Sequence[tuple[Area, Outline | None]]
    places: Sequence[Told]

    @property
    def state(self) -> Outline | None:
        """The outline of the state, if one is kept."""
        return state(self.country)

    @cached_property
    def whole(self) -> Sequence[Told]:
        """Places that are told as they are, with a point."""
        return [one for one in self.places if one.whole and one.point]

    @cached_property
    def coarse(self) -> Counter[str]:
        """Of how many places each area alone is told, by the reference of the area."""
        return Counter(one.reference for one in self.places if one.level)

    @cached_property
    def numbers(self) -> Counter[str]:
        """Of how many places in each area something is told, by the reference of the area."""
        areas = (one if one.level else one.area for one in self.places)
        return Counter(area.reference for area in areas if area)


@dataclass(frozen=True, slots=True)
class Scale:
    """Degrees as points of the picture: north is up, and a kilometre is as long to the east as to the north."""

    around: Bounds
    units: float
    narrow: float

    @classmethod
    def of(cls, around: Bounds) -> "Scale":
        narrow = cos(radians((around.south + around.north) / 2))
        wide = max((around.east - around.west) * narrow, 0.02)
        high = max(around.north - around.south, 0.02)
        units = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / high)
        return cls(around, units, narrow)

    @property
    def height(self) -> int:
        """How high the picture is."""
        return round((self.around.north - self.around.south) * self.units) + 2 * MARGIN

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point lies in the picture."""
        return (
            MARGIN + (point.longitude - self.around.west) * self.narrow * self.units,
            MARGIN + (self.around.north - point.latitude) * self.units,
        )

    def path(self, outline: Outline) -> str:
        """An outline as a path."""
        rings = (map(self.at, ring[:-1]) for polygon in outline.polygons for ring in polygon)
        return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)


def picture(title: str, drawn: Drawn) -> SafeString:
    """The map as SVG; nothing where there is nothing to draw."""
    around = _around(drawn)
    if around is None:
        return SafeString("")
    scale = Scale.of(around)
    return format_html(
        '<svg class="chart map" viewBox="0 0 {} {}" role="img" aria-labelledby="map-title" aria-describedby="map-says">'
        '<title id="map-title">{}</title>{}{}{}{}</svg>',
        WIDTH, scale.height, title, _state(scale, drawn), _areas(scale, drawn), _coarse(scale, drawn),
        _dots(scale, drawn),
    )  # fmt: skip


def _around(drawn: Drawn) -> Bounds | None:
    """The rectangle around all that is drawn."""
    outlines = [drawn.state, *(outline for _area, outline in drawn.areas)]
    boxes = [one.bounds for one in outlines if one]
    points = [area.point for area, _outline in drawn.areas]
    if not drawn.state:  # else what is told lies in the state, or hardly outside
        points += [one.point for one in drawn.whole]
    boxes += [Bounds(*one, *one) for one in points if one]
    if not boxes:
        return None
    return Bounds(
        min(one.west for one in boxes), min(one.south for one in boxes),
        max(one.east for one in boxes), max(one.north for one in boxes),
    )  # fmt: skip


def _state(scale: Scale, drawn: Drawn) -> SafeString:
    if not drawn.state:
        return SafeString("")
    return format_html('<path class="state" d="{}"/>', scale.path(drawn.state))


def said(area: Area) -> str:
    """An area and where it stands, in words."""
    return f"{area.title}: {label(area.status, 'AreaStatus')}"


def _areas(scale: Scale, drawn: Drawn) -> SafeString:
    """Each area by its outline, or as a circle where none was imported."""
    parts = []
    for area, outline in drawn.areas:
        if outline:
            path = '<path class="area {}" d="{}"><title>{}</title></path>'
            parts.append(format_html(path, area.status, scale.path(outline), said(area)))
        elif area.point:
            circle = '<circle class="area {}" cx="{}" cy="{}" r="13"><title>{}</title></circle>'
            x, y = scale.at(area.point)
            parts.append(format_html(circle, area.status, f"{x:.1f}", f"{y:.1f}", said(area)))
    return format_html_join("", "{}", ((one,) for one in parts))


def _coarse(scale: Scale, drawn: Drawn) -> SafeString:
    """A square for the places of which the area alone is told, at the area's own point."""
    counted = drawn.coarse
    rows = []
    for area, outline in drawn.areas:
        point = area.point or (outline.inner if outline else None)
        if counted[area.reference] and point:
            x, y = scale.at(point)
            rows.append((f"{x - 5:.1f}", f"{y - 5:.1f}", _in_area(area, counted[area.reference])))
    return format_html_join(
        "", '<rect class="coarse" x="{}" y="{}" width="10" height="10"><title>{}</title></rect>', rows
    )


def _in_area(area: Area, number: int) -> str:
    text = ngettext("%(count)s place in %(area)s", "%(count)s places in %(area)s", number)
    return text % {"count": show.amount(number), "area": area.title}


def _dots(scale: Scale, drawn: Drawn) -> SafeString:
    """Places as dots; those that would lie on each other are one, larger one."""
    cells: dict[tuple[int, int], list[tuple[float, float, Told]]] = {}
    for one in drawn.whole:
        x, y = scale.at(one.point or Point(0, 0))
        cells.setdefault((int(x // CELL), int(y // CELL)), []).append((x, y, one))

    def rows() -> Iterator[tuple[str, str, str, str]]:
        for inside in cells.values():
            number = len(inside)
            x, y = (sum(along) / number for along in list(zip(*inside, strict=True))[:2])
            words = str(inside[0][2].name) if number == 1 else _together(number)
            yield f"{x:.1f}", f"{y:.1f}", f"{min(3.5 + number**0.5, 9):.1f}" if number > 1 else "4", words

    return format_html_join("", '<circle class="place" cx="{}" cy="{}" r="{}"><title>{}</title></circle>', rows())


def _together(number: int) -> str:
    return ngettext("%(count)s place", "%(count)s places", number) % {"count": show.amount(number)}


def geojson(drawn: Drawn) -> dict[str, Any]:
    """The same as GeoJSON: of each feature its *kind* (state, area, coarse, place), what it *says*, and of an area its
    *status*."""
    return {"type": "FeatureCollection", "features": list(_features(drawn))}


def _features(drawn: Drawn) -> Iterator[dict[str, Any]]:
    if drawn.state:
        yield _feature("state", named(drawn.country), _polygons(drawn.state))
    counted = drawn.coarse
    for area, outline in drawn.areas:
        inner = area.point or (outline.inner if outline else None)
        if outline:
            yield _feature("area", said(area), _polygons(outline), status=area.status)
        elif inner:
            yield _feature("area", said(area), _at(inner), status=area.status)
        if counted[area.reference] and inner:
            yield _feature("coarse", _in_area(area, counted[area.reference]), _at(inner))
    for one in drawn.whole:
        yield _feature("place", str(one.name), _at(one.point or Point(0, 0)))


def _feature(kind: str, says: str, geometry: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"kind": kind, "says": says, **more}, "geometry": geometry}


def _at(point: Point) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [point.longitude, point.latitude]}


def _polygons(outline: Outline) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": outline.polygons}


def legend(areas: Iterable[Area]) -> list[tuple[str, Any]]:
    """The statuses that stand in the map, with their words."""
    return [(status, label(status, "AreaStatus")) for status in dict.fromkeys(area.status for area in areas)]
