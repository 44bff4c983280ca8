"""A collection of articles, with what is known about them as tables."""

from __future__ import annotations

import difflib
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from kit import look, reading
from kit.article import Article, Span, as_date, called
from kit.reading import fetching, pasted
from kit.reading.completing import Defaults
from kit.tabular import pd
from kit.wording import count, escaped, spread

#: Rows that a collection shows unasked.
SHOWN = 12


class Corpus:
    """A collection of articles that never changes: every selection is a new one.

    Parameters
    ----------
    articles : Article, or iterable of Article
        With ids that differ.
    problems : sequence of Problem, optional
        What was wrong with files on the way here.

    Raises
    ------
    ValueError
        If two articles have the same id.
    TypeError
        If something of it is no article.

    Examples
    --------
    >>> news = Corpus([Article.from_text("Envoys arrived.", id="one", source="Example", published="2023-07-24")])
    >>> len(news), news["one"].source
    (1, 'Example')
    """

    def __init__(self, articles: Article | Iterable[Article], problems: Sequence[reading.Problem] = ()) -> None:
        self._by_id: dict[str, Article] = {}
        for article in as_list(articles):
            if article.id in self._by_id:
                raise ValueError(f"Two articles have the id {article.id!r}. Give one of them another id.")
            self._by_id[article.id] = article
        self.problems = tuple(problems)

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._by_id.values())

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __getitem__(self, key: str | int) -> Article:
        """Return the article with this id, or at this position (counted from 0)."""
        if isinstance(key, int):
            try:
                return list(self)[key]
            except IndexError:
                raise IndexError(
                    f"There is no article number {key}: the corpus has {len(self)}, counted from 0."
                ) from None
        try:
            return self._by_id[key]
        except KeyError:
            raise KeyError(f"There is no article {key!r}.{_did_you_mean(str(key), self._by_id)}") from None

    def get(self, id: str, default: Article | None = None) -> Article | None:
        """Return the article with this id, or ``default`` when there is none."""
        return self._by_id.get(id, default)

    @property
    def ids(self) -> list[str]:
        """The ids of the articles, in order."""
        return list(self._by_id)

    def where(
        self,
        *,
        source: str | Iterable[str] | None = None,
        kind: str | Iterable[str] | None = None,
        country: str | Iterable[str] | None = None,
        theme: str | Iterable[str] | None = None,
        between: tuple[date | str, date | str] | None = None,
        **details: str | Iterable[str],
    ) -> Corpus:
        """Return the articles that fit every condition.

        Parameters
        ----------
        source, kind, country, theme : str or iterable of str
            One value or several of which one must fit; capital letters make no difference.
        between : pair of dates
            First and last day of publication, both included, as dates or ``"YYYY-MM-DD"``.
        **details : str or iterable of str
            Any other column of the catalogue, for example ``language="English"``.

        Returns
        -------
        Corpus
            Possibly empty; a value that no article has is said in a warning.

        Raises
        ------
        ValueError
            If a day of ``between`` is not on the calendar, or the first lies after the last.
        """
        conditions = {"source": source, "kind": kind, "country": country, "theme": theme, **details}
        kept = list(self)
        for name, wanted in conditions.items():
            if wanted is None:
                continue
            values = {wanted.casefold()} if isinstance(wanted, str) else {value.casefold() for value in wanted}
            known = {value.casefold(): value for article in self for value in _values(article, name)}
            for value in sorted(values - known.keys()):
                warnings.warn(
                    f"No article has the {name} {value!r}.{_did_you_mean(value, known)}",
                    reading.ReadingWarning,
                    stacklevel=2,
                )
            kept = [article for article in kept if values & {value.casefold() for value in _values(article, name)}]
        if between is not None:
            first, last = (as_date(day) for day in between)
            if first is None or last is None or first > last:
                raise ValueError(f"between needs two days, the earlier first, but has {between!r}.")
            kept = [article for article in kept if article.published and first <= article.published <= last]
        return Corpus(kept)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row an article: id, published, source, kind, country, title, paragraphs, sentences, words, url."""
        rows = [
            (
                article.id,
                article.published,
                article.source,
                article.kind,
                article.country,
                article.title,
                len(article.paragraphs),
                len(article.sentences),
                article.count_words(),
                article.url,
            )
            for article in self
        ]
        columns = ["id", "published", "source", "kind", "country", "title", "paragraphs", "sentences", "words", "url"]
        table = pd.DataFrame(rows, columns=columns)
        return table.assign(published=pd.to_datetime(table["published"]))

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence: article, number (from 1), text, start, end (code-point offsets)."""
        return self._spans("sentences")

    @cached_property
    def paragraphs(self) -> pd.DataFrame:
        """One row a paragraph: article, number (from 1), text, start, end (code-point offsets)."""
        return self._spans("paragraphs")

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """One row a quotation: article, number (from 1), text with its marks, start, end (code-point offsets)."""
        return self._spans("quotations")

    def _spans(self, layer: str) -> pd.DataFrame:
        rows = []
        for article in self:
            spans: Sequence[Span] = getattr(article, layer)
            rows += [(article.id, n, span.of(article.text), span.start, span.end) for n, span in enumerate(spans, 1)]
        return pd.DataFrame(rows, columns=["article", "number", "text", "start", "end"])

    def _summary(self) -> str:
        outlets = len({article.source for article in self if article.source})
        when = spread(article.published for article in self)
        return f"{count(len(self), 'article')} from {count(outlets, 'outlet')}{when}"

    def __repr__(self) -> str:
        lines = [f"Corpus: {self._summary()}"]
        lines += [f"  {article.id}  {article.title}" for article in list(self)[:SHOWN]]
        if len(self) > SHOWN:
            lines.append(f"  … and {len(self) - SHOWN} more; corpus.articles lists them all")
        if self.problems:
            lines.append(f"  {count(len(self.problems), 'problem')} while reading; corpus.problems lists them")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        date, words, soft = look.style("date"), look.style("words"), look.style("soft")
        rows = "".join(
            f"<tr><td{date}>{article.published or 'no date'}</td><td{words}>{escaped(article.source)}</td>"
            f"<td{words}>{escaped(article.title)}</td><td{date}><code>{escaped(article.id)}</code></td></tr>"
            for article in list(self)[:SHOWN]
        )
        head = "".join(f"<th scope='col'{words}>{name}</th>" for name in ("published", "outlet", "headline", "id"))
        more = (
            f"<p{soft}>… and {len(self) - SHOWN} more; <code>.articles</code> lists them all.</p>"
            if len(self) > SHOWN
            else ""
        )
        problems = "".join(f"<li>{escaped(str(problem))}</li>" for problem in self.problems)
        return (
            f"<div{look.style('scroll')}><p><strong>{self._summary()}</strong></p>"
            f"<table{look.style('table')}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"
            + (f"<p>Problems while reading:</p><ul{soft}>{problems}</ul>" if problems else "")
            + "</div>"
        )


