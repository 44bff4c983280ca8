"""Naming: which expressions of several outlets mean one person, country, thing or event, from the words alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kit.comparison import linkage, vectors
from kit.comparison.phrases import noun
from kit.entities import lexicon, resolve
from kit.timelines.tables import stem
from kit.times.lexicon import bag

# Types under which a person is named, and a country.
_PERSONS, _PLACES = frozenset(("ACTOR", "ACTOR-I", "PERSON")), frozenset(("COUNTRY", "PLACE"))
# From this likeness on (0 to 1), on average, expressions for things or events are one.
_ALIKE = 0.12
# Words of a name in the lists at most.
_LONGEST_NAME = 6
_WORD = re.compile(r"(?:[A-Z]\.)+|\w+(?:['’-]\w+)*")
_OWNER = re.compile(r"['’]s?$")
# What follows one of these says more of a thing, but is not the thing.
_AFTER = re.compile(r",|\b(?:of|in|with|that|between|to|for|on|at|from|which|who|into|over|against)\b")
_EMPTY = bag("new such his her their its this that these those")


class Reading(NamedTuple):
    """What is read in an expression for a person: the name in it (or ``""``), roles and countries."""

    name: str
    roles: frozenset[str]
    countries: frozenset[str]


class _Line(NamedTuple):
    """A name as a mention of a text that lists names, one a line."""

    start: int
    end: int
    label: str = "PERSON"


def naming(mentions: Sequence[Mapping[str, str]]) -> list[int]:
    """Say which expressions name one thing.

    Parameters
    ----------
    mentions : sequence of mapping
        Each with ``outlet``, ``text`` (the words) and ``type`` (PERSON, PLACE, EVENT …; only expressions of one type
        are compared), in the order in which they are read.

    Returns
    -------
    list of int
        For each the number of its thing, from 0, in the order of their first mention.

    Notes
    -----
    No model is used. Persons are joined by their names, and descriptions by role and country (*the North Korean
    leader*); countries by the lists of countries, capitals and nationalities; what names no country goes with the one
    that the outlet named before it. Other expressions are joined by the words they share, of which the noun that says
    what it is counts twice, and nouns that news uses for one another count as one.
    """
    of_type: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        of_type[mention["type"]].append(at)
    keys: dict[int, tuple[str, str]] = {}
    for kind, places in of_type.items():
        texts = [mentions[at]["text"] for at in places]
        outlets = [mentions[at]["outlet"] for at in places]
        if kind in _PERSONS:
            found = _persons(texts)
        elif kind in _PLACES:
            found = _countries(texts, outlets)
        else:
            found = _things(texts)
        keys.update((at, (kind, key)) for at, key in zip(places, found, strict=True))
    numbers: dict[tuple[str, str], int] = {}
    return [numbers.setdefault(keys[at], len(numbers)) for at in range(len(mentions))]


def _words(text: str) -> list[str]:
    """Return the words of an expression, without the ending of an owner."""
    return [_OWNER.sub("", word) or word for word in _WORD.findall(text)]


def _plain(text: str) -> str:
    """Return an expression without case and function words, or as it is where nothing else is in it."""
    function = lexicon.load().function
    kept = [word.lower() for word in _words(text) if word.lower() not in function]
    return " ".join(kept) or " ".join(text.lower().split())


def countries_in(text: str) -> Iterator[str]:
    """Yield the codes of the countries that an expression names, by name, capital, people or government."""
    known = lexicon.load()
    words = [word.replace("’", "'") for word in _words(text)]
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_NAME, len(words) - at) if words[at][0].isupper() else 0, 0, -1):
            name = " ".join(words[at : at + size])
            names = [*known.known(name), *known.known(known.demonyms.get(name, ""))]
            code = next((one.country for one in names if one.country), "")
            if code:
                yield code
                at += size - 1
                break
        at += 1


def _countries(texts: Sequence[str], outlets: Sequence[str]) -> list[str]:
    """Give each expression the country that it names first; without one, the country that its outlet named last."""
    last: dict[str, str] = {}
    keys = []
    for text, outlet in zip(texts, outlets, strict=True):
        key = next(countries_in(text), "") or last.get(outlet, "") or _plain(text)
        last[outlet] = key
        keys.append(key)
    return keys


@lru_cache(maxsize=1)
def _role_words() -> frozenset[str]:
    """Return the words of titles and jobs, in small letters and without full stops."""
    known = lexicon.load()
    titles = (word.strip(".").lower() for title in known.titles for word in title.split())
    return frozenset((*titles, *(word.lower() for word in known.modifiers), *known.jobs))


def read_person(text: str) -> Reading:
    """Read an expression for a person: the last run of names that are no title, and what is said of the person."""
    words = [word.lower() for word in _words(text)]
    roles = frozenset(word for word in words if word in _role_words())
    return Reading(_person_name(text), roles, frozenset(countries_in(text)))


def _person_name(text: str) -> str:
    """Return the name that an expression ends with; *Trump’s lawyer* and *president of Chile* have none."""
    words = _WORD.findall(_AFTER.split(text.replace("\xa0", " "))[0])
    run: list[str] = []
    for word in reversed(words):
        bare = _OWNER.sub("", word)
        is_owner = bare != word and word is not words[-1]
        if is_owner or not bare[:1].isupper() or bare.strip(".").lower() in _role_words() or _is_country(bare):
            break
        run.append(bare)
    return " ".join(reversed(run))


def _is_country(word: str) -> bool:
    return next(countries_in(word), "") != ""


def _persons(texts: Sequence[str]) -> list[str]:
    """Give each expression the full name of the person it names, or the person whose role and country it gives."""
    read = [read_person(text) for text in texts]
    lines, place = [], 0
    for one in read:
        if one.name:
            lines.append(_Line(place, place + len(one.name)))
            place += len(one.name) + 1
    links = iter(resolve("\n".join(one.name for one in read if one.name), lines))
    names = [next(links).name if one.name else "" for one in read]
    counts = Counter(name for name in names if name)
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for one, name in zip(read, names, strict=True):
        if name:
            said[name].update(one.roles | one.countries)
    return [
        name or _described(one, said, counts) or _plain(text)
        for one, name, text in zip(read, names, texts, strict=True)
    ]


def _described(one: Reading, said: Mapping[str, Counter[str]], counts: Mapping[str, int]) -> str:
    """Return the person who is given most of the roles and countries of a description, or ``""``."""
    best = (0.0, 0, "")
    for name, words in said.items():
        countries = {word for word in words if word.isupper()}
        if one.countries and countries and not one.countries & countries:
            continue
        score = sum(words[word] for word in one.roles | one.countries) / counts[name] ** 0.5
        best = max(best, (score, counts[name], name))
    return best[2] if best[0] > 0 else ""


def _things(texts: Sequence[str]) -> list[str]:
    """Join expressions for things and events by the words they share."""
    plain = [_plain(text) for text in texts]
    different = dict(zip(plain, texts, strict=True))
    bags = [_bag(text) for text in different.values()]
    homes = linkage.join(vectors.products(vectors.weigh(bags)), least=_ALIKE)
    home = dict(zip(different, homes, strict=True))
    return [str(home[one]) for one in plain]


def _bag(text: str) -> list[str]:
    """Return what is compared of an expression: its words as kinds or stems, and the word that says what it is."""
    function = lexicon.load().function
    words = [
        word for word in _words(text) if not (word.lower() in function or word.lower() in _EMPTY or word.isdigit())
    ]
    first = [word for word in _words(_AFTER.split(text)[0]) if word in words]
    head = (first or words)[-1:]
    return [*dict.fromkeys(_kind(word) for word in words), *(f"={_kind(word)}" for word in head)]


def _kind(word: str) -> str:
    """Return the kind that a noun is of, else the stem of the word."""
    known = noun(word.lower())
    return known.kind if known else stem(word.lower())
