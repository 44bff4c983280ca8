"""What the engines find in a text, as records, found once: the same for every table and every widget.

Nothing here needs a package beyond the standard library (spaCy only where it is asked for by name).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol, TypeVar

from kit import entities
from kit import statements as said
from kit import times as timed
from kit.entities import Link, Mention, describe, resolve, steps
from kit.statements import Name, Statement
from kit.times import TimeExpression


class Placed(Protocol):
    """What begins somewhere in a text, as every finding does."""

    @property
    def start(self) -> int:
        """Offset of the first character."""


Finding = TypeVar("Finding", bound=Placed)


def within(found: Sequence[Finding], start: int, end: int) -> list[Finding]:
    """Return those of some findings, in the order of the text, that begin between two offsets.

    Examples
    --------
    >>> [mention.name for mention in within(names("Kim met Putin in Moscow.")[0], 4, 14)]
    ['Putin']
    """
    first, last = (bisect_left(found, offset, key=lambda one: one.start) for offset in (start, end))
    return list(found[first:last])


def names(
    text: str, tagger: str = "kit", without: frozenset[str] = frozenset()
) -> tuple[Sequence[Mention], Sequence[Link]]:
    """Return the names of a text, and for each the fullest name that it stands for.

    Parameters
    ----------
    text : str
    tagger : {"kit", "lists", "capitals", "spacy"}
        As for :func:`kit.tag_entities`.
    without : frozenset of str
        Rules and lists of the kit's tagger to switch off.
    """
    return _names(text, tagger, without)


# A cache takes f(a) and f(a, b=1) for two questions, even where b is 1 anyway; so what is asked has all its parts here.
@lru_cache(maxsize=4096)
def _names(text: str, tagger: str, without: frozenset[str]) -> tuple[Sequence[Mention], Sequence[Link]]:
    if tagger == "kit":
        mentions = entities.find(text, without=without)
    elif tagger == "spacy":
        from kit.entities import spacy

        mentions = spacy.find(text)
    else:
        mentions = steps.from_lists(text) if tagger == "lists" else steps.capitals(text)
    return mentions, resolve(text, mentions)


def why(mention: Mention, link: Link) -> str:
    """Say why a name was found and, where that is not plain, why it stands for another one."""
    return mention.why if link.rule in ("first", "exact") else f"{mention.why} {link.reason}"


def times(text: str, published: date | None = None) -> Sequence[TimeExpression]:
    """Return the time expressions of a text, with their days counted from the day of publication."""
    return _times(text, published)


@lru_cache(maxsize=4096)
def _times(text: str, published: date | None) -> Sequence[TimeExpression]:
    return timed.find(text, published)


def statements(text: str, tagger: str = "kit") -> Sequence[Statement]:
    """Return who says what in a text; ``tagger`` is ``"kit"`` or ``"spacy"``, as for :func:`kit.tag_statements`."""
    return _statements(text, tagger)


@lru_cache(maxsize=4096)
def _statements(text: str, tagger: str) -> Sequence[Statement]:
    if tagger == "kit":
        return said.find(text, _speakers(text))
    from kit.statements import spacy

    return spacy.find(text, _speakers(text))


def _speakers(text: str) -> list[Name]:
    """Return the names of a text, and its descriptions of people, for the speakers of its statements."""
    mentions, links = names(text)
    found = [
        Name(mention.start, mention.end, mention.label, link.name)
        for mention, link in zip(mentions, links, strict=True)
    ]
    described = describe(text, mentions, links)
    return sorted([*found, *(Name(one.start, one.end, "PERSON", one.name) for one in described)])
