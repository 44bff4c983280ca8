"""Bars of shares, one an outlet, in parts that have a hatch and a name each, and a second bar for another share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from kit import look
from kit.drawing import BAND, GREY, set_height, shortened, size_of, width, wrapped, write
from kit.plots import INK, SOFT

# All in points.
_ROW = 16.0
_LINE = 11.0
_NAME = 118.0  # the longest name of a row
_BAR = 11.0  # the height of a bar
_SIDE = 36.0  # the longest bar at the right
_PART = 52.0  # the width of a name of a part at least
_FIRST = 50.0  # how far left such names may stand
_LEADER = 13.0  # the height of the lines from the first bar to the names of its parts

#: Looks of parts, which differ in hatch or in lightness, too.
AMBER: dict[str, Any] = {"facecolor": look.COLOURS["STATEMENT"]}
STRIPED: dict[str, Any] = {"facecolor": "#f8dfac", "hatch": "//////"}
DOTTED: dict[str, Any] = {"facecolor": "#bfe0f5", "hatch": "....."}
BLUE: dict[str, Any] = {"facecolor": look.COLOURS["PERSON"]}
OPEN: dict[str, Any] = {"facecolor": "white"}
PLAIN: dict[str, Any] = {"facecolor": "#d3d7da"}
CROSSED: dict[str, Any] = {"facecolor": "white", "hatch": "xxx"}

#: Groups of :data:`kit.sources.GROUPS` with their looks; those that few statements have are put together as ``other``.
KINDS = {
    "official": AMBER,
    "state media": STRIPED,
    "other media": DOTTED,
    "named person": BLUE,
    "unnamed people": OPEN,
    "document": PLAIN,
    "other": CROSSED,
}


class Part(NamedTuple):
    """A part of all bars: its name, its look, and how much of it each bar has."""

    name: str
    look: dict[str, Any]
    counts: Sequence[int]


class Side(NamedTuple):
    """The bars at the right: their head, their look, and for each row a part of a whole."""

    head: str
    look: dict[str, Any]
    cells: Sequence[tuple[int, int]]


def draw(axes: Axes, rows: Sequence[str], parts: Sequence[Part], side: Side | None) -> None:
    """Draw a bar for each row, all of the same length, with its count before it and counts in its parts.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    rows : sequence of str
        Names of the bars. The first bar carries the names of the parts; if it is the whole of the others, call it so.
    parts : sequence of Part
        At least one. A count stands in its part where there is room.
    side : Side or None
        The bars at the right.
    """
    wide = size_of(axes)[0]
    totals = [sum(own) for own in zip(*(part.counts for part in parts), strict=True)]
    names = [shortened(name or "(no name)", _NAME) for name in rows]
    left = max(map(width, [*names, names[0] + "mm"])) + max(width(f"{total:,}") for total in totals) + 18
    right = wide - (_side_width(side) if side else 2)
    tops = [place * _ROW for place in range(len(rows))]
    for place, (top, name, total) in enumerate(zip(tops, names, totals, strict=True)):
        if place % 2:
            axes.add_patch(Rectangle((0, top), wide, _ROW, color=BAND, linewidth=0, zorder=-2))
        write(axes, 2, top + _ROW / 2, name, fontweight="bold" if len(rows) > 1 and not place else "normal")
        write(axes, left - 6, top + _ROW / 2, f"{total:,}", ha="right")
        if total:
            _draw_bar(axes, [part.counts[place] for part in parts], parts, (left, right), top + _ROW / 2)
    high = _draw_names(axes, parts, (left, right), totals)
    if side:
        high = max(high, _draw_side(axes, side, right + 14, tops))
    low = tops[-1] + _ROW
    axes.set(xticks=[], yticks=[], xlim=(0, wide), ylim=(low, -high))
    set_height(axes, low + high)


def _draw_bar(
    axes: Axes, counts: Sequence[int], parts: Sequence[Part], ends: tuple[float, float], middle: float
) -> None:
    place, scale = ends[0], (ends[1] - ends[0]) / sum(counts)
    for part, number in zip(parts, counts, strict=True):
        long = number * scale
        if number:
            style: dict[str, Any] = {"edgecolor": INK, "linewidth": 0.6} | part.look
            axes.add_patch(Rectangle((place, middle - _BAR / 2), long, _BAR, **style))
            if width(str(number)) + 5 <= long:
                face = part.look["facecolor"]
                ground = {"facecolor": face, "edgecolor": "none", "pad": 0.8} if "hatch" in part.look else None
                colour = "white" if sum(to_rgb(face)) < 1.4 else INK
                write(axes, place + long / 2, middle, str(number), ha="center", color=colour, bbox=ground)
        place += long


def _draw_names(axes: Axes, parts: Sequence[Part], ends: tuple[float, float], totals: Sequence[int]) -> float:
    """Name the parts above the first bar, each joined to its part by a line; return how high the names stand."""
    first = next((place for place, total in enumerate(totals) if total), 0)
    counts = [part.counts[first] for part in parts]
    there = [place for place, number in enumerate(counts) if number] if first == 0 else []
    scale = (ends[1] - ends[0]) / max(sum(counts), 1)
    starts = [0, *accumulate(counts)]
    middles = [ends[0] + (starts[place] + counts[place] / 2) * scale for place in there]
    room = (ends[1] - ends[0]) / max(len(there), 1)
    words = [wrapped(parts[place].name or "(no name)", max(room - 6, _PART), 3) for place in there]
    wides = [max(map(width, lines)) for lines in words]
    places = spread(middles, [wide + 7 for wide in wides], min(ends[0] - 4, _FIRST), ends[1] + 8)
    for middle, x, lines in zip(middles, places, words, strict=True):
        axes.plot([middle, middle, x], [(_ROW - _BAR) / 2, 0, -_LEADER], color=SOFT, linewidth=0.7, clip_on=False)
        for line, text in enumerate(reversed(lines)):
            write(axes, x, -_LEADER - 7 - _LINE * line, text, ha="center")
    return _LEADER + 5 + _LINE * max(map(len, words), default=1)


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Move places, given in order, as little as needed so that things of these sizes do not overlap.

    Those that would overlap make a block, which stands where its members want it on average; blocks that would overlap
    are joined (pool adjacent violators). What does not fit between ``low`` and ``high`` overlaps evenly.
    """
    if not wanted:
        return []
    squeeze = min(1.0, (high - low) / sum(sizes))
    sizes = [size * squeeze for size in sizes]
    blocks: list[tuple[list[int], float, float]] = []  # members, where the block begins, its size
    for at, (middle, size) in enumerate(zip(wanted, sizes, strict=True)):
        blocks.append(([at], min(max(middle - size / 2, low), high - size), size))
        while len(blocks) > 1 and blocks[-2][1] + blocks[-2][2] > blocks[-1][1] + 1e-9:
            (first, _, one), (last, _, other) = blocks[-2:]
            members, offset, begins = [*first, *last], 0.0, []
            for member in members:
                begins.append(wanted[member] - sizes[member] / 2 - offset)
                offset += sizes[member]
            begin = min(max(sum(begins) / len(begins), low), high - one - other)
            blocks[-2:] = [(members, begin, one + other)]
    places = []
    for members, place, _ in blocks:
        for member in members:
            places.append(place + sizes[member] / 2)
            place += sizes[member]
    return places


def _side_width(side: Side) -> float:
    return 14 + _SIDE + 4 + max(width(_of(*cell)) for cell in side.cells) + 2


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,}"


def _draw_side(axes: Axes, side: Side, left: float, tops: Sequence[float]) -> float:
    """Draw the bars at the right; return how high their head stands."""
    lines = wrapped(side.head, _side_width(side) - 14, 3)
    for line, words in enumerate(reversed(lines)):
        write(axes, left, -8 - _LINE * line, words)
    axes.vlines(left, 0, tops[-1] + _ROW, color=SOFT, linewidth=0.6)
    for top, (part, whole) in zip(tops, side.cells, strict=True):
        axes.add_patch(Rectangle((left, top + (_ROW - _BAR) / 2), _SIDE, _BAR, facecolor="white", edgecolor=GREY))
        if part:
            style: dict[str, Any] = {"edgecolor": INK, "linewidth": 0.6} | side.look
            axes.add_patch(Rectangle((left, top + (_ROW - _BAR) / 2), _SIDE * part / whole, _BAR, **style))
        write(axes, left + _SIDE + 4, top + _ROW / 2, _of(part, whole))
    return 8 + _LINE * len(lines)
