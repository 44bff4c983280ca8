"""Paragraphs, sentences, tokens, quotations and the dateline of a text: strings in, code-point offsets out."""

from __future__ import annotations

import re
from typing import NamedTuple

Offsets = tuple[int, int]


class Quotation(NamedTuple):
    """One quotation: offsets with its marks, offsets of the words between them, and whether it was closed."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


class DatelineOffsets(NamedTuple):
    """Offsets of the whole mark, of the place and of the agency in it."""

    mark: Offsets
    place: Offsets | None
    agency: Offsets | None


_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def paragraphs(text: str) -> list[Offsets]:
    """Return the offsets of the paragraphs: runs of lines parted by blank lines, trimmed of white space."""
    found = []
    start = 0
    for gap in _BLANK.finditer(text):
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    trimmed = []
    for start, end in found:
        words = text[start:end]
        left = len(words) - len(words.lstrip())
        right = len(words.rstrip())
        if left < right:
            trimmed.append((start + left, start + right))
    return trimmed


_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")


def sentences(text: str) -> list[Offsets]:
    """Return the offsets of the sentences, in order, without the white space around them."""
    found = []
    for start, end in paragraphs(text):
        at = start
        for mark in _SENTENCE_END.finditer(text, start, end):
            found.append((at, mark.start() + len(mark.group().rstrip())))
            at = mark.end()
        if at < end:
            found.append((at, end))
    return found


_TOKEN = re.compile(r"\w+(?:[-’'.,]\w+)*|[^\w\s]")


def tokens(text: str) -> list[Offsets]:
    """Return the offsets of words, numbers and single punctuation marks."""
    return [mark.span() for mark in _TOKEN.finditer(text)]


def quotations(text: str) -> list[Quotation]:
    """Return the quotations in curly or straight double marks; a quotation never crosses a paragraph."""
    found = []
    for start, end in paragraphs(text):
        at = start
        while (left := text.find("“", at, end)) >= 0:
            right = text.find("”", left, end)
            if right < 0:
                found.append(Quotation(left, end, left + 1, end, False))
                break
            found.append(Quotation(left, right + 1, left + 1, right, True))
            at = right + 1
    return found


_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][^\n()–—]{0,60}?)?\s?(?:\((?P<agency>[A-Z][^\n()]{0,40})\))?\s?(?:--|—|–)\s+"
)


def dateline(text: str, start: int = 0) -> DatelineOffsets | None:
    """Return the place and agency that open a report, as in ``BEIJING (AP) -- ``, or None."""
    found = _DATELINE.match(text, start)
    if not found or not (found["place"] or found["agency"]):
        return None
    left = found.start("place") if found["place"] else found.start("agency") - 1
    return DatelineOffsets(
        (left, found.end()),
        found.span("place") if found["place"] else None,
        found.span("agency") if found["agency"] else None,
    )
