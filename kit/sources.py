"""Whom the outlets cite: tables of sources, of stances, and of what a report tells first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

import pandas as pd

from kit.article import Article, Span
from kit.entities import lexicon
from kit.progress import Step, Steps, finished, part
from kit.statements.lexicon import source_words
from kit.statements.sources import classify
from kit.tagging import Taggable, articles_of, entities_in_steps, tag_ahead, tag_entities, tag_statements
from kit.timelines import timeline

MEDIA = ("state media", "agency", "specialist", "media")
"""The classes of sources that are media themselves."""

GROUPS = (
    "official",
    "state media",
    "other media",
    "named person",
    "unnamed people",
    "organisation",
    "document",
    "other",
)
"""The groups of sources, of which each statement has one, in the order in which they are tried."""

_NATIONAL = (
    re.compile(r"(?P<nation>[A-Z]\w+(?: [A-Z]\w+)?)(?P<owner>['’]s) (?P<body>.+)"),
    re.compile(r"(?P<nation>[A-Z]\w+ [A-Z]\w+) (?P<body>.+)"),
    re.compile(r"(?P<nation>[A-Z]\w+) (?P<body>.+)"),
)
_SPELLINGS = {"defense": "defence", "center": "centre", "organization": "organisation", "labor": "labour"}
_FIRST_NAMES = 5


_Value = TypeVar("_Value")


class _Said(NamedTuple):
    """A statement of an article, without the outlet's own voice, and its source over all the articles."""

    outlet: str
    article: str
    start: int
    end: int
    text: str
    source: str
    source_class: str
    official: bool
    named: bool
    kind: str
    stance: str
    hedged: bool
    chain: tuple[str, ...]
    hearer: str


def citations(articles: Taggable) -> pd.DataFrame:
    """List whom each outlet cites.

    Parameters
    ----------
    articles : Article, Corpus, iterable of Article, or str

    Returns
    -------
    pandas.DataFrame
        One row an outlet and a source, the most cited of an outlet first: outlet, source (one name over all the
        articles), source_class and official (of most of its statements), named (whether a reader could look the source
        up by name), group (one of :data:`GROUPS`), statements, articles, direct (how many are a quotation in full or in
        part), example (the words of one), article, start, end (where they stand).

    Notes
    -----
    A count says how often an outlet names a source, not how much it trusts it.
    """
    grouped: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for said in _attributed(articles_of(articles)):
        grouped[said.outlet, said.source].append(said)
    rows = []
    for (outlet, source), all_said in grouped.items():
        kind = _most([said.source_class for said in all_said])
        official = _most([said.official for said in all_said])
        named = any(said.named for said in all_said)
        direct = sum(said.kind in ("direct", "mixed") for said in all_said)
        example = max(all_said, key=lambda said: said.kind in ("direct", "mixed"))
        counts = (len(all_said), len({said.article for said in all_said}), direct)
        group = _group(kind, official, named)
        rows.append((outlet, source, kind, official, named, group, *counts, *_place(example)))
    rows.sort(key=lambda row: (row[0], -row[6], row[1]))
    columns = ["outlet", "source", "source_class", "official", "named", "group", "statements", "articles", "direct"]
    return pd.DataFrame(rows, columns=[*columns, "example", "article", "start", "end"])


def source_mix(articles: Taggable) -> pd.DataFrame:
    """Count what kinds of sources each outlet rests on.

    Parameters
    ----------
    articles : Article, Corpus, iterable of Article, or str

    Returns
    -------
    pandas.DataFrame
        One row an outlet, in the order of the alphabet: outlet, articles, sentences (headlines among them), statements
        (with a source or a cue), then counts of statements: named, unnamed, official, state_media, direct (a quotation
        in full or in part), hedged; own_voice (sentences that nobody is named for); and official_share,
        state_media_share, direct_share, hedged_share, unnamed_share (of the statements) and own_voice_share (of the
        sentences), from 0 to 1. A share of nothing is missing.

    Notes
    -----
    What is counted depends on how much of a report was read: a lead cites others than the paragraphs after it do.
    """
    chosen = articles_of(articles)
    said = defaultdict(list)
    for one in _attributed(chosen):
        said[one.outlet].append(one)
    own = _own_voice(chosen)
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in chosen:
        by_outlet[article.outlet].append(article)
    rows = []
    for outlet in sorted(by_outlet):
        ours = said[outlet]
        sentences = sum(len(_sentences(article)) for article in by_outlet[outlet])
        counts = {
            "named": sum(one.named for one in ours),
            "unnamed": sum(not one.named for one in ours),
            "official": sum(one.official for one in ours),
            "state_media": sum(one.source_class == "state media" for one in ours),
            "direct": sum(one.kind in ("direct", "mixed") for one in ours),
            "hedged": sum(one.hedged for one in ours),
        }
        own_voice = sum(own[article.id] for article in by_outlet[outlet])
        shares = {
            f"{name}_share": _share(counts[name], len(ours))
            for name in ("official", "state_media", "unnamed", "direct", "hedged")
        }
        rows.append(
            {
                "outlet": outlet,
                "articles": len(by_outlet[outlet]),
                "sentences": sentences,
                "statements": len(ours),
                **counts,
                "own_voice": own_voice,
                **shares,
                "own_voice_share": _share(own_voice, sentences),
            }
        )
    columns = ["outlet", "articles", "sentences", "statements", "named", "unnamed", "official", "state_media"]
    columns += ["direct", "hedged", "own_voice", "official_share", "state_media_share", "unnamed_share"]
    return pd.DataFrame(rows, columns=[*columns, "direct_share", "hedged_share", "own_voice_share"])


