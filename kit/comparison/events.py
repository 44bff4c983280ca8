"""Which articles tell of one event."""

from __future__ import annotations

from typing import Any

from kit.comparison import sentences, vectors
from kit.comparison.linkage import adopt, join

#: From this likeness on, on average, two groups of articles are one event.
ALIKE = 0.24
# A group of so few articles goes to the group that it is nearest to, when it is as near as this and nearer by this
# much than to any other.
_FEW, _NEAR, _NEARER = 2, 0.12, 1.2
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
    if not texts:
        return []
    scores = likeness(texts)
    return adopt(scores, join(scores, least=ALIKE), few=_FEW, least=_NEAR, nearer=_NEARER)


def likeness(texts: list[str]) -> Any:
    """Return how alike every two articles are in words, in names and numbers, and in letters: 0 to 1."""
    read = [sentences.read(text, _LONGEST) for text in texts]
    words = vectors.weigh([one.stems for one in read], counted=True)
    named = vectors.weigh([(*one.names, *one.numbers) for one in read], counted=True)
    letters = vectors.letters([text[:_LONGEST] for text in texts])
    return sum(map(vectors.products, (words, named, letters))) / 3
