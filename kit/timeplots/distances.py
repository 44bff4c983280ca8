"""Publication against event: how far articles look back and ahead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from itertools import groupby
from math import ceil, log10
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from kit.drawing import BAND, SMALL, articles_line, set_height, shortened, size_of, width, write
from kit.plots import GRID, SOFT, Picture, canvas, nothing
from kit.timeplots.days import day_of, number, window
from kit.timeplots.drawing import DARK, dot
from kit.timeplots.events import Event, dates, read
from kit.timeplots.marks import commonest
from kit.wording import count

_POINT = 1 / 46  # of the height of a distance
_NAMES = 146.0  # points, the room of names at the right
_LINE = "#cdd3d6"

_YEAR = 365.25
# Where the axis of days has words if there is room, the most useful first.
_AWAY = [(0, "the same day"), (7, "a week"), (_YEAR, "a year"), (30.4, "a month"), (1, "a day")]
_AWAY += [(_YEAR * years, f"{years:,} years") for years in (70, 10, 1000, 100, 500, 200, 50, 30, 20, 5, 3)]


class _Row(NamedTuple):
    published: date
    source: str
    article: str
    days: int
    label: str
    event: Event


def told_and_happened(events: pd.DataFrame) -> Picture:
    """Show how far each article looks back and ahead: its publication against the times of its events.

    Parameters
    ----------
    events : pandas.DataFrame
        As :func:`kit.timeline` makes it.

    Returns
    -------
    Picture
        Articles stand in order of publication; the height is the distance of an event from that day, on a scale that
        is even near it and logarithmic further away. Names stand at the right for events that lie at about the same
        distance wherever they are told. Table: one row an event, with article, source, published, label, begin, end_,
        days (from publication to the nearest day of the event: negative before it, 0 when the event covers it) and
        certain.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    every = read(events)
    rows = sorted(filter(None, map(_row, every)), key=lambda row: row[:5])
    if not rows:
        told = f"None of {count(len(every), 'event')} has both a date and a day of publication"
        return nothing(told, "Read the articles with their dates, or give published=.", events.head(0))
    title = _title([row.days for row in rows])
    articles = list(dict.fromkeys((row.published, row.source, row.article) for row in rows))
    axes = canvas(5, title, _footer(every, rows))
    axes.set_title("When the event lies, seen from the day of publication", loc="left", fontsize=SMALL, color=SOFT)
    axes.set_xlabel(_published([day for day, _, _ in articles]), loc="left", fontsize=SMALL, color=SOFT)
    axes.set_xticks([0], ["Mon\n24 July"])  # so that the words below have their room when the rest is measured
    high = _draw_distances(axes, [row.days for row in rows])
    set_height(axes, high)
    wide, _ = size_of(axes)
    axes.set_xlim(0, wide)
    right = wide - _NAMES
    slot = right / len(articles)
    axes.hlines(axes.get_yticks(), 0, right, color=GRID, linewidth=0.8, zorder=0)
    axes.hlines(0, 0, right, color=SOFT, linewidth=1.2, zorder=0.5)
    _draw_days(axes, [day for day, _, _ in articles], slot)
    for place, (_, own) in enumerate(groupby(rows, key=lambda row: row[:3])):
        _draw_article(axes, list(own), (place + 0.5) * slot, slot)
    _name_levels(axes, rows, {article: (place + 0.5) * slot for place, article in enumerate(articles)}, right)
    table = pd.DataFrame(
        [
            (row.article, row.source, row.published, row.label, *row.event[4:6], row.days, row.event.certain)
            for row in rows
        ],
        columns=["article", "source", "published", "label", "begin", "end_", "days", "certain"],
    )
    return Picture(axes, dates(table, "published", "begin", "end_"), f"{title}. {_said(rows)}")


def _row(event: Event) -> _Row | None:
    """Return the days from publication to the nearest day of an event; None if one of them is not known."""
    if not (event.published and event.begin and event.last):
        return None
    nearest = min(max(event.published, event.begin), event.last)
    days = (nearest - event.published).days
    return _Row(event.published, event.source, event.article, days, event.label, event)


# Words of the whole


def _title(days: Sequence[int]) -> str:
    sides = Counter((day > 0) - (day < 0) for day in days)
    (most, first), *others = [
        (sides[side], words) for side, words in ((-1, "before"), (0, "on"), (1, "after")) if sides[side]
    ]
    verb = "lies" if most == 1 else "lie"
    said = [
        f"{count(most, 'event')} {verb} {first} the day of publication",
        *(f"{n:,} {words} it" for n, words in others),
    ]
    return ", ".join(said)


def _footer(events: Sequence[Event], rows: Sequence[_Row]) -> str:
    about = articles_line((event.article, event.published) for event in events)
    words = f"{about}. ● certain, ◇ doubtful; a line joins the earliest and the latest event of an article."
    if any(row.days == 0 and row.event.begin != row.event.last for row in rows):
        words += " What covers the day of publication stands at the same day."
    if len(rows) < len(events):
        words += f" Not shown: {count(len(events) - len(rows), 'event')} without a date."
    return words


def _published(days: Sequence[date]) -> str:
    years = {day.year for day in _shown_days(days)}
    return f"Day of publication{f' in {years.pop()}' if len(years) == 1 else ''}, one column an article"


def _said(rows: Sequence[_Row]) -> str:
    """Say how far the articles look back and ahead."""
    said = []
    for row, side in ((min(rows, key=lambda row: row.days), "back"), (max(rows, key=lambda row: row.days), "ahead")):
        if row.days < 0 if side == "back" else row.days > 0:
            away = count(abs(row.days), "day")
            said.append(f"The furthest {side} is “{row.label}” in {row.article}: {away}.")
    near = sum(abs(row.days) <= 7 for row in rows)
    return " ".join([*said, f"{near} of {count(len(rows), 'event')} lie within a week of publication."])


