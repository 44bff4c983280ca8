"""A timeline in lanes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from kit.drawing import BAND, GREY, SMALL, articles_line, set_height, size_of, width, wrapped, write
from kit.plots import GRID, INK, SOFT, Picture, canvas, nothing
from kit.timeplots.days import Scale, above, day_of, from_to, number, ticks
from kit.timeplots.drawing import DARK, PALE
from kit.timeplots.events import Event, dates, read
from kit.timeplots.marks import Mark, choose, few_lanes, marks, scale_of
from kit.wording import count, in_full

# All in points.
_ROW = 14.0  # the height of a line of words
_GAP = 5.0  # between a sign and its words
_LONGEST = 200.0  # the longest words of an event
_NAME = 84.0  # the longest line of the name of a lane
_SIDE = 150.0  # the width of the list of what is not on the scale


class _Label(NamedTuple):
    """A sign on the scale and its words: the edges of the sign, of both, and where the words begin or end."""

    mark: Mark
    sign: tuple[float, float]
    left: float
    right: float
    words: list[str]
    at: float
    side: str


def timeline(events: pd.DataFrame, *, lanes: str = "source", most: int = 40) -> Picture:
    """Show events in time, in lanes, with what is doubtful, imprecise or undated marked as such.

    Parameters
    ----------
    events : pandas.DataFrame
        As :func:`kit.timeline` makes it.
    lanes : str
        The column that says in which lane an event stands: source, who, where or any other, such as a column with the
        kinds of the outlets that you add. Of several names in a cell the first counts. If there are more than eight
        lanes, the seven with most events are kept.
    most : int
        How many events have a sign and words of their own: those told most often. The others are counted, and so are
        those beside the scale of which a lane has more than six.

    Returns
    -------
    Picture
        Table: one row a sign, with lane, label, begin, end_, precision, certain, told (how often), place (scale,
        earlier, later, undated) and shown (whether it has words of its own).

    Raises
    ------
    ValueError
        If a column is missing.

    Notes
    -----
    When many events lie close together and others many times as far away, only the former stand on the scale
    (:func:`kit.timeplots.days.window`). The others are listed at its side with their dates, because a scale with a
    break is misread (W. S. Cleveland, *The Elements of Graphing Data*, 1994).
    """
    rows = few_lanes(read(events, lanes))
    if not rows:
        return nothing("There are no events to show", "Take more articles, or look at kit.tag_times of yours.", events)
    shown_days = scale_of(rows)
    every = marks(rows, shown_days)
    shown, rest = choose(every, most)
    title = _title(rows, every, shown_days)
    axes = canvas(3, title, _footer(rows, shown, rest, shown_days))
    names = {name: wrapped(name, _NAME, 3) for name in _in_order(rows)}
    wide, _ = size_of(axes)
    aside = any(mark.place != "scale" for mark in every)
    left = 14 + max(width(line) * 1.12 for lines in names.values() for line in lines)  # bold letters are wider
    scale = Scale(*shown_days, left, wide - _SIDE - 14 if aside else wide - 4)
    highest = max(_slots(rest, scale).values(), default=0)
    top = 0.0
    for place, (name, lines) in enumerate(names.items()):
        tint = "white" if place % 2 else BAND
        lane, others = [mark for mark in shown if mark.lane == name], [mark for mark in rest if mark.lane == name]
        on_scale = _draw_on_scale(axes, scale, top, lane, tint)
        if _draw_counts(axes, scale, top + on_scale, others, highest):
            on_scale += 1
        listed = _draw_list(axes, scale, (top, wide - _SIDE), lane, others)
        for line, words in enumerate(lines):
            write(axes, scale.day(2), top + line + 0.75, words, fontweight="bold")
        high = max(on_scale, listed, len(lines)) + 0.5
        axes.axhspan(top, top + high, color=tint, linewidth=0, zorder=-2)
        top += high
    _draw_axis(axes, scale, top)
    if aside:
        told = _told(every)
        outside = ", ".join(f"{told[place]:,} {place}" for place in ("earlier", "later", "undated") if told[place])
        _head(axes, scale.day(wide - _SIDE), f"Not on the scale:\n{outside}", 4, color=INK)
    axes.set(yticks=[], xlim=(scale.day(0), scale.day(wide)), ylim=(top, 0))
    set_height(axes, top * _ROW)
    columns = ["lane", "label", "begin", "end_", "precision", "certain", "told", "place"]
    table = pd.DataFrame([*shown, *rest], columns=columns).assign(shown=[True] * len(shown) + [False] * len(rest))
    return Picture(axes, dates(table, "begin", "end_"), f"{title}. {_said(rows, shown)}")


def _in_order(events: Sequence[Event]) -> list[str]:
    """Give the lanes, those with most events first; what is no name of its own stands last."""
    sizes = Counter(event.lane for event in events)
    return sorted(sizes, key=lambda name: (name == "not named" or name.endswith(" others"), -sizes[name], name))


def _told(every: Sequence[Mark]) -> Counter[str]:
    """Count the events of each place."""
    told: Counter[str] = Counter()
    for mark in every:
        told[mark.place] += mark.told
    return told


# Words of the whole


def _title(events: Sequence[Event], every: Sequence[Mark], shown_days: tuple[int, int]) -> str:
    told = _told(every)
    dated = len(events) - told["undated"]
    if not dated:
        return f"None of the {count(len(events), 'event')} has a date"
    sides = (("earlier", "before"), ("later", "after"))
    outside = " and ".join(f"{words} ({told[place]:,})" for place, words in sides if told[place])
    if outside:
        between = from_to(day_of(shown_days[0]), day_of(shown_days[1] - 1))
        return f"{told['scale']:,} of {dated:,} dated events touch the days {between}; the others lie {outside}"
    days = Counter(event.begin for event in events if event.begin and event.begin == event.last)
    (day, most), (_, second) = [*days.most_common(2), (None, 0), (None, 0)][:2]
    if day and most > max(second, 1):
        return f"{most} of {dated:,} dated events fall on {in_full(day)}, more than on any other day"
    begin = min(event.begin for event in events if event.begin)
    last = max(event.last for event in events if event.last)
    without = f"; {told['undated']:,} without a date" if told["undated"] else ""
    return f"{count(dated, 'dated event')}, {from_to(begin, last)}{without}"


def _footer(events: Sequence[Event], shown: Sequence[Mark], rest: Sequence[Mark], shown_days: tuple[int, int]) -> str:
    """Name the articles, the signs that are there, and what has no words of its own."""
    shapes = {mark.shape for mark in shown}
    signs = [
        ("day" in shapes, "● on a day"),
        ("interval" in shapes, "├─┤ from one day to another"),
        ("rough" in shapes, "▨ known only to the week, month or year"),
        (any(any(_cut(mark, *shown_days)) for mark in shown), "◀ ▶ goes on before or after"),
        (any(not mark.certain for mark in shown), "? doubtful"),
        (any(mark.told > 1 for mark in shown), "×2 told twice"),
    ]
    about = articles_line((event.article, event.published) for event in events)
    words = f"{about}. {', '.join(words for there, words in signs if there)}."
    if rest:
        words += (
            f" {count(sum(mark.told for mark in rest), 'more event')} without words; grey bars: how many, and when."
        )
    return words


def _said(events: Sequence[Event], shown: Sequence[Mark]) -> str:
    """Say which lanes there are, and what is told most often."""
    sizes = Counter(event.lane for event in events)
    said = [
        f"{from_to(mark.begin, mark.last) if mark.begin and mark.last else 'no date'}"
        f"{'' if mark.certain else ' (doubtful)'}, {mark.lane}: {mark.label}{mark.times}"
        for mark in sorted(shown[:12], key=lambda mark: mark.begin or date.max)
    ]
    more = len(events) - sum(mark.told for mark in shown[:12])
    if more:
        said.append(f"and {count(more, 'more event')}")
    return f"Lanes: {', '.join(f'{name} {sizes[name]}' for name in _in_order(events))}. {'; '.join(said)}."


# The axis


def _draw_axis(axes: Axes, scale: Scale, rows: float) -> None:
    chosen = ticks(scale)
    places = [number(day) for day in chosen.days]
    axes.xaxis.tick_top()
    axes.set_xticks([place + chosen.aside for place in places], chosen.words)
    axes.vlines([*places, scale.end] if chosen.aside else places, 0, rows, color=GRID, linewidth=0.8, zorder=0)
    high = 30 if any("\n" in words for words in chosen.words) else 18
    for day, words in above(scale, chosen):
        _head(axes, number(day), words, high, color=SOFT)


def _head(axes: Axes, x: float, words: str, high: float, color: str) -> None:
    """Set words so many points above the lanes."""
    where: dict[str, Any] = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points"}
    axes.annotate(words, (x, 1), (0, high), fontsize=SMALL, va="bottom", color=color, **where)


# A lane


def _draw_on_scale(axes: Axes, scale: Scale, top: float, lane: Sequence[Mark], tint: str) -> int:
    """Draw the events of a lane that stand on the scale, with their words; return how many rows they take."""
    labels = [_label(mark, scale) for mark in lane if mark.place == "scale"]
    labels.sort(key=lambda label: (label.left, label.right))
    ends: list[float] = []
    for label in labels:
        y = top + _free(ends, label) + 0.75
        _draw_sign(axes, scale, label.mark, label.sign, y)
        # No line of the grid and no bar goes through the words.
        style: dict[str, Any] = {"bbox": {"facecolor": tint, "edgecolor": "none", "pad": 1.2}}
        if label.side == "left":
            style["ha"] = "right"
        for line, words in enumerate(label.words):
            write(axes, scale.day(label.at), y + line, words, **style)
    return len(ends)


def _free(ends: list[float], label: _Label) -> int:
    """Take the first rows that are free from where a label begins, and note in ``ends`` where it ends."""
    high = len(label.words)
    row = next(row for row in range(len(ends) + 1) if all(end <= label.left for end in ends[row : row + high]))
    ends[row : row + high] = [label.right + 8] * high
    return row


def _label(mark: Mark, scale: Scale) -> _Label:
    """Say where the words of an event stand: right of its sign, left of it, or on its bar."""
    low, high = _sign(mark, scale)
    rooms = {"right": scale.right - high - _GAP, "left": low - scale.left - _GAP}
    if mark.shape != "day":
        rooms["on"] = high - low - (36 if mark.certain else 50)
    wanted = min(width(mark.label + mark.times), _LONGEST)
    side = next((side for side, room in rooms.items() if room >= wanted), max(rooms, key=lambda side: rooms[side]))
    words = wrapped(mark.label, min(rooms[side], _LONGEST), 1 if side == "on" else 2, mark.times)
    wide = max(map(width, words))
    if side == "right":
        return _Label(mark, (low, high), low, high + _GAP + wide, words, high + _GAP, side)
    if side == "left":
        return _Label(mark, (low, high), low - _GAP - wide, high, words, low - _GAP, side)
    return _Label(mark, (low, high), low, high, words, low + (18 if mark.certain else 32), side)


def _sign(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Return the left and the right edge of a dot or of what the scale shows of a bar."""
    assert mark.begin
    assert mark.last
    if mark.shape == "day":
        middle, half = scale.points(number(mark.begin) + 0.5), 4.0 if mark.certain else 6.5
        return middle - half, middle + half
    low = max(scale.points(number(mark.begin)), scale.left)
    return low, max(min(scale.points(number(mark.last) + 1), scale.right), low + (7 if mark.certain else 14))


