"""Find the time expressions of a text: words, classes, the longest rule at each place, then what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kit.times import rules
from kit.times.anchor import LINKS, Anchor, Context
from kit.times.lexicon import bag
from kit.times.match import Found, Match
from kit.times.periods import Period
from kit.times.readings import READINGS
from kit.times.words import Words, letters, read

# A run of words is looked at only if it holds a word of one of these classes.
TRIGGERS = bag(
    "month weekday weekdays season daypart point dayword tonight unit units weekend weekends quarter "
    "quarters halves yearly place decade nicknamed fiscal fiscal_year now once_was will_be while future past "
    "adverb lasting short_quarter clock iso numeric holiday event title ampm oclock"
)


@dataclass(frozen=True)
class TimeExpression:
    """A time expression: where it stands, what it means on the calendar, how sure that is and why.

    Attributes
    ----------
    start, end : int
        Offsets; ``text[start:end]`` is the expression.
    type : str
        DATE, TIME, DURATION or SET, as in TimeML.
    value : str
        TIMEX3 value: ``2023-07-27``, ``2023-W29``, ``P3Y``, ``PAST_REF`` …
    begin, last : datetime.date or None
        First and last day covered; None when the expression has no place on the calendar.
    precision : str
        The unit the expression is known to: minute, part of day, day, week, weekend, month, quarter,
        half-year, season, year, decade, century, event, length, repeated or unknown.
    anchor : str
        What it was counted from: publication, dateline, earlier date, explicit or none.
    certain : bool
        False when another reading is nearly as good.
    alternatives : tuple of str
        The values of the other readings.
    why : str
        One sentence or two that a learner can read.
    rule : str
        Name of the rule, a row of `kit.times.rules.RULES`.
    range : tuple of (int, int) or None
        Offsets of the whole range when this expression is one end of it ("from 2009 to 2011").
    """

    start: int
    end: int
    type: str
    value: str
    begin: date | None
    last: date | None
    precision: str
    anchor: str
    certain: bool
    alternatives: tuple[str, ...]
    why: str
    rule: str
    range: tuple[int, int] | None = None


def find(text: str, published: date | None = None) -> list[TimeExpression]:
    """Return the time expressions of a text, in order and without overlap.

    Parameters
    ----------
    text : str
        Any text; news in English is what the rules are made for.
    published : datetime.date, optional
        The day from which relative expressions are counted. Without it they get values that leave open
        what is not known (``XXXX-WXX-2``, ``PRESENT_REF``) and no days.

    Returns
    -------
    list of TimeExpression
        Types and values as in TimeML (Saurí et al., *TimeML Annotation Guidelines* 1.2.1, 2006).
    """
    words = read(text)
    context = Context(text, words, published)
    found: list[TimeExpression] = []
    for at, end in _candidates(words):
        while at < end:
            match, answers = _longest(at, words, context)
            found.extend(_expression(answer, match, context) for answer in answers)
            at = match.end if not answers else max(answer.end for answer in answers)
    return _linked(text, found)


def _candidates(words: Words) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that all have a class and hold at least one word of time."""
    triggers = {letters()[name] for name in TRIGGERS}
    for run in rules.runs().finditer(words.codes):
        if not triggers.isdisjoint(run.group()):
            yield run.span()


def _longest(at: int, words: Words, context: Context) -> tuple[Match, list[Found]]:
    """Try the rules at one word, the longest match first; return the one that gave answers, if any did."""
    fits = [(fit.end(), rule) for rule, pattern in rules.compiled() if (fit := pattern.match(words.codes, at))]
    fits.sort(key=lambda fit: -fit[0])
    for end, rule in fits:
        match = Match(rule, words, at, end)
        if rule.reading == "never":
            return match, []
        answers = READINGS[rule.reading](match, context)
        if answers:
            return match, answers
    return Match(rules.NOTHING, words, at, at + 1), []


def _expression(answer: Found, match: Match, context: Context) -> TimeExpression:
    """Give an answer its offsets and its reason, and keep its date for later expressions."""
    words, rule = match.words, match.rule
    if answer.begin and answer.last and answer.type in {"DATE", "TIME"}:
        period = Period(answer.value, answer.begin, answer.last, answer.precision)
        context.remember(Anchor(period, answer.first, answer.end, answer.anchor, answer.certain))
        if rule.id in {"quarter", "this-quarter"}:
            context.last_quarter = period
    return TimeExpression(
        start=words.starts[answer.first],
        end=words.ends[answer.end - 1],
        type=answer.type,
        value=answer.value,
        begin=answer.begin,
        last=answer.last,
        precision=answer.precision,
        anchor=answer.anchor,
        certain=answer.certain,
        alternatives=answer.alternatives,
        why=f"{rule.says} {answer.reason}".strip(),
        rule=rule.id,
    )


# What opens a range, and what then joins its ends.
STARTS = {"from": LINKS, "between": frozenset(["and"])}


def _linked(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Give both ends of a range ("from 2009 to 2011") the offsets of the whole."""
    for at, (left, right) in enumerate(pairwise(list(found))):
        if not (left.begin and right.last and left.begin <= right.last and found[at].range is None):
            continue
        if left.type == "SET" or right.type == "SET" or "DURATION" in (left.type, right.type):
            continue
        words = text[max(0, left.start - 8) : left.start].split()
        opening = words[-1].lower() if words else ""
        link = text[left.end : right.start].strip().lower()
        if link in STARTS.get(opening, LINKS):
            start = text.rindex(words[-1], 0, left.start) if opening in STARTS else left.start
            found[at : at + 2] = (replace(end, range=(start, right.end)) for end in (left, right))
    return found


class Interval(NamedTuple):
    """One stretch of the calendar that an expression, or a range of two, covers."""

    start: int
    end: int
    begin: date
    last: date
    certain: bool


def intervals(found: Sequence[TimeExpression]) -> list[Interval]:
    """Return the stretches of the calendar that the dates of a text cover; the two ends of a range are one.

    Sets and lengths have no place on the calendar and are left out.
    """
    spans: dict[tuple[int, int], Interval] = {}
    for one in found:
        if one.begin is None or one.last is None or one.type not in {"DATE", "TIME"}:
            continue
        place = one.range or (one.start, one.end)
        before = spans.get(place)
        begin = min(before.begin, one.begin) if before else one.begin
        last = max(before.last, one.last) if before else one.last
        spans[place] = Interval(*place, begin, last, one.certain and (before is None or before.certain))
    return list(spans.values())