def who_cites_whom(articles: Taggable) -> pd.DataFrame:
    """List which outlets cite which media.

    In a chain such as “KCNA said, according to Yonhap”, the outlet that writes it cites Yonhap, and Yonhap cites KCNA:
    the second row is written by the outlet, too. A medium that somebody spoke to (“told Reuters”) counts as cited.

    Parameters
    ----------
    articles : Article, Corpus, iterable of Article, or str

    Returns
    -------
    pandas.DataFrame
        One row a pair, the most frequent first: outlet (who cites), source (whom), source_class, statements, articles,
        written_by (in whose reports it stands, parted by ``" · "``), example (the words of one), article, start, end
        (where they stand). An outlet that names itself is left out. A medium that is an outlet of the articles is
        called by the outlet's name.
    """
    return finished(cited_in_steps(articles))


def cited_in_steps(articles: Taggable) -> Steps[pd.DataFrame]:
    """Do the work of :func:`who_cites_whom` in steps, about two an article."""
    grouped: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    kinds: dict[str, str] = {}
    chosen = articles_of(articles)
    for at, article in enumerate(chosen):
        yield Step("Finding statements", 0.8 * at / len(chosen))
        tag_ahead(article, "statements")
    mentions = yield from part(entities_in_steps(chosen), 0.8, 0.8)
    yield Step("Putting names together", 0.8)
    names = _Names(chosen, mentions)
    attributed: list[_Said] = []
    for at, article in enumerate(chosen):
        yield Step("Looking for whom they cite", 0.8 + 0.2 * at / len(chosen))
        attributed += _attributed([article], names)
    for said in attributed:
        chain = [said.source if said.named and said.source_class in MEDIA else "", *said.chain]
        chain = [said.hearer, *chain] if said.hearer else chain
        path = [said.outlet, *(name for name in chain if name)]
        for outlet, source in dict.fromkeys(pairwise(path)):
            if outlet != source:
                grouped[outlet, source].append(said)
                kinds[source] = said.source_class if source == said.source else classify(source)[0]
    rows = [
        (
            outlet,
            source,
            kinds[source] if kinds[source] in MEDIA else "media",
            len(all_said),
            len({said.article for said in all_said}),
            " · ".join(sorted({said.outlet for said in all_said})),
            *_place(all_said[0]),
        )
        for (outlet, source), all_said in grouped.items()
    ]
    rows.sort(key=lambda row: (-row[3], row[0], row[1]))
    columns = ["outlet", "source", "source_class", "statements", "articles", "written_by"]
    return pd.DataFrame(rows, columns=[*columns, "example", "article", "start", "end"])


def stances(articles: Taggable) -> pd.DataFrame:
    """Count the stances of the cues, as "says" or "claims", by outlet.

    Parameters
    ----------
    articles : Article, Corpus, iterable of Article, or str

    Returns
    -------
    pandas.DataFrame
        One row an outlet and a stance, the most frequent of an outlet first: outlet, stance, statements, share (of the
        outlet's statements), hedged (how many of them have a hedge), example (the words of one), article, start, end.
    """
    grouped: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    totals: Counter[str] = Counter()
    for said in _attributed(articles_of(articles)):
        grouped[said.outlet, said.stance].append(said)
        totals[said.outlet] += 1
    rows = [
        (
            outlet,
            stance,
            len(all_said),
            round(len(all_said) / totals[outlet], 3),
            sum(said.hedged for said in all_said),
            *_place(all_said[0]),
        )
        for (outlet, stance), all_said in grouped.items()
    ]
    rows.sort(key=lambda row: (row[0], -row[2], row[1]))
    columns = ["outlet", "stance", "statements", "share", "hedged", "example", "article", "start", "end"]
    return pd.DataFrame(rows, columns=columns)


