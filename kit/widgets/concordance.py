"""The Concordance: keyword in context, and each place in its article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kit import look
from kit.queries import WAYS, Hit
from kit.widgets.controls import choice, spoken, tick
from kit.widgets.models.concordance import LINES, ORDERS, ConcordanceModel, beside
from kit.widgets.page import Markup, button, element, join, words
from kit.widgets.passage import pane, still
from kit.widgets.widget import Widget, script, styles
from kit.wording import count
from kit.words import Articles, around

# Characters of context that are sent for each side of a line; the page cuts them to its width.
_WIDTH = 120
# Lines of the still picture.
_STILL = 12


class Concordance(Widget):
    """Look for words in articles, sort the places by the words beside them, and read each in its article.

    Parameters
    ----------
    articles : Corpus or iterable of Article
    query : str
        What is looked for at first.
    way : {"whole words", "parts of words", "regular expression"}
        What the query is. A regular expression is stopped after a second, so none can hang.
    case : bool
        Whether capital letters make a difference.
    outlet : str
        The only outlet whose articles are searched; all when ``""``.
    order : str
        How the places are sorted; see :data:`kit.widgets.models.concordance.ORDERS`.

    Attributes
    ----------
    model : kit.widgets.models.concordance.ConcordanceModel
        ``model.search(...)``, ``model.sort(...)``, ``model.open(...)``, ``model.table`` and more do from Python what
        hands do.

    Raises
    ------
    ValueError
        If there is no such way, outlet or order.
    """

    title = "Concordance"
    _esm = script("explorer.js")
    _css = styles("explorer.css")
    model: ConcordanceModel

    def __init__(
        self,
        articles: Articles,
        query: str = "",
        *,
        way: str = WAYS[0],
        case: bool = False,
        outlet: str = "",
        order: str = ORDERS[0],
    ) -> None:
        super().__init__(ConcordanceModel(articles, query, way=way, case=case, outlet=outlet, order=order))

    def draw(self) -> dict[str, str]:
        """Return the HTML of each part of the page: the query, the count, the lines, the article."""
        return {"ask": self._ask(), "count": self._count(), "lines": self._lines(), "page": self._page()}

    def note(self) -> dict[str, Any]:
        """Return the number of the slice of the search that the page may ask for, if there is more to do."""
        return {} if self.model.ready or self.model.stopped else {"work": self.model.slices}

    def picture(self) -> str:
        """Return the first lines, and the paragraph of the place that is looked at."""
        model = self.model
        head = f"<p><strong>{words(repr(model))}</strong></p>"
        before, match, after = (look.style(name) for name in ("before", "match", "after"))
        first = max(0, (model.looked_at or 0) - _STILL + 1)
        rows = []
        for hit in model.hits[first : first + _STILL]:
            left, found, right = around(hit, 40)
            rows.append(
                f"<tr><td{look.style('date')}>{words(hit.article.outlet)}</td>"
                f"<td{before}>{words(left)}</td><td{match}>{words(found)}</td><td{after}>{words(right)}</td></tr>"
            )
        table = f"<div{look.style('scroll')}><table{look.style('table')}><tbody>{''.join(rows)}</tbody></table></div>"
        opened = ""
        if model.looked_at is not None:
            hit = model.hits[model.looked_at]
            opened = still(hit.article, [], (hit.start, hit.end))
        return head + (table if rows else "") + opened

    def _ask(self) -> Markup:
        model = self.model
        query = element(
            "input",
            type="search",
            value=model.query,
            data_do="search",
            data_key="query",
            data_live=model.way != WAYS[2],
            aria_label="Look for",
            placeholder="A word, such as delegat*",
            spellcheck="false",
            autocomplete="off",
            size="24",
        )
        outlets = [(name, f"{name} ({count})") for name, count in model.outlets.items()]
        first = [
            query,
            choice("Read it as", "read_as", [(way, way) for way in WAYS], model.way),
            tick("Capitals count", "match_case", model.case),
        ]
        second = [
            choice("Articles of", "keep", [("", f"all outlets ({len(model.corpus)})"), *outlets], model.outlet),
            choice("Sorted", "sort", [(order, order) for order in ORDERS], model.order),
        ]
        return join([element("div", bar, class_="kit-bar") for bar in (first, second)])

    def _count(self) -> Markup:
        model = self.model
        if not model.query.strip():
            said = f"Write what to look for in {len(model.corpus):,} articles. A star is the rest of a word."
        elif model.problem and not model.hits:
            said = ""
        else:
            inside = len({hit.article.id for hit in model.hits})
            places = count(len(model.hits), "place")
            said = f"{places} in {inside:,} of {model.chosen:,} articles."
        if not model.ready:
            stopped = "Stopped" if model.stopped else "Searching"
            said = f"{stopped}: {said} {model.searched:,} are searched so far."
        problem = element("span", f"{model.problem} ", class_="kit-trouble") if model.problem else ""
        told = element("p", [problem, said], role="status", class_="kit-count")
        asked = button("Go on", "go_on", data_key="work") if model.stopped else button("Stop", "stop", data_key="work")
        return element("div", [told, "" if model.ready else asked], class_="kit-bar")

    def _lines(self) -> Markup:
        model = self.model
        if not model.hits:
            return Markup("")
        shown = model.hits[: model.lines]
        lines = [self._line(number, hit) for number, hit in enumerate(shown)]
        listed = element(
            "div",
            lines,
            class_="kit-lines",
            role="listbox",
            aria_label="Places found",
            data_roving=True,
        )
        rest = len(model.hits) - len(shown)
        more = button(f"Show {min(LINES, rest):,} more of {rest:,}", "more", class_="kit-small") if rest else ""
        return element(
            "div",
            [listed, element("div", more, class_="kit-bar") if more else ""],
            class_="kit-scroll kit-table",
            data_scroll=f"{model.query} {model.way} {model.case} {model.outlet} {model.order}",
        )

    def _line(self, number: int, hit: Hit) -> Markup:
        left, found, right = around(hit, _WIDTH)
        side, most = self.model.sorted_by
        if side == "left":
            left_part: Markup = _sorted_words(left, beside(hit, side, most), last=True)
            right_part: Markup = words(right)
        else:
            left_part = words(left)
            right_part = _sorted_words(right, beside(hit, side, most), last=False) if side else words(right)
        article = hit.article
        outlet, published = article.outlet, article.published.isoformat() if article.published else ""
        return element(
            "div",
            [
                element("span", [element("span", outlet), element("span", published)], class_="kit-from"),
                element("span", element("span", left_part), class_="kit-left"),
                element("span", " ".join(found.split()), class_="kit-found"),
                element("span", right_part, class_="kit-right"),
            ],
            role="option",
            class_="kit-line",
            data_item=True,
            data_do="open",
            data_with=f'{{"number": {number}}}',
            data_key=f"line {number}",
            aria_selected=number == self.model.looked_at,
            tabindex="-1",
        )

    def _page(self) -> Markup:
        model = self.model
        if model.looked_at is None:
            return spoken("")
        hit = model.hits[model.looked_at]
        spans = [(other.start, other.end) for other in model.hits if other.article is hit.article]
        tools = [
            element("span", f"Place {model.looked_at + 1:,} of {len(model.hits):,}", class_="kit-soft"),
            button("Previous", "step", {"by": -1}, class_="kit-small", aria_disabled=model.looked_at == 0),
            button("Next", "step", {"by": 1}, class_="kit-small", aria_disabled=model.looked_at + 1 == len(model.hits)),
        ]
        page = pane(hit.article, spans, (hit.start, hit.end), tools=tools)
        said = f"Place {model.looked_at + 1:,} of {len(model.hits):,}: {hit.article.outlet}, below the lines."
        return join([spoken(said), element("div", page, role="region", aria_label="The article")])


def _sorted_words(text: str, keys: Iterable[str], *, last: bool) -> Markup:
    """Mark the words beside a place that the lines are sorted by."""
    pieces: list[str] = []
    small = text.casefold() if len(text.casefold()) == len(text) else text
    at = len(text) if last else 0
    for key in keys:
        found = small.rfind(key, 0, at) if last else small.find(key, at)
        if found < 0:
            break
        end = found + len(key)
        word = element("b", text[found:end])
        if last:
            pieces[:0] = [word, words(text[end:at])]
            at = found
        else:
            pieces += [words(text[at:found]), word]
            at = end
    return join([words(text[:at]), *pieces] if last else [*pieces, words(text[at:])])
