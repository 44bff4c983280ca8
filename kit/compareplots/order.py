"""What each report tells first: its paragraphs from left to right, and who is behind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from kit.cells import missing
from kit.compareplots.bars import KINDS
from kit.drawing import BAND, GREY, check, day_in, set_height, shortened, size_of, width, words_in, write
from kit.plots import GRID, INK, SOFT, Picture, canvas, nothing
from kit.tagging import Taggable, articles_of
from kit.wording import count

# All in points.
_ROW = 17.0  # the height of a row
_NAMED_ROW = 30.0  # with the names of the sources under it
_BLOCK = 11.0  # the height of a paragraph with a source
_OWN = 3.0  # the height of one without
_NAME = 150.0  # the longest name of a row
_HEAD = 20.0  # above the first row
_HEADLINE = 20.0  # the width of a headline
_GAP = 7.0  # beside the headline
_SWATCH, _LINE = 13.0, 15.0  # a sign of the key, and the height of a line of them
_FEW = 8  # rows, of which each has the names of its sources
_FIRST = 100.0  # the longest name of a first source, beside more rows

_COLUMNS = ["outlet", "article", "paragraph", "begins", "share", "group", "source"]
_VOICE = "own voice"
_PLURALS = {
    "official": "officials",
    "named person": "people with a name",
    "document": "documents",
    "other": "other sources",
}


class _Part(NamedTuple):
    """A headline (``number`` 0) or a paragraph: where it begins and how long it is, as shares of the report."""

    number: int
    begins: float
    share: float
    group: str
    source: str


class _Report(NamedTuple):
    """A line of the picture; ``when`` tells apart the reports of one outlet."""

    outlet: str
    when: str
    article: str
    day: date
    parts: list[_Part]
    opening: bool

    @property
    def name(self) -> str:
        """Outlet and day."""
        return self.outlet + self.when

    @property
    def cited(self) -> list[_Part]:
        """The parts that have a source, in the order of the text."""
        return [part for part in self.parts if part.group]


def order(told: pd.DataFrame, articles: Taggable | None = None, most: int = 40) -> Picture:
    """Show what each report tells first, and who is behind it.

    Parameters
    ----------
    told : pandas.DataFrame
        As :func:`kit.story_order` makes it.
    articles : Article, Corpus or iterable of Article, optional
        The articles of the table. With them a report of which only the opening was read is marked.
    most : int
        How many reports to show: those published first.

    Returns
    -------
    Picture
        A line for each report. Its blocks are its headline and its paragraphs, as wide as they are long; the look of
        a block says what kind of source comes first in it, and a thin one names nobody. Reports whose first sources
        are of one kind stand together; of those, the one that names it earliest stands first. Up to eight reports
        have the names of their sources under them. Table: one row a part in the order of the picture, with outlet,
        article, paragraph (the headline is 0), begins, share, group and source.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    check(told, (*_COLUMNS, "published"), "kit.story_order")
    if told.empty:
        return nothing("There are no paragraphs to show", "Take articles that have text.", told)
    reports = sorted(_reports(told, articles), key=_rank)
    earliest = sorted(reports, key=lambda report: (report.day, report.article))[:most]
    shown = [report for report in reports if report in earliest]
    title = _title(reports)
    axes = canvas(5, title, _footer(reports, shown))
    _draw(axes, shown)
    return Picture(axes, _table(told, reports), f"{title}. {_said(reports)}")


def _reports(told: pd.DataFrame, articles: Taggable | None) -> Iterator[_Report]:
    """Yield the reports of a table; those of an outlet with several have their days in their names."""
    openings = {one.id for one in articles_of(articles or []) if one.part_read == "opening"}
    several = told.groupby("outlet")["article"].nunique().gt(1)
    years = {day.year for day in map(day_in, told["published"]) if day}
    used: Counter[str] = Counter()
    for id, own in sorted(told.groupby("article"), key=lambda pair: str(pair[0])):
        outlet, day = own["outlet"].iloc[0], day_in(own["published"].iloc[0])
        name = words_in(outlet) or "(no name)"
        when = f", {day.day} {day:%b}" + (f" {day.year}" if len(years) > 1 else "") if several[outlet] and day else ""
        used[name + when] += 1
        when += f" ({used[name + when]})" if used[name + when] > 1 else ""
        parts = [
            _Part(int(row["paragraph"]), _number(row["begins"]), _number(row["share"]), *_behind(row))
            for row in own.sort_values("paragraph").to_dict("records")
        ]
        yield _Report(name, when, str(id), day or date.max, parts, str(id) in openings)


