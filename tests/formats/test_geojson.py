"""Files of boundaries: what is read, what is told, and what is refused."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats.geojson import read_outlines
from zotim.formats.text.errors import UnreadableFile

SQUARE = [[[43, 36], [44, 36], [44, 37], [43, 37], [43, 36]]]


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def polygon(coordinates=SQUARE):
    return {"type": "Polygon", "coordinates": coordinates}


def read(*features, **rest):
    told = []
    text = json.dumps({"type": "FeatureCollection", "features": list(features), **rest})
    return list(read_outlines(io.BytesIO(text.encode()), "a.geojson", told.append)), told


def test_polygons_of_both_kinds_are_read_with_what_stands_beside_them():
    shapes, told = read(
        feature(polygon(), ADM1_PCODE=" IQ15 "), feature({"type": "MultiPolygon", "coordinates": [SQUARE]}, shapeISO="")
    )
    assert [one.coordinates for one in shapes] == [[[[tuple(map(float, pair)) for pair in SQUARE[0]]]]] * 2
    assert [one.said("shapeISO", "ADM1_PCODE") for one in shapes] == ["IQ15", ""]
    assert told == []


def test_a_height_is_left_out():
    [one], _ = read(feature(polygon([[[43, 36, 5], [44, 36, 5], [44, 37, 5], [43, 36, 5]]])))
    assert one.coordinates[0][0][0] == (43.0, 36.0)


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        (None, "no_outline"),
        (polygon([]), "no_outline"),
        ({"type": "Point", "coordinates": [43, 36]}, "no_area"),
        (polygon([[[43, 36], [44, 36], [43, 36]]]), "few_points"),
        (polygon([[[43, 36], [44, 36], [44, 37], [43, 37]]]), "open_ring"),
        (polygon([[["43", 36], [44, 36], [44, 37], [43, 36]]]), "no_point"),
        (polygon([[[True, 36], [44, 36], [44, 37], [43, 36]]]), "no_point"),
        (polygon([[[438000, 4010000], [44, 36], [44, 37], [43, 36]]]), "no_degrees"),
    ],
)
def test_what_is_wrong_with_one_area_is_told_by_its_number_and_the_others_are_read(geometry, code):
    shapes, [told] = read(feature(geometry), feature(polygon()))
    assert [one.number for one in shapes] == [2]
    assert (told.line, told.unit, told.code) == (1, "feature", code)
    assert str(told).startswith("a.geojson, feature 1: ")


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:EPSG::3857", "", 4326])
def test_points_that_are_metres_are_refused(crs):
    with pytest.raises(UnreadableFile, match="degrees"):
        read(feature(polygon()), crs={"type": "name", "properties": {"name": crs}})


def test_degrees_by_their_old_name_are_read():
    shapes, _ = read(feature(polygon()), crs={"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}})
    assert len(shapes) == 1


@pytest.mark.parametrize(
    "text", ["", "[", "{}", "[]", "\xff", '{"type": "FeatureCollection", "features": {}}', "[" * 100_000, "NaN"]
)
def test_what_is_no_geojson_is_refused_with_an_account(text):
    with pytest.raises(UnreadableFile):
        list(read_outlines(io.BytesIO(text.encode("latin-1")), "a.geojson", print))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "coordinates"]), inner),
    max_leaves=12,
)


@given(st.sampled_from(["Polygon", "MultiPolygon"]), JSON)
def test_whatever_stands_there_is_read_or_told(kind, coordinates):
    shapes, told = read(feature({"type": kind, "coordinates": coordinates}))
    assert len(shapes) + len(told) == 1
