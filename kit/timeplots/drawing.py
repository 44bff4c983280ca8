"""What the pictures of time share: words that are measured before they are set, axes in points, and the dot."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from kit import look
from kit.plots import INK

#: Colours of what is certain, of what is known only roughly, of counts, and of every second lane or day.
DARK, PALE, GREY, BAND = look.COLOURS["EVENT"], "#e9e7f0", "#b5bdc2", "#f5f5f5"

SMALL = 9.0  #: Points, the smallest text.


@lru_cache(maxsize=4096)
def width(text: str, size: float = SMALL) -> float:
    """Return how many points wide a line is."""
    return float(text_to_path.get_text_width_height_descent(text, FontProperties(size=size), ismath=False)[0])


def shortened(text: str, room: float) -> str:
    """Cut a text so that it fits into so many points; what is cut shows as an ellipsis."""
    if width(text) <= room:
        return text
    kept = text[: int(room / 2)]  # a letter is hardly ever narrower than two points
    while kept and width(kept + "…") > room:
        kept = kept[:-1]
    words = kept if text[len(kept)] == " " else kept.rpartition(" ")[0]
    if len(words) > 0.6 * len(kept):  # better a word less than a part of a word
        kept = words
    return kept.rstrip(" ,;:–") + "…"


def wrapped(text: str, room: float, lines: int, tail: str = "") -> list[str]:
    """Break a text into lines of so many points; the last holds what is left, cut if need be, and the tail."""
    done: list[str] = []
    words = text.split()
    while words and len(done) < lines:
        last, line = len(done) == lines - 1, words.pop(0)
        while words and (last or width(f"{line} {words[0]}{'' if words[1:] else tail}") <= room):
            line += " " + words.pop(0)
        done.append(shortened(line, room - (0 if words else width(tail))))
    return [*done[:-1], done[-1] + tail]


def write(axes: Axes, x: float, y: float, text: str, **style: Any) -> None:
    """Set a text as it is (a dollar sign in it is no formula), its middle at a height."""
    usual: dict[str, Any] = {"fontsize": SMALL, "color": INK, "va": "center_baseline", "parse_math": False}
    axes.text(x, y, text, **(usual | style))


def dot(axes: Axes, x: float, y: float, size: float, *, certain: bool) -> None:
    """Draw an event as a dot, or as an open diamond if it is doubtful; the size is in points."""
    sign, inside, edge = ("o", DARK, "white") if certain else ("D", "white", DARK)
    size = size if certain else size * 0.75
    axes.plot(x, y, sign, markersize=size, markerfacecolor=inside, markeredgecolor=edge, markeredgewidth=0.7, zorder=3)


def size_of(axes: Axes) -> tuple[float, float]:
    """Return width and height of the axes in points, once title, footer and ticks have taken their room."""
    figure = _figure(axes)
    figure.draw_without_rendering()
    box = axes.get_window_extent()
    return box.width * 72 / figure.dpi, box.height * 72 / figure.dpi


def set_height(axes: Axes, points: float) -> None:
    """Make the figure so high that the axes are."""
    figure = _figure(axes)
    figure.set_figheight(figure.get_figheight() + (points - size_of(axes)[1]) / 72)


def _figure(axes: Axes) -> Figure:
    figure = axes.get_figure(root=True)
    assert isinstance(figure, Figure)
    return figure