def _draw_counts(axes: Axes, scale: Scale, top: float, rest: Sequence[Mark], highest: int) -> bool:
    """Draw how many more events a lane has, and when; say whether there are any."""
    slots = _slots(rest, scale)
    wide = min(max(scale.a_day * 0.4, 3), 9) / scale.a_day
    for (_, day), told in slots.items():
        axes.bar(day, -0.8 * told / highest, wide, bottom=top + 1.1, color=GREY)
    return bool(slots)


def _slots(rest: Sequence[Mark], scale: Scale) -> Counter[tuple[str, float]]:
    """Count the events of each lane on the scale by day, or by stretches of at least four points."""
    step = max(1, ceil(4 / scale.a_day))
    slots: Counter[tuple[str, float]] = Counter()
    for mark in rest:
        if mark.begin and _begins_on(mark, scale):
            day = (number(mark.begin) - scale.begin) // step * step
            slots[mark.lane, scale.begin + day + step / 2] += mark.told
    return slots


def _begins_on(mark: Mark, scale: Scale) -> bool:
    return mark.begin is not None and scale.begin <= number(mark.begin) < scale.end


def _draw_list(
    axes: Axes, scale: Scale, corner: tuple[float, float], lane: Sequence[Mark], rest: Sequence[Mark]
) -> int:
    """List the events of a lane that do not stand on the scale, in order of time; return how many rows they take.

    The last row counts those that have no words and do not begin on the scale.
    """
    (top, left), row = corner, 0
    listed = [mark for mark in lane if mark.place != "scale"]
    for mark in sorted(listed, key=lambda mark: (mark.begin or date.max, mark.label)):
        when = from_to(mark.begin, mark.last) if mark.begin and mark.last else "No date"
        _draw_sign(axes, scale, mark, (left + 1, left + 12), top + row + 0.75)
        for words in wrapped(f"{when}: {mark.label}", _SIDE - 20, 3, mark.times):
            write(axes, scale.day(left + 17), top + row + 0.75, words)
            row += 1
    more = sum(mark.told for mark in rest if not _begins_on(mark, scale))
    if more:
        write(axes, scale.day(left + 17), top + row + 0.75, f"+ {more} more", color=SOFT)
        row += 1
    return row


