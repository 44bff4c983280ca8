"""Events in time: every sentence with a day as a telling, and the tellings of one event as a group."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from kit import findings, times
from kit.article import Article, Span
from kit.entities import lexicon
from kit.findings import within
from kit.progress import Step, Steps, finished, part
from kit.tagging import Named, Taggable, articles_of, named_in_steps
from kit.timelines import clauses, grouping
from kit.times import Interval, TimeExpression
from kit.times.lexicon import bag

COLUMNS = [
    *["article", "source", "published", "label", "sentence", "time", "value", "begin", "end_", "precision"],
    *["certain", "alternatives", "who", "where", "told_by", "theme", "group", "why", "start", "end"],
]
GROUP_COLUMNS = ["group", "label", "begin", "end_", "dates", "tellings", "articles", "outlets", "agree"]

# Characters of a sentence that are read at most; what is longer is no sentence, and is read around each time.
_LONGEST = 900
# Characters of it in which all times are read with the same words around them.
_SHARED = 150
# What stands beside the clause of a time counts so much: less where the sentence has other times of its own.
_BESIDE, _BESIDE_OTHERS = 0.3, 0.1
# The names of the sentence before count so much where a pronoun stands for them.
_EARLIER = 0.7
# Articles that are named for a date of an event; more are counted.
_NAMED = 3
# What is done says most about an event.
_ACTION = 1.5
# Words that say little of what happened.
_LIGHT = bag("take takes took taken taking place part hold holds held holding stage stages staged make made makes")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")


def timeline(articles: Taggable, *, undated: bool = False) -> pd.DataFrame:
    """List what some articles put into time: one row a sentence and a time in it.

    Parameters
    ----------
    articles : Article, Corpus, iterable of Article, or str
        Headlines and bodies are read; days are counted from each article's day of publication.
    undated : bool
        Whether sentences without a place on the calendar are listed too, with no begin and no group.

    Returns
    -------
    pandas.DataFrame
        In the order of time: article, source, published, label (a few words), sentence, time (the words of the
        expression), value (TIMEX3; ``first/last`` for a range), begin and end_ (first and last day, or NaT),
        precision (of the expression, or ``"undated"``), certain, alternatives, who (people, organisations and groups
        of the sentence) and where (its places), each parted by ``" · "``, told_by (whom the sentence names as its
        source, or ``""``), theme (the first that the catalogue gives the article), group (number of the event; see
        :func:`event_groups`), why, start, end (offsets of the sentence).

    Notes
    -----
    A time dates the verb that it stands nearest to. In “A left on Monday, B said Tuesday” that is two rows: a departure
    and a report.
    """
    return finished(timeline_in_steps(articles, undated=undated))


def timeline_in_steps(articles: Taggable, *, undated: bool = False) -> Steps[pd.DataFrame]:
    """Do the work of :func:`timeline` in steps, about one an article and layer."""
    chosen = articles_of(articles)
    named = yield from part(named_in_steps(chosen), 0, 0.4)
    told: list[tuple[dict[str, Any], grouping.Telling | None]] = []
    for at, article in enumerate(chosen):
        yield Step("Finding times", 0.4 + 0.4 * at / len(chosen))
        told += _told(article, named[article.id], undated)
    # In the order of time first, so that the order of the articles makes no difference to the groups.
    told.sort(key=lambda pair: (*_when(pair[0]), pair[0]["article"], pair[0]["start"]))
    joining = grouping.group_in_steps([telling for _, telling in told if telling])
    numbers = iter((yield from part(joining, 0.8, 1)))
    yield Step("Making the table", 1)
    rows = [row | {"group": next(numbers) + 1 if telling else None} for row, telling in told]
    yield Step("Making the table", 1)
    table = pd.DataFrame(rows, columns=COLUMNS).astype({"group": "Int64", "certain": bool, "start": int, "end": int})
    days = {name: pd.to_datetime(table[name], errors="coerce") for name in ("published", "begin", "end_")}
    return table.assign(**days)


def _when(row: Mapping[str, Any]) -> tuple[date, date]:
    """Return the days of a row; those without any come last."""
    return row["begin"] or date.max, row["end_"] or date.max


def _told(
    article: Article, mentions: Sequence[Named], undated: bool
) -> Iterator[tuple[dict[str, Any], grouping.Telling | None]]:
    """Yield a row for each time of an article, with what is compared of it."""
    found = findings.times(article.text, article.published)
    intervals = sorted(times.intervals(found))
    before = Span(0, 0)
    for span in [*([article.headline] if article.headline else []), *article.sentences]:
        inside = within(intervals, span.start, span.end)
        earlier = within(mentions, before.start, before.end)
        before = span
        read = lru_cache(maxsize=1)(
            lambda near: (_sentence(article, near, intervals), within(mentions, near.start, near.end))
        )
        for interval in inside:
            near = _near(span, interval)
            sentence, names = read(near)
            parts = [
                one for one in within(found, interval.start, interval.end) if one.begin and one.type in ("DATE", "TIME")
            ]
            place = (interval.start - near.start, interval.end - near.start)
            reading = clauses.read(sentence, *place, event=parts[0].precision == "event")
            row = _base(article, span, names, reading.told_by) | _time(article, interval, parts)
            alone = len(within(intervals, near.start, near.end)) == 1
            yield (
                row | _reading(reading, parts),
                _telling(article, near, sentence, names, interval, reading, alone, earlier),
            )
        if undated and not inside:
            near = _near(span, span)
            sentence = _sentence(article, near, [])
            row = _base(article, span, within(mentions, near.start, near.end), sentence.told_by)
            yield row | _undated(article, within(found, span.start, span.end), sentence), None


def _near(span: Span, place: Span | Interval) -> Span:
    """Return a sentence, or of one that is longer than any sentence should be, what stands around a place in it.

    Places near each other share what stands around them, so that it is read once for all of them.
    """
    if span.end - span.start <= _LONGEST:
        return span
    shared = place.start - (place.start - span.start) % _SHARED
    start = max(span.start, shared - _LONGEST // 2)
    return Span(start, min(span.end, max(start + _LONGEST, min(place.end, start + 2 * _LONGEST))))


def _sentence(article: Article, span: Span, intervals: Sequence[Interval]) -> clauses.Sentence:
    inside = [
        clauses.Time(one.start - span.start, one.end - span.start, one.begin.toordinal(), one.last.toordinal())
        for one in within(intervals, span.start, span.end)
    ]
    return clauses.Sentence(span.of(article.text), inside)


def _base(article: Article, span: Span, names: Sequence[Named], told_by: str) -> dict[str, Any]:
    who = dict.fromkeys(one.entity for one in names if one.label in ("PERSON", "ORG", "GROUP"))
    where = dict.fromkeys(one.entity for one in names if one.label == "PLACE")
    return {
        "article": article.id,
        "source": article.source,
        "published": article.published,
        "sentence": span.of(article.text),
        "who": " · ".join(who),
        "where": " · ".join(where),
        "told_by": told_by,
        "theme": article.details.get("themes", "").split(";")[0].strip(),
        "start": span.start,
        "end": span.end,
    }


def _time(article: Article, interval: Interval, parts: Sequence[TimeExpression]) -> dict[str, Any]:
    """Return the columns of a time; both ends of a range are one."""
    return {
        "time": article.text[interval.start : interval.end],
        "value": "/".join(dict.fromkeys(one.value for one in parts)),
        "begin": interval.begin,
        "end_": interval.last,
        "precision": parts[0].precision,
        "certain": interval.certain,
        "alternatives": " · ".join(dict.fromkeys(value for one in parts for value in one.alternatives)),
    }


def _reading(reading: clauses.Reading, parts: Sequence[TimeExpression]) -> dict[str, Any]:
    reasons = [parts[0].why, clauses.TIES[reading.tie]]
    if len(parts) > 1:
        reasons.insert(1, "Two times joined by a word or dash are one stretch of time.")
    return {"label": reading.label, "why": " ".join(reason for reason in reasons if reason)}


def _undated(article: Article, inside: Sequence[TimeExpression], sentence: clauses.Sentence) -> dict[str, Any]:
    words = ", ".join(article.text[one.start : one.end] for one in inside)
    why = f"“{words}” has no place on the calendar." if inside else "The sentence holds no time expression."
    return {
        "label": clauses.opening(sentence),
        "time": words,
        "value": " · ".join(one.value for one in inside),
        "begin": None,
        "end_": None,
        "precision": "undated",
        "certain": False,
        "alternatives": "",
        "why": why,
    }


def _telling(
    article: Article,
    span: Span,
    sentence: clauses.Sentence,
    names: Sequence[Named],
    interval: Interval,
    reading: clauses.Reading,
    alone: bool,
    earlier: Sequence[Named],
) -> grouping.Telling:
    """Weigh the words and names of a telling by their place: in the clause of the time, or beside it."""
    beside = _BESIDE if alone else _BESIDE_OTHERS
    weights: dict[str, float] = defaultdict(float)
    done: set[str] = set()
    mentioned: set[str] = set()
    named_inside: dict[str, set[str]] = defaultdict(set)
    time = (interval.start - span.start, interval.end - span.start)
    named = [(start - span.start, end - span.start, label, entity) for start, end, label, entity in names]
    name_starts = [start for start, *_ in named]

    def weight(start: int) -> float:
        return 1 if any(first <= start < last for first, last in reading.main) else beside

    for start, _, label, entity in named:
        name = _demonyms().get(entity, entity)
        act = clauses.spoken_of(entity) if label == "EVENT" else ""
        weights[f"={name}"] = max(weights[f"={name}"], weight(start))
        if act:
            weights[f"!{act}"] = max(weights[f"!{act}"], weight(start) * _ACTION)
        if weight(start) == 1:
            named_inside[_kind(label, name)].add(name)
            mentioned |= {act} - {""}
    for number, word in enumerate(sentence.words):
        at = bisect_right(name_starts, word.start) - 1
        in_name = at >= 0 and word.start < named[at][1]
        if in_name or time[0] <= word.start < time[1] or word.small in _passed_over():
            continue
        act, is_done = sentence.action(number)
        key = f"!{act}" if act else stem(word.small)
        here = weight(word.start)
        weights[key] = max(weights[key], here * (_ACTION if act else 1))
        if act and here == 1 and act != "report":
            mentioned.add(act)
            if is_done:
                done.add(act)
    if not (named_inside["people"] or named_inside["countries"]) and reading.backward:
        for one in earlier:
            name = _demonyms().get(one.entity, one.entity)
            named_inside[_kind(one.label, name)].add(name)
            weights[f"={name}"] = max(weights[f"={name}"], _EARLIER)
    tie = "happened" if reading.tie == "named" else reading.tie
    return grouping.Telling(
        article.id,
        tie,
        interval.begin.toordinal(),
        interval.last.toordinal(),
        weights,
        frozenset(named_inside["people"]),
        frozenset(named_inside["countries"]),
        frozenset(named_inside["bodies"]),
        frozenset(named_inside["places"]),
        frozenset(done if done - grouping.LIGHT else mentioned),
        frozenset(mentioned),
        _voices(sentence.text, named, reading.told_by) if tie == "said" else frozenset(),
    )


def _voices(text: str, named: Sequence[tuple[int, int, str, str]], told_by: str) -> frozenset[str]:
    """Return the countries that the source of a report speaks for, by the names in it, or else these names."""
    at = text.find(told_by) if told_by else -1
    inside = [(label, entity) for start, _, label, entity in named if 0 <= at <= start < at + len(told_by)]
    voices = {voice for _, entity in inside if (voice := _country(entity))}
    return frozenset(voices or {entity for _, entity in inside})


@lru_cache(maxsize=1024)
def _country(entity: str) -> str:
    """Return the country of a body, place or people, or ``""``."""
    lists = lexicon.load()
    words = entity.split()
    for name in (entity, *(" ".join(words[:stop]) for stop in (2, 1))):
        for known in lists.known(lists.demonyms.get(name, name)):
            if known.country:
                return known.country
    return ""


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return lexicon.load().function


@lru_cache(maxsize=1)
def _passed_over() -> frozenset[str]:
    return _function_words() | _LIGHT


def _kind(label: str, name: str) -> str:
    """Return the kind of a name by which tellings are compared; names of events say nothing of who and where."""
    if label == "PERSON":
        return "people"
    if name in _countries():
        return "countries"
    return {"PLACE": "places", "ORG": "bodies", "GROUP": "bodies"}.get(label, "")


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(_demonyms().values())


@lru_cache(maxsize=1)
def _demonyms() -> Mapping[str, str]:
    return lexicon.load().demonyms


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Cut the commonest endings off a word, so that its forms are compared as one."""
    shorter = _ENDING.sub("", word)
    return shorter if len(shorter) > 3 else word


