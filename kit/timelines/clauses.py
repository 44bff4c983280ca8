"""What a sentence ties to a time: the clause around it, its verb, a short label, and who is named as the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kit import data
from kit.times.lexicon import bag

#: Words that a label holds at most, its mark of omission not counted.
LABEL = 9
# From so many words before its verb on, the beginning of a clause is left out of the label.
_BEFORE = 6
_SUBJECT = 5
# … and up to so many more, so that no name is cut.
_NAME = 3
# A source is named in at most so many words; what is longer is no name.
_SOURCE = 12
# So many words has an aside that says who tells, at most.
_ASIDE = 6

_WORD = re.compile(r"[$£€¥]?[^\W_](?:[\w’'.,-]*\w)?%?")
_NUMBER = re.compile(r"-[0-9]+$")
# Where a clause may end: at a mark, or before a word that opens another.
_CUT = re.compile(
    r"[;()“”\"—]|[,:](?=\s)|[–-](?=\s)|\b(?=(?:while|when|because|although|but|whereas|which|who|whose|where|as)\b)"
    r"|\bthat\b(?=\s)"
)
_AUXILIARIES = bag("is are was were be been has have had will would shall may might can could must should do does did")
_IRREGULAR = bag(
    "became brought built broke chose drew drove fell felt flew fought found got grew heads held knew laid led lost "
    "made paid put ran rose saw sat set shone sought spent spoke stood took taught thought went wore"
)
_ADJECTIVES = bag("red need seed speed embed hundred sacred kindred breed bleed united")
_ADVERBS = bag("also later then now not never only just first")
_PREPOSITIONS = bag("on in at of by from during for to around this late early until")
_RELATIVES = bag("who which whose where that as when while because")
_PRONOUNS = bag("he she it they we i you this these those who which that there one both some")
# Subjects that stand for what the sentence before names.
# Verbs of saying in an aside, where “fighting continued” can't stand.
_GOES_ON = bag("continued continues")
_BACKWARD = bag("he she they both")
_OPENINGS = bag("and but yet so as when while where because although that also then who which whose")
# Words that join two clauses.
_JOINS = bag("and but or before after since until than")
# What may stand between two times of one act: "in 2016, 2017 and in May".
_LISTING = bag("and or again in on at by from to then also")
_ARTICLES = bag("a an the its his her their our")
_DETERMINERS = bag("to a an the of its his her their this our in on by with for from")
_EDGES = bag(
    "a an the of and or to in on at by with for from as into under over between about near after before its his her "
    "their our that which who whose when where while is are was were be been has have had will would not than s"
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Cc]iting) (?:an? (?:\w{1,20} )?(?:report|statement|account|caption) (?:by|from|of|in) )?"
    r"(?P<source>[^,;()“”\"\n]{2,90})"
)
#: What ties a time to a sentence, and what a reader should know of it.
TIES = {
    "happened": "",
    "named": "The time belongs to a name or noun, so it dates that and not the whole sentence.",
    "said": "The time stands with a verb of saying: it dates the report, not what is reported.",
    "bound": "A word such as “since” makes the time a limit: it says when something began or ended.",
}
_BOUNDS = bag("since until till before after by")


def _small(word: str) -> str:
    """Return a word in small letters, without a possessive."""
    low = word.lower()
    return low[:-2] if low.endswith(("’s", "'s")) else low


@lru_cache(maxsize=1)
def actions() -> tuple[dict[str, str], dict[str, str]]:
    """Return the action that each verb and each noun of the list speaks of."""
    rows = data.rows("actions.csv")
    verbs, nouns = ({word: row["action"] for row in rows for word in row[kind].split()} for kind in ("verbs", "nouns"))
    return verbs, nouns


class Word(NamedTuple):
    """A word of a sentence: offsets in it, and its small letters without a possessive."""

    start: int
    end: int
    small: str


def action(word: str) -> str:
    """Return the action that a word speaks of, or ``""``; of a word that is both, that of the verb."""
    verbs, nouns = actions()
    return verbs.get(word) or nouns.get(word, "")


# Every window of a long sentence asks for its words again.
@lru_cache(maxsize=8192)
def _senses(word: str) -> tuple[str, str]:
    """Return the action that a word speaks of as a verb and as a noun, each ``""`` if none: of ``visit-2`` as well."""
    verbs, nouns = actions()
    word = _NUMBER.sub("", word)
    return verbs.get(word, ""), nouns.get(word, "")


def spoken_of(name: str) -> str:
    """Return the action that the head of an event's name speaks of, or ``""``: an Arms Exhibition is a show."""
    head = name.lower().partition(" of ")[0].rpartition(" ")[2]
    return _senses(head)[1]


