"""The figures of a sentence: counts, sums, measures, ages, ranks, days and years, each as a number of one kind."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kit import times
from kit.comparison import sentences
from kit.entities import lexicon
from kit.times import TimeExpression
from kit.times.lexicon import bag


class Figure(NamedTuple):
    """A figure of a sentence.

    Attributes
    ----------
    start, end : int
        Offsets of its words.
    kind : str
        What can be compared with it: ``count``, ``age``, ``rank``, ``score``, ``weekday``, ``day``, ``month``,
        ``year``, ``clock``, ``length D`` (of time, with its unit) or a unit of measure such as ``m`` or ``$``.
    value : float
        Its worth in that unit; of a ``weekday`` 1 to 7, of a ``day`` month × 100 + day.
    low, high : float
        The values that fit it: “at least 20” is 20 and more, “about 20” is 18 to 22.
    heads : tuple of str
        Stems of what is counted, the noun itself last; of a measure its unit.
    acts : frozenset of str
        What is done to it, such as ``!die``.
    """

    start: int
    end: int
    kind: str
    value: float
    low: float
    high: float
    heads: tuple[str, ...]
    acts: frozenset[str]


#: Units of measure: what they are turned into, how much of it they are, and how they are written.
UNITS: tuple[tuple[str, float, str], ...] = (
    ("m", 1, "m metre metres meter meters"),
    ("m", 1000, "km kilometre kilometres kilometer kilometers kms"),
    ("m", 0.01, "cm centimetre centimetres centimeter centimeters"),
    ("m", 0.3048, "ft foot feet"),
    ("m", 0.0254, "inch inches"),
    ("m", 0.9144, "yard yards"),
    ("m", 1609.344, "mile miles"),
    ("m", 1852, "nm nautical-mile nautical-miles"),
    ("m", 0.001, "mm millimetre millimetres millimeter millimeters"),
    ("m²", 1, "square-metre square-metres square-meter square-meters sq-m"),
    ("m²", 0.09290304, "square-foot square-feet sq-ft"),
    ("m²", 1e6, "square-kilometre square-kilometres square-kilometer square-kilometers square-km sq-km"),
    ("m²", 2589988, "square-mile square-miles sq-miles"),
    ("m²", 4046.856, "acre acres"),
    ("m²", 1e4, "hectare hectares"),
    ("kg", 1, "kg kgs kilogram kilograms kilo kilos"),
    ("kg", 0.453592, "lb lbs pound-weight"),
    ("kg", 1000, "tonne tonnes ton tons"),
    ("%", 1, "% percent pct per-cent"),
    ("km/h", 1, "kph km/h"),
    ("km/h", 1.609344, "mph"),
    ("$", 1, "$ dollar dollars usd"),
    ("€", 1, "€ euro euros eur"),
    ("£", 1, "£ pound pounds gbp"),
    ("¥", 1, "¥ yen yuan won rouble roubles ruble rubles rupee rupees"),
    ("degree", 1, "degree degrees"),
)
#: Words before a figure, and the part of its worth from which and up to which others fit it.
BOUNDS: tuple[tuple[float, float, str], ...] = (
    (0.9, 1.1, "about around roughly approximately some circa estimated"),
    (0.85, 1.0, "nearly almost up-to"),
    (0.0, 1.0, "under below less-than fewer-than at-most"),
    (1.0, float("inf"), "over above more-than at-least exceeding"),
)
_SMALL = {
    word: number
    for number, word in enumerate(
        [
            *["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"],
            *["twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        ]
    )
} | {
    word: number * 10
    for number, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_RANKS = {
    word: number
    for number, word in enumerate(
        ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"], 2
    )
}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TOKEN = re.compile(r"\d{1,3}(?:,\s?\d{3})++(?!\d)(?:\.\d++)?|\d++(?:\.\d++)?|[^\W\d_]++(?:['’][^\W\d_]++)?|\S")
_WEEKDAY = re.compile(r"\b(Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?s?\b")
_VALUE = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T\S*)?\Z")
_LENGTH = re.compile(r"PT?(\d+(?:\.\d+)?)([A-Z]+)\Z")
_CLOCK_WORDS = re.compile(r"(?<![\d.,])(\d{1,2})(?:\s?[:.]\s?(\d\d))?\s?([ap])\.?\s?m\b", re.IGNORECASE)
# Words for people; figures of them are compared whatever the word.
_PEOPLE = frozenset(
    map(
        sentences.stem,
        bag(
            """people person persons man men woman women child children boy boys girl girls victim victims other others
            civilian civilians soldier soldiers troops passenger passengers worker workers resident residents suspect
            suspects crew crewmen member members official officials student students police officer officers guest
            guests attendee attendees spectator spectators visitor visitors fan fans protester protesters gunman
            gunmen"""
        ),
    )
)
# A feast has a day, too, but a sentence that names it seldom says when something was.
_FIGURES = re.compile(r"\d|teen|twent|thirt")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Figures of a sentence that are read; what has more is a table.
_MOST = 60
# Words of the name beside an age that are read at most.
_NAME = 4
# Characters and words after a figure in which its unit or what it counts stands.
_SHOWN, _HEADS = 60, 5
_FOLLOWS = re.compile(r"\s?[-–]?([^\W\d_][\w’'-]*+)")
# What may be done to those who are counted, as in “12 dead”.
_DONE = bag("!die !injure !arrest !shoot !rescue !convict !evacuate !release")
_PASSIVE = bag("is are was were been got")
_BETWEEN = bag("of the a an its their his her such these those")
#: What is in ``heads`` of a count of things beside others that are told of, as in “three other rifles”.
OTHER = "other"
_ADDED = bag("other more additional further")


def people(figure: Figure) -> bool:
    """Say whether people are counted, as far as the words show."""
    return not _PEOPLE.isdisjoint(figure.heads)


def words(text: str, figure: Figure) -> str:
    """Return the words of a figure, with its unit or what it counts where that follows.

    Examples
    --------
    >>> text = "Two other AK-47 rifles were found 13 nautical miles away."
    >>> [words(text, figure) for figure in figures(text)]
    ['Two other AK-47 rifles', '13 nautical miles']
    """
    if figure.kind == "age" or (not figure.heads and figure.kind != "count"):
        return text[figure.start : figure.end]
    function = lexicon.load().function
    end, following = figure.end, text[figure.end : figure.end + _SHOWN]
    for at, word in enumerate(itertools.islice(_FOLLOWS.finditer(following), _HEADS)):
        small = word[1].casefold()
        if small == "of" or (small in function and at and not figure.heads):
            break
        if small not in function:
            end = figure.end + word.end()
        if _is_head(small, figure):
            break
    return text[figure.start : end]


def _is_head(word: str, figure: Figure) -> bool:
    if figure.kind == "count":
        return not figure.heads or figure.heads[-1] in (sentences.event(word), sentences.stem(word))
    return any(word in name.split("-")[-1:] for _, _, names in UNITS for name in names.split())


@lru_cache(maxsize=16384)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence in the order of the text.

    Examples
    --------
    >>> [(f.kind, f.value) for f in figures("About 2,000 people met on Friday, May 7, for two hours.")]
    [('count', 2000.0), ('day', 507), ('weekday', 5), ('length TH', 2.0)]
    >>> [(f.kind, f.value) for f in figures("Okoro, 61, paid $2.5bn for a 12-mile road.")]
    [('age', 61.0), ('$', 2500000000.0), ('m', 19312.128)]
    """
    text = text[: sentences.LONGEST]
    told = times.find(text)
    dated = list(_dated(text, told))
    taken = [(one.start, one.end) for one in dated]
    taken += [(one.start, one.end) for one in told if one.type != "DATE" or one.begin or "X" in one.value]
    counted = [one for one in _numbers(text) if not any(start < one.end and one.start < end for start, end in taken)]
    return tuple(sorted([*dated, *counted], key=lambda one: (one.start, one.kind))[:_MOST])


