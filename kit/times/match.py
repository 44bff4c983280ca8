"""A match of a rule, and the answer that a reading gives for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from kit.times import periods
from kit.times.anchor import Context
from kit.times.periods import Period
from kit.times.rules import Rule
from kit.times.words import Words, letters

BACK, HERE, AHEAD = -1, 0, 1
AFTER_LINK = "It is the end of a range, so it follows the date before."
POINTERS = ("last", "past", "next", "coming", "this", "that", "previous", "following", "latest")


class Found(NamedTuple):
    """An answer before it gets its offsets; `first` and `end` are indices of words."""

    first: int
    end: int
    type: str
    value: str
    begin: date | None = None
    last: date | None = None
    precision: str = "unknown"
    anchor: str = "none"
    certain: bool = True
    alternatives: tuple[str, ...] = ()
    reason: str = ""

    def in_part(self, part: str) -> Found:
        """Return the part of this day: ``2023-07-27TEV``; the day itself when there is no part."""
        if not part:
            return self
        return self._replace(type="TIME", value=f"{self.value}T{part}", precision="part of day")


class Match(NamedTuple):
    """A rule that fits the words `first:end` of a text."""

    rule: Rule
    words: Words
    first: int
    end: int

    def at(self, word_class: str) -> int:
        """Return the index of the first word of a class, or -1."""
        return self.words.codes.find(letters()[word_class], self.first, self.end)

    def has(self, *classes: str) -> bool:
        """Whether a word of one of these classes is in the match."""
        return any(self.at(name) >= 0 for name in classes)

    def word(self, word_class: str) -> str:
        """Return the first word of a class in small letters, or an empty string."""
        at = self.at(word_class)
        return self.words.low[at] if at >= 0 else ""

    def number(self, *classes: str) -> int | None:
        """Return the whole-number worth of the first word of the first of these classes that is there."""
        at = next((at for name in classes if (at := self.at(name)) >= 0), -1)
        return int(self.words.values[at]) if at >= 0 else None

    def code(self, *classes: str) -> str:
        """Return the worth, as text, of the first word of the first of these classes that is there."""
        at = next((at for name in classes if (at := self.at(name)) >= 0), -1)
        return str(self.words.values[at]) if at >= 0 else ""

    def ends_with(self, *classes: str) -> bool:
        """Whether the last word of the match is of one of these classes."""
        return any(self.words.codes[self.end - 1] == letters()[name] for name in classes)

    @property
    def before(self) -> str:
        """The word before the match."""
        return self.words.before(self.first)

    @property
    def follows(self) -> str:
        """The word after the match."""
        return self.words.follows(self.end - 1)

    @property
    def capital_follows(self) -> bool:
        """Whether the word after the match is written with a capital letter."""
        return self.words.capital(self.end)

    @property
    def counts(self) -> bool:
        """Whether earlier or later stands after a unit and counts from a date: "a year earlier"."""
        return any(0 <= self.at(unit) < self.at("earlier") for unit in ("unit", "units", "quarters"))

    @property
    def pointer(self) -> tuple[str, int]:
        """The class of the last pointing word (last, this, next …) and its direction."""
        at, name = max((self.words.codes.rfind(letters()[name], self.first, self.end), name) for name in POINTERS)
        if at < 0:
            return "", HERE
        return name, BACK if name == "latest" else int(self.words.values[at])


Answer = list[Found] | None
Reading = Callable[[Match, Context], Answer]


def dated(
    m: Match,
    period: Period,
    anchor: str,
    reason: str = "",
    certain: bool = True,
    alternatives: tuple[str, ...] = (),
) -> Found:
    """Return a date; a word such as early, or the end of, narrows its days."""
    begin, last = period.begin, period.last
    part = m.code("early", "edge") or ("" if m.counts else m.code("earlier"))
    if part and begin < last:
        begin, last = periods.part_of(period, part)
    return Found(
        m.first,
        m.end,
        "DATE",
        period.value,
        begin,
        last,
        period.precision,
        anchor,
        certain,
        alternatives,
        reason,
    )


def undated(m: Match, value: str, kind: str = "DATE") -> list[Found]:
    """Return what is known of a relative expression when there is no publication date."""
    reason = "There is no publication date to count from."
    return [Found(m.first, m.end, kind, value, certain=False, reason=reason)]


def year_ahead(m: Match) -> int | None:
    """Return a year that the next date of a pair or list carries for both: "from May to July 2022"."""
    found = _list_with_year().match(m.words.codes, m.end)
    if not found or letters()["month"] not in found.group():
        return None
    return int(m.words.values[found.end() - 1])


@cache
def _list_with_year() -> re.Pattern[str]:
    names = letters()
    link = "".join(names[name] for name in ("to", "dash", "and", "or", "comma", "the"))
    inner = "".join(names[name] for name in ("month", "small", "place"))
    return re.compile(f"[{link}]{{1,2}}[{inner}]{{1,3}}{names['comma']}?{names['yearly']}")


# A month or day with its year sets the scene for what follows when that year is at least so many years past.
TOLD_YEARS = 3


def told_year(m: Match, c: Context) -> int | None:
    """Return the year of which the text is telling: that of the date just before, if it is long past.

    A month or a day with its year holds for the next sentence too; a bare year only for its own.
    """
    told = c.told(m.first, 1)
    if told is None or c.today is None or told.period.last.year > c.today.year - TOLD_YEARS:
        return None
    same_sentence = c.sentence_of(told.at) == c.sentence_of(m.first)
    if told.period.precision in {"day", "month"} or (told.period.precision == "year" and same_sentence):
        return told.period.begin.year
    return None
