"""What two tellings of one claim differ in: figures, days, places, roles, ranks, qualifiers, names and speakers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kit import segments, times
from kit.comparison import sentences
from kit.comparison.figures import Conflict, conflicts
from kit.comparison.slots import FIRST, without_place
from kit.entities import lexicon
from kit.times.lexicon import bag


class Day(NamedTuple):
    """A day or a few in a telling: first and last as ordinals, its words, what is done then, and by whom.

    ``who`` are the countries of those who do it, ``whom`` those to whom it is done, ``nations`` all that take part in
    the sentence; ``gatherings`` are named in one breath with the day.
    """

    first: int
    last: int
    words: str
    act: str
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    nations: frozenset[str] = frozenset()
    gatherings: frozenset[str] = frozenset()


class Spot(NamedTuple):
    """A place in a telling: its words, its name, its country, and what is done there."""

    words: str
    name: str
    country: str
    act: str


class Setting(NamedTuple):
    """The occasion on which something was said: its days as ordinals, their words, and the people named there."""

    first: int
    last: int
    words: str
    company: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Account:
    """What is held against another telling.

    Attributes
    ----------
    text : str
        The telling, without the words that name its source.
    days : tuple of Day
    spots : tuple of Spot
        Places after “in”, “at” and the like.
    speaker : str
        The person who is named for it, or ``""``.
    company : frozenset of str
        The people who are named in it and in the sentences before it in its paragraph.
    said : frozenset of str
        Stems of the words, but for names, that it lets somebody say; empty in the outlet's own voice.
    setting : Setting or None
        The occasion that the report sets these words on.
    """

    text: str
    days: tuple[Day, ...] = ()
    spots: tuple[Spot, ...] = ()
    speaker: str = ""
    company: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    setting: Setting | None = None


def differences(one: Account, other: Account) -> list[Conflict]:
    """Return what two tellings of a claim differ in, kind by kind; see :data:`KINDS`."""
    return [found for kind in KINDS for found in kind.find(one, other)]


def _conflict(kind: str, a: str, b: str) -> Conflict:
    return Conflict(kind, a, b, f"One has “{a}”, the other “{b}”.")


# --- Figures and days ---------------------------------------------------------------------------------------------


def _figures(one: Account, other: Account) -> Iterator[Conflict]:
    yield from (found for found in conflicts(one.text, other.text) if found.kind == "figure")


def _days(one: Account, other: Account) -> Iterator[Conflict]:
    for day in one.days:
        there = [second for second in other.days if second.act == day.act]
        if there and not any(_same_day(day, second) for second in there):
            free = [second for second in there if not any(_same_day(third, second) for third in one.days)]
            if free:
                yield _conflict("date", day.words, free[0].words)


def _same_day(one: Day, other: Day) -> bool:
    if one.first <= other.last and other.first <= one.last:
        return True
    # A day whose year is not written may be of any year.
    yearless = not (_YEAR.search(one.words) and _YEAR.search(other.words))
    return yearless and _DATED.search(one.words) is not None and _of_year(one) == _of_year(other)


def _of_year(day: Day) -> tuple[int, int]:
    first = date.fromordinal(day.first)
    return first.month, first.day


_YEAR = re.compile(r"\b[12]\d{3}\b")
_DATED = re.compile(r"[A-Z][a-z]{2}.*\d|\d.*[A-Z][a-z]{2}")


class Act(NamedTuple):
    """A word for what is done: what, and where the word stands."""

    name: str
    start: int
    end: int


def act_near(text: str, start: int, end: int) -> Act | None:
    """Return what is done at the time, or in the place, between two offsets: the word for it that is nearest.

    Examples
    --------
    >>> text = "She left Lima on Friday, and he arrived on Monday."
    >>> act_near(text, 17, 23).name, act_near(text, 43, 49).name
    ('!leave', '!arrive')
    """
    best, act = _FAR, None
    for first, last in segments.tokens(text[: sentences.LONGEST]):
        word = text[first:last].casefold()
        if word in _REPORTING or not (found := sentences.event(word)) or (first < end and start < last):
            continue
        gap = text[last:start] if last <= start else text[end:first]
        if (_AIM if last <= start else _APART).search(gap) or _MAYBE.search(text, max(0, first - _CHARGE), first):
            continue
        # What follows a time is told of it less often than what stands before it.
        apart = len(gap.split()) + _MARK * len(_CUTS.findall(gap)) + (last > start)
        if apart < best:
            best, act = apart, Act(found, first, last)
    return act


_FAR = 16
_MARK = 3
_CUTS = re.compile(r"[,;:—–]|\band\b|\bwhich\b|\bwho\b")
# What comes between an act and the time of something else: they came for a parade on Friday.
_AIM = re.compile(r"\b(?:for|before|after|since|until|ahead|to (?:mark|attend|join|celebrate))\b")
# What follows a time, and is told as done before it or after it: charged on Saturday after killing a man.
_APART = re.compile(r"\b(?:before|after|since|until)\b")
# What could be done, or somebody is charged with, was not done at that time.
_MAYBE = re.compile(
    r"\b(?:(?:could|may|might|would)(?: \w+)?"
    r"|(?:charged with|(?:accused|convicted|suspected|suspicion|guilty|charges?|counts?) of)(?: [\w-]+){0,2}) \Z"
)
_CHARGE = 50
_REPORTING = bag("announced announce announces announcement called call calls expected due set likely")


# --- Places -------------------------------------------------------------------------------------------------------


def _places(one: Account, other: Account) -> Iterator[Conflict]:
    for spot in one.spots:
        if spot.act not in _SOMEWHERE:
            continue
        there = [second for second in other.spots if second.act == spot.act]
        if there and not any(_same_spot(spot, second) for second in other.spots):
            yield _conflict("place", spot.words, there[0].words)


# What is done in one place.
_SOMEWHERE = bag(
    """!arrive !leave !meet !die !shoot !arrest !attack !bomb !crash !earthquake !clash !flood !burn !sink !rob !stab
    !rescue !sign !demonstrate !parade !test !birth !marry !sentence"""
)


def _same_spot(one: Spot, other: Spot) -> bool:
    """Say whether two places may be one: the same, or one in the other, or of unknown countries."""
    if one.name == other.name or not one.country or not other.country:
        return True
    return one.country == other.country


# --- Roles --------------------------------------------------------------------------------------------------------

_OFFICES = re.compile(
    r"\b(?P<first>minister|secretary) (?:of|for) (?:national )?"
    r"(?P<then>foreign|defen[cs]e|interior|finance|justice|health)\b|"
    r"\b(?P<of>foreign|defen[cs]e|interior|finance|prime|justice|health|trade|economy|agriculture|home|security)"
    r" (?P<office>minister|secretary|chief|adviser|advisor)s?\b",
    re.IGNORECASE,
)


def _roles(one: Account, other: Account) -> Iterator[Conflict]:
    if ";" in one.text + other.text:
        return  # a list of guests
    left, right = _offices(one.text), _offices(other.text)
    for office in left.keys() & right.keys():
        here, there = (side[office].keys() - rest[office].keys() for side, rest in ((left, right), (right, left)))
        if here and there and not left[office].keys() & right[office].keys():
            yield _conflict("role", left[office][min(here)], right[office][min(there)])


@lru_cache(maxsize=16384)
def _offices(text: str) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for role in _OFFICES.finditer(text):
        area = (role["of"] or role["then"]).casefold().replace("defense", "defence")
        found.setdefault((role["office"] or role["first"]).casefold(), {}).setdefault(area, role.group())
    return found


# --- Qualifiers ---------------------------------------------------------------------------------------------------


def _qualifiers(one: Account, other: Account) -> Iterator[Conflict]:
    here, there = (FIRST.search(side.text) for side in (one, other))
    if here and there:
        left, right = (without_place(words.group()) for words in (here, there))
        if left != right:
            yield _conflict("qualifier", left, right)


# --- Names --------------------------------------------------------------------------------------------------------

# So much of two sentences must be the same that a name in one stands in the place of a name in the other.
_ALMOST, _LONG = 0.75, 3
# Words of a sentence; what has more is no sentence.
_MOST_WORDS = 120
_RESPELLED = 0.7
# Letters of a word that is short for another at most, and of the beginning of a word that is another at least.
_SHORTENED, _ROOT = 3, 4


def _names(one: Account, other: Account) -> Iterator[Conflict]:
    left, right = (_WORD.findall(side.text) for side in (one, other))
    if max(len(left), len(right)) > _MOST_WORDS:
        return
    matcher = difflib.SequenceMatcher(None, [w.casefold() for w in left], [w.casefold() for w in right], autojunk=False)
    if matcher.quick_ratio() < _ALMOST or matcher.ratio() < _ALMOST:
        return
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "replace" or max(b - a, d - c) > _LONG or not min(a, c):
            continue  # the first word of a sentence has a capital, name or not
        here, there = " ".join(left[a:b]), " ".join(right[c:d])
        unlike = (" ".join(side) for side in _unlike(left[a:b], right[c:d]))
        if not all(map(_NAME.search, unlike)) or _country(here) == _country(there) != "":
            continue
        if difflib.SequenceMatcher(None, here.casefold(), there.casefold()).ratio() < _RESPELLED:
            yield _conflict("date" if times.find(here) and times.find(there) else "name", here, there)


def _unlike(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Return of two names the words that are not in the other, in no form: *Mt* is *Mount*, *Limans* are of *Lima*."""
    return (
        [word for word in one if not any(_one_word(word, second) for second in other)],
        [word for word in other if not any(_one_word(word, first) for first in one)],
    )


