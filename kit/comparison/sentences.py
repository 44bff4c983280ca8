"""What is compared of a sentence: stems of words, names, numbers and what is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kit import segments
from kit.entities import lexicon
from kit.timelines import clauses
from kit.times.lexicon import bag

# Characters of a sentence that are read at most; what is longer is no sentence.
LONGEST = 2000
# The list of words that say little has the days and months in it; here they say when.
_CALENDAR = bag(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december"""
)
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ers?|ors?|ies|ed|es|ly|s|e|y)$")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is compared.

    Attributes
    ----------
    text : str
    stems : tuple of str
        Stems of the words that say something, in order.
    names : frozenset of str
        Words with a capital inside the sentence, in small letters.
    numbers : frozenset of str
        Numbers as they are written in digits.
    actions : frozenset of str
        What is done: the actions of ``actions.csv``.
    words : mapping of str to str
        Each stem or name with the word that stands for it, for the reader.
    """

    text: str
    stems: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    actions: frozenset[str]
    words: dict[str, str]


@lru_cache(maxsize=16384)
def read(text: str) -> Sentence:
    """Read a sentence.

    Examples
    --------
    >>> sentence = read("Envoys of Kenya arrived on Tuesday with 12 boxes.")
    >>> sentence.stems
    ('envoy', 'kenya', 'arriv', 'tuesda', '12', 'box')
    >>> sorted(sentence.names), sorted(sentence.numbers), sorted(sentence.actions)
    (['kenya', 'tuesday'], ['12'], ['arrive'])
    """
    function = lexicon.load().function
    stems: list[str] = []
    names, numbers, actions = set(), set(), set()
    words: dict[str, str] = {}
    for at, (start, end) in enumerate(segments.tokens(text[:LONGEST])):
        word = _POSSESSIVE.sub("", text[start:end])
        if not word or not word[0].isalnum():
            continue
        small = word.casefold()
        if word[0].isdigit():
            numbers.add(small)
        elif word[0].isupper() and at:
            names.add(small)
        if small in function and small not in _CALENDAR:
            continue
        root = stem(small)
        stems.append(root)
        words.setdefault(root, word)
        if act := clauses.action(small):
            actions.add(act)
    return Sentence(text, tuple(stems), frozenset(names), frozenset(numbers), frozenset(actions - {"report"}), words)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Cut the commonest endings off a word, so that its forms are compared as one."""
    shorter = _ENDINGS.sub("", word)
    return shorter if len(shorter) > 2 else word
