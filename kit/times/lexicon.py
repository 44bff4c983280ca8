"""Word lists of the time layer: every word or short phrase, the class it belongs to and what it is worth.

A word class is one letter of the alphabet in which the rules are written. A phrase may hold several tokens
(``a.m.``, ``at least``, ``New Year's Eve``); the longest phrase wins. Word order and capital letters: only
the words in `CAPITALS` must be written with a capital, because in small letters they are other words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

Value = int | float | str


class Phrase(NamedTuple):
    """A phrase of the word lists: its words, its class, its worth, and whether it needs a capital letter."""

    words: tuple[str, ...]
    word_class: str
    value: Value
    capital: bool


def bag(words: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(words.split())


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a string in their order."""
    return tuple(words.split())


def _same(words: str) -> dict[str, Value]:
    return {word.strip(): word.strip() for word in words.split(",")}


def _each(value: Value, words: str) -> dict[str, Value]:
    return {word.strip(): value for word in words.split(",")}


_MONTHS = listed("january february march april may june july august september october november december")
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_NUMERALS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)

# "nineteen ninety-six", as a speaker reads a year.
_TENS = listed("ten twenty thirty forty fifty sixty seventy eighty ninety")
_SPOKEN = {f"{_NUMERALS[n]}": n for n in range(10, 20)} | {
    f"{ten}{'-' if one else ''}{_NUMERALS[one] if one else ''}": n * 10 + one
    for n, ten in enumerate(_TENS[1:], 2)
    for one in range(10)
}
SPOKEN_YEARS: dict[str, Value] = {
    f"{_NUMERALS[century]} {words}": century * 100 + number for century in (18, 19) for words, number in _SPOKEN.items()
}