def _one_word(one: str, other: str) -> bool:
    """Say whether two words are forms of one: the longer begins as the other does, or the other is short for it."""
    short, long = sorted((re.split("[-’']", word)[0].casefold() for word in (one, other)), key=len)
    if len(short) <= _SHORTENED:
        return bool(short) and (short[0], short[-1]) == (long[0], long[-1])
    return len(short) >= _ROOT and long.startswith(short)


def _country(name: str) -> str:
    """Return the country of a place, so that a capital may stand for its country."""
    known = [known.country for known in lexicon.load().known(name) if known.kind in ("country", "capital")]
    return known[0] if known else ""


_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*+")
_NAME = re.compile(r"(?:\A|[\s-])[A-Z][a-z]")


# --- Speakers -----------------------------------------------------------------------------------------------------

_QUOTED = re.compile(r"[“\"]([^“”\"]{12,400})[”\"]")
# So many of the words of the shorter quotation must be in the longer one.
_SAME_WORDS = 0.7


def _speakers(one: Account, other: Account) -> Iterator[Conflict]:
    if not one.speaker or not other.speaker or one.speaker == other.speaker:
        return
    here, there = (
        {word.casefold() for quoted in _QUOTED.findall(side.text) for word in _WORD.findall(quoted)}
        for side in (one, other)
    )
    if min(len(here), len(there)) >= 3 and len(here & there) >= _SAME_WORDS * min(len(here), len(there)):
        yield _conflict("speaker", one.speaker, other.speaker)


