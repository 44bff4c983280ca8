"""The land as it is, and windows that hold every place."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.maps import NORTHERN, SHAPE, SMALLEST, SOUTHERN, land, window


def test_every_ring_is_closed_and_on_the_map():
    rings = [ring for polygon in land() for ring in polygon]
    assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in rings)
    assert all(-180 <= lon <= 360 and -90 <= lat <= 90 for ring in rings for lon, lat in ring)
    assert Counter(len(polygon) for polygon in land()) == {1: len(land()) - 1, 2: 1}  # the Caspian Sea is a hole


def test_no_ring_jumps_across_the_map():
    for polygon in land():
        for (before, lat), (lon, after) in (pair for ring in polygon for pair in pairwise(ring)):
            assert abs(lon - before) < 40 or lat == after == -90


def test_close_places_get_a_small_window_with_what_lies_around():
    view = window([125.75, 126.98], [39.03, 37.57])
    assert view.east - view.west == pytest.approx(SMALLEST)
    assert view.west < 120 < 130 < view.east
    assert view.stretch == pytest.approx(1.27, abs=0.02)


def test_far_places_get_the_world():
    view = window([125.75, -77.04, 0], [39, 38.9, 51.5])
    assert tuple(view) == (-180, 180, SOUTHERN, NORTHERN)
    assert window([0, 170, -77], [-89, 0, 0]).south == -90


def test_the_shorter_way_may_cross_the_180th_meridian():
    view = window([178.44, -171.77], [-18, -14])
    assert 160 < view.west < 178.44
    assert 188.23 < view.east < 210
    assert view.turn(-171.77) == pytest.approx(188.23)
    assert view.turn(178.44) == 178.44


PLACES = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=8)


@settings(derandomize=True, deadline=None)
@given(PLACES)
def test_every_place_is_in_its_window(places):
    lons, lats = zip(*places, strict=True)
    view = window(lons, lats)
    assert all(view.west <= view.turn(lon) <= view.east for lon in lons)
    assert all(view.south <= lat <= view.north for lat in lats)
    assert SMALLEST - 1e-6 <= view.east - view.west <= 360
    assert 0.1 < view.shape < 2 * SHAPE[1]
