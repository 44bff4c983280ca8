"""Which articles tell of one event."""

from __future__ import annotations

from typing import Any

from kit.comparison import sentences, vectors
from kit.comparison.linkage import adopt, join_in_steps
from kit.progress import Step, Steps, finished, part

#: From this likeness on, on average, two groups of articles are one event.
ALIKE = 0.24
# A group of so few articles goes to the group that it is nearest to, when it is as near as this and nearer by this
# much than to any other.
_FEW, _NEAR, _NEARER = 2, 0.12, 1.2
# Articles on other events that are thought of beside those given, so that a few on one event are seen to be on one.
_UNSEEN = 15
# Characters of an article that are read.
_LONGEST = 20_000


def group(texts: list[str]) -> list[int]:
    """Return for each article the number of its event, from 0, in the order in which the events come up.

    Notes
    -----
    Look-alike events, such as two earthquakes, share most words; so names and numbers, which say who, where and when,
    are compared once more by themselves. Groups are joined by average linkage (R. Sokal and C. Michener, 1958).

    Examples
    --------
    >>> group(["A quake hit Lima on Monday.", "Goats escaped in Oslo.", "Lima was hit by a quake, Lima's mayor said."])
    [0, 1, 0]
    """
    return finished(group_in_steps(texts))


def group_in_steps(texts: list[str]) -> Steps[list[int]]:
    """Do the work of :func:`group` in steps."""
    if not texts:
        return []
    scores = yield from part(likeness_in_steps(texts, unseen=_UNSEEN), 0, 0.7)
    homes = yield from part(join_in_steps(scores, least=ALIKE), 0.7, 1)
    return adopt(scores, homes, few=_FEW, least=_NEAR, nearer=_NEARER)


def likeness(texts: list[str]) -> Any:
    """Return how alike every two articles are in words, in names and numbers, and in letters: 0 to 1.

    A word counts by its rarity among the articles, so that what all of them have counts next to nothing.
    """
    return finished(likeness_in_steps(texts))


def likeness_in_steps(texts: list[str], *, unseen: int = 0) -> Steps[Any]:
    """Do the work of :func:`likeness` in steps."""
    read = []
    for at, text in enumerate(texts):
        yield Step("Reading", 0.4 * at / len(texts))
        read.append(sentences.read(text, _LONGEST))
    words = vectors.weigh([one.stems for one in read], counted=True, unseen=unseen)
    named = vectors.weigh([(*one.names, *one.numbers) for one in read], counted=True, unseen=unseen)
    letters = yield from part(vectors.letters_in_steps([text[:_LONGEST] for text in texts]), 0.4, 0.8)
    found = []
    for rows in (words, named, letters):
        found.append((yield from part(vectors.products_in_steps(rows), 0.8, 1)))
    return sum(found) / 3
