"""Phrases that name days, wars and other events: nouns such as *armistice* with the words that belong to them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from kit.entities import lexicon
from kit.segments import Offsets, tokens
from kit.times.lexicon import bag

# Words that a phrase may have before its noun, and in what follows “of”, at most.
_BEFORE, _AFTER = 6, 6
# A phrase such as “the end of the signing of …” is read so deep.
_DEEPEST = 3
_DETERMINERS = bag("the a an this that these those its their his her our such some any")
_LINKS = frozenset(("of", "in", "over"))
_OPEN, _CLOSE = frozenset("“\"‘'"), frozenset("”\"’'")
_OWNERS = ("’s", "'s", "s’")
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?\Z")
_DAYS = bag(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December"
)


class Phrase(NamedTuple):
    """A phrase that names a day or an event.

    ``kind`` is that of its noun (a row of ``kit/data/naming-nouns.csv``), ``label`` TIME or EVENT, ``number`` the count
    of years of an anniversary (or 0), ``about`` the kinds of the other nouns in it.
    """

    start: int
    end: int
    kind: str
    label: str
    number: int = 0
    about: frozenset[str] = frozenset()


class Noun(NamedTuple):
    """A kind of thing that several nouns can name, and the label it has where it is looked for (else ``""``)."""

    kind: str
    label: str


@lru_cache(maxsize=1)
def nouns() -> dict[str, Noun]:
    """Return the nouns that news uses for one another, each with its kind."""
    text = files("kit.data").joinpath("naming-nouns.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {noun: Noun(row["kind"], row["label"]) for row in rows for noun in row["nouns"].split()}


def noun(word: str) -> Noun | None:
    """Return the kind of a word as it stands in a text; *day* counts only in a name, such as *Victory Day*."""
    known = nouns()
    return known.get(word) or (known.get(word.lower()) if word.lower() != "day" else None)


class _Words(NamedTuple):
    """The tokens of a stretch of text."""

    texts: list[str]
    offsets: list[Offsets]


def find(text: str, stretches: Sequence[Offsets]) -> list[Phrase]:
    """Find the phrases that name days and events in some stretches (sentences, headline) of a text.

    Returns
    -------
    list of Phrase
        In the order of the text. Phrases may lie inside one another: in *the Korean War armistice* the war is named
        too. Two of one kind never overlap.
    """
    found = []
    for start, end in stretches:
        offsets = [(start + first, start + last) for first, last in tokens(text[start:end])]
        words = _Words([text[first:last] for first, last in offsets], offsets)
        found += _without_inner([*_by_noun(words), *_by_years(words)])
    return sorted(found)


def _by_noun(words: _Words) -> Iterator[Phrase]:
    """Yield a phrase for each noun that is looked for."""
    texts = words.texts
    for at, word in enumerate(texts):
        known = noun(word)
        if known is None or not known.label or (at and word == "holiday" and texts[at - 1] == "Day"):
            continue
        first = _first(texts, at)
        if first == at and not (at and _determines(texts[at - 1])):
            continue  # “in war”, “they vote”: a noun, or a verb, that points at nothing
        last, about = (at + 1, frozenset[str]()) if known.kind == "day" else _last(texts, at + 1, known.kind, 0)
        if known.kind == "armistice" and last == at + 1 and _is_deal(texts, at + 1):
            last += 1
        inner = {inside.kind for place in range(first, at) if (inside := noun(texts[place]))}
        number = next((int(one[1]) for place in range(first, at) if (one := _NUMBER.match(texts[place]))), 0)
        yield Phrase(*_offsets(words, first, last), known.kind, known.label, number, frozenset(inner) | about)


def _offsets(words: _Words, first: int, last: int) -> Offsets:
    """Return the place of some words; a quotation mark that was opened inside is closed."""
    texts = words.texts
    if last < len(texts) and texts[last] in _CLOSE and any(one in _OPEN for one in texts[first:last]):
        last += 1
    return words.offsets[first][0], words.offsets[last - 1][1]


def _is_deal(texts: Sequence[str], at: int) -> bool:
    known = noun(texts[at]) if at < len(texts) else None
    return known is not None and known.kind == "deal"


def _first(texts: Sequence[str], at: int) -> int:
    """Return where a phrase begins that ends with a noun: after the word that determines it, or with its names."""
    lowest = max(0, at - _BEFORE)
    first = at
    while first > lowest and (_belongs(texts, first - 1) or _is_determined(texts, first - 1, lowest)):
        first -= 1
    return first


def _belongs(texts: Sequence[str], at: int) -> bool:
    """Say whether a word before a noun belongs to its name by its looks: a name, a number, another such noun."""
    word = texts[at]
    if _NUMBER.match(word) or _YEARS.match(word) or noun(word):
        return True
    if not word[0].isupper() or word in _DAYS or word.endswith(_OWNERS):
        return False
    low = word.lower()
    return low not in lexicon.load().function and not (at == 0 and lexicon.load().is_common(low))


def _is_determined(texts: Sequence[str], at: int, lowest: int) -> bool:
    """Say whether only describing words stand between a word and the *the* or *a* before it; one before a name."""
    function = lexicon.load().function
    lowest = max(lowest, at) if texts[at + 1][0].isupper() else lowest
    while at >= lowest and texts[at][0].isalpha():
        low = texts[at].lower()
        if _determines(low) or low in function or low.endswith("ly"):
            return False
        if at and _determines(texts[at - 1]):
            return True
        at -= 1
    return False


def _determines(word: str) -> bool:
    return word.lower() in _DETERMINERS or word.endswith(_OWNERS)


def _last(texts: Sequence[str], at: int, kind: str, deep: int) -> tuple[int, frozenset[str]]:
    """Return where a phrase ends, with what follows *of*, and the kinds of the nouns in that."""
    if deep == _DEEPEST or at >= len(texts) or texts[at].lower() not in _LINKS:
        return at, frozenset()
    end, about = _complement(texts, at, at + 1, deep)
    # Only of a war does the place belong to its name: a parade in Oslo is a parade.
    return (at, about) if not about and kind != "war" and texts[at] != "of" else (end, about)


def _complement(texts: Sequence[str], before: int, at: int, deep: int) -> tuple[int, frozenset[str]]:
    """Return where what a phrase is about ends; ``before`` where it is about nothing that can be named."""
    end, kind = before, ""
    kinds = set()
    for place in range(at, min(len(texts), at + _AFTER)):
        word = texts[place]
        known = noun(word)
        if known and (known.label or known.kind in ("end", "deal")):
            end, kind = place + 1, known.kind
            kinds.add(kind)
        elif _is_named(word) and (place == at or end == place or texts[place - 1].lower() in _DETERMINERS):
            end = place + 1
        elif not _is_passed(word):
            break
    if not kinds:
        return end, frozenset()
    further, about = _last(texts, end, kind, deep + 1)
    return further, frozenset(kinds) | about


def _is_named(word: str) -> bool:
    """Say whether a word is a year or part of a name; *Korean* and *Seoul’s* are not what a phrase ends with."""
    if _YEARS.match(word):
        return True
    known = lexicon.load()
    return word[0].isupper() and word not in _DAYS and word not in known.demonyms and not word.endswith(_OWNERS)


def _is_passed(word: str) -> bool:
    """Say whether a word may stand between *of* and the noun after it."""
    if _determines(word) or word in _OPEN:
        return True
    return word[0].isalnum() and word.lower() not in lexicon.load().function


def _by_years(words: _Words) -> Iterator[Phrase]:
    """Yield phrases that count the years: *70 years since the armistice*."""
    texts = words.texts
    for at in range(len(texts) - 3):
        if not (texts[at].isdecimal() and len(texts[at]) < 4 and texts[at + 1] == "years"):
            continue
        if texts[at + 2] in ("since", "after") and int(texts[at]) >= 5:
            last, about = _complement(texts, at + 2, at + 3, 0)
            if about:
                yield Phrase(*_offsets(words, at, last), "anniversary", "TIME", int(texts[at]), about)


def _without_inner(found: Iterable[Phrase]) -> list[Phrase]:
    """Of phrases of one kind that overlap keep the longest."""
    kept: dict[str, list[Phrase]] = {}
    for one in sorted(found):
        same = kept.setdefault(one.kind, [])
        if same and same[-1].end > one.start:
            same[-1] = max(same[-1], one, key=lambda phrase: phrase.end - phrase.start)
        else:
            same.append(one)
    return [one for same in kept.values() for one in same]
