"""Naming: what each outlet calls the same person, place, body, day, war or event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from kit.article import Article
from kit.tagging import Taggable, articles_of, tag_descriptions, tag_entities

COLUMNS = ["thing", "label", "name", "outlet", "mentions", "articles", "first", "start", "end", "why"]


class Use(NamedTuple):
    """One use of a name: where it stands, which thing it names, and why the kit thinks so."""

    article: str
    start: int
    end: int
    text: str
    label: str
    thing: str
    why: str


def names_used(corpus: Taggable) -> pd.DataFrame:
    """List what each outlet calls the same person, place, body, day, war or event.

    Parameters
    ----------
    corpus : Article, Corpus, iterable of Article, or str

    Returns
    -------
    pandas.DataFrame
        One row a thing, name and outlet; the thing with most names first: thing (the name that most articles use),
        label (PERSON, PLACE, ORG, GROUP, EVENT, WORK, or TIME for a day), name, outlet, mentions and articles (how
        many), first (article of the first use), start, end (offsets of the first use), why.
    """
    chosen = articles_of(corpus)
    outlets = {article.id: article.source or article.id for article in chosen}
    grouped: dict[tuple[str, str], dict[tuple[str, str], list[Use]]] = defaultdict(lambda: defaultdict(list))
    written: dict[str, str] = {}
    for use in _uses(chosen):
        name = _bare(use.text)
        written.setdefault(name.casefold(), name)
        grouped[use.thing, use.label][name.casefold(), outlets[use.article]].append(use)
    rows = []
    for (thing, label), names in grouped.items():
        different = len({name for name, _ in names})
        articles = len({use.article for uses in names.values() for use in uses})
        for (name, outlet), uses in names.items():
            inside = len({use.article for use in uses})
            row = (thing, label, written[name], outlet, len(uses), inside, *uses[0][:3], uses[0].why)
            rows.append(((-different * articles, thing, label, -len(uses), name, outlet), row))
    rows.sort(key=lambda pair: pair[0])
    return pd.DataFrame([row for _, row in rows], columns=COLUMNS)


def _bare(text: str) -> str:
    """Return a name on one line, without the article before it."""
    words = text.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in ("the", "a", "an") else words)


def _uses(articles: Iterable[Article]) -> Iterator[Use]:
    """Yield every use of a name, in the order of the articles."""
    chosen = list(articles)
    mentions = tag_entities(chosen)
    entity_of = dict(zip(_pairs(mentions, "article", "name"), mentions["entity"].tolist(), strict=True))
    marks = {one.id: one.dateline.mark if one.dateline else None for one in chosen}
    columns = ("article", "start", "end", "text", "label", "entity", "why")
    for use in map(Use, *(mentions[name].tolist() for name in columns)):
        mark = marks[use.article]
        if not (mark and mark.start <= use.start < mark.end):
            yield use
    described = tag_descriptions(chosen)
    for row in zip(
        *(described[name].tolist() for name in ("article", "start", "end", "text", "name", "why")), strict=True
    ):
        article, start, end, text, name, why = row
        if (article, name) in entity_of:
            yield Use(article, start, end, text, "PERSON", entity_of[article, name], why)


def _pairs(table: pd.DataFrame, first: str, second: str) -> list[tuple[str, str]]:
    return list(zip(table[first].tolist(), table[second].tolist(), strict=True))


def naming_table(corpus: Taggable, thing: str = "") -> pd.DataFrame:
    """Count which outlet calls one thing by which name.

    Parameters
    ----------
    corpus : Article, Corpus, iterable of Article, or str
    thing : str
        One of the things of :func:`names_used`, or any of its names; without it the thing with most names.

    Returns
    -------
    pandas.DataFrame
        One row an outlet (index), one column a name, the most frequent first: how often it stands there.

    Raises
    ------
    ValueError
        If no such thing is named.
    """
    names = names_used(corpus)
    chosen = names
    if thing:
        wanted = _bare(thing).casefold()
        found = names[(names["thing"].str.casefold() == wanted) | (names["name"].str.casefold() == wanted)]
        if found.empty:
            raise ValueError(f"No article names {thing!r}. The column thing of names_used lists what can be asked for.")
        chosen = names[(names["thing"] == found["thing"].iloc[0]) & (names["label"] == found["label"].iloc[0])]
    elif len(names):
        chosen = names[(names["thing"] == names["thing"].iloc[0]) & (names["label"] == names["label"].iloc[0])]
    table = chosen.pivot_table(index="outlet", columns="name", values="mentions", aggfunc="sum", fill_value=0)
    order = table.sum().sort_values(ascending=False, kind="stable").index
    return table[order]
