"""The same report twice: articles with the same words, or nearly the same."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from kit.article import Article

# Words in a row that are compared as one.
_SHINGLE = 5
# Texts of fewer words say too little: of the first number on they may be the same, of the second on nearly the same.
_FEWEST, _FEWEST_NEAR = 30, 50
# Nearly the same: so much of both, or so much of the shorter one, is in the other.
_BOTH, _SHORTER = 0.5, 0.8
# One shingle in so many is looked up, and at most so many articles are compared because of one.
_SAMPLE, _CROWD = 4, 40

_WORD = re.compile(r"\w+")


class Pair(NamedTuple):
    """Two articles, by their place, that hold much the same: the share of the shorter one that is in the other."""

    first: int
    second: int
    share: float


def find(articles: Sequence[Article]) -> list[Pair]:
    """Find the articles whose body stands in an earlier one, word for word or nearly so.

    Parameters
    ----------
    articles : sequence of Article
        Headlines are not compared, nor are capitals and punctuation.

    Returns
    -------
    list of Pair
        Sorted by place; share 1 is the same words. Of several articles with the same words each is paired with the
        first.

    Notes
    -----
    Shingles of five words, of which every fourth is looked up (A. Z. Broder, "On the resemblance and containment of
    documents", SEQUENCES 1997); what the sample finds is then compared in full. The work grows with the number of
    words, since a shingle that very many articles share is no sign of copying and is passed over.
    """
    words = [_WORD.findall(article.body.lower()) for article in articles]
    first_with: dict[bytes, int] = {}
    pairs = []
    distinct = []
    for place, said in enumerate(words):
        if len(said) < _FEWEST:
            continue
        first = first_with.setdefault(hashlib.sha256("\n".join(said).encode("utf-8", "replace")).digest(), place)
        if first != place:
            pairs.append(Pair(first, place, 1.0))
        elif len(said) >= _FEWEST_NEAR:
            distinct.append(place)
    pairs += _near({place: _shingles(words[place]) for place in distinct})
    return sorted(pairs)


def _shingles(words: Sequence[str]) -> frozenset[int]:
    return frozenset(
        zlib.crc32(" ".join(words[at : at + _SHINGLE]).encode("utf-8", "replace"))
        for at in range(len(words) - _SHINGLE + 1)
    )


def _near(shingles: dict[int, frozenset[int]]) -> list[Pair]:
    holding: dict[int, list[int]] = defaultdict(list)
    for place, found in shingles.items():
        for shingle in found:
            if shingle % _SAMPLE == 0:
                holding[shingle].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holding.values():
        if 1 < len(places) <= _CROWD:
            shared.update(combinations(places, 2))
    pairs = []
    for (first, second), count in shared.items():
        one, other = shingles[first], shingles[second]
        smaller = min(len(one), len(other))
        if count * _SAMPLE < 0.3 * smaller:
            continue
        both = len(one & other)
        if both >= _BOTH * len(one | other) or both >= _SHORTER * smaller:
            pairs.append(Pair(first, second, round(both / smaller, 2)))
    return pairs
