"""What class a source is of, whether it is official, and who "he" or "the ministry" is.

The words that decide are in ``statement-sources.csv``: names of media, states and bodies; heads of noun groups
(``the ministry``, ``a poll``, ``two officials``); the endings of names (``... Department``, ``... News``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from kit.statements import lexicon
from kit.statements.clauses import Range, antecedent, group_start
from kit.statements.page import Page

_PERSONAL = lexicon.words("he she i his her him me my")
_PLURAL = lexicon.words("they we their our them us who whose")
_IMPERSONAL = lexicon.words("it its which that")
_ARTICLES = lexicon.words("the a an this that these those")
_WORD = re.compile(r"[^\W_](?:[\w.&'/-]*[\w'])?\.?|@\w+")
_MARKS = " \"“”'‘’"
_CUT = re.compile(r"[,.;:()“”\n]|\b(?:and|said|told|met|with|by|that)\b")
_PARTS = re.compile(r"(?:,|\s[-–—]+|\()\s*")
_GENERIC = lexicon.words("news agency newspaper broadcaster television service website site")
_OF_THE_STATE = lexicon.words("state-run state-owned state-controlled government-run state official")
_PARTY_SEAT = re.compile(r"\((?:D|R|I)-")
_HEAD_ENDS = lexicon.words(
    """of for from in at with on to by against about near who which that whose whom whether including such like
    under working speaking briefed familiar close based compiled published led selected seen involved taken released
    issued made given carried provided obtained conducted commissioned written posted produced"""
)
_QUANTITIES = lexicon.words(
    """array number majority minority couple handful dozens hundreds thousands scores lot pair series range group
    host some many most all both one two three several each"""
)
_COUNTERS = lexicon.words("one two three four five six some many most several both all other another few")
_NAME_PARTICLES = lexicon.words("de da del della der di du la le al el bin ibn van von")
_FORMER = lexicon.words("former late onetime retired deposed ousted")
_HOPEFUL = lexicon.words("hopeful hopefuls candidate candidates nominee nominees contender")
_POINTING = lexicon.words("those others some many several all both")
_NATIONAL = lexicon.words(
    """korean chinese russian japanese american french german british iranian israeli turkish indian cuban syrian
    ukrainian polish spanish italian brazilian egyptian saudi national supreme paramount party's country's nation's"""
)
_PEOPLE = re.compile(r"\w+(?:ers|ors|ists|ians|ants|ents|men|women|eers|ees)\Z")


class Source(NamedTuple):
    """A source: its class, whether it is official, and its name."""

    kind: str
    official: bool
    name: str


@lru_cache(maxsize=2**12)
def classify(phrase: str) -> tuple[str, bool]:
    """Return the class of a source phrase (as in ``Statement.source_class``), and whether it is official.

    Examples
    --------
    >>> classify("Col. Ann Lee, a spokeswoman for the army")
    ('person', True)
    >>> classify("the finance ministry"), classify("two neighbours")
    (('state', True), ('unnamed', False))
    """
    plain = phrase.replace("’", "'")
    parts = [part for part in _PARTS.split(plain) if _WORD.search(part)]
    kind = _kind_of(parts[0]) if parts else "other"
    if kind in ("unnamed", "other") and any(_is_person(part) for part in parts[1:2]):
        kind = "person"
    return kind, kind == "state" or (kind in ("person", "unnamed") and _is_official(plain))


def _kind_of(part: str) -> str:
    """Return the class of a noun group without apposition."""
    words = _WORD.findall(part)
    if not words:
        return "other"
    head = [_without_owner(word) for word in _head(words)]
    last, opening = head[-1], words[0].lower()
    if len(words) == 1 and opening in _POINTING:
        return "unnamed"
    if kind := _named_kind(head):
        owned = kind != "specialist" and {word.lower() for word in head} & _OF_THE_STATE
        return "state media" if owned else kind
    if last[0].isupper() and not (len(head) == 1 and lexicon.is_head(last.lower())):
        return _kind_of_name(head)
    for noun in (" ".join(head[-2:]).lower(), last.lower()):
        for kind in ("document", "state", "organisation", "media", "unnamed"):
            if noun in lexicon.source_words(kind, "head"):
                return "state media" if kind == "media" and set(head) & _OF_THE_STATE else kind
    return "unnamed" if _PEOPLE.match(last.lower()) or opening in _COUNTERS or last.isdigit() else "other"


