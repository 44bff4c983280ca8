"""The SourceExplorer: claims, names and citations against outlets, each cell with its words, and versions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pandas as pd

from kit import look
from kit.article import Article
from kit.comparison.versions import version_diff
from kit.corpus import Corpus
from kit.widgets.controls import choice, spoken, switches
from kit.widgets.models.sources import LINES, STATUSES, VIEWS, Finding, Line, SourceModel
from kit.widgets.page import Markup, button, element, join, words
from kit.widgets.passage import facts, pane, still
from kit.widgets.widget import Widget, script, styles
from kit.wording import count, cut

# The sign of each kind of cell, and what it means.
_SIGNS = {
    "tells": ("●", "tells it"),
    "tells differently": ("≠", "tells it differently"),
    "tells in several ways": ("◐", "tells it in several ways"),
    "not told": ("–", "not told"),
    "opening only": ("…", "not told, but only the opening was read"),
}
_ABOUT = {
    "claims": "Each line is a claim, each column an outlet. Choose a cell to read the words.",
    "names": "Each line is a name for the same thing, with how often each outlet uses it.",
    "citations": "Each line is a source that other outlets cite, with the number of statements.",
    "versions": "Two versions of a report: what was kept, corrected, moved, added and dropped.",
}
_WAITING = {
    "claims": "Comparing what the articles tell.",
    "names": "Looking for what the articles call people, places and things.",
    "citations": "Looking for whom the articles cite.",
    "versions": "Looking for articles that take over text from others.",
}
# Things and pairs that can be chosen from.
_THINGS, _PAIRS = 80, 40
# Lines of the still picture, and characters of a passage.
_STILL, _LONGEST = 12, 400


class SourceExplorer(Widget):
    """Look through what outlets tell, how they name things, whom they cite, and what they changed later.

    Parameters
    ----------
    articles : Corpus or iterable of Article
        Up to :data:`kit.widgets.models.sources.AT_ONCE` articles are compared at once; more are first read in slices,
        which can be stopped.
    tellings : pandas.DataFrame, optional
        What :func:`kit.compare` found in them; it is made when not given.

    Attributes
    ----------
    model : kit.widgets.models.sources.SourceModel
        ``model.select("1", "AP")``, ``model.open()``, ``model.view("names")``, ``model.table`` and more do from Python
        what hands do.
    """

    title = "Source explorer"
    _esm = script("explorer.js")
    _css = styles("explorer.css")
    model: SourceModel

    def __init__(self, articles: Corpus | Iterable[Article], tellings: pd.DataFrame | None = None) -> None:
        super().__init__(SourceModel(articles, tellings))

    def draw(self) -> dict[str, str]:
        """Return the HTML of each part of the page; while a table is made, that is its progress."""
        model = self.model
        bar = switches("View", "turn_to", list(VIEWS.items()), model.viewed)
        parts: dict[str, str] = {"views": element("div", bar, class_="kit-bar")}
        if not model.ready:
            return parts | {"wait": self._wait(), "progress": self._progress()}
        parts["ask"] = self._ask()
        if model.viewed == "versions":
            return parts | {"versions": self._versions()}
        return parts | {"grid": self._grid(), "cell": self._cell()}

    def note(self) -> dict[str, Any]:
        """Return the number of the slice of work that the page may ask for, if there is more to do."""
        return {} if self.model.ready or self.model.stopped else {"work": self.model.slices}

    def picture(self) -> str:
        """Return the first lines of the table as a table, and the cell that is looked at."""
        model = self.model
        head = f"<p><strong>{words(repr(model))}</strong></p>"
        if not model.ready:
            return head
        if model.viewed == "versions":
            return head + self._diff()
        date, text = look.style("date"), look.style("line")
        columns = model.columns
        titles = "".join(f"<th scope='col'{date}>{words(name)}</th>" for name in ("", *columns))
        rows = [
            f"<tr><th scope='row'{text}>{words(line.label)}</th>"
            + "".join(f"<td{date}>{words(line.cells.get(outlet, ''))}</td>" for outlet in columns)
            + "</tr>"
            for line in model.lines[:_STILL]
        ]
        table = (
            f"<div{look.style('scroll')}><table{look.style('table')}><thead><tr>{titles}</tr></thead>"
            f"<tbody>{''.join(rows)}</tbody></table></div>"
        )
        rest = len(model.lines) - _STILL
        more = f"<p{look.style('soft')}>… and {rest} more</p>" if rest > 0 else ""
        chosen = "".join(f"<p>{words(one)}</p>" for one in model.said())
        for finding in model.findings():
            article = model.corpus[finding.article]
            chosen += still(article, [], (finding.start, finding.end))
            chosen += f"<p{look.style('soft')}>{words(' · '.join(finding.facts))}<br>{words(finding.why)}</p>"
        return head + (table if rows else "") + more + chosen

    # Waiting

    def _wait(self) -> Markup:
        model = self.model
        said = f"Stopped. {_WAITING[model.viewed]}" if model.stopped else _WAITING[model.viewed]
        asked = button("Go on", "go_on", data_key="work") if model.stopped else button("Stop", "stop", data_key="work")
        return element("div", [element("p", said, role="status"), asked], class_="kit-bar kit-count")

    def _progress(self) -> Markup:
        step = self.model.progress
        done = step.done if step else 0
        doing = step.doing if step else "Starting"
        bar = element("progress", max="100", value=str(round(100 * done)), aria_label=doing)
        return element("p", [bar, element("span", f"{doing}: {done:.0%}")], class_="kit-progress")

    # The table

    def _ask(self) -> Markup:
        model = self.model
        asked: list[Markup] = []
        if model.viewed == "claims":
            asked.append(choice("Show", "keep", [(one, one) for one in STATUSES], model.status))
        elif model.viewed == "names" and model.things:
            things = list(model.things)[:_THINGS]
            current = model.thing or things[0]
            things += [current] if current not in things else []
            asked.append(choice("Names for", "name", [(thing, thing) for thing in things], current))
        elif model.viewed == "versions" and model.versions:
            asked += self._ask_versions(*model.versions)
        about = element("p", _ABOUT[model.viewed], class_="kit-soft")
        return element("div", [*asked, about], class_="kit-bar kit-count")

    def _grid(self) -> Markup:
        model = self.model
        if not model.lines:
            return element("p", "There is nothing to show here.", class_="kit-card")
        columns = model.columns
        lines = model.lines[: model.lines_shown]
        titles = [element("div", "", role="columnheader", class_="kit-line-name", aria_label="line")]
        titles += [
            element("div", element("span", outlet), role="columnheader", class_="kit-outlet", title=outlet)
            for outlet in columns
        ]
        rows = [element("div", titles, role="row", class_="kit-row kit-outlets")]
        rows += [self._row(line, columns) for line in lines]
        grid = element(
            "div",
            rows,
            role="grid",
            class_="kit-grid",
            aria_label=f"{VIEWS[model.viewed]} by outlet",
            aria_rowcount=len(model.lines) + 1,
            data_roving="grid",
            style=f"--kit-columns:{len(columns)}",
        )
        rest = len(model.lines) - len(lines)
        more = button(f"Show {min(LINES, rest)} more of {rest:,}", "more", class_="kit-small") if rest else ""
        legend = (
            element(
                "p",
                [
                    element("span", [element("b", sign, class_="kit-mark"), f" {meaning}"])
                    for sign, meaning in _SIGNS.values()
                ],
                class_="kit-legend kit-soft",
            )
            if model.viewed == "claims"
            else ""
        )
        scroll = element("div", grid, class_="kit-scroll kit-table", data_scroll=f"{model.viewed} {model.status}")
        return join([scroll, legend, element("div", more, class_="kit-bar kit-count") if more else ""])

    def _row(self, line: Line, columns: list[str]) -> Markup:
        name = element(
            "div",
            [element("span", line.label), element("small", line.note, class_="kit-soft")],
            role="rowheader",
            class_="kit-line-name",
        )
        chosen = self.model.selected
        cells = [
            _square(line.key, outlet, line.cells.get(outlet, ""), chosen == (line.key, outlet)) for outlet in columns
        ]
        return element("div", [name, *cells], role="row", class_="kit-row", data_row=True)

    # One cell

    def _cell(self) -> Markup:
        model = self.model
        if model.selected is None or model.line is None:
            keys = [element("kbd", key) for key in ("←", "→", "↑", "↓")]
            hint = [*keys, " go from cell to cell, ", element("kbd", "Enter"), " chooses."]
            return join([spoken(""), element("p", hint, class_="kit-soft kit-count")])
        found = count(len(model.findings()), "passage")
        bar = [
            element("h3", f"{model.selected[1]}: {model.line.label}", class_="kit-title"),
            button("Close", "leave", class_="kit-small"),
        ]
        said = [element("p", one) for one in model.said()]
        listed = element("ul", [self._finding(*one) for one in enumerate(model.findings())], class_="kit-tellings")
        page = element("div", pane(model.passage[0], [], model.passage[1])) if model.passage else ""
        both = element("div", [element("div", [*said, listed]), page], class_="kit-beside")
        card = element(
            "div",
            [element("div", bar, class_="kit-bar"), both],
            class_="kit-card",
            role="region",
            aria_label="The cell",
        )
        return join([spoken(f"{model.selected[1]}: {found}, below the table."), card])

    def _finding(self, number: int, finding: Finding) -> Markup:
        article = self.model.corpus[finding.article]
        said = " ".join(article.text[finding.start : finding.end].split())
        read = button("Read", "open", {"number": number}, class_="kit-small", aria_pressed=number == self.model.opened)
        line = element("span", facts(article.source, article.published, *finding.facts), class_="kit-soft kit-grow")
        return element(
            "li",
            [
                element("div", [line, read], class_="kit-bar"),
                element("p", cut(said, _LONGEST)),
                element("p", finding.why, class_="kit-soft kit-why"),
            ],
        )

    # Versions

    def _ask_versions(self, earlier: Article, later: Article) -> list[Markup]:
        model = self.model
        pairs = model.pairs[:_PAIRS]
        current = next((str(at) for at, (a, b, _) in enumerate(pairs) if {a, b} == {earlier.id, later.id}), "")
        known = [(str(at), label) for at, (_, _, label) in enumerate(pairs)]
        other = [] if current else [("", "other articles")]
        ids = [(id, id) for id in model.corpus.ids]
        asked = [choice("Text in common", "pair", [*other, *known], current)] if known else []
        return [
            *asked,
            choice("Earlier", "earlier", ids, earlier.id),
            choice("Later", "later", ids, later.id),
            button("Swap", "swap"),
        ]

    def _versions(self) -> Markup:
        if self.model.versions is None:
            return element("p", "There are no two articles to compare.", class_="kit-card")
        return element("div", Markup(self._diff()), class_="kit-diff")

    def _diff(self) -> str:
        chosen = self.model.versions
        return version_diff(*chosen)._repr_html_() if chosen else ""


@lru_cache(maxsize=20_000)
def _square(line: str, outlet: str, value: str, selected: bool) -> Markup:
    """Return a cell of the table; there are many, and few of them change from one drawing to the next."""
    sign, meaning = _SIGNS.get(value, (value, value or "none"))
    given = json.dumps({"line": line, "outlet": outlet}, ensure_ascii=False)
    return element(
        "div",
        sign,
        role="gridcell",
        class_=f"kit-cell kit-{value.replace(' ', '-')}" if value in _SIGNS else "kit-cell",
        data_item=True,
        data_do="select",
        data_with=given,
        data_key=given,
        aria_selected=selected,
        aria_label=f"{outlet}: {meaning}",
        tabindex="-1",
    )
