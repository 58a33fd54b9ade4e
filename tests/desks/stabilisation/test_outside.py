"""What is told outside of a place: whatever leaves is the same, whatever isn't told."""

import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.core.texts import Translated
from zotim.desks.stabilisation.places import hxl, iati
from zotim.desks.stabilisation.places.drawing import Drawn, geojson, picture
from zotim.desks.stabilisation.places.models import Area, Place
from zotim.desks.stabilisation.places.outside import outside, told

pytestmark = pytest.mark.once

WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=6, max_size=12)
AREAS = [
    Area(reference=f"ZOT-AREA-{number}", title=Translated.of("en", name), country="IQ", scheme="pcode", code=code,
         latitude=latitude, longitude=longitude, level=1)
    for number, (name, code, latitude, longitude) in enumerate([
        ("Upper valley", "IQZZ1", Decimal("36.1"), Decimal("43.1")), ("Plain without a point", "IQZZ2", None, None),
    ])
]  # fmt: skip
SECRET = st.fixed_dictionaries(
    {
        "reference": WORD.map(lambda word: f"ZOT-{word}"),
        "title": WORD.map(lambda word: Translated.of("en", f"Secret {word}", ar=f"سر {word}")),
        "also": WORD,
        "scheme": st.sampled_from(["pcode", "geonames"]),
        "code": WORD,
        "latitude": st.decimals("33.0", "36.9", places=5),
        "longitude": st.decimals("42.0", "44.9", places=5),
        "exactness": st.sampled_from(["exact", "approximate"]),
        "source": WORD,
        "telling_why": WORD,
    }
)


def leaves(places):
    """Everything that leaves of some places: table, locations of IATI, picture and shapes of the map."""
    found = list(told(places))
    out = io.BytesIO()
    hxl.write_places(out, found)
    drawn = Drawn("IQ", [(area, None) for area in AREAS], found)
    return "\n".join([
        out.getvalue().decode("utf-8-sig"), *(repr(iati.location(one)) for one in found), picture("Map", drawn),
        json.dumps(geojson(drawn), ensure_ascii=False),
    ])  # fmt: skip


def made(secret, telling, area):
    return Place(country="IQ", telling=telling, area=area, **secret)


@given(SECRET, SECRET, st.sampled_from([None, *AREAS]))
def test_of_a_place_whose_area_alone_is_told_nothing_else_changes_what_leaves(one, other, area):
    assert leaves([made(one, "area", area)]) == leaves([made(other, "area", area)])


@given(st.lists(st.tuples(SECRET, st.sampled_from(["exact", "area"]), st.sampled_from([None, *AREAS]))), SECRET)
def test_of_a_place_of_which_nothing_is_told_what_leaves_doesnt_say_that_there_is_one(others, secret):
    shown = [made(*one) for one in others]
    assert leaves([*shown, made(secret, "withheld", AREAS[0])]) == leaves(shown)


@given(SECRET, st.sampled_from(["area", "withheld"]), st.sampled_from([None, *AREAS]))
def test_no_word_and_no_degree_of_it_stands_in_what_leaves(secret, telling, area):
    text = leaves([made(secret, telling, area)])
    for value in (secret["reference"], secret["code"], str(secret["title"]), secret["also"], secret["telling_why"]):
        assert value not in text
    if area is None or area.point is None:
        assert f"{secret['latitude']:.5f}" not in text
        assert f"{secret['longitude']:.5f}" not in text


def test_an_area_without_a_point_gets_none_from_what_lies_in_it():
    place = Place(country="IQ", telling="area", area=AREAS[1], latitude=Decimal("35.5"), longitude=Decimal("43.5"))
    assert outside(place).point is None


def test_a_place_without_an_area_gives_its_state_alone():
    found = outside(Place(country="IQ", telling="area", title=Translated.of("en", "Secret")))
    assert (found.country, found.name, found.reference, found.point) == ("IQ", None, "", None)


def test_a_place_that_is_told_is_a_location_with_its_gazetteer():
    place = Place(
        country="IQ", telling="exact", exactness="exact", title=Translated.of("en", "Kolsh", ar="كولش"),
        reference="ZOT-1", scheme="geonames", code="123", latitude=Decimal("36.34"), longitude=Decimal("43.13"),
    )  # fmt: skip
    found = iati.location(outside(place))
    assert [(one.vocabulary, one.code) for one in found.ids] == [("A4", "IQ"), ("G1", "123")]
    assert found.point.degrees == (Decimal("36.34000"), Decimal("43.13000"))
    assert found.exactness.code == "1"
    assert {one.lang for one in found.name.narratives} == {"en", "ar"}
