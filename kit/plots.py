"""Pictures of articles. Each comes with its data as a table and with a text that says the same.

Every function returns a :class:`Picture`; in a notebook it shows itself, and ``picture.axes`` is there for whoever
wants to change it.
"""

from __future__ import annotations

import base64
import html
import io
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from kit import look
from kit.article import Article
from kit.corpus import Corpus
from kit.words import concordance, term_counts

Articles = Article | Corpus | Iterable[Article]

_WIDTH = 7.2  # inches
_DPI = 200  # twice what a page shows, so that pictures stay sharp
#: Colours of words, of what is less important, and of the light lines behind.
INK, SOFT, GRID = "#1f1f1f", "#595959", "#d9d9d9"


@dataclass(frozen=True)
class Picture:
    """A figure with its data and its text alternative.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        What is drawn.
    table : pandas.DataFrame
        The same data as a table.
    alt : str
        The same in words, for who can't see the picture.
    """

    axes: Axes
    table: pd.DataFrame
    alt: str

    def _png(self) -> bytes:
        file = io.BytesIO()
        self._figure.savefig(file, format="png", dpi=_DPI, metadata={"Software": None})
        return file.getvalue()

    @property
    def _figure(self) -> Figure:
        figure = self.axes.get_figure(root=True)
        assert isinstance(figure, Figure)
        return figure

    def save(self, path: str | Path) -> Path:
        """Write the picture to a file; its ending says the format (png, pdf, svg)."""
        self._figure.savefig(path, dpi=_DPI)
        return Path(path)

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_html_(self) -> str:
        width = round(_WIDTH * _DPI / 2)
        data = base64.b64encode(self._png()).decode("ascii")
        alt = html.escape(self.alt, quote=True)
        return (
            f"<figure{look.style('figure')}>"
            f"<img alt='{alt}' width='{width}'{look.style('picture')} src='data:image/png;base64,{data}'>"
            f"<figcaption{look.style('page')}><details><summary>In words</summary>{alt}</details></figcaption></figure>"
        )


def canvas(height: float, title: str, footer: str) -> Axes:
    """Return axes without a box, under a title that says what is seen and over a small footer."""
    figure = Figure(figsize=(_WIDTH, height), layout=ConstrainedLayoutEngine(h_pad=0.1), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    lines = textwrap.fill(title, 68)
    figure.suptitle(lines, x=0.012, ha="left", fontsize=12, fontweight="bold", color=INK)
    figure.supxlabel(textwrap.fill(footer, 98), x=0.012, ha="left", fontsize=9, color=SOFT)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=9.5, labelcolor=INK)
    return axes


def _list(articles: Articles) -> list[Article]:
    return [articles] if isinstance(articles, Article) else list(articles)


def _footer(articles: Sequence[Article]) -> str:
    days = sorted(article.published for article in articles if article.published)
    if len(articles) == 1:
        (article,) = articles
        return f"{article.source or article.id}, {days[0].isoformat() if days else 'no date'}"
    when = f", published {days[0].isoformat()} to {days[-1].isoformat()}" if days else ""
    return f"{len(articles)} articles{when}"


def usage(articles: Articles, terms: Sequence[str], *, by: str = "kind") -> Picture:
    """Show in how many articles of each group a term stands.

    Parameters
    ----------
    articles : Corpus or iterable of Article
    terms : sequence of str
        Up to six words or phrases; see :func:`kit.words.term_pattern`.
    by : {"kind", "source", "country"}
        What the articles are grouped by.

    Returns
    -------
    Picture
        Table: one row a group, with ``articles`` (how many there are) and one column a term (how many of them use it).

    Raises
    ------
    ValueError
        If there is no term, or more than six, or ``by`` is none of the three.
    """
    if by not in ("kind", "source", "country"):
        raise ValueError(f"by must be 'kind', 'source' or 'country', not {by!r}.")
    if not 1 <= len(terms) <= 6:
        raise ValueError(f"Give one to six terms; there are {len(terms)}.")
    chosen = _list(articles)
    groups = [getattr(article, by) or "unknown" for article in chosen]
    used = term_counts(chosen, terms)[list(terms)].gt(0).assign(**{by: groups})
    table = used.groupby(by).sum().astype(int)
    table.insert(0, "articles", used.groupby(by).size())
    table = table.sort_values(["articles", by], ascending=[False, True])

    totals = {term: int(table[term].sum()) for term in terms}
    most = max(terms, key=lambda term: totals[term])
    title = f"“{most}” stands in {totals[most]} of {len(chosen)} articles"
    if len(terms) > 1:
        least = min(terms, key=lambda term: totals[term])
        title += f", “{least}” in {totals[least]}"
    axes = canvas(
        1.25 + 0.3 * len(table),
        title,
        f"{_footer(chosen)}. Full bar: every article of the group uses the term.",
    )
    for column, term in enumerate(terms):
        for row, (_, values) in enumerate(table.iterrows()):
            total, count = int(values["articles"]), int(values[term])
            axes.barh(row, 0.62, left=column, height=0.56, color="#f0f0f0")
            axes.barh(row, 0.62 * count / total, left=column, height=0.56, color=look.COLOURS["PERSON"])
            axes.text(column + 0.65, row, f"{count}/{total}", va="center", ha="left", fontsize=9, color=INK)
    axes.set_yticks(range(len(table)), [str(group) for group in table.index])
    axes.set_xticks(range(len(terms)), [f"“{term}”" for term in terms], ha="left")
    axes.xaxis.tick_top()
    axes.set_xlim(0, len(terms))
    axes.set_ylim(len(table) - 0.5, -0.6)
    said = "; ".join(
        f"{group} ({int(values['articles'])}): " + ", ".join(f"{term} {int(values[term])}" for term in terms)
        for group, values in table.iterrows()
    )
    return Picture(
        axes,
        table.reset_index(),
        f"{title}. Articles that use each term, by {by} (number of articles): {said}.",
    )


