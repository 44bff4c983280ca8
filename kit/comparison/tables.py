"""What articles of different outlets tell, as tables: claims, who tells them, where tellings differ, who is behind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import eq
from typing import Any, NamedTuple

import pandas as pd

from kit.comparison import alignment, claims, events, mentions, sentences, slots, vectors
from kit.comparison.claims import Telling
from kit.comparison.differences import SAID, SAID_SHARE, Day
from kit.comparison.differences import differences as differences_between
from kit.comparison.figures import Conflict
from kit.comparison.linkage import join_in_steps
from kit.comparison.tellings import Sentence, dated, place, tellings_in_steps
from kit.progress import Step, Steps, finished, part
from kit.tagging import Taggable, articles_of
from kit.timelines.clauses import action
from kit.wording import listed

COLUMNS = [
    *["claim", "label", "status", "article", "outlet", "published", "start", "end", "text", "cell", "source"],
    *["source_class", "behind", "score", "differs", "why"],
]
GROUP_COLUMNS = ["group", "article", "outlet", "published", "title", "why"]
DIFFERENCE_COLUMNS = ["claim", "label", "kind", "words_a", "outlets_a", "words_b", "outlets_b", "why"]
CORROBORATION_COLUMNS = ["claim", "label", "outlets", "sources", "behind", "why"]

# Sentences that are compared at once; of more articles, those of one event are compared.
_MOST = 4000
# Claims whose rows are made, and pairs of sentences that are held against each other, in one step.
_STEP, _PAIRS = 20, 200
# A claim of which so much stands in another one is no claim of its own.
_MOSTLY = 2 / 3
# What a telling that begins with a pronoun is less clear by.
_POINTED = 0.2
_POINTING = re.compile(r"[“\"]?(?:he|she|it|they|his|her|its|their|this|that|these|those|there)\b", re.IGNORECASE)
# Characters of a label.
_LABEL = 70
# What the catalogue's ``part_read`` says of a report of which no more than the beginning was read.
_OPENING = "opening"


# What a difference is, where its words alone do not show it.
_OPENINGS = {
    "occasion": "The same words are told of two occasions: ",
    "exactness": "One day lies within the other, so they do not exclude each other: ",
}


class _Claim(NamedTuple):
    """A claim: its sentences with their scores, what differs between two of them, and a label, if a rule gives one."""

    told: list[Sentence]
    scores: list[float]
    found: dict[int, list[tuple[int, Conflict]]]
    label: str


def compare(articles: Taggable) -> pd.DataFrame:
    """Find the claims of some articles: who tells each, in which words, and whose word stands behind it.

    Parameters
    ----------
    articles : Corpus or iterable of Article
        Reports of one event, or of a few days.

    Returns
    -------
    pandas.DataFrame
        One row for each article that tells a claim, and for each value that a rule sees it give; the most
        widely told claim first and inside it by day: claim (its number, from 1), label (a few words, from its
        clearest telling), status (of the claim: ``shared``, ``differs`` or ``only here``, when one outlet alone
        tells it), article, outlet, published, start, end (code-point offsets),
        text (the sentence), cell (``tells``, or ``tells differently`` from what more outlets tell, or as many), source
        (who is named for it there, ``""`` for the outlet's own voice), source_class, behind (the source that the
        telling goes back to), score (how near it is to the other tellings, 0 to 1), differs (what differs from other
        tellings, as ``kind: its words / their words``, parted by ``" · "``), why.

    Notes
    -----
    Sentences are compared without the words that name their source. They are joined only if they are alike on average
    and every two of them share something, so that no chain leads from one claim to another; see
    :func:`kit.comparison.claims.claims`. Some things are told in very unlike sentences, but by a few words, such as how
    high a guest ranks; these have rules, :data:`kit.comparison.slots.SLOTS`. What differs is looked for only between
    the tellings of one claim, by the rules of :data:`kit.comparison.differences.KINDS`.
    """
    return finished(compare_in_steps(articles))


def compare_in_steps(articles: Taggable) -> Steps[pd.DataFrame]:
    """Do the work of :func:`compare` in steps."""
    told = yield from part(tellings_in_steps(articles_of(articles)), 0, 0.4)
    parts = yield from part(_together(told), 0.4, 0.5)
    found: list[_Claim] = []
    for at, some in enumerate(parts):
        begin, end = (0.5 + 0.4 * place / len(parts) for place in (at, at + 1))
        found += yield from part(_claims(some), begin, end)
    bodies = _bodies(told)
    rows: list[dict[str, object]] = []
    for number, claim in enumerate(sorted(found, key=_order), 1):
        if number % _STEP == 1:
            yield Step("Making the table", 0.9 + 0.1 * number / len(found))
        rows += _rows(number, claim, bodies)
    yield Step("Making the table", 1)
    return _table(rows, COLUMNS)


def _together(told: list[Sentence]) -> Steps[list[list[Sentence]]]:
    """Part the sentences of very many articles by their events, since every two sentences are compared."""
    if len(told) <= _MOST:
        return [told]
    articles = {one.article.id: one.article for one in told}
    homes = yield from events.group_in_steps([one.text for one in articles.values()])
    numbers = dict(zip(articles, homes, strict=True))
    parts: dict[int, list[Sentence]] = defaultdict(list)
    for one in told:
        parts[numbers[one.article.id]].append(one)
    return [part[at : at + _MOST] for part in parts.values() for at in range(0, len(part), _MOST)]


def _claims(told: Sequence[Sentence]) -> Steps[list[_Claim]]:
    numbers: dict[str, int] = {}
    homes = [numbers.setdefault(one.article.id, len(numbers)) for one in told]
    joined = yield from part(claims.claims_in_steps([one.account.text for one in told], homes), 0, 0.7)
    new, known = _parted((yield from part(_word_claims(told), 0.7, 0.7)), joined)
    joined += new
    found: list[_Claim] = []
    for at, claim in enumerate(joined + known):
        done = 0.7 + 0.3 * at / len(joined + known)
        members = [told[one.sentence] for one in claim]
        made = yield from part(_claim(members, [one.score for one in claim]), done, done)
        # What is known is told once more only for what it differs in.
        if at < len(joined) or made.found:
            found.append(made)
    yield Step("Looking for differences", 1)
    return _distinct(found + (yield from part(_ruled_claims(told), 1, 1)))


def _parted(
    said: Sequence[list[Telling]], joined: Sequence[list[Telling]]
) -> tuple[list[list[Telling]], list[list[Telling]]]:
    """Part the claims that are words of somebody into new ones and those of which most stands in one claim."""
    homes: dict[int, set[int]] = defaultdict(set)
    for number, claim in enumerate(joined):
        for one in claim:
            homes[one.sentence].add(number)
    new: list[list[Telling]] = []
    known: list[list[Telling]] = []
    for words in said:
        shared = Counter(number for one in words for number in homes[one.sentence])
        (known if max(shared.values()) >= _MOSTLY * len(words) else new).append(words)
    return new, known


def _distinct(found: Sequence[_Claim]) -> list[_Claim]:
    """Leave out claims that a more widely told one holds; what two rules know are two claims."""
    kept: list[tuple[_Claim, _Seen]] = []
    for claim in sorted(found, key=_order):
        own = _seen(claim)
        if not any(_is_held(own, other) for _, other in kept if not (own.ruled and other.ruled)):
            kept.append((claim, own))
    return [claim for claim, _ in kept]


def _ruled_claims(told: Sequence[Sentence]) -> Steps[list[_Claim]]:
    """Return the claims that rules know, however unlike their sentences are."""
    found: list[_Claim] = []
    for rule in (_slot_claims, _first_claims, _day_claims, _name_claims):
        yield Step("Looking for differences", 1)
        found += rule(told)
    return found


class _Seen(NamedTuple):
    """Where a claim is told, the kinds in which its tellings differ, and whether a rule knows it."""

    places: set[tuple[str, int]]
    kinds: set[str]
    ruled: bool


def _seen(claim: _Claim) -> _Seen:
    kinds = {conflict.kind for found in claim.found.values() for _, conflict in found}
    return _Seen({(one.article.id, one.start) for one in claim.told}, kinds, bool(claim.label))


def _is_held(one: _Seen, other: _Seen) -> bool:
    """Say whether another claim has most sentences of one and every kind in which it differs.

    Where nothing differs, only a claim that a rule knows can be held by another: with all its sentences.
    """
    if one.kinds:
        return one.kinds <= other.kinds and len(one.places & other.places) >= _MOSTLY * len(one.places)
    return one.ruled and one.places <= other.places


def _table(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(columns))
    if "published" in columns:
        table = table.assign(published=pd.to_datetime(table["published"]))
    return table.astype(
        {name: int for name in ("claim", "start", "end", "group", "outlets", "sources") if name in columns}
    )


def _order(claim: _Claim) -> tuple[object, ...]:
    """Sort claims: told by many outlets first, then by the first telling."""
    outlets = {one.article.outlet for one in claim.told}
    return -len(outlets), -len(claim.told), min(map(place, claim.told)), claim.label


def _claim(told: list[Sentence], scores: list[float]) -> Steps[_Claim]:
    """Sort the tellings of a claim and find what differs between them."""
    order = sorted(range(len(told)), key=lambda at: place(told[at]))
    told, scores = [told[at] for at in order], [scores[at] for at in order]
    found: dict[int, list[tuple[int, Conflict]]] = defaultdict(list)
    for pair, (a, b) in enumerate(combinations(range(len(told)), 2)):
        if pair % _PAIRS == 0:
            yield Step("Looking for differences", 0)
        for conflict in differences_between(told[a].account, told[b].account):
            _note(found, a, b, conflict)
    return _Claim(told, scores, found, "")


def _note(found: dict[int, list[tuple[int, Conflict]]], a: int, b: int, conflict: Conflict) -> None:
    found[a].append((b, conflict))
    found[b].append((a, conflict._replace(a=conflict.b, b=conflict.a)))


class _Given(NamedTuple):
    """What a sentence gives for something: its words, and something to hold against that of others."""

    told: Sentence
    words: str
    value: object


def _ruled(label: str, given: Iterable[_Given], apart: Callable[[Any, Any], str]) -> list[_Claim]:
    """Return the claim of what two articles or more give for one thing; an article counts once for each value.

    What one article gives differs from what another one gives if nothing else that the other gives fits it; ``apart``
    returns the kind in which two values differ, or ``""``.
    """
    members: list[_Given] = []
    by_article: dict[str, list[_Given]] = defaultdict(list)
    for one in given:
        own = by_article[one.told.article.id]
        if all(one.told is not other.told and apart(one.value, other.value) for other in own):
            own.append(one)
            members.append(one)
    found: dict[int, list[tuple[int, Conflict]]] = defaultdict(list)
    for (a, one), (b, other) in combinations(enumerate(members), 2):
        here, there = (by_article[side.told.article.id] for side in (one, other))
        if here is there or not (kind := apart(one.value, other.value)):
            continue
        if all(apart(one.value, second.value) for second in there) or all(
            apart(second.value, other.value) for second in here
        ):
            conflict = Conflict(kind, one.words, other.words, f"One has “{one.words}”, the other “{other.words}”.")
            _note(found, a, b, conflict)
    return [_Claim([one.told for one in members], [1.0] * len(members), found, label)] if len(by_article) > 1 else []


def _unlike(kind: str, same: Callable[[Any, Any], bool] = eq) -> Callable[[Any, Any], str]:
    """Return a rule by which values that are not the same differ in a kind."""
    return lambda one, other: "" if same(one, other) else kind


def _word_claims(told: Sequence[Sentence]) -> Steps[list[list[Telling]]]:
    """Return the claims that are words of somebody, which reports give exactly or nearly."""
    said = [at for at, one in enumerate(told) if one.account.said]
    scores = vectors.shared([told[at].account.said for at in said], least=SAID)
    numbers = [told[at].article.id for at in said]

    def apart(first: Sequence[int], second: Sequence[int]) -> bool:
        return not {numbers[at] for at in first}.isdisjoint(numbers[at] for at in second)

    homes = yield from join_in_steps(scores, least=SAID_SHARE, apart=apart)
    members: dict[int, list[int]] = defaultdict(list)
    for at, home in enumerate(homes):
        members[home].append(at)
    return [
        [Telling(said[at], max(float(scores[at, other]) for other in some if other != at)) for at in some]
        for some in members.values()
        if len(some) > 1
    ]


def _slot_claims(told: Sequence[Sentence]) -> list[_Claim]:
    """Return the claims that are told by a few words of any sentence, where articles give more than one value."""
    given: dict[tuple[str, str, str], list[_Given]] = defaultdict(list)
    for one in told:
        for value in slots.values(one.text):
            words = one.text[value.start : value.end]
            given[value.says, value.thing, value.kind].append(_Given(one, words, value.value))
    return [
        claim
        for (says, thing, kind), found in sorted(given.items(), key=lambda item: item[0])
        for claim in _ruled(says.format(thing), found, _unlike(kind, slots.same))
    ]


def _name_claims(told: Sequence[Sentence]) -> list[_Claim]:
    """Return the claims on what a day is called, where articles use more than one name."""
    given: dict[str, list[_Given]] = defaultdict(list)
    for one in told:
        for name in one.called:
            given[name.day].append(_Given(one, name.short, name.short.casefold()))
    return [
        claim
        for day, found in sorted(given.items())
        for claim in _ruled(f"What it is called: {day}", found, _unlike("name"))
        if claim.found
    ]


def _first_claims(told: Sequence[Sentence]) -> list[_Claim]:
    """Return the claims that something is the first since something else, where articles limit them unlike."""
    firsts = [(one, found) for one in told if (found := slots.first(one.account.text)) and found.since]
    left, made = firsts, []
    while left:
        spread = Counter(root for one, found in left for root in found.since)
        root = min(spread, key=lambda root: (-spread[root], root))
        given = [_Given(one, found.words, found.words) for one, found in left if root in found.since]
        word = sentences.read(given[0].told.text).words.get(root, root)
        when = word if word.isdigit() else f"the {word}"
        made += _ruled(f"The first since {when}", given, _unlike("qualifier"))
        left = [(one, found) for one, found in left if root not in found.since]
    return made


def _day_claims(told: Sequence[Sentence]) -> list[_Claim]:
    """Return the claims on the day of what happens once."""
    given: dict[tuple[str, tuple[str, ...]], list[_Given]] = defaultdict(list)
    for one in told:
        for day in one.account.days:
            for key in _once(day):
                given[key].append(_Given(one, dated(day), day))
    made = []
    for (act, who), found in sorted(given.items(), key=lambda item: item[0]):
        days = sorted(one.value.first for one in found if isinstance(one.value, Day))
        middle = days[len(days) // 2]
        near = [one for one in found if isinstance(one.value, Day) and abs(one.value.first - middle) <= slots.NEAR]
        made += _ruled(slots.ONCE[act].format(" and ".join(who)), near, _days_apart)
    return made


def _days_apart(one: Day, other: Day) -> str:
    """Say how two days differ: one may lie within the other, which is wider."""
    if (one.first, one.last) == (other.first, other.last):
        return ""
    return "exactness" if one.first <= other.last and other.first <= one.last else "date"


def _once(day: Day) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what happens once on a day, with whose it is: each of those who came, or the two who met."""
    if len(day.nations) == 2:
        yield from ((gathering, tuple(sorted(day.nations))) for gathering in sorted(day.gatherings))
    if day.act == "!meet":
        two = [sides for sides in ({*day.who, *day.whom}, day.nations) if len(sides) == 2]
        yield from ((day.act, tuple(sorted(sides))) for sides in two[:1])
    elif day.act in slots.ONCE:
        yield from ((day.act, (who,)) for who in day.who)


