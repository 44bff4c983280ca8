"""A grid of rows and columns with words that are measured: labels beside or above their cells, totals at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from kit import look
from kit.drawing import BAND, SMALL, set_height, shortened, size_of, width, wrapped, write
from kit.plots import GRID, INK, SOFT

#: Colour of what is told, and of a pale ground for numbers.
TOLD, TINT = look.COLOURS["STATEMENT"], "#f8dfac"

# All in points.
_ROOM = 512.0  # the width of axes without ticks
_LINE = 12.0  # the height of a line of words
_CELL = 15.0  # the least height of a row of cells
_NARROW, _WIDE, _WIDEST = 11.0, 30.0, 70.0  # the width of a column; the last where names stand upright
_LABEL, _LONG = 170.0, 230.0  # the least width of labels beside their cells, and the width that they like
_NAME = 104.0  # the longest name of a column
_TOTAL = 10.0  # between the totals


class Grid(NamedTuple):
    """Where the cells of a grid stand, in points: middles of columns and of rows, and the size of a cell."""

    axes: Axes
    xs: list[float]
    ys: list[float]
    wide: float
    high: float
    right: float


def fitting(totals: Sequence[str]) -> int:
    """Say for how many columns there is room."""
    return int((_ROOM - _totals_width(totals)) / _NARROW)


def draw(
    axes: Axes,
    rows: Sequence[str],
    columns: Sequence[str],
    totals: Sequence[str],
    values: Sequence[Sequence[int]],
) -> Grid:
    """Set the words of a grid and return where its cells stand.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    rows, columns : sequence of str
        Labels. Those of the rows stand beside the cells if there is room, otherwise above them; those of the columns
        are turned where they are too wide.
    totals : sequence of str
        Heads of the numbers at the right.
    values : sequence of sequence of int
        The numbers of each row.
    """
    wide = size_of(axes)[0]
    right = wide - _totals_width(totals)
    names = [shortened(name or "(no name)", _NAME) for name in columns]
    upright = max(map(width, names)) + 6
    wished = upright if upright <= min(_WIDEST, (right - _LONG) / len(columns)) else _WIDE
    column = min(wished, (right - _LABEL) / len(columns))
    beside = column >= 13
    if not beside:
        column = min(_WIDE, right / len(columns))
    left = right - column * len(columns)
    if beside:
        lines = [_label(label or "(no words)", left - 12) for label in rows]
        highs = [max(_CELL, _LINE * len(words)) + 5 for words in lines]
    else:
        lines = [[shortened(label or "(no words)", right - 4)] for label in rows]
        highs = [_LINE + _CELL + 6.0] * len(rows)
    xs = [left + column * (place + 0.5) for place in range(len(columns))]
    ys, top = [], 0.0
    for place, (words, high) in enumerate(zip(lines, highs, strict=True)):
        middle = top + high / 2 if beside else top + _LINE + 3 + _CELL / 2
        first = top + high / 2 - _LINE * (len(words) - 1) / 2 if beside else top + 3 + _LINE / 2
        if place % 2 == 0:
            axes.add_patch(Rectangle((0, top), wide, high, color=BAND, linewidth=0, zorder=-2))
        for line, text in enumerate(words):
            write(axes, 2, first + _LINE * line, text)
        low = top + high if beside else middle + _CELL / 2 + 1
        edges = [x - column / 2 for x in xs] + [right]
        axes.vlines(edges, top if beside else middle - _CELL / 2 - 1, low, color=GRID, linewidth=0.5, zorder=-1)
        ys.append(middle)
        top += high
    _draw_totals(axes, totals, values, ys, right)
    head = _draw_heads(axes, xs, names, column)
    axes.set(xticks=[], yticks=[], xlim=(0, wide), ylim=(top, -head))
    set_height(axes, top + head)
    return Grid(axes, xs, ys, column, _CELL, right)


def _label(label: str, room: float) -> list[str]:
    """Break a label into lines; that it was cut before does not cost a line."""
    words = label.removesuffix(" …")
    return wrapped(words, room, 3, " …" if words != label else "")


def _totals_width(totals: Sequence[str]) -> float:
    return sum(width(words) + _TOTAL for words in totals) + 2


def _draw_totals(
    axes: Axes, totals: Sequence[str], values: Sequence[Sequence[int]], ys: Sequence[float], left: float
) -> None:
    """Set the numbers of each row at the right, under their heads."""
    edge = left
    for place, words in enumerate(totals):
        edge += width(words) + _TOTAL
        write(axes, edge, -8, words, ha="right", color=SOFT)
        for y, own in zip(ys, values, strict=True):
            write(axes, edge, y, f"{own[place]:,}", ha="right")


def _draw_heads(axes: Axes, xs: Sequence[float], names: Sequence[str], column: float) -> float:
    """Name the columns, turned if a name is wider than its column; return how high they stand."""
    widest = max(map(width, names))
    if widest + 4 <= column:
        for x, name in zip(xs, names, strict=True):
            write(axes, x, -8, name, ha="center")
        return 16.0
    turned: dict[str, Any] = {"rotation": 90, "ha": "center", "va": "bottom"}
    for x, name in zip(xs, names, strict=True):
        write(axes, x, -4, name, **turned)
    return widest + 8.0


def number(grid: Grid, row: int, column: int, value: int, *, strong: bool = False) -> None:
    """Set a number on a pale ground; what is strong stands on a darker one, in bold letters."""
    x, y = grid.xs[column], grid.ys[row]
    wide, high = grid.wide - 1.5, grid.high - 1
    colour = TOLD if strong else TINT
    grid.axes.add_patch(Rectangle((x - wide / 2, y - high / 2), wide, high, facecolor=colour, linewidth=0))
    weight = "bold" if strong and grid.wide > width(str(value)) * 1.2 + 1 else "normal"
    write(grid.axes, x, y, str(value), ha="center", fontweight=weight, fontsize=SMALL, color=INK)
