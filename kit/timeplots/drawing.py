"""What the pictures of time share: their colours, and the dot."""

from __future__ import annotations

from matplotlib.axes import Axes

from kit import look

#: Colours of what is certain, and of what is known only roughly.
DARK, PALE = look.COLOURS["EVENT"], "#e9e7f0"


def dot(axes: Axes, x: float, y: float, size: float, *, certain: bool) -> None:
    """Draw an event as a dot, or as an open diamond if it is doubtful; the size is in points."""
    sign, inside, edge = ("o", DARK, "white") if certain else ("D", "white", DARK)
    size = size if certain else size * 0.75
    axes.plot(x, y, sign, markersize=size, markerfacecolor=inside, markeredgecolor=edge, markeredgewidth=0.7, zorder=3)
