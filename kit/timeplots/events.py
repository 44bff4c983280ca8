"""The table of events, row by row, ready to be drawn."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from kit.cells import missing
from kit.drawing import day_in, words_in

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
    lacking = [column for column in (*_COLUMNS, lanes) if column not in table.columns]
    if lacking:
        raise ValueError(f"The events have no column {lacking[0]!r}. They have: {', '.join(map(str, table.columns))}.")
    rows = table[list({*_COLUMNS, lanes})].to_dict("records")
    return [_event(place, row, row[lanes]) for place, row in enumerate(rows)]


def _event(place: int, row: Mapping[Hashable, Any], lane: object) -> Event:
    begin, last = day_in(row["begin"]), day_in(row["end_"])
    begin, last = begin or last, last or begin
    return Event(
        article=str(row["article"]),
        source=words_in(row["source"]),
        published=day_in(row["published"]),
        label=words_in(row["label"]) or "(no words)",
        begin=begin,
        last=max(begin, last) if begin and last else None,
        precision=words_in(row["precision"]),
        certain=bool(row["certain"]),
        group=("row", place) if missing(row["group"]) else row["group"],
        lane=words_in(lane).split(" · ")[0] or "not named",
    )


def dates(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Make columns of days to columns of dates, as the tables of the kit have them."""
    return table.assign(**{column: pd.to_datetime(table[column]).astype("datetime64[s]") for column in columns})