def _behind(row: dict[Any, Any]) -> tuple[str, str]:
    """Return the group and the name of the first source of a part."""
    group, source = words_in(row["group"]), words_in(row["source"])
    return (group if group in KINDS or not group else "other"), source


def _number(share: Any) -> float:
    return 0.0 if missing(share) else float(share)


def _rank(report: _Report) -> tuple[int, float, str, str]:
    """Sort by the kind of the first source, then by how early it stands; who cites nobody comes last."""
    if not report.cited:
        return len(KINDS), 0.0, report.name, report.article
    first = report.cited[0]
    return list(KINDS).index(first.group), first.begins, report.name, report.article


# Drawing


def _draw(axes: Axes, reports: Sequence[_Report]) -> None:
    wide = size_of(axes)[0]
    few = len(reports) <= _FEW
    high = _NAMED_ROW if few else _ROW
    names = [shortened(report.outlet, _NAME - width(report.when)) + report.when for report in reports]
    firsts = [shortened(report.cited[0].source, _FIRST) if report.cited else "" for report in reports]
    left = max(map(width, names)) + 12
    body = left + _HEADLINE + _GAP
    right = wide - (max(width("…") + 4, 4) if few else max(map(width, [*firsts, "first source"])) + 16)
    for place, report in enumerate(reports):
        top = place * high
        if place % 2 == 0:
            axes.add_patch(Rectangle((0, top), wide, high, color=BAND, linewidth=0, zorder=-2))
        middle = top + _ROW / 2 + (1 if few else 0)
        write(axes, 2, middle, names[place])
        _draw_report(axes, report, (left, body, right), middle)
        if few:
            write(axes, body, top + high - 7.5, _names(report, wide - body - 4), color=SOFT)
        else:
            write(axes, right + 14, middle, firsts[place])
        marks = [body + (right - body) * quarter / 4 for quarter in range(5)]
        axes.vlines(marks, top, top + _ROW, color=GRID, linewidth=0.6, zorder=-1)
    low = high * len(reports)
    write(axes, left + _HEADLINE, -7, "headline", ha="right", color=SOFT)
    write(axes, body, -7, "first words", color=SOFT)
    write(axes, (body + right) / 2, -7, "half", ha="center", color=SOFT)
    write(axes, right, -7, "last words", ha="right", color=SOFT)
    if not few:
        write(axes, right + 14, -7, "first source", color=SOFT)
    key = _draw_key(axes, _kinds(reports), wide)
    axes.set(xticks=[], yticks=[], xlim=(0, wide), ylim=(low, -_HEAD - key))
    set_height(axes, low + _HEAD + key)


def _draw_report(axes: Axes, report: _Report, edges: tuple[float, float, float], middle: float) -> None:
    """Draw a headline and the paragraphs after it, which together are as long as every other report."""
    left, body, right = edges
    headline = sum(part.share for part in report.parts if part.number == 0)
    scale = (right - body) / max(1 - headline, 1e-9)
    for part in report.parts:
        x = left if part.number == 0 else body + (part.begins - headline) * scale
        long = _HEADLINE if part.number == 0 else part.share * scale
        high = _BLOCK if part.group else _OWN
        gap = 0.0 if part.group else min(0.8, long / 4)
        axes.add_patch(Rectangle((x + gap, middle - high / 2), long - 2 * gap, high, **_look(part.group)))
    if report.opening:
        write(axes, right + 2, middle, "…")


