"""Which sentences of different articles tell the same."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from kit.comparison import events, sentences, vectors
from kit.comparison.sentences import Sentence
from kit.wording import listed

# How much rarity counts: less than in plain search, since what happened is in most sentences of an event.
_RARITY = 0.4
# A sentence that tells much is likelier to tell the same as another: length counts, but not in full.
_BY_LENGTH = 0.15
# How much letters weigh beside words.
_LETTERS = 1.5
# A sentence is read with so many of its nearest ones in other articles, which together weigh as much as it does, or
# less when they share with it not much more than this part of what it says.
_NEAREST, _LITTLE = 10, 0.05


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
        the score is from 0 to under 1. It ranks the pairs of a set; how high scores go hangs on the set. It is 0
        if neither the two sentences nor their nearest ones in other articles share anything.

    Notes
    -----
    Words, what is done, names and numbers are compared by their rarity in the set, and runs of letters beside them;
    shared lemmas are a baseline that is hard to beat (S. Upadhyay et al., "Revisiting the Evaluation for Cross Document
    Event Coreference", 2016). Outlets put one thing in different words. So a sentence is read together with its nearest
    ones in other articles, as in query expansion by feedback (J. Rocchio, 1971): "The mayor quit" and "Diaz stepped
    down" meet in "Mayor Diaz quit and stepped down". Articles that have little in common are likely to tell of
    different, though look-alike, events, and lend each other less.

    Examples
    --------
    >>> pairs = align([["Envoys arrived in Accra."], ["The envoys have arrived.", "It rained."]])
    >>> [(a, i, b, j) for a, i, b, j, score in pairs if score > 0.3]
    [(0, 0, 1, 0)]
    """
    import numpy as np

    read = [[sentences.read(text) for text in article] for article in articles]
    flat = [one for article in read for one in article]
    if not flat:
        return []
    home = np.repeat(np.arange(len(read)), [len(article) for article in read])
    words = vectors.products(vectors.weigh([one.stems for one in flat], power=_RARITY), by=_BY_LENGTH)
    alone = words + _LETTERS * vectors.products(vectors.letters([one.text[: sentences.LONGEST] for one in flat]))
    event = events.likeness([" ".join(article) for article in articles])
    near = np.where(home[:, None] == home, 0, alone * event[np.ix_(home, home)])
    together = np.eye(len(flat)) + _nearest(near, _LITTLE * np.diag(alone))
    raw = together @ alone @ together.T / 4
    scores = raw / (1 + raw)
    first = np.searchsorted(home, np.arange(len(read)))
    return [
        (a, i, b, j, float(scores[first[a] + i, first[b] + j]))
        for a, b in combinations(range(len(read)), 2)
        for i in range(len(read[a]))
        for j in range(len(read[b]))
    ]


def _nearest(scores: Any, little: Any) -> Any:
    """Keep of each row the highest scores, as shares of their sum and of what is little for the row."""
    import numpy as np

    lowest = np.sort(scores, axis=1)[:, [-min(_NEAREST, len(scores))]]
    kept = np.where(scores >= lowest, scores, 0)
    total = kept.sum(axis=1) + little
    return kept / np.where(total > 0, total, 1)[:, None]


def reason(one: Sentence, other: Sentence) -> str:
    """Say in a sentence what two sentences share.

    Examples
    --------
    >>> reason(sentences.read("The 12 envoys met Okoro."), sentences.read("Okoro received 12 guests."))
    'Both sentences have the name Okoro, the number 12 and words for “meet”.'
    """
    numbers = [number for number in dict.fromkeys(one.numbers) if number in other.numbers]
    names = [one.words[root] for root in _shared(one, other) if root in map(sentences.stem, one.names)]
    acts = [f"“{root[1:].replace('-', ' ')}”" for root in _shared(one, other) if root[0] == "!"]
    known = {*names, *numbers}
    words = [one.words[root] for root in _shared(one, other) if root[0] != "!" and one.words[root] not in known]
    parts = [
        f"{label if len(found) > 1 else label.replace('the names', 'the name').replace('numbers', 'number')} "
        f"{', '.join(found[:5])}"
        for label, found in (("the names", names), ("the numbers", numbers), ("words for", acts))
        if found
    ]
    if words and len(parts) < 3:
        parts.append(f"the word{'s' if len(words) > 1 else ''} {', '.join(words[:5])}")
    if not parts:
        return "The two sentences share parts of words only."
    return f"Both sentences have {listed(parts)}."


def _shared(one: Sentence, other: Sentence) -> list[str]:
    there = set(other.stems)
    return [root for root in dict.fromkeys(one.stems) if root in there]