def _head(words: list[str]) -> list[str]:
    """Return the words up to the end of the head: before ``of``, ``who`` and the like, but after ``a number of``."""
    for at in range(1, len(words)):
        word = words[at].lower()
        if word not in _HEAD_ENDS or (word == "close" and words[at + 1 : at + 2] != ["to"]):
            continue
        following = words[at + 1 :]
        if word == "of" and following and (words[at - 1].lower() in _QUANTITIES):
            return _head(following)
        if (
            word == "of"
            and words[at - 1][0].isupper()
            and following
            and not (at > 1 and _is_person(" ".join(words[:at])))
        ):
            continue  # as in Department of Justice
        return words[:at]
    return words


def _without_owner(word: str) -> str:
    return word.removesuffix("'s") if word.endswith("'s") else word.removesuffix("'")


def _tails(words: list[str]) -> set[str]:
    return {" ".join(words[-size:]) for size in range(1, 5)}


def _named_kind(head: list[str]) -> str:
    """Return the class of media that a noun group names, or ``""``."""
    while len(head) > 1 and head[-1] in _GENERIC:  # as in KCNA news agency
        if {head[-1], " ".join(head[-2:])} & lexicon.source_words("state media", "head"):
            break
        head = head[:-1]
    tails = _tails(head)
    small = {tail.lower() for tail in tails}
    for kind in ("state media", "agency", "specialist", "media"):
        if tails & lexicon.source_words(kind, "name"):
            return kind
        if kind != "media" and small & lexicon.source_words(kind, "head"):
            return kind
    is_title = len(head) > 1 and head[-1] in lexicon.source_words("media", "ending")
    return "media" if is_title and not _has_title(head) else ""


def _kind_of_name(head: list[str]) -> str:
    """Return the class of a noun group that ends with a capital; a name that no list knows is a person's."""
    last = head[-1]
    first = head[: head.index("of")] if "of" in head else head
    endings = {kind: lexicon.source_words(kind, "ending") for kind in ("state", "organisation", "document")}
    bodies = [kind for kind, known in endings.items() if last in known or (first and first[-1] in known)]
    if _has_title(head) and not bodies:
        return "person"
    public = _tails(head) & lexicon.source_words("state", "name")
    if any(" " in name or len(head) < 5 for name in public):
        return "state"
    if bodies:
        return bodies[0]
    if _tails(head) & lexicon.source_words("state", "place") and len(head) < 4:
        return "state"
    if last in lexicon.source_words("unnamed", "name") or last.endswith(("ists", "ians", "crats")):
        return "unnamed"
    if last.isupper() and 2 < len(last) < 7 and len(head) < 4:
        return "organisation"
    return "unnamed" if head[0].lower() in _COUNTERS and len(head) < 3 else "person"


def _has_title(words: list[str]) -> bool:
    titles = lexicon.source_words("official", "title") | lexicon.source_words("personal", "title")
    return any(word in titles for word in words[:-1])


def _is_person(part: str) -> bool:
    """Tell whether a part is the name of a person: two to four capitals, and no body or place that is known."""
    words = _WORD.findall(part)
    if not 2 <= len(words) <= 4 or not all(word[0].isupper() or word in _NAME_PARTICLES for word in words):
        return False
    return not _named_kind(words) and _kind_of_name(words) == "person"


