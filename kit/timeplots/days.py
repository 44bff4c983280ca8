"""Days as numbers and as words, which of them a scale shows, and how its axis is divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from math import ceil, log
from typing import NamedTuple

from kit.drawing import width
from kit.wording import in_full

_EPOCH = date(1970, 1, 1).toordinal()  # where the dates of matplotlib begin


def number(day: date) -> int:
    """Return the number of a day, as matplotlib counts them."""
    return day.toordinal() - _EPOCH


def day_of(place: float) -> date:
    """Return the day of a number; before the first and after the last day of the calendar, that day."""
    return date.fromordinal(min(max(int(place) + _EPOCH, 1), date.max.toordinal()))


def from_to(begin: date, last: date) -> str:
    """Say a stretch of days as briefly as a reader would: 1991, 1990s, July 2023, 26–30 July 2023."""
    if begin == last:
        return in_full(begin)
    whole_months = begin.day == 1 and (last == date.max or (last + timedelta(1)).day == 1)
    if whole_months and begin.month == 1 and last.month == 12:
        if begin.year == last.year:
            return str(begin.year)
        decade = begin.year % 10 == 0 and last.year == begin.year + 9
        return f"{begin.year}s" if decade else f"{begin.year}–{last.year}"
    same_year, same_month = begin.year == last.year, (begin.year, begin.month) == (last.year, last.month)
    if whole_months:
        end = f"{last:%B} {last.year}"
        if same_month:
            return end
        return f"{begin:%B}–{end}" if same_year else f"{begin:%B} {begin.year} – {end}"
    if same_month:
        return f"{begin.day}–{in_full(last)}"
    return f"{begin.day} {begin:%B} – {in_full(last)}" if same_year else f"{in_full(begin)} – {in_full(last)}"


class Scale(NamedTuple):
    """A stretch of days (their numbers, the end not included) between two places in points."""

    begin: int
    end: int
    left: float
    right: float

    @property
    def a_day(self) -> float:
        """Points that a day takes."""
        return (self.right - self.left) / (self.end - self.begin)

    def points(self, day: float) -> float:
        """Say where a day stands."""
        return self.left + (day - self.begin) * self.a_day

    def day(self, points: float) -> float:
        """Say which day stands at a place; places left and right of the scale have one, too."""
        return self.begin + (points - self.left) / self.a_day


def window(stretches: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Choose the days that a scale shows.

    Parameters
    ----------
    stretches : sequence of (int, int)
        The first and the last day of each event, as numbers; at least one.

    Returns
    -------
    (int, int)
        The first day, and the day after the last. They hold all stretches; but when many events lie close together
        and others many times as far away, only where many lie.

    Notes
    -----
    Of the shortest windows for every share of the events, the one is taken whose share times the logarithm of how
    often it goes into the whole is greatest: much of what there is, on little of the room. If that is below 1.5, as
    for nine tenths of the events on a fifth of the room, the scale stays whole.
    """
    begins = sorted(begin for begin, _ in stretches)
    low, high = begins[0], max(last for _, last in stretches)
    best, first, latest = 1.5, low, high
    for twentieth in range(7, 20):
        size = max(3, ceil(len(begins) * twentieth / 20))
        if size < len(begins):
            at = min(range(len(begins) - size + 1), key=lambda at: begins[at + size - 1] - begins[at])
            begin, end = begins[at], begins[at + size - 1]
            gain = size / len(begins) * log((high - low + 1) / max(end - begin + 1, 7))
            if gain > best:
                best, first, latest = gain, begin, end
    if best > 1.5:
        reach = max(3, (latest - first) // 3)
        near = [(begin, last) for begin, last in stretches if first - reach <= begin <= latest + reach]
        low = min(begin for begin, _ in near)
        high = max(last for begin, last in near if last == begin or last <= latest + 2 * reach)
    spare = max(0, 6 - (high - low)) if high - low < 60 else (high - low) // 15
    return low - spare // 2, high + 1 + spare - spare // 2


class Ticks(NamedTuple):
    """Days that have a line and words, how far (in days) the words stand from the line, and what stands above them.

    ``above`` holds the forms, the longest first, of the month or year that is said once for all its ticks.
    """

    days: list[date]
    words: list[str]
    aside: float
    above: tuple[str, ...]


def ticks(scale: Scale) -> Ticks:
    """Choose days, every second day, Mondays, months or years: the first of them that there is room for."""
    fitting = []
    for chosen in _finenesses(day_of(scale.begin), day_of(scale.end - 1)):
        gaps = [(later - earlier).days for earlier, later in pairwise(chosen.days)]
        room = min(gaps) * scale.a_day if gaps else scale.right
        wide = max((width(line, 9.5) for words in chosen.words for line in words.split("\n")), default=0)
        if wide + 5 <= room:
            fitting.append(chosen)
    return max(fitting, key=lambda chosen: min(len(chosen.days), 2))


def _finenesses(begin: date, last: date) -> Iterator[Ticks]:
    """Yield the ways to divide the axis of time, the finest first."""
    span = (last - begin).days
    if span < 400:
        days = [begin + timedelta(day) for day in range(span + 1)]
        yield Ticks(days, [f"{day:%a}\n{day.day}" for day in days], 0.5, ("%B %Y", "%b %Y", "%b"))
        for some in (days, days[::2]):
            yield Ticks(some, [str(day.day) for day in some], 0.5, ("%B %Y", "%b %Y", "%b"))
        days = [day for day in days if day.weekday() == 0]
        yield Ticks(days, [f"{day.day} {day:%B}" for day in days], 0, ("%Y",))
        yield Ticks(days, [f"{day.day} {day:%b}" for day in days], 0, ("%Y",))
    for step in (1, 3, 6):
        if span < 1000 * step:
            days = list(_months(begin, last, step))
            yield Ticks(days, [f"{day:%B}" for day in days], 0, ("%Y",))
    for step in (years * 10**zeros for zeros in range(4) for years in (1, 2, 5)):
        if span < 10_000 * step:
            days = list(_months(begin, last, 12 * step))
            yield Ticks(days, [str(day.year) for day in days], 0, ())


def _months(begin: date, last: date, step: int) -> Iterator[date]:
    """Yield the first days of every so many months."""
    first = begin.year * 12 + begin.month - 1 + (begin.day > 1)
    for month in range(-(-first // step) * step, last.year * 12 + last.month, step):
        yield date(month // 12, month % 12 + 1, 1)


def above(scale: Scale, chosen: Ticks) -> list[tuple[date, str]]:
    """Say for each month or year of the ticks which it is, at its first tick, in the longest form there is room for."""
    if not chosen.above:
        return []
    starts = [next(group) for _, group in groupby(chosen.days, key=lambda day: f"{day:{chosen.above[0]}}")]
    edges = [scale.points(number(day)) for day in starts] + [scale.right + 20]
    found = []
    for day, (left, right) in zip(starts, pairwise(edges), strict=True):
        fitting = [form for form in chosen.above if width(f"{day:{form}}") <= right - left - 6]
        if fitting:
            found.append((day, f"{day:{fitting[0]}}"))
    return found
