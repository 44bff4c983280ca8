"""Pictures of articles. Each comes with its data as a table and with a text that says the same.

Every function returns a :class:`Picture`; in a notebook it shows itself, and ``picture.axes`` is there for whoever
wants to change it.
"""

from __future__ import annotations

import base64
import io
import math
import textwrap
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from kit import lettering, look, maps
from kit.article import Article
from kit.corpus import Articles, as_list
from kit.network import LABELS, co_mentions, layout, named
from kit.wording import count, escaped, spread
from kit.words import concordance, term_counts

_WIDTH = 7.2  # inches
_DPI = 200  # twice what a page shows, so that pictures stay sharp
#: Colours of words, of what is less important, and of the light lines behind.
INK, SOFT, GRID = "#1f1f1f", "#595959", "#d9d9d9"
_LAND = "#e9e9e9"


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
        """Write the picture to a file; its ending says the format (png, pdf, svg).

        Raises
        ------
        ValueError
            If there is no such format.
        OSError
            If the file can't be written.
        """
        self._figure.savefig(path, dpi=_DPI)
        return Path(path)

    def data_uri(self) -> str:
        """Return the picture as an address that holds it (RFC 2397), so that a page needs no other file."""
        return f"data:image/png;base64,{base64.b64encode(self._png()).decode('ascii')}"

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_html_(self) -> str:
        width = round(_WIDTH * _DPI / 2)
        alt = escaped(self.alt)
        return (
            f"<figure{look.style('figure')}>"
            f"<img alt='{alt}' width='{width}'{look.style('picture')} src='{self.data_uri()}'>"
            f"<figcaption{look.style('page')}><details><summary>In words</summary>{alt}</details></figcaption></figure>"
        )


def canvas(height: float, title: str, footer: str) -> Axes:
    """Return axes without a box, under a title that says what is seen and over a small footer."""
    figure = Figure(figsize=(_WIDTH, height), layout=ConstrainedLayoutEngine(h_pad=0.1), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    figure.suptitle(
        _balanced(title, 66), x=0.012, ha="left", fontsize=12, fontweight="bold", color=INK, parse_math=False
    )
    _foot(figure, footer)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=9.5, labelcolor=INK)
    return axes


def _foot(figure: Figure, footer: str) -> None:
    figure.supxlabel(textwrap.fill(footer, 100), x=0.012, ha="left", fontsize=9, color=SOFT, parse_math=False)


