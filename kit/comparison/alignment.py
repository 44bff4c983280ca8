"""Which sentences of different articles tell the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from kit.comparison import sentences
from kit.comparison.sentences import Sentence


def align(articles: list[list[str]]) -> list[tuple[int, int, int, int, float]]:
    """Score every pair of sentences of two articles by how far they tell the same.

    Parameters
    ----------
    articles : list of list of str
        The sentences of each article.

    Returns
    -------
    list of tuple
        ``(a, i, b, j, score)`` for sentence ``i`` of article ``a`` and sentence ``j`` of article ``b``, with ``a < b``;
        the score is between 0 (nothing shared) and 1.

    Examples
    --------
    >>> pairs = align([["Envoys arrived in Accra."], ["The envoys have arrived.", "It rained."]])
    >>> [(a, i, b, j) for a, i, b, j, score in pairs if score > 0.3]
    [(0, 0, 1, 0)]
    """
    read = [[sentences.read(text) for text in article] for article in articles]
    flat = [one for article in read for one in article]
    if not flat:
        return []
    scores = likeness(flat)
    first = [0]
    for article in read:
        first.append(first[-1] + len(article))
    return [
        (a, i, b, j, float(scores[first[a] + i, first[b] + j]))
        for a, b in combinations(range(len(read)), 2)
        for i in range(len(read[a]))
        for j in range(len(read[b]))
    ]


def likeness(read: Sequence[Sentence]) -> Any:
    """Return how far every two sentences tell the same, as a square array with values between 0 and 1."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(analyzer=lambda one: one.stems or ("",), sublinear_tf=True).fit_transform(read)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, max_features=50_000)
    grams = letters.fit_transform([one.text.casefold()[: sentences.LONGEST] or " " for one in read])
    return ((words @ words.T) * 0.5 + (grams @ grams.T) * 0.5).toarray()


def reason(one: Sentence, other: Sentence) -> str:
    """Say in a sentence what two sentences share."""
    names = [one.words.get(sentences.stem(name), name) for name in sorted(one.names & other.names)]
    figures = sorted(one.numbers & other.numbers)
    used = {sentences.stem(name) for name in one.names & other.names} | set(figures)
    words = [one.words[root] for root in dict.fromkeys(one.stems) if root in set(other.stems) - used]
    parts = [
        f"{label} {', '.join(found[:5])}"
        for label, found in (("the names", names), ("the numbers", figures), ("the words", words))
        if found
    ]
    return f"Both sentences have {' and '.join(parts)}." if parts else "The two sentences share no word."
