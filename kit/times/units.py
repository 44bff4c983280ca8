"""Readings of stretches of the calendar: weeks, months, quarters, seasons, years … and events."""

from __future__ import annotations

import re
from datetime import date

from kit.times import lexicon, periods
from kit.times.anchor import Context, lean
from kit.times.match import (
    AFTER_LINK,
    AHEAD,
    BACK,
    HERE,
    Answer,
    Found,
    Match,
    dated,
    told_year,
    undated,
    year_ahead,
)
from kit.times.periods import Period
from kit.times.words import letters

# Names of months that are also names of people or other words, and the words that make them a month.
NAMES_TOO = lexicon.bag("march april may june august jan mar apr jun jul sep dec")
OPENERS = lexicon.bag(
    "in since by until till from of to through between before after during early late mid and or for "
    "around last next this that every about as per on at the its their his her 's ( - – , /"
)
STRICT_OPENERS = lexicon.bag("in since by until till through between before after during early late mid last next")


def month(m: Match, c: Context) -> Answer:
    """Read a month: of a named year, pointed at, or the nearest that fits the verbs."""
    number, year = m.number("month"), m.number("yearly") or year_ahead(m)
    if number is None:
        return None
    if year is not None:
        return [dated(m, periods.a_month(year, number), "explicit")]
    if not m.pointer[0] and not m.has("early", "earlier", "edge", "unit") and not _month_stands(m):
        return None
    if m.word("month") in lexicon.PERSONS and m.capital_follows:
        return None
    if c.today is None:
        return undated(m, f"XXXX-{number:02d}")
    if m.pointer[0] and m.code("unit") == "Y":
        year = _pointed_year(m, c, c.today)
        return [dated(m, periods.a_month(year, number), c.today_is)]
    before = c.joined(m.first)
    if before and before.period.precision == "month":
        there = (number - before.period.begin.month) % 12
        return [dated(m, _month_at(before.period.begin, there), before.anchor, AFTER_LINK)]
    told = told_year(m, c)
    if told is not None and not m.pointer[0]:
        reason = f"The text is telling of {told}."
        return [dated(m, periods.a_month(told, number), "earlier date", reason, False)]
    return [_pointed_month(m, c, c.today, number) or _bare_month(m, c, c.today, number)]


def _month_stands(m: Match) -> bool:
    """Whether a bare name can be a month here: April, May and August are people too, march is a walk."""
    at = m.at("month")
    name, before = m.words.low[at].strip("."), m.words.before(at)
    if name not in NAMES_TOO:
        return True
    if name in {"jan", "mar", "jun", "dec"} or (m.words.glued(at) and before == "-"):
        return False
    return before in STRICT_OPENERS or (before in OPENERS and not m.capital_follows)


def _pointed_year(m: Match, c: Context, today: date) -> int:
    """Return the year of "that year", "the previous year", "last year"."""
    name, sign = m.pointer
    told = c.told(m.first, 3) if name in {"that", "previous", "following"} else None
    return (told.period.begin if told else today).year + sign


def _pointed_month(m: Match, c: Context, today: date, number: int) -> Found | None:
    """Read "last March", "next May": never the month that is just over or about to begin."""
    name, _ = m.pointer
    if name in {"last", "past", "previous"}:
        return dated(m, _month_at(today, -((today.month - number - 2) % 12 + 2)), c.today_is)
    if name in {"next", "coming", "following"}:
        return dated(m, _month_at(today, (number - today.month - 1) % 12 + 1), c.today_is)
    return dated(m, periods.a_month(today.year, number), c.today_is) if name == "this" else None


def _month_at(today: date, months: int) -> Period:
    there = periods.add_months(today.replace(day=1), months)
    return periods.a_month(there.year, there.month)


