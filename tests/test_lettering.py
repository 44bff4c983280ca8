"""Names beside points: none covers another name or a point, and the most important come first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.lettering import GAPS, Box, Point, place

FRAME = Box(0, 0, 400, 300)


def test_a_name_stands_right_of_its_point_when_it_can():
    assert place([Point(100, 100, 5)], [(40, 10)], FRAME) == [Box(105 + GAPS[0], 95, 145 + GAPS[0], 105)]


def test_a_name_moves_to_the_left_at_the_edge_and_away_from_what_pulls():
    (at_edge,) = place([Point(390, 100, 5)], [(40, 10)], FRAME)
    assert at_edge.right == 385 - GAPS[0]
    (below,) = place([Point(100, 100, 5)], [(40, 10)], FRAME, [(0.0, -3.0)])
    assert below.upper == 95 - GAPS[0]


def test_the_first_name_gets_the_place_and_the_last_is_dropped():
    crowded = [Point(20, 10, 5)] * 3
    first, *rest = place(crowded, [(40, 10)] * 3, Box(0, 0, 70, 20))
    assert first == Box(27, 5, 67, 15)
    assert rest == [None, None]


def test_points_without_a_name_are_not_covered():
    (box,) = place([Point(100, 100, 5), Point(130, 100, 5)], [(40, 10)], FRAME)
    assert box.right == 95 - GAPS[0]


def test_nothing_to_place():
    assert place([], [], FRAME) == []


POINTS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 300), st.integers(1, 20), st.integers(10, 90), st.integers(-2, 2)),
    max_size=25,
)


@settings(derandomize=True, deadline=None)
@given(POINTS)
def test_nothing_covers_anything(rows):
    points = [Point(x, y, radius) for x, y, radius, _, _ in rows]
    sizes = [(width, 12.0) for *_, width, _ in rows]
    boxes = [box for box in place(points, sizes, FRAME, [(lean, 1.0) for *_, lean in rows]) if box]
    assert all(box.within(FRAME) for box in boxes)
    assert not any(a.overlaps(b) for number, a in enumerate(boxes) for b in boxes[number + 1 :])
    assert not any(point.under(box) for box in boxes for point in points)