def _look(group: str) -> dict[str, Any]:
    if not group:
        return {"facecolor": GREY, "linewidth": 0}
    return {"edgecolor": INK, "linewidth": 0.6} | KINDS[group]


def _names(report: _Report, room: float) -> str:
    """Name the sources of a report in the order in which each first comes, as far as there is room."""
    names = list(dict.fromkeys(part.source or "(no name)" for part in report.cited))
    if not names:
        return "no source"
    kept = len(names)
    while kept > 1 and width(_chain(names, kept)) > room:
        kept -= 1
    return shortened(_chain(names, kept), room)


def _chain(names: Sequence[str], kept: int) -> str:
    more = f" → {len(names) - kept} more" if kept < len(names) else ""
    return " → ".join(names[:kept]) + more


def _kinds(reports: Sequence[_Report]) -> list[str]:
    """Return the kinds of sources that are there, in the order of the key; ``""`` is nobody."""
    there = {part.group for report in reports for part in report.parts}
    return [kind for kind in (*KINDS, "") if kind in there]


def _draw_key(axes: Axes, kinds: Sequence[str], wide: float) -> float:
    """Say above the rows what each look means; return how high that is."""
    lines: list[list[tuple[float, str]]] = [[]]
    x = 2.0
    for kind in kinds:
        long = _SWATCH + 4 + width(kind or _VOICE) + 13
        if lines[-1] and x + long - 13 > wide:
            lines.append([])
            x = 2.0
        lines[-1].append((x, kind))
        x += long
    for line, row in enumerate(reversed(lines)):
        y = -_HEAD - _LINE * (line + 0.5) - 2
        for place, kind in row:
            high = _BLOCK - 1 if kind else _OWN
            axes.add_patch(Rectangle((place, y - high / 2), _SWATCH, high, **_look(kind)))
            write(axes, place + _SWATCH + 4, y, kind or _VOICE)
    return _LINE * len(lines) + 4


# Words of the whole


def _title(reports: Sequence[_Report]) -> str:
    citing = [report for report in reports if report.cited]
    if not citing:
        return f"None of {count(len(reports), 'report')} names a source"
    ranked = Counter(report.cited[0].group for report in citing)
    first, *others = sorted(ranked, key=lambda kind: (-ranked[kind], list(KINDS).index(kind)))
    said = f"{_PLURALS.get(first, first)} come first in "
    said += (
        f"{ranked[first]} of {count(len(reports), 'report')}" if reports[1:] else f"the report by {reports[0].outlet}"
    )
    said += f", {_PLURALS.get(others[0], others[0])} in {ranked[others[0]]}" if others else ""
    return said[0].upper() + said[1:]


def _footer(reports: Sequence[_Report], shown: Sequence[_Report]) -> str:
    words = count(len(reports), "report") + (", drawn at one length" if reports[1:] else "")
    words += ". A block is a paragraph; its look is the kind of its first source."
    if any(report.opening for report in shown):
        words += " “…”: only the opening was read."
    hidden = len(reports) - len(shown)
    return words + (f" Not shown: {count(hidden, 'report')} published later." if hidden else "")


def _said(reports: Sequence[_Report]) -> str:
    said = []
    for report in reports[:10]:
        own = sum(part.share for part in report.parts if not part.group)
        names = list(dict.fromkeys(shortened(part.source or "(no name)", 160) for part in report.cited))
        told = f"{_chain(names, min(len(names), 5)).replace(' →', ', then')}" if names else "no source"
        opening = "; only the opening was read" if report.opening else ""
        said.append(f"{shortened(report.name, 160)}: {told} ({_VOICE}: {own:.0%}{opening})")
    more = [f"and {count(len(reports) - 10, 'more report')}"] if len(reports) > 10 else []
    return "; ".join([*said, *more]) + "."


def _table(told: pd.DataFrame, reports: Sequence[_Report]) -> pd.DataFrame:
    place = {report.article: place for place, report in enumerate(reports)}
    rows = told.assign(_place=told["article"].astype(str).map(place)).sort_values(["_place", "paragraph"])
    return rows[_COLUMNS].reset_index(drop=True)
