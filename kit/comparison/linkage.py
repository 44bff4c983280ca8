"""Join what is alike into groups, without chains: a group is as alike as its members are on average."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any


def join(
    scores: Any,
    *,
    least: float,
    floor: float = 0.0,
    apart: Callable[[Sequence[int], Sequence[int]], bool] | None = None,
) -> list[int]:
    """Group things by their likeness, the most alike first.

    Two groups are joined when they are alike by ``least`` on average, no two of their members by less than ``floor``,
    and ``apart`` does not part them (average linkage; R. Sokal and C. Michener, 1958).

    Parameters
    ----------
    scores : square array of float
        The likeness of every two things.
    least, floor : float
    apart : callable, optional
        Says of the members of two groups whether they must not be joined.

    Returns
    -------
    list of int
        For each thing the number of its group, from 0, in the order of the first members.
    """
    import numpy as np

    scores = np.asarray(scores)
    members: dict[int, list[int]] = {at: [at] for at in range(len(scores))}
    left, right = np.nonzero(np.triu(scores, 1) >= max(least, 1e-9))
    order = np.lexsort((right, left, -np.round(scores[left, right], 9)))
    home = list(range(len(scores)))
    for a, b in zip(left[order].tolist(), right[order].tolist(), strict=True):
        first, second = sorted((home[a], home[b]))
        if first == second:
            continue
        block = scores[np.ix_(members[first], members[second])]
        if block.mean() < least or block.min() < floor or (apart and apart(members[first], members[second])):
            continue
        for at in members[second]:
            home[at] = first
        members[first] += members.pop(second)
    number = {at: n for n, at in enumerate(sorted(members, key=lambda at: min(members[at])))}
    return [number[at] for at in home]