def _is_official(phrase: str) -> bool:
    """Tell whether words name a public office that is held now."""
    words = [_without_owner(word) for word in _WORD.findall(phrase)]
    titles, plain = lexicon.source_words("official", "title"), lexicon.source_words("official", "word")
    for at, word in enumerate(words):
        title = {word, " ".join(words[at : at + 2])} & titles and at + 1 < len(words)
        leads = word.lower() == "leader" and at and words[at - 1].lower() in _NATIONAL
        speaks = word.lower().startswith("spokes") and _names_body(words)
        if not (title or leads or speaks) and word.lower() not in plain:
            continue
        before = {earlier.lower() for earlier in words[max(0, at - 3) : at]}
        if not before & _FORMER and " ".join(words[at + 1 : at + 2]).lower() not in _HOPEFUL:
            return True
    return _PARTY_SEAT.search(phrase) is not None


def _names_body(words: list[str]) -> bool:
    """Tell whether a public body is named among some words."""
    names = lexicon.source_words("state", "name")
    bodies = lexicon.source_words("state", "ending") | lexicon.source_words("state", "head")
    return any(
        word in bodies or word in names or " ".join(words[at : at + 2]) in names for at, word in enumerate(words)
    )


class Name(NamedTuple):
    """A name in a text: its offsets, its label (``PERSON``, ``ORG`` ...) and the fullest form of it."""

    start: int
    end: int
    label: str
    name: str