def _bare_month(m: Match, c: Context, today: date, number: int) -> Found:
    """Choose between the month before and the one after publication; the nearest two need no verb."""
    look = lean(c, m.first, m.end)
    back, ahead = (today.month - number) % 12, (number - today.month) % 12
    if back == 0:
        return dated(m, _month_at(today, 0), c.today_is)
    sign = look.sign or (AHEAD if ahead <= 2 else BACK)
    if look.sign > 0 and not look.sure:  # "until" without a verb: the nearer one
        sign = BACK if back < ahead else AHEAD
    if back == 1 or (back == 2 and look.word in lexicon.WEAK):
        sign = BACK
    elif ahead == 1 and look.distance > 2:
        sign = AHEAD
    there, other = (ahead, -back) if sign > 0 else (-back, ahead)
    certain = sign == look.sign and look.sure
    alternatives = () if certain else (_month_at(today, other).value,)
    return dated(m, _month_at(today, there), c.today_is, look.reason, certain, alternatives)


def season(m: Match, c: Context) -> Answer:
    """Read a season: of a named year, pointed at, or the nearest."""
    code, year = m.code("season"), m.number("yearly")
    if year is not None:
        return [dated(m, periods.a_season(year, code), "explicit")]
    if not _season_stands(m):
        return None
    if c.today is None:
        return undated(m, f"XXXX-{code}")
    near = [periods.a_season(y, code) for y in periods.years_around(c.today, 2, 2)]
    return [_season_near(m, c, c.today, near)]


def _season_stands(m: Match) -> bool:
    """Whether the word is a season here: to fall and to spring are verbs."""
    if m.pointer[0] or m.has("early", "edge"):
        return True
    if m.word("season") in {"fall", "spring"} and not m.has("the"):
        return m.before in {"in", "by", "since", "until"}
    return m.before in {"in", "by", "since", "until", "during", "of", "through", "for", "from"}


def _season_near(m: Match, c: Context, today: date, near: list[Period]) -> Found:
    name = m.pointer[0]
    back, ahead = [s for s in near if s.last < today], [s for s in near if s.begin > today]
    if name in {"last", "past", "previous"} and back:
        return dated(m, back[-1], c.today_is)
    if name in {"next", "coming", "following"} and ahead:
        return dated(m, ahead[0], c.today_is)
    now = [s for s in near if s.begin <= today <= s.last]
    if now:
        return dated(m, now[0], c.today_is)
    look = lean(c, m.first, m.end)
    if name == "this":
        this_year = [s for s in near if s.begin.year == today.year]
        return dated(m, this_year[0], c.today_is)
    chosen = ahead[0] if (look.sign > 0 and ahead) or not back else back[-1]
    return dated(m, chosen, c.today_is, look.reason, bool(look.sign))


YEAR_OPENERS = OPENERS | lexicon.bag("a an those these fiscal circa while when ; : following")
OLD_YEAR_OPENERS = lexicon.bag("in since of until from by - – between to before after (")
COUNT_OPENERS = lexicon.bag("about around some nearly almost over than")


def year(m: Match, c: Context) -> Answer:
    """Read four figures as a year where a year can stand."""
    number = m.number("yearly")
    if number is None or (m.has("unit") and m.code("unit") != "Y"):
        return None
    if not m.has("unit", "fiscal", "fiscal_year", "early", "earlier", "edge") and not _year_stands(m, number):
        return None
    return [dated(m, periods.a_year(number), "explicit")]


def _year_stands(m: Match, number: int) -> bool:
    at = m.at("yearly")
    before, follows = m.words.before(at), m.words.follows(at)
    if before in COUNT_OPENERS or (m.words.glued(at) and before not in GLUED_OPENERS):
        return False
    if follows == "-" and m.words.glued(at + 1) and m.words.codes[at + 2 : at + 3] == letters()["digits"]:
        return False
    if not 1900 <= number < 2100 and before not in OLD_YEAR_OPENERS:
        return False
    counted = follows.isalpha() and follows.endswith("s") and follows not in {"was", "is", "has", "as"}
    return not before or before in YEAR_OPENERS or not counted