#: What a function for one article or many is given.
Articles = Article | Corpus | Iterable[Article]


def as_list(source: object) -> list[Article]:
    """Return what was given as a list of articles: one, a corpus, or any iterable of articles.

    Raises
    ------
    TypeError
        If something of it is no article; the message says what to do.
    """
    if isinstance(source, Article):
        return [source]
    found: list[Any] = [source] if isinstance(source, str) or not isinstance(source, Iterable) else list(source)
    for one in found:
        if not isinstance(one, Article):
            raise TypeError(
                f"Articles are needed here, and this is {called(one)}. kit.read(…) reads articles from files, "
                "kit.Article.from_text(…) makes one of a string."
            )
    return found


def _values(article: Article, name: str) -> list[str]:
    """Return the values an article has for a condition; themes are a list, parted by ``;`` in the catalogue."""
    if name == "theme":
        return [theme.strip() for theme in article.details.get("themes", "").split(";") if theme.strip()]
    value = getattr(article, name, None) if name in ("source", "kind", "country") else article.details.get(name)
    return [value] if value else []


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(repr(name) for name in near)}?" if near else ""


def read(
    path: str | os.PathLike[str] = "seeds",
    *,
    title: str = "",
    published: date | str | None = None,
    source: str = "",
    kind: str = "",
    country: str = "",
    columns: Mapping[str, str] | None = None,
    local: bool = True,
    max_mb: float = 20,
) -> Corpus:
    """Read articles from a file, a folder, or a glob such as ``"news/2023-*.txt"``.

    Texts (``.txt``), saved web pages (``.html``, ``.mhtml``), tables (``.csv``, ``.tsv``, ``.jsonl``, ``.json``) and
    saved feeds (RSS or Atom, ``.xml``) are read. No file makes the kit open a connection.

    Parameters
    ----------
    path : str or path
        A relative path is looked for here first, then in the project's folder.
    title, published, source, kind, country
        What to take where neither the file nor the folder's ``catalogue.csv`` says it.
    columns : mapping of str to str, optional
        Which column of a table is which, for example ``{"text": "body", "title": "headline", "source": "site"}``; also
        ``published``, ``url``, ``country``, ``kind`` and ``id``. Usual names are found without it, and every other
        column becomes one of ``article.details``.
    local : bool
        Whether a subfolder called ``local``, where a user keeps articles of their own, is read too.
    max_mb : float
        Files larger than this many megabytes are left out.

    Returns
    -------
    Corpus
        In the order of publication. Whatever was wrong with a file is a warning and stands in ``.problems``; so does
        which articles are the same or nearly the same.

    Raises
    ------
    kit.ReadingError
        If there is nothing to read, or nothing could be read.
    """
    defaults = Defaults(title, as_date(published), source, kind, country)
    articles, problems = reading.load(Path(path), defaults, local=local, max_mb=max_mb, columns=columns)
    _warn(problems)
    return Corpus(articles, problems)


