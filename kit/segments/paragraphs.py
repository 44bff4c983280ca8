"""Paragraphs: blank lines part them, or single lines where a text has no blank ones."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kit.segments.lexicon import Offsets, short_form_kind, trim, word_before, word_set

_LINE_END = r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"  # as str.splitlines
_GAP = re.compile(rf"{_LINE_END}(?:\s*{_LINE_END})?")
_LINE_STOP = re.compile(r"[.!?…:。！？][\"”’'»›)\]}」』]*\Z")
_WRAP_WIDTHS = range(40, 101)
_HANGING = word_set(
    """a about after an and are as at before between but by for from had has have her his in into is its my of
    on or our that the their to was were which who will with would your"""
)


def paragraphs(text: str) -> list[Offsets]:
    r"""Return the offsets of the paragraphs.

    A blank line, a form feed and U+2029 part paragraphs. Lines with no blank line between them are one of two
    things:

    - *wrapped* text, when a quarter or more of the lines begin with a small letter. There a paragraph ends
      after a line with a stop at its end, if the next word would still have fitted on it or the next line is
      indented;
    - *one paragraph a line*, as in a page copied from the web: headline, byline, list. Still a line without a
      stop at its end goes on in the next one, if that begins with a small letter, if it ends in a comma or in
      a word that needs another (``the``, ``of``, ``Mr.``), or if it is full: the next word would not have
      fitted, and the longest line has 40 to 100 columns.

    Examples
    --------
    >>> text = "Envoys meet\nThe talks ended on Friday.\nThey will go on."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Envoys meet', 'The talks ended on Friday.', 'They will go on.']
    >>> paragraphs("The talks ended\non Friday.")
    [(0, 26)]
    """
    return list(_paragraphs(text))


@lru_cache(maxsize=1)
def _paragraphs(text: str) -> tuple[Offsets, ...]:
    """Return the paragraphs; they are kept for one text, as its sentences and its quotations both ask for them."""
    found: list[Offsets] = []
    block: list[Offsets] = []
    at = 0
    for gap in _GAP.finditer(text):
        block.append((at, gap.start()))
        at = gap.end()
        if _is_blank(gap.group()):
            found += _block_paragraphs(text, block)
            block = []
    block.append((at, len(text)))
    return (*found, *_block_paragraphs(text, block))


def _is_blank(gap: str) -> bool:
    return len(f"{gap}.".splitlines()) > 2 or "\f" in gap or "\u2029" in gap


def _block_paragraphs(text: str, block: list[Offsets]) -> list[Offsets]:
    """Part lines that have no blank line between them into paragraphs."""
    lines = [(*trim(text, *line), line[0]) for line in block]
    lines = [(start, end, end - left) for start, end, left in lines if start < end]
    found = [(start, end) for start, end, _ in lines[:1]]
    if len(lines) < 2:
        return found
    width = max(length for _, _, length in lines)
    wrapped = 4 * sum(text[start].islower() for start, _, _ in lines[1:]) >= len(lines) - 1
    for (start, end, length), (next_start, next_end, next_length) in pairwise(lines):
        first_word = text[next_start:next_end].split(maxsplit=1)[0]
        full = length + 1 + len(first_word) > width
        if _has_stop(text, start, end):
            goes_on = wrapped and full and next_length == next_end - next_start
        elif first_word[0].islower() or _is_hanging(text, start, end):
            goes_on = True
        else:
            goes_on = full and (wrapped or width in _WRAP_WIDTHS)
        if goes_on:
            found[-1] = found[-1][0], next_end
        else:
            found.append((next_start, next_end))
    return found


def _has_stop(text: str, start: int, end: int) -> bool:
    """Tell whether a line ends in a mark that can end a sentence."""
    stop = _LINE_STOP.search(text, max(start, end - 8), end)
    if stop is None:
        return False
    kind = short_form_kind(word_before(text, start, stop.start())) if stop.group() == "." else ""
    return kind not in ("title", "pointer", "label")


def _is_hanging(text: str, start: int, end: int) -> bool:
    """Tell whether a line ends in a comma or a word after which it must go on."""
    word = word_before(text, start, end)
    return text[end - 1] == "," or word in _HANGING or short_form_kind(word.rstrip(".")) == "title"