# The axes


def _height(days: float) -> float:
    """Return the height of a distance: even near the day of publication, logarithmic further away."""
    height = log10(1 + 2 * abs(days))
    return height if days > 0 else -height


def _draw_distances(axes: Axes, days: Sequence[int]) -> float:
    """Set the axis of distances, with words where there is room for them; return how many points it needs."""
    low, high = _height(min(-1, *days)) - 0.35, _height(max(1, *days)) + 0.35
    ticks: dict[float, str] = {}
    for size, words in _AWAY:
        for sign, side in ((-1, "before"), (1, "after")):
            place = _height(sign * size)
            if low <= place <= high and all(abs(place - other) >= 15 * _POINT for other in ticks):
                ticks[place] = f"{words} {side}" if size else words
    axes.set_yticks(list(ticks), list(ticks.values()))
    axes.set_ylim(low, high)
    return (high - low) / _POINT


def _shown_days(days: Sequence[date]) -> tuple[date, date]:
    """Return the first and the last day of publication that stand for themselves; some may lie far away."""
    begin, end = window([(number(day), number(day)) for day in days])
    return max(day_of(begin), min(days)), min(day_of(end - 1), max(days))


def _draw_days(axes: Axes, days: Sequence[date], slot: float) -> None:
    """Shade every second day of publication and name those that there is room for, those with most articles first."""
    first, last = _shown_days(days)
    bands = []
    before = first - timedelta(1) if first > date.min else first
    after = last + timedelta(1) if last < date.max else last
    inside = [min(max(day, before), after) for day in days]
    for day, group in groupby(enumerate(inside), key=lambda pair: pair[1]):
        places = [place for place, _ in group]
        edge, words = day, f"{day:%a}"
        if day < first or day > last:
            edge, words = (first, "before") if day < first else (last, "after")
        bands.append((places[0] * slot, (places[-1] + 1) * slot, words, edge))
    for left, right, _, _ in bands[::2]:
        axes.axvspan(left, right, color=BAND, linewidth=0, zorder=-2)
    named: list[tuple[float, float, str]] = []
    for left, right, words, day in sorted(bands, key=lambda band: band[0] - band[1]):
        for form in (f"{words}\n{day.day} {day:%b}", f"{words}\n{day.day}"):
            half = max(width(line, 9.5) for line in form.split("\n")) / 2 + 2
            low, high = (left + right) / 2 - half, (left + right) / 2 + half
            if all(high <= begin or end <= low for begin, end, _ in named):
                named.append((low, high, form))
                break
    axes.set_xticks([(low + high) / 2 for low, high, _ in named], [words for _, _, words in named])


# Articles


def _draw_article(axes: Axes, rows: Sequence[_Row], x: float, slot: float) -> None:
    """Draw the events of an article, and the line from the earliest to the latest."""
    axes.vlines(x, _height(rows[0].days), _height(rows[-1].days), color=_LINE, linewidth=0.8, zorder=1)
    size = min(max(slot, 3.4), 6.5)
    for days, group in groupby(rows, key=lambda row: row.days):
        pile = sorted((row.event.certain for row in group), reverse=True)
        for certain, (aside, up) in zip(pile, _pile(len(pile), slot, size), strict=True):
            dot(axes, x + aside, _height(days) + up * _POINT, size, certain=certain)


def _pile(how_many: int, slot: float, size: float) -> list[tuple[float, float]]:
    """Say how far each of so many dots at one place is moved: sideways while there is room, then up and down."""
    columns = max(1, int(slot * 0.9 / size))
    rows = ceil(how_many / columns)
    found = []
    for row in range(rows):
        inside = min(columns, how_many - row * columns)
        y = (row - (rows - 1) / 2) * size * 0.55  # like coins, so that a pile stays near its place
        found += [((place - (inside - 1) / 2) * size, y) for place in range(inside)]
    return found


def _name_levels(axes: Axes, rows: Sequence[_Row], columns: dict[tuple[date, str, str], float], left: float) -> None:
    """Name at the right the events that lie at about one height in all articles, those told most often first.

    Of many events only those are named that several articles tell and that lie more than a week away, at most eight.
    """
    groups: dict[Hashable, list[_Row]] = defaultdict(list)
    for row in rows:
        groups[row.event.group].append(row)
    many = len(groups) > 8
    taken: list[float] = []
    for group in sorted(groups.values(), key=lambda group: (-len(group), group[0].label)):
        days = sorted(row.days for row in group)
        y = _height(days[len(days) // 2])
        tries = (y + up * _POINT for up in (0, 7, -7, 14, -14))
        free = [at for at in tries if all(abs(at - other) >= 13 * _POINT for other in taken)]
        level = _height(days[-1]) - _height(days[0]) <= 24 * _POINT
        worth = not many or (len(group) > 2 and min(map(abs, days)) > 7)
        if level and worth and free and len(taken) < 8:
            taken.append(free[0])
            times = f" ×{len(group)}" if len(group) > 1 else ""
            words = shortened(commonest([row.label for row in group]), _NAMES - 12 - width(times)) + times
            x = max(columns[row[:3]] for row in group) + 5
            axes.plot([x, left + 6], [y, free[0]], color=DARK, linewidth=0.8, linestyle=":", zorder=2)
            write(axes, left + 9, free[0], words)
