"""Readings of days: weekdays, month and day, figures, holidays, parts of the day."""

from __future__ import annotations

import re
from datetime import date

from kit.times import lexicon, periods
from kit.times.anchor import DAYS_BACK, Context, Lean, lean, reported, weekday_near, year_of_day
from kit.times.match import (
    AFTER_LINK,
    AHEAD,
    BACK,
    Answer,
    Found,
    Match,
    dated,
    told_year,
    undated,
    year_ahead,
)
from kit.times.words import letters


def month_day(m: Match, c: Context) -> Answer:
    """Read a month with a day, with or without weekday and year."""
    month, day = m.number("month"), m.number("small", "place", "ordinal")
    if month is None or day is None:
        return None
    if (m.ends_with("small") and m.follows in lexicon.COUNTED) or _names_somebody(m):
        return None
    found = day_of_year(m, c, month, day)
    return None if found is None else [found.in_part(m.code("daypart"))]


def _names_somebody(m: Match) -> bool:
    """Whether a short name of a month is part of another name: "Del Mar 12", "3 Jan Hus Street"."""
    words, last = m.words, m.end - 1
    if m.word("month") not in lexicon.PERSONS or m.has("yearly", "weekday"):
        return False
    if m.ends_with("month") and m.follows == "-" and words.glued(last + 1) and words.glued(last + 2):
        return words.low[last + 2].isalpha()
    if m.ends_with("month") and m.before not in OPENERS - {"at"}:
        return m.capital_follows
    inside = m.first > 1 and words.low[m.first - 2].isalpha()
    return inside and words.capital(m.first - 1) and m.before not in OPENERS


def day_of_year(m: Match, c: Context, month: int, day: int) -> Found | None:
    """Return the day in the year that is written, shared with a neighbour, told of, or in the window."""
    written = m.number("yearly") or year_ahead(m)
    if written is not None:
        return _one_day(m, written, month, day, "explicit")
    told = told_year(m, c)
    nearest = year_of_day(c.today, month, day) if c.today else None
    near = c.today and nearest and abs((date(nearest, month, day) - c.today).days) <= STORY_DAYS
    if told is not None and not near:
        return _one_day(m, told, month, day, "earlier date", f"The text is telling of {told}.", False)
    if c.today is None:
        return undated(m, f"XXXX-{month:02d}-{day:02d}")[0]
    if nearest is None:
        return None
    here = date(nearest, month, day)
    look = Lean(0) if near or here > c.today else lean(c, m.first, m.end)
    next_year = year_of_day(c.today, month, day, DAYS_BACK)
    if look.sign > 0 and look.sure and look.distance <= CLEAR and next_year:
        return _day(m, date(next_year, month, day), c.today_is, look.reason, False, (here.isoformat(),))
    return _day(m, here, c.today_is)


# A verb that stands further off says nothing of the year of a day.
CLEAR = 4
# So near to publication a day without a year is part of the news, even after a sentence of history.
STORY_DAYS = 14


def _one_day(
    m: Match, year: int, month: int, day: int, anchor: str, reason: str = "", certain: bool = True
) -> Found | None:
    try:
        return _day(m, date(year, month, day), anchor, reason, certain)
    except ValueError:
        return None


def _day(
    m: Match,
    day: date,
    anchor: str,
    reason: str = "",
    certain: bool = True,
    alternatives: tuple[str, ...] = (),
) -> Found:
    return dated(m, periods.a_day(day), anchor, reason, certain, alternatives)


def weekday(m: Match, c: Context) -> Answer:
    """Read a weekday: pointed at by a word, or by the verbs around it."""
    number, part = m.number("weekday"), m.code("daypart")
    if number is None:
        return None
    if c.today is None:
        value = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
        return undated(m, value, "TIME" if part else "DATE")
    before = c.joined(m.first)
    if before and before.period.precision == "day":
        day = weekday_near(before.period.begin, number, AHEAD)
        return [_day(m, day, before.anchor, AFTER_LINK).in_part(part)]
    found = _pointed_weekday(m, c, c.today, number) or _bare_weekday(m, c, c.today, number)
    return [found.in_part(part)]


