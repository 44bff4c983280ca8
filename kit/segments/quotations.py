"""Quotations: marks that open and close, over paragraphs and inside one another."""

from __future__ import annotations

import re
from typing import NamedTuple

from kit.segments.lexicon import trim
from kit.segments.paragraphs import paragraphs


class Quotation(NamedTuple):
    """One quotation, or as much of it as stands in one paragraph.

    Parameters
    ----------
    start, end : int
        Offsets with the marks.
    inner_start, inner_end : int
        Offsets of what stands between the marks.
    closed : bool
        Whether its closing mark was found. Without one it ends where the next quotation with such marks
        begins, or with the paragraph.
    continues : bool
        Whether it goes on from the paragraph before, which left it open: the opening mark is repeated.
    depth : int
        In how many other quotations it stands.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    continues: bool = False
    depth: int = 0


class _Mark(NamedTuple):
    """A quotation mark and what it can do where it stands; ``weak`` when it may be a sign of another kind."""

    text: str
    start: int
    end: int
    opens: bool
    closes: bool
    weak: bool = False


class _Open(NamedTuple):
    """A quotation whose closing mark is still to come."""

    mark: _Mark
    continues: bool


#: The opening marks of English, German, French and East Asian texts, each with what can close it.
_CLOSERS = {
    '"': '"”',
    "'": "'’",
    "“": '”“"',
    "‘": "’'",
    "„": "“”",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "``": "''",
    "''": "''",
    "「": "」",
    "『": "』",
}

#: Marks that do the same thing everywhere: True if they open.
_ONE_WAY = {"”": False, "„": True, "‚": True, "``": True, "「": True, "」": False, "『": True, "』": False}

_SINGLE = frozenset("‘‚'")
_FAMILY = {"“": '"', "”": '"', "‘": "'", "’": "'", "‚": "'"}
_QUOTE = re.compile(
    r"[\"“”‘„‚«»‹›「」『』'’`]"  # a search skips to the next of these
    r"(?:(?<=`)`|(?<=')'|(?<![`'’])"  # ``, '', and what is no apostrophe
    r"|(?<=['’])(?:(?![^\W_])|(?<![^\W_].)))"  # an apostrophe inside a word neither opens nor closes
)
_ELISION = re.compile(r"(?:\d\ds|em|til|tis|twas|cause|n)\b", re.IGNORECASE)
_FEET = re.compile(r"\d['’] ?\d{1,2}\Z")


def quotations(text: str) -> list[Quotation]:
    """Return the quotations by their start; of two, one stands inside the other or they do not overlap.

    A mark opens where white space, an opening mark or a dash stands before it, and closes where no letter
    follows and no space stands before it. Apostrophes (``don’t``, ``’90s``) and the signs of feet and inches
    are no marks; what may be such a sign and may be a closing mark (``reporters’ notebooks``, ``a 5" pipe``)
    closes only if no other mark does so later. A quotation inside another has marks of another kind. A single
    mark that is never closed is left out unless a paragraph begins with it. Each paragraph is read anew, so a
    stray mark spoils one at most.

    Examples
    --------
    >>> text = "“Ours is the ‘best’ plan,” he said."
    >>> [(text[q.inner_start : q.inner_end], q.depth) for q in quotations(text)]
    [('Ours is the ‘best’ plan,', 0), ('best', 1)]
    """
    found: list[Quotation] = []
    left_open: list[str] = []
    for start, end in paragraphs(text):
        pieces = _paragraph_quotations(text, start, end, left_open)
        left_open = [text[q.start : q.inner_start] for q in pieces if q.end == end and not q.closed]
        found += pieces
    return found


def _paragraph_quotations(text: str, start: int, end: int, left_open: list[str]) -> list[Quotation]:
    """Match the marks of a paragraph with a stack; ``left_open`` are those the paragraph before left open."""
    repeated = _repeated(text, start, left_open)
    found: list[Quotation] = []
    stack: list[_Open] = []  # never two of one kind, so it stays short
    for mark in _marks(text, start, end):
        closed = [i for i, (opened, _) in enumerate(stack) if mark.text in _CLOSERS[opened.text]]
        again = [i for i, (opened, _) in enumerate(stack) if mark.text == opened.text]
        if mark.closes and closed:
            opened, continues = stack[closed[-1]]
            inner = trim(text, opened.end, mark.start)
            found.append(Quotation(opened.start, mark.end, *inner, True, continues))
            del stack[closed[-1] :]
        elif mark.opens:
            if again:
                found += _unclosed(text, start, stack[again[0] : again[0] + 1], mark.start)
                del stack[again[0] :]
            stack.append(_Open(mark, mark.start in repeated))
    return _nested(found + _unclosed(text, start, stack, end))


def _repeated(text: str, at: int, left_open: list[str]) -> set[int]:
    """Return where a paragraph repeats the marks that were left open before it."""
    found = set()
    for mark in left_open:
        if not text.startswith(mark, at):
            break
        found.add(at)
        at += len(mark)
    return found


def _unclosed(text: str, start: int, stack: list[_Open], end: int) -> list[Quotation]:
    """Return the quotations that are over without a closing mark; a stray single mark is none."""
    found = []
    for mark, continues in stack:
        inner = trim(text, mark.end, end)
        if inner[0] < inner[1] and (mark.text not in _SINGLE or mark.start <= start + 1):
            found.append(Quotation(mark.start, inner[1], *inner, False, continues))
    return found


def _nested(found: list[Quotation]) -> list[Quotation]:
    """Sort the quotations of a paragraph and count for each in how many it stands."""
    nested = []
    around: list[int] = []
    for quotation in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1] <= quotation.start:
            around.pop()
        nested.append(quotation._replace(depth=len(around)))
        around.append(quotation.end)
    return nested


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """Return the quotation marks of a paragraph, without apostrophes and signs of feet and inches."""
    kept = []
    nearest: dict[str, str] = {}  # what the next mark of each family does
    for found in reversed(list(_QUOTE.finditer(text, start, end))):
        mark = _mark(text, found, start, end)
        family = _FAMILY.get(mark.text, mark.text)
        closer_follows = nearest.get(family) == "closes"
        if (mark.weak and closer_follows) or (mark.text == "'" and mark.opens and not closer_follows):
            continue
        if mark.opens or mark.closes:
            nearest[family] = "closes" if mark.closes else "opens"
            kept.append(mark)
    return kept[::-1]


def _mark(text: str, found: re.Match[str], first: int, last: int) -> _Mark:
    """Tell from what stands beside a mark whether it opens or closes."""
    mark, (start, end) = found.group(), found.span()
    before = text[start - 1] if start > first else " "
    after = text[end] if end < last else " "
    opens = not after.isspace() and (before.isspace() or before in "([{/-–—―“‘\"'«„`")
    closes = not before.isspace() and before not in "([{" and not after.isalnum()
    if mark in _ONE_WAY:
        return _Mark(mark, start, end, _ONE_WAY[mark], not _ONE_WAY[mark])
    if mark in "«»‹›":
        return _Mark(mark, start, end, opens or mark in "«‹", True)
    if mark == "“":
        return _Mark(mark, start, end, opens or not closes, closes and not opens)
    if mark in ('"', "''"):
        if _FEET.search(text[max(first, start - 5) : start]):
            return _Mark(mark, start, end, False, False)
        if opens == closes:
            opens, closes = not before.isalnum(), True
        return _Mark(mark, start, end, opens, closes, before.isdigit())
    opens = opens and mark != "’" and not _ELISION.match(text, end, last)
    closes = closes and not (opens and mark == "‘")
    weak = before in "sSxXzZ0123456789" and after.isspace() and text[end + 1 : end + 2].isalnum()
    return _Mark(mark, start, end, opens, closes, weak)
