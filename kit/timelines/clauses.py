"""What a sentence ties to a time: the clause around it, its verb, a short label, and who is named as the source."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

#: Words that a label holds at most, its mark of omission not counted.
LABEL = 9
# From so many words before its verb on, the beginning of a clause is left out of the label.
_BEFORE = 6
_SUBJECT = 5
# A source is named in at most so many words; what is longer is no name.
_SOURCE = 12

_WORD = re.compile(r"[^\W_](?:[\w’'.-]*\w)?")
# Where a clause may end: at a mark, or before a word that opens another.
_CUT = re.compile(
    r"[;()“”\"—]|[,:](?=\s)|[–-](?=\s)|\b(?=(?:while|when|because|although|but|whereas|which|who|whose|where|as)\b)"
    r"|\bthat\b(?=\s)"
)
_AUXILIARIES = frozenset(
    "is are was were be been has have had will would shall may might can could must should do does did".split()
)
_IRREGULAR = frozenset(
    "became brought built broke chose drew drove fell felt flew fought found gave got grew heads held knew laid led lost "
    "made marks paid put ran rose saw sat sent set shone sought spent spoke stood took taught thought went wore".split()
)
_ADJECTIVES = frozenset("red need seed speed embed hundred sacred kindred breed bleed united".split())
_PREPOSITIONS = frozenset("on in at of by from during for to around this late early until".split())
_RELATIVES = frozenset("who which whose where that as when while because".split())
_PRONOUNS = frozenset("he she it they we i you this these those who which that there one".split())
_EDGES = frozenset(
    "a an the of and or to in on at by with for from as into under over between about near after before its his her "
    "their our that which who whose when where while is are was were be been has have had will would not than s".split()
)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording|[Cc]iting)(?: to)? (?P<source>(?!a report by)[^,;.()“”\"\n]{2,90})")
#: What ties a time to a sentence, and what a reader should know of it.
TIES = {
    "happened": "",
    "named": "The time belongs to a name or noun, so it dates that and not the whole sentence.",
    "said": "The time stands with a verb of saying: it dates the report, not what is reported.",
    "bound": "A word such as “since” makes the time a limit: it says when something began or ended.",
}
_BOUNDS = frozenset("since until till before after by".split())


@lru_cache(maxsize=1)
def actions() -> tuple[dict[str, str], dict[str, str]]:
    """Return the action that each verb and each noun of the list speaks of."""
    text = files("kit").joinpath("data", "actions.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    verbs, nouns = ({word: row["action"] for row in rows for word in row[kind].split()} for kind in ("verbs", "nouns"))
    return verbs, nouns


def action(word: str) -> str:
    """Return the action that a word speaks of, or ``""``."""
    verbs, nouns = actions()
    return verbs.get(word) or nouns.get(word, "")


class Word(NamedTuple):
    """A word of a sentence: offsets in it, and its small letters without a possessive."""

    start: int
    end: int
    small: str


class Piece(NamedTuple):
    """A stretch of a sentence between two cuts, as a range of its words."""

    first: int
    last: int


@dataclass(frozen=True)
class Reading:
    """What a sentence says of one time in it.

    Attributes
    ----------
    label : str
        A few words of the sentence.
    tie : str
        A key of :data:`TIES`.
    main : tuple of (int, int)
        Offsets in the sentence of the words that the time dates.
    told_by : str
        Who the sentence names as its source, or ``""``.
    """

    label: str
    tie: str
    main: tuple[tuple[int, int], ...]
    told_by: str


class Sentence:
    """A sentence, its words and its pieces; ``times`` are the offsets in it of expressions not to be cut."""

    def __init__(self, text: str, times: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.words = [
            Word(*found.span(), re.sub(r"[’']s?$", "", found.group().lower())) for found in _WORD.finditer(text)
        ]
        self.pieces = list(self._pieces(times))
        self.told_by = self._source()

    def _pieces(self, times: Sequence[tuple[int, int]]) -> Iterator[Piece]:
        cuts = (cut.end() for cut in _CUT.finditer(self.text))
        first = at = 0
        for cut in [*(cut for cut in cuts if not any(a < cut <= b for a, b in times)), len(self.text)]:
            while at < len(self.words) and self.words[at].start < cut:
                at += 1
            if at > first:
                yield Piece(first, at)
                first = at

    def is_verb(self, at: int) -> bool:
        """Say whether a word looks like a verb that a clause is built on."""
        word = self.words[at].small
        if not self.text[self.words[at].start].islower():
            return False
        before = self.words[at - 1].small if at else ""
        if word in _AUXILIARIES or word in _IRREGULAR:
            return True
        if before in ("a", "an", "the", "of", "its", "his", "their", "this", "our"):
            return False
        return word in actions()[0] or (len(word) > 4 and word.endswith("ed") and word not in _ADJECTIVES)

    def _is_report(self, at: int) -> bool:
        return actions()[0].get(self.words[at].small) == "report" and self.is_verb(at)

    def slice(self, first: int, last: int) -> str:
        """Return the sentence from one word to before another."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    def subject(self, number: int, verb: int) -> tuple[int, int]:
        """Return the words that a verb is said of: those before it, or a name before what was put in between."""
        piece = self.pieces[number]
        while piece.first == verb and number:
            number -= 1
            piece = self.pieces[number]
            if self.words[piece.first].small in _RELATIVES and number:
                verb = piece.first  # a relative clause: what it is said of stands before it
                continue
            previous = self.pieces[number - 1] if number else None
            if previous and not self._verbs(previous) and self.words[previous.first].small not in _RELATIVES:
                piece = previous
            return piece.first, piece.last
        return piece.first, verb

    def _verbs(self, piece: Piece) -> list[int]:
        return [at for at in range(*piece) if self.is_verb(at)]

    def _source(self) -> str:
        """Return who the sentence names as its source: according to X, or the subject of a verb of saying."""
        found = _ACCORDING.search(self.text)
        if found:
            return _trimmed(re.split(r"\b(?:on|in|that|which|who)\b", found["source"])[0])
        for number, piece in enumerate(self.pieces):
            for at in range(*piece):
                if self._is_report(at):
                    first, last = self.subject(number, at)
                    while last > first and self.words[last - 1].small in _AUXILIARIES | {"also", "later", "then"}:
                        last -= 1
                    name = self.slice(first, last)
                    if 0 < last - first <= _SOURCE and self.words[last - 1].small not in _PRONOUNS:
                        return _trimmed(name)
        return ""


