"""Text taken over: which passages of one text stand in another, and which articles of a corpus share passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import combinations

import pandas as pd

from kit.corpus import Corpus
from kit.segments import tokens

Offsets = tuple[int, int]

COLUMNS = ["article_a", "article_b", "outlet_a", "outlet_b", "characters", "share_a", "share_b", "why"]
# A passage that is taken over has at least so many words.
_SHORTEST = 6
# Articles are compared when they share a run of so many words …
_SHINGLE = 5
# … that stands in no more articles than this.
_CROWD = 20


def reuse(a: str, b: str) -> list[tuple[Offsets, Offsets]]:
    """Return the passages of two texts that are the same, as offsets in both, in the order of the second."""
    words_a, words_b = tokens(a), tokens(b)
    keys_a, keys_b = [[text[s:e].casefold() for s, e in words] for text, words in ((a, words_a), (b, words_b))]
    blocks = SequenceMatcher(None, keys_a, keys_b, autojunk=False).get_matching_blocks()
    return [
        ((words_a[i][0], words_a[i + size - 1][1]), (words_b[j][0], words_b[j + size - 1][1]))
        for i, j, size in blocks
        if size >= _SHORTEST
    ]


def republications(corpus: Corpus) -> pd.DataFrame:
    """List the pairs of articles of which one takes over text of the other.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    pandas.DataFrame
        One row a pair, the one with the largest share first: article_a (the earlier), article_b, outlet_a, outlet_b,
        characters (of the second that are taken over), share_a, share_b (0 to 1, of each text), why.
    """
    rows = []
    for a, b in _candidates(corpus):
        one, other = corpus[a], corpus[b]
        shared = reuse(one.text, other.text)
        if not shared:
            continue
        size_a, size_b = (sum(pair[side][1] - pair[side][0] for pair in shared) for side in (0, 1))
        share_a, share_b = round(size_a / len(one), 3), round(size_b / len(other), 3)
        words = max((other.text[s:e] for _, (s, e) in shared), key=len)
        why = f"The two share {len(shared)} passages; the longest is “{words[:120]}”."
        rows.append((one.id, other.id, one.source, other.source, size_b, share_a, share_b, why))
    rows.sort(key=lambda row: (-max(row[5], row[6]), row[0], row[1]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _candidates(corpus: Corpus) -> list[tuple[str, str]]:
    posted: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article in corpus:
        words = [article.text[s:e].casefold() for s, e in tokens(article.text)]
        for shingle in {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}:
            posted[shingle].append(article.id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in posted.values():
        if len(ids) <= _CROWD:
            shared.update(combinations(ids, 2))
    return [pair for pair, count in shared.items() if count >= 2]
