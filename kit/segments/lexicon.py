"""The words that segments are told apart by: short forms from a list, words that open sentences, and helpers for lists.

Short forms such as ``Gen.`` are in ``kit/data/abbreviations.csv``: the form without its full stop, its kind
(an id of :data:`kit.segments.sentences.STOPS`), and what it means. The lists here and there are the kit's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kit import data

Offsets = tuple[int, int]


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def trim(text: str, start: int, end: int) -> Offsets:
    """Return offsets without the white space at both ends."""
    words = text[start:end]
    left = end - len(words.lstrip())
    return left, max(left, start + len(words.rstrip()))


#: Words that hardly ever have a capital inside a sentence, so that a capital shows a new one.
OPENERS = word_set(
    """A About Above According Across Additionally After Again Against All Although Among Amid An Analysts And
    Another Any Anyone As Asked At Authorities Because Before Behind Besides Between Both But By Can Could
    Critics Currently Despite Did Do Does During Each Earlier Either Even Eventually Every Everyone Experts
    Few Finally First For From Further Furthermore Had Has Have He Her Here Him His How However If In Indeed
    Instead Investigators Is It Its Just Last Later Like Many May Maybe Meanwhile More Moreover Most Mr Mrs Ms
    Much My Neither Nevertheless No Nobody None Nonetheless Nor Not Nothing Now Observers Of Officials Often
    On Once One Only Or Other Others Our Out Over People Perhaps Police Previously Prosecutors Recently She
    Should Since So Some Someone Sometimes Soon Still Such Supporters Than That The Their Them Then There
    Therefore These They This Those Though Three Through Throughout Thus To Today Together Toward Two Under
    Unfortunately Unless Unlike Until Upon Very Was We Were What When Where Whether Which While Who Whose Why
    Will With Within Without Would Yes Yet You Your"""
)

#: One letter of an initialism, which may be two characters as in Ph.D.
LETTER = r"(?:[^\W\d_]|[A-Z][a-z])"
_WORD_BEFORE = re.compile(r"[^\s\"“„‘«‹(\[{/—–-]*\Z")


@cache
def short_forms() -> dict[str, str]:
    """Return the kind of each short form."""
    return {row["abbreviation"]: row["kind"] for row in data.rows("abbreviations.csv")}


def short_form_kind(word: str) -> str:
    """Return the kind of a short form, also of one in capitals (``GEN``); ``""`` for another word."""
    kinds = short_forms()
    return kinds.get(word) or (kinds.get(word.capitalize(), "") if word.isupper() else "")


def word_before(text: str, start: int, end: int) -> str:
    """Return the word that ends before an offset, or its last 32 characters."""
    chunks = text[max(start, end - 32) : end].split()
    if not chunks or chunks[-1].isalnum():
        return chunks[-1] if chunks else ""
    found = _WORD_BEFORE.search(chunks[-1])
    return found.group() if found else ""
