"""What each outlet calls the same person, place, body, day, war or event, as tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from kit.article import Article
from kit.comparison.occasions import Occasion, bare, occasions, resolve, short
from kit.progress import Step, Steps, finished, part
from kit.tagging import Taggable, articles_of, entities_in_steps, tag_ahead, tag_descriptions

COLUMNS = ["thing", "label", "name", "outlet", "mentions", "articles", "first", "start", "end", "why", "short"]

# Uses that are counted in one step, articles whose descriptions are found in one, and what is kept of these.
_COUNTED, _DESCRIBED = 5_000, 100
_DESCRIPTION = ("article", "start", "end", "text", "name", "why")


class Use(NamedTuple):
    """One use of a name: where it stands, which thing it names, and why the kit thinks so."""

    article: str
    start: int
    end: int
    text: str
    label: str
    thing: str
    why: str
    short: str = ""


def names_used(corpus: Taggable) -> pd.DataFrame:
    """List what each outlet calls the same person, place, body, day, war or event.

    Parameters
    ----------
    corpus : Article, Corpus, iterable of Article, or str

    Returns
    -------
    pandas.DataFrame
        One row a thing, name and outlet, the things with most names in most articles first: thing (a day of the
        calendar, or the name that most articles use), label (PERSON, PLACE, ORG, GROUP, EVENT, WORK, or TIME for a
        day), name (without *the*, and without the count of years before *anniversary* or *years since*), outlet,
        mentions and articles (how many), first (article of the first use), start, end (offsets of the first use), why,
        short (the word that makes the name: *armistice* of *anniversary of the Korean War armistice*).
    """
    return finished(names_in_steps(corpus))


def names_in_steps(corpus: Taggable) -> Steps[pd.DataFrame]:
    """Do the work of :func:`names_used` in steps, about two an article."""
    chosen = articles_of(corpus)
    uses = yield from part(_uses_in_steps(chosen), 0, 0.9)
    outlets = {article.id: article.outlet for article in chosen}
    order = {article.id: number for number, article in enumerate(chosen)}
    grouped: dict[tuple[str, str], dict[tuple[str, str], list[Use]]] = defaultdict(lambda: defaultdict(list))
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for at, use in enumerate(sorted(uses, key=lambda use: (order[use.article], use.start, use.end))):
        if at % _COUNTED == 0:
            yield Step("Counting names", 0.9 + 0.1 * at / len(uses))
        name = bare(use.text)
        for form in (name, use.short or name):
            written[form.casefold()][form] += 1
        grouped[use.thing, use.label][name.casefold(), outlets[use.article]].append(use)
    usual = {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in written.items()}
    ranked = []
    for (thing, label), names in grouped.items():
        weight = len({name for name, _ in names}) * len({use.article for uses in names.values() for use in uses})
        for (name, outlet), uses in names.items():
            counts = (len(uses), len({use.article for use in uses}))
            row = (
                thing,
                label,
                usual[name],
                outlet,
                *counts,
                *uses[0][:3],
                uses[0].why,
                usual[(uses[0].short or name).casefold()],
            )
            ranked.append(((-weight, thing, label, -len(uses), name, outlet), row))
    return pd.DataFrame([row for _, row in sorted(ranked, key=lambda pair: pair[0])], columns=COLUMNS)


def _uses_in_steps(articles: Sequence[Article]) -> Steps[list[Use]]:
    """Return every use of a name: of entities, of people by description, and of days and events."""
    for at, article in enumerate(articles):
        yield Step("Finding names", 0.5 * at / len(articles))
        tag_ahead(article, "entities")
    mentions = yield from part(entities_in_steps(articles), 0.5, 0.5)
    yield Step("Putting names together", 0.5)
    listed: dict[str, dict[int, str]] = defaultdict(dict)
    for article, label, end, entity in _rows(mentions, "article", "label", "end", "entity"):
        if label == "EVENT":
            listed[article][end] = entity
    found: list[Occasion] = []
    for at, article in enumerate(articles):
        yield Step("Finding days and events", 0.5 + 0.4 * at / len(articles))
        found += occasions(article, listed[article.id])
    described: list[tuple[Any, ...]] = []
    for at in range(0, len(articles), _DESCRIBED):
        yield Step("Putting names together", 0.9)
        described += _rows(tag_descriptions(articles[at : at + _DESCRIBED]), *_DESCRIPTION)
    uses: list[Use] = []
    for at, use in enumerate(_used(articles, mentions, found, described)):
        if at % _COUNTED == 0:
            yield Step("Putting names together", 0.9)
        uses.append(use)
    return uses


def _used(
    articles: Sequence[Article],
    mentions: pd.DataFrame,
    found: Sequence[Occasion],
    described: Sequence[tuple[Any, ...]],
) -> Iterator[Use]:
    """Yield the uses of the names of days and events, then of entities, and of people by description."""
    taken = {(one.article, one.phrase.end) for one in found}
    marks = {one.id: one.dateline.mark if one.dateline else None for one in articles}
    known: dict[str, Use] = {}
    for one, named in zip(found, resolve(found), strict=True):
        if named:
            place = (one.article, one.phrase.start, one.phrase.end, one.text, one.phrase.label)
            use = Use(*place, *named, short(one))
            known.setdefault(one.name, use)
            yield use
    for use in (Use(*row) for row in _rows(mentions, "article", "start", "end", "text", "label", "entity", "why")):
        mark = marks[use.article]
        in_dateline = mark is not None and mark.start <= use.start < mark.end
        if use.label == "EVENT" and (same := known.get(bare(use.text).casefold())):
            use = use._replace(label=same.label, thing=same.thing, short=same.short)
        if not in_dateline and not (use.label in ("EVENT", "TIME") and (use.article, use.end) in taken):
            yield use
    entities = {(article, name): entity for article, name, entity in _rows(mentions, "article", "name", "entity")}
    for article, start, end, text, name, why in described:
        if (article, name) in entities:
            yield Use(article, start, end, text, "PERSON", entities[article, name], why)


def _rows(table: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[name].tolist() for name in names), strict=True)


def naming_table(corpus: Taggable, thing: str = "", *, short: bool = False) -> pd.DataFrame:
    """Count which outlet calls one thing by which name.

    Parameters
    ----------
    corpus : Article, Corpus, iterable of Article, or str
    thing : str
        One of the things of :func:`names_used`, or any of its names; without it the thing with most names.
    short : bool
        Whether names with the same word that makes them, such as *armistice*, are counted together.

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
    wanted = bare(thing).casefold()
    same = [names[column].str.casefold() == wanted for column in ("thing", "name", "short")]
    found = next((names[fits] for fits in same if fits.any()), None) if thing else names
    if found is None:
        raise ValueError(f"No article names {thing!r}. The column thing of names_used lists what can be asked for.")
    chosen = names.merge(found[["thing", "label"]].head(1), on=["thing", "label"])
    columns = "short" if short else "name"
    table = chosen.pivot_table(index="outlet", columns=columns, values="mentions", aggfunc="sum", fill_value=0)
    return table[table.sum().sort_values(ascending=False, kind="stable").index]
