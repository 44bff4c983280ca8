"""Claims that are told in many different sentences, but always by a few words: how high a rank, who began a war.

Sentences that give such a thing a value are one claim, however unlike the rest of them is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kit.comparison import sentences
from kit.comparison.sentences import LONGEST
from kit.entities import lexicon
from kit.times.lexicon import bag


class Value(NamedTuple):
    """What a sentence says of a thing: the thing, its value, what the claim is, and the words from start to end."""

    kind: str
    thing: str
    value: str
    says: str
    start: int
    end: int


class Slot(NamedTuple):
    """A rule for such claims.

    Attributes
    ----------
    id : str
    kind : str
        The kind of difference between two values.
    pattern : re.Pattern
        With the groups ``value`` and, where there is one, ``thing``.
    value : callable
        Turns the words of the group ``value`` into what is compared.
    says : str
        What the claim is, with a gap for the thing.
    example, other : tuple of str
        A sentence with what is found in it, as thing and value; and a sentence in which nothing is found.
    """

    id: str
    kind: str
    pattern: re.Pattern[str]
    value: Callable[[str], str]
    says: str
    example: tuple[str, str, str]
    other: str


_PEOPLE = r"(?:delegation|delegate|official|envoy|guest|visitor|representative|group|team|diplomat|member)s?"
_LEVELS = {"high": "high", "senior": "high", "top": "high", "mid": "middle", "low": "low", "junior": "low"}
_RANK = r"(?P<value>(?i:(?:high|mid|low)(?:er|est)?[-\s]?(?:level|rank(?:ed|ing))|senior|top-level|junior))[,”\"]?\s"
_NAME = r"(?:(?:[A-Z]\.){2,4}|[A-Z]\w++(?: [A-Z]\w++)?)"
_NAMES = rf"(?P<thing>{_NAME})(?: and (?:from )?(?P<second>{_NAME}))?"


def _level(words: str) -> str:
    return next(level for opening, level in _LEVELS.items() if words.casefold().startswith(opening))


SLOTS: tuple[Slot, ...] = (
    Slot(
        "rank-of-nation",
        "rank",
        re.compile(rf"{_RANK}(?:[a-z]\w+ )?{_NAMES} (?:[a-z]\w+ )?{_PEOPLE}"),
        _level,
        "How high the guests from {} rank",
        ("A high-level Kenyan delegation came.", "Kenya", "high"),
        "Kenya hit a high-level Ghanaian target.",
    ),
    Slot(
        "rank-of-guests",
        "rank",
        re.compile(rf"{_RANK}(?:[a-z]\w+ )?{_PEOPLE} (?:of|from) (?:the )?{_NAMES}"),
        _level,
        "How high the guests from {} rank",
        ("A mid-level official of Kenya’s party came.", "Kenya", "middle"),
        "A mid-level official came.",
    ),
    Slot(
        "began-by",
        "cause",
        re.compile(
            r"\b(?:invasion|war was (?:launched|started|begun)|war began with an? (?:attack|invasion)) by "
            rf"(?:the )?(?P<value>{_NAME})"
        ),
        str,
        "Who began the war",
        ("The war was launched by Kenya.", "", "Kenya"),
        "The invasion was repelled by Kenya.",
    ),
    Slot(
        "began",
        "cause",
        re.compile(rf"\b(?P<value>{_NAME})(?:,? (?:that|which|who))? (?:began|started|launched) the war\b"),
        str,
        "Who began the war",
        ("Kenya, which started the war, lost it.", "", "Kenya"),
        "Kenya joined the war.",
    ),
    Slot(
        "aggressor",
        "cause",
        re.compile(
            rf"\b(?:resist\w*+ (?P<value>{_NAME}) aggression|invasion of the (?P<other>{_NAME})(?: \w+){{0,3}} forces)"
        ),
        str,
        "Who began the war",
        ("They speak of the war to resist Kenyan aggression.", "", "Kenya"),
        "The invasion of Kenya went on.",
    ),
)
"""The rules for claims that are told by a few words."""

#: Gatherings by their words; each is a thing with a day of its own.
GATHERINGS: dict[str, frozenset[str]] = {
    "exhibition": bag("exhibition exhibit exposition expo fair"),
    "parade": bag("parade"),
    "reception": bag("reception banquet dinner"),
    "ceremony": bag("ceremony"),
    "show": bag("concert performance gala"),
}

#: What happens once in a visit, with words for its day; of ``!meet`` and gatherings two sides are named.
ONCE = {
    "!arrive": "{}: the day of the arrival",
    "!leave": "{}: the day of the departure",
    "!meet": "{}: the day of the meeting",
    **{name: f"{{}}: the day of the {name}" for name in GATHERINGS},
}
# Days apart from which two tellings are of two events.
NEAR = 3


#: What something is called the first of, and the words that limit it.
FIRST = re.compile(
    r"\b(?:among the )?first\b(?:[- ](?:ever|known|confirmed|announced|official|public|such|major|recorded|reported"
    r"|foreign|high-level|announced))*+"
)
_SINCE = re.compile(r"\b(?:since|after|in (?:about|over|more than|nearly|almost))\b")


class First(NamedTuple):
    """Something that is called the first: its words without “foreign”, and what it is the first since."""

    words: str
    since: frozenset[str]


def first(text: str) -> First | None:
    """Return what a sentence calls the first since something, or None.

    Examples
    --------
    >>> found = first("They are the first known visitors since the pandemic began.")
    >>> found.words, sorted(found.since)
    ('first known', ['!begin', '!disease'])
    """
    found = FIRST.search(text[:LONGEST])
    since = _SINCE.search(text, found.end()) if found else None
    if not found or not since:
        return None
    read = sentences.read(text[since.end() :])
    told = {root for root in read.stems if root[0] == "!" or re.fullmatch(r"(?:19|20)\d\d", root)}
    return First(without_place(found.group()), frozenset(told))


def without_place(words: str) -> str:
    """Leave out the words that limit nothing: *first foreign* is *first*."""
    return " ".join(word for word in words.split() if word != "foreign")


def values(text: str) -> Iterator[Value]:
    """Yield what a sentence says of the things that the rules know.

    Examples
    --------
    >>> [(found.thing, found.value) for found in values("A senior delegation from Ghana and Kenya came.")]
    [('Ghana', 'high'), ('Kenya', 'high')]
    """
    for slot in SLOTS:
        for found in slot.pattern.finditer(text[:LONGEST]):
            groups = found.groupdict()
            if "thing" not in groups:
                if nation := _nation(groups["value"] or groups.get("other") or ""):
                    yield Value(slot.kind, "", nation, slot.says, *found.span())
                continue
            for name in filter(None, (groups["thing"], groups["second"])):
                if nation := _nation(name):
                    yield Value(slot.kind, nation, slot.value(groups["value"]), slot.says, *found.span())


def same(one: str, other: str) -> bool:
    """Say whether two values are one: *the North* is short for every name that begins so."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _nation(name: str) -> str:
    """Return the country of a name or a nationality, or ``""``; “the North” is what it is."""
    name = re.sub(r"\A[Tt]he | (?:and|from)\Z", "", name)
    lists = lexicon.load()
    for words in (name, name.split()[0] if name else ""):
        if words in lists.demonyms:
            return lists.demonyms[words]
        known = [known for known in lists.known(words) if known.kind == "country"]
        if known:
            return known[0].name
    return name if name in _SIDES else ""


_SIDES = ("North", "South", "East", "West")
