"""Claims: sentences of different articles that tell the same, each held against all of its claim."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from kit.comparison import sentences, vectors
from kit.comparison.linkage import join_in_steps
from kit.comparison.sentences import Sentence
from kit.progress import Step, Steps, finished, part

#: On average from this likeness on sentences tell one claim; no two of them are less alike than the floor.
ALIKE, FLOOR = 0.22, 0.09
# Sentences in which unlike things are done are less alike by so much.
_UNLIKE = 0.7
# So are sentences that share one word only.
_ONE_WORD = 0.5
# Rarity counts a little more than in plain search, since the names of an event are in most of its sentences.
_RARITY = 1.25
# A sentence that has this share of what the tellings of a claim have in common tells it among other things; what they
# have in common must be so many words at least.
_COVERED, _CORE = 0.6, 3
# What stands in more than one of twelve sentences is what all of them are about, and makes no core.
_NAMES = math.log(12)
# A sentence that has so much of its weight in a claim which it tells among others makes no claim by itself.
_MOSTLY = 0.6
# Claims that are looked at in one step.
_TOGETHER = 20


class Telling(NamedTuple):
    """A sentence in a claim: its number, and how near it is to the other tellings, from 0 to 1."""

    sentence: int
    score: float


def claims(texts: Sequence[str], articles: Sequence[int]) -> list[list[Telling]]:
    """Join the sentences of some articles to claims.

    Parameters
    ----------
    texts : sequence of str
        The sentences, without the words that name their source.
    articles : sequence of int
        For each sentence the number of its article. An article tells a claim once.

    Returns
    -------
    list of list of Telling
        The claims, those with most tellings first. A sentence that tells two things is in two claims.

    Notes
    -----
    Sentences are joined by average linkage with a floor under the least alike pair, so no chain leads from one claim to
    another. What more than half of the tellings of a claim have in common is its core; sentences of other articles
    that have nearly all of the core tell it, too.
    """
    return finished(claims_in_steps(texts, articles))


def claims_in_steps(texts: Sequence[str], articles: Sequence[int]) -> Steps[list[list[Telling]]]:
    """Do the work of :func:`claims` in steps."""
    if not texts:
        return []
    read = [sentences.read(text) for text in texts]
    scores = yield from part(likeness_in_steps(read), 0, 0.5)

    def apart(first: Sequence[int], second: Sequence[int]) -> bool:
        return not {articles[at] for at in first}.isdisjoint(articles[at] for at in second)

    members: dict[int, list[int]] = defaultdict(list)
    homes = yield from part(join_in_steps(scores, least=ALIKE, floor=FLOOR, apart=apart), 0.5, 0.8)
    for at, home in enumerate(homes):
        members[home].append(at)
    stems = [set(one.stems) for one in read]
    spread = Counter(root for some in stems for root in some)
    rare = {root: math.log((len(read) + 1) / count) for root, count in spread.items()}
    found, covered = [], set()
    for place, fixed in enumerate(members.values()):
        if place % _TOGETHER == 0:
            yield Step("Joining what is alike", 0.8 + 0.2 * place / len(members))
        if len(fixed) > 1:
            more = _covering(fixed, stems, articles, rare)
            found.append(_scored(fixed, scores) + [Telling(at, float(scores[at, fixed].mean())) for at in more])
            covered |= {at for at, share in more.items() if share >= _MOSTLY}
    found += [[Telling(fixed[0], 1.0)] for fixed in members.values() if len(fixed) == 1 and fixed[0] not in covered]
    return sorted(found, key=lambda claim: (-len(claim), min(one.sentence for one in claim)))


def likeness(read: Sequence[Sentence]) -> Any:
    """Return how far every two sentences tell the same, and no more than that: 1 for the same words, 0 for none."""
    return finished(likeness_in_steps(read))


def likeness_in_steps(read: Sequence[Sentence]) -> Steps[Any]:
    """Do the work of :func:`likeness` in steps."""
    import numpy as np

    words = vectors.weigh([one.stems for one in read], power=_RARITY)
    words = yield from part(vectors.products_in_steps(words), 0, 0.3)
    grams = yield from part(vectors.letters_in_steps([one.text[: sentences.LONGEST] for one in read]), 0.3, 0.6)
    grams = yield from part(vectors.products_in_steps(grams), 0.6, 0.9)
    bare = vectors.weigh([one.stems for one in read], power=0)
    few = (bare @ bare.T).toarray() < 2
    yield Step("Weighing words", 0.9)
    acts = vectors.weigh([[root for root in one.stems if root[0] == "!"] for one in read])
    common = np.asarray((acts @ acts.T).toarray() > 0)
    some = np.asarray(acts.getnnz(axis=1) > 0)
    unlike = some[:, None] & some[None, :] & ~common
    yield Step("Weighing words", 0.9)
    scores = (words + grams) / 2 * np.where(unlike, _UNLIKE, 1.0) * np.where(few, _ONE_WORD, 1.0)
    np.fill_diagonal(scores, 1.0)
    return scores


def _scored(fixed: Sequence[int], scores: Any) -> list[Telling]:
    return [Telling(at, float((scores[at, fixed].sum() - scores[at, at]) / (len(fixed) - 1))) for at in fixed]


def _covering(
    fixed: Sequence[int], stems: Sequence[set[str]], articles: Sequence[int], rare: dict[str, float]
) -> dict[int, float]:
    """Return sentences of other articles that have the core of a claim, with the share of each that the core is."""
    common = Counter(root for at in fixed for root in stems[at])
    core = {root: rare[root] for root, count in common.items() if 2 * count > len(fixed) and rare[root] > _NAMES}
    if len(core) < _CORE:
        return {}
    whole = sum(core.values())
    taken = {articles[at] for at in fixed}
    best: dict[int, tuple[float, int]] = {}
    for at, some in enumerate(stems):
        if articles[at] in taken or core.keys().isdisjoint(some):
            continue
        # The order of adding up must not hang on the order of a set.
        weight = sum(sorted(core[root] for root in core.keys() & some))
        if weight >= _COVERED * whole:
            best[articles[at]] = max(best.get(articles[at], (0.0, 0)), (weight, -at))
    return {-at: weight / sum(sorted(rare[root] for root in stems[-at])) for weight, at in best.values()}
