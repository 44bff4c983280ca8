"""Where names stand beside the points of a picture, so that none covers another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle, in any unit: its left, lower, right and upper edge."""

    left: float
    lower: float
    right: float
    upper: float

    def overlaps(self, other: Box) -> bool:
        """Say whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.lower < other.upper
            and other.lower < self.upper
        )

    def within(self, frame: Box) -> bool:
        """Say whether the whole rectangle lies in the frame."""
        return (
            frame.left <= self.left
            and self.right <= frame.right
            and frame.lower <= self.lower
            and self.upper <= frame.upper
        )


class Point(NamedTuple):
    """A round sign in the picture: its centre and its radius."""

    x: float
    y: float
    radius: float

    def nearest(self, box: Box) -> tuple[float, float]:
        """Give the point of the rectangle that is nearest to the centre."""
        return min(max(self.x, box.left), box.right), min(max(self.y, box.lower), box.upper)

    def under(self, box: Box) -> bool:
        """Say whether the rectangle would cover a part of the sign."""
        x, y = self.nearest(box)
        return (x - self.x) ** 2 + (y - self.y) ** 2 < self.radius**2


#: Sides of a point, the best first: right of it, left, above, below, then the corners. After E. Imhof, "Positioning
#: names on maps", The American Cartographer 2 (1975).
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))

#: How far from the edge of its sign a name may stand, the best first, in the unit of the boxes. From the second on
#: a name needs a line to its sign.
GAPS = (2.0, 12.0, 24.0, 36.0)


def place(
    points: Sequence[Point],
    sizes: Sequence[tuple[float, float]],
    frame: Box,
    away: Sequence[tuple[float, float]] = (),
) -> list[Box | None]:
    """Find a place for the name of each point.

    Parameters
    ----------
    points : sequence of Point
        The most important first. There may be more points than names; no name covers any of them.
    sizes : sequence of (float, float)
        Width and height of the names, for the first of the points.
    frame : Box
        Where names may stand.
    away : sequence of (float, float), optional
        For each name the direction in which it is read best, right and up; (0, 0) for the order of :data:`SIDES`.

    Returns
    -------
    list of Box or None
        For each name its place, or None when it would cover something wherever it stood.

    Notes
    -----
    Each name takes the best place that is still free: the greedy method of J. Christensen, J. Marks and S. Shieber,
    "An empirical study of algorithms for point-feature label placement", ACM Transactions on Graphics 14 (1995).
    Time grows with the number of names times the number of points.
    """
    found: list[Box | None] = []
    for point, size, direction in zip(points, sizes, away or [(0.0, 0.0)] * len(sizes), strict=False):
        free = (
            box
            for box in _around(point, size, direction)
            if box.within(frame)
            and not any(box.overlaps(other) for other in found if other)
            and not any(other.under(box) for other in points)
        )
        found.append(next(free, None))
    return found


def _around(point: Point, size: tuple[float, float], away: tuple[float, float]) -> Iterator[Box]:
    """Give the places around a point; at a corner a name stands nearer, as the sign is round."""
    width, height = size
    sides = sorted(SIDES, key=lambda side: -(side[0] * away[0] + side[1] * away[1]) / math.hypot(*side))
    for gap in GAPS:
        for right, up in sides:
            far = (point.radius + gap) / math.hypot(right, up)
            x = point.x + right * (far + width / 2)
            y = point.y + up * (far + height / 2)
            yield Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