def _pointed_weekday(m: Match, c: Context, today: date, number: int) -> Found | None:
    name, sign = m.pointer
    told = c.told(m.first, 2, "D")
    if name in {"following", "previous", "that"} and told:
        start = periods.add_days(told.period.begin, sign)
        return _day(m, weekday_near(start, number, sign or BACK), "earlier date")
    if name in {"last", "past", "previous"}:
        return _day(m, weekday_near(periods.add_days(today, -1), number, BACK), c.today_is)
    if name in {"next", "coming", "following"}:
        day = weekday_near(periods.add_days(today, 1), number, AHEAD)
        later = periods.add_days(day, 7).isoformat()
        return _day(m, day, c.today_is, alternatives=(later,) if name == "next" else ())
    if name == "this":
        return _day(m, weekday_near(today, number, AHEAD), c.today_is)
    return None


def _bare_weekday(m: Match, c: Context, today: date, number: int) -> Found:
    """Choose between the weekday before and the one after publication.

    Yesterday's weekday is yesterday: for the week ahead one would write "next". Tomorrow's after a verb of
    reporting is the dateline trap: where the news comes from it is already the next day.
    """
    look = lean(c, m.first, m.end)
    back, ahead = weekday_near(today, number, BACK), weekday_near(today, number, AHEAD)
    if back == ahead:
        return _day(m, today, c.today_is, "It is the weekday of publication.")
    gone, to_come = (today - back).days, (ahead - today).days
    if to_come == 1 and look.sign < 0 and reported(m.words, m.first):
        reason = "Publication is a day earlier, but the report comes from a place where the next day had begun."
        return _day(m, ahead, "dateline", reason, False, (back.isoformat(),))
    if look.sign < 0:
        sure = to_come > 1 and look.sure
        return _day(m, back, c.today_is, look.reason, sure, () if sure else (ahead.isoformat(),))
    if look.sign > 0 and gone > 1:
        return _day(m, ahead, c.today_is, look.reason, look.sure, () if look.sure else (back.isoformat(),))
    if look.sign > 0:
        reason = "It was that weekday yesterday; for the week ahead one would say next."
        return _day(m, back, c.today_is, reason, False, (ahead.isoformat(),))
    near, far = (ahead, back) if to_come == 1 else (back, ahead)
    return _day(m, near, c.today_is, look.reason, False, (far.isoformat(),))


def weekday_of_week(m: Match, c: Context) -> Answer:
    """Read a weekday of a named week: "Tuesday of last week"."""
    number = m.number("weekday")
    if number is None or m.code("unit") != "W":
        return None
    if c.today is None:
        return undated(m, f"XXXX-WXX-{number}")
    week = periods.shifted(c.today, "W", m.pointer[1])
    return [_day(m, periods.add_days(week.begin, number - 1), c.today_is)]


def dayword(m: Match, c: Context) -> Answer:
    """Read today, yesterday, tomorrow, tonight."""
    step = m.number("dayword", "tonight") or 0
    if c.today is None:
        return undated(m, "PAST_REF" if step < 0 else "FUTURE_REF" if step else "PRESENT_REF")
    found = _day(m, periods.add_days(c.today, step), c.today_is)
    return [found.in_part("NI" if m.has("tonight") else m.code("daypart"))]


def daypart_of_day(m: Match, c: Context) -> Answer:
    """Read a part of a day that names its day: "the night of July 27"."""
    inner = m._replace(first=max(m.at("daypart"), m.at("point")) + 1)
    answer = (month_day if inner.has("month") else weekday)(inner, c)
    if not answer:
        return None
    found = answer[0]._replace(first=m.first)
    if m.has("point"):
        return [found._replace(type="TIME", value=f"{found.value}T{m.code('point')}", precision="minute")]
    return [found.in_part(m.code("daypart"))]


def this_daypart(m: Match, c: Context) -> Answer:
    """Read "this morning", "last night", "that evening"."""
    (name, sign), part = m.pointer, m.code("daypart")
    if name in {"these", ""} or (name == "last" and part not in {"NI", "EV"}):
        return None
    told = c.told(m.first, 2, "D")
    if name in {"that", "following", "previous", "next"} and told:
        return [_day(m, periods.add_days(told.period.begin, sign), "earlier date").in_part(part)]
    if c.today is None:
        return undated(m, f"XXXX-XX-XXT{part}", "TIME")
    return [_day(m, periods.add_days(c.today, sign), c.today_is).in_part(part)]


