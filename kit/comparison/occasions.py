"""Which day, war or other event a phrase names: by the calendar, by lists of names, and by what stands nearby."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from kit import findings
from kit.article import Article
from kit.comparison import phrases
from kit.comparison.naming import countries_in, naming
from kit.comparison.phrases import Phrase
from kit.entities import lexicon
from kit.times import TimeExpression

# A name goes with a day if so many of the sentences with both give that day, and this share of them.
_SENTENCES, _SHARE = 2, 0.5
# So many names of days of one sentence are looked at together.
_CROWD = 8
# Words of a name in the list of events at most.
_LONGEST = 6
# Kinds of nouns that an anniversary can be of; the others only say more of it.
_MARKED = frozenset(("war", "armistice", "day"))
_COUNT = re.compile(r"^(?:\d{1,3}(?:st|nd|rd|th)|\d{1,3}(?= years\b))\s+")
_MARKS = re.compile(r"[“”„\"]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# “X, which the North calls Y”: two names of one day in one sentence.
_CALLED = re.compile(r"\b(?:as|calls?|called|known|named|refers? to)\b")
_ARTICLES = frozenset(("the", "a", "an"))
_POINTING = frozenset(("the", "this", "that", "these", "those"))
_WORD = re.compile(r"[\w’'-]+")


class Occasion(NamedTuple):
    """A phrase for a day or an event, with what helps to say which: its sentence, the days and listed name in it."""

    article: str
    sentence: str
    sentence_start: int
    phrase: Phrase
    text: str
    days: frozenset[tuple[int, int]]
    listed: str
    pointing: bool

    @property
    def name(self) -> str:
        """The phrase as names are compared."""
        return bare(self.text).casefold()

    @property
    def is_noun(self) -> bool:
        """Whether the phrase is nothing but its noun, in the singular."""
        return len(self.name.split()) == 1 and not self.name.endswith("s")


class Named(NamedTuple):
    """The thing that a phrase names, and why it is thought to."""

    thing: str
    why: str


class _Union:
    """Names joined step by step; the reason for which a name was first joined to others is kept."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}
        self.why: dict[str, str] = {}

    def root(self, node: str) -> str:
        while (above := self.parent.get(node, node)) != node:
            node = above
        return node

    def join(self, one: str, other: str, why: str) -> None:
        self.why.setdefault(one, why)
        low, high = self.root(one), self.root(other)
        if low != high:
            self.parent[low] = high


def bare(text: str) -> str:
    """Return a name on one line, without article, quotation marks and the count of an anniversary.

    Examples
    --------
    >>> bare("the 70th anniversary of the “great war”")
    'anniversary of the great war'
    """
    words = _MARKS.sub("", text).split()
    plain = " ".join(words[1:] if len(words) > 1 and words[0].lower() in _ARTICLES else words)
    return _COUNT.sub("", plain) or plain or text


def occasions(
    article: Article, listed: Mapping[int, str], told: Sequence[TimeExpression] | None = None
) -> Iterator[Occasion]:
    """Yield the phrases of an article's body that name days and events.

    A headline is left out: where every word has a capital, capitals tell nothing of names.

    Parameters
    ----------
    article : Article
    listed : mapping of int to str
        The events of the article that lists know, by the offset after their name.
    told : sequence of TimeExpression, optional
        The times of the article, if they have been looked for.
    """
    dated = [
        (one.start, (one.begin.month, one.begin.day))
        for one in (findings.times(article.text, article.published) if told is None else told)
        if one.begin and one.begin == one.last
    ]
    ends = sorted(listed)
    for start, end in article.sentences.offsets:
        first, last = (bisect_left(dated, at, key=lambda pair: pair[0]) for at in (start, end))
        days = frozenset(day for _, day in dated[first:last])
        sentence = article.text[start:end]
        for phrase in phrases.find(article.text, [(start, end)]):
            text = article.text[phrase.start : phrase.end]
            inside = ends[bisect_right(ends, phrase.start) : bisect_right(ends, phrase.end)]
            known = _listed(bare(text).split())[1] or (listed[inside[0]] if inside else "")
            before = article.text[max(start, phrase.start - 20) : phrase.start].split()
            pointing = bool(before) and before[-1].lower() in _POINTING
            yield Occasion(article.id, sentence, start, phrase, text, days, known, pointing)


