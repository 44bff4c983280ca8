"""Join what is alike into groups, without chains: a group is as alike as its members are on average."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kit.progress import Step, Steps, finished

# Pairs that are looked at in one step.
_PAIRS = 500


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
    return finished(join_in_steps(scores, least=least, floor=floor, apart=apart))


def join_in_steps(
    scores: Any,
    *,
    least: float,
    floor: float = 0.0,
    apart: Callable[[Sequence[int], Sequence[int]], bool] | None = None,
) -> Steps[list[int]]:
    """Do the work of :func:`join` in steps."""
    import numpy as np

    scores = np.asarray(scores)
    members: dict[int, list[int]] = {at: [at] for at in range(len(scores))}
    left, right = np.nonzero(np.triu(scores, 1) >= max(least, 1e-9))
    order = np.lexsort((right, left, -np.round(scores[left, right], 9)))
    home = list(range(len(scores)))
    for place, (a, b) in enumerate(zip(left[order].tolist(), right[order].tolist(), strict=True)):
        if place % _PAIRS == 0:
            yield Step("Joining what is alike", place / len(order))
        first, second = sorted((home[a], home[b]))
        if first == second:
            continue
        block = scores[np.ix_(members[first], members[second])]
        if block.mean() < least or block.min() < floor or (apart and apart(members[first], members[second])):
            continue
        for at in members[second]:
            home[at] = first
        members[first] += members.pop(second)
    return _numbered(home)


def adopt(scores: Any, homes: Sequence[int], *, few: int, least: float, nearer: float) -> list[int]:
    """Give the members of small groups to the larger group that they are nearest to.

    Parameters
    ----------
    scores : square array of float
    homes : sequence of int
        The group of each thing.
    few : int
        Groups of up to so many are small.
    least : float
        How alike a small group must be to the larger one, on average.
    nearer : float
        How many times as alike as to the next larger one.

    Returns
    -------
    list of int
        As from :func:`join`.
    """
    members: dict[int, list[int]] = {}
    for at, home in enumerate(homes):
        members.setdefault(home, []).append(at)
    large = {home: found for home, found in members.items() if len(found) > few}
    adopted = list(homes)
    for home, found in members.items():
        if home in large or not large:
            continue
        near = sorted(((float(scores[found][:, other].mean()), -at) for at, other in large.items()), reverse=True)
        if near[0][0] >= least and (len(near) == 1 or near[0][0] >= nearer * near[1][0]):
            for at in found:
                adopted[at] = -near[0][1]
    return _numbered(adopted)


def _numbered(homes: Sequence[int]) -> list[int]:
    """Give groups numbers from 0, in the order of their first members."""
    numbers: dict[int, int] = {}
    return [numbers.setdefault(home, len(numbers)) for home in homes]
