"""What pictures of tables share: words that are measured before they are set, and axes in points."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from kit.cells import missing
from kit.plots import INK
from kit.wording import count, spread

SMALL = 9.0  #: Points, the smallest text.

#: Colours of counts, and of every second lane, day or row.
GREY, BAND = "#b5bdc2", "#f5f5f5"


def articles_line(articles: Iterable[tuple[str, date | None]]) -> str:
    """Say how many articles there are and when they were published."""
    told = set(articles)
    when = spread((day for _, day in told), ", published ")
    return f"{count(len({article for article, _ in told}), 'article')}{when}"


def check(table: pd.DataFrame, columns: Iterable[str], maker: str) -> None:
    """See that a table has the columns that a picture needs.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    for column in columns:
        if column not in table.columns:
            has = ", ".join(map(str, table.columns)) or "none"
            raise ValueError(f"The table has no column {column!r}. Give a table of {maker}. The columns are: {has}.")


def day_in(value: Any) -> date | None:
    """Return the day in a cell of a table, if there is one."""
    return None if missing(value) else pd.Timestamp(value).date()


def words_in(value: object) -> str:
    """Return the text of a cell on one line; letters that the font of the picture has not become a sign for it."""
    if missing(value):
        return ""
    font = get_font(findfont(FontProperties()))
    return "".join(sign if font.get_char_index(ord(sign)) else "�" for sign in " ".join(str(value)[:400].split()))


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
