"""An article beside a table: set for reading, with the passages that the table speaks of marked in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pandas as pd

from kit import look
from kit.article import Article
from kit.widgets.marking import blocks, nested
from kit.widgets.page import Markup, button, element, join, words
from kit.wording import in_full


class Passage(NamedTuple):
    """What is marked, and its name on the page."""

    start: int
    end: int
    key: str


def facts(source: str, published: date | None, *others: str) -> str:
    """Return outlet, day of publication and what else is known, in one line."""
    return " · ".join(part for part in (source, day(published), *others) if part)


def day(value: date | None) -> str:
    """Return a day as ``27 July 2023``, or ``no date``."""
    return in_full(value) if value is not None and not pd.isna(value) else "no date"


def pane(
    article: Article,
    spans: Iterable[tuple[int, int]],
    current: tuple[int, int],
    *,
    do: str = "close",
    tools: Iterable[Markup] = (),
) -> Markup:
    """Return an article for reading beside a table.

    Parameters
    ----------
    article : Article
    spans : iterable of pairs of int
        The passages to mark.
    current : pair of int
        The one that is looked at; it is marked in any case.
    do : str
        The action that closes the article.
    tools : iterable of Markup
        Further buttons above it.
    """
    marks = _passages([*spans, current])
    here = f"{current[0]}-{current[1]}"

    def wrap(mark: Passage, content: Markup, first: bool, last: bool) -> Markup:
        looked_at = mark.key == here
        return element(
            "mark",
            content,
            class_="kit-here" if looked_at else None,
            aria_current=looked_at or None,
            data_line="solid",
            style=f"--kit-ink:{look.COLOURS['STATEMENT']}",
        )

    line = facts(article.source, article.published, article.country)
    bar = [element("span", line, class_="kit-soft kit-grow"), *tools, button("Close", do, class_="kit-small")]
    title = "" if article.headline else element("h3", article.title or article.id)
    told = [
        element("h3" if heading else "p", nested(article.text, *span, marks, wrap)) for span, heading in blocks(article)
    ]
    text = element(
        "article",
        [title, *told],
        class_="kit-print kit-scroll",
        data_scroll=f"{article.id} {here}",
        data_passage=f"{article.id} {here}",
        tabindex="0",
        aria_label=article.title or article.id,
    )
    return join([element("div", bar, class_="kit-bar"), text])


def still(article: Article, spans: Iterable[tuple[int, int]], current: tuple[int, int]) -> Markup:
    """Return the paragraph of a passage, with the passage marked, as HTML that needs no style sheet."""
    marks = _passages([*spans, current])

    def wrap(mark: Passage, content: Markup, first: bool, last: bool) -> Markup:
        return Markup(f"<strong{look.marked('STATEMENT')}>{content}</strong>")

    around = [(start, end) for (start, end), _ in blocks(article) if start < current[1] and end > current[0]]
    title = words(article.title or article.id)
    paragraphs = join(element("p", nested(article.text, start, end, marks, wrap)) for start, end in around)
    line = words(facts(article.source, article.published))
    return Markup(f"<div{look.style('page')}><p><strong>{title}</strong><br>{line}</p>{paragraphs}</div>")


def _passages(spans: Iterable[tuple[int, int]]) -> list[Passage]:
    return [Passage(start, end, f"{start}-{end}") for start, end in sorted(set(spans)) if start < end]