def read_text(
    text: str,
    *,
    title: str = "",
    published: date | str | None = None,
    source: str = "",
    kind: str = "",
    country: str = "",
    id: str = "text",
) -> Article:
    """Read one article from words that were pasted, in any form that a file may have: bare, with a header, or HTML.

    Parameters
    ----------
    text : str
    title, published, source, kind, country
        What to take where the text does not say it.
    id : str
        A short name for the article.

    Returns
    -------
    Article
        What is missing is a warning and stands in ``.notes``.

    Raises
    ------
    kit.ReadingError
        If the text holds no words.

    Notes
    -----
    Line ends and invisible characters are set right, as in a file. ``kit.Article.from_text`` keeps a string as it is.
    """
    defaults = Defaults(title, as_date(published), source, kind, country)
    article, problems = pasted.read(text, defaults, id)
    _warn(problems)
    return article


def fetch(
    address: str,
    *,
    title: str = "",
    published: date | str | None = None,
    source: str = "",
    kind: str = "",
    country: str = "",
    seconds: float = 20,
    max_mb: float = 5,
) -> Corpus:
    """Read articles from an address on the web, a page or a feed: the kit's only call that uses the network.

    Parameters
    ----------
    address : str
        Begins with ``https://`` or ``http://``.
    title, published, source, kind, country
        What to take where the page does not say it.
    seconds, max_mb : float
        How long it may take, and how much may come.

    Returns
    -------
    Corpus
        Of a page, one article; of a feed, one an entry.

    Raises
    ------
    kit.ReadingError
        If the address can't be reached, answers with an error, too much or too slowly, or holds no article.

    Notes
    -----
    One request is made, and none for what the page names (pictures, scripts). Ask yourself whether the site allows it.
    """
    defaults = Defaults(title, as_date(published), source, kind, country)
    got = fetching.get(address, seconds=seconds, max_mb=max_mb)
    articles, problems = pasted.read_fetched(got, defaults)
    _warn(problems)
    return Corpus(articles, problems)


def _warn(problems: Sequence[reading.Problem]) -> None:
    """Say what is wrong, at the line of the user's call."""
    for problem in problems[:SHOWN]:
        warnings.warn(str(problem), reading.ReadingWarning, stacklevel=3)
    if len(problems) > SHOWN:
        more = f"… and {len(problems) - SHOWN} more problems; corpus.problems lists them all."
        warnings.warn(more, reading.ReadingWarning, stacklevel=3)
