"""The land of the world, and which part of it a map of some places shows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from kit import data

#: Degrees of latitude or longitude that a map shows at least: the coastlines are too coarse for less.
SMALLEST = 18.0

#: Height of a map for one of width, at least and at most.
SHAPE = (0.45, 0.7)

#: The most southern and northern latitude of a map, unless a place lies beyond.
SOUTHERN, NORTHERN = -58.0, 84.0

#: From this width on, in degrees of longitude, a map shows the whole world, with Greenwich in the middle.
WIDE = 180.0

Ring = tuple[tuple[float, float], ...]


class Window(NamedTuple):
    """What a map shows, in degrees; east may pass 180 when the map crosses the 180th meridian."""

    west: float
    east: float
    south: float
    north: float

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is than one of longitude, at the middle of the map.

        An equirectangular map with this ratio is true to shape there (J. P. Snyder, "Map projections: a working
        manual", 1987, section 12).
        """
        return 1 / max(0.2, math.cos(math.radians((self.south + self.north) / 2)))

    @property
    def shape(self) -> float:
        """Height of the map for a width of one."""
        return (self.north - self.south) * self.stretch / (self.east - self.west)

    def turn(self, lon: float) -> float:
        """Give a longitude the value (or the same plus 360) that it has in this window."""
        return self.west + (lon - self.west) % 360 if not self.west <= lon <= self.east else lon


@cache
def land() -> tuple[tuple[Ring, ...], ...]:
    """Read the land: for each polygon its rings, longitude and latitude in degrees, the outer ring first.

    A polygon that crosses the 180th meridian goes on beyond 180.

    Notes
    -----
    Natural Earth, scale 1:110 million; see ``kit/data/README.md``.
    """
    polygons = groupby(data.rows("coastlines.csv"), key=lambda row: row["polygon"])
    return tuple(tuple(_ring(row["points"]) for row in rings) for _, rings in polygons)


def _ring(points: str) -> Ring:
    pairs = (point.split(",") for point in points.split())
    return tuple((float(lon), float(lat)) for lon, lat in pairs)


def window(lons: Sequence[float], lats: Sequence[float]) -> Window:
    """Choose what a map of some places shows: all of them with a margin, over the 180th meridian if that is shorter.

    Parameters
    ----------
    lons, lats : sequence of float
        Degrees, −180 to 180 and −90 to 90; at least one of each.

    Returns
    -------
    Window
    """
    west, east = _span(lons)
    width = max(1.25 * (east - west) + 2, SMALLEST)
    height = 1.3 * (max(lats) - min(lats)) + 2
    middle, centre = (west + east) / 2, (min(lats) + max(lats)) / 2
    stretch = Window(west, east, centre, centre).stretch
    height = max(height, SHAPE[0] * width / stretch)
    width = max(width, height * stretch / SHAPE[1])
    lowest, highest = max(-90.0, min(SOUTHERN, min(lats) - 2)), min(90.0, max(NORTHERN, max(lats) + 2))
    if width > WIDE:
        return Window(-180.0, 180.0, lowest, highest)
    south = max(lowest, min(centre - height / 2, highest - height))
    return Window(middle - width / 2, middle + width / 2, south, min(highest, south + height))


def _span(lons: Sequence[float]) -> tuple[float, float]:
    """Find the shorter way round the world that meets all places; east of 180 when it crosses that meridian."""
    around = sorted(set(lons))
    straight = around[-1] - around[0]
    gap, after = max(((b - a, b) for a, b in pairwise(around)), default=(0.0, 0.0))
    crossing = 360 - gap
    return (after, after + crossing) if crossing < min(straight, WIDE) else (around[0], around[-1])
