"""Readings of lengths, of what is counted with them, of sets, and of words like now and soon."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from kit.times import lexicon, periods
from kit.times.anchor import Context
from kit.times.match import AHEAD, BACK, HERE, Answer, Found, Match, dated, undated
from kit.times.words import letters

UNIT_CLASSES = ("unit", "units", "quarters", "quarter")


class Length(NamedTuple):
    """How many of which unit; number None means that nobody says; `upper` is the second of "two or three"."""

    number: float | None
    unit: str
    upper: float | None = None

    @property
    def value(self) -> str:
        """The length as TIMEX3 writes it: P3Y, PT30M, PXM, P2.5Y."""
        count, unit = self.number, self.unit
        times, unit = {"F": (2, "W"), "L": (1000, "Y")}.get(unit, (1, unit))
        count = None if count is None else count * times
        if count is not None and count < 1 and unit in SMALLER:
            times, unit = SMALLER[unit]
            count *= times
        shown = "X" if count is None else f"{count:.0f}" if count >= 1e6 or count == int(count) else f"{count:g}"
        return f"PT{shown}{unit[1]}" if unit.startswith("T") else f"P{shown}{unit}"

    def from_day(self, day: date, sign: int) -> date | None:
        """Return the day this length after (sign 1) or before (-1) a day; None if nobody says how many."""
        if self.number is None:
            return None
        if self.unit in MONTHS:
            return periods.add_months(day, sign * round(min(self.number, 1e5) * MONTHS[self.unit]))
        return periods.add_days(day, sign * round(min(self.number, 1e7) * DAYS[self.unit]))


# A part of a unit is written in the smaller one: half an hour is PT30M, a quarter of a century P25Y.
SMALLER = {"TH": (60, "TM"), "Y": (12, "M"), "E": (10, "Y"), "C": (100, "Y")}
DAYS = {"D": 1.0, "W": 7.0, "F": 14.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}


def measure(m: Match) -> Length | None:
    """Read the number and unit of a length: "about two and a half years"."""
    at = max(m.at(name) for name in UNIT_CLASSES)
    if at < 0:
        return None
    unit = str(m.words.values[at])
    if m.has("vague"):
        return Length(None, unit)
    if m.has("quarter") and unit != "Q":
        return Length(0.25, unit)
    half = 0.5 if m.has("halves") else 0.0
    counts = [2.0] if m.has("couple") else _counts(m, at)
    if counts:
        return Length(counts[0] + half, unit, counts[1] if len(counts) > 1 else None)
    return Length(half if half and m.at("halves") < at else 1 + half, unit)


def _counts(m: Match, end: int) -> list[float]:
    """Return the numbers before the unit; numerals add up, "or" and "to" part two numbers."""
    names = letters()
    figures, parting = {names[n] for n in ("small", "digits", "yearly")}, {names["or"], names["to"]}
    counts: list[float] = []
    going = False
    for at in range(m.first, end):
        code, worth = m.words.codes[at], m.words.values[at]
        if code in figures or code == names["numeral"]:
            number = float(worth)
            if not going:
                counts.append(number)
            elif number in {100.0, 1000.0, 12.0}:
                counts[-1] *= number
            else:
                counts[-1] += number
            going = True
        elif code in parting:
            going = False
    return counts


def lasting(m: Match, c: Context) -> Answer:
    """Read "week-long", "months-long", "yearlong"."""
    if m.has("filler") and m.word("filler") != "long":
        return None
    single = Length(1 if m.has("unit") else None, m.code("unit", "units"))
    value = m.code("lasting") or single.value
    return [Found(m.first, m.end, "DURATION", value, precision="length")]


def length(m: Match, c: Context) -> Answer:
    """Read a length of time: "about three years"."""
    size = measure(m)
    if size is None:
        return None
    if m.has("quarters") and (m.follows == "of" or (m.ends_with("quarters") and m.words.glued(m.end - 1))):
        return None
    single = m.end - m.first == 2 and m.words.codes[m.first] == letters()["a"]
    if single and m.before in {"such", "what", "quite", "not", "many"}:
        return None
    rate = single and (m.before in lexicon.COUNTED or m.words.codes[m.first - 1 : m.first] in _rated())
    others = () if size.upper is None else (size._replace(number=size.upper).value,)
    return [
        Found(
            m.first, m.end, "SET" if rate else "DURATION", size.value,
            precision="length", certain=not others, alternatives=others,
        )
    ]  # fmt: skip


@cache
def _rated() -> frozenset[str]:
    return frozenset(letters()[name] for name in ("small", "digits", "numeral", "often"))


def units(m: Match, c: Context) -> Answer:
    """Read a bare plural: "months"."""
    if m.before in {"office", "opening", "business", "school", "early", "old", "working", "light"}:
        return None
    return [Found(m.first, m.end, "DURATION", Length(None, m.code("units")).value, precision="length")]


def pointed_length(m: Match, c: Context) -> Answer:
    """Read a length that ends or begins at publication: "the past two months", "recent years"."""
    size = measure(m)
    if size is None or (m.before in AUXILIARIES and m.words.low[m.first] == "last"):
        return None
    if not m.has("couple", "vague", "small", "digits", "numeral", "yearly", "a", "unit"):
        size = size._replace(number=None)
    back, ahead = m.has("last", "past", "recent", "latest"), m.has("next", "coming", "following")
    sign = AHEAD if ahead else BACK if back else HERE
    found = Found(m.first, m.end, "DURATION", size.value, precision="length")
    there = size.from_day(c.today, sign) if sign and c.today else None
    if there is None or c.today is None:
        return [found]
    return [found._replace(begin=min(c.today, there), last=max(c.today, there), anchor=c.today_is)]


# After these "last" is a verb: "the tour is to last five days".
AUXILIARIES = lexicon.bag("to will would could can may might must should not did does")


def offset(m: Match, c: Context) -> Answer:
    """Read "two years ago", "a week from now"."""
    size = measure(m)
    if size is None or (m.word("ago") == "back" and m.follows not in ENDS):
        return None
    sign = BACK if m.has("ago") else AHEAD
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if c.today is None:
        return undated(m, vague)
    if size.number is None:
        return [Found(m.first, m.end, "DATE", vague, certain=False, reason="Nobody says how many.")]
    return _at_distance(m, c, c.today, size, sign, c.today_is)


def _at_distance(m: Match, c: Context, start: date, size: Length, sign: int, anchor: str) -> Answer:
    """Return the period this far from a day, as exact as the unit; a year from a quarter is a quarter."""
    there = size.from_day(start, sign)
    if there is None:
        return None
    if size.unit == "Y" and size.number == 1 and c.last_quarter and sign < 0:
        quarter = periods.shifted(periods.add_months(c.last_quarter.begin, -12), "Q", 0)
        return [dated(m, quarter, "earlier date", "The text speaks of a quarter.")]
    found = dated(m, periods.shifted(there, "M" if size.number == 0.5 and size.unit == "Y" else size.unit, 0), anchor)
    if size.unit.startswith("T"):
        return [found._replace(type="TIME", value=f"{found.value}TXX", certain=False)]
    return [found]


def vague_offset(m: Match, c: Context) -> Answer:
    """Read "years ago"."""
    return [Found(m.first, m.end, "DATE", "PAST_REF", certain=False)]


# What may follow "two days before" when it counts from the date named before, and not from what comes next.
ENDS = lexicon.bag(", . ; : ! ? ) ” \" '") | {""}


def second_offset(m: Match, c: Context) -> Answer:
    """Read "seven days later", "a year earlier" from the date named before."""
    size = measure(m)
    sign = AHEAD if m.has("after") or m.word("earlier") == "later" else BACK
    if size is None or size.number is None or (m.has("before", "after") and m.follows not in ENDS):
        return None
    told = c.told(m.first, 3, size.unit)
    start, anchor = (told.period.begin, "earlier date") if told else (c.today, c.today_is)
    if start is None or (not told and sign > 0) or size.unit.startswith("T"):
        return None
    return _at_distance(m, c, start, size, sign, anchor)


def next_unit(m: Match, c: Context) -> Answer:
    """Read "the next day", "the week before" from the date named before."""
    unit = m.code("unit")
    if unit.startswith("T"):
        return None
    sign = AHEAD if m.has("following", "next", "after") else BACK
    told = c.told(m.first, 3, unit)
    if told:
        period = periods.shifted(told.period.begin, unit, sign)
        return [dated(m, period, "earlier date", certain=unit != "D")]
    if c.today is None or m.has("before", "after"):
        return None
    return [dated(m, periods.shifted(c.today, unit, sign), c.today_is, certain=False)]


def every(m: Match, c: Context) -> Answer:
    """Read "every Friday", "each year", "every two weeks"."""
    if m.has("filler") and m.word("filler") != "other":
        return None
    month, day, weekday = m.number("month"), m.number("small", "place"), m.number("weekday")
    if month is not None:
        value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    elif weekday is not None:
        value = f"XXXX-WXX-{weekday}"
    elif m.has("season", "daypart", "weekend"):
        start = {"season": "XXXX-", "daypart": "XXXX-XX-XXT", "weekend": "XXXX-WXX-"}
        value = next(prefix + m.code(name) for name, prefix in start.items() if m.has(name))
    elif m.has("holiday"):
        value = "P1Y"
    else:
        count = m.number("small", "digits", "numeral", "ordinal") or (2 if m.has("filler") else 1)
        value = Length(count, m.code(*UNIT_CLASSES)).value
    return _set(m, value)


def _set(m: Match, value: str) -> Answer:
    return [Found(m.first, m.end, "SET", value, precision="repeated")]


def how_often(m: Match, c: Context) -> Answer:
    """Read "daily", "twice a week", "Fridays"."""
    if m.has("weekdays"):
        return _set(m, f"XXXX-WXX-{m.number('weekdays')}")
    if m.has("weekends"):
        return _set(m, "XXXX-WXX-WE")
    if not m.has("adverb"):
        return _set(m, Length(1, m.code("unit")).value)
    named = m.words.capital(m.first) and m.before[-1:].isalnum()
    if named or m.follows in lexicon.PRINTED or m.capital_follows:
        return None
    return _set(m, m.code("adverb"))


def reference(m: Match, c: Context) -> Answer:
    """Read now, recently, soon."""
    if m.word("will_be") in {"soon", "shortly"} and m.follows in {"before", "after", "as"}:
        return None
    if m.word("now") == "now" and m.follows == "and":
        return None
    if m.has("while"):
        return [Found(m.first, m.end, "DURATION", "PXX", precision="length")]
    return [Found(m.first, m.end, "DATE", m.code("now", "once_was", "will_be"))]


def the_past(m: Match, c: Context) -> Answer:
    """Read "in the past", "the future"."""
    if m.words.codes[m.end : m.end + 1] in _measured():
        return None
    return [Found(m.first, m.end, "DATE", "FUTURE_REF" if m.has("future") else "PAST_REF")]


@cache
def _measured() -> frozenset[str]:
    names = ("unit", "units", "small", "digits", "numeral", "vague", "couple", "filler", "weekend", "season")
    return frozenset(letters()[name] for name in names)