def _bodies(told: Sequence[Sentence]) -> dict[str, str]:
    """Return for the words for a state or a body of it those that most sentences have for the same body.

    In reports of one event “the Kenyan navy” and “Kenya’s Navy” are one source, and so are “police” and “Police”; a
    state is called by its own name.
    """
    used = Counter(one.behind for one in told if one.source_class == "state")
    forms: dict[str, list[str]] = defaultdict(list)
    for words in used:
        forms[mentions.body(words)].append(words)
    shown = {
        body: body if mentions.nation(same[0]) else min(same, key=lambda one: (-used[one], one))
        for body, same in forms.items()
    }
    return {words: shown[body] for body, same in forms.items() for words in same}


def _rows(number: int, claim: _Claim, bodies: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the rows of a claim."""
    told, scores, found, label = claim
    outlets = {one.article.outlet for one in told}
    status = "differs" if found else "only here" if len(outlets) == 1 else "shared"
    clearest = max(range(len(told)), key=lambda at: (_clear(told[at], scores[at]), -at))
    against = {at: {told[b].article.outlet for b, _ in found.get(at, ())} for at in range(len(told))}
    rows = []
    for at, one in enumerate(told):
        odd = bool(against[at]) and len(against[at]) >= max(len(against[b]) for b, _ in found[at])
        differs = dict.fromkeys(f"{c.kind}: {_plain(c.a)} / {_plain(c.b)}" for _, c in found.get(at, ()))
        rows.append(
            {
                "claim": number,
                "label": label or _label(told[clearest].gist),
                "status": status,
                "article": one.article.id,
                "outlet": one.article.outlet,
                "published": one.article.published,
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "cell": "tells differently" if odd else "tells",
                "source": one.source,
                "source_class": one.source_class,
                "behind": _shown_behind(one, bodies),
                "score": round(min(scores[at], 1.0), 3),
                "differs": " · ".join(differs),
                "why": _why(at, claim, clearest),
            }
        )
    return rows


def _clear(one: Sentence, score: float) -> float:
    """Return how well a telling stands for its claim: near to the others, short, and with no pronoun for a name."""
    return score - len(one.account.text) / 1000 - (_POINTED if _POINTING.match(one.gist) else 0)


def _shown_behind(one: Sentence, bodies: Mapping[str, str]) -> str:
    """Return the source that a sentence goes back to; of one that only this outlet knows, with the outlet."""
    if one.source_class == "state":
        return bodies[one.behind]
    return one.behind if one.named else f"{one.behind} (in {one.article.outlet})"


def _plain(words: str) -> str:
    """Take out of some words the marks by which the cells of a table are parted."""
    return re.sub(r"\s+|\s*[·/]\s*", " ", words).strip()


def _why(at: int, claim: _Claim, clearest: int) -> str:
    """Say what a telling has in common with the clearest one, or that with the next."""
    told = claim.told
    if len(told) == 1:
        return "No other article has a sentence that is near enough to this one."
    if claim.label:
        return "A rule knows the words that tell this, however unlike the sentences are."
    other = clearest if at != clearest else max((b for b in range(len(told)) if b != at), key=lambda b: claim.scores[b])
    return alignment.reason(sentences.read(told[at].account.text), sentences.read(told[other].account.text))


def _label(text: str) -> str:
    """Cut a sentence to a few words."""
    plain = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;:–—-.")
    plain = re.sub(r",(?:\s*,)+", ",", plain)
    plain = plain[:1].upper() + plain[1:]
    return plain if len(plain) <= _LABEL else plain[:_LABEL].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"


def claims_matrix(tellings: pd.DataFrame, articles: Taggable) -> pd.DataFrame:
    """Set the claims of some articles against their outlets.

    Parameters
    ----------
    tellings : pandas.DataFrame
        Rows of :func:`compare`; a selection of claims will do.
    articles : Corpus or iterable of Article
        The articles that were compared.

    Returns
    -------
    pandas.DataFrame
        Claims (index ``claim``: the labels) and outlets in the order of publication: ``tells``, ``tells differently``,
        ``tells in several ways`` (its own tellings differ from one another, or only some of them from those of others),
        ``not told``, or ``opening only``, which is not told in a report of which only the opening was read.
    """
    chosen = sorted(articles_of(articles), key=lambda one: (str(one.published or "9999"), one.id))
    outlets = list(dict.fromkeys(one.outlet for one in chosen))
    whole = {one.outlet for one in chosen}
    for one in chosen:
        if one.part_read == _OPENING:
            whole.discard(one.outlet)
    blank = {name: "not told" if name in whole else "opening only" for name in outlets}
    labels, rows = [], []
    for _, claim in tellings.groupby("claim", sort=True):
        ways: dict[str, list[tuple[str, str]]] = defaultdict(list)
        columns = (claim[column].tolist() for column in ("outlet", "cell", "differs"))
        for name, cell, differs in zip(*columns, strict=True):
            ways[name].append((cell, differs))
        cells = {name: "tells in several ways" if _several(own) else own[0][0] for name, own in ways.items()}
        labels.append(claim["label"].iloc[0])
        rows.append(blank | cells)
    return pd.DataFrame(rows, index=pd.Index(labels, name="claim"), columns=outlets)


def _several(ways: Sequence[tuple[str, str]]) -> bool:
    """Say whether the tellings of one outlet, each its cell and what differs, tell a claim in more than one way.

    They do if one of them has words that the words of another are held against, as where an outlet uses two names.
    """
    if len({cell for cell, _ in ways}) > 1:
        return True
    parted = [piece for _, differs in ways for piece in pieces(differs)]
    given = {(kind, own) for kind, own, _ in parted if kind != "exactness"}
    return any((kind, other) in given for kind, _, other in parted)


def differences(tellings: pd.DataFrame) -> pd.DataFrame:
    """List what the tellings of a claim do not agree on.

    Parameters
    ----------
    tellings : pandas.DataFrame
        Rows of :func:`compare`.

    Returns
    -------
    pandas.DataFrame
        One row for two sides of a difference: claim, label, kind (``figure``, ``date``, ``place``, ``role``, ``rank``,
        ``cause``, ``qualifier``, ``name``, ``speaker``, ``occasion``, or ``exactness`` of a day that lies within a
        longer time), words_a, outlets_a, words_b, outlets_b (words and outlets parted by ``" · "``), why. Of more than
        two sides each is set against the one that most outlets have.
    """
    rows = []
    for number, claim in tellings.groupby("claim", sort=True):
        for kind, first, second in _sides(zip(claim["outlet"].tolist(), claim["differs"].tolist(), strict=True)):
            rows.append(
                {
                    "claim": number,
                    "label": claim["label"].iloc[0],
                    "kind": kind,
                    "words_a": " · ".join(first),
                    "outlets_a": " · ".join(_all(first)),
                    "words_b": " · ".join(second),
                    "outlets_b": " · ".join(_all(second)),
                    "why": f"{_OPENINGS.get(kind, '')}{_told_as(first)}; {_told_as(second)}.",
                }
            )
    return _table(rows, DIFFERENCE_COLUMNS)


_Side = dict[str, list[str]]


def _sides(rows: Iterable[tuple[str, str]]) -> list[tuple[str, _Side, _Side]]:
    """Gather what differs into sides: words that are held against the same words are one side.

    A side has for each of its words the outlets that have them. Each side is set against the one that most outlets have
    of those which it differs from; the sides that most outlets have come first.
    """
    words_against: dict[tuple[str, str], set[str]] = defaultdict(set)
    outlets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, differs in rows:
        for kind, own, other in pieces(differs):
            words_against[kind, own].add(other)
            outlets[kind, own].append(name)
    sides: dict[tuple[str, frozenset[str]], _Side] = defaultdict(dict)
    home: dict[tuple[str, str], frozenset[str]] = {}
    for (kind, own), against in words_against.items():
        home[kind, own] = frozenset(against)
        sides[kind, home[kind, own]][own] = list(dict.fromkeys(outlets[kind, own]))
    order = {key: (len(_all(side)), -at) for at, (key, side) in enumerate(sides.items())}
    pairs = []
    for (kind, others), side in sides.items():
        rivals = {(kind, home[kind, word]) for word in others if (kind, word) in home} - {(kind, others)}
        largest = max(rivals, key=lambda key: order[key], default=None)
        if largest and order[kind, others] < order[largest]:
            pairs.append((kind, sides[largest], side))
    # What excludes each other comes first, and of that what most outlets tell differently.
    return sorted(pairs, key=lambda pair: (pair[0] == "exactness", -len(_all(pair[2]))))


def pieces(differs: str) -> Iterator[tuple[str, str, str]]:
    """Yield what differs in a telling, given its ``differs``: the kind, its words, and the words of another."""
    for piece in filter(None, differs.split(" · ")):
        kind, words = piece.split(": ", 1)
        own, other = words.split(" / ", 1)
        yield kind, own, other


def _all(side: _Side) -> list[str]:
    return list(dict.fromkeys(name for names in side.values() for name in names))


def _told_as(side: _Side) -> str:
    words = " or ".join(f"“{word}”" for word in side)
    return f"{listed(_all(side))} {_has(_all(side))} {words}"


def _has(outlets: Sequence[str]) -> str:
    return "has" if len(outlets) == 1 else "have"


def corroboration(tellings: pd.DataFrame) -> pd.DataFrame:
    """Count for each claim how many sources stand behind the outlets that tell it.

    Parameters
    ----------
    tellings : pandas.DataFrame
        Rows of :func:`compare`.

    Returns
    -------
    pandas.DataFrame
        One row a claim: claim, label, outlets (how many tell it), sources (how many stand behind them), behind (their
        names, parted by ``" · "``), why.
    """
    rows = []
    for number, claim in tellings.groupby("claim", sort=True):
        outlets = list(dict.fromkeys(claim["outlet"].tolist()))
        behind = [name for name, _ in Counter(claim["behind"].tolist()).most_common()]
        rows.append(
            {
                "claim": number,
                "label": claim["label"].iloc[0],
                "outlets": len(outlets),
                "sources": len(behind),
                "behind": " · ".join(behind),
                "why": _corroborated(outlets, behind),
            }
        )
    return _table(rows, CORROBORATION_COLUMNS)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _corroborated(outlets: Sequence[str], behind: Sequence[str]) -> str:
    if len(outlets) == 1 and len(behind) == 1:
        own = behind[0] == outlets[0]
        return f"Only {outlets[0]} tells it" + (", in its own voice." if own else f", and it names {behind[0]}.")
    tell = f"{_number(len(outlets)).capitalize()} {'outlet tells' if len(outlets) == 1 else 'outlets tell'} it"
    if len(behind) == 1:
        every = "both" if len(outlets) == 2 else f"all {_number(len(outlets))}"
        return f"{tell}, and {every} go back to {behind[0]}: that is one source."
    return f"{tell}, and {_number(len(behind))} sources stand behind them."


def group_articles(articles: Taggable) -> pd.DataFrame:
    """Group articles by the event that they tell of.

    Parameters
    ----------
    articles : Corpus or iterable of Article

    Returns
    -------
    pandas.DataFrame
        One row an article, in the order of the groups: group (from 1), article, outlet, published, title, why.
    """
    chosen = sorted(articles_of(articles), key=lambda one: (str(one.published or "9999"), one.id))
    numbers = events.group([one.text for one in chosen])
    read = [sentences.read(one.text, 20_000) for one in chosen]
    everywhere = Counter(root for one in read for root in set(one.stems))
    rows: list[dict[str, object]] = []
    for number, article, own in zip(numbers, chosen, read, strict=True):
        fellows = [
            other for n, other, it in zip(numbers, read, chosen, strict=True) if n == number and it is not article
        ]
        rows.append(
            {
                "group": number + 1,
                "article": article.id,
                "outlet": article.outlet,
                "published": article.published,
                "title": article.title,
                "why": _shared(own, fellows, everywhere),
            }
        )
    rows.sort(key=lambda row: int(str(row["group"])))
    return _table(rows, GROUP_COLUMNS)


def _shared(own: sentences.Sentence, fellows: Sequence[sentences.Sentence], everywhere: Mapping[str, int]) -> str:
    """Say which words an article shares with its group, first those that few others have; no numbers and no “said”."""
    if not fellows:
        return "No other article tells of this event."
    spread = Counter(root for other in fellows for root in set(other.stems))
    shared = [root for root, word in own.words.items() if spread[root] and word.isalpha() and action(word) != "report"]
    best = sorted(shared, key=lambda root: (everywhere[root] - 2 * spread[root], root))[:5]
    if not best:
        return "The articles of this group share parts of words, or numbers."
    return f"The articles of this group share the words {', '.join(own.words[root] for root in best)}."
