"""What a relative expression is counted from: the words around it, the publication date, an earlier date."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from kit import segments
from kit.times import lexicon
from kit.times.periods import Period, add_days, years_around
from kit.times.words import Words

# How many words the search for a verb goes to the left and to the right of an expression.
REACH_LEFT, REACH_RIGHT = 18, 10
# A month and day without a year lies from 250 days before to 115 days after publication.
DAYS_BACK = 250


class Lean(NamedTuple):
    """Where the words around an expression look: -1 back, 1 ahead, 0 unknown; the word, its distance, and how sure."""

    sign: int
    word: str = ""
    distance: float = 99.0
    sure: bool = True

    @property
    def reason(self) -> str:
        """A sentence that names the word."""
        if not self.sign:
            return "No verb near it says more."
        if self.sign > 0 and not self.sure:
            return f"No verb says which way the word “{self.word}” looks."
        return f"The word “{self.word}” looks {'ahead' if self.sign > 0 else 'back'}."


class Anchor(NamedTuple):
    """An earlier date of the text: its period, its words `at:end`, what it was counted from, whether it is sure."""

    period: Period
    at: int
    end: int
    anchor: str
    certain: bool = True


# What joins the two ends of a range.
LINKS = lexicon.bag("- – — to through until till")
# How fine each unit of the calendar is, from the day to the century.
FINENESS = {"minute": 0, "part of day": 0, "day": 0, "weekend": 1, "week": 1, "month": 2, "quarter": 3}
FINENESS |= {"half-year": 3, "season": 3, "year": 4, "event": 4, "decade": 5, "century": 6}
UNIT_FINENESS = {"D": 0, "WE": 1, "W": 1, "F": 1, "M": 2, "Q": 3, "Y": 4, "E": 5, "C": 6, "L": 6}


class Context:
    """A text under reading: its words, the day that counts as today, and the last dates met so far."""

    def __init__(self, text: str, words: Words, published: date | None) -> None:
        self.text = text
        self.words = words
        self.today = published
        self.today_is = "publication"
        self.last_quarter: Period | None = None
        self._met: dict[int, Anchor] = {}
        self._days: list[Anchor] = []
        self._starts: list[int] | None = None

    def remember(self, anchor: Anchor) -> None:
        """Keep a date as one that "that year" or "the day after" may refer to."""
        fineness = FINENESS[anchor.period.precision]
        self._met[fineness] = anchor
        if not fineness:
            self._days.append(anchor)

    def joined(self, at: int) -> Anchor | None:
        """Return the date that "to" or a dash joins to the word at this index: "Monday to Friday"."""
        last = max(self._met.values(), key=lambda anchor: anchor.at, default=None)
        return last if last and last.end == at - 1 and self.words.low[at - 1] in LINKS else None

    def told(self, at: int, sentences: int, unit: str = "C") -> Anchor | None:
        """Return the last date met in so many sentences before, at least as exact as the unit."""
        finest = UNIT_FINENESS.get(unit, 0)
        near = [anchor for fineness, anchor in self._met.items() if fineness <= finest]
        last = max(near, key=lambda anchor: anchor.at, default=None)
        if last is None or self.sentence_of(at) - self.sentence_of(last.at) > sentences:
            return None
        return last

    def told_day(self, at: int) -> Anchor | None:
        """Return the day that the sentence of the word at this index, or else the one before, tells of.

        The day of a report, "the ministry said Wednesday", is left out there: it is not the day of what is told.
        """
        told = self.told(at, 0, "D")
        if told:
            return told
        before = self.sentence_of(at) - 1
        for day in reversed(self._days):
            if self.sentence_of(day.at) < before:
                return None
            if not self._of_report(day):
                return day
        return None

    def _of_report(self, day: Anchor) -> bool:
        """Whether a day is the one of a report: "the ministry said Wednesday", "on Wednesday the ministry said"."""
        if reported(self.words, day.at):
            return True
        opens = day.at < 2 or self.sentence_of(day.at - 2) != self.sentence_of(day.at)
        for step, word in enumerate(self.words.low[day.end : day.end + 6]):
            if word in lexicon.REPORTING:
                return True
            if word in CLAUSE_ENDS and (step or not opens):
                return False
        return False

    def sentence_of(self, at: int) -> int:
        """Return the number of the sentence that holds the word at this index."""
        if self._starts is None:
            self._starts = [start for start, _ in segments.sentences(self.text)]
        return bisect_right(self._starts, self.words.starts[at])


# A clause that ends after the expression says nothing about it, unless the expression opens the sentence.
CLAUSE_ENDS = lexicon.bag(', ; : — – ” " ( )')
# After these a participle says nothing about the past: "is heard", "to be held".
PASSIVE = lexicon.bag("is are be being get gets")


def lean(context: Context, first: int, end: int) -> Lean:
    """Say whether the words around the expression `first:end` look ahead or back; the nearest verb wins."""
    words = context.words
    sentence = context.sentence_of(first)
    found = Lean(0)
    opens = first < 3 or context.sentence_of(first - 3) != sentence
    for step in range(1, REACH_LEFT + 1):
        at = first - step
        if at < 0 or context.sentence_of(at) != sentence:
            break
        sign = _cue(words, at, step)
        if sign:
            found = Lean(sign, words.low[at], step)
            if words.low[at] == "by" and "had" in words.low[end : end + 5]:
                found = found._replace(sign=-1)
            elif words.low[at] in UNTIL:
                return _until(context, at, end, sentence)
            break
    for step in range(1, REACH_RIGHT + 1):
        at = end - 1 + step
        if at >= len(words.low) or step + 1 >= found.distance or context.sentence_of(at) != sentence:
            break
        if words.low[at] in CLAUSE_ENDS and not (step == 1 and opens):
            break
        sign = _cue(words, at, 99)
        if sign:
            return Lean(sign, words.low[at], step + 1)
    return found if found.sign else _noun(context, first, end, sentence)


UNTIL = lexicon.bag("until till through")


def _until(context: Context, at: int, end: int, sentence: int) -> Lean:
    """Say where "until" looks: as the verb before it does, for what was so until May is over; alone it looks ahead.

    Where no verb stands before it, the verb after the comma tells ("Until May, it stays shut"), or a noun or adjective
    for what is set for a time ("a truce until May").
    """
    words = context.words
    until = Lean(1, words.low[at], 1)
    lasting = False
    opens = at == 0 or context.sentence_of(at - 1) != sentence
    if "had" in words.low[end : end + 5]:
        return until._replace(sign=-1)
    for before in range(at - 1, max(-1, at - REACH_LEFT), -1):
        word = words.low[before]
        if context.sentence_of(before) != sentence:
            break
        if word in lexicon.PRESENT or word in lexicon.ENDURING:
            return until
        sign = _cue(words, before, 99)
        if sign:
            return until if sign > 0 else Lean(-1, word, at - before, sure=False)
        lasting = lasting or word in lexicon.LASTING
    for after in range(end, min(end + REACH_RIGHT, len(words.low)) if opens else end):
        word = words.low[after]
        if context.sentence_of(after) != sentence:
            break
        if word in lexicon.PRESENT or _cue(words, after, 99):
            return until if word in lexicon.PRESENT or _cue(words, after, 99) > 0 else Lean(-1, word, 99, sure=False)
    return until._replace(sure=lasting)


def _cue(words: Words, at: int, step: int) -> int:
    """Return 1 for a word that looks ahead, -1 for one that looks back, 0 for any other."""
    word = words.low[at]
    if word in lexicon.FORWARD:
        if word in lexicon.PLANNED and words.low[max(0, at - 2) : at] in (["had", "been"], ["have", "been"]):
            return -1
        return 1
    if word == "to" and words.follows(at) in lexicon.PURPOSES:
        return 1
    if (word in UNTIL or word == "by") and step == 1:
        return 1
    if word in {"as soon as", "as early as"}:
        return 1
    past = word in lexicon.BACKWARD or (word.endswith("ed") and len(word) > 4 and word not in lexicon.NOT_PAST)
    return -1 if past and words.before(at) not in PASSIVE else 0


def _noun(context: Context, first: int, end: int, sentence: int) -> Lean:
    """Look for a noun that announces ("anniversary", "summit") within a few words, when no verb was found."""
    words = context.words
    for at in [*range(first - 1, first - 6, -1), *range(end, end + 6)]:
        if 0 <= at < len(words.low) and words.low[at] in lexicon.ANNOUNCED and context.sentence_of(at) == sentence:
            return Lean(1, words.low[at], abs(at - first))
    return Lean(0)


def reported(words: Words, first: int) -> bool:
    """Whether somebody reported, just before: "state media reported Tuesday", not "was told"."""
    near = range(max(1, first - 3), first)
    return any(words.low[at] in lexicon.REPORTING and words.before(at) not in {"was", "were", "been"} for at in near)


def weekday_near(today: date, weekday: int, sign: int) -> date:
    """Return the nearest such weekday (1 Monday … 7 Sunday): today, else before or after by the sign."""
    ahead = (weekday - today.isoweekday()) % 7
    return add_days(today, ahead if sign > 0 or not ahead else ahead - 7)


def year_of_day(today: date, month: int, day: int, lead: int = 0) -> int | None:
    """Return the year that puts a month and day into the window around today; None if no year has that day.

    The window reaches `DAYS_BACK` days back and the rest of the year ahead; `lead` moves it ahead.
    """
    first = add_days(today, lead - DAYS_BACK)
    return next((y for y in years_around(first, 0, 8) if _valid(y, month, day) and date(y, month, day) >= first), None)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
