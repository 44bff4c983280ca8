"""Figures, days and years of two sentences on one fact: which of them conflict."""

from __future__ import annotations

from typing import NamedTuple


class Conflict(NamedTuple):
    """Words of two sentences that do not fit together.

    ``kind`` is ``figure``, ``date``, ``place``, ``role``, ``rank``, ``speaker`` or ``qualifier``; ``a`` and ``b`` are
    the words in each sentence, ``why`` is a sentence for a learner.
    """

    kind: str
    a: str
    b: str
    why: str


def conflicts(a: str, b: str) -> list[Conflict]:
    """Return what conflicts between two sentences that tell of one fact."""
    return []
