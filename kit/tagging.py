"""What the engines find, as tables: one row a finding, for an article, a corpus or a plain string."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from kit import corpus, findings
from kit.article import Article
from kit.corpus import Articles
from kit.entities import Link, Mention, describe, lexicon, resolve
from kit.progress import Step, Steps, finished
from kit.tabular import pd

Taggable = Articles | str

_ENTITY_COLUMNS = [
    "article",
    "start",
    "end",
    "text",
    "label",
    "name",
    "entity",
    "score",
    "rival",
    "note",
    "why",
]
# Articles whose names are listed in one step, and what is said meanwhile.
_LISTED, _TOGETHER = 300, "Putting names together"
_TAGGERS = ("kit", "lists", "capitals", "spacy")


def articles_of(source: Taggable, published: date | str | None = None) -> list[Article]:
    """Return the articles of whatever can be tagged; a string becomes one article with the id ``"text"``."""
    if isinstance(source, str):
        return [Article.from_text(source, published=published)]
    return corpus.as_list(source)


def tag_entities(
    source: Taggable,
    *,
    tagger: str = "kit",
    without: Iterable[str] = (),
    published: date | str | None = None,
) -> pd.DataFrame:
    """Find the names of people, places, organisations, groups, events and works.

    Parameters
    ----------
    source : Article, Corpus, iterable of Article, or str
        Headline and body are tagged. For a string the offsets point into that very string. Lines in capitals only and
        tables of scores are skipped, since their capitals tell nothing.
    tagger : {"kit", "lists", "capitals", "spacy"}
        The kit's own rules; its word lists alone; capital letters alone; or spaCy's small English model where it is
        installed.
    without : iterable of str
        Rules and lists of the kit's tagger to switch off; see :data:`kit.entities.RULES`.
    published : datetime.date or str, optional
        The day of publication of a string, as for :func:`tag_times`; it makes no difference to the names.

    Returns
    -------
    pandas.DataFrame
        One row a mention, in the order of the text: article, start, end (code-point offsets), text, label
        (PERSON, PLACE, ORG, GROUP, EVENT, WORK), name (the fullest name in the article), entity (the same over
        all the articles), score (points for the label), rival (the label with the next most points, or ``""``),
        note (such as a capital that stands for its government), why.

    Raises
    ------
    ValueError
        If ``tagger`` is none of the four, or ``without`` names no rule or list.
    ImportError
        If spaCy or its model is not installed; the message says what to do.
    """
    if tagger not in _TAGGERS:
        raise ValueError(f"There is no tagger {tagger!r}. Choose one of: {', '.join(_TAGGERS)}.")
    off = frozenset(without)
    return finished(entities_in_steps(articles_of(source, published), tagger, off))


def entities_in_steps(
    articles: Sequence[Article], tagger: str = "kit", without: frozenset[str] = frozenset()
) -> Steps[pd.DataFrame]:
    """Do the work of :func:`tag_entities` in steps, when the names of each article are found already."""
    tagged = [(article, *findings.names(article.text, tagger, without)) for article in articles]
    yield Step(_TOGETHER, 0)
    entities = _across([pair for _, mentions, links in tagged for pair in zip(mentions, links, strict=True)])
    rows: list[tuple[Any, ...]] = []
    for at, (article, mentions, links) in enumerate(tagged):
        if at % _LISTED == 0:
            yield Step(_TOGETHER, at / len(tagged))
        rows += [
            (
                article.id,
                mention.start,
                mention.end,
                article.text[mention.start : mention.end],
                mention.label,
                link.name,
                entities[mention.label, link.name],
                round(mention.score, 1),
                mention.rival,
                mention.note,
                findings.why(mention, link),
            )
            for mention, link in zip(mentions, links, strict=True)
        ]
    yield Step(_TOGETHER, 1)
    return pd.DataFrame(rows, columns=_ENTITY_COLUMNS)


def tag_ahead(article: Article, layer: str) -> None:
    """Do the slow part of tagging an article now, so that a table of many articles is quick to make later.

    ``layer`` is ``"entities"`` or ``"statements"``.
    """
    if layer == "entities":
        findings.names(article.text)
    else:
        findings.statements(article.text)


class Named(NamedTuple):
    """A mention of an entity: its place in the article, its label, and its entity over all the articles."""

    start: int
    end: int
    label: str
    entity: str


def named_in_steps(articles: Sequence[Article]) -> Steps[dict[str, list[Named]]]:
    """Return the mentions of each article by its id, as :func:`tag_entities` finds them, in about a step an article."""
    pairs: dict[str, list[tuple[Mention, Link]]] = {}
    for at, article in enumerate(articles):
        yield Step("Finding names", at / len(articles))
        pairs[article.id] = list(zip(*findings.names(article.text), strict=True))
    yield Step(_TOGETHER, 1)
    entities = _across([pair for found in pairs.values() for pair in found])
    return {
        id: [Named(one.start, one.end, one.label, entities[one.label, link.name]) for one, link in found]
        for id, found in pairs.items()
    }


def tag_descriptions(source: Taggable) -> pd.DataFrame:
    """Link descriptions such as *the defence minister* to the person of whom the article states that role.

    Parameters
    ----------
    source : Article, Corpus, iterable of Article, or str

    Returns
    -------
    pandas.DataFrame
        One row a description, in the order of the text: article, start, end (code-point offsets), text, name (as in
        :func:`tag_entities`), why. A description that could mean two people of the article is left out.
    """
    rows = []
    for article in articles_of(source):
        mentions, links = findings.names(article.text)
        rows += [
            (article.id, found.start, found.end, article.text[found.start : found.end], found.name, found.reason)
            for found in describe(article.text, mentions, links)
        ]
    return pd.DataFrame(rows, columns=["article", "start", "end", "text", "name", "why"])


def tag_times(source: Taggable, *, published: date | str | None = None) -> pd.DataFrame:
    """Find time expressions and say what they mean on the calendar.

    Parameters
    ----------
    source : Article, Corpus, iterable of Article, or str
        Headline and body are read; the days are counted from each article's day of publication.
    published : datetime.date or str, optional
        The day of publication of a string (``YYYY-MM-DD``). Without it relative expressions have no day.

    Returns
    -------
    pandas.DataFrame
        One row an expression, in the order of the text: article, start, end (code-point offsets), text, type and
        value (TIMEX3: DATE, TIME, DURATION, SET; ``2023-07-27``, ``P3Y`` ...), begin and end_ (first and last day
        covered, or NaT), precision, anchor (what it was counted from), certain, alternatives (other readings,
        parted by ``" · "``), why.

    Notes
    -----
    Types and values follow R. Saurí et al., "TimeML Annotation Guidelines" 1.2.1 (2006).
    """
    rows = [
        (
            article.id,
            found.start,
            found.end,
            article.text[found.start : found.end],
            found.type,
            found.value,
            found.begin,
            found.last,
            found.precision,
            found.anchor,
            found.certain,
            " · ".join(found.alternatives),
            found.why,
        )
        for article in articles_of(source, published)
        for found in findings.times(article.text, article.published)
    ]
    columns = ["article", "start", "end", "text", "type", "value", "begin", "end_", "precision", "anchor", "certain"]
    table = pd.DataFrame(rows, columns=[*columns, "alternatives", "why"])
    return table.assign(begin=_days(table["begin"]), end_=_days(table["end_"]))


def tag_statements(source: Taggable, *, tagger: str = "kit", published: date | str | None = None) -> pd.DataFrame:
    """Find who says what: the source, the cue and the content of every statement.

    Parameters
    ----------
    source : Article, Corpus, iterable of Article, or str
        Headline and body are read.
    tagger : {"kit", "spacy"}
        The kit's own rules; or the same rules with the parse of spaCy's small English model where it is installed.
    published : datetime.date or str, optional
        The day of publication of a string, as for :func:`tag_times`; it makes no difference to the statements.

    Returns
    -------
    pandas.DataFrame
        One row a statement, in the order of the text: article, start, end (code-point offsets of the whole content),
        text (its words), source, cue and content (words), kind (direct, indirect, mixed, or own for what the outlet
        says in its own voice), stance (says, claims, denies ...), source_class, official, speaker (the fullest words
        for the source so far), via (sources behind the source, parted by ``" < "``), hedges (parted by ``" · "``), why,
        source_span and cue_span ((start, end) or None), content_spans (a list of them).

    Raises
    ------
    ValueError
        If ``tagger`` is none of the two.
    ImportError
        If spaCy or its model is not installed; the message says what to do.
    """
    if tagger not in ("kit", "spacy"):
        raise ValueError(f"There is no tagger {tagger!r} of statements. Choose one of: kit, spacy.")
    rows = []
    for article in articles_of(source, published):
        text = article.text

        def words(span: tuple[int, int] | None, text: str = text) -> str:
            return text[span[0] : span[1]] if span else ""

        for found in findings.statements(text, tagger):
            content = " … ".join(words(piece) for piece in found.content)
            rows.append(
                (
                    article.id,
                    found.content[0][0],
                    found.content[-1][1],
                    content,
                    words(found.source),
                    words(found.cue),
                    content,
                    found.kind,
                    found.stance,
                    found.source_class,
                    found.official,
                    found.speaker,
                    " < ".join(link.speaker or words(link.source) for link in found.via),
                    " · ".join(words((hedge.start, hedge.end)) for hedge in found.hedges),
                    found.why,
                    found.source,
                    found.cue,
                    list(found.content),
                )
            )
    columns = ["article", "start", "end", "text", "source", "cue", "content", "kind", "stance", "source_class"]
    columns += ["official", "speaker", "via", "hedges", "why", "source_span", "cue_span", "content_spans"]
    return pd.DataFrame(rows, columns=columns)


def _days(column: pd.Series) -> pd.Series:
    """Return days as a column of dates; what lies outside the calendar of pandas stays empty."""
    return pd.to_datetime(column, errors="coerce")


class _Line(NamedTuple):
    """A name as a mention of a text that lists the names of all articles, one a line."""

    start: int
    end: int
    label: str


def _across(named: Sequence[tuple[Mention, Link]]) -> dict[tuple[str, str], str]:
    """Say for each label and name of an article which entity of the whole corpus it is.

    The names that the articles give their entities are resolved once more, as if they stood in one text, the most
    frequent first: *Putin* in an article that never gives the full name is the Putin of the others.
    """
    counts = Counter((mention.label, link.name) for mention, link in named)
    keys: list[tuple[str, str]] = []
    lines: list[_Line] = []
    parts: list[str] = []
    at = 0
    for (label, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        keys.append((label, name))
        lines += [_Line(at, at + len(name), label)] * min(count, 50)
        keys += [(label, name)] * (min(count, 50) - 1)
        parts.append(name)
        at += len(name) + 1
    text = "\n".join(parts)
    return {key: link.name for key, link in zip(keys, resolve(text, lines), strict=True)}


def entities_table(source: Taggable, *, tagger: str = "kit", without: Iterable[str] = ()) -> pd.DataFrame:
    """List the entities of some articles, the most widely mentioned first.

    Parameters
    ----------
    source : Article, Corpus, iterable of Article, or str
    tagger, without
        As for :func:`tag_entities`.

    Returns
    -------
    pandas.DataFrame
        One row an entity: entity, label, mentions, articles, outlets (how many), aliases (the ways it is written,
        parted by ``" · "``), first_seen (the first day of publication, or NaT), country (ISO 3166 code), lat, lon
        (degrees; of places in the lists only).
    """
    chosen = articles_of(source)
    mentions = tag_entities(chosen, tagger=tagger, without=without)
    by_id = {article.id: article for article in chosen}
    grouped: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in mentions.itertuples():
        grouped[str(row.entity), str(row.label)].append((str(row.article), str(row.text)))
    rows = []
    for (entity, label), places in grouped.items():
        inside = {id for id, _ in places}
        days = [day for id in inside if (day := by_id[id].published)]
        known = [known for known in lexicon.load().known(entity) if known.label == label]
        written = Counter(text for _, text in places)
        rows.append(
            (
                entity,
                label,
                len(places),
                len(inside),
                len({by_id[id].source for id in inside if by_id[id].source}),
                " · ".join(text for text, _ in sorted(written.items(), key=lambda item: (-item[1], item[0]))),
                min(days, default=None),
                known[0].country if known else "",
                known[0].lat if known else None,
                known[0].lon if known else None,
            )
        )
    rows.sort(key=lambda row: (-row[3], -row[2], row[0], row[1]))
    columns = ["entity", "label", "mentions", "articles", "outlets", "aliases", "first_seen", "country", "lat", "lon"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(first_seen=pd.to_datetime(table["first_seen"])).astype({"lat": "Float64", "lon": "Float64"})