def _exact(start: int, end: int, kind: str, value: float) -> Figure:
    return Figure(start, end, kind, value, value, value, (), frozenset())


def _dated(text: str, told: Sequence[TimeExpression]) -> Iterator[Figure]:
    """Yield the days, years, times of day and lengths of time."""
    clocks = []
    for clock in _CLOCK_WORDS.finditer(text):
        hour, minute = int(clock[1]) % 12 + (12 if clock[3] in "pP" else 0), int(clock[2] or 0)
        clocks.append(clock.span())
        yield _exact(*clock.span(), "clock", hour * 60 + minute)
    for day in _WEEKDAY.finditer(text):
        yield _exact(*day.span(), "weekday", _DAYS.index(day[1][:3].lower()) + 1)
    for one in told:
        start, end = one.start, one.end
        if any(first < end and start < last for first, last in clocks) and one.type == "TIME" and not one.begin:
            continue
        if (length := _LENGTH.match(one.value)) and one.type == "DURATION":
            unit = ("T" if one.value.startswith("PT") else "") + length[2]
            yield _exact(start, end, f"length {unit}", float(length[1]))
        elif (value := _VALUE.match(one.value)) and _FIGURES.search(text, start, end):
            if value["day"] and value["month"]:
                yield _exact(start, end, "day", int(value["month"]) * 100 + int(value["day"]))
            elif value["month"]:
                yield _exact(start, end, "month", int(value["month"]))
            if value["year"] != "XXXX":
                yield _exact(start, end, "year", int(value["year"]))