def _listed(words: Sequence[str]) -> tuple[int, str]:
    """Return the listed event that a name ends with and where it begins: *Korean War* in *long Korean war*."""
    for first in range(max(0, len(words) - _LONGEST), len(words) - 1):
        name = " ".join([*words[first:-1], words[-1][:1].upper() + words[-1][1:]])
        known = [one.name for one in lexicon.load().known(name) if one.label == "EVENT"]
        if known:
            return first, known[0]
    return 0, ""


def short(one: Occasion) -> str:
    """Return the word that makes the name: *armistice* of an anniversary of the Korean War armistice.

    Of a war that is its name without years, of other events their noun.
    """
    if one.phrase.kind == "war":
        words = [word for word in bare(one.text).split() if not _YEAR.match(word)]
        words = words[:-1] if words[-1] == "of" else words
        return " ".join(words[_listed(words)[0] :])
    words = _WORD.findall(bare(one.text))
    kinds = [found.kind if (found := phrases.noun(word)) else "" for word in words]
    if one.phrase.label == "EVENT":
        return words[kinds.index(one.phrase.kind)].lower()
    if "day" in kinds and words[at := kinds.index("day")] == "Day":
        return " ".join(words[max(0, at - 1) : at + 1])
    kind = next(
        kind for kind in ("armistice", "end", "war", one.phrase.kind) if kind in kinds or kind == one.phrase.kind
    )
    return words[kinds.index(kind)].lower() if kind in kinds else bare(one.text)


def resolve(found: Sequence[Occasion]) -> list[Named | None]:
    """Say which day or event each phrase names; None where nothing tells.

    Parameters
    ----------
    found : sequence of Occasion
        In the order in which they are read.
    """
    named: dict[int, Named | None] = {}
    for name, places in (
        (_days, [at for at, one in enumerate(found) if one.phrase.label == "TIME"]),
        (_wars, [at for at, one in enumerate(found) if one.phrase.kind == "war"]),
        (_others, [at for at, one in enumerate(found) if one.phrase.label == "EVENT" and one.phrase.kind != "war"]),
    ):
        named.update(zip(places, name([found[at] for at in places]), strict=True))
    return [named[at] for at in range(len(found))]


def _days(found: Sequence[Occasion]) -> list[Named | None]:
    """Names that go with one day of the calendar, or count the same years since one event, mean one day."""
    joined = _Union()
    nodes = [_day(one) for one in found]
    counted = {one.name: one.phrase.number for one in found if one.phrase.number}
    for one, node in zip(found, nodes, strict=True):
        if node and one.phrase.number and one.phrase.about & _MARKED:
            why = f"It counts {one.phrase.number} years, as other names of this day do."
            joined.join(node, f"years {one.phrase.number} {one.listed}", why)
        elif node and one.name in counted:
            joined.join(node, f"name {counted[one.name]} {one.name}", "Elsewhere the same words count the years.")
    for a, b in _called(found, nodes):
        why = f"One sentence calls one day “{bare(found[a].text)}” and “{bare(found[b].text)}”."
        joined.join(nodes[a], nodes[b], why)
    days = _by_calendar(found, nodes, joined)
    for node, (month, day) in days.items():
        joined.join(node, f"day {month} {day}", "")
    sizes = Counter(joined.root(node) for node in {*nodes} if node)
    alone = {
        node
        for one, node in zip(found, nodes, strict=True)
        if node and _is_loose(one) and sizes[joined.root(node)] == 1
    }
    nodes = ["" if node in alone and node not in days else node for node in nodes]
    shown = _shown(found, nodes, joined)
    for month, day in days.values():
        shown[joined.root(f"day {month} {day}")] = f"{day} {date(2000, month, day):%B}"
    reasons = [_day_reason(node, joined, shown) if node else "" for node in nodes]
    return _with_nearby(found, [joined.root(node) if node else "" for node in nodes], shown, reasons)


def _day(one: Occasion) -> str:
    """Return the name as a node; ``""`` where it is only *the anniversary* or *the holiday*."""
    is_name = one.phrase.kind == "day" and "Day" in one.text.split()
    return f"name {one.phrase.number} {one.name}" if is_name or one.phrase.about else ""


def _is_loose(one: Occasion) -> bool:
    """Say whether a name may mean the day that the article names nearby: no name with *Day*, and no count of years."""
    return not one.phrase.number and "Day" not in one.text.split()


def _day_reason(node: str, joined: _Union, shown: Mapping[str, str]) -> str:
    root = joined.root(node)
    if joined.why.get(node):
        return joined.why[node]
    if root.startswith("day "):
        return f"Most of the sentences that have this name and a day give {shown[root]}."
    return "It is a name of a day; no other name is seen to mean the same day."