def story_order(articles: Taggable) -> pd.DataFrame:
    """Say what each report tells first.

    Parameters
    ----------
    articles : Article, Corpus, iterable of Article, or str

    Returns
    -------
    pandas.DataFrame
        One row an article and paragraph, in the order of the text; the headline is paragraph 0: outlet, article,
        published, paragraph, begins (share of the words before it), share (its own share of the words), source (the
        first that is cited in it, or ``""``), group (of that source, one of :data:`GROUPS`, or ``""``), entities (the
        first that were not named above it, parted by ``" · "``), event (the first with a day in it), text, start, end.
    """
    chosen = articles_of(articles)
    sources: dict[str, list[_Said]] = defaultdict(list)
    for said in _attributed(chosen):
        sources[said.article].append(said)
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    entities = tag_entities(chosen)
    for id, start, entity in zip(entities["article"], entities["start"], entities["entity"], strict=True):
        named[id].append((start, entity))
    events: dict[str, list[tuple[int, str]]] = defaultdict(list)
    dated = timeline(chosen)
    for id, start, label in zip(dated["article"], dated["start"], dated["label"], strict=True):
        events[id].append((start, label))
    rows = []
    for article in chosen:
        total = sum(_words(article, span) for span in _paragraphs(article))
        before = 0
        known: set[str] = set()
        for number, span in enumerate(_paragraphs(article), 0 if article.headline else 1):
            words = _words(article, span)
            new = [entity for entity in _inside(named[article.id], span) if entity not in known]
            first = next((said for said in sources[article.id] if span.start <= said.start < span.end), None)
            rows.append(
                (
                    article.outlet,
                    article.id,
                    article.published,
                    number,
                    _share(before, total),
                    _share(words, total),
                    first.source if first else "",
                    _group(first.source_class, first.official, first.named) if first else "",
                    " · ".join(list(dict.fromkeys(new))[:_FIRST_NAMES]),
                    next(_inside(events[article.id], span), ""),
                    span.of(article.text),
                    span.start,
                    span.end,
                )
            )
            before += words
            known.update(new)
    columns = ["outlet", "article", "published", "paragraph", "begins", "share", "source", "group", "entities", "event"]
    table = pd.DataFrame(rows, columns=[*columns, "text", "start", "end"])
    return table.assign(published=pd.to_datetime(table["published"]))


# --- Statements with their sources over all the articles ----------------------------------------------------------


def _attributed(articles: Sequence[Article], names: _Names | None = None) -> Iterator[_Said]:
    """Yield the statements of some articles that are not the outlet's own voice."""
    table = tag_statements(articles)
    names = names or _Names(articles, tag_entities(articles))
    by_id = {article.id: article for article in articles}
    for row in table[table["kind"] != "own"].to_dict("records"):
        article = by_id[row["article"]]
        speaker, kind = row["speaker"], row["source_class"]
        source = names.of(article.id, speaker) or "nobody named"
        yield _Said(
            outlet=article.outlet,
            article=article.id,
            start=row["start"],
            end=row["end"],
            text=row["text"],
            source=source,
            source_class=kind,
            official=bool(row["official"]),
            named=names.is_named(article.id, speaker, kind),
            kind=row["kind"],
            stance=row["stance"],
            hedged=bool(row["hedges"]),
            chain=tuple(names.media(article.id, row["via"].split(" < "))),
            hearer=next(names.hearers(article, row["cue_span"]), ""),
        )


