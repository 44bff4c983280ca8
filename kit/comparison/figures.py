"""Figures, days and years of two sentences on one fact: which of them conflict."""

from __future__ import annotations

from typing import NamedTuple

from kit.comparison import quantities
from kit.comparison.quantities import Figure

# Two measures that were turned from one unit into another fit if they differ by no more than this part.
_ROUNDED = 0.03
# Counts of unlike words are held against each other from here on, if neither is more than so many times the other.
_LARGE, _TIMES = 13, 1.5
# Measures and lengths of time are of one thing if neither is more than so many times the other; ages are of one person.
_MEASURES, _AGES = 4, 1.5
# So are counts of the same things.
_COUNTS = 10
# A count may be given in so many parts: “12 women and 11 men” are 23 people.
_PARTS = 3
# What is done to people only; what is seized or rescued may be a thing.
_TO_PEOPLE = frozenset(("!die", "!injure", "!convict"))


_TURNED = ("m", "m²", "kg", "km/h")
_HARM = frozenset(("!die", "!injure", "!shoot", "!arrest", "!rescue"))


class Conflict(NamedTuple):
    """Words of two sentences that do not fit together.

    ``kind`` is ``figure``, ``date``, ``place``, ``role``, ``rank``, ``speaker``, ``occasion``, ``cause``, ``name``,
    ``qualifier`` or ``exactness``; ``a`` and ``b`` are the words in each sentence, ``why`` is a sentence for a learner.
    """

    kind: str
    a: str
    b: str
    why: str


def conflicts(a: str, b: str) -> list[Conflict]:
    """Return the figures, days and years that conflict between two sentences that tell of one fact.

    A figure conflicts if the other sentence has none that fits it, and has one of the same kind for the same thing that
    has no fit either. “Two thousand” and 2,000 are one figure, so are 200 feet and 61 metres; “about 20” fits 19, “at
    least 20” fits 25.

    Parameters
    ----------
    a, b : str

    Returns
    -------
    list of Conflict
        In the order of ``a``; kinds ``figure`` and ``date``.

    Examples
    --------
    >>> [(found.a, found.b) for found in conflicts("Police held 23 men.", "Twenty-five men were held.")]
    [('23 men', 'Twenty-five men')]
    >>> conflicts("About 2,000 people came.", "Two thousand people came.")
    []
    """
    left, right = quantities.figures(a), quantities.figures(b)
    if any(_fits(one, other) for one in left for other in right if one.kind == other.kind == "day"):
        # The day of the month says more than the day of the week.
        left, right = (tuple(one for one in side if one.kind != "weekday") for side in (left, right))
    found = []
    for one in left:
        if _met(one, right):
            continue
        for other in right:
            if _comparable(one, other, listed=_is_list(left) and _is_list(right)) and not _met(other, left):
                found.append(_conflict(a, b, one, other))
                break
    return found


_DATES = frozenset(("weekday", "day", "month", "year", "clock"))


def _conflict(a: str, b: str, one: Figure, other: Figure) -> Conflict:
    kind = "date" if one.kind in _DATES else "figure"
    words_a, words_b = quantities.words(a, one), quantities.words(b, other)
    return Conflict(kind, words_a, words_b, f"One has “{words_a}”, the other “{words_b}”.")


def _met(one: Figure, others: tuple[Figure, ...]) -> bool:
    """Say whether a figure fits one of some others; where they have its very unit, those count."""
    same = [other for other in others if one.kind in _TURNED and other.kind == one.kind and other.heads == one.heads]
    if one.kind == "count" and one.heads and _is_list(others):
        # In a list a count is held against that of the same things, wherever it stands.
        same = [other for other in others if other.kind == "count" and other.heads[-1:] == one.heads[-1:]]
    return any(_fits(one, other) for other in same or others) or (one.kind == "count" and _is_sum(one, others))


def _is_sum(one: Figure, others: tuple[Figure, ...]) -> bool:
    """Say whether a count is that of counts that stand one after the other.

    “Three people were shot” fits “one was killed, two were hurt”, and “three were hurt” does not.
    """
    whole = one._replace(acts=one.acts - {"!shoot"})
    counts = [other for other in others if other.kind == "count"]
    runs = (counts[at : at + size] for size in range(2, _PARTS + 1) for at in range(len(counts) - size + 1))
    return any(
        sum(part.value for part in run) == one.value and not any(_apart(whole, part) for part in run) for run in runs
    )


def _is_list(figures: tuple[Figure, ...]) -> bool:
    """Say whether a sentence counts several things."""
    return len({one.heads[-1] for one in figures if one.kind == "count" and one.heads}) > 1


def _fits(one: Figure, other: Figure) -> bool:
    if one.kind != other.kind:
        return one.value == other.value and {one.kind, other.kind} <= {"count", "rank", "score", "score last"}
    if one.kind == "count" and _apart(one, other):
        return False
    slack = _ROUNDED if one.kind in _TURNED and one.heads != other.heads else 0
    return one.low * (1 - slack) <= other.value <= one.high * (1 + slack) or (
        other.low * (1 - slack) <= one.value <= other.high * (1 + slack)
    )


def _apart(one: Figure, other: Figure) -> bool:
    """Say whether two counts are of those to whom unlike things were done: the dead are not the hurt."""
    return bool(one.acts & _HARM and other.acts & _HARM and not one.acts & other.acts & _HARM)


def _comparable(one: Figure, other: Figure, *, listed: bool) -> bool:
    """Say whether two figures answer one question; in lists they do if the same things are counted."""
    if one.kind != other.kind:
        return False
    if one.kind == "rank":
        return one.heads[-1:] == other.heads[-1:]
    smaller, larger = sorted((one.value, other.value))
    if one.kind == "age":
        other_person = one.heads and other.heads and not set(one.heads) & set(other.heads)
        return not other_person and larger <= _AGES * smaller
    if one.kind in _DATES or one.kind.startswith("score"):
        return True
    if one.kind != "count":
        return larger <= _MEASURES * smaller or larger in (smaller * 1e3, smaller * 1e6)
    if _apart(one, other) or (quantities.OTHER in one.heads) != (quantities.OTHER in other.heads):
        return False
    if one.heads and one.heads[-1:] == other.heads[-1:]:
        return larger <= _COUNTS * smaller
    if one.acts & other.acts & _TO_PEOPLE or (one.acts & other.acts and not (one.heads and other.heads)):
        return True
    if quantities.people(one) and (quantities.people(other) or not other.heads):
        return True
    if quantities.people(other) and not one.heads:
        return True
    if listed and one.heads and other.heads:
        return False
    return smaller >= _LARGE and larger <= _TIMES * smaller
