"""Which sentences of different articles tell the same."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from kit.comparison import events, people, sentences, vectors
from kit.comparison.sentences import Sentence
from kit.wording import listed

# A sentence that tells much is likelier to tell the same as another: length counts, but not in full.
_BY_LENGTH = 0.15
# How much letters weigh beside words.
_LETTERS = 1.5
# A sentence is read with so many of its nearest ones in other articles, which together weigh as much as it does, or
# less when they share with it not much more than this part of what it says.
_NEAREST, _LITTLE = 10, 0.05
# So is an article with so many others. It tells of one event with another that is about as near to it as so many of its
# nearest ones are; at this part of their nearness it does so by half, and the step from no to yes is so steep.
_ARTICLES, _OWN, _HALF, _STEEP = 5, 3, 0.3, 4
# Two sentences that share no word have this much of one: what they do may be put in other words.
_OTHER_WORDS = 0.3
# Of so many words for what is done a sentence has enough for one of them to be told elsewhere.
_ACTS = 2
# What is left of the score if one sentence is about somebody of a nation, or of an age, that the other article lacks.
_OTHERS = 0.1


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
    down" meet in "Mayor Diaz quit and stepped down". The score is higher for two sentences

    - whose articles are likely to tell of one event, and not of a look-alike one;
    - that share words which most articles of the event have: those say what happened;
    - that say what is done: a sentence without a word for it tells of little that others could tell;
    - each of which is the nearest one to the other in its article. What an article does not tell has no such pair in
      it, even if many of its words are there;
    - whose people can be the same: a British climber is not the one of an article that has an Australian one only.

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
    words = vectors.products(vectors.weigh([one.stems for one in flat]), by=_BY_LENGTH)
    alone = words + _LETTERS * vectors.products(vectors.letters([one.text[: sentences.LONGEST] for one in flat]))
    event = _one_event(articles)
    linked = event[np.ix_(home, home)]
    together = _together(alone, alone * linked, _NEAREST, _LITTLE * np.diag(alone))
    acts = np.array([1 + min(_ACTS, len({root for root in one.stems if root[0] == "!"})) for one in flat])
    likely = together * _main_words(flat, home, event) * np.outer(acts, acts) * linked**2
    best = _best(likely, home)
    raw = likely * np.sqrt(likely / best * (likely / best.T))
    for kind in ("nation", "age"):
        raw *= np.where(people.others([one.text for one in flat], home, kind), _OTHERS, 1)
    scores = raw / (1 + raw)
    first = np.searchsorted(home, np.arange(len(read) + 1))
    return [
        (a, i, b, j, score)
        for a, b in combinations(range(len(read)), 2)
        for i, row in enumerate(scores[first[a] : first[a + 1], first[b] : first[b + 1]].tolist())
        for j, score in enumerate(row)
    ]


def _together(scores: Any, near: Any, most: int, little: Any) -> Any:
    """Score every two texts again, each read with ``most`` texts that are near it."""
    import numpy as np

    lowest = np.sort(near, axis=1)[:, [-min(most, len(near))]]
    kept = np.where(near >= lowest, near, 0)
    total = kept.sum(axis=1) + little
    shares = np.eye(len(scores)) + kept / np.where(total > 0, total, 1)[:, None]
    return shares @ scores @ shares.T / 4


def _one_event(articles: list[list[str]]) -> Any:
    """Return how likely every two articles tell of one event: 0 to under 1, and 0 of an article with itself."""
    import numpy as np

    alike = events.likeness([" ".join(article) for article in articles])
    np.fill_diagonal(alike, 0)
    near = _together(alike + np.eye(len(alike)), alike, _ARTICLES, 0)
    np.fill_diagonal(near, 0)
    own = np.sort(near, axis=1)[:, -min(_OWN, max(1, len(near) - 1)) :].mean(axis=1)
    own[own == 0] = 1
    steep = (near / np.sqrt(np.outer(own, own))) ** _STEEP
    return steep / (steep + _HALF**_STEEP)


def _main_words(flat: list[Sentence], home: Any, event: Any) -> Any:
    """Count the words that every two sentences share, each by how many other articles of the event have it.

    The part of those articles counts squared, so that what only few of them have is next to nothing.
    """
    import numpy as np
    from scipy import sparse

    words = vectors.weigh([one.stems for one in flat], power=0)
    there = sparse.csr_matrix((np.ones(len(home)), (home, np.arange(len(home)))), (len(event), len(home))) @ words > 0
    weight = event.sum(axis=1)
    share = event @ there / np.where(weight > 0, weight, 1)[:, None]
    rows = np.repeat(home, np.diff(words.indptr))
    main = sparse.csr_matrix((share[rows, words.indices] ** 2, words.indices, words.indptr), words.shape)
    shared = _OTHER_WORDS + (main @ words.T).toarray()
    return np.sqrt(shared * shared.T)


def _best(scores: Any, home: Any) -> Any:
    """Return for every two sentences the highest score that the first has with the article of the other."""
    import numpy as np

    _, starts, place = np.unique(home, return_index=True, return_inverse=True)
    best = np.maximum.reduceat(scores, starts, axis=1)[:, place]
    return np.where(best > 0, best, 1)


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
