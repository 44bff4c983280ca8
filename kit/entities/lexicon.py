"""The word lists of the tagger, read from ``kit/data`` when they are first needed and then kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kit.data import rows, words

#: The lists that can be switched off.
LISTS = (
    "countries",
    "regions",
    "places",
    "organisations",
    "events",
    "demonyms",
    "given-names",
    "surnames",
    "people",
    "abbreviations",
    "titles",
    "heads",
    "cues",
    "common-words",
)

#: Their last letters stand in :meth:`Lexicon.is_common`, too.
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers")


class Known(NamedTuple):
    """A name found in a list: its label, the list, the canonical name, the country code and coordinates."""

    label: str
    source: str
    name: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    kind: str = ""


@dataclass(frozen=True)
class Lexicon:
    """All word lists, ready for look-up; a list that is switched off is empty."""

    names: Mapping[str, tuple[Known, ...]]
    longest: Mapping[str, int]
    demonyms: Mapping[str, str]
    given: frozenset[str]
    surnames: frozenset[str]
    people: Mapping[str, str]
    abbreviations: frozenset[str]
    titles: Mapping[str, str]
    title_starts: frozenset[str]
    shortened: frozenset[str]
    modifiers: frozenset[str]
    jobs: frozenset[str]
    heads: Mapping[str, str]
    companies: frozenset[str]
    first_heads: Mapping[str, str]
    surname_heads: frozenset[str]
    of_heads: frozenset[str]
    fields: frozenset[str]
    owners: frozenset[str]
    function: frozenset[str]
    captions: frozenset[str]
    cues: Mapping[str, frozenset[str]]
    common: frozenset[str]

    def is_common(self, word: str) -> bool:
        """Say whether a word is an ordinary English word, in any regular form."""
        low = word.lower()
        if "-" in low:
            return all(part in self.common for part in low.split("-"))
        return low in self.common or (low[-1:] in "sdgyr" and any(stem in self.common for stem in _stems(low)))

    def known(self, name: str) -> tuple[Known, ...]:
        """Return what the lists say about a name; an empty tuple when they are silent."""
        return self.names.get(name, ())

    def spelt(self, name: str) -> str:
        """Return a name as the lists spell it if it is in capitals (SEOUL) or its last dot differs; else as it is."""
        if name in self.names or name in self.demonyms:
            return name
        other = name
        if "." in name:
            other = name[:-1] if name[-1] == "." else name + "."
        elif len(name) > 3 and name.isupper():
            other = name.title()
        return other if other in self.names or other in self.demonyms else name


def _stems(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        stem = word[: -len(ending)]
        if len(stem) >= 3 and word.endswith(ending):
            yield stem
            if ending in ("ing", "er", "ers"):
                yield stem + "e"
    if word.endswith("ies"):
        yield word[:-3] + "y"


def _number(text: str) -> float | None:
    return float(text) if text else None


def _places() -> Iterator[tuple[str, Known]]:
    """Give the place names; a country's name comes before a region's and a region's before a city's."""
    for row in rows("countries.csv"):
        lat, lon = _number(row["lat"]), _number(row["lon"])
        yield row["name"], Known("PLACE", "countries", row["name"], row["code"], lat, lon, "country")
        if row["capital"]:
            yield (
                row["capital"],
                Known("PLACE", "countries", row["capital"], row["code"], lat, lon, "capital"),
            )
    for row in rows("regions.csv"):
        yield (
            row["name"],
            Known("PLACE", "regions", row["alias_of"] or row["name"], row["country"], kind=row["kind"]),
        )
    for row in rows("places.csv"):
        known = Known("PLACE", "places", row["name"], row["country"], _number(row["lat"]), _number(row["lon"]), "city")
        yield row["name"], known


def _organisations() -> Iterator[tuple[str, Known]]:
    for row in rows("organisations.csv"):
        known = Known("ORG", "organisations", row["name"], row["country"], kind=row["kind"])
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            yield name, known


def _events() -> Iterator[tuple[str, Known]]:
    for row in rows("events.csv"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            yield name, Known("EVENT", "events", row["name"])


def _given_names() -> Iterator[str]:
    yield from words("census-names.txt")
    for row in rows("given-names.csv"):
        yield from row["names"].split()


def _people() -> Iterator[tuple[str, str]]:
    """Give well-known people under their full name and their last word, which mostly is the family name."""
    for row in rows("people.csv"):
        for name in row["names"].split("|"):
            yield name, name
            last = name.rpartition(" ")[2]
            if len(last) > 3 and last[0].isupper() and not last.isupper():
                yield last, name


def _straight(name: str) -> str:
    """Write a name with the straight apostrophe, as look-ups do."""
    return name.replace("’", "'")


@lru_cache(maxsize=8)
def load(without: frozenset[str] = frozenset()) -> Lexicon:
    """Read the lists, leaving out those named in ``without``.

    Parameters
    ----------
    without : frozenset of str
        Names of lists, out of :data:`LISTS`.

    Returns
    -------
    Lexicon
        The same object for the same ``without``.
    """
    names: dict[str, tuple[Known, ...]] = {}
    for name, known in (*_places(), *_organisations(), *_events()):
        name = _straight(name)
        if known.source not in without and all(k.label != known.label for k in names.get(name, ())):
            names[name] = (*names.get(name, ()), known)
    demonyms = {} if "demonyms" in without else {r["name"]: r["place"] for r in rows("demonyms.csv")}
    longest: dict[str, int] = {}
    for name in (*names, *demonyms):
        parts = name.split()
        opener = parts[0].removesuffix("'s").removesuffix("'")
        longest[opener] = max(longest.get(opener, 0), len(parts))
    titles: dict[str, str] = {}
    words_of: dict[str, list[str]] = {}
    for row in () if "titles" in without else rows("titles.csv"):
        words_of[row["kind"]] = row["titles"].split("|")
    for kind in ("honorific", "rank", "office"):
        for title in words_of.get(kind, ()):
            # a word of a text ends before its full stop
            titles.setdefault(title, kind)
            titles.setdefault(title.removesuffix("."), kind)
    heads: dict[tuple[str, str], list[str]] = {}
    for row in () if "heads" in without else rows("heads.csv"):
        heads[row["label"], row["place"]] = row["words"].split()
    last: dict[str, str] = {}
    for label in ("PLACE", "EVENT", "OTHER", "WORK", "ORG", "BOTH"):
        last.update(dict.fromkeys(heads.get((label, "last"), ()), label))
    first: dict[str, str] = {}
    for label in ("PLACE", "EVENT", "ORG", "WORK"):
        first.update(dict.fromkeys(heads.get((label, "first"), ()), label))
    return Lexicon(
        names=names,
        longest=longest,
        demonyms=demonyms,
        given=frozenset(() if "given-names" in without else _given_names()),
        surnames=frozenset(
            () if "surnames" in without else (name for row in rows("surnames.csv") for name in row["names"].split())
        ),
        people={} if "people" in without else dict(_people()),
        abbreviations=frozenset(() if "abbreviations" in without else words("abbreviations.txt")),
        titles=titles,
        title_starts=frozenset(title.split()[0] for title in titles),
        shortened=frozenset(word[:-1] for title in titles for word in title.split() if word[-1] == "."),
        modifiers=frozenset(words_of.get("modifier", ())),
        jobs=frozenset(words_of.get("job", ())),
        heads=last,
        companies=frozenset(heads.get(("COMPANY", "last"), ())),
        first_heads=first,
        surname_heads=frozenset(heads.get(("SURNAME", "last"), ())),
        of_heads=frozenset(heads.get(("OF", "inner"), ())),
        fields=frozenset(heads.get(("FIELD", "inner"), ())),
        owners=frozenset(heads.get(("OWNER", "inner"), ())),
        function=frozenset(words("function-words.txt")),
        captions=frozenset(heads.get(("CAPTION", "first"), ())),
        cues={} if "cues" in without else {row["rule"]: frozenset(row["cues"].split()) for row in rows("cues.csv")},
        common=frozenset(() if "common-words" in without else words("common-words.txt")),
    )