CLASSES: dict[str, Mapping[str, Value]] = {
    # --- names that only look like times
    "paper": _same(
        "times, post, mail, telegraph, express, mirror, herald, news, star, sun, journal, tribune, gazette, "
        "beast, chronicle, independent, globe, record, show, football, standard, observer, planet, yomiuri"
    ),
    "title": _same(
        "usa today, russia today, india today, bloody sunday, black friday, super tuesday, prague spring, "
        "arab spring, black september, palm springs, man friday, long march, face the nation, day care"
    ),
    # --- calendar names
    "month": {name: n for n, name in enumerate(_MONTHS, 1)}
    | {"jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sept.": 9, "sep.": 9}
    | {"oct.": 10, "nov.": 11, "dec.": 12, "jan": 1, "feb": 2, "aug": 8, "sept": 9, "oct": 10, "nov": 11}
    | {"dec": 12, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "sep": 9},
    "weekday": {name: n for n, name in enumerate(_DAYS, 1)}
    | {"mon.": 1, "tues.": 2, "tue.": 2, "wed.": 3, "thurs.": 4, "thu.": 4, "fri.": 5, "sat.": 6, "sun.": 7},
    "weekdays": {name + "s": n for n, name in enumerate(_DAYS, 1)},
    "season": {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
    | {"springtime": "SP", "summertime": "SU", "wintertime": "WI"},
    "daypart": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO"}
    | {"dusk": "EV", "daybreak": "MO", "nightfall": "NI", "nighttime": "NI", "lunchtime": "MI"},
    "point": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "dayword": {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}
    | {"the day after tomorrow": 2},
    "tonight": {"tonight": 0},
    # --- units of time
    "unit": {"minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E"}
    | {"century": "C", "fortnight": "F", "millennium": "L"},
    "units": {"seconds": "TS", "minutes": "TM", "hours": "TH", "days": "D", "weeks": "W", "months": "M"}
    | {"years": "Y", "decades": "E", "centuries": "C", "fortnights": "F", "hrs": "TH", "mins": "TM"}
    | {"millennia": "L"},
    "weekend": {"weekend": "WE", "week-end": "WE"},
    "weekends": {"weekends": "WE"},
    "quarter": {"quarter": "Q"},
    "quarters": {"quarters": "Q"},
    "short_quarter": {"q1": 1, "q2": 2, "q3": 3, "q4": 4},
    "halves": {"half": "H"},
    "stretch": _same("period, term"),
    "lasting": {
        "daylong": "P1D",
        "weeklong": "P1W",
        "monthlong": "P1M",
        "yearlong": "P1Y",
        "hourlong": "PT1H",
    },
    # --- numbers
    "yearly": SPOKEN_YEARS,
    "numeral": {name: n for n, name in enumerate(_NUMERALS)}
    | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
    | {"hundred": 100, "thousand": 1000, "dozen": 12},
    "ordinal": {name: n for n, name in enumerate(_ORDINALS, 1)} | {"thirtieth": 30},
    "vague": _same(
        "few, several, many, number of, dozens of, scores of, hundreds of, thousands of, various, numerous, "
        "untold, countless, tens of"
    ),
    "couple": _each(2, "couple of, couple"),
    "nicknamed": {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7}
    | {"eighties": 8, "nineties": 9},
    # --- modifiers
    "approx": _same(
        "about, around, nearly, almost, roughly, approximately, some, at least, at most, more than, "
        "less than, fewer than, up to, over, under, only, just, just over, just under, no more than, "
        "no less than, close to, as much as, as many as, as long as, as little as, an estimated, barely, "
        "exactly, well over, just about"
    ),
    "early": {"early": "START", "mid": "MID", "late": "END", "very early": "START", "very late": "END"}
    | {"halfway": "MID"},
    "earlier": {"earlier": "START", "later": "END"},
    "edge": _each("START", "beginning, start, outset, opening, dawn of, early part, turn")
    | _each("MID", "middle, midpoint, midst")
    | _each("END", "end, close, latter part, remainder, rest"),
    "sometime": _same("sometime, as early as, as late as, as soon as, as recently as, as far back as"),
    "last": _each(-1, "last"),
    "past": _each(-1, "past"),
    "next": _each(1, "next"),
    "coming": _each(1, "coming, upcoming"),
    "this": _each(0, "this, current, present"),
    "these": _same("these, those"),
    "that": _each(0, "that, same"),
    "previous": _each(-1, "previous, preceding, prior"),
    "following": _each(1, "following, subsequent, ensuing"),
    "latest": _same("latest, most recent, just-ended, recently ended"),
    "recent": _same("recent, more recent"),
    "filler": _same(
        "more, full, straight, consecutive, additional, whole, solid, successive, long, extra, further, "
        "other, short, entire, calendar, trading, working, business, school, remaining, final"
    ),
    "another": _same("another"),
    "fiscal": _same("fiscal"),
    "fiscal_year": _same("fiscal year, financial year, tax year"),
    # --- function words that grow a span
    "the": _same("the, its, their, his, her, our, my, your"),
    "a": _each(1, "a, an"),
    "of": _same("of"),
    "future": _each("FUTURE_REF", "future, near future, foreseeable future, not-too-distant future"),
    "in": _same("in, within, during"),
    "on": _same("on"),
    "at": _same("at, by"),
    "and": _same("and"),
    "or": _same("or"),
    "to": _same("to, through, till, until, thru"),
    "for": _same("for"),
    "from": _same("from"),
    "between": _same("between"),
    "per": _same("per"),
    "comma": {",": ","},
    "dash": _same("-, –, —, ‑, ‐, −"),
    "open": _same("("),
    "close": _same(")"),
    "plus": _same("+"),
    # --- where a length points
    "ago": _each(-1, "ago, back"),
    "before": _each(-1, "before, earlier than, prior to, previously, beforehand"),
    "after": _each(1, "after, thereafter, afterward, afterwards, from then"),
    "hence": _each(1, "hence, from now, from today, down the road"),
    # --- sets
    "every": _same("every, each"),
    "often": _same("once, twice, thrice, times"),
    "adverb": {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y"}
    | {"yearly": "P1Y", "hourly": "PT1H", "biweekly": "P2W", "fortnightly": "P2W"},
    # --- vague references
    "now": _each(
        "PRESENT_REF",
        "now, currently, right now, at present, at the moment, nowadays, presently, at this time, "
        "these days, at the present time, until now, by now",
    ),
    "once_was": _each(
        "PAST_REF",
        "recently, lately, at the time, at that time, not long ago, "
        "a long time ago, in recent times, more recently, most recently, at that point, by then, "
        "until then, until recently, some time ago, in those days",
    ),
    "will_be": _each(
        "FUTURE_REF",
        "soon, shortly, in due course, as soon as possible, before long, at a later date, sooner or later",
    ),
    "while": _each("PXX", "a while, some time, a long time, quite some time, a short time, a very long time"),
    # --- clock
    "ampm": {"a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm", "am": "am", "pm": "pm"},
    "oclock": _same("o'clock"),
    "zone": {"utc": "Z", "gmt": "Z", "z": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00"}
    | {"cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00"}
    | {"cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00"}
    | {"kst": "+09:00", "jst": "+09:00", "hkt": "+08:00", "ist": "+05:30", "aest": "+10:00"}
    | {"aedt": "+11:00", "moscow time": "+03:00", "beijing time": "+08:00", "korean time": "+09:00"}
    | {"korea time": "+09:00", "seoul time": "+09:00", "japan time": "+09:00", "tokyo time": "+09:00"}
    | {"london time": "", "eastern time": "", "local time": "", "new york time": "", "central time": ""}
    | {"pacific time": "", "et": "", "eastern": ""},
    # --- what is never a time
    "old": _same("old, olds, of age"),
    "aged": _same("aged, age"),
}

# Words that are time words only with a capital letter: in small letters they are verbs, adjectives or names.
CAPITALS = bag(
    "may march august jan feb mar apr jun jul aug sep sept oct nov dec mar. sun. sat. wed. "
    "est z paper eastern bst ist et"
)
CAPITAL_CLASSES = frozenset({"paper", "title"})

# Short names of months that are also names of people and places: "Jan Hus", "Del Mar".
PERSONS = bag("jan mar jun dec")

# A number is no year or day after the first words or before the second: sums, counts, numbers of things.
NUMBERED = bag("$ £ € ¥ # no nos number numbers article resolution room flight page chapter route")
COUNTED = bag(
    "% percent per million billion trillion people points feet meters metres miles kilometers "
    "kilometres km pounds dollars euros tons tonnes troops soldiers votes jobs acres light won yuan "
    "yen others men women children barrels shares tickets seats homes houses members workers "
    "employees households meter metre kilometer"
)

# Before a hyphen and a number these are no part of a model's name: "mid-1990", "post-1945".
PREFIXES = bag("mid pre post early late year age late-") | {m[:k] for m in _MONTHS for k in (3, 4, 99)}

# Days with a name. A fixed day is (month, day); "easter" counts days from Easter Sunday; "nth" is the nth
# weekday of a month (-1: the last). After the calendars of public holidays; facts, not a copied table.
NAMED_DAYS: dict[str, tuple[str, int, int, int]] = {
    "new year's day": ("fixed", 1, 1, 0),
    "new year's": ("fixed", 1, 1, 0),
    "new year's eve": ("fixed", 12, 31, 0),
    "epiphany": ("fixed", 1, 6, 0),
    "martin luther king day": ("nth", 1, 1, 3),
    "valentine's day": ("fixed", 2, 14, 0),
    "presidents day": ("nth", 2, 1, 3),
    "international women's day": ("fixed", 3, 8, 0),
    "st. patrick's day": ("fixed", 3, 17, 0),
    "april fools' day": ("fixed", 4, 1, 0),
    "earth day": ("fixed", 4, 22, 0),
    "anzac day": ("fixed", 4, 25, 0),
    "may day": ("fixed", 5, 1, 0),
    "victory in europe day": ("fixed", 5, 8, 0),
    "ve day": ("fixed", 5, 8, 0),
    "cinco de mayo": ("fixed", 5, 5, 0),
    "mother's day": ("nth", 5, 7, 2),
    "memorial day": ("nth", 5, 1, -1),
    "d-day": ("fixed", 6, 6, 0),
    "father's day": ("nth", 6, 7, 3),
    "juneteenth": ("fixed", 6, 19, 0),
    "independence day": ("fixed", 7, 4, 0),
    "fourth of july": ("fixed", 7, 4, 0),
    "bastille day": ("fixed", 7, 14, 0),
    "labor day": ("nth", 9, 1, 1),
    "columbus day": ("nth", 10, 1, 2),
    "halloween": ("fixed", 10, 31, 0),
    "all saints' day": ("fixed", 11, 1, 0),
    "guy fawkes night": ("fixed", 11, 5, 0),
    "veterans day": ("fixed", 11, 11, 0),
    "armistice day": ("fixed", 11, 11, 0),
    "remembrance day": ("fixed", 11, 11, 0),
    "election day": ("election", 11, 0, 0),
    "thanksgiving": ("nth", 11, 4, 4),
    "thanksgiving day": ("nth", 11, 4, 4),
    "christmas eve": ("fixed", 12, 24, 0),
    "christmas": ("fixed", 12, 25, 0),
    "christmas day": ("fixed", 12, 25, 0),
    "boxing day": ("fixed", 12, 26, 0),
    "ash wednesday": ("easter", -46, 0, 0),
    "palm sunday": ("easter", -7, 0, 0),
    "good friday": ("easter", -2, 0, 0),
    "easter": ("easter", 0, 0, 0),
    "easter sunday": ("easter", 0, 0, 0),
    "easter monday": ("easter", 1, 0, 0),
    "pentecost": ("easter", 49, 0, 0),
}

# Events whose dates every reader is taken to know, for "since the pandemic", "before World War II": first and
# last day, as given in general works of reference. Ends are often disputed, so such expressions are doubtful.
NAMED_EVENTS: dict[str, tuple[str, str]] = {
    "the pandemic": ("2020-03-11", "2023-05-05"),
    "the coronavirus pandemic": ("2020-03-11", "2023-05-05"),
    "the covid-19 pandemic": ("2020-03-11", "2023-05-05"),
    "the covid pandemic": ("2020-03-11", "2023-05-05"),
    "covid-19": ("2020-03-11", "2023-05-05"),
    "covid": ("2020-03-11", "2023-05-05"),
    "the korean war": ("1950-06-25", "1953-07-27"),
    "the vietnam war": ("1955-11-01", "1975-04-30"),
    "the gulf war": ("1990-08-02", "1991-02-28"),
    "the cold war": ("1947-03-12", "1991-12-26"),
    "world war i": ("1914-07-28", "1918-11-11"),
    "world war ii": ("1939-09-01", "1945-09-02"),
    "world war two": ("1939-09-01", "1945-09-02"),
    "world war one": ("1914-07-28", "1918-11-11"),
    "the first world war": ("1914-07-28", "1918-11-11"),
    "the second world war": ("1939-09-01", "1945-09-02"),
    "the civil war": ("1861-04-12", "1865-04-09"),
    "the great depression": ("1929-10-24", "1939-09-01"),
    "the 9/11 attacks": ("2001-09-11", "2001-09-11"),
    "september 11 attacks": ("2001-09-11", "2001-09-11"),
    "sept. 11 attacks": ("2001-09-11", "2001-09-11"),
    "sept. 11 terrorist attacks": ("2001-09-11", "2001-09-11"),
    "9/11": ("2001-09-11", "2001-09-11"),
}

TOKEN = re.compile(
    r"(?P<word>[^\W\d_]\w*|['’]s(?!\w))"  # most tokens are words, and nothing else begins as they do
    r"|(?P<blank>\n[^\S\n]*\n\s*)"
    r"|(?P<iso>[0-9]{4}-[0-9][0-9]-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?Z?)?(?![\w-]))"
    r"|(?P<numeric>[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?!\w)"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?!\w)|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}(?!\w))"
    r"|(?P<fraction>[0-9]{1,2}/[0-9]{1,2}(?![\w/]))"
    r"|(?P<clock>[0-9]{1,2}[:.][0-9][0-9](?=\s?[ap]\.?m\b)|[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![\w:]))"
    r"|(?P<place>[0-9]{1,4}(?:st|nd|rd|th)(?!\w))"
    r"|(?P<decade>(?:[0-9][0-9]|['’])[0-9]0['’]?s(?!\w))"
    r"|(?P<short_year>(?<!\w)['’][0-9]{2}(?![\w]))"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<mark>\S)"
)