def numeric(m: Match, c: Context) -> Answer:
    """Read a date in figures; where day and month could change places both readings are kept."""
    figures = m.words.low[m.first]
    if m.has("iso"):
        day, _, clock = figures.upper().partition("T")
        found = _one_day(m, int(day[:4]), int(day[5:7]), int(day[8:]), "explicit")
        if found and clock:
            found = found._replace(type="TIME", value=f"{day}T{clock}", precision="minute")
        return [found] if found else None
    one, two, year = (int(part) for part in re.split(r"[/.-]", figures))
    orders = ((two, one), (one, two)) if "." in figures else ((one, two), (two, one))
    year = year if year > 99 else _full_year(year, c)
    days = [found for month, day in orders if (found := _one_day(m, year, month, day, "explicit"))]
    if len(days) < 2 or "." in figures or days[0].value == days[1].value:
        return days[:1] or None
    if c.today is not None:
        today = c.today
        days.sort(key=lambda found: abs(((found.begin or today) - today).days))
    reason = f"It may also be read as {days[1].value}; the day nearer to publication is taken."
    return [days[0]._replace(certain=False, alternatives=(days[1].value,), reason=reason)]


def _full_year(short: int, c: Context) -> int:
    """Return the full year for two figures: the one nearest to publication, rather before than after."""
    now = c.today.year if c.today else 2000
    return min((century + short for century in (1800, 1900, 2000, 2100)), key=lambda year: abs(year - now + 10))


def day_range(m: Match, c: Context) -> Answer:
    """Read "26-30 July": two dates that share a month."""
    small, month = letters()["small"], m.number("month")
    ends = [at for at in range(m.first, m.end) if m.words.codes[at] == small]
    if month is None or len(ends) != 2 or (m.ends_with("small") and m.follows in lexicon.COUNTED):
        return None
    left = day_of_year(m, c, month, int(m.words.values[ends[0]]))
    right = day_of_year(m, c, month, int(m.words.values[ends[1]]))
    if left is None or right is None or left.value >= right.value:
        return None
    return [left._replace(end=ends[0] + 1), right._replace(first=ends[1])]


def day_of_month(m: Match, c: Context) -> Answer:
    """Read "the 27th" as a day of the month under discussion."""
    day = m.number("place")
    if day is None or not 1 <= day <= 31 or m.before not in {"on", "until", "by", "from", "to", "since"}:
        return None
    if m.word("the") != "the" or (m.follows.isalpha() and m.follows not in {"and", "to", "in", "at", "with"}):
        return None
    told = c.told(m.first, 1, "M")
    base = told.period.begin if told else c.today
    if base is None:
        return undated(m, f"XXXX-XX-{day:02d}")
    found = _one_day(m, base.year, base.month, day, "earlier date" if told else c.today_is, certain=False)
    return [found] if found else None


# Capitalised only because they open a sentence; any other capital before a holiday makes a name of it.
OPENERS = lexicon.bag("on in by since until before after this last next the for every each at from to and but")


def named_day(m: Match, c: Context) -> Answer:
    """Read a holiday: its day in the year that is named or fits."""
    name, year = m.code("holiday"), m.number("yearly")
    if year is not None:
        return [_holiday_period(m, holiday(name, year), "explicit")]
    if m.capital_follows or (m.before not in OPENERS and m.words.capital(m.first - 1)):
        return None
    if c.today is None:
        kind, month, day, _ = lexicon.NAMED_DAYS[name]
        return undated(m, f"XXXX-{month:02d}-{day:02d}" if kind == "fixed" else "XXXX")
    ahead = m.pointer[0] in {"next", "coming", "this"} or lean(c, m.first, m.end).sign > 0
    back = 0 if ahead else 365 if m.pointer[0] in {"last", "past"} else DAYS_BACK
    first = periods.add_days(c.today, -back)
    near = (holiday(name, y) for y in periods.years_around(first, 0, 2))
    day_of = next((day for day in near if day >= first), None)
    return None if day_of is None else [_holiday_period(m, day_of, c.today_is)]