# Signs


def _draw_sign(axes: Axes, scale: Scale, mark: Mark, sign: tuple[float, float], y: float) -> None:
    """Draw a dot, a bar or a dash; what is doubtful is open and has a question mark."""
    low, high = sign
    middle = scale.day((low + high) / 2)
    if mark.shape in ("rough", "interval") and (mark.certain or mark.place == "scale"):
        _draw_bar(axes, scale, mark, sign, y)
        middle = scale.day(low + 7)
    elif mark.shape == "undated" and mark.certain:
        axes.plot([scale.day(low + 2), scale.day(high - 2)], [y, y], color=DARK, linewidth=1.6)
    elif mark.certain:
        axes.plot(middle, y, "o", color=DARK, markersize=7)
    if not mark.certain:
        axes.plot(middle, y, "o", markerfacecolor="white", markeredgecolor=DARK, markersize=12, markeredgewidth=1.2)
        write(axes, middle, y, "?", ha="center", fontweight="bold")


def _cut(mark: Mark, begin: int, end: int) -> tuple[bool, bool]:
    """Say whether a bar goes on before the first day of the scale, and after its last."""
    if mark.place != "scale" or mark.shape not in ("rough", "interval") or not (mark.begin and mark.last):
        return False, False
    return number(mark.begin) < begin, number(mark.last) >= end


def _draw_bar(axes: Axes, scale: Scale, mark: Mark, sign: tuple[float, float], y: float) -> None:
    """Draw a bar with ends, or a pale hatched one without; where the scale cuts it, with an arrow."""
    low, high = sign
    rough = mark.shape == "rough"
    style: dict[str, Any] = {"facecolor": PALE if rough else DARK, "edgecolor": DARK, "linewidth": 0}
    if not mark.certain:
        style |= {"facecolor": "white", "linewidth": 1}
    if rough:
        style["hatch"] = "/////"
    axes.barh(y, scale.day(high) - scale.day(low), 0.55 if rough else 0.24, left=scale.day(low), zorder=2, **style)
    before, after = _cut(mark, scale.begin, scale.end)
    for place, arrow, cut in ((low, "<", before), (high, ">", after)):
        if cut:
            axes.plot(scale.day(place), y, arrow, color=DARK, markersize=7, zorder=3)
        elif not rough:
            axes.plot(scale.day(place), y, "|", color=DARK, markersize=9, markeredgewidth=1.6, zorder=3)
