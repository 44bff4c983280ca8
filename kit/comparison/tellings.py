"""The sentences of some articles with all that is compared of them: who is named, when, where, and who is behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kit import findings
from kit.article import Article
from kit.comparison import mentions, sentences
from kit.comparison.days import DayReader
from kit.comparison.differences import Account, Day, Setting, Spot, act_near
from kit.comparison.occasions import Occasion, occasions, resolve, short
from kit.entities import lexicon
from kit.findings import within
from kit.progress import Step, Steps, finished, part
from kit.statements import Statement, sources
from kit.tagging import Named, named_in_steps
from kit.timelines.clauses import action
from kit.times import TimeExpression

# Classes of sources whose names say by whom a thing is told, and not what.
_MEDIA = frozenset(("agency", "state media", "media", "specialist"))
# Classes of sources that another source may have its news from.
_CHAINED = _MEDIA | {"state", "organisation", "document"}
# Words for a source that is named elsewhere in the report.
_AGAIN = re.compile(
    r"\b(?:agency|media|television|broadcaster|newspaper|outlet|report|reports|article|same|it|they|both|former|latter)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\s(?:by|of|from|in)\s(?:the\s|a\s)?\Z")
_BOTH = re.compile(r",? and ")
_PLACED = re.compile(r"\b(?:in|at|near|to|from|reached|left|entered)\s(?:the\s)?\Z")
# The share of a sentence that a statement must fill to be what the sentence tells.
_FILLED = 0.34
# The share that the statement of a sentence must fill to stand for all of it.
_NEARLY_ALL = 0.5
_ACCORDING = frozenset(("according", "per"))
# An occasion of the story is so many days from the day of the report at most, and no longer than so many.
_STORY, _SHORT = 7, 3
# Occasions on which people speak to each other; a day on which pictures were shown is none.
_OCCASIONS = frozenset(
    (
        "!arrive",
        "!leave",
        "!meet",
        "!visit",
        "!speak",
        "!discuss",
        "!parade",
        "!join",
        "!demonstrate",
        "!deal",
        "!award",
    )
)
# What had been done was done before the story, so its day is not the day of what is said next.
_BEFORE = re.compile(
    r"\bhad (?:(?:not|also|already|just|\w+ly) )?(?:\w+(?:ed|en|wn)|come|gone|made|met|said|stood|led|held|left|told"
    r"|sent|begun|brought|fought|done|had|put|won|lost|built)\b"
)
# “At the talks” names the occasion by what is done.
_AT = re.compile(r"\b(?:[Aa]t|[Dd]uring|[Ii]n|[Aa]fter) (?:the|these|this|their) (\w+)")
# A quotation in the outlet’s own voice is the words of somebody from so many words on; what is shorter is a name.
_QUOTED = re.compile(r"[“\"](?:[^\s“”\"]{1,40}\s{1,3}){4,80}[^\s“”\"]{1,40}[”\"]")


class Called(NamedTuple):
    """What a sentence calls a day: which day, and the word that makes the name."""

    day: str
    short: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article.

    Attributes
    ----------
    article : Article
    start, end : int
        Its offsets.
    source : str
        The words for whoever is named for it; ``""`` for the outlet's own voice.
    source_class : str
    behind : str
        The source that it goes back to.
    named : bool
        Whether ``behind`` is a name, and not a description such as “an official”.
    gist : str
        Its words for a label.
    account : Account
        What is compared of it.
    called : tuple of Called
        Its names of days, but for *the anniversary* and the like.
    """

    article: Article
    start: int
    end: int
    source: str
    source_class: str
    behind: str
    named: bool
    gist: str
    account: Account
    called: tuple[Called, ...] = ()

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.article.text[self.start : self.end]


def tellings(articles: Sequence[Article]) -> list[Sentence]:
    """Return the sentences of some articles, those published first at the beginning."""
    return finished(tellings_in_steps(articles))