def dispersion(articles: Articles, term: str) -> Picture:
    """Show where in each article a term stands, from the headline on the left to the last word on the right.

    Returns
    -------
    Picture
        Table: one row a place, with article, match, position (share of the text before it, 0 to 1).

    Raises
    ------
    ValueError
        If no article contains the term.
    """
    chosen = _list(articles)
    found = concordance(chosen, term)
    if found.empty:
        raise ValueError(
            f"None of the {len(chosen)} articles contains {term!r}. Try a shorter form, such as {term[:5]!r}*."
        )
    lengths = {article.id: len(article.text) for article in chosen}
    position = found["start"] / found["article"].map(lengths)
    table = found[["article", "match"]].assign(position=position.round(3))
    rows = [article for article in chosen if article.id in set(found["article"])]
    title = f"“{term}” stands in {len(rows)} of {len(chosen)} articles, {len(found)} times in all"
    axes = canvas(1.3 + 0.24 * len(rows), title, _footer(chosen))
    for row, article in enumerate(rows):
        axes.hlines(row, 0, 1, color=GRID, linewidth=1)
        places = table.loc[table["article"] == article.id, "position"]
        axes.plot(places, [row] * len(places), "|", color=look.COLOURS["ORG"], markersize=11, markeredgewidth=2.4)
    axes.set_yticks(range(len(rows)), [article.id for article in rows])
    axes.set_xticks([0, 0.5, 1], ["headline", "middle", "end"])
    axes.set_xlim(-0.01, 1.01)
    axes.set_ylim(len(rows) - 0.5, -0.6)
    early = int((table.groupby("article")["position"].min() < 0.25).sum())
    alt = f"{title}. In {early} of the {len(rows)} it stands in the first quarter of the text."
    return Picture(axes, table, alt)


def anatomy(article: Article) -> Picture:
    """Show the paragraphs of an article as bars, with the part of each that is quoted.

    Returns
    -------
    Picture
        Table: one row a paragraph, with paragraph (from 1), words, quoted (words inside quotation marks), begins
        (its first words).

    Raises
    ------
    ValueError
        If the article has no paragraph.
    """
    if not article.paragraphs:
        raise ValueError(f"Article {article.id!r} has no paragraph to show.")
    rows = []
    for number, paragraph in enumerate(article.paragraphs, 1):
        quoted = sum(
            article.count_words(max(q.start, paragraph.start), min(q.end, paragraph.end))
            for q in article.quotations
            if q.start < paragraph.end and paragraph.start < q.end
        )
        words = article.count_words(paragraph.start, paragraph.end)
        begins = textwrap.shorten(paragraph.of(article.text), 40, placeholder=" …")
        rows.append((number, words, quoted, begins))
    table = pd.DataFrame(rows, columns=["paragraph", "words", "quoted", "begins"])
    total, quoted_total = sum(row[1] for row in rows), sum(row[2] for row in rows)
    title = f"{len(rows)} paragraphs, {total} words, {quoted_total} of them quoted"
    axes = canvas(1.3 + 0.3 * len(rows), title, f"{_footer([article])}. Hatched: words inside quotation marks.")
    longest = max(row[1] for row in rows)
    sign: dict[str, Any] = {"color": look.COLOURS["STATEMENT"], "hatch": "////", "edgecolor": "white", "linewidth": 0}
    for place, (_, words, quoted, _) in enumerate(rows):
        axes.barh(place, words, height=0.62, color="#cfd8dc")
        axes.barh(place, quoted, height=0.62, **sign)
        axes.text(words + longest * 0.015, place, str(words), va="center", fontsize=9, color=INK)
    # Set at the left, so that the first words stand under one another as on a page.
    axes.set_yticks(range(len(rows)), [f"{number:>2}  {begins}" for number, _, _, begins in rows], ha="left")
    axes.tick_params(axis="y", pad=222)  # points
    axes.set_xlim(0, longest * 1.1)
    axes.set_ylim(len(rows) - 0.5, -0.6)
    axes.set_xticks([])
    said = (f"Paragraph {n}: {words} words{f', {quoted} quoted' if quoted else ''}." for n, words, quoted, _ in rows)
    return Picture(axes, table, f"{title}. {' '.join(said)}")
