"""The named rules of the time layer: a table to scan, a pattern over word classes in each row.

A pattern is a regular expression whose letters are word classes (`kit.times.lexicon.CLASSES`) and the parts
named in `PARTS`; blanks in it mean nothing. ``length ago`` reads: a length, then a word of the class *ago*.
At each word the longest match wins, at equal length the row that stands first; a reading may turn a match
down because of the words around it, and then the next longest is tried. A row whose reading is ``never``
takes its words out of the game. The examples are run as tests.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kit.times.words import OTHER, letters


class Example(NamedTuple):
    """A text, its publication date, and one expression in it with its value (none: nothing may be found)."""

    text: str
    published: str
    words: str = ""
    value: str = ""


class Rule(NamedTuple):
    """One row: its name, what it matches, how the match is read, what a learner is told, and two examples."""

    id: str
    pattern: str
    reading: str
    says: str
    example: Example
    counter: Example


# Parts of patterns. A part may use the parts above it.
PARTS: dict[str, str] = {
    "count": "(numeral|small|digits|yearly)((dash|and)?(numeral)){0,3}",
    "half": "(and a halves|dash and dash (a dash)? halves)",
    "range": "count (dash? (or|to|dash) count)?",
    "amount": "(a? couple|a? vague|range half?|a (numeral)?)",
    "spell": "(unit|units|quarters)",
    "length": "approx? (amount (of? the)? filler? filler? dash? spell (and a halves)?"
    "|a? (halves|quarter) dash? of? a? unit)",
    "mod": "((early|earlier|sometime|edge of) dash?)",
    "lead": "((mod (in|of)? (the)?)|the)?",
    "which": "(last|past|next|coming|this|that|these|previous|following|latest)",
    "numbered": "(month (small|place|ordinal)|the? (small|place|ordinal) of? month)",
    "date": "((weekday comma?)? numbered (comma? yearly)?)",
    "zoned": "(open zone (plus small)? close|comma? zone (plus small)?)?",
    "time": "(((clock|small) ampm|clock|(small|numeral) oclock|point) zoned|(yearly|digits) zone)",
    "pointed": "(last|past|next|coming|this|previous|following)",
    "someday": "(date|pointed? weekday|dayword)",
}


def _rule(id: str, pattern: str, reading: str, says: str, example: tuple[str, ...], counter: tuple[str, ...]) -> Rule:
    return Rule(id, pattern, reading, says, Example(*example), Example(*counter))


# fmt: off
RULES: tuple[Rule, ...] = (
    # --- never a time
    _rule(
        "age", "(a|the|approx)? (count dash?|a)? spell dash? old | aged count", "never",
        "An age says how old somebody is, not when something happened.",
        ("The 44-year-old driver was unhurt.", "2023-07-24"),
        ("The 44-year tenancy ended.", "2023-07-24", "44-year", "P44Y"),
    ),
    _rule(
        "title", "title | (the? weekday|adverb|month|dayword|daypart|point) paper", "never",
        "These words are part of the name of a newspaper, a day in history or a thing.",
        ("He reads the Daily Mirror and USA Today.", "2023-07-24"),
        ("It comes out daily.", "2023-07-24", "daily", "P1D"),
    ),
    # --- days
    _rule(
        "month-day",
        "mod? pointed? (weekday daypart? comma?)? numbered (comma? yearly)? (comma? daypart)?", "month_day",
        "A day and a month name one day; if no year is given, the nearest one that fits is taken.",
        ("The treaty was signed on July 27, 1953.", "2023-07-24", "July 27, 1953", "1953-07-27"),
        ("The driver was fined 20 dollars in all.", "2023-07-24"),
    ),
    _rule(
        "dashed-date", "small dash month dash yearly", "month_day",
        "Day, month and year joined by dashes name one day.",
        ("Filed 29-Apr-2019 in Oslo.", "2023-07-24", "29-Apr-2019", "2019-04-29"),
        ("The 12 Mar-a-Lago staff left.", "2023-07-24"),
    ),
    _rule(
        "weekday", "mod? the? pointed? pointed? weekday (mod? daypart)?", "weekday",
        "A weekday is no date by itself; the words around it say if it is before or after publication.",
        ("The minister resigned on Friday.", "2023-07-24", "Friday", "2023-07-21"),
        ("Robinson Crusoe met Man Friday.", "2023-07-24"),
    ),
    _rule(
        "weekday-of-week",
        "weekday (of|comma)? (the)? which (unit|units) | which unit weekday", "weekday_of_week",
        "The week is named, so the weekday in it is certain.",
        ("It rained on Tuesday of last week.", "2023-07-24", "Tuesday of last week", "2023-07-18"),
        ("It rained on some day of the month.", "2023-07-24", "the month", "2023-07"),
    ),
    _rule(
        "dayword", "mod? dayword mod? daypart? | tonight", "dayword",
        "This word counts from the day on which the text was published.",
        ("He arrived yesterday.", "2023-07-24", "yesterday", "2023-07-23"),
        ("She reads USA Today.", "2023-07-24"),
    ),
    _rule(
        "daypart-of-day", "lead mod? (daypart|point) (of|on|comma)? (the)? (date|pointed? weekday)",
        "daypart_of_day",
        "A part of a day takes the date of the day it belongs to.",
        ("They left on the evening of July 20.", "2023-07-24", "the evening of July 20", "2023-07-20TEV"),
        ("They left one by one.", "2023-07-24"),
    ),
    _rule(
        "this-daypart",
        "(mod in?)? which early? daypart | the (following|next|previous) early? daypart", "this_daypart",
        "The part of the day belongs to the day of publication, or to the day named just before.",
        ("It opened this morning.", "2023-07-24", "this morning", "2023-07-24TMO"),
        ("A good morning.", "2023-07-24"),
    ),
    _rule(
        "numeric-date", "iso | numeric", "numeric",
        "In figures, day or month may come first; where both can be meant, both readings are kept.",
        ("Filed 2023-07-20.", "2023-07-24", "2023-07-20", "2023-07-20"),
        ("Call 555-0123.", "2023-07-24"),
    ),
    _rule(
        "day-range", "month small (dash|to) small (comma? yearly)? "
        "| (the)? small (dash|to|and) small of? month (comma? yearly)?", "day_range",
        "Two days of one month: each end is a date, and together they are one interval.",
        ("Talks ran from 3-5 July.", "2023-07-24", "5 July", "2023-07-05"),
        ("The score was 3-5.", "2023-07-24"),
    ),
    _rule(
        "day-of-month", "the place", "day_of_month",
        "A day without a month belongs to the month of publication or of the date before it.",
        ("The summit ends on the 27th.", "2023-07-24", "the 27th", "2023-07-27"),
        ("She came in on the 27th floor.", "2023-07-24"),
    ),
    _rule(
        "named-day", "mod? (which|the)? holiday (weekend|unit|season)? ((comma|of|in)? yearly)?", "named_day",
        "A holiday has its date in every year; the year is the nearest that fits.",
        ("Shops closed on Christmas Day.", "2023-07-24", "Christmas Day", "2022-12-25"),
        ("Father Noel brought gifts.", "2023-07-24"),
    ),
    # --- weeks, months, quarters, seasons, years
    _rule(
        "month",
        "(mod (in|of)? (the)?)? mod? pointed? month ((of|in|comma)? yearly|(of|comma)? which unit)? "
        "| the unit of month ((of|comma)? yearly)?", "month",
        "A month without a year is the nearest one that fits the verbs around it.",
        ("Officials said in September that it was safe.", "2023-07-24", "September", "2022-09"),
        ("You may march, they said.", "2023-07-24"),
    ),
    _rule(
        "season", "lead mod? which? season ((of|in)? yearly|of which unit)?", "season",
        "A season is three months; its year is the nearest that fits.",
        ("He moved last winter.", "2023-07-24", "last winter", "2022-WI"),
        ("Prices fall quickly.", "2023-07-24"),
    ),
    _rule(
        "year", "(mod (in|of)? (the)?)? mod? (the? (unit|fiscal|fiscal_year))? yearly", "year",
        "A number that can be a year, in a place where a year can stand.",
        ("The war began in 1950.", "2023-07-24", "1950", "1950"),
        ("They sold 1950 tickets.", "2023-07-24"),
    ),
    _rule(
        "year-span", "yearly dash (small|digits)", "year_span",
        "Two years in short: the second takes its century from the first.",
        ("The 1998-99 season was short.", "2023-07-24", "1998", "1998"),
        ("Call 1998-5550.", "2023-07-24"),
    ),
    _rule(
        "decade", "lead mod? decade | the mod? nicknamed", "decade",
        "Ten years with the same first three digits.",
        ("It was built in the 1990s.", "2023-07-24", "the 1990s", "199"),
        ("He is in his sixties.", "2023-07-24"),
    ),
    _rule(
        "century", "lead mod? (ordinal|place) dash? unit", "century",
        "The nineteenth century is the hundred years whose numbers begin with 18.",
        ("It is a 19th-century church.", "2023-07-24", "19th-century", "18"),
        ("It was the third day.", "2023-07-24"),
    ),
    _rule(
        "quarter", "lead which? fiscal? dash? ((ordinal|place) dash? (quarter|halves)|short_quarter) "
        "((of|in|for|comma)? (the)? fiscal? yearly|(of|in)? (which|the previous) unit|of the? fiscal? unit)?",
        "quarter",
        "A quarter is three months, a half six; here they belong to the calendar year.",
        ("Sales rose in the second quarter.", "2023-07-24", "the second quarter", "2023-Q2"),
        ("He moved to the French quarter.", "2023-07-24"),
    ),
    _rule(
        "this-quarter", "lead which quarter | the quarter", "this_quarter",
        "A quarter that is pointed at: the one before, of or after publication.",
        ("Sales fell last quarter.", "2023-07-24", "last quarter", "2023-Q2"),
        ("A quarter of them left.", "2023-07-24"),
    ),
    _rule(
        "year-ago-quarter", "(the)? unit dash? (earlier|ago) dash? (quarter|stretch|halves)", "this_quarter",
        "The same quarter one year before the one the text speaks of.",
        ("Sales rose from the year-earlier quarter.", "2023-07-24", "the year-earlier quarter", "2022-Q2"),
        ("It happened a year ago.", "2023-07-24", "a year ago", "2022"),
    ),
    _rule(
        "next-day", "the (following|previous|next) unit | the unit (before|after)", "next_unit",
        "Count from the date that the text named before.",
        ("It opened on 3 May 2019; the day after, it closed.", "2023-07-24", "the day after", "2019-05-04"),
        ("It is the day.", "2023-07-24"),
    ),
    _rule(
        "this-unit", "lead (this pointed|that that|which) filler? (unit|weekend|fiscal_year)", "this_unit",
        "A word such as last, this or next counts whole units from publication, or from an earlier date.",
        ("The soldier crossed the border last week.", "2023-07-24", "last week", "2023-W29"),
        ("At last he left.", "2023-07-24"),
    ),
    _rule(
        "the-unit", "(mod in?)? the (unit|weekend|fiscal_year) | unit dash? edge", "the_unit",
        "“The year” or “the weekend” with nothing more is the one of the news.",
        ("Prices rose later in the week.", "2023-07-24", "later in the week", "2023-W30"),
        ("He paid by the hour.", "2023-07-24"),
    ),
    # --- offsets
    _rule(
        "ago", "mod? length (ago|hence)", "offset",
        "Count back from the day of publication; the answer is as exact as the unit.",
        ("They met two years ago.", "2023-07-24", "two years ago", "2021"),
        ("They worked for two years.", "2023-07-24", "two years", "P2Y"),
    ),
    _rule(
        "vague-ago", "units (ago|earlier)", "vague_offset",
        "Nobody says how many, so the day cannot be counted out.",
        ("It closed years ago.", "2023-07-24", "years ago", "PAST_REF"),
        ("It took years.", "2023-07-24", "years", "PXY"),
    ),
    _rule(
        "later", "length (earlier|before|after) (dash)?", "second_offset",
        "Count from the date that the text named before.",
        ("It opened on 3 May 2019; seven days later it shut.", "2023-07-24",
         "seven days later", "2019-05-10"),
        ("It closed seven days after it opened.", "2023-07-24", "seven days", "P7D"),
    ),
    # --- lengths
    _rule(
        "length", "length", "length",
        "A length of time has no place on the calendar.",
        ("Foreigners come back in about three years.", "2023-07-24", "about three years", "P3Y"),
        ("The 3-year-old slept.", "2023-07-24"),
    ),
    _rule(
        "units", "units", "units",
        "A plural without a number: the length is not known.",
        ("The line reopened after months of waiting.", "2023-07-24", "months", "PXM"),
        ("The child is months old.", "2023-07-24"),
    ),
    _rule(
        "long", "a? (lasting | (unit|units) dash filler)", "lasting",
        "A length of time has no place on the calendar.",
        ("They held week-long talks.", "2023-07-24", "week-long", "P1W"),
        ("They held long talks.", "2023-07-24"),
    ),
    _rule(
        "length-back", "(every of)? (the|this|that)? (which|recent|ordinal|edge) length "
        "| (the)? (these|past|coming|following|recent) units | the past unit", "pointed_length",
        "A length that ends or begins at publication.",
        ("Trade grew in recent months.", "2023-07-24", "recent months", "PXM"),
        ("A recent visit.", "2023-07-24"),
    ),
    # --- sets
    _rule(
        "every", "every (filler|ordinal)? count? "
        "(unit|units|weekday|month|season|daypart|weekend|quarter|numbered|holiday)", "every",
        "It happens again and again, so it has no single date.",
        ("It opens every Friday.", "2023-07-24", "every Friday", "XXXX-WXX-5"),
        ("Each player has every chance.", "2023-07-24"),
    ),
    _rule(
        "how-often",
        "adverb | (count)? often (a|per|every) unit | per unit | weekdays | weekends", "how_often",
        "It happens again and again, so it has no single date.",
        ("He runs twice a week.", "2023-07-24", "twice a week", "P1W"),
        ("He came once.", "2023-07-24"),
    ),
    # --- references
    _rule(
        "reference", "now | once_was | will_be | while", "reference",
        "Now, before or later: the text gives no date.",
        ("He recently resigned.", "2023-07-24", "recently", "PAST_REF"),
        ("He resigned.", "2023-07-24"),
    ),
    _rule(
        "the-past", "(in|the|in the) future | in the (recent|early)? past", "the_past",
        "The past or the future as a whole.",
        ("Such things happened in the past.", "2023-07-24", "in the past", "PAST_REF"),
        ("He walked past the house.", "2023-07-24"),
    ),
    _rule(
        "event", "event", "event",
        "An event that every reader is taken to know stands for its dates.",
        ("It is the first visit since the pandemic.", "2023-07-24", "the pandemic", "2020"),
        ("The pandemic was hard.", "2023-07-24"),
    ),
    # --- clock
    _rule(
        "clock", "approx? time ((comma|on|at)? someday)? | someday daypart? (comma|at|approx)* time", "clock",
        "A time on the clock belongs to the day named beside it or just before, or else to the day of publication.",
        ("The train left at 9:14 a.m. on Tuesday.", "2023-07-26", "9:14 a.m. on Tuesday", "2023-07-25T09:14"),
        ("They won 3:2.", "2023-07-24"),
    ),
)


# Stands for "no rule fits here".
NOTHING = Rule("nothing", "", "never", "", Example("", ""), Example("", ""))


@cache
def compiled() -> list[tuple[Rule, re.Pattern[str]]]:
    """Return each rule with its pattern as a regular expression over class letters."""
    parts: dict[str, str] = {name: f"[{letter}]" for name, letter in letters().items()}
    for name, pattern in PARTS.items():
        parts[name] = f"(?:{_in_letters(pattern, parts)})"
    return [(rule, re.compile(_in_letters(rule.pattern, parts))) for rule in RULES]


@cache
def runs() -> re.Pattern[str]:
    """Return the pattern of a run of words that all have a class: expressions lie inside such runs."""
    return re.compile(f"[^{OTHER}]+")


def _in_letters(pattern: str, parts: dict[str, str]) -> str:
    named = re.sub(r"[a-z_]+", lambda name: parts[name.group()], pattern.replace("(", "(?:"))
    return named.replace(" ", "")