def tellings_in_steps(articles: Sequence[Article]) -> Steps[list[Sentence]]:
    """Do the work of :func:`tellings` in steps, about four an article."""
    names = yield from part(named_in_steps(articles), 0, 0.5)
    outlets = {canonical(one.source): one.source for one in articles if one.source}
    nations = mentions.nations(articles, names)
    calendar: dict[str, Sequence[TimeExpression]] = {}
    for at, article in enumerate(articles):
        yield Step("Finding times", 0.5 + 0.1 * at / len(articles))
        calendar[article.id] = findings.times(article.text, article.published)
    called = yield from part(_called_in_steps(articles, names, calendar), 0.6, 0.7)
    found: list[Sentence] = []
    for at, article in enumerate(articles):
        yield Step("Finding statements", 0.7 + 0.3 * at / len(articles))
        own = names[article.id], nations, outlets, called[article.id], calendar[article.id]
        found += _Reader(article, *own).sentences()
    return sorted(found, key=place)


def _called_in_steps(
    articles: Sequence[Article],
    names: Mapping[str, Sequence[Named]],
    calendar: Mapping[str, Sequence[TimeExpression]],
) -> Steps[dict[str, list[tuple[int, Called]]]]:
    """Return for each article its names of days with their places; *the anniversary* alone names none."""
    found: list[Occasion] = []
    for at, article in enumerate(articles):
        yield Step("Finding names of days", at / len(articles))
        events = {one.end: one.entity for one in names[article.id] if one.label == "EVENT"}
        found += occasions(article, events, calendar[article.id])
    called: dict[str, list[tuple[int, Called]]] = defaultdict(list)
    for one, named in zip(found, resolve(found), strict=True):
        if named and one.phrase.label == "TIME" and (one.phrase.about or "Day" in one.text.split()):
            called[one.article].append((one.phrase.start, Called(named.thing, short(one))))
    return called


