"""The Reader: an article set like print, with its marks in layers and the reason for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kit import look
from kit.article import Article
from kit.widgets.marking import blocks, labelled, nested
from kit.widgets.models.reader import LAYERS, Finding, ReaderModel
from kit.widgets.page import Markup, button, element, join, words
from kit.widgets.widget import Widget, script, styles
from kit.wording import cut

#: The small label behind marked words.
SHORT = {"PERSON": "person", "PLACE": "place", "ORG": "org", "GROUP": "group", "EVENT": "event", "WORK": "work"}

_KEYS = (("←", "→"), " next mark · "), (("↑", "↓"), " same name or value")


class Reader(Widget):
    """Read an article with its marks: people, places, organisations, groups and events, times, statements.

    Parameters
    ----------
    article : Article
    other : Article, optional
        A second article, to stand beside the first; below it where there is little room.
    layers : iterable of str
        The layers that are on at first: ``"people"``, ``"places"``, ``"organisations"``, ``"groups and events"``,
        ``"times"``, ``"statements"``. All when not given.

    Attributes
    ----------
    model : kit.widgets.models.reader.ReaderModel
        ``model.toggle(layer)``, ``model.move(...)``, ``model.table`` and more do from Python what hands do.

    Raises
    ------
    ValueError
        If there is no such layer.
    """

    title = "Reader"
    _esm = script("reader.js")
    _css = styles("reader.css")
    model: ReaderModel

    def __init__(self, article: Article, other: Article | None = None, layers: Iterable[str] = LAYERS) -> None:
        super().__init__(ReaderModel(article, other, layers))

    def draw(self) -> dict[str, str]:
        """Return the HTML of each part of the page: the layers, the pages, the reasons, the place for one reason."""
        pages = range(len(self.model.sheets))
        return {
            "bar": self._bar(),
            "pages": element("div", [self._page(page) for page in pages], class_=f"kit-pages kit-pages-{len(pages)}"),
            "why": element(
                "aside",
                element("div", _HINT, data_why=True),
                class_="kit-card",
                aria_live="polite",
                aria_label="Why it is marked",
            ),
            "reasons": element("div", [self._reasons(page) for page in pages], hidden=True),
        }

    def note(self) -> dict[str, Any]:
        """Return which mark is looked at."""
        return {"selected": "{}:{}".format(*self.model.selected) if self.model.selected else ""}

    def picture(self) -> str:
        """Return the articles with their marks as HTML that needs no style sheet."""
        pages = []
        for page, sheet in enumerate(self.model.sheets):
            article = sheet.article
            findings = self.model.findings(page)
            parts = [
                element("h3" if heading else "p", nested(article.text, *span, findings, _still))
                for span, heading in blocks(article)
            ]
            pages.append(f"<article{look.style('page')}>{_head(article)}{join(parts)}</article>")
        chosen = self.model.looked_at
        if chosen is not None and self.model.selected is not None:
            pages.append(f"<div{look.style('page')}>{self._reason(self.model.selected[0], chosen)}</div>")
        return "".join(pages)

    def _bar(self) -> Markup:
        counts = Counter(
            finding.layer for page in self.model.sheets for finding in page.findings(LAYERS) if finding.layer in LAYERS
        )
        buttons = [
            button(
                [_swatch(LAYERS[layer][-1 if layer == "statements" else 0]), f"{layer} {counts[layer]}"],
                "toggle",
                {"layer": layer},
                aria_pressed=layer in self.model.layers,
            )
            for layer in LAYERS
        ]
        return element("div", buttons, class_="kit-switches", role="group", aria_label="Layers")

    def _page(self, page: int) -> Markup:
        article = self.model.sheets[page].article
        findings = self.model.findings(page)

        def wrap(finding: Finding, content: Markup, first: bool, last: bool) -> Markup:
            return element(
                "mark",
                labelled(content, _label(finding)) if last else content,
                data_mark=f"{page}:{finding.key}",
                data_label=finding.label,
                data_same=finding.same,
                data_line=look.sign(finding.label)[1],
                data_first=first,
                style=f"--kit-ink:{look.sign(finding.label)[0]}",
                tabindex="-1" if first else None,
            )

        parts = [
            element("h3" if heading else "p", nested(article.text, *span, findings, wrap))
            for span, heading in blocks(article)
        ]
        return element(
            "article",
            [_head(article), *parts],
            class_="kit-print kit-scroll",
            data_scroll=f"page {page}",
            data_page=str(page),
            tabindex="0",
            aria_label=article.title or article.id,
        )

    def _reasons(self, page: int) -> Markup:
        return join(
            element("div", self._reason(page, finding), data_reason=f"{page}:{finding.key}")
            for finding in self.model.findings(page)
        )

    def _reason(self, page: int, finding: Finding) -> Markup:
        text = self.model.sheets[page].article.text
        together = [other.key for other in self.model.findings(page) if other.same == finding.same]
        facts = [_label(finding), finding.value]
        place = f"{together.index(finding.key) + 1} of {len(together)} marks with this name or value"
        return join(
            [
                element("h4", cut(text[finding.start : finding.end], 160)),
                element("p", [_swatch(finding.label), " · ".join(fact for fact in facts if fact)], class_="kit-soft"),
                element("p", finding.why),
                element("p", place, class_="kit-soft") if len(together) > 1 else "",
            ]
        )


_HINT = join(
    [
        element("p", "Point at a mark, or choose one, to read why it is marked."),
        element(
            "p",
            [piece for keys, meaning in _KEYS for piece in (*(element("kbd", key) for key in keys), meaning)],
            class_="kit-soft",
        ),
    ]
)


def _head(article: Article) -> Markup:
    facts = [article.source, article.published.isoformat() if article.published else "no date", article.country]
    title = "" if article.headline else element("h3", article.title or article.id)
    return join([element("p", " · ".join(fact for fact in facts if fact), class_="kit-facts kit-soft"), title])


def _label(finding: Finding) -> str:
    return SHORT.get(finding.label, finding.label.lower())


def _swatch(label: str) -> Markup:
    colour, line = look.sign(label)
    mark = element("mark", "Ab", data_line=line, style=f"--kit-ink:{colour}")
    return element("span", mark, class_="kit-swatch", aria_hidden=True)


def _still(finding: Finding, content: Markup, first: bool, last: bool) -> Markup:
    label = f"<small style='opacity:0.75'> {words(_label(finding))}</small>" if last else ""
    return Markup(f"<span{look.marked(finding.label)}>{content}</span>{label}")
