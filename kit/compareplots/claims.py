"""Claims against outlets: who tells what, who tells it differently, and who does not tell it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd
from matplotlib.patches import Rectangle

from kit.article import Article
from kit.compareplots import grid
from kit.compareplots.grid import Grid
from kit.comparison.tables import claims_matrix, corroboration
from kit.drawing import articles_line, check, width, words_in, write
from kit.plots import GRID, INK, SOFT, Picture, canvas, nothing
from kit.tagging import Taggable, articles_of
from kit.wording import count

#: What an outlet does with a claim: its sign in the footer, and its words there.
SIGNS = {
    "tells": ("●", "tells it"),
    "tells differently": ("◆", "tells it differently"),
    "tells in several ways": ("◐", "tells it in several ways"),
    "not told": ("·", "does not tell it"),
    "opening only": ("▨", "does not tell it, but only the opening was read"),
}
_PALE = "#b8b8b8"
_TELLS = ("tells", "tells differently", "tells in several ways")
_ODD = _TELLS[1:]
_TOTALS = ("outlets", "sources")


def matrix(tellings: pd.DataFrame, articles: Taggable, most: int = 20) -> Picture:
    """Show which outlet tells which claim, and which tells it differently.

    Parameters
    ----------
    tellings : pandas.DataFrame
        As :func:`kit.compare` makes them; a selection, such as only the claims whose ``status`` is ``differs``, will
        do.
    articles : Corpus or iterable of Article
        The articles that were compared.
    most : int
        How many claims to show: those that most outlets tell. Of more outlets than there is room for, those are shown
        that tell most of these claims.

    Returns
    -------
    Picture
        Outlets stand in the order of publication. Table: one row a claim, with claim (its words), outlets (how many
        tell it), sources (how many stand behind them), behind (their names), then one column an outlet, as in
        :func:`kit.claims_matrix`.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    check(tellings, ("claim", "label", "article", "outlet", "cell", "behind", "differs"), "kit.compare")
    chosen = articles_of(articles)
    if tellings.empty:
        return nothing("There are no claims to show", "Compare more articles with kit.compare.", tellings)
    cells = claims_matrix(tellings, chosen).reset_index(drop=True)
    behind = corroboration(tellings)[["label", "outlets", "sources", "behind"]].rename(columns={"label": "claim"})
    outlets = cells.shape[1]
    order = behind.sort_values("outlets", ascending=False, kind="stable").head(most).index
    behind, cells = behind.loc[order].reset_index(drop=True), cells.iloc[order].reset_index(drop=True)
    told = cells.isin(_TELLS).sum().sort_values(ascending=False, kind="stable")
    kept = set(told.index[: grid.fitting(_TOTALS)])
    shown = cells[[name for name in cells if name in kept]]
    names = list(map(str, shown))

    title = _title(behind, cells)
    hidden = (tellings["claim"].nunique() - len(behind), outlets - shown.shape[1])
    axes = canvas(5, title, _footer(chosen, shown, hidden))
    numbers = behind[["outlets", "sources"]].to_numpy().tolist()
    drawn = grid.draw(
        axes, [words_in(claim) for claim in behind["claim"]], list(map(words_in, names)), _TOTALS, numbers
    )
    for row, own in enumerate(shown.to_numpy().tolist()):
        for column, cell in enumerate(own):
            _sign(drawn, drawn.xs[column], drawn.ys[row], cell)
    _days(drawn, _first_days(chosen, names))
    return Picture(axes, pd.concat([behind, cells], axis=1), f"{title}. {_said(behind, cells)}")


def _sign(drawn: Grid, x: float, y: float, cell: str) -> None:
    size = min(drawn.wide - 2, 9.5)
    if cell == "opening only":
        corner = (x - size / 2, y - size / 2)
        style: dict[str, Any] = {"facecolor": "white", "edgecolor": _PALE, "hatch": "//////", "linewidth": 0.5}
        drawn.axes.add_patch(Rectangle(corner, size, size, **style))
    elif cell == "not told":
        drawn.axes.plot(x, y, "o", color=SOFT, markersize=1.6)
    elif cell != "tells differently":
        half: dict[str, Any] = {"fillstyle": "left", "markerfacecoloralt": "white"} if cell in _ODD else {}
        colour = INK if half else grid.TOLD
        edge: dict[str, Any] = {"markeredgecolor": INK, "markeredgewidth": 0.7}
        drawn.axes.plot(x, y, "o", color=colour, markersize=size, **edge, **half)
    else:
        drawn.axes.plot(x, y, "D", color=INK, markersize=size * 0.8, markeredgecolor="white", markeredgewidth=0.5)