class _Word(NamedTuple):
    start: int
    end: int
    small: str


def _numbers(text: str) -> Iterator[Figure]:
    words = [_Word(token.start(), token.end(), token.group().casefold()) for token in _TOKEN.finditer(text)]
    at = 0
    while at < len(words):
        read = _number(words, at, text)
        if read is None:
            at += 1
            continue
        yield from _figure(text, words, at, read)
        at = read.end


class _Number(NamedTuple):
    """A number: its worth, the word after it, and whether it is a rank."""

    value: float
    end: int
    ranked: bool = False


def _number(words: list[_Word], at: int, text: str) -> _Number | None:
    """Read a number that begins at a word."""
    small = words[at].small
    if small[0] in "0123456789":
        return None if _names_a_model(words, at, text) else _in_digits(words, at)
    if small == "half" and _follows(words, at) in ("a", "an") and _follows(words, at + 1) in _SCALES:
        return _Number(_SCALES[_follows(words, at + 1)] / 2, at + 3)
    if small in _RANKS and _follows(words, at) not in ("of", "time", ",", "."):
        return _Number(_RANKS[small], at + 1, ranked=True)
    if small in _SMALL or small == "dozen" or (small in _SCALES and at and words[at - 1].small == "a"):
        return _in_words(words, at)
    return None


def _in_digits(words: list[_Word], at: int) -> _Number:
    """Read a number in digits with what makes it larger: 2.5bn, 2 million; or a rank: 21st."""
    value, end = float(re.sub(r"[,\s]", "", words[at].small)), at + 1
    if end < len(words) and words[end].start == words[at].end:
        suffix = words[end].small
        if suffix in ("st", "nd", "rd", "th"):
            return _Number(value, end + 1, ranked=True)
        # Of money 5m are millions, of all else metres.
        if suffix in _SUFFIXES and (suffix != "m" or (at > 0 and words[at - 1].small in "$€£¥")):
            return _Number(value * _SUFFIXES[suffix], end + 1)
    while end < len(words) and words[end].small in _SCALES:
        value *= _SCALES[words[end].small]
        end += 1
    return _Number(value, end)


def _in_words(words: list[_Word], at: int) -> _Number:
    """Read a number in words: two thousand three hundred and twenty-five."""
    total = part = 0.0
    end = at
    while end < len(words):
        small, following = words[end].small, _follows(words, end)
        if small in _SMALL:
            rest = part % 100
            if rest and (rest < 20 or rest % 10 or _SMALL[small] > 9):
                break
            part += _SMALL[small]
        elif small in _SCALES:
            part = max(part, 1) * _SCALES[small]
            if _SCALES[small] >= 1000:
                total, part = total + part, 0.0
        elif small in _RANKS and end > at and words[end - 1].small == "-":
            return _Number(total + part + _RANKS[small], end + 1, ranked=True)
        elif small == "-" and following in _SMALL | _RANKS and part % 100 >= 20 and not part % 10:
            pass
        elif not (small == "and" and end > at and words[end - 1].small in _SCALES and following in _SMALL):
            break
        end += 1
    return _Number(total + part, end)


def _names_a_model(words: list[_Word], at: int, text: str) -> bool:
    """Say whether a number is a part of a name, such as B12, AK-47 or AK 47, but not of ``mid-1990``."""
    if not at:
        return False
    before = words[at - 1].small
    if words[at - 1].end != words[at].start:
        written = text[words[at - 1].start : words[at - 1].end]
        return written.isalpha() and written.isupper() and len(written) < 4 and not _has_meaning(written)
    if before[-1:].isalpha():
        return True
    return (
        before in ("-", "–")
        and at > 1
        and words[at - 2].end == words[at - 1].start
        and text[words[at - 2].start].isupper()
    )


def _has_meaning(capitals: str) -> bool:
    """Say whether a word in capitals is one that a number may follow, such as US, and no part of AK 47."""
    lists = lexicon.load()
    return capitals.lower() in lists.function or capitals in ("I", "AM", "PM") or bool(lists.known(capitals))


def _follows(words: list[_Word], at: int) -> str:
    return words[at + 1].small if at + 1 < len(words) else ""