class Memory:
    """The sources named so far in a text: who a pronoun, a surname or "the ministry" stands for.

    It is a simple memory. "He" and "she" are the person who was last a source or the first name of a sentence, and
    was not the other of the two; "they" the last source of several people or a body; a short name the longest source
    that ends with it; "the agency" the last body of that sort.

    Parameters
    ----------
    page : Page
    names : sequence of Name
        The names of the text in its order, where they are known: a source is then called by its name.
    """

    def __init__(self, page: Page, names: Sequence[Name] = ()) -> None:
        self._page = page
        self._names = names
        self._starts = [name.start for name in names]
        self._topics = list(_topics(page, names))
        self._next_topic = 0
        self._persons: list[Source] = []
        self._others: list[Source] = []
        self._by_last_word: dict[str, Source] = {}
        self._pronouns = _pronouns(page, self._topics)

    def resolve(self, source: Range) -> Source:
        """Return the source that a range of tokens stands for, and remember it."""
        page = self._page
        self._remember_topics(page.spans[source[0]][0])
        words = page.words[slice(*source)]
        if len(words) == 1 and words[0] in ("who", "which", "that"):
            head = antecedent(page, source[0], max(0, source[0] - 40))
            return (
                self.resolve(self._whole(head))
                if head
                else Source("unnamed" if words[0] == "who" else "other", False, "")
            )
        if len(words) == 1 and words[0] in _PERSONAL | _PLURAL | _IMPERSONAL:
            return self._of_pronoun(words[0], page.spans[source[0]][0])
        return self._of_phrase(*page.offsets(*source))

    def _whole(self, group: Range) -> Range:
        """Return a group of nouns with the name before it whose apposition it is."""
        page, comma = self._page, group[0] - 1
        if comma < 1 or page.tags[comma] != "," or page.tags[group[0]] != "d":
            return group
        start = group_start(page, comma - 1, max(0, comma - 12))
        return (start, group[1]) if start is not None and page.tags[start] == "N" else group

    def _remember_topics(self, before: int) -> None:
        while self._next_topic < len(self._topics) and self._topics[self._next_topic].start < before:
            topic = self._topics[self._next_topic]
            self._persons.append(Source("person", self._holds_office(topic.name), topic.name))
            self._next_topic += 1

    def _holds_office(self, name: str) -> bool:
        """Tell whether the text gives a person a public office anywhere."""
        return name in self._officials

    @cached_property
    def _officials(self) -> set[str]:
        return {person.name for person, described in self._descriptions if _is_official(described)}

    @cached_property
    def _descriptions(self) -> list[tuple[Name, str]]:
        """The people of the text, each with the title and the apposition of that place."""
        persons = [name for name in self._names if name.label == "PERSON"]
        return [(person, _described(self._page, person)) for person in persons]

    def _in_office(self, role: str, before: int) -> Source | None:
        """Return the one person who was called "secretary of state" before "the secretary of state".

        That is nobody right before it: "Through Diaz, the secretary of state sent ..." has two people.
        """
        whole = re.compile(rf"\b{re.escape(role)}\b", re.IGNORECASE)
        called = {
            person.name
            for person, described in self._descriptions[:_MOST_PERSONS]
            if person.end + len(", ") < before and len(role) > 3 and whole.search(described)
        }
        name = called.pop() if len(called) == 1 else ""
        return Source("person", self._holds_office(name), name) if name else None

    def _of_pronoun(self, word: str, before: int) -> Source:
        if word in _PERSONAL:
            pronoun = {"his": "he", "him": "he", "her": "she"}.get(word, word)
            for person in reversed(self._persons[-6:]):
                if pronoun not in ("he", "she") or self._pronouns.setdefault(person.name, pronoun) == pronoun:
                    return person
            last = bisect_left(self._starts, before)
            for name in reversed(self._names[max(0, last - _REACH) : last]):
                if name.label == "PERSON" and self._pronouns.setdefault(name.name, pronoun) == pronoun:
                    return Source("person", self._holds_office(name.name), name.name)
            return Source("person", False, "")
        return self._others[-1] if self._others else Source("unnamed" if word in _PLURAL else "other", False, "")

    def _of_phrase(self, start: int, end: int) -> Source:
        phrase = self._page.text[start:end]
        kind, official = classify(phrase)
        if named := self._named(start, end, kind, official):
            return self._remembered(named)
        name = _name(phrase)
        earlier = self._by_last_word.get(_last_word(name))
        if earlier and len(earlier.name) > len(name) and (earlier.kind == kind or name[:1].islower()):
            return self._remembered(earlier)
        if phrase[:4].lower() == "the ":
            known = self._body(name.lower(), kind) or (kind != "document" and self._in_office(name.lower(), start))
            if known:
                return self._remembered(known)
        return self._remembered(Source(kind, official, name))

    def _remembered(self, source: Source) -> Source:
        self._by_last_word[_last_word(source.name)] = source
        one_person = source.kind == "unnamed" and not _last_word(source.name).endswith("s")
        if source.kind == "person" or one_person:
            self._persons.append(source)
        if source.kind != "person":
            self._others.append(source)
        return source

    def _named(self, start: int, end: int, kind: str, official: bool) -> Source | None:
        """Return the source by the name that is the head of its words, or None if no name is."""
        first = bisect_left(self._starts, start)
        inside = self._names[first : bisect_left(self._starts, end)]
        phrase = self._page.text[start:end]
        named = start + len(_PARTS.split(phrase)[0].rstrip(_MARKS))
        persons = [name for name in inside if name.label == "PERSON"]
        if persons and (kind == "person" or persons[0].end == named):
            both = [name.name for name in persons if name.end <= named] or [persons[0].name]
            held = official or any(map(self._holds_office, both))
            return Source("person", held, " and ".join(dict.fromkeys(both)))
        head = start + _head_length(phrase)
        heads = [name for name in inside if name.start < head <= name.end]
        if kind in _MEDIA:  # as in the Tass news agency
            heads = heads or [name for name in inside if name.label == "ORG" and name.end <= head][-1:]
        if not heads or kind in ("unnamed", "document"):
            return None
        name = heads[0]
        others = [other for other in inside if other.end <= named and other.label == name.label]
        if len(others) > 1 and " and " in phrase:
            kind = _kind_of_name_with(name, kind)
            return Source(kind, official or kind == "state", " and ".join(other.name for other in others))
        kind = _kind_of_name_with(name, kind)
        official = official or kind == "state"
        if kind == "state" and inside[0] is not name:  # the nation stays, as in Japan's defence ministry
            return Source(kind, official, _name(phrase))
        return Source(kind, official, name.name)

    def _body(self, noun: str, kind: str) -> Source | None:
        """Return the last source that "the agency" or "the newspaper" can stand for."""
        kinds = _STANDS_FOR.get(noun, (kind,) if kind == "media" else ())
        latest = reversed(self._others[-_MOST_PERSONS:])
        return next((other for other in latest if other.kind in kinds and other.name[:1].isupper()), None)