def _balanced(words: str, width: int) -> str:
    """Break words into as few lines as the width allows, none much shorter than the others."""
    fewest = len(textwrap.wrap(words, width))
    lines = (textwrap.wrap(words, narrow) for narrow in range(max(1, len(words) // max(1, fewest)), width + 1))
    return "\n".join(next((wrapped for wrapped in lines if len(wrapped) == fewest), [words]))


def _footer(articles: Sequence[Article]) -> str:
    days = [article.published for article in articles]
    if len(articles) == 1:
        return f"{articles[0].outlet}{spread(days) or ', no date'}"
    return f"{len(articles)} articles{spread(days, ', published ')}"


def nothing(title: str, advice: str, table: pd.DataFrame) -> Picture:
    """Return a picture that says that there is nothing to draw, and what to do."""
    axes = canvas(1.0, title, advice)
    axes.set(xticks=[], yticks=[])
    return Picture(axes, table, f"{title}. {advice}")


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
    chosen = as_list(articles)
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
            total, using = int(values["articles"]), int(values[term])
            axes.barh(row, 0.62, left=column, height=0.56, color="#f0f0f0")
            axes.barh(row, 0.62 * using / total, left=column, height=0.56, color=look.COLOURS["PERSON"])
            axes.text(column + 0.65, row, f"{using}/{total}", va="center", ha="left", fontsize=9, color=INK)
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

    Parameters
    ----------
    articles : Article, Corpus or iterable of Article
    term : str
        A word or phrase; see :func:`kit.words.term_pattern`.

    Returns
    -------
    Picture
        Table: one row a place, with article, match, position (share of the text before it, 0 to 1).

    Raises
    ------
    ValueError
        If the term can't be looked for.
    """
    chosen = as_list(articles)
    found = concordance(chosen, term)
    if found.empty:
        columns = found[["article", "match"]].assign(position=[])
        return nothing(
            f"“{term}” stands in none of the {count(len(chosen), 'article')}",
            "Try a shorter form, or one with a star.",
            columns,
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

    Parameters
    ----------
    article : Article

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
    widest = max(label.get_window_extent().width for label in axes.get_yticklabels())  # pixels
    axes.tick_params(axis="y", pad=widest * 72 / axes.figure.dpi + 8)
    axes.set_xlim(0, longest * 1.1)
    axes.set_ylim(len(rows) - 0.5, -0.6)
    axes.set_xticks([])
    said = (f"Paragraph {n}: {words} words{f', {quoted} quoted' if quoted else ''}." for n, words, quoted, _ in rows)
    return Picture(axes, table, f"{title}. {' '.join(said)}")


def network(
    mentions: pd.DataFrame,
    *,
    articles: Articles | None = None,
    labels: Collection[str] = LABELS,
    at_least: int = 2,
    most: int = 25,
) -> Picture:
    """Show which people and organisations the same articles name.

    Parameters
    ----------
    mentions : pandas.DataFrame
        One row a mention, with the columns article, label and entity.
    articles : Corpus or iterable of Article, optional
        What was tagged; the footer names it with its dates.
    labels : collection of str
        Which labels to show.
    at_least : int
        How many articles must name both, so that a line joins two entities.
    most : int
        How many entities to show: those in most articles.

    Returns
    -------
    Picture
        Table: the lines, as :func:`kit.network.co_mentions` gives them.

    Raises
    ------
    ValueError
        If a label is unknown.
    """
    unknown = [label for label in labels if label not in look.MARKERS]
    if unknown:
        raise ValueError(f"There is no label {unknown[0]!r}. Choose from {', '.join(look.MARKERS)}.")
    pairs = co_mentions(mentions, labels=labels, at_least=at_least)
    if pairs.empty:
        title = f"No two entities with the labels {', '.join(labels)} share {count(at_least, 'article')}"
        return nothing(title, "Lower at_least, or take more articles or labels.", pairs)
    everyone = named(mentions, labels=labels)
    joined = list(dict.fromkeys(pairs[["first", "second"]].to_numpy().ravel()))
    pairs = pairs[pairs[["first", "second"]].isin(joined[:most]).all(axis=1)].reset_index(drop=True)
    shown = everyone[everyone["entity"].isin(joined[:most])]

    title = _network_title(pairs)
    footer = _footer(as_list(articles)) if articles is not None else count(mentions["article"].nunique(), "article")
    footer += f". A line: {count(at_least, 'article')} or more name both; it proves no tie. Size counts articles."
    if len(joined) > most:
        footer += f" Shown: the {len(shown)} names with the strongest lines, of {len(joined)}."
    axes = canvas(3.7 + 0.09 * len(shown), title, footer)
    axes.set(xlim=(-0.2, 1.2), ylim=(-0.1, 1.1), xticks=[], yticks=[])
    spots = layout(pairs)
    top = int(pairs["articles"].max())
    for first, second, shared in pairs[["first", "second", "articles"]].iloc[::-1].itertuples(index=False):
        (x, y), (x2, y2) = spots[first], spots[second]
        axes.plot([x, x2], [y, y2], **_line(shared, top))
    biggest = int(shown["articles"].max())
    points = []
    for entity, label, named_in in shown[["entity", "label", "articles"]].itertuples(index=False):
        radius = max(3.5, 11 * (named_in / biggest) ** 0.5)
        axes.plot(*spots[entity], **_sign(label), markersize=2 * radius)
        points.append((*spots[entity], radius))
    _key(axes, [label for label in look.MARKERS if label in set(shown["label"])], sorted({at_least, top}))
    _letter(axes, points, [_short(entity) for entity in shown["entity"]], footer, _away(pairs, spots, shown["entity"]))
    return Picture(axes, pairs, f"{title}. {_network_words(pairs, shown)}")


def _network_title(pairs: pd.DataFrame) -> str:
    first, second, top = pairs["first"][0], pairs["second"][0], int(pairs["articles"][0])
    ties = int((pairs["articles"] == top).sum()) - 1
    if not ties:
        return f"{first} and {second} share {count(top, 'article')}, more than any other two"
    others = f"{'does' if ties == 1 else 'do'} {count(ties, 'other pair')}"
    return f"{first} and {second} share {count(top, 'article')}, as {others}"


def _network_words(pairs: pd.DataFrame, shown: pd.DataFrame) -> str:
    told = pairs.head(12)[["first", "second", "articles"]].itertuples(index=False)
    said = "; ".join(f"{first} and {second} {shared}" for first, second, shared in told)
    more = f"; {count(len(pairs) - 12, 'more pair')}" if len(pairs) > 12 else ""
    return f"{count(len(shown), 'name')} and {count(len(pairs), 'line')}. Articles that two names share: {said}{more}."


def _away(
    pairs: pd.DataFrame, spots: Mapping[str, tuple[float, float]], entities: Iterable[str]
) -> list[tuple[float, float]]:
    """Say for each entity on which side it has the fewest and thinnest lines: there its name is best read."""
    pull = dict.fromkeys(spots, (0.0, 0.0))
    for one, other, shared in pairs[["first", "second", "articles"]].itertuples(index=False):
        dx, dy = (spots[one][axis] - spots[other][axis] for axis in (0, 1))
        weight = shared / (math.hypot(dx, dy) or 1)
        for entity, sign in ((one, weight), (other, -weight)):
            pull[entity] = pull[entity][0] + sign * dx, pull[entity][1] + sign * dy
    return [pull[entity] for entity in entities]


def _line(shared: int, top: int) -> dict[str, Any]:
    """Draw what more articles share thicker, darker and on top."""
    share = shared / top
    return {"color": str(round(0.88 - 0.33 * share, 2)), "linewidth": 0.6 + 4.4 * share, "zorder": 1 + share / 2}


def _sign(label: str) -> dict[str, Any]:
    return {
        "marker": look.MARKERS[label],
        "color": look.COLOURS[label],
        "markeredgecolor": "white",
        "linestyle": "none",
    }


def _key(axes: Axes, labels: Sequence[str], shared: Sequence[int]) -> None:
    """Say above the picture what its signs and lines mean."""
    signs = [Line2D([], [], **_sign(label), markersize=9, label=look.NAMES[label]) for label in labels]
    lines = [Line2D([], [], **_line(n, max(shared)), label=f"{n} shared") for n in shared]
    axes.legend(
        handles=[*signs, *lines],
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=len(signs) + len(lines),
        frameon=False,
        fontsize=9,
        borderpad=0,
        borderaxespad=0,
        columnspacing=1.4,
        handlelength=1.6,
        handletextpad=0.5,
    )


def _short(name: str) -> str:
    """Set a long name in two lines."""
    return "\n".join(textwrap.wrap(name, 24, max_lines=2, placeholder=" …"))


def _letter(
    axes: Axes,
    points: Sequence[tuple[float, float, float]],
    names: Sequence[str],
    footer: str,
    away: Sequence[tuple[float, float]] = (),
) -> None:
    """Write names beside points (x, y in data, radius in printer's points); say in the footer how many don't fit.

    From then on the layout stays as it is, as the names fit only this one.
    """
    figure = axes.get_figure(root=True)
    assert isinstance(figure, Figure)
    _foot(figure, f"{footer} {_unnamed(99)}")  # room for the longest footer
    texts = [
        axes.annotate(
            name,
            (x, y),
            (0, 0),
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=9.5,
            color=INK,
            linespacing=1.05,
            path_effects=[patheffects.withStroke(linewidth=2.5, foreground="white")],
            zorder=4,
            parse_math=False,
        )
        for (x, y, _), name in zip(points, names, strict=False)
    ]
    for text in texts:
        text.set_in_layout(False)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    scale = 72 / figure.dpi
    centres = axes.transData.transform([(x, y) for x, y, _ in points]) * scale
    signs = [lettering.Point(x, y, radius) for (x, y), (_, _, radius) in zip(centres, points, strict=True)]
    extents = [text.get_window_extent() for text in texts]
    sizes = [(extent.width * scale + 2, extent.height * scale) for extent in extents]
    frame = lettering.Box(*(edge * scale for edge in axes.bbox.extents))
    places = lettering.place(signs, sizes, frame, away)
    for text, sign, box in zip(texts, signs, places, strict=False):
        if box is None:
            text.remove()
            continue
        text.set_position(((box.left + box.right) / 2 - sign.x, (box.lower + box.upper) / 2 - sign.y))
        x, y = sign.nearest(box)
        if (x - sign.x) ** 2 + (y - sign.y) ** 2 > (sign.radius + lettering.GAPS[1] / 2) ** 2:
            arrow = {"arrowstyle": "-", "color": SOFT, "linewidth": 0.7, "shrinkA": 0, "shrinkB": sign.radius}
            offset = (x - sign.x, y - sign.y)
            axes.annotate("", text.xy, offset, textcoords="offset points", arrowprops=arrow, zorder=3)
    unnamed = len(points) - len(places) + places.count(None)
    _foot(figure, f"{footer} {_unnamed(unnamed)}" if unnamed else footer)


def _unnamed(number: int) -> str:
    return f"{count(number, 'name')} did not fit; the table has them all."


def places(table: pd.DataFrame, *, articles: Articles | None = None, most: int = 40) -> Picture:
    """Show on a map how often places are named.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a place: name, lat, lon (degrees, north and east positive), and mentions or articles. Rows without
        coordinates are left out and counted.
    articles : Corpus or iterable of Article, optional
        Where the places are named; the footer names them with their dates.
    most : int
        How many places to name at most; the others have a circle only.

    Returns
    -------
    Picture
        Table: the places with coordinates, the one named most first: name, lat, lon and what was counted.

    Raises
    ------
    ValueError
        If a column is missing, or a coordinate can't be one.

    Notes
    -----
    The area of a circle follows the count. The map is equirectangular; its coastlines are Natural Earth's.
    """
    unit = "mentions" if "mentions" in table.columns else "articles"
    columns = ["name", "lat", "lon", unit]
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise ValueError(f"The table has no column {missing[0]!r}. It needs name, lat, lon and mentions (or articles).")
    counted = table.loc[table[unit] > 0, columns]
    known = counted.dropna().astype({unit: int}).sort_values([unit, "name"], ascending=[False, True], ignore_index=True)
    wrong = known[~(known["lat"].between(-90, 90) & known["lon"].between(-180, 180))]
    if not wrong.empty:
        name, lat, lon = wrong.iloc[0][["name", "lat", "lon"]]
        raise ValueError(
            f"{name!r} can't be at latitude {lat}, longitude {lon}. They go from -90 to 90 and -180 to 180."
        )
    if known.empty:
        return nothing("No place has coordinates", "The map shows places that stand in the kit's lists.", known)

    view = maps.window(known["lon"].tolist(), known["lat"].tolist())
    title = _places_title(known, unit)
    footer = f"{_footer(as_list(articles))}. " if articles is not None else ""
    footer += f"Size counts {unit} and proves no importance. Coastlines: Natural Earth."
    if len(known) < len(counted):
        footer += f" Without coordinates, not shown: {len(counted) - len(known)}."
    axes = canvas(1.25 + 6.5 * view.shape, title, footer)
    _ground(axes, view)
    biggest = known[unit].max()
    points = []
    for lat, lon, times in known[["lat", "lon", unit]].itertuples(index=False):
        x, radius = view.turn(lon), max(2.5, 15 * (times / biggest) ** 0.5)
        colour = look.COLOURS["PLACE"]
        axes.plot(x, lat, "o", markersize=2 * radius, color=f"{colour}80", markeredgecolor=colour, clip_on=False)
        points.append((x, lat, radius))
    names = [f"{name} {times}" for name, times in known[["name", unit]].head(most).itertuples(index=False)]
    _letter(axes, points, names, footer)
    said = ", ".join(f"{name} {times}" for name, times in known[["name", unit]].head(20).itertuples(index=False))
    more = f", and {count(len(known) - 20, 'more place')}" if len(known) > 20 else ""
    return Picture(axes, known, f"{title}. Map with {count(len(known), 'circle')}. {unit.capitalize()}: {said}{more}.")


def _places_title(known: pd.DataFrame, unit: str) -> str:
    first, times = known["name"][0], int(known[unit][0])
    ties = int((known[unit] == times).sum()) - 1
    said = count(times, "time") if unit == "mentions" else f"in {count(times, 'article')}"
    if len(known) == 1:
        return f"{first} is named {said}"
    if ties:
        return f"Of {len(known)} places, {first} and {count(ties, 'other')} are named most: {said} each"
    return f"Of {len(known)} places, {first} is named most: {said}"


def _ground(axes: Axes, view: maps.Window) -> None:
    """Draw the land that is in view, and set degrees at the edges."""
    for turn in (-360, 0, 360):
        for rings in maps.land():
            east, west = (limit(lon for lon, _ in rings[0]) + turn for limit in (max, min))
            if east < view.west or view.east < west:
                continue
            paths = [Outline([(lon + turn, lat) for lon, lat in ring], closed=True) for ring in rings]
            # An edge of the same colour closes the seam where the land is cut at the 180th meridian.
            land = PathPatch(Outline.make_compound_path(*paths), facecolor=_LAND, edgecolor=_LAND, linewidth=0.4)
            axes.add_patch(land)
    axes.set(xlim=(view.west, view.east), ylim=(view.south, view.north), aspect=view.stretch)
    for axis, low, high, marks in (
        (axes.xaxis, view.west, view.east, "WE"),
        (axes.yaxis, view.south, view.north, "SN"),
    ):
        step = next(step for step in (1, 2, 5, 10, 20, 30, 60) if (high - low) / step <= 7)
        ticks = range(math.ceil(low / step) * step, math.floor(high) + 1, step)
        axis.set_ticks(ticks, [_degrees((tick + 180) % 360 - 180 if tick > 180 else tick, marks) for tick in ticks])
    axes.tick_params(labelsize=9, labelcolor=SOFT)
    for spine in axes.spines.values():
        spine.set(visible=True, color=GRID, linewidth=0.8)


def _degrees(value: int, marks: str) -> str:
    return f"{abs(value)}°" + (f" {marks[value > 0]}" if value % 180 else "")
