"""Which tellings are of one event: near in time, of the same names, in words of which the rare ones count most."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from kit.progress import Step, Steps, finished, part

#: Days that two tellings of one event may lie apart.
NEAR = 1
#: From this likeness on (0 to 1) two tellings, or two groups on average, are one event.
ALIKE = 0.28
# Tellings are compared when they share one of so many of their weightiest words …
_KEYS = 8
# … and that word stands in no more tellings of the same days than this, which keeps the work nearly linear.
_CROWD = 150
# A name in more than this share of the tellings, and in more than so many, is the subject of the whole set.
_COMMON, _MANY = 0.25, 10
# Pairs that are compared or joined in one step, and those that are noted in one; tellings that are weighed in one; and
# what is said meanwhile.
_STEP, _LINKED, _WEIGHED = 2_500, 50_000, 1_000
_DOING = "Joining tellings of one event"
# A time longer than this many days is compared by the year.
_LONG = 10
# A week and a day in it may be one event told less exactly, but seldom are.
_COARSER = 0.7
#: What is done together with much else, so that it tells no event from another.
LIGHT = frozenset({"mark", "attend", "begin", "end", "pact"})
# One event may be told as either: who arrives begins a visit.
_NEAR_ACTS = {"arrive": "visit", "visit": "arrive"}
# Tellings of the same act are so much more alike when they name the same people, or the same country; and reports when
# they name the same people, or a country that few others name.
_SAME_PEOPLE, _SAME_COUNTRY = 0.15, 0.1
# Announcements of one day are so much more alike when the same country makes them.
_SAME_VOICE = 0.1
# How often a person must be named with a country to stand for it.
_TOGETHER = 2
# Two days may be given for one event, but seldom are.
_OTHER_DAY = 0.8
# Two tellings of one article are rarely one event, since an article seldom says a thing twice.
_SAME_ARTICLE = 0.7


@dataclass(frozen=True)
class Telling:
    """What is compared of one telling.

    Attributes
    ----------
    article : str
    tie : str
        Tellings with different ties are never one event.
    begin, end : int
        First and last day, as ordinals.
    words : mapping of str to float
        Words and names with the weight of their place in the sentence.
    people, countries, bodies, places : frozenset of str
        Who and what is named: persons, countries and their peoples, organisations and other groups, other places.
    actions : frozenset of str
        What is done.
    mentioned : frozenset of str
        What is done and, in nouns, spoken of.
    voices : frozenset of str
        Of a report: whom its source speaks for.
    rarity : mapping of str to float
        The share of all the tellings that do not name a country of this one; filled in by :func:`group`.
    """

    article: str
    tie: str
    begin: int
    end: int
    words: Mapping[str, float]
    people: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    rarity: Mapping[str, float] = field(default_factory=dict)


def group(tellings: Sequence[Telling]) -> list[int]:
    """Return for each telling the number of its group, from 0, in the order in which groups begin in time.

    Tellings are joined from the most alike pair down, as long as the two groups are alike on average and all their
    times lie within a day of one another (average linkage; R. Sokal and C. Michener, 1958).

    Notes
    -----
    The likeness is the cosine of the words' weights, each times its rarity in the set (G. Salton and C. Buckley, 1988),
    and more where the same is done by the same people or countries. A time that is told less exactly, such as “this
    week”, is joined to a day only if so.
    """
    return finished(group_in_steps(tellings))


def group_in_steps(tellings: Sequence[Telling]) -> Steps[list[int]]:
    """Do the work of :func:`group` in steps."""
    yield Step(_DOING, 0)
    tellings = _without_common_names(_with_countries(tellings))
    vectors = yield from part(_vectors_in_steps(tellings), 0, 0.1)
    candidates = yield from part(_candidates_in_steps(tellings, vectors), 0.1, 0.3)
    pairs = []
    for place, (a, b) in enumerate(candidates):
        if place % _STEP == 0:
            yield Step(_DOING, 0.3 + 0.4 * place / len(candidates))
        score = _likeness(tellings, vectors, a, b)
        if score > 0:
            pairs.append((-score, a, b))
    yield Step(_DOING, 0.7)
    alike = sorted(pair for pair in pairs if -pair[0] >= ALIKE)
    home = list(range(len(tellings)))
    members = {at: [at] for at in home}
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for place, (score, a, b) in enumerate(pairs):
        if place % _LINKED == 0:
            yield Step(_DOING, 0.7)
        links[a][b] = links[b][a] = -score
    for place, (_, a, b) in enumerate(alike):
        if place % _STEP == 0:
            yield Step(_DOING, 0.7 + 0.3 * place / len(alike))
        left, right = sorted((home[a], home[b]))
        if left == right:
            continue
        size = len(members[left]) * len(members[right])
        if links[left].get(right, 0) / size < ALIKE or not _close(
            [tellings[at] for at in members[left] + members[right]]
        ):
            continue
        _merge(left, right, members, home, links)
    yield Step(_DOING, 1)
    order = sorted(members, key=lambda at: min((tellings[m].begin, tellings[m].end, m) for m in members[at]))
    number = {at: n for n, at in enumerate(order)}
    return [number[at] for at in home]


def _with_countries(tellings: Sequence[Telling]) -> list[Telling]:
    """Give tellings that name people but no country the countries that these people are mostly named with."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tellings:
        for person in one.people:
            named[person].update(one.countries)
    own = {}
    for person, countries in named.items():
        country, count = min(countries.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        if count >= _TOGETHER:
            own[person] = country
    return [
        one if one.countries else replace(one, countries=frozenset(own[name] for name in one.people if name in own))
        for one in tellings
    ]


def _without_common_names(tellings: Sequence[Telling]) -> list[Telling]:
    """Leave out of the names those that so many tellings have that they tell no event from another."""
    spread = Counter(name for one in tellings for name in one.people | one.countries | one.bodies | one.places)
    common = {name for name, count in spread.items() if count > max(_MANY, len(tellings) * _COMMON)}
    return [
        replace(
            one,
            people=one.people - common,
            countries=one.countries - common,
            bodies=one.bodies - common,
            places=one.places - common,
            rarity={name: 1 - spread[name] / len(tellings) for name in one.countries},
        )
        for one in tellings
    ]


def _merge(
    left: int, right: int, members: dict[int, list[int]], home: list[int], links: dict[int, dict[int, float]]
) -> None:
    """Move the members of one group to another; the links of both are added up."""
    for at in members[right]:
        home[at] = left
    members[left] += members.pop(right)
    for other, score in links.pop(right).items():
        links[other].pop(right)
        if other != left:
            links[left][other] = links[other][left] = links[left].get(other, 0) + score


def _close(tellings: Sequence[Telling]) -> bool:
    """Say whether every two of the times overlap or lie within a day: the last to begin and the first to end do."""
    return max(one.begin for one in tellings) - min(one.end for one in tellings) <= NEAR


def _vectors_in_steps(tellings: Sequence[Telling]) -> Steps[list[dict[str, float]]]:
    """Weigh the words of each telling by their rarity, to length 1."""
    spread = Counter(word for one in tellings for word in one.words)
    vectors: list[dict[str, float]] = []
    for place, one in enumerate(tellings):
        if place % _WEIGHED == 0:
            yield Step(_DOING, place / len(tellings))
        weighed = {word: weight * math.log(1 + len(tellings) / spread[word]) for word, weight in one.words.items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1
        vectors.append({word: weight / length for word, weight in weighed.items()})
    return vectors


def _blocks(one: Telling) -> Iterator[tuple[str, int]]:
    """Yield the stretches of the calendar that a time falls into; times of a block may be near."""
    if one.end - one.begin <= _LONG:
        yield from (("day", day) for day in range(one.begin, one.end + NEAR + 1))
    yield from (("year", year) for year in range(one.begin // 365, min(one.end // 365, one.begin // 365 + 3) + 1))


def _candidates_in_steps(
    tellings: Sequence[Telling], vectors: Sequence[Mapping[str, float]]
) -> Steps[list[tuple[int, int]]]:
    """Return the pairs that share a weighty word within a block; a year is met only by long times."""
    posted: dict[tuple[str, tuple[str, int], str], list[int]] = defaultdict(list)
    for at, (one, vector) in enumerate(zip(tellings, vectors, strict=True)):
        if at % _WEIGHED == 0:
            yield Step(_DOING, 0)
        keys = sorted(vector, key=lambda word: (-vector[word], word))[:_KEYS]
        for block in _blocks(one):
            for word in keys:
                posted[one.tie, block, word].append(at)
    pairs: set[tuple[int, int]] = set()
    met = _STEP
    for place, ((_, (unit, _), _), found) in enumerate(posted.items()):
        if met >= _STEP:
            yield Step(_DOING, place / len(posted))
            met = 0
        if len(found) > _CROWD:
            continue
        met += 1 + len(found) * (len(found) - 1) // 2
        for a, b in combinations(found, 2):
            both_short = max(tellings[a].end - tellings[a].begin, tellings[b].end - tellings[b].begin) <= _LONG
            if (unit == "day") == both_short:
                pairs.add((a, b))
    return list(pairs)


def _likeness(tellings: Sequence[Telling], vectors: Sequence[Mapping[str, float]], a: int, b: int) -> float:
    """Return how alike two tellings are, 0 when something speaks against their being one event."""
    one, other = tellings[a], tellings[b]
    if not _close([one, other]) or _apart(one, other):
        return 0
    left, right = vectors[a], vectors[b]
    if len(right) < len(left):
        left, right = right, left
    score = sum(weight * right.get(word, 0) for word, weight in left.items())
    alike = _same_act(one, other)
    if one.people & other.people:
        score += _SAME_PEOPLE if alike else _SAME_COUNTRY if one.tie == "said" else 0
    elif one.tie == "said" and score and not _differ(one.voices, other.voices):
        score += _SAME_COUNTRY * max((one.rarity[name] for name in one.rarity.keys() & other.rarity.keys()), default=0)
    elif one.countries & other.countries:
        score += _SAME_COUNTRY if alike else 0
    if one.voices & other.voices and one.begin == other.begin:
        score += _SAME_VOICE
    if max(one.begin, other.begin) > min(one.end, other.end):
        score *= _OTHER_DAY
    if one.article == other.article:
        score *= _SAME_ARTICLE
    shorter, longer = sorted((one.end - one.begin + 1, other.end - other.begin + 1))
    if longer > 2 * shorter:
        named = one.people & other.people or one.countries & other.countries
        return score * _COARSER if alike and named else 0
    return score


def _apart(one: Telling, other: Telling) -> bool:
    """Say whether something speaks against two tellings being of one event.

    They name other people or countries, or, with none of these in common, other bodies or other places; or what is done
    in one is neither done nor spoken of in the other.
    """
    if _differ(one.people, other.people) or _differ(one.countries, other.countries):
        return True
    alike = one.people & other.people or one.countries & other.countries
    if not alike and (_differ(one.bodies, other.bodies) or _differ(one.places, other.places)):
        return True
    return bool(one.actions - LIGHT and other.actions - LIGHT) and not _same_act(one, other)


def _differ(some: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether both name something, and nothing that the other names."""
    return bool(some and others and not some & others)


def _same_act(one: Telling, other: Telling) -> bool:
    """Say whether what is done in one telling is done or spoken of in the other, or something near it."""
    return _meet(one.actions, other.mentioned) or _meet(other.actions, one.mentioned)


def _meet(done: frozenset[str], mentioned: frozenset[str]) -> bool:
    return any(act in mentioned or _NEAR_ACTS.get(act) in mentioned for act in done - LIGHT)
