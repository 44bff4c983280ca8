"""A strip of days: what was published and what happened on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import ceil

import pandas as pd
from matplotlib.axes import Axes

from kit.corpus import Articles, as_list
from kit.drawing import BAND, GREY, articles_line, set_height, size_of, width, write
from kit.plots import SOFT, Picture, canvas
from kit.timeplots.days import from_to
from kit.timeplots.drawing import dot
from kit.timeplots.events import Event, dates, read
from kit.wording import count, in_full

_DAYS = 14  # at most

# All in points.
_TALL = 72.0  # the highest bar
_ARTICLE = 18.0  # of a bar at most, so that few articles make no tall bar
_HEAD = 38.0  # above the bars: what they are
_LINE = 12.0  # a line of the names of days


def calendar_strip(events: pd.DataFrame | Articles, begin: str | date, end: str | date) -> Picture:
    """Show the days of a week or two: how many articles appeared on each, and how many events are placed on it.

    Parameters
    ----------
    events : pandas.DataFrame, Article, Corpus or iterable of Article
        Events as :func:`kit.timeline` makes them; of articles only the days of publication are shown.
    begin, end : str or datetime.date
        The first day and the last, at most fourteen days.

    Returns
    -------
    Picture
        Table: one row a day, with day, articles, events and doubtful (how many of the events are). An event counts
        on a day if it is known to the day and no longer.

    Raises
    ------
    ValueError
        If the days are in the wrong order or too many, or a column is missing.
    """
    first, last = pd.Timestamp(begin).date(), pd.Timestamp(end).date()
    if not 0 <= (last - first).days < _DAYS:
        raise ValueError(f"Give a first day and a last, at most {_DAYS} days; {first} to {last} can't be shown.")
    days = [first + timedelta(place) for place in range((last - first).days + 1)]
    every = read(events) if isinstance(events, pd.DataFrame) else []
    published = (
        {(event.article, event.published) for event in every}
        if isinstance(events, pd.DataFrame)
        else {(article.id, article.published) for article in as_list(events)}
    )
    articles = Counter(day for _, day in published)
    placed = [[event.certain for event in every if event.begin == event.last == day] for day in days]
    table = pd.DataFrame({"day": days, "articles": [articles[day] for day in days]})
    table = table.assign(events=[len(own) for own in placed], doubtful=[own.count(False) for own in placed])

    title = _title(table, every)
    axes = canvas(3, title, _footer(published, every, table))
    wide, _ = size_of(axes)
    room = wide / len(days)
    names = _day_names(days, room)
    high = _draw_bars(axes, table, names, room)
    low = -len(names[0]) * _LINE - 8
    if every:
        low = _draw_dots(axes, placed, room, low - 2)
    axes.set(xticks=[], yticks=[], xlim=(0, wide), ylim=(low, high))
    set_height(axes, high - low)
    return Picture(axes, dates(table, "day"), f"{title}. {_said(table, every)}")


def _draw_bars(axes: Axes, table: pd.DataFrame, names: Sequence[Sequence[str]], room: float) -> float:
    """Draw a bar of articles for each day, over its name; return where the picture ends."""
    most = int(table["articles"].max())
    an_article = min(_TALL / max(most, 1), _ARTICLE)
    high = an_article * most + _HEAD
    write(axes, 2, high - 8, "Articles published", color=SOFT)
    axes.hlines(0, 0, room * len(table), color=SOFT, linewidth=0.8)
    for place, (day, articles) in enumerate(zip(table["day"], table["articles"], strict=True)):
        middle = (place + 0.5) * room
        if day.weekday() >= 5:
            axes.axvspan(place * room, (place + 1) * room, color=BAND, linewidth=0, zorder=-2)
        axes.bar(middle, an_article * articles, room * 0.62, color=GREY)
        write(axes, middle, an_article * articles + 8, str(articles), ha="center")
        for line, words in enumerate(names[place]):
            write(axes, middle, -11 - _LINE * line, words, ha="center", fontweight="bold")
    return high


def _draw_dots(axes: Axes, placed: Sequence[Sequence[bool]], room: float, top: float) -> float:
    """Draw a dot for each event under its day, the doubtful ones last; return where the picture ends."""
    most = max(map(len, placed))
    size = 7.0 if most <= 25 * int((room - 8) / 7) else 4.5
    columns = int((room - 8) / size)
    for place, own in enumerate(placed):
        middle = (place + 0.5) * room
        for at, certain in enumerate(sorted(own, reverse=True)):
            row, column = divmod(at, columns)
            inside = min(len(own) - row * columns, columns)
            x = middle + (column - (inside - 1) / 2) * size
            dot(axes, x, top - size * (row + 0.5), size - 0.8, certain=certain)
        write(axes, middle, top - size * ceil(len(own) / columns) - 8, str(len(own)), ha="center")
    low = top - size * ceil(most / columns) - 34
    write(axes, 2, low + 8, "Events placed on the day", color=SOFT)
    return low


def _day_names(days: Sequence[date], room: float) -> list[list[str]]:
    """Name the days in lines, all in the same form: the longest there is room for."""
    for form in ("{0:%a} {0.day} {0:%B}", "{0:%a}\n{0.day} {0:%B}", "{0:%a}\n{0.day} {0:%b}"):
        names = [form.format(day).split("\n") for day in days]
        if max(width(line) * 1.12 for lines in names for line in lines) <= room - 2:  # bold letters are wider
            break
    return names


# Words of the whole


def _title(table: pd.DataFrame, events: Sequence[Event]) -> str:
    articles, placed = _peak(table, "articles"), _peak(table, "events")
    of_articles, of_events = f"most articles ({table['articles'].max()})", f"most events ({table['events'].max()})"
    if articles and articles == placed:
        return f"{in_full(articles)} has {of_articles} and {of_events}"
    said = [f"{of_articles} appeared on {in_full(articles)}"] if articles else []
    if placed:
        said.append(f"{of_events} are placed on {in_full(placed)}")
    if not said:
        days = from_to(table["day"].iloc[0], table["day"].iloc[-1])
        events_too = f" and {count(int(table['events'].sum()), 'event')}" if events else ""
        return f"{days}: {count(int(table['articles'].sum()), 'article')}{events_too}, spread over the days"
    return "M" + "; ".join(said)[1:]


def _peak(table: pd.DataFrame, column: str) -> date | None:
    """Return the one day on which there is most, if there is such a day."""
    most = table[column].max()
    days = [day for day, how_many in zip(table["day"], table[column], strict=True) if how_many == most]
    return days[0] if most > 1 and len(days) == 1 else None


def _footer(published: Iterable[tuple[str, date | None]], events: Sequence[Event], table: pd.DataFrame) -> str:
    """Name the articles, the signs, and what is not shown."""
    words = f"{articles_line(published)}."
    if events:
        longer = sum(event.begin != event.last for event in events)
        undated = sum(event.begin is None for event in events)
        other = len(events) - longer - undated - int(table["events"].sum())
        hidden = (
            (other, "on other days"),
            (longer, "longer than a day or not known to the day"),
            (undated, "without a date"),
        )
        words += " ● certain, ◇ doubtful. Events not shown: "
        words += (", ".join(f"{how_many} {why}" for how_many, why in hidden if how_many) or "none") + "."
    return words


def _said(table: pd.DataFrame, events: Sequence[Event]) -> str:
    """Say each day in words."""
    said = []
    for day, articles, placed, _ in table.itertuples(index=False):
        events_too = f", {count(placed, 'event')}" if events else ""
        said.append(f"{day:%a} {day.day} {day:%B}: {count(articles, 'article')}{events_too}")
    return "; ".join(said) + "."