# --- Occasions ----------------------------------------------------------------------------------------------------

# Words said by somebody are the same if so many of them are, and this share of the shorter of the two.
SAID, SAID_SHARE = 4, 0.5


def same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two reports give the same words of somebody, exactly or nearly.

    Examples
    --------
    >>> words = frozenset(("guard", "harbour", "both", "nation", "pirate"))
    >>> same_words(words, words - {"both"}), same_words(words, frozenset(("guard", "harbour", "fish")))
    (True, False)
    """
    common = len(one & other)
    return common >= SAID and common >= SAID_SHARE * min(len(one), len(other))


def _occasions(one: Account, other: Account) -> Iterator[Conflict]:
    """Yield the two occasions on which two reports set the same words: other days, or one day and other people."""
    here, there = one.setting, other.setting
    if not here or not there or not same_words(one.said, other.said):
        return
    if not (here.first <= there.last and there.first <= here.last):
        a, b = here.words, there.words
    elif here.company and there.company and not here.company & there.company:
        a, b = (" and ".join(sorted(side.company)) for side in (here, there))
    else:
        return
    why = f"The same words are told of two occasions: one has “{a}”, the other “{b}”."
    yield Conflict("occasion", a, b, why)


# --- The kinds ----------------------------------------------------------------------------------------------------


class Kind(NamedTuple):
    """A kind of difference: its name, how it is found, and two tellings that differ in it and two that do not."""

    name: str
    find: Callable[[Account, Account], Iterator[Conflict]]
    says: str
    differ: tuple[str, str]
    agree: tuple[str, str]


KINDS: tuple[Kind, ...] = (
    Kind(
        "figure",
        _figures,
        "the figures do not fit together",
        ("Some 2,000 guests came.", "Three thousand guests came."),
        ("Some 2,000 guests came.", "About two thousand guests came."),
    ),
    Kind("date", _days, "the days are not the same", ("", ""), ("", "")),
    Kind("place", _places, "the places are not the same", ("", ""), ("", "")),
    Kind(
        "role",
        _roles,
        "the office is not the same",
        ("No foreign minister had come since 1991.", "No defence minister had come since 1991."),
        ("The defense minister came.", "The Defence Minister came."),
    ),
    Kind(
        "qualifier",
        _qualifiers,
        "one limits what the other says without a limit",
        ("They are the first visitors.", "They are the first known visitors."),
        ("They are the first known visitors.", "They are the first known foreign visitors."),
    ),
    Kind(
        "name",
        _names,
        "another name stands in the same sentence",
        ("The army was helped by the Kenyan air force.", "The army was helped by the Ghanaian air force."),
        ("The army was helped by the Kenyan air force.", "The army was aided by the Kenyan air force."),
    ),
    Kind("speaker", _speakers, "the same words are given to another speaker", ("", ""), ("", "")),
    Kind("occasion", _occasions, "the same words are told of another occasion", ("", ""), ("", "")),
)
"""The kinds of difference, in the order in which they are looked for. Those without examples need days or names."""
