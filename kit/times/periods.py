"""Calendar periods: the TIMEX3 value of a day, week, month, year …, with its first and last day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
EARLIEST, LATEST = date.min, date.max


class Period(NamedTuple):
    """A stretch of the calendar: TIMEX3 value, first day, last day, and the unit it is known to."""

    value: str
    begin: date
    last: date
    precision: str


def clamp(ordinal: int) -> date:
    """Return the day with this ordinal number, kept inside the years 1 to 9999."""
    return date.fromordinal(min(max(ordinal, EARLIEST.toordinal()), LATEST.toordinal()))


def add_days(day: date, count: int) -> date:
    """Return the day `count` days later (earlier when negative)."""
    return clamp(day.toordinal() + count)


def add_months(day: date, count: int) -> date:
    """Return the same day of the month `count` months later, or that month's last day."""
    months = min(max(day.year * 12 + day.month - 1 + count, 12), 9999 * 12 + 11)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def years_around(day: date, before: int, after: int) -> range:
    """Return the years from so many before a day's to so many after, inside the years 1 to 9999."""
    return range(max(day.year - before, 1), min(day.year + after, 9999) + 1)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(year, month)[1]


def a_day(day: date) -> Period:
    """Return one day: ``2023-07-24``."""
    return Period(day.isoformat(), day, day, "day")


def week_of(day: date) -> Period:
    """Return the ISO week (Monday to Sunday) of a day: ``2023-W30``."""
    year, week, weekday = day.isocalendar()
    return Period(f"{year:04d}-W{week:02d}", add_days(day, 1 - weekday), add_days(day, 7 - weekday), "week")


def weekend_of(day: date) -> Period:
    """Return the Saturday and Sunday of a day's ISO week: ``2023-W30-WE``."""
    week = week_of(day)
    return Period(week.value + "-WE", add_days(week.begin, 5), week.last, "weekend")


def a_month(year: int, month: int) -> Period:
    """Return one month: ``2023-07``."""
    last = date(year, month, month_length(year, month))
    return Period(f"{year:04d}-{month:02d}", date(year, month, 1), last, "month")


def a_quarter(year: int, quarter: int) -> Period:
    """Return one quarter of the calendar year: ``2023-Q3``."""
    first, end = a_month(year, quarter * 3 - 2), a_month(year, quarter * 3)
    return Period(f"{year:04d}-Q{quarter}", first.begin, end.last, "quarter")


def a_half(year: int, half: int) -> Period:
    """Return one half of the calendar year: ``2023-H1``."""
    first, end = a_month(year, half * 6 - 5), a_month(year, half * 6)
    return Period(f"{year:04d}-H{half}", first.begin, end.last, "half-year")


def a_season(year: int, season: str) -> Period:
    """Return a season by the months of the northern half of the earth; winter begins in December."""
    first = date(year, SEASON_STARTS[season], 1)
    last = add_months(first, 2)
    return Period(f"{year:04d}-{season}", first, a_month(last.year, last.month).last, "season")


def a_year(year: int) -> Period:
    """Return one year: ``2023``."""
    return Period(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def decade_of(year: int) -> Period:
    """Return the decade of a year: ``202``."""
    first = max(year // 10 * 10, 1)
    return Period(f"{year // 10:03d}", date(first, 1, 1), date(year // 10 * 10 + 9, 12, 31), "decade")


def century_of(year: int) -> Period:
    """Return the hundred years that share their first two digits: ``20``."""
    first = max(year // 100 * 100, 1)
    return Period(f"{year // 100:02d}", date(first, 1, 1), date(year // 100 * 100 + 99, 12, 31), "century")


def shifted(day: date, unit: str, count: int) -> Period:
    """Return the period of the kind `unit` that lies `count` such units after the one that holds `day`.

    Parameters
    ----------
    unit : str
        TIMEX3 letter: D, W, WE (weekend), F (fortnight), M, Q, Y, E (decade), C (century), L (millennium);
        units of the clock (TH, TM, TS) give the day itself.
    """
    if unit in {"M", "Q"}:
        there = add_months(day, count * (3 if unit == "Q" else 1))
        if unit == "M":
            return a_month(there.year, there.month)
        return a_quarter(there.year, (there.month + 2) // 3)
    if unit in {"Y", "E", "C", "L"}:
        years = count * {"Y": 1, "E": 10, "C": 100, "L": 1000}[unit]
        year = min(max(day.year + years, 1), 9999)
        return {"Y": a_year, "E": decade_of, "C": century_of, "L": century_of}[unit](year)
    if unit in {"W", "WE", "F"}:
        there = add_days(day, count * (14 if unit == "F" else 7))
        return weekend_of(there) if unit == "WE" else week_of(there)
    return a_day(add_days(day, count if unit == "D" else 0))


def part_of(period: Period, part: str) -> tuple[date, date]:
    """Return the first and last day of the START, MID or END third of a period."""
    third = ((period.last - period.begin).days + 1) // 3
    if part == "START":
        return period.begin, max(period.begin, add_days(period.begin, third - 1))
    if part == "END":
        return min(period.last, add_days(period.last, 1 - third)), period.last
    return add_days(period.begin, third), max(add_days(period.begin, third), add_days(period.last, -third))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, *Astronomical Algorithms*, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth Monday (1) … Sunday (7) of a month; ``nth=-1`` is the last."""
    if nth < 0:
        end = date(year, month, month_length(year, month))
        return end - timedelta((end.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
