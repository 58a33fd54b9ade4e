"""GeoJSON (RFC 7946): the outlines of areas in a file of boundaries, as COD-AB (OCHA) and geoBoundaries give them out.

Features are numbered from 1, since JSON has no lines. What is wrong with one is told by its number, and the others go
on; a file that isn't GeoJSON in degrees is refused whole.

>>> import io
>>> square = '[[[[43,36],[44,36],[44,37],[43,36]]]]'
>>> text = '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"shapeISO": "IQ-NI"}, ' \\
...     '"geometry": {"type": "MultiPolygon", "coordinates": ' + square + '}}]}'
>>> [one.properties["shapeISO"] for one in read_outlines(io.BytesIO(text.encode()), "iraq.geojson", print)]
['IQ-NI']
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from zotim.formats.marks import _
from zotim.formats.problems import Reading, Report
from zotim.formats.text.errors import UnreadableFile

MOST_BYTES = 100_000_000
"""Boundaries of the third level of a large state are about so large; a finer file is made simpler first."""
DEGREES = ("urn:ogc:def:crs:ogc:1.3:crs84", "urn:ogc:def:crs:ogc::crs84", "urn:ogc:def:crs:epsg::4326", "epsg:4326")
"""Names of the system of reference that is degrees of longitude and latitude, in small letters."""

Coordinates = list[list[list[tuple[float, float]]]]
"""Of a MultiPolygon: polygons, their rings, the rings' points (longitude, latitude)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An area in a file: its *number* among the features, what stands beside it, and its outline."""

    number: int
    properties: Mapping[str, Any]
    coordinates: Coordinates

    def said(self, *names: str) -> str:
        """The first of some properties that says something, as a text without blanks around it."""
        values = (self.properties.get(name) for name in names)
        texts = (str(one).strip() for one in values if isinstance(one, (str, int)) and not isinstance(one, bool))
        return next((one for one in texts if one), "")


class _Wrong(Exception):
    """What is wrong with one feature: the code of a problem and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def read_outlines(file: BinaryIO, name: str, report: Report) -> Iterator[Shape]:
    """The areas in *file*, which is called *name* in what is reported.

    Raises :class:`UnreadableFile` for a file that is too large, no GeoJSON, or whose points aren't degrees.
    """
    reading = Reading(name, report, unit="feature")
    for number, one in enumerate(_features(file, name), start=1):
        try:
            yield _shape(number, one)
        except _Wrong as wrong:
            reading.wrong(number, "", wrong.code, **wrong.values)


def _features(file: BinaryIO, name: str) -> list[Any]:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableFile(
            name, _("it is larger than %(most)s million bytes"), _("Make its outlines simpler, or split it."),
            most=MOST_BYTES // 1_000_000,
        )  # fmt: skip
    try:
        kept = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(
            name,
            _("it isn't JSON: %(because)s"),
            _("Choose a file of boundaries as GeoJSON."),
            because=str(error)[:200],
        ) from error
    features = kept.get("features") if isinstance(kept, dict) and kept.get("type") == "FeatureCollection" else None
    if not isinstance(features, list):
        raise UnreadableFile(name, _("it is no collection of features"), _("Choose a file of boundaries as GeoJSON."))
    if not _in_degrees(kept.get("crs")):
        raise UnreadableFile(
            name, _("its points aren't degrees of longitude and latitude (WGS 84)"),
            _("Have it written anew in EPSG:4326."),
        )  # fmt: skip
    return features


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _in_degrees(crs: Any) -> bool:
    """Whether a file of the older GeoJSON (2008) says degrees, or nothing, which means degrees."""
    if crs is None:
        return True
    named = crs.get("properties") if isinstance(crs, dict) else None
    return isinstance(named, dict) and str(named.get("name", "")).lower() in DEGREES


def _shape(number: int, one: Any) -> Shape:
    geometry = one.get("geometry") if isinstance(one, dict) and one.get("type") == "Feature" else None
    if not isinstance(geometry, dict):
        raise _Wrong("no_outline")
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise _Wrong("no_area", value=str(kind))
    polygons = _list([coordinates] if kind == "Polygon" else coordinates)
    properties = one.get("properties")
    return Shape(
        number, properties if isinstance(properties, dict) else {},
        [[_ring(ring) for ring in _list(polygon)] for polygon in polygons],
    )  # fmt: skip


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise _Wrong("no_outline")
    return value


def _ring(value: Any) -> list[tuple[float, float]]:
    ring = [_point(one) for one in _list(value)]
    if len(ring) < 4:
        raise _Wrong("few_points", has=len(ring))
    if ring[0] != ring[-1]:
        raise _Wrong("open_ring")
    return ring


def _point(value: Any) -> tuple[float, float]:
    numbers = _list(value)[:2]
    if len(numbers) < 2 or any(isinstance(one, bool) or not isinstance(one, (int, float)) for one in numbers):
        raise _Wrong("no_point", value=str(value))
    if abs(numbers[0]) > 180 or abs(numbers[1]) > 90:
        raise _Wrong("no_degrees", value=str(value))
    return float(numbers[0]), float(numbers[1])
