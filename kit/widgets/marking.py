"""Text with marks in it as HTML: marks may stand inside one another, and may even cross."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Protocol, TypeVar

from kit import segments
from kit.article import Article
from kit.widgets.page import Markup, element, join, words


class Stretch(Protocol):
    """What a mark covers, and the mark's name on the page."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102


Marked = TypeVar("Marked", bound=Stretch)


def blocks(article: Article) -> list[tuple[tuple[int, int], bool]]:
    """Return the offsets of headline and paragraphs of an article, and whether each is the headline."""
    headline = article.headline
    return [
        ((start, end), headline is not None and start == headline.start)
        for start, end in segments.paragraphs(article.text)
    ]


def nested(
    text: str,
    start: int,
    end: int,
    marks: Iterable[Marked],
    wrap: Callable[[Marked, Markup, bool, bool], Markup],
    leaf: Callable[[int, int], Markup] | None = None,
    cuts: Iterable[int] = (),
) -> Markup:
    """Return ``text[start:end]`` as HTML with the marks as elements.

    A mark that crosses another is shown in pieces, so that elements always close in the order in which they opened.

    Parameters
    ----------
    text : str
    start, end : int
        The part of the text to set, such as a paragraph.
    marks : iterable of Stretch
        Those outside the part are passed over, and others are cut at its edges.
    wrap : callable
        Makes the element of a piece of a mark, from the mark, what stands in it, and whether the piece is the mark's
        first and its last one.
    leaf : callable, optional
        Makes the HTML of words without a further mark, from their offsets; the escaped words when not given.
    cuts : iterable of int
        Further offsets at which the words are parted.
    """
    plain = leaf or (lambda left, right: words(text[left:right]))
    inside = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start),
        key=lambda mark: (mark.start, -mark.end, mark.key),
    )
    edges = {start, end, *(cut for cut in cuts if start < cut < end)}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    places = sorted(edges)
    stack: list[tuple[Marked, list[Markup]]] = []
    ground: list[Markup] = []

    def close(at: int) -> None:
        mark, content = stack.pop()
        opened = opens[mark.key]
        piece = wrap(mark, join(content), opened == mark.start, at == mark.end)
        (stack[-1][1] if stack else ground).append(piece)

    opens: dict[str, int] = {}
    following = 0
    active: list[Marked] = []
    for left, right in pairwise(places):
        active = [mark for mark in active if mark.end > left]
        while following < len(inside) and inside[following].start <= left:
            active.append(inside[following])
            following += 1
        kept = 0
        while kept < len(stack) and kept < len(active) and stack[kept][0] is active[kept]:
            kept += 1
        while len(stack) > kept:
            close(left)
        for mark in active[kept:]:
            opens[mark.key] = left
            stack.append((mark, []))
        (stack[-1][1] if stack else ground).append(plain(left, right))
    while stack:
        close(end)
    return join(ground)


# The last word of a mark, alone or in the element that carries its offsets.
_LAST = re.compile(r"(?:<span data-s=\d+ data-e=\d+>[^<]{1,60}</span>|(?<![^\s>])[^\s<>]{1,60})\Z")


def labelled(content: Markup, label: str) -> Markup:
    """Return marked words with a small label behind them, on the same line as the last of them."""
    small = element("span", label, class_="kit-label")
    last = _LAST.search(content)
    if last is None:
        return join([content, small])
    kept = element("span", [Markup(last[0]), small], class_="kit-kept")
    return join([Markup(content[: last.start()]), kept])
