"""Who cites whom: outlets at the left, the media that they cite at the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from kit import look
from kit.compareplots.bars import spread
from kit.drawing import check, set_height, shortened, size_of, width, words_in, write
from kit.plots import INK, SOFT, Picture, canvas, nothing
from kit.wording import count

#: Sign of each kind of medium: its marker, how the footer shows it, and its words there.
SIGNS = {
    "state media": ("s", "■", "state media"),
    "agency": ("^", "▲", "agency"),
    "specialist": ("D", "◆", "specialist"),
    "media": ("o", "●", "other media"),
}

# All in points.
_ROW = 14.0
_NAME = 150.0  # the longest name
_PORT = 3.6  # between the ends of two lines at a source
_SOURCE = 25.0  # the least height of a source: its name, and how often it is cited
_HEAD = 18.0

_OUTLETS = "Outlet, statements"


class _Edge(NamedTuple):
    """An outlet that cites a source so many times; ``own`` says whether it does so in its own reports."""

    outlet: str
    source: str
    statements: int
    own: bool


def citations(edges: pd.DataFrame, most: int = 40) -> Picture:
    """Show which outlets cite which media: a line from each outlet to each medium, as wide as it is cited often.

    Parameters
    ----------
    edges : pandas.DataFrame
        As :func:`kit.who_cites_whom` makes it.
    most : int
        How many outlets to show, and how many sources: those with most statements.

    Returns
    -------
    Picture
        An outlet that is cited, too, stands on both sides. Table: the rows of ``edges`` that are shown, with outlet,
        source, source_class, statements and own (whether the outlet writes it itself; in “KCNA said, according to
        Yonhap” that Yonhap cites KCNA is what another outlet says).

    Raises
    ------
    ValueError
        If a column is missing.

    Notes
    -----
    Both sides are ordered by the mean place of what each name is joined to, which leaves few lines that cross (the
    barycentre method of K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of hierarchical system
    structures", IEEE Transactions on Systems, Man, and Cybernetics 11, 1981).
    """
    check(edges, ("outlet", "source", "source_class", "statements", "written_by"), "kit.who_cites_whom")
    if edges.empty:
        return nothing("No outlet cites another medium", "Take more articles, or look at kit.citations.", edges)
    every = [
        _Edge(str(outlet), str(source), int(statements), str(outlet) in str(written).split(" · "))
        for outlet, source, statements, written in zip(
            edges["outlet"], edges["source"], edges["statements"], edges["written_by"], strict=True
        )
    ]
    kinds = dict(zip(map(str, edges["source"]), edges["source_class"], strict=True))
    outlets, sources = _total(every, "outlet"), _total(every, "source")
    kept = {*list(outlets)[:most]}, {*list(sources)[:most]}
    shown = [edge for edge in every if edge.outlet in kept[0] and edge.source in kept[1]]
    title = _title(every, outlets, sources)
    hidden = len(every) - len(shown)
    axes = canvas(5, title, _footer(shown, kinds, hidden))
    _draw(axes, shown, kinds)
    rows = [(edge.outlet, edge.source, kinds[edge.source], edge.statements, edge.own) for edge in shown]
    table = pd.DataFrame(rows, columns=["outlet", "source", "source_class", "statements", "own"])
    return Picture(axes, table, f"{title}. {_said(every, sources)}")


def _total(edges: Sequence[_Edge], side: str) -> dict[str, int]:
    """Sum up the statements of each name of a side, the most first."""
    totals: dict[str, int] = defaultdict(int)
    for edge in edges:
        totals[getattr(edge, side)] += edge.statements
    return dict(sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])))


def _ordered(edges: Sequence[_Edge]) -> tuple[list[str], list[str]]:
    """Order both sides so that few lines cross."""
    outlets, sources = list(_total(edges, "outlet")), list(_total(edges, "source"))
    for _ in range(6):
        sources = _by_mean(sources, outlets, [(edge.source, edge.outlet, edge.statements) for edge in edges])
        outlets = _by_mean(outlets, sources, [(edge.outlet, edge.source, edge.statements) for edge in edges])
    return outlets, sources


def _by_mean(names: Sequence[str], others: Sequence[str], joined: Sequence[tuple[str, str, int]]) -> list[str]:
    place = {name: at / max(1, len(others) - 1) for at, name in enumerate(others)}
    weight: dict[str, float] = defaultdict(float)
    total: dict[str, float] = defaultdict(float)
    for name, other, statements in joined:
        weight[name] += statements
        total[name] += statements * place[other]
    return sorted(names, key=lambda name: (round(total[name] / weight[name], 9), -weight[name], name))


# Drawing


def _draw(axes: Axes, edges: Sequence[_Edge], kinds: Mapping[str, str]) -> None:
    wide = size_of(axes)[0]
    outlets, sources = _ordered(edges)
    totals = _total(edges, "outlet"), _total(edges, "source")
    joined: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        joined[edge.source].append(edge)
    sizes = [max(_SOURCE, _PORT * (len(joined[name]) + 1)) for name in sources]
    high = max(_ROW * len(outlets), sum(sizes))
    step = high / len(outlets)
    ys = {name: (at + 0.5) * step for at, name in enumerate(outlets)}
    wanted = [sum(ys[edge.outlet] * edge.statements for edge in joined[name]) / totals[1][name] for name in sources]
    middles = dict(zip(sources, spread(wanted, sizes, 0, high), strict=True))

    names = {name: shortened(words_in(name) or "(no name)", _NAME) for name in {*outlets, *sources}}
    digits = max(width(str(total)) for total in totals[0].values())
    left = max(max(width(names[name]) for name in outlets) + digits + 14, width(_OUTLETS) + 6)
    right = wide - max([*(width(names[name]) for name in sources), width(_cited(999, 99))]) - 20
    write(axes, left - 4, -_HEAD + 8, _OUTLETS, ha="right", color=SOFT)
    write(axes, right + 16, -_HEAD + 8, "Cited medium", color=SOFT)
    for name in outlets:
        write(axes, left - 9 - digits, ys[name], names[name], ha="right")
        write(axes, left - 4, ys[name], str(totals[0][name]), ha="right", color=SOFT)
    most = max(edge.statements for edge in edges)
    for name in sources:
        marker = SIGNS.get(kinds[name], SIGNS["media"])[0]
        own = sorted(joined[name], key=lambda edge: ys[edge.outlet])
        for at, edge in enumerate(own):
            port = middles[name] + (at - (len(own) - 1) / 2) * _PORT
            _draw_edge(axes, edge, (left, ys[edge.outlet]), (right, port), most)
        colour = look.COLOURS["ORG"]
        axes.plot(
            right + 8, middles[name], marker, color=colour, markersize=8, markeredgecolor=INK, markeredgewidth=0.6
        )
        cited = _cited(totals[1][name], len(own))
        write(axes, right + 16, middles[name] - 5.5, names[name])
        write(axes, right + 16, middles[name] + 5.5, cited, color=SOFT)
    axes.set(xticks=[], yticks=[], xlim=(0, wide), ylim=(high, -_HEAD))
    set_height(axes, high + _HEAD)


def _cited(statements: int, outlets: int) -> str:
    return f"{statements}, by {count(outlets, 'outlet')}"


def _draw_edge(axes: Axes, edge: _Edge, begin: tuple[float, float], end: tuple[float, float], most: int) -> None:
    """Draw a curve with a head at its end; what another outlet says is dashed."""
    (x, y), (x2, y2) = begin, (end[0] - 3, end[1])
    bend = (x2 - x) * 0.5
    path = Outline([(x, y), (x + bend, y), (x2 - bend, y2), (x2, y2)], [1, 4, 4, 4])
    share = edge.statements / most
    colour = str(round(0.66 - 0.3 * share, 2))
    style = "-" if edge.own else (0, (2, 1.2))
    curve = PathPatch(path, fill=False, edgecolor=colour, linewidth=0.8 + 3.2 * share, zorder=1 + share / 2)
    curve.set(linestyle=style, capstyle="butt")
    axes.add_patch(curve)
    axes.plot(end[0] - 1.5, y2, ">", color=colour, markersize=3.4, zorder=2)


# Words of the whole


def _title(edges: Sequence[_Edge], outlets: Mapping[str, int], sources: Mapping[str, int]) -> str:
    first = next(iter(sources))
    cited_by = sum(edge.source == first for edge in edges)
    if len(outlets) == 1:
        return f"{words_in(next(iter(outlets)))} cites {count(len(sources), 'medium').replace('mediums', 'media')}"
    some = "All" if cited_by == len(outlets) else f"{cited_by} of"
    return f"{some} {count(len(outlets), 'outlet')} that cite other media cite {words_in(first)}"


def _footer(edges: Sequence[_Edge], kinds: Mapping[str, str], hidden: int) -> str:
    there = {kinds[edge.source] for edge in edges}
    signs = [f"{sign} {words}" for kind, (_, sign, words) in SIGNS.items() if kind in there]
    words = f"{count(sum(edge.statements for edge in edges), 'statement')}. The wider a line, the more statements."
    words += f" {', '.join(signs)}."
    if not all(edge.own for edge in edges):
        words += " Dashed: another outlet says so."
    if hidden:
        words += f" Not shown, as least used: {count(hidden, 'line')}."
    return words


def _said(edges: Sequence[_Edge], sources: Mapping[str, int]) -> str:
    said = []
    for name in list(sources)[:8]:
        own = sorted((edge for edge in edges if edge.source == name), key=lambda edge: (-edge.statements, edge.outlet))
        by = ", ".join(f"{words_in(edge.outlet)} {edge.statements}" for edge in own[:8])
        more = f" and {count(len(own) - 8, 'more outlet')}" if own[8:] else ""
        said.append(f"{words_in(name)} is cited by {by}{more}")
    if len(sources) > 8:
        said.append(f"and {len(sources) - 8} more media are cited")
    return "; ".join(said) + "."
