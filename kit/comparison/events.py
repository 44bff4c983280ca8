"""Which articles tell of one event."""

from __future__ import annotations

from kit.comparison import sentences
from kit.comparison.alignment import likeness
from kit.comparison.linkage import join

# From this likeness on, on average, two groups of articles are one event.
_ALIKE = 0.3


def group(texts: list[str]) -> list[int]:
    """Return for each article the number of its event, from 0, in the order in which the events come up."""
    if not texts:
        return []
    read = [sentences.read(text) for text in texts]
    return join(likeness(read), least=_ALIKE)