def _first_days(articles: Sequence[Article], outlets: Sequence[str]) -> list[date | None]:
    """Return for each outlet the day of its first report."""
    days = {name: [one.published for one in articles if one.outlet == name] for name in outlets}
    return [min((day for day in days[name] if day), default=None) for name in outlets]


def _days(drawn: Grid, days: Sequence[date | None]) -> None:
    """Say under the columns on which day the outlets first reported, where there is room."""
    low = drawn.axes.get_ylim()[0]
    half, edge = drawn.wide / 2, 0.0
    for day, group in groupby(enumerate(days), key=lambda pair: pair[1]):
        places = [drawn.xs[at] for at, _ in group]
        bounds = [places[0] - half, places[-1] + half]
        for y in drawn.ys:
            drawn.axes.vlines(bounds, y - drawn.high / 2, y + drawn.high / 2, color=SOFT, linewidth=0.7, zorder=-0.5)
        drawn.axes.vlines(bounds, low, low + 14, color=SOFT, linewidth=0.7)
        middle = (places[0] + places[-1]) / 2
        forms = [f"{day.day} {day:%B}", f"{day.day} {day:%b}", str(day.day)] if day else ["no date", "?"]
        room = places[-1] - places[0] + drawn.wide
        for words in forms:
            if width(words) + 4 <= room and edge <= middle - width(words) / 2:
                write(drawn.axes, middle, low + 8, words, ha="center", color=SOFT)
                edge = middle + width(words) / 2 + 3
                break
    if drawn.xs[0] - half > width("First report of an outlet") + 8:
        write(drawn.axes, 2, low + 8, "First report of an outlet", color=SOFT)
    drawn.axes.hlines(low, 0, drawn.right, color=GRID, linewidth=0.5)
    drawn.axes.set_ylim(low + 16, drawn.axes.get_ylim()[1])


# Words of the whole


def _title(behind: pd.DataFrame, cells: pd.DataFrame) -> str:
    outlets, widest = cells.shape[1], int(behind["outlets"].max())
    differs = int(cells.isin(_ODD).any(axis=1).sum())
    if outlets == 1:
        return f"{count(len(behind), 'claim')} of {cells.columns[0]}, with nobody to compare"
    everybody = int((behind["outlets"] == outlets).sum())
    if everybody:
        said = f"{count(everybody, 'claim')} {_are(everybody)} told by all {outlets} outlets"
    else:
        said = f"The most widely told claim is told by {widest} of {outlets} outlets"
    return f"{said}; of {count(len(behind), 'claim')}, {differs} {_are(differs)} told differently" if differs else said


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _footer(articles: Sequence[Article], shown: pd.DataFrame, hidden: tuple[int, int]) -> str:
    there = set(shown.to_numpy().ravel())
    signs = ", ".join(f"{sign} {words}" for cell, (sign, words) in SIGNS.items() if cell in there)
    words = f"{articles_line((one.id, one.published) for one in articles)}. {signs}. Absence alone proves little."
    words += " Sources: how many stand behind the outlets that tell it."
    left = [count(number, noun) for number, noun in zip(hidden, ("claim", "outlet"), strict=True) if number]
    if left:
        words += f" Not shown, as least told or telling least: {' and '.join(left)}."
    return words


def _said(behind: pd.DataFrame, cells: pd.DataFrame) -> str:
    """Say the most widely told claims in words."""
    said = []
    columns = (behind[name].tolist()[:8] for name in ("claim", "outlets", "sources"))
    for row, (claim, outlets, sources) in enumerate(zip(*columns, strict=True)):
        words = f"“{words_in(claim)}”: {count(outlets, 'outlet')}, {count(sources, 'source')}"
        for cell in _ODD:
            odd = [str(name) for name, own in cells.loc[row].items() if own == cell]
            if odd:
                words += f", {cell.replace('tells', 'told')} by {', '.join(odd[:6])}{' and others' if odd[6:] else ''}"
        said.append(words)
    if len(behind) > 8:
        said.append(f"and {count(len(behind) - 8, 'more claim')}")
    return "; ".join(said) + "."