def _trimmed(words: str) -> str:
    return re.sub(r"^(?:and|but|yet|the|a|an)\s+", "", words.strip(" ,;:.–—-"), flags=re.IGNORECASE).strip()


def read(sentence: Sentence, start: int, end: int, *, event: bool = False) -> Reading:
    """Say what a sentence ties to the time between two offsets in it.

    Parameters
    ----------
    sentence : Sentence
    start, end : int
        Offsets of the time in the sentence.
    event : bool
        Whether the time is itself the name of an event ("the pandemic").

    Returns
    -------
    Reading
    """
    words = sentence.words
    inside = [at for at, word in enumerate(words) if word.start < end and start < word.end]
    if not inside:
        return Reading(_cut_words(sentence, 0, min(len(words), LABEL), ()), "happened", (), sentence.told_by)
    first, last = inside[0], inside[-1] + 1
    number = next(n for n, piece in enumerate(sentence.pieces) if piece.first <= first < piece.last)
    before = words[first - 1].small if first else ""
    if before in ("early", "late", "about", "around") and first > 1:
        before = words[first - 2].small
    if event or before in _BOUNDS and not (before == "by" and sentence.is_verb(max(0, first - 2))):
        piece = sentence.pieces[number]
        return _reading(sentence, number, piece, (first, last), "bound")
    noun = _noun(sentence, first, last, sentence.pieces[number])
    if noun:
        label = sentence.slice(*noun)
        return Reading(label[:1].upper() + label[1:], "named", (_offsets(sentence, *noun),), sentence.told_by)
    return _reading(sentence, number, sentence.pieces[number], (first, last), "happened")


