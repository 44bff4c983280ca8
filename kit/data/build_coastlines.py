"""Rebuild coastlines.csv, the land of the world for :func:`kit.plots.places`.

Run it only to refresh the file; the kit itself never needs what it needs::

    npm pack world-atlas@2 && tar xzf world-atlas-*.tgz
    python kit/data/build_coastlines.py package/land-110m.json

The land is Natural Earth's, scale 1:110 million (public domain), as TopoJSON. Its arcs are chains of steps on a
grid of whole numbers (TopoJSON Format Specification, section 2.1.4); a ring is a chain of arcs, and ``~n`` is arc
``n`` the other way round.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
#: Decimals of a degree that are kept: 0.01 is about a kilometre, far finer than the scale.
DECIMALS = 2

Point = tuple[float, float]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Give every arc as points of longitude and latitude, in degrees."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]

    def degrees(steps: list[list[int]]) -> Iterator[Point]:
        for x, y in accumulate(steps, lambda point, step: [point[0] + step[0], point[1] + step[1]]):
            yield round(x * wide + west, DECIMALS), round(y * high + south, DECIMALS)

    return [list(degrees(steps)) for steps in topology["arcs"]]


def unrolled(points: list[Point]) -> list[Point]:
    """Let a ring that crosses the 180th meridian go on beyond it, and close one that goes round a pole along its edge.

    In the source such a ring jumps from 180 to -180, as on a globe there is no jump.
    """
    turn, flat = 0, points[:1]
    for (before, _), (lon, lat) in pairwise(points):
        turn += 360 if lon - before < -180 else -360 if lon - before > 180 else 0
        flat.append((round(lon + turn, DECIMALS), lat))
    if turn:
        pole = -90.0 if flat[0][1] < 0 else 90.0
        flat += [(flat[-1][0], pole), (flat[0][0], pole), flat[0]]
    back = 360 if min(lon for lon, _ in flat) < -180 else 0
    return [(round(lon + back, DECIMALS), lat) for lon, lat in flat]


def ring(numbers: list[int], known: list[list[Point]]) -> list[Point]:
    """Join the arcs of a ring; each begins where the one before it ends, and the ring ends where it begins."""
    points: list[Point] = []
    for number in numbers:
        arc = known[number] if number >= 0 else known[~number][::-1]
        points += arc[1:] if points else arc
    return [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]


def rings(topology: dict[str, Any]) -> Iterator[tuple[int, str, list[Point]]]:
    """Give the rings of every polygon: its number, ``land`` for the outer ring and ``water`` for a hole in it."""
    known = arcs(topology)
    polygons = [shape for land in topology["objects"]["land"]["geometries"] for shape in land["arcs"]]
    for polygon, shape in enumerate(polygons, 1):
        for place, numbers in enumerate(shape):
            yield polygon, "water" if place else "land", ring(numbers, known)


def main() -> None:
    """Read the TopoJSON file that is given and write coastlines.csv beside this script."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("topology", type=Path, help="land-110m.json of the npm package world-atlas")
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    with (HERE / "coastlines.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("polygon", "kind", "points"))
        for polygon, kind, points in rings(topology):
            writer.writerow((polygon, kind, " ".join(f"{lon:g},{lat:g}" for lon, lat in unrolled(points))))


if __name__ == "__main__":
    main()
