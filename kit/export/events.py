"""Events as TimelineJS for a web page, and as iCalendar for a calendar."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from kit.cells import missing
from kit.saving import save
from kit.wording import escaped, printable

# Octets of a line of iCalendar, its end not counted (RFC 5545, 3.1).
_LINE = 75


class Entry(NamedTuple):
    """What an export says of an event, or of a group of tellings."""

    key: str
    label: str
    begin: date
    end: date
    doubt: str
    details: tuple[str, ...]
    lane: str
    published: date | None


def to_timelinejs(events: pd.DataFrame, path: str | Path, *, title: str = "") -> Path:
    """Write events, or groups of them, as a JSON file for TimelineJS 3.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of :func:`kit.timelines.timeline` or :func:`kit.timelines.event_groups`; those without a day are left out.
    path : str or path
    title : str
        Opens the timeline when given.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        If the table is neither, or none of its rows has a day.
    OSError
        If the file can't be written.

    Notes
    -----
    The format is that of https://timeline.knightlab.com/docs/json-format.html. All words are escaped, since TimelineJS
    shows them as HTML. Doubt about a day is said in the text.
    """
    data: dict[str, Any] = {
        "events": [
            {
                "start_date": _ymd(entry.begin),
                "end_date": _ymd(entry.end),
                "text": {
                    "headline": escaped(entry.label),
                    "text": "".join(f"<p>{escaped(words)}</p>" for words in (entry.doubt, *entry.details) if words),
                },
                "group": escaped(entry.lane),
                "unique_id": entry.key,
            }
            for entry in _entries(events)
        ]
    }
    if title:
        data["title"] = {"text": {"headline": escaped(title)}}
    return save(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _ymd(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def to_icalendar(events: pd.DataFrame, path: str | Path, *, title: str = "") -> Path:
    """Write events, or groups of them, as whole days of a calendar.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of :func:`kit.timelines.timeline` or :func:`kit.timelines.event_groups`; those without a day are left out.
    path : str or path
    title : str
        Name of the calendar.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        If the table is neither, or none of its rows has a day.
    OSError
        If the file can't be written.

    Notes
    -----
    RFC 5545. The same table gives the same file: an event keeps its UID, and its DTSTAMP is the day of publication, or
    the event's own last day. An event that is in doubt is TENTATIVE.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tellings//Timeline//EN", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{_ical(title)}"] if title else []
    for entry in _entries(events):
        after = entry.end + timedelta(days=1) if entry.end < date.max else None
        details = "\n".join(words for words in (entry.doubt, *entry.details) if words)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.key}@tellings.invalid",
            f"DTSTAMP:{_basic(entry.published or entry.end)}T000000Z",
            f"DTSTART;VALUE=DATE:{_basic(entry.begin)}",
            *([f"DTEND;VALUE=DATE:{_basic(after)}"] if after else []),
            f"SUMMARY:{_ical(entry.label)}",
            f"DESCRIPTION:{_ical(details)}",
            *([f"CATEGORIES:{_ical(entry.lane)}"] if entry.lane else []),
            f"STATUS:{'TENTATIVE' if entry.doubt else 'CONFIRMED'}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return save(path, "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]))


def _basic(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _ical(words: str) -> str:
    """Escape a text value (RFC 5545, 3.3.11)."""
    clean = printable(re.sub(r"\r\n?", "\n", words))
    return re.sub(r"([\\;,])", r"\\\1", clean).replace("\n", "\\n")


def _folded(line: str) -> str:
    """Fold a line at 75 octets, never inside a character; a line that goes on begins with a blank."""
    parts: list[str] = []
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LINE:
            parts.append(part)
            part, size = " ", 1
        part += character
        size += octets
    return "\r\n".join([*parts, part])


def _entries(events: pd.DataFrame) -> list[Entry]:
    """Read the rows of either table that have a day."""
    lacking = {"label", "begin", "end_", "group"} - set(events.columns)
    if lacking:
        raise ValueError(
            f"This is no table of events: it has no column {min(lacking)!r}. Make one with kit.timeline(...)."
        )
    dated = events.dropna(subset=["begin", "end_"])
    if dated.empty:
        raise ValueError("There is nothing to export: no row of the table has a day.")
    if "tellings" in dated.columns:
        return list(_unique(_of_groups(dated)))
    return list(_unique(_of_events(dated)))


def _of_events(events: pd.DataFrame) -> Iterator[Entry]:
    for row in events.to_dict("records"):
        doubt = ""
        if not row["certain"]:
            other = f" Other readings: {row['alternatives']}." if row["alternatives"] else ""
            doubt = f"The date is uncertain.{other}"
        told = f"Told by: {row['told_by']}." if row["told_by"] else ""
        about = f"{row['source'] or row['article']}, “{row['time']}”: {row['precision']}."
        published = None if missing(row["published"]) else row["published"].date()
        yield Entry(
            _key(row["article"], row["start"], row["time"], row["value"]),
            row["label"] or row["time"],
            row["begin"].date(),
            row["end_"].date(),
            doubt,
            (row["sentence"], told, about),
            row["source"] or row["article"],
            published,
        )


def _of_groups(groups: pd.DataFrame) -> Iterator[Entry]:
    for row in groups.to_dict("records"):
        doubt = "" if row["agree"] else f"The date is uncertain: the tellings differ. {row['dates']}."
        tellings = f"Tellings: {row['tellings']}, in {row['articles']} articles from {row['outlets']} outlets."
        yield Entry(
            _key(row["label"], row["dates"]),
            row["label"],
            row["begin"].date(),
            row["end_"].date(),
            doubt,
            ("" if doubt else f"{row['dates']}.", tellings),
            "",
            None,
        )


def _unique(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Give each entry a key of its own; the second of two that are alike gets a number."""
    seen: dict[str, int] = {}
    for entry in entries:
        seen[entry.key] = seen.get(entry.key, 0) + 1
        yield entry if seen[entry.key] == 1 else entry._replace(key=f"{entry.key}-{seen[entry.key]}")


def _key(*parts: object) -> str:
    """Return a name that stays the same as long as the event does, of letters that every format allows."""
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:16]