def words_of(phrase: str) -> tuple[str, ...]:
    """Split a phrase of the word lists as a text is split."""
    return tuple(found.group().lower().replace("’", "'") for found in TOKEN.finditer(phrase))


@cache
def phrases() -> dict[str, list[Phrase]]:
    """Return the phrases by their first word, longest first."""
    table: dict[str, list[Phrase]] = {}
    named = {"holiday": {name: name for name in NAMED_DAYS}, "event": {name: name for name in NAMED_EVENTS}}
    for word_class, entries in [*CLASSES.items(), *named.items()]:
        for phrase, value in entries.items():
            words = words_of(phrase)
            capital = phrase in CAPITALS or word_class in CAPITAL_CLASSES
            table.setdefault(words[0], []).append(Phrase(words, word_class, value, capital))
    for options in table.values():
        options.sort(key=lambda option: -len(option.words))
    return table


# A daily with a name, or a daily that is printed, is a newspaper.
PRINTED = bag("newspaper newspapers paper papers mail news mirror")

# Words that look ahead or back when they stand near a weekday or a month, for `kit.times.anchor`.
FORWARD = bag(
    "will shall would ll wo plan plans planned planning due scheduled expected expects expect set "
    "slated intend intends intended going upcoming ahead tentatively meet leave arrive begin begins "
    "starts opens ends arrives leaves returns meets visits travels expires mark marks payable hopes "
    "hope aims likely promised vowed can could may might must should next"
)
# Participles that look back after "had been" or "was to have been": a plan that is over.
PLANNED = bag("due planned scheduled expected set slated intended going")
# Nouns that announce something dated; weaker than any verb.
ANNOUNCED = bag(
    "anniversary summit deadline election elections referendum inauguration runoff ballot vote "
    "hearing ceremony celebrations parade"
)
# Of the words that look ahead these say the least.
WEAK = bag("to can could may might must should likely hope hopes mark marks") | ANNOUNCED
# After "to", these make a purpose that lies ahead: "to meet Thursday".
PURPOSES = bag(
    "be meet hold begin start visit arrive leave return take travel go discuss sign vote decide open "
    "attend give speak appear launch host play face resume end mark make send release announce "
    "celebrate deliver expire run close become come join have present brief continue fly address do "
    "get see receive consider testify"
)
BACKWARD = bag(
    "said told was were had did began came went left took made gave held fell rose won lost led sent "
    "shot found kept spoke wrote met saw ran became got brought thought felt knew grew drew flew "
    "heard broke chose drove rode sold bought built caught fought taught stood understood sat sought "
    "struck swore threw withdrew ate beat bit blew sank shook slid sprang stole swept tore woke quit "
    "ago been done seen gone taken given known shown written spoken since paid meant laid hid hung"
)
NOT_PAST = bag("united need indeed hundred speed allied armed feed seed breed proceed succeed exceed")
# After these "until" names the end of what was decided or begun, not of what was over: "was extended until May".
ENDURING = bag(
    "extended postponed delayed suspended adjourned remanded renewed prolonged put closed shut banned barred cancelled "
    "canceled jailed scheduled agreed allowed given gave halted said told reported announced"
)
# What is so at the time of writing holds on: "is open until Wednesday".
PRESENT = bag("is are has have remains remain stays stay runs run lasts last continues continue")
# What is set for a time, so that without a verb "until" looks ahead: "a truce until May", "valid until March".
LASTING = bag(
    "ban ceasefire closure contract curfew deadline exhibition extension lease loan loans lockdown mandate moratorium "
    "offer open pause permit sanctions suspension ticket tickets truce valid visa visas available effective free"
)
REPORTING = bag("said reported told announced stated wrote confirmed added claimed quoted disclosed revealed published")