def _called(found: Sequence[Occasion], nodes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of names of a sentence that it gives to one day: one inside the other, or *known as* between."""
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        if nodes[at]:
            places[one.article, one.sentence_start].append(at)
    for inside in places.values():
        for a, b in combinations(inside[:_CROWD], 2):
            first, second, start = found[a].phrase, found[b].phrase, found[a].sentence_start
            between = found[a].sentence[first.end - start : second.start - start]
            if second.start < first.end or _CALLED.search(between):
                yield a, b


def _by_calendar(found: Sequence[Occasion], nodes: Sequence[str], joined: _Union) -> dict[str, tuple[int, int]]:
    """Return for each group of names the day that most of its sentences with a day give."""
    given: dict[str, dict[tuple[str, int], frozenset[tuple[int, int]]]] = defaultdict(dict)
    for one, node in zip(found, nodes, strict=True):
        if node and one.days:
            given[joined.root(node)][one.article, one.sentence_start] = one.days
    days = {}
    for root, sentences in given.items():
        counts = Counter(day for inside in sentences.values() for day in inside)
        day = min(counts, key=lambda one: (-counts[one], one))
        if counts[day] >= max(_SENTENCES, _SHARE * len(sentences)):
            days[root] = day
    return days


def _shown(found: Sequence[Occasion], nodes: Sequence[str], joined: _Union) -> dict[str, str]:
    """Return for each group of names the one that most articles use."""
    used: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one, node in zip(found, nodes, strict=True):
        if node:
            used[joined.root(node)][bare(one.text)].add(one.article)
    return {root: min(names, key=lambda name: (-len(names[name]), name)) for root, names in used.items()}


def _with_nearby(
    found: Sequence[Occasion], roots: Sequence[str], shown: Mapping[str, str], reasons: Sequence[str]
) -> list[Named | None]:
    """Let what has no root of its own mean what the article named before it, or else after it."""
    first: dict[str, int] = {}
    for at, (one, root) in enumerate(zip(found, roots, strict=True)):
        if root:
            first.setdefault(one.article, at)
    last: dict[str, int] = {}
    named: list[Named | None] = []
    for at, (one, root) in enumerate(zip(found, roots, strict=True)):
        near = last.get(one.article, first.get(one.article))
        if root:
            last[one.article] = at
            named.append(Named(shown[root], reasons[at]))
        elif near is not None and not one.name.endswith("ies"):
            named.append(Named(shown[roots[near]], f"The article says “{bare(found[near].text)}” nearby."))
        else:
            named.append(None)
    return named


def _wars(found: Sequence[Occasion]) -> list[Named | None]:
    """Wars are told apart by the names in the lists, by their first year, and by the country that they are in."""
    joined = _Union()
    nodes = []
    for one in found:
        years, where = _YEAR.findall(one.text), next(countries_in(one.text), "")
        if years and one.listed:
            joined.join(f"year {years[0]}", f"listed {one.listed}", "")
        ways = (("listed", one.listed), ("year", years[0] if years else ""), ("country", where))
        own = "" if one.is_noun else f"name {one.name}"
        nodes.append(next((f"{kind} {key}" for kind, key in ways if key), own))
    shown = _shown(found, nodes, joined)
    shown.update({joined.root(f"listed {one.listed}"): one.listed for one in found if one.listed})
    roots = [joined.root(node) if node else "" for node in nodes]
    reasons = [_war_reason(one, shown.get(root, "")) for one, root in zip(found, roots, strict=True)]
    named = _with_nearby(found, roots, shown, reasons)
    # “A war” or “war with” need not be the war that was named.
    return [name if root or one.pointing else None for one, root, name in zip(found, roots, named, strict=True)]


def _war_reason(one: Occasion, thing: str) -> str:
    if one.listed and one.listed.casefold() != one.name:
        return f"The list of events has it as a name of the {one.listed}."
    if one.listed:
        return f"“{one.listed}” is the name of a war."
    years = _YEAR.findall(one.text)
    return f"It is the war that began in {years[0]}." if years else f"It has the noun and the other words of “{thing}”."


def _others(found: Sequence[Occasion]) -> list[Named | None]:
    """Name other events by their words."""
    homes = naming([{"outlet": one.article, "type": "EVENT", "text": one.text} for one in found])
    shown = _shown(found, [str(home) for home in homes], _Union())
    why = "Its noun, or one that news uses for the same, and its other words fit the names of this event."
    return [Named(shown[str(home)], why) for home in homes]