GLUED_OPENERS = lexicon.bag("- – ( / ' “ \" ‘ ` — [")


def year_span(m: Match, c: Context) -> Answer:
    """Read "1998-99" as two years."""
    first, at = m.number("yearly"), m.end - 1
    short = m.words.low[at]
    if first is None or first >= 2100 or len(short) != 2 or not short.isdigit() or not m.words.glued(at):
        return None
    last = first // 100 * 100 + int(short)
    if last <= first:
        return None
    left, right = (dated(m, periods.a_year(y), "explicit") for y in (first, last))
    return [left._replace(end=m.at("yearly") + 1), right._replace(first=at)]


def decade(m: Match, c: Context) -> Answer:
    """Read "the 1990s", "the '90s", "the nineties"."""
    if m.has("nicknamed"):
        if m.word("the") != "the":
            return None
        figures = (m.number("nicknamed") or 0) * 10
    else:
        figures = int(re.sub(r"[^0-9]", "", m.word("decade")))
    if figures < 100:
        now = c.today.year if c.today else 2000
        figures = max(century + figures for century in (1800, 1900, 2000) if century + figures <= max(now, 1899))
    if not 1000 <= figures < 2100:
        return None
    return [dated(m, periods.decade_of(figures), "explicit")]


def century(m: Match, c: Context) -> Answer:
    """Read "the 19th century": the years that begin with 18."""
    number = m.number("ordinal", "place")
    if number is None or m.code("unit") != "C" or not 1 <= number <= 30:
        return None
    return [dated(m, periods.century_of(number * 100 - 100), "explicit")]


def quarter(m: Match, c: Context) -> Answer:
    """Read a numbered quarter or half of a year."""
    number, half = m.number("ordinal", "place", "short_quarter"), m.has("halves")
    if number is None or not 1 <= number <= (2 if half else 4):
        return None
    build = periods.a_half if half else periods.a_quarter
    if half and not m.has("yearly", "unit") and m.follows != "of" and c.last_quarter is None:
        return None
    given = m.number("yearly")
    if given is not None:
        return [dated(m, build(given, number), "explicit")]
    if c.today is None:
        return undated(m, f"XXXX-{'H' if half else 'Q'}{number}")
    if m.pointer[0] and m.code("unit") == "Y":
        return [dated(m, build(_pointed_year(m, c, c.today), number), c.today_is)]
    look = lean(c, m.first, m.end)
    options = [build(y, number) for y in periods.years_around(c.today, 1, 1)]
    begun = [p for p in options if p.begin <= c.today]
    ahead = [p for p in options if p.last >= c.today]
    just_over = begun and (c.today - begun[-1].last).days < REPORTED_WITHIN
    forward = look.sign > 0 and ahead and not just_over
    period = ahead[0] if forward or not begun else begun[-1]
    return [dated(m, period, c.today_is, look.reason, bool(look.sign))]


# Figures of a quarter come out within so many days of its end, and are often spoken of as still to come.
REPORTED_WITHIN = 45


def this_quarter(m: Match, c: Context) -> Answer:
    """Read "last quarter", "the quarter", "the year-earlier quarter"."""
    name, sign = m.pointer
    if m.follows == "of" and not name:
        return None
    if c.today is None:
        return undated(m, "XXXX-QX")
    known = c.last_quarter
    if m.has("unit"):
        base = known or periods.shifted(c.today, "Q", BACK)
        there = periods.shifted(periods.add_months(base.begin, -12), "Q", 0)
        return [dated(m, there, "earlier date" if known else c.today_is)]
    if known and name in {"", "that", "latest", "previous", "following"}:
        steps = sign if name in {"previous", "following"} else 0
        return [dated(m, periods.shifted(known.begin, "Q", steps), "earlier date")]
    return [dated(m, periods.shifted(c.today, "Q", sign if name else BACK), c.today_is)]


# What is left open in the value of a unit that cannot be counted out.
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "E": "XXX", "C": "XX"}