def _kind_of_name_with(name: Name, kind: str) -> str:
    """Return the class of a name that is no person's: that of its words, or else of its label."""
    if name.name in lexicon.source_words("state", "place"):
        return "state"
    return _KIND_OF_LABEL.get(name.label, kind) if kind in ("person", "other") else kind


#: Names before "she", and sources or people of a text, that are looked at, so that long texts cost no more a word.
_REACH, _MOST_PERSONS = 12, 200
_MEDIA = ("state media", "agency", "specialist", "media")
_KIND_OF_LABEL = {"PERSON": "person", "PLACE": "state", "ORG": "organisation", "GROUP": "unnamed"}
#: The classes of sources that a noun with "the" can point back to.
_STANDS_FOR = {
    "agency": ("agency", "state media"),
    "newspaper": ("media", "state media"),
    "paper": ("media", "state media"),
    "broadcaster": ("media", "state media"),
    "site": ("specialist", "media"),
    "website": ("specialist", "media"),
    "outlet": ("media", "specialist", "state media", "agency"),
}


def _topics(page: Page, names: Sequence[Name]) -> Iterator[Name]:
    """Yield for each sentence the person whom it is about: the first who does not stand after a preposition.

    Whoever is named in somebody's speech is spoken of, and is not the "he" after it who says so.
    """
    persons = iter([name for name in names if name.label == "PERSON"])
    person = next(persons, None)
    for unit in page.units:
        end = page.spans[unit.end - 1][1]
        topic = None
        while person and person.start < end:
            at = bisect_left(page.spans, (person.start,))
            owns = page.text[person.end : person.end + 2] in ("’s", "'s")
            spoken_of = page.tags[at : at + 1] == "Q"
            if topic is None and not (owns or spoken_of) and not _after_preposition(page, at, unit.first):
                topic = person
            person = next(persons, None)
        if topic:
            yield topic


def _pronouns(page: Page, topics: Sequence[Name]) -> dict[str, str]:
    """Return the pronoun that opens the sentence after one that is about a person."""
    found: dict[str, str] = {}
    starts = [topic.start for topic in topics]
    for before, unit in pairwise(page.units):
        word = page.words[unit.first]
        at = bisect_left(starts, page.spans[unit.first][0])
        if word in ("he", "she") and at and topics[at - 1].start >= page.spans[before.first][0]:
            found.setdefault(topics[at - 1].name, word)
    return found


def _after_preposition(page: Page, at: int, low: int) -> bool:
    """Tell whether a preposition stands before a name and its title."""
    start = group_start(page, at, low) if at < len(page.words) else None
    before = (at if start is None else start) - 1
    return before >= low and page.tags[before] in "poi"


def _last_word(name: str) -> str:
    """Return the last word of the head of a name: ``spokeswoman`` of ``spokeswoman for the army``."""
    return name[: _head_length(name)].rsplit(" ", 1)[-1].lower().removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=2**12)
def _head_length(phrase: str) -> int:
    """Return how many characters of a source phrase go to the end of its head, without a mark of possession."""
    first = _PARTS.split(phrase)[0].rstrip(_MARKS)
    words = list(_WORD.finditer(first.replace("’", "'")))
    if not words:
        return len(first)
    head = _head([word[0] for word in words])
    return words[min(len(head), len(words)) - 1].end()


def _described(page: Page, person: Name) -> str:
    """Return the name of a person in the text with its title and its apposition."""
    before = page.text[max(0, person.start - 60) : person.start]
    title = _CUT.split(before)[-1]
    after = page.text[person.end : person.end + 90]
    apposition = _CUT.split(after[1:])[0] if after.startswith(",") else ""
    return f"{title}{page.text[person.start : person.end]},{apposition}"


def _name(phrase: str) -> str:
    """Return a source without its article, its apposition and a possessive ending."""
    name = _PARTS.split(phrase)[0].strip(_MARKS)
    first, _, rest = name.partition(" ")
    name = rest if first.lower() in _ARTICLES and rest else name
    return re.sub(r"['’]s$", "", " ".join(name.split()))
