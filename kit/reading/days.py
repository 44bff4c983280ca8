"""The day of publication as files write it: ``2023-07-24T10:00:00Z``, ``Mon, 24 Jul 2023``, ``July 24, 2023``."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})([-/.]?)(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_NAMED = (
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})(?!\d)"),
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)"),
)
_NUMBERS = re.compile(r"(?P<one>\d{1,2})([-/.])(?P<two>\d{1,2})\2(?P<year>\d{4})(?!\d)")
# What is longer is no date.
_LONGEST = 60


def read_day(words: str) -> date:
    """Return the day that ``words`` means, as it is written: no time zone moves it.

    Parameters
    ----------
    words : str
        With the year first, as in ISO 8601, or with the month's English name, as in RFC 5322 and in newspapers. A
        time of day after it is passed over. ``24/07/2023`` is read since no month has the number 24.

    Raises
    ------
    ValueError
        If it is no day of the calendar, or if it could be two, as 03/04/2023 could.

    Examples
    --------
    >>> read_day("Mon, 24 Jul 2023 23:10:00 GMT")
    datetime.date(2023, 7, 24)
    >>> read_day("03/04/2023")
    Traceback (most recent call last):
    ValueError: ‘03/04/2023’ could be two days: 3 April or 4 March.
    """
    said = words.strip()[:_LONGEST]
    found = _YEAR_FIRST.match(said)
    if found:
        return _day(said, found["year"], int(found["month"]), found["day"])
    for pattern in _NAMED:
        found = pattern.search(said)
        if found and found["month"][:3].lower() in _MONTHS:
            return _day(said, found["year"], _MONTHS.index(found["month"][:3].lower()) + 1, found["day"])
    found = _NUMBERS.match(said)
    if not found:
        raise ValueError(f"‘{said}’ is not a date that the kit can read.")
    one, two = int(found["one"]), int(found["two"])
    if one <= 12 and two <= 12 and one != two:
        months = [date(2000, number, 1).strftime("%B") for number in (two, one)]
        raise ValueError(f"‘{said}’ could be two days: {one} {months[0]} or {two} {months[1]}.")
    day, month = (one, two) if two <= 12 else (two, one)
    return _day(said, found["year"], month, str(day))


def _day(said: str, year: str, month: int, day: str) -> date:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        raise ValueError(f"‘{said}’ is not a day of the calendar.") from None