def _offsets(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    return (sentence.words[first].start, sentence.words[last - 1].end)


def _noun(sentence: Sentence, first: int, last: int, piece: Piece) -> tuple[int, int] | None:
    """Return the words of a name or noun that a time is part of: the war of 1950, the 1953 armistice."""
    words, text = sentence.words, sentence.text
    gap = text[words[first - 1].end : words[first].start] if first else ""
    if first and (words[first - 1].small == "of" or gap.rstrip().endswith("(")):
        left = at = first - 1 if words[first - 1].small == "of" else first
        while left and words[left - 1].small not in _EDGES and not sentence.is_verb(left - 1) and at - left < 6:
            if text[words[left - 1].end : words[left].start].strip("( "):
                break
            left -= 1
        return (left, at) if left < at else None
    opening = words[first].small if first < last else ""
    attributive = (first and words[first - 1].small in ("the", "a")) or opening in ("the", "a")
    owner = text[words[last - 1].start : words[last - 1].end].endswith(("’s", "'s")) or text[
        words[last - 1].end :
    ].startswith(("’s", "'s"))
    if not (attributive or owner):
        return None
    right = last
    while right < piece.last and words[right].small not in _EDGES and not sentence.is_verb(right) and right - last < 5:
        right += 1
    return (last, right) if right > last else None


def _reading(sentence: Sentence, number: int, piece: Piece, time: tuple[int, int], tie: str) -> Reading:
    """Read a time by the verb nearest to it."""
    first, last = time
    verb, home = _verb(sentence, number, time)
    if verb is None:
        label = _cut_words(sentence, piece.first, piece.last, time if tie != "bound" else ())
        if len(label.split()) < 3:
            start = sentence.pieces[max(0, number - 1)].first
            label = _cut_words(sentence, start, piece.last, time if tie != "bound" else ())
        return Reading(label, tie, (_offsets(sentence, piece.first, piece.last),), sentence.told_by)
    clause = sentence.pieces[home]
    subject = sentence.subject(home, verb)
    if tie == "happened" and sentence._is_report(verb):
        tie = "said"
    dropped = time if tie != "bound" else ()
    parts = [subject, (verb, clause.last), *([] if home == number else [(piece.first, piece.last)])]
    label = _label(sentence, subject, verb, clause.last if home >= number else max(clause.last, 0), dropped)
    if home < number and len(label.split()) < 4:
        label = _label(sentence, subject, verb, piece.last, dropped)
    if tie == "said" and home and sentence.pieces[0].last <= subject[0]:
        told = _cut_words(sentence, max(subject[0], verb - 4), verb + 1, dropped)
        what = _cut_words(sentence, 0, sentence.pieces[0].last, dropped, 6)
        return Reading(f"{told}: {what}", tie, (_offsets(sentence, 0, sentence.pieces[0].last),), sentence.told_by)
    if tie == "said":
        return Reading(label, tie, ((0, len(sentence.text)),), sentence.told_by)
    return Reading(
        label, tie, tuple(_offsets(sentence, *part) for part in parts if part[0] < part[1]), sentence.told_by
    )


def _verb(sentence: Sentence, number: int, time: tuple[int, int]) -> tuple[int | None, int]:
    """Return the verb that a time stands with and its piece: the last before it, else the first after, else to the left."""
    piece = sentence.pieces[number]
    before = [at for at in range(piece.first, time[0]) if sentence.is_verb(at)]
    if before:
        return before[-1], number
    after = [at for at in range(time[1], piece.last) if sentence.is_verb(at)]
    if after:
        return after[0], number
    opening = all(
        sentence.words[at].small in _PREPOSITIONS | {"also", "then", "and"} for at in range(piece.first, time[0])
    )
    if opening and (number == 0 or not sentence._verbs(sentence.pieces[number - 1])) and time[1] == piece.last:
        order = [*range(number + 1, len(sentence.pieces)), *range(number - 1, -1, -1)]
    else:
        order = [*range(number - 1, -1, -1), *range(number + 1, len(sentence.pieces))]
    for other in order:
        verbs = sentence._verbs(sentence.pieces[other])
        if verbs:
            return (verbs[0] if other > number else verbs[-1]), other
    return None, number


def _label(sentence: Sentence, subject: tuple[int, int], verb: int, last: int, time: Sequence[int]) -> str:
    """Set a subject, a verb and what follows as a label."""
    first, stop = subject
    length = sum(at not in range(*time) for at in range(first, stop)) if time else stop - first
    if length > _BEFORE:
        first = max(first, stop - _SUBJECT)
        while first < stop - 1 and sentence.words[first].small in _EDGES:
            first += 1
    if stop == verb:
        return _cut_words(sentence, first, last, time)
    head = _cut_words(sentence, first, stop, time)
    room = max(2, LABEL - len(head.split()))
    return f"{head} {_cut_words(sentence, verb, last, time, room, capital=False)}".strip()


def _cut_words(
    sentence: Sentence, first: int, last: int, time: Sequence[int], most: int = LABEL, *, capital: bool = True
) -> str:
    """Set some words without those of the time; a mark of omission says where more follow."""
    skipped: set[int] = set()
    if time:
        skipped = set(range(*time))
        at = time[0] - 1
        while at >= first and sentence.words[at].small in _PREPOSITIONS:
            skipped.add(at)
            at -= 1
    kept = [at for at in range(first, last) if at not in skipped]
    shown = kept[:most]
    while len(shown) > 2 and sentence.words[shown[-1]].small in _EDGES:
        shown.pop()
    # A word keeps what stands directly on it, such as a quotation mark; marks between pieces go.
    words = [sentence.text[sentence.words[at].start : sentence.words[at].end] for at in shown]
    text = " ".join(words)
    if capital:
        text = text[:1].upper() + text[1:]
    return f"{text} …" if len(shown) < len(kept) and text else text


def opening(sentence: Sentence) -> str:
    """Return the first words of a sentence as a label."""
    return _cut_words(sentence, 0, len(sentence.words), ())