class Time(NamedTuple):
    """A time in a sentence: offsets in it, and the first and last day as ordinals."""

    start: int
    end: int
    begin: int
    last: int

    def meets(self, other: Time) -> bool:
        """Say whether two times have a day in common."""
        return self.begin <= other.last and other.begin <= self.last


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
    backward : bool
        Whether the subject is a pronoun such as “they” or “both”, so that who acts stands in the sentence before.
    """

    label: str
    tie: str
    main: tuple[tuple[int, int], ...]
    told_by: str
    backward: bool = False


class Sentence:
    """A sentence, its words and its pieces; ``times`` are the times in it, in order, which are not to be cut."""

    def __init__(self, text: str, times: Sequence[Time]) -> None:
        self.text = text
        self.words = [Word(*found.span(), _small(found.group())) for found in _WORD.finditer(text)]
        self.times = times
        self._verbal = [self._looks_verbal(at) for at in range(len(self.words))]
        starts = [word.start for word in self.words]
        self._spans = {time: (bisect_left(starts, time.start), bisect_left(starts, time.end)) for time in times}
        self._placed = [self._spans[time] for time in times]
        self.pieces = [clause for piece in self._pieces() for clause in self._clauses(piece)]
        self.told_by = self._source()

    def _pieces(self) -> Iterator[Piece]:
        cuts = (cut.end() for cut in _CUT.finditer(self.text))
        first = at = 0
        for cut in [*(cut for cut in cuts if not self._timed(cut - 1)), len(self.text)]:
            while at < len(self.words) and self.words[at].start < cut:
                at += 1
            if at < len(self.words) and at and self.words[at - 1].small == "that" and self.is_verb(at):
                continue  # "the treaty that ended the war" is of one piece
            if at > first:
                yield Piece(first, at)
                first = at

    def _clauses(self, piece: Piece) -> Iterator[Piece]:
        """Part a piece at an "and" or "after" with a verb and a time on either side: "left in May and came in June"."""
        inside = self._placed[bisect_left(self._placed, (piece.first,)) : bisect_left(self._placed, (piece.last,))]
        if len(inside) > 1:
            verbs = self._verbs(piece)
            first = piece.first
            for at in range(piece.first + 1, piece.last - 1):
                if self.words[at].small not in _JOINS:
                    continue
                if not (any(first <= verb < at for verb in verbs) or self.is_verb(at + 1)):
                    continue
                before, after = ([one for one in inside if side(one[0])] for side in (at.__gt__, at.__lt__))
                listed = any(last == at for _, last in before) and any(begin == at + 1 for begin, _ in after)
                if any(begin >= first for begin, _ in before) and after and verbs[-1] > at and not listed:
                    yield Piece(first, at)
                    first = at
            piece = Piece(first, piece.last)
        yield piece

    def span(self, time: Time) -> tuple[int, int]:
        """Return the words of a time as a range."""
        return self._spans[time]

    def quotes(self, at: int) -> bool:
        """Say whether a quotation opens before a word, right after a verb, article or preposition."""
        if not 0 < at < len(self.words) or not (self.words[at - 1].small in _EDGES or self.is_verb(at - 1)):
            return False
        return self.text[self.words[at - 1].end : self.words[at].start].strip() in ("“", '"')

    def time_at(self, word: int) -> Time:
        """Return the time that a word is part of."""
        return next(time for time in self.times if self.span(time)[1] > word)

    def capital(self, at: int) -> bool:
        """Say whether a word begins with a capital."""
        return self.text[self.words[at].start].isupper()

    def is_verb(self, at: int) -> bool:
        """Say whether a word looks like a verb that a clause is built on."""
        return self._verbal[at]

    def _looks_verbal(self, at: int) -> bool:
        word = self.words[at].small
        if not self.text[self.words[at].start].islower():
            return False
        if word in _AUXILIARIES or word in _IRREGULAR:
            return True
        if at and self.words[at - 1].small in _DETERMINERS:
            return False
        return word in actions()[0] or (len(word) > 4 and word.endswith("ed") and word not in _ADJECTIVES)

    def action(self, at: int) -> tuple[str, bool]:
        """Return the action that a word speaks of, or ``""``, and whether a verb says that it is done."""
        done, named = _senses(self.words[at].small)
        if named and (not done or self._is_noun(at)):
            return named, False
        return done or named, self.is_verb(at)

    def _is_noun(self, at: int) -> bool:
        """Say whether an article stands before a word, or before the one or two words that describe it."""
        for before in range(at - 1, max(-1, at - 4), -1):
            if self.words[before].small in _ARTICLES:
                return True
            if self.words[before].small in _EDGES or self.is_verb(before):
                return False
        return False

    def points_back(self, subject: tuple[int, int]) -> bool:
        """Say whether a subject stands for what the sentence before names: "they", "both", "the visit"."""
        words = [word.small for word in self.words[slice(*subject)]]
        if not words:
            return False
        named = len(words) == 2 and words[0] in ("the", "this") and words[1] in actions()[1]
        return words[-1] in _BACKWARD or named

    def _timed(self, offset: int) -> bool:
        """Say whether a place in the text is part of a time."""
        before = bisect_right(self.times, offset, key=lambda time: time[0])
        return before > 0 and offset < self.times[before - 1][1]

    def is_report(self, at: int) -> bool:
        """Say whether a word is a verb of saying."""
        return self.is_verb(at) and actions()[0].get(self.words[at].small) == "report"

    def only_says(self, number: int) -> bool:
        """Say whether a piece is no more than an aside of who says the rest: "On Monday, the agency said, two left"."""
        if not 0 < number < len(self.pieces) - 1 or self.pieces[number].last - self.pieces[number].first > _ASIDE:
            return False
        first, last = self.pieces[number]
        if self.slice(last - 1, last).islower() and (
            self.is_report(last - 1) or self.words[last - 1].small in _GOES_ON
        ):
            return all(self.text[self.words[at - 1].end : self.words[at].start] == ", " for at in (first, last))
        return False

    def slice(self, first: int, last: int) -> str:
        """Return the sentence from one word to before another."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    def subject(self, number: int, verb: int) -> tuple[int, int]:
        """Return the words that a verb is said of: those before it, or a name before what was put in between."""
        piece = self.pieces[number]
        while verb > piece.first and self.words[verb - 1].small in _AUXILIARIES | _ADVERBS:
            verb -= 1
        first = piece.first
        while first < verb and self.words[first].small in _OPENINGS:
            first += 1
        if first < verb:
            return first, verb
        if number and self.words[piece.first].small in ("who", "which"):
            return self._antecedent(self.pieces[number - 1])
        if self.words[piece.first].small in ("and", "but"):
            for before in range(number - 1, -1, -1):
                verbs = self._verbs(self.pieces[before])
                if verbs and self.words[self.pieces[before].first].small not in _RELATIVES:
                    return self.subject(before, verbs[0])
        while number:
            number -= 1
            piece = self.pieces[number]
            if self.words[piece.first].small in _RELATIVES:
                continue  # "the minister, who …, left": what is said to leave stands before it
            if number and not self._verbs(piece) and not self._verbs(self.pieces[number - 1]):
                piece = self.pieces[number - 1]  # "the minister, a friend of …, left"
            verbs = self._verbs(piece)
            return (verbs[-1] + 1 if verbs and verbs[-1] + 1 < piece.last else piece.first), piece.last
        return first, verb

    def _antecedent(self, piece: Piece) -> tuple[int, int]:
        """Return the last name or noun of a piece, which a "who" or "which" after it speaks of."""
        last = piece.last
        while last > piece.first + 1 and self.words[last - 1].small in _EDGES:
            last -= 1
        first = last - 1
        while first > piece.first and last - first < _SUBJECT and self.words[first - 1].small not in _EDGES - {"of"}:
            first -= 1
        return first, last

    def _verbs(self, piece: Piece) -> list[int]:
        return [at for at in range(*piece) if self.is_verb(at)]

    def _source(self) -> str:
        """Return who the sentence names as its source: according to X, or the subject of a verb of saying."""
        found = _ACCORDING.search(self.text)
        if found:
            return _trimmed(re.split(r"\b(?:on|that|which|who)\b", found["source"])[0])
        for number, piece in enumerate(self.pieces):
            for at in range(*piece):
                if self.is_report(at):
                    first, last = self.subject(number, at)
                    while first < last and (
                        self.words[first].small in _PREPOSITIONS or self._timed(self.words[first].start)
                    ):
                        first += 1
                    if not 0 < last - first <= _SOURCE or self.words[last - 1].small in _PRONOUNS | _EDGES:
                        continue
                    if self.words[first].small not in _EDGES - _ARTICLES:
                        return _trimmed(self.slice(first, last))
        return ""


