"""The word lists of the statement layer, read from ``kit/data`` when they are first asked for.

All lists are the kit's own. ``statement-cues.csv`` has the cue verbs, each with its class, its stance and what
it takes; ``statement-nouns.csv`` the cue nouns, ``statement-hedges.csv`` the hedges, ``statement-words.csv``
the words that shape a clause, and ``statement-sources.csv`` the words that tell the class of a source.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kit import data


class Cue(NamedTuple):
    """A cue verb or a cue noun.

    Parameters
    ----------
    word : str
        Its base form.
    group : str
        ``speech``, ``writing``, ``showing``, ``judgement``, ``belief`` or ``wish``.
    stance : str
        What using it says about the content: ``says``, ``claims``, ``denies``, ``confirms`` ...
    takes : frozenset of str
        What can be its content: ``clause``, ``quote``, ``thing`` (a noun group), ``infinitive``, or a noun
        group after the preposition named; ``person`` if who is told may stand in between; ``invert`` if the
        source may follow it.
    noun : bool
        Whether the base form and the form in -s are nouns as well, as in ``the claims``.
    """

    word: str
    group: str
    stance: str
    takes: frozenset[str]
    noun: bool = False


class Form(NamedTuple):
    """A form of a cue verb: ``base``, ``s``, ``past`` (the participle, too) or ``ing``."""

    cue: Cue
    form: str


def words(text: str) -> frozenset[str]:
    """Return the words of a short list."""
    return frozenset(text.split())


@cache
def cue_forms() -> dict[str, Form]:
    """Return every form of every cue verb."""
    found: dict[str, Form] = {}
    for row in data.rows("statement-cues.csv"):
        cue = Cue(row["verb"], row["class"], row["stance"], frozenset(row["takes"].split()), bool(row["noun"]))
        for form, words in _inflected(row["verb"], row["past"], row["ing"]).items():
            for word in words.split():
                found.setdefault(word, Form(cue, form))
    return found


def _inflected(verb: str, past: str, ing: str) -> dict[str, str]:
    """Return the forms of a verb; ``past`` and ``ing`` are given where they are not regular."""
    stem = verb.removesuffix("e")
    ends_in_y = verb.endswith("y") and verb[-2] not in "aeiou"
    hisses = verb.endswith(("s", "sh", "ch", "x", "z"))
    return {
        "past": past or (f"{verb[:-1]}ied" if ends_in_y else f"{stem}ed"),
        "s": f"{verb[:-1]}ies" if ends_in_y else f"{verb}es" if hisses else f"{verb}s",
        "ing": ing or (f"{stem}ing" if not verb.endswith("ee") else f"{verb}ing"),
        "base": verb,
    }


@cache
def tags() -> dict[str, str]:
    """Return the tag of each word that shapes a clause."""
    return {word: row["tag"] for row in reversed(data.rows("statement-words.csv")) for word in row["words"].split()}


@cache
def cue_nouns() -> dict[str, Cue]:
    """Return the cue nouns, in the singular and the plural, as cues."""
    found = {}
    for row in data.rows("statement-nouns.csv"):
        cue = Cue(row["noun"], "noun", row["stance"], frozenset({"clause"}))
        found[row["noun"]] = found[_inflected(row["noun"], "", "")["s"]] = cue
    return found


@cache
def cue_words() -> frozenset[str]:
    """Return the words that can be a cue and are no verbs: the cue nouns, and ``according``."""
    return frozenset(cue_nouns()) | {"according"}


@cache
def hedges() -> dict[str, list[tuple[list[str], str]]]:
    """Return the hedges by their first word: all their words, and their kind.

    ``possibility`` and ``appearance`` weaken a clause, ``hearsay`` passes it on, ``measure`` weakens a number.
    """
    found: dict[str, list[tuple[list[str], str]]] = {}
    for row in data.rows("statement-hedges.csv"):
        hedge = row["hedge"].split()
        found.setdefault(hedge[0], []).append((hedge, row["kind"]))
    return found


def is_head(word: str) -> bool:
    """Tell whether a noun can stand for a source: people, a body, a paper."""
    kinds = ("document", "state", "organisation", "media", "unnamed")
    return any(word in source_words(kind, "head") for kind in kinds)


@cache
def source_words(kind: str, part: str) -> frozenset[str]:
    """Return the words of a class of sources: its names, the heads or the endings of its noun groups."""
    return frozenset(
        word.replace("_", " ")
        for row in data.rows("statement-sources.csv")
        if (row["class"], row["part"]) == (kind, part)
        for word in row["words"].split()
    )