class _Names:
    """What the sources of some articles are called over all of them."""

    def __init__(self, articles: Sequence[Article], mentions: pd.DataFrame) -> None:
        self._entity: dict[tuple[str, str], str] = {}
        self._labels: dict[str, set[str]] = defaultdict(set)
        self._orgs: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        columns = (mentions[name].tolist() for name in ("article", "start", "end", "label", "name", "entity"))
        for article, start, end, label, name, entity in zip(*columns, strict=True):
            self._entity.setdefault((article, name), entity)
            self._labels[entity].add(label)
            if label == "ORG":
                self._orgs[article].append((start, end, name))
        self._outlets = {_known_as(outlet): outlet for outlet in {article.outlet for article in articles}}

    def of(self, article: str, speaker: str) -> str:
        """Return one name for a speaker of an article: an outlet's, an entity's, or the words in one spelling."""
        if not speaker:
            return ""
        if outlet := self._outlets.get(_known_as(speaker)):
            return outlet
        kind = classify(speaker)[0]
        if kind in ("state", "organisation"):
            return _body(speaker)
        name = self._entity.get((article, speaker))
        return self._outlets.get(_known_as(name), name) if name else _inside_a_sentence(speaker)

    def is_named(self, article: str, speaker: str, kind: str) -> bool:
        """Tell whether a reader could look a source up by its name."""
        if kind in ("unnamed", "other", "document") or not speaker:
            return False
        if kind in MEDIA:
            known = (article, speaker) in self._entity or _known_as(speaker) in self._outlets
            return known or speaker in _listed_media()
        return any(word[0].isupper() for word in speaker.split())

    def media(self, article: str, sources: Iterable[str]) -> Iterator[str]:
        """Yield those of some sources that are media with a name."""
        for source in sources:
            kind = classify(source)[0] if source else ""
            if kind in MEDIA and self.is_named(article, source, kind):
                yield self.of(article, source)

    def hearers(self, article: Article, cue: tuple[int, int] | None) -> Iterator[str]:
        """Yield the media in the words of a cue, as in “told Reuters”."""
        for start, end, name in self._orgs[article.id] if cue else ():
            if cue and cue[0] <= start and end <= cue[1] and classify(name)[0] in MEDIA:
                yield self.of(article.id, name)


def _listed_media() -> frozenset[str]:
    return frozenset().union(*(source_words(kind, "name") for kind in MEDIA))


def _known_as(name: str) -> str:
    """Return what the lists call an organisation, and what they don't know without “the”, in small letters."""
    plain = name.removeprefix("The ").removeprefix("the ")
    known = [known.name for known in lexicon.load().known(plain) if known.label == "ORG"]
    return (known[0] if known else plain).lower()


def _inside_a_sentence(words: str) -> str:
    """Return words as they stand inside a sentence: “state media”, but “Russian media”."""
    first, _, rest = words.partition(" ")
    lists = lexicon.load()
    is_name = first in lists.demonyms or lists.known(first) or not first[1:].isalpha() or not first[1:].islower()
    if is_name or (rest and not rest[0].islower() and not rest.isupper()):
        return words
    small = first.lower() + words[len(first) :]
    return words if classify(small)[0] in ("other", "person") else small


def _body(name: str) -> str:
    """Return a public body in one spelling: “Russian Defense Ministry” for “Russia’s defence ministry”."""
    places = lexicon.load().demonyms
    for pattern in _NATIONAL if " and " not in name else ():
        match = pattern.fullmatch(name)
        nation = match and (match["nation"] if "owner" in match.groupdict() else places.get(match["nation"]))
        if match and nation:
            words = [_SPELLINGS.get(word.lower(), word) for word in match["body"].split()]
            small = [word if any(letter.isupper() for letter in word[1:]) else word.lower() for word in words]
            return f"{nation}’s {' '.join(small)}"
    return name


# --- Small steps -----------------------------------------------------------------------------------------------------


def _sentences(article: Article) -> list[Span]:
    return [*([article.headline] if article.headline else []), *article.sentences]


def _paragraphs(article: Article) -> list[Span]:
    return [*([article.headline] if article.headline else []), *article.paragraphs]


def _words(article: Article, span: Span) -> int:
    return len(span.of(article.text).split())


def _inside(placed: Iterable[tuple[int, str]], span: Span) -> Iterator[str]:
    return (value for start, value in placed if span.start <= start < span.end and value)


def _own_voice(articles: Sequence[Article]) -> Counter[str]:
    """Count the sentences of each article that nobody is named for."""
    table = tag_statements(articles)
    own = table[table["kind"] == "own"]
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for id, start, end in zip(own["article"], own["start"], own["end"], strict=True):
        spans[id].append((start, end))
    counts: Counter[str] = Counter()
    for article in articles:
        for sentence in _sentences(article):
            counts[article.id] += any(start < sentence.end and sentence.start < end for start, end in spans[article.id])
    return counts


def _group(kind: str, official: bool, named: bool) -> str:
    if official:
        return "official"
    if kind == "state media":
        return kind
    if kind in MEDIA:
        return "other media"
    if kind == "person" and named:
        return "named person"
    if kind in ("person", "unnamed"):
        return "unnamed people"
    return kind if kind in ("organisation", "document") else "other"


def _most(values: Sequence[_Value]) -> _Value:
    return Counter(values).most_common(1)[0][0]


def _place(said: _Said) -> tuple[str, str, int, int]:
    return said.text, said.article, said.start, said.end


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
