"""What tells the people of a sentence from others whom the same words would fit: their nation and their age."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple

from kit import segments
from kit.comparison import quantities, sentences
from kit.entities import lexicon
from kit.statements import sources
from kit.times.lexicon import bag

# Words after a nationality that are read, and how many may stand before one for a person, as in “Kenyan ski guides”.
_GROUP, _BEFORE_NOUN = 10, 3
_LISTED = bag("and or a an one two three")
# Nationalities that are a person's already, beside those with these endings and all in the plural.
_OF_A_PERSON = bag("briton dane swede finn pole turk scot spaniard serb croat kurd aussie kiwi")
_PERSON = ("man", "men", "woman", "women")
# Words of this form are for people, unless they are listed.
_ONE_WHO = re.compile(r"[a-z]{3,}(?:er|or|ist|eer)\Z")
_THINGS = bag(
    """summer winter river water border paper newspaper order power number letter matter computer tower theater center
    carrier cruiser tanker freighter trawler fighter bomber destroyer helicopter dollar"""
)


class Trait(NamedTuple):
    """The nation of somebody, by the two letters of its code, or the age in years."""

    kind: str
    value: str


@lru_cache(maxsize=16384)
def described(text: str) -> frozenset[Trait]:
    """Return the nations and ages of the people in a sentence.

    Examples
    --------
    >>> sorted(described("A 36-year-old Kenyan climber fell near the Ghanaian border."))
    [Trait(kind='age', value='36'), Trait(kind='nation', value='KE')]
    """
    ages = (f"{one.value:g}" for one in quantities.figures(text) if one.kind == "age")
    return frozenset([*(Trait("age", age) for age in ages), *(Trait("nation", nation) for nation in _nations(text))])


def _nations(text: str) -> Iterator[str]:
    """Yield the countries of the people that are called by one."""
    lists = lexicon.load()
    words = [text[start:end] for start, end in segments.tokens(text[: sentences.LONGEST])]
    for at, word in enumerate(words):
        name = word.capitalize() if word.isupper() else word
        if name in lists.demonyms and (_is_noun(name) or _person_follows(words[at + 1 : at + 1 + _GROUP])):
            yield from (known.country for known in lists.known(lists.demonyms[name])[:1] if known.country)


def _is_noun(name: str) -> bool:
    """Say whether a nationality is a person's by itself, such as *Frenchwoman*, *Briton* or *Kenyans*."""
    one = name.removesuffix("s")
    return name.endswith(_PERSON) or one.lower() in _OF_A_PERSON or (one != name and one in lexicon.load().demonyms)


def _person_follows(words: Sequence[str]) -> bool:
    """Say whether a word for a person comes before the group of words ends."""
    lists = lexicon.load()
    read = 0
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word in _LISTED or (word == "," and following in lists.demonyms):
            continue
        if not word[0].isalpha() or word in lists.function or read == _BEFORE_NOUN:
            return False
        if _is_person(word):
            return True
        read += 1
    return False


def _is_person(word: str) -> bool:
    """Say whether a word is for a person or for people."""
    one = word.removesuffix("s")
    if one in _THINGS:
        return False
    jobs = lexicon.load().jobs
    return one in jobs or bool(_ONE_WHO.match(one)) or sources.classify(word)[0] == "unnamed"


def others(texts: Sequence[str], home: Any, kind: str) -> Any:
    """Say of every two sentences whether one is about somebody whom the article of the other does not have.

    That is so if a sentence gives somebody's nation or age, and the other article gives only other ones. Ages that are
    a year apart can be one person's: a report may be written before a birthday, and another after it.

    Parameters
    ----------
    texts : sequence of str
        The sentences of some articles.
    home : numpy.ndarray
        The number of the article of each sentence, in order.
    kind : str
        ``"nation"`` or ``"age"``.

    Returns
    -------
    numpy.ndarray
        For every two sentences true or false.
    """
    import numpy as np

    said = [{one.value for one in described(text) if one.kind == kind} for text in texts]
    columns = {value: at for at, value in enumerate(sorted(set().union(*said)))}
    own = np.zeros((len(texts), len(columns)), dtype=bool)
    fits = own.copy()
    for row, values in enumerate(said):
        own[row, [columns[value] for value in values]] = True
        fits[row, [columns[value] for value in _that_fit(values, kind) if value in columns]] = True
    there = np.zeros((int(home[-1]) + 1, len(columns)), dtype=bool)
    np.logical_or.at(there, home, fits)
    around = there[home]
    missed = own.any(axis=1, keepdims=True) & around.any(axis=1) & ~(own @ around.T)
    return np.logical_or(missed, missed.T)


def _that_fit(values: Iterable[str], kind: str) -> set[str]:
    """Return the values that the same person may be given elsewhere."""
    if kind == "nation":
        return set(values)
    return {f"{float(value) + change:g}" for value in values for change in (-1, 0, 1)}