def _trimmed(words: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", words.strip(" ,;:.–—-"), flags=re.IGNORECASE).strip()


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
        return Reading(opening(sentence), "happened", (), sentence.told_by)
    first, last = inside[0], inside[-1] + 1
    number = next(n for n, piece in enumerate(sentence.pieces) if piece.first <= first < piece.last)
    before = words[first - 1].small if first else ""
    if before in ("early", "late", "about", "around") and first > 1:
        before = words[first - 2].small
    if event or before in _BOUNDS:
        return _reading(sentence, number, (first, last), "bound")
    noun = _noun(sentence, first, last, sentence.pieces[number])
    if noun:
        return Reading(_capital(sentence.slice(*noun)), "named", (_offsets(sentence, *noun),), sentence.told_by)
    return _reading(sentence, number, (first, last), "happened")


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


def _reading(sentence: Sentence, number: int, time: tuple[int, int], tie: str) -> Reading:
    """Read a time by the verb nearest to it."""
    piece = sentence.pieces[number]
    dropped = () if tie == "bound" else time
    verb, home = _verb(sentence, number, time)
    if verb is None:
        first = sentence.pieces[max(0, number - 1)].first if piece.last - piece.first < 4 else piece.first
        words = _without(sentence, range(first, piece.last), dropped)
        label = _capital(_set(sentence, range(first, piece.last), dropped if len(words) > 3 else ()))
        return Reading(label, tie, (_offsets(sentence, *piece),), sentence.told_by)
    subject = sentence.subject(home, verb)
    if tie == "happened" and sentence.is_report(verb):
        return Reading(_said(sentence, subject, verb, home, time), "said", ((0, len(sentence.text)),), sentence.told_by)
    others = _others(sentence, home, verb, time)
    end = sentence.pieces[home].last
    if sentence.quotes(end) and home + 1 < len(sentence.pieces):
        end = sentence.pieces[home + 1].last  # "visited “Arms of Today”": the name belongs to the verb
    last = min((first for first, _ in others if first > max(verb, time[1] - 1)), default=end)
    label = _label(sentence, subject, verb, last, dropped)
    if home < number and len(label.split()) < 4:
        label = _label(sentence, subject, verb, piece.last, dropped)
    dated = {at for part in (subject, (verb, last), piece) for at in range(*part)}
    dated -= {at for part in others for at in range(*part)}
    backward = sentence.points_back(subject)
    main = tuple(_offsets(sentence, *part) for part in _runs(dated))
    return Reading(label, tie, main, sentence.told_by, backward)


def _others(sentence: Sentence, home: int, verb: int, time: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the words of a piece that times of other days date: from the verb before each of them to its end."""
    piece, parts = sentence.pieces[home], []
    this = sentence.time_at(time[0])
    verbs = sentence._verbs(piece)
    for other in sentence.times:
        first, last = sentence.span(other)
        own = verbs[bisect_left(verbs, first) - 1] if verbs and verbs[0] < first else verb
        if not (piece.first <= first < last <= piece.last) or other.meets(this) or not own - verb:
            continue
        while own - 1 in verbs and own - 1 != verb:
            own -= 1  # its auxiliaries
        while piece.first < own and own - 1 not in (verb, time[1] - 1) and sentence.words[own - 1].small not in _EDGES:
            own -= 1  # "the treaty signed in 1953"
        if not own <= time[0] < last:
            parts.append((own, last))
    return parts


def _runs(words: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the unbroken stretches of some words."""
    for at in sorted(words):
        if at - 1 not in words:
            first = at
        if at + 1 not in words:
            yield first, at + 1


def _said(sentence: Sentence, subject: tuple[int, int], verb: int, home: int, time: tuple[int, int]) -> str:
    """Label a report: who said it comes first, even where the sentence ends with that."""
    opening = sentence.pieces[0]
    if home == 0 or subject[0] < opening.last or opening.last - opening.first < 3:
        return _label(sentence, subject, verb, len(sentence.words), time)
    told = _set(sentence, range(max(subject[0], subject[1] - _SUBJECT), subject[1]), time)
    what = _set(sentence, range(*opening), time, LABEL - 3)
    return _capital(f"{told} {sentence.slice(verb, verb + 1)}: {what}")


def _verb(sentence: Sentence, number: int, time: tuple[int, int]) -> tuple[int | None, int]:
    """Return the verb that a time stands with and its piece: the last before it, or else the first after it.

    A verb that another time of its own clause stands nearer to dates is that one's: in “July 27, the date on which the
    armistice was signed in 1953” nothing was signed on July 27. A verb before the time serves two, if no other does.
    """
    shared = None
    for verb, home in _verbs_near(sentence, number, time):
        if not _taken(sentence, home, verb, time):
            return verb, home
        if verb < time[0] and shared is None:
            shared = verb, home
    return shared or (None, number)


def _verbs_near(sentence: Sentence, number: int, time: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the verbs that a time may stand with, each with its piece, the likeliest first."""
    piece = sentence.pieces[number]
    before = [at for at in range(piece.first, time[0]) if sentence.is_verb(at)]
    if before:
        yield before[-1], number
    after = [at for at in range(time[1], piece.last) if sentence.is_verb(at)]
    if after:
        yield after[0], number
    opening = all(
        sentence.words[at].small in _PREPOSITIONS | {"also", "then", "and"} for at in range(piece.first, time[0])
    )
    if opening and (number == 0 or not sentence._verbs(sentence.pieces[number - 1])) and time[1] == piece.last:
        later = number + 1 + sentence.only_says(number + 1)
        order = [*range(later, len(sentence.pieces)), *range(later - 1, number, -1), *range(number - 1, -1, -1)]
    else:
        order = [*range(number - 1, -1, -1), *range(number + 1, len(sentence.pieces))]
    for other in order:
        verbs = sentence._verbs(sentence.pieces[other])
        if verbs:
            yield (verbs[0] if other > number else verbs[-1]), other


def _taken(sentence: Sentence, home: int, verb: int, time: tuple[int, int]) -> bool:
    """Say whether a verb stands nearer to another time of its piece, of other days and not in a list with this one."""
    piece = sentence.pieces[home]
    this = sentence.time_at(time[0])
    for other in sentence.times:
        first, last = sentence.span(other)
        if not piece.first <= first < last <= piece.last or other.meets(this):
            continue
        if _gap(verb, (first, last)) >= _gap(verb, time) or _listed(sentence, (first, last), time):
            continue
        if not _noun(sentence, first, last, piece):
            return True
    return False


def _gap(verb: int, time: tuple[int, int]) -> int:
    """Return how many words lie between a verb and a time."""
    return time[0] - verb if verb < time[0] else verb - time[1] + 1


def _listed(sentence: Sentence, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether nothing but "and" and the like stands between two times."""
    left, right = sorted((one, other))
    timed = {at for time in sentence.times for at in range(*sentence.span(time))}
    return all(at in timed or sentence.words[at].small in _LISTING for at in range(left[1], right[0]))


def _label(sentence: Sentence, subject: tuple[int, int], verb: int, last: int, time: Sequence[int]) -> str:
    """Set a subject, a verb with its auxiliaries, and what follows, as a label."""
    stop = subject[1]
    who = _without(sentence, range(*subject), time)
    if not who:
        who, time = list(range(*subject)), ()  # the time itself is the subject: "July 27 is celebrated"
    if len(who) > _BEFORE:
        cut = len(who) - _SUBJECT
        while cut > len(who) - _SUBJECT - _NAME and all(sentence.capital(at) for at in who[cut - 1 : cut + 1]):
            cut -= 1  # never inside a name
        who = who[cut:]
        while len(who) > 1 and sentence.words[who[0]].small in _EDGES:
            who = who[1:]
    predicate = verb
    while predicate > stop and sentence.words[predicate - 1].small in _AUXILIARIES | _ADVERBS:
        predicate -= 1
    return _capital(_set(sentence, [*who, *range(max(stop, predicate), last)], time, max(LABEL, len(who) + 3)))


def _without(sentence: Sentence, words: Sequence[int], time: Sequence[int]) -> list[int]:
    """Leave the words of a time out, with the preposition before it."""
    if not time:
        return list(words)
    before = time[0] - 1
    while before in words and sentence.words[before].small in _PREPOSITIONS:
        before -= 1
    return [at for at in words if not before < at < time[1]]


def _set(sentence: Sentence, words: Sequence[int], time: Sequence[int], most: int = LABEL) -> str:
    """Set some words without those of the time; a mark of omission says that more follow."""
    kept = _without(sentence, words, time)
    shown = kept[:most]
    while len(shown) > 2 and sentence.words[shown[-1]].small in _EDGES:
        shown.pop()
    text = " ".join(sentence.slice(at, at + 1) for at in shown)
    return f"{text} …" if len(shown) < len(kept) else text


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def opening(sentence: Sentence) -> str:
    """Return the first words of a sentence as a label."""
    return _capital(_set(sentence, range(len(sentence.words)), ()))