def _holiday_period(m: Match, day: date, anchor: str) -> Found:
    period = periods.a_day(day)
    if m.has("weekend"):
        period = periods.weekend_of(day)
    elif m.code("unit") == "W":
        period = periods.week_of(day)
    return dated(m, period, anchor)


def holiday(name: str, year: int) -> date:
    """Return the day of a holiday in a year."""
    kind, month, day, nth = lexicon.NAMED_DAYS[name]
    if kind == "fixed":
        return date(year, month, day)
    if kind == "easter":
        return periods.add_days(periods.easter(year), month)
    if kind == "election":
        return periods.add_days(periods.nth_weekday(year, 11, 1, 1), 1)
    return periods.nth_weekday(year, month, day, nth)


# Words before a figure with a colon that make it a time on the clock and not a score.
BEFORE_CLOCK = lexicon.bag("at by around about until from since before after to - – approximately between and")


def clock(m: Match, c: Context) -> Answer:
    """Read a time on the clock, with the day named beside it or the day of publication."""
    hour = _hour(m)
    if hour is None:
        return None
    hour += m.code("zone")
    if m.has("month", "weekday", "dayword"):
        day = _day_beside(m, c)
        if day is None:
            return None
    else:
        found = _day_told(m, c)
        if found is None:
            return undated(m, f"XXXX-XX-XXT{hour}", "TIME")
        day = found
    value = f"{day.value.partition('T')[0]}T{hour}"
    return [day._replace(first=m.first, end=m.end, type="TIME", value=value, precision="minute")]


def _day_told(m: Match, c: Context) -> Found | None:
    """Return the day that a clock time without a day belongs to: the one told of just before, else publication."""
    told = c.told_day(m.first)
    if told is None or (c.today is not None and _turned(m, c, told.period.begin, c.today)):
        return None if c.today is None else _day(m, c.today, c.today_is)
    beside = c.sentence_of(told.at) == c.sentence_of(m.first)
    if c.today in (None, told.period.begin) or (beside and told.certain):
        return _day(m, told.period.begin, "earlier date")
    reason = "" if beside else "The sentence before tells of this day."
    other = () if c.today is None else (c.today.isoformat(),)
    return _day(m, told.period.begin, "earlier date", reason, False, other)


def _turned(m: Match, c: Context, told: date, today: date) -> bool:
    """Whether the verbs look the other way than the day told of: "He left Tuesday. The talks will begin at noon."."""
    if c.told(m.first, 0, "D"):
        return False
    sign = lean(c, m.first, m.end).sign
    return (sign > 0 and told < today) or (sign < 0 and told > today)


def _day_beside(m: Match, c: Context) -> Found | None:
    """Return the day that stands beside a clock time, whose own number must not be taken for the day."""
    if not m.has("month"):
        answer = (dayword if m.has("dayword") else weekday)(m, c)
        return answer[0] if answer else None
    codes, names, at = m.words.codes, letters(), m.at("month")
    for here in (at + 1, at - 1, at - 2):
        in_time = codes[here + 1 : here + 2] in {names["ampm"], names["oclock"]}
        if m.first <= here < m.end and codes[here] in {names["small"], names["place"]} and not in_time:
            return day_of_year(m, c, int(m.words.values[at]), int(m.words.values[here]))
    return None


def _hour(m: Match) -> str | None:
    """Return the clock time as HH:MM, or None when the figures are no time."""
    if m.has("point"):
        return m.code("point")
    half_day = m.code("ampm")
    if m.has("clock"):
        parts = [int(part) for part in re.split(r"[:.]", m.words.low[m.at("clock")])]
        if not half_day and not m.has("zone", "weekday", "dayword") and m.before not in BEFORE_CLOCK:
            return None
    elif not half_day and not m.has("oclock"):
        figures = m.words.low[m.at("zone") - 1]
        if len(figures) != 4 or not figures.isdigit():
            return None
        parts = [int(figures[:2]), int(figures[2:])]
    else:
        worth = m.words.values[m.at("ampm" if half_day else "oclock") - 1]
        parts = [int(worth), 0]
    if half_day and not 1 <= parts[0] <= 12:
        return None
    if half_day:
        parts[0] = parts[0] % 12 + (12 if half_day == "pm" else 0)
    if parts[0] > 24 or max(parts[1:]) > 59:
        return None
    return ":".join(f"{part:02d}" for part in parts)