def event_groups(events: pd.DataFrame) -> pd.DataFrame:
    """List the events that some tellings are of, and where the tellings differ on the day.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of :func:`timeline`; a selection of them will do.

    Returns
    -------
    pandas.DataFrame
        One row a group, in the order of time: group, label (of its most typical telling), begin and end_ (those that
        most tellings give), dates (each differing date with the articles that give it, or some of them and how many
        more, as text), tellings, articles and outlets (how many), agree (whether one day fits all the tellings).
    """
    told: dict[int, list[Any]] = defaultdict(list)
    dated = events.dropna(subset=["begin", "end_", "group"])
    for number, telling in zip(dated["group"].tolist(), dated.itertuples(), strict=True):
        told[number].append(telling)
    rows = []
    for number, tellings in told.items():
        days = Counter((row.begin, row.end_) for row in tellings)
        begin, end = min(days, key=lambda pair: (-days[pair], pair[1] - pair[0], pair))
        rows.append(
            (
                number,
                _typical([row.label for row in tellings]),
                begin,
                end,
                _dates(tellings),
                len(tellings),
                len({row.article for row in tellings}),
                len({row.source for row in tellings if row.source}),
                max(row.begin for row in tellings) <= min(row.end_ for row in tellings),
            )
        )
    rows.sort(key=lambda row: (row[2], row[3], row[0]))
    table = pd.DataFrame(rows, columns=GROUP_COLUMNS).astype({"agree": bool})
    return table.assign(begin=pd.to_datetime(table["begin"]), end_=pd.to_datetime(table["end_"]))


def _typical(labels: Sequence[str]) -> str:
    """Return the label whose words most of the other labels use."""
    bags = [frozenset(stem(word) for word in re.findall(r"\w+", label.lower())) for label in labels]
    spread = Counter(word for bag in bags for word in bag - _function_words())
    scores = [sum(spread[word] for word in bag) / (len(bag) + 6) for bag in bags]
    return labels[scores.index(max(scores))]


def _dates(tellings: Sequence[Any]) -> str:
    """Write each date with the articles that give it."""
    given: dict[str, list[str]] = defaultdict(list)
    for row in sorted(tellings, key=lambda row: (row.begin, row.end_, row.article)):
        first, last = row.begin.date().isoformat(), row.end_.date().isoformat()
        given[first if first == last else f"{first} to {last}"].append(row.article)
    return " · ".join(f"{day}: {_some(list(dict.fromkeys(articles)))}" for day, articles in given.items())


def _some(articles: Sequence[str]) -> str:
    """Name some articles and count the rest."""
    more = len(articles) - _NAMED
    return ", ".join(articles[:_NAMED]) + (f" and {more} more" if more > 0 else "")
