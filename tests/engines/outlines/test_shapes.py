"""Outlines: inside, how far outside, a point for the whole, fewer corners."""

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.outlines import STATES, Outline, Point, state

SQUARE = Outline.of([[[(43, 36), (44, 36), (44, 37), (43, 37), (43, 36)]]])
RING = Outline.of([[[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], [(4, 4), (6, 4), (6, 6), (4, 6), (4, 4)]]])


def star(radii, east=43.0, north=36.0):
    """A shape around a centre whose every ray crosses its edge once."""
    angles = [2 * pi * number / len(radii) for number in range(len(radii))]
    ring = [
        (east + radius * cos(angle), north + radius * sin(angle)) for angle, radius in zip(angles, radii, strict=True)
    ]
    return Outline.of([[[*ring, ring[0]]]])


STARS = st.lists(st.floats(0.1, 3), min_size=5, max_size=40).map(star)


@given(STARS)
def test_the_centre_of_a_star_is_inside_and_what_is_far_away_is_not(outline):
    assert outline.holds(Point(43, 36))
    assert not outline.holds(Point(47, 36))


@given(STARS)
def test_the_point_for_the_whole_lies_inside(outline):
    assert outline.holds(outline.inner) or outline.kilometres_from(outline.inner) < 0.001


@given(STARS, st.floats(0.001, 0.5))
def test_with_fewer_corners_no_corner_strays_further_than_asked(outline, most):
    fewer = outline.simplified(most)
    assert fewer.corners <= outline.corners
    assert set(fewer.polygons[0][0]) <= set(outline.polygons[0][0])
    for corner in outline.polygons[0][0]:
        assert fewer.holds(corner) or fewer.kilometres_from(corner) <= most * 111.2 + 0.001


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_what_is_inside_is_no_kilometre_away_and_what_is_outside_is(longitude, latitude):
    point = Point(longitude, latitude)
    assert SQUARE.holds(point) == (SQUARE.kilometres_from(point) == 0) or SQUARE.kilometres_from(point) < 1e-6


def test_a_degree_north_is_a_hundred_and_eleven_kilometres_and_a_degree_east_fewer():
    assert SQUARE.kilometres_from(Point(43.5, 38)) == pytest.approx(111.2, abs=0.1)
    assert SQUARE.kilometres_from(Point(45, 36.5)) == pytest.approx(89.4, abs=0.1)


def test_a_hole_is_outside():
    assert not RING.holds(Point(5, 5))
    assert RING.holds(Point(1, 1))
    assert RING.holds(RING.inner)


def test_a_flat_line_has_a_point_all_the_same():
    assert Outline.of([[[(1, 1), (2, 1), (1, 1), (1, 1)]]]).inner == Point(1, 1)


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [("IQ", 43.13, 36.34), ("SY", 38.99, 35.95), ("AL", 19.82, 41.33), ("XK", 21.17, 42.66), ("RS", 20.46, 44.79)],
)
def test_each_state_holds_its_own_city_and_no_other_does(code, longitude, latitude):
    assert [one for one in STATES if state(one).holds(Point(longitude, latitude))] == [code]


def test_each_state_that_is_named_has_an_outline_and_others_have_none():
    assert all(state(code).corners > 50 for code in STATES)
    assert state("FR") is None