_JOINT = re.compile(r"(?:,|;) (?=(?:and|but|while|whereas) )|; ")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do|said|came|went|took)\b"
)
# Words that a clause has at least, and within which its verb stands.
_CLAUSE, _EARLY = 6, 9


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that could be sentences themselves.

    Examples
    --------
    >>> text = "The envoys left Lima on the same evening, and nobody in the ministry was told about it."
    >>> [text[start:end] for start, end in clauses(text, 0, len(text))]
    ['The envoys left Lima on the same evening,', 'and nobody in the ministry was told about it.']
    """
    first = start
    for joint in _JOINT.finditer(text, start, end):
        if joint.start() < first:
            continue
        before, after = text[first : joint.start()], text[joint.end() : end].split(None, _EARLY)
        if before.count("“") != before.count("”") or before.count('"') % 2:
            continue
        opening = " ".join(after[:_EARLY])
        verb = _VERB.search(opening)
        if (
            len(before.split()) >= _CLAUSE
            and len(after) >= _CLAUSE
            and verb
            and len(opening[: verb.start()].split()) > 1
        ):
            yield first, joint.start() + 1
            first = joint.end()
    yield first, end


def place(one: Sentence) -> tuple[str, str, int]:
    """Return what sentences are sorted by: day, article, and place in it."""
    day = one.article.published
    return day.isoformat() if day else "9999", one.article.id, one.start


def canonical(name: str) -> str:
    """Return the name by which the lists know a body: *KCNA* is the Korean Central News Agency."""
    known = [known.name for known in lexicon.load().known(name) if known.label == "ORG"]
    return known[0] if known else name


class _Reader:
    """One article, read for its sentences."""

    def __init__(
        self,
        article: Article,
        names: Sequence[Named],
        nations: Mapping[str, str],
        outlets: Mapping[str, str],
        called: Sequence[tuple[int, Called]],
        told: Sequence[TimeExpression],
    ) -> None:
        self.article = article
        self.text = article.text
        self.names = names
        self.people = {one.entity for one in names if one.label == "PERSON"}
        self.bodies = {one.entity for one in names if one.label == "ORG"}
        self.called_by = {self.text[one.start : one.end]: one.entity for one in names if one.label == "PERSON"}
        self.outlets = outlets
        self.called = called
        self.statements = [
            one for one in findings.statements(article.text) if one.content and one.source_class != "own voice"
        ]
        dated = [one for one in told if one.begin and one.last]
        self.calendar = DayReader(article.text, dated, names, nations)
        self.media = [one for one in names if one.label == "ORG" and sources.classify(one.entity)[0] in _MEDIA]
        agency = article.dateline.agency.of(self.text) if article.dateline and article.dateline.agency else ""
        self.own = self._short(canonical(agency)) if agency else article.outlet
        self.published = article.published.toordinal() if article.published else 0
        self.story: list[tuple[Day, Setting]] = []

    def sentences(self) -> Iterator[Sentence]:
        paragraph = company = None
        paragraphs = self.article.paragraphs
        starts = [one.start for one in paragraphs]
        for span in self.article.sentences:
            number = bisect_left(starts, span.start + 1)
            here = {one.entity for one in within(self.names, span.start, span.end) if one.label == "PERSON"}
            # Where a paragraph begins without a name, those of the one before are meant.
            company = here if company is None or (number != paragraph and here) else company | here
            paragraph = number
            opening = paragraphs[number - 1].start if number else span.start
            for start, end in clauses(self.text, span.start, span.end):
                yield self._sentence(start, end, frozenset(company), opening)

    def _sentence(self, start: int, end: int, company: frozenset[str], opening: int) -> Sentence:
        inside = [one for one in self.statements if one.content[0][0] < end and start < one.content[-1][1]]
        best = max(inside, key=lambda one: _overlap(one, start, end), default=None)
        if best and _overlap(best, start, end) < _FILLED * (end - start):
            best = None
        behind, named = self._behind(best) if best else (self.own, True)
        text, days = self._content(start, end, inside), list(self.calendar.days(start, end, inside, company))
        said = self._said(text) if inside or _QUOTED.search(self.text, start, end) else frozenset[str]()
        # The days in what is said are those of what it tells, and not the day on which it was said.
        content = [span for one in inside for span in one.content]
        within = [any(first <= at < last for first, last in content) for at, _ in days]
        self._tell(start, end, company, [day for (_, day), told in zip(days, within, strict=True) if not told])
        setting = self._setting(opening, end) if said else None
        self._tell(start, end, company, [day for (_, day), told in zip(days, within, strict=True) if told])
        account = Account(
            text,
            tuple(day for _, day in days),
            tuple(self._spots(start, end)),
            behind if behind in self.people else "",
            company,
            said,
            setting,
        )
        gist = self._gist(start, end, best)
        source = self.text[slice(*best.source)] if best and best.source else best.speaker if best else ""
        kind = best.source_class if best else "own voice"
        called = tuple(one for at, one in self.called if start <= at < end)
        return Sentence(self.article, start, end, source, kind, behind, named, gist, account, called)

    def _said(self, text: str) -> frozenset[str]:
        """Return the stems of what somebody is let say, without names."""
        read = sentences.read(text)
        return frozenset(root for root in read.stems if read.words[root][0].islower())

    def _tell(self, start: int, end: int, company: frozenset[str], days: Sequence[Day]) -> None:
        """Note the occasions of the story in a sentence: days of the last week, but for what had been done before."""
        if _BEFORE.search(self.text, start, end):
            return
        past = [day for day in days if day.act in _OCCASIONS and day.last - day.first < _SHORT]
        for day in (day for day in past if 0 <= self.published - day.first <= _STORY):
            # A stay is one occasion, from its first day to its last.
            came, left = ([one for one in past if one.act == act] for act in ("!arrive", "!leave"))
            stay = (*came, *left) if came and left and day.act in ("!arrive", "!leave") else (day,)
            words = " to ".join(dict.fromkeys(dated(one) for one in (stay[0], stay[-1])))
            self.story.append((day, Setting(stay[0].first, stay[-1].last, words, company)))

    def _setting(self, opening: int, end: int) -> Setting | None:
        """Return the occasion of some words: the one that the paragraph names, or the last one of the story."""
        acts = {sentences.event(found[1].casefold()) for found in _AT.finditer(self.text, opening, end)} - {""}
        named = [setting for day, setting in self.story if day.act in acts]
        told = named or [setting for _, setting in self.story]
        return told[-1] if told else None

    def _content(self, start: int, end: int, inside: Sequence[Statement]) -> str:
        """Return a sentence without the words that say who tells it."""
        dropped = [span for one in inside if self._is_saying(one) for span in (one.source, one.cue) if span]
        dropped += [(one.start, one.end) for one in within(self.media, start, end)]
        pieces, left = [], start
        for first, last in sorted(dropped):
            if first >= left and last <= end:
                pieces.append(self.text[left:first])
                left = last
        return re.sub(r"\s+", " ", "".join((*pieces, self.text[left:end]))).strip()

    def _is_saying(self, told: Statement) -> bool:
        """Say whether a cue is one of plain saying; what somebody *celebrates* or *calls* is itself what is told."""
        words = self.text[slice(*told.cue)].casefold().split() if told.cue else []
        return any(action(word) == "report" or word in _ACCORDING for word in words)

    def _gist(self, start: int, end: int, best: Statement | None) -> str:
        """Return the words of a sentence for a label: those of the statement in it, where that is nearly all."""
        if best and len(best.content) == 1 and self._is_saying(best):
            first, last = best.content[0]
            if start <= first and last <= end and last - first >= _NEARLY_ALL * (end - start):
                return re.sub(r"\Athat ", "", self.text[first:last])
        return re.sub(r"\A(?:and|but|while|whereas) ", "", self.text[start:end])

    def _spots(self, start: int, end: int) -> Iterator[Spot]:
        for one in within(self.names, start, end):
            if one.label != "PLACE" or not _PLACED.search(self.text, max(start, one.start - 14), one.start):
                continue
            known = [known for known in lexicon.load().known(one.entity) if known.label == "PLACE"]
            if known and (act := act_near(self.text[start:end], one.start - start, one.end - start)):
                yield Spot(self.text[one.start : one.end], one.entity, known[0].country, act.name)

    def _behind(self, told: Statement) -> tuple[str, bool]:
        """Return the source that a statement goes back to, and whether that is a name."""
        for link in reversed(told.via):
            if not link.source or sources.classify(self.text[slice(*link.source)])[0] not in _CHAINED:
                continue
            if name := self._name(*link.source):
                return name, True
        if told.source and (name := self._name(*told.source)):
            return name, True
        words = self.text[slice(*told.source)] if told.source else ""
        name = self._named(told.speaker)
        if not name and _AGAIN.search(words or told.speaker):
            earlier = [one for one in self.media if not told.source or one.start < told.source[0]]
            name = (
                self._short(earlier[-1].entity) if earlier else self._short(self.media[0].entity) if self.media else ""
            )
        if name:
            return name, True
        plain = re.sub(r"\A(?:the|a|an|its|their|his|her)\s", "", told.speaker or words, flags=re.IGNORECASE)
        return plain or self.own, not plain

    def _name(self, start: int, end: int) -> str:
        """Return the person or body that some words name, or that stands right after them: a report by ..."""
        inside = [one for one in within(self.names, start, end) if one.label in ("PERSON", "ORG")]
        if not inside:
            after = [one for one in within(self.names, end, end + 30) if one.label in ("PERSON", "ORG")]
            inside = [one for one in after if _BY.search(self.text, end, one.start)][:1]
        people = [one for one in inside if one.label == "PERSON"]
        if len(people) > 1 and _BOTH.fullmatch(self.text, people[0].end, people[1].start):
            return " and ".join(sorted({one.entity for one in people}))
        chosen = people[-1] if people else inside[0] if inside else None
        return self._short(chosen.entity) if chosen else ""

    def _named(self, speaker: str) -> str:
        """Return the person or body whose name a speaker’s fullest words are, or of a person what they end with."""
        plain = re.sub(r"\A(?:the|a|an)\s", "", speaker, flags=re.IGNORECASE)
        if plain in self.bodies or plain in self.people or canonical(plain) != plain:
            return self._short(plain)
        words = plain.split()
        ends = (" ".join(words[at:]) for at in range(len(words)))
        return self._short(next((self.called_by[end] for end in ends if end in self.called_by), ""))

    def _short(self, name: str) -> str:
        """Return the name as the outlets are called, where one of them has it."""
        return self.outlets.get(canonical(name), canonical(name))


def dated(day: Day) -> str:
    """Return the words for a day with the day that they mean: *Monday (26 July)*, *this week (24–30 July)*."""
    first, last = date.fromordinal(day.first), date.fromordinal(day.last)
    until = "" if first == last else f"–{last.day}" if first.month == last.month else f" {first:%B} – {last.day}"
    return f"{day.words} ({first.day}{until} {last:%B})"


def _overlap(told: Statement, start: int, end: int) -> int:
    return sum(max(0, min(end, last) - max(start, first)) for first, last in told.content)