def this_unit(m: Match, c: Context) -> Answer:
    """Read "last week", "earlier this year", "that year"."""
    unit = m.code("unit", "weekend") or "Y"
    name, sign = m.pointer
    if unit.startswith("T") or name == "latest" or (unit == "D" and name in {"last", "past", "this"}):
        return None
    told = c.told(m.first, 4, unit) if name in {"that", "following", "previous"} else None
    if told:
        return [dated(m, periods.shifted(told.period.begin, unit, sign), "earlier date")]
    if c.today is None:
        return undated(m, UNKNOWN.get(unit, "XXXX"))
    return [_cut_at_today(dated(m, periods.shifted(c.today, unit, sign), c.today_is), m, c.today)]


def _cut_at_today(found: Found, m: Match, today: date) -> Found:
    """End "earlier this year" and begin "later this year" at the day of publication."""
    whole = periods.shifted(today, m.code("unit", "weekend") or "Y", 0)
    if whole.value != found.value or not m.has("earlier"):
        return found
    if m.word("earlier") == "earlier":
        return found._replace(begin=whole.begin, last=today)
    return found._replace(begin=today, last=whole.last)


CLAUSE_STARTS = lexicon.bag("he she it they we i you when that who which in of before after")
UNIT_OPENERS = lexicon.bag("for of in during through over on far this")


def the_unit(m: Match, c: Context) -> Answer:
    """Read "the year", "later in the week", "year-end"."""
    unit = m.code("unit", "weekend") or "Y"
    narrowed = m.has("early", "earlier", "edge")
    if unit.startswith("T") or unit in {"E", "L"} or (m.has("the") and m.word("the") != "the"):
        return None
    idiom = unit == "D" and m.before == "at" and m.follows == ","
    if idiom or m.words.capital(m.end - 1):
        return None
    if m.has("edge") and not m.has("the") and not (unit == "Y" and m.word("edge") == "end"):
        return None
    if not narrowed and unit == "WE" and c.today is not None:
        return [_the_weekend(m, c, c.today)]
    if not narrowed and (unit in {"D", "C", "W"} or m.before not in UNIT_OPENERS or m.follows in CLAUSE_STARTS):
        return None
    told = c.told(m.first, 1, unit) if narrowed else None
    if told and (unit == "D" or c.today is None or told.period.last.year != c.today.year):
        return [dated(m, periods.shifted(told.period.begin, unit, 0), "earlier date")]
    if c.today is None:
        return undated(m, UNKNOWN.get(unit, "XXXX"))
    return [_cut_at_today(dated(m, periods.shifted(c.today, unit, 0), c.today_is), m, c.today)]


def _the_weekend(m: Match, c: Context, today: date) -> Found:
    """Return the weekend that the verbs look to; on Saturday and Sunday it is the present one."""
    look = lean(c, m.first, m.end)
    back = look.sign < 0 or (not look.sign and today.isoweekday() < 4)
    weeks = BACK if back and today.isoweekday() < 6 else HERE
    return dated(m, periods.shifted(today, "WE", weeks), c.today_is, look.reason, bool(look.sign))


# What may follow the name of an event; others make it part of a longer name ("the Korean War armistice").
AFTER_EVENTS = lexicon.bag(
    "began begins started starts broke hit ended ends struck and or in on with that when as but has had was "
    "were is to for by at from it he she they the a an"
)


def event(m: Match, c: Context) -> Answer:
    """Read an event that stands for its dates, after since, before, during, after or until."""
    begin, last = (date.fromisoformat(day) for day in lexicon.NAMED_EVENTS[m.code("event")])
    if begin < last and m.before not in {"since", "before", "during", "after", "until"}:
        return None
    if m.follows.isalpha() and m.follows not in AFTER_EVENTS:
        return None
    period = periods.a_day(begin) if begin == last else Period(str(begin.year), begin, last, "event")
    return [dated(m, period, "explicit", certain=begin == last)]
