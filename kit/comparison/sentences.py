"""What is compared of a sentence: stems of words, what is done, names and numbers."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kit import segments
from kit.entities import lexicon
from kit.times.lexicon import bag

# Characters of a sentence that are read at most; what is longer is no sentence.
LONGEST = 2000
# Words that the list of words that say little has, and that say much of a claim.
_KEPT = bag(
    """first last monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december"""
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
        Stems of the words that say something, in order; words for what is done are one, such as ``!arrest``.
    names : tuple of str
        Words with a capital inside the sentence, in small letters.
    numbers : tuple of str
        Numbers in digits.
    words : mapping of str to str
        For each stem the word that stands for it, for the reader.
    """

    text: str
    stems: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    words: Mapping[str, str]


@lru_cache(maxsize=1)
def _events() -> Mapping[str, str]:
    """Return for each word of the list what is done."""
    text = files("kit").joinpath("data", "event-words.csv").read_text(encoding="utf-8")
    return {word: f"!{row['event']}" for row in csv.DictReader(text.splitlines()) for word in row["words"].split()}


def event(word: str) -> str:
    """Return what is done, such as ``!arrest``, for a word in small letters that says so, or ``""``."""
    return _events().get(word, "")


@lru_cache(maxsize=16384)
def read(text: str, most: int = LONGEST) -> Sentence:
    """Read a sentence, or of another text the first ``most`` characters.

    Examples
    --------
    >>> sentence = read("Envoys of Kenya arrived on Tuesday with 12 boxes.")
    >>> sentence.stems
    ('envoy', 'kenya', '!arrive', 'tuesda', '12', 'box')
    >>> sentence.names, sentence.numbers
    (('kenya', 'tuesday'), ('12',))
    """
    function = lexicon.load().function
    stems: list[str] = []
    names, numbers = [], []
    words: dict[str, str] = {}
    opening = True
    for start, end in segments.tokens(text[:most]):
        word = _POSSESSIVE.sub("", text[start:end])
        if not word or not word[0].isalnum():
            opening = opening or word in (".", "?", "!")
            continue
        small = word.casefold()
        if word[0].isdigit():
            numbers.append(small)
        elif word[0].isupper() and not opening:
            names.append(small)
        opening = False
        if small in function and small not in _KEPT:
            continue
        root = event(small) or stem(small)
        stems.append(root)
        words.setdefault(root, word)
    return Sentence(text, tuple(stems), tuple(names), tuple(numbers), words)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Cut the commonest endings off a word, so that its forms are compared as one."""
    shorter = _ENDINGS.sub("", word)
    return shorter if len(shorter) > 2 else word
