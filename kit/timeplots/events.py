"""The table of events, row by row, ready to be drawn."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.font_manager import FontProperties, findfont, get_font

from kit.timeplots.days import count

_COLUMNS = ("article", "source", "published", "label", "begin", "end_", "precision", "certain", "group")


class Event(NamedTuple):
    """A row of the table: ``last`` is the last day covered, ``lane`` the first name of the column asked for."""

    article: str
    source: str
    published: date | None
    label: str
    begin: date | None
    last: date | None
    precision: str
    certain: bool
    group: Hashable
    lane: str


def read(table: pd.DataFrame, lanes: str = "source") -> list[Event]:
    """Read the table that :func:`kit.timeline` makes.

    Parameters
    ----------
    table : pandas.DataFrame
        An event with only one of ``begin`` and ``end_`` is placed on that day.
    lanes : str
        The column that gives the lane. Of several names, parted by " · ", the first counts.

    Returns
    -------
    list of Event

    Raises
    ------
    ValueError
        If a column is missing.
    """
    missing = [column for column in (*_COLUMNS, lanes) if column not in table.columns]
    if missing:
        raise ValueError(f"The events have no column {missing[0]!r}. They have: {', '.join(map(str, table.columns))}.")
    rows = table[list({*_COLUMNS, lanes})].to_dict("records")
    return [_event(place, row, row[lanes]) for place, row in enumerate(rows)]


def _event(place: int, row: Mapping[Hashable, Any], lane: object) -> Event:
    begin, last = _day(row["begin"]), _day(row["end_"])
    begin, last = begin or last, last or begin
    return Event(
        article=str(row["article"]),
        source=_words(row["source"]),
        published=_day(row["published"]),
        label=_words(row["label"]) or "(no words)",
        begin=begin,
        last=max(begin, last) if begin and last else None,
        precision=_words(row["precision"]),
        certain=bool(row["certain"]),
        group=("row", place) if _missing(row["group"]) else row["group"],
        lane=_words(lane).split(" · ")[0] or "not named",
    )


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or value != value


def _day(value: Any) -> date | None:
    return None if _missing(value) else pd.Timestamp(value).date()


def _words(value: object) -> str:
    """Return a text on one line; letters that the font of the picture has not become a sign for it."""
    if _missing(value):
        return ""
    font = get_font(findfont(FontProperties()))
    return "".join(sign if font.get_char_index(ord(sign)) else "�" for sign in " ".join(str(value)[:400].split()))


def articles_line(articles: Iterable[tuple[str, date | None]]) -> str:
    """Say how many articles there are and when they were published."""
    told = set(articles)
    days = sorted(day for _, day in told if day)
    when = f", published {days[0].isoformat()} to {days[-1].isoformat()}" if days else ""
    return f"{count(len({article for article, _ in told}), 'article')}{when}"


def dates(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Make columns of days to columns of dates, as the tables of the kit have them."""
    return table.assign(**{column: pd.to_datetime(table[column]).astype("datetime64[s]") for column in columns})