def _figure(text: str, words: list[_Word], at: int, number: _Number) -> Iterator[Figure]:
    """Say what a number counts."""
    value, end, ranked = number
    first, last = words[at].start, words[end - 1].end
    before = words[at - 1].small if at else ""
    after = [word.small for word in words[end : end + 4]] + [""] * 4
    if after[0] == "-" and after[1] in ("year", "yr") and after[2] in ("-", "old"):
        old = next((word.end for word in words[end + 2 : end + 4] if word.small == "old"), words[end + 1].end)
        yield _exact(first, old, "age", value)._replace(heads=_name_after(text, words, end + 2))
        return
    apposed = at > 1 and before == "," and after[0] in (",", ".", "") and text[words[at - 2].start].isupper()
    if apposed and text[first:last].isdigit() and 1 < value < 110:
        yield _exact(first, last, "age", value)._replace(heads=_name_before(text, words, at - 2))
        return
    if ranked:
        yield _exact(first, last, "rank", value)._replace(heads=_heads(text, words, end)[0])
        return
    if after[0] in ("-", "–") and after[1].isdigit() and words[end].start == last:
        yield _exact(first, last, "score", value)
        return
    if before in ("-", "–") and at > 1 and words[at - 2].small.isdigit() and words[at - 1].end == first:
        yield _exact(first, last, "score last", value)
        return
    low, high = (1.0, float("inf")) if "plus" in after[:2] or after[0] == "+" else _bounds(words, at)
    kind, factor, unit = _unit(before, after)
    if kind == "count" and _YEAR.fullmatch(text[first:last]):
        yield _exact(first, last, "year", value)
        return
    heads, acts = ((unit,), frozenset[str]()) if kind != "count" else _heads(text, words, end)
    if kind == "count":
        acts = acts or _acts_before(words, at)
        if value == 1 and (
            (not heads and not acts) or after[0] in ("of", "another") or before in ("no", "any", "every")
        ):
            return
    yield Figure(first, last, kind, value * factor, value * factor * low, value * factor * high, heads, acts)


def _name_after(text: str, words: list[_Word], at: int) -> tuple[str, ...]:
    """Return the name of two words or more that stands after an age: *36-year-old Amina Okoro*."""
    after = itertools.dropwhile(lambda word: word.small in ("-", "old"), words[at : at + _NAME + 2])
    name = list(itertools.takewhile(lambda word: text[word.start].isupper(), after))
    return tuple(word.small for word in name) if len(name) > 1 else ()


def _name_before(text: str, words: list[_Word], at: int) -> tuple[str, ...]:
    """Return the name that ends with a word, as in *Amina Okoro, 36*."""
    before = reversed(words[max(0, at - _NAME + 1) : at + 1])
    return tuple(word.small for word in itertools.takewhile(lambda word: text[word.start].isupper(), before))[::-1]


def _acts_before(words: list[_Word], at: int) -> frozenset[str]:
    """Return what is done in the two words before a number, as far as no mark parts them from it."""
    found = set()
    for word in reversed(words[max(0, at - 2) : at]):
        if not word.small[0].isalpha() or word.small == "and":
            break
        if act := sentences.event(word.small):
            found.add(act)
    return frozenset(found)


def _unit(before: str, after: list[str]) -> tuple[str, float, str]:
    """Return the kind of what is measured, how much of it the unit is, and the unit."""
    first, second = [*(word for word in after if word not in ("-", "(")), "", ""][:2]
    joined = f"{first}-{second}"
    for kind, factor, names in UNITS:
        listed = names.split()
        if before and before in listed and before in "$€£¥":
            return kind, factor, listed[0]
        if first in listed or joined in listed:
            return kind, factor, listed[0]
    return "count", 1.0, ""


def _bounds(words: list[_Word], at: int) -> tuple[float, float]:
    one = words[at - 1].small if at else ""
    two = f"{words[at - 2].small}-{one}" if at > 1 else ""
    for low, high, names in BOUNDS:
        if one in names.split() or two in names.split():
            return low, high
    return 1.0, 1.0


def _heads(text: str, words: list[_Word], end: int) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the stems of the words that follow a number up to what it counts, and what is done to that.

    Of *23 Somali pirates arrested* these are *Somali* and *pirate*, and that they are arrested.
    """
    function = lexicon.load().function
    heads: list[str] = []
    acts: set[str] = set()
    for at, word in enumerate(words[end : end + 7], end):
        small = word.small
        if small in _ADDED and not heads and _follows(words, at)[:1].isalpha():
            heads.append(OTHER)
            continue
        if small in "-“”‘’\"'" or (small in _BETWEEN and heads in ([], [OTHER])):
            continue
        if small in _PASSIVE and sentences.event(_follows(words, at)) in _DONE:
            acts.add(sentences.event(_follows(words, at)))
        if small.isdigit() and _names_a_model(words, at, text):
            continue  # AK-47 rifles are rifles
        if not small[0].isalpha() or (small in function and small != "others") or len(heads) == 4:
            break
        heads.append(sentences.event(small) or sentences.stem(small))
    while heads and heads[-1] in _DONE:
        acts.add(heads.pop())
    if heads == [OTHER]:
        heads.clear()
    return tuple(heads), frozenset(acts)
