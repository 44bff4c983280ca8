"""The sentences of some articles with all that is compared of them: who is named, when, where, and who is behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kit import statements, times
from kit.article import Article
from kit.comparison.differences import Account, Day, Spot, act_near
from kit.entities import lexicon
from kit.progress import Step, Steps, finished, part
from kit.statements import Statement, sources
from kit.tagging import Named as Name
from kit.tagging import named_in_steps
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
_PLACED = re.compile(r"\b(?:in|at|near|to|from|reached|left|entered)\s(?:the\s)?\Z")
# Characters between a country and the name of one who is of it, and what may stand before a country after the name.
_BESIDE = 45
_TITLE = re.compile(r",\s(?:the\s)?\Z|,?\sof\s(?:the\s)?\Z")
# Days that a time may cover to be a day.
_SHORT = 3
# The share of a sentence that a statement must fill to be what the sentence tells.
_FILLED = 0.34
# The share that the statement of a sentence must fill to stand for all of it.
_NEARLY_ALL = 0.5
_ACCORDING = frozenset(("according", "per"))


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

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.article.text[self.start : self.end]


def tellings(articles: Sequence[Article]) -> list[Sentence]:
    """Return the sentences of some articles, those published first at the beginning."""
    return finished(tellings_in_steps(articles))


def tellings_in_steps(articles: Sequence[Article]) -> Steps[list[Sentence]]:
    """Do the work of :func:`tellings` in steps, about two an article."""
    names = yield from part(named_in_steps(articles), 0, 0.5)
    outlets = {canonical(one.source): one.source for one in articles if one.source}
    nations = _nations(articles, names)
    found: list[Sentence] = []
    for at, article in enumerate(articles):
        yield Step("Finding statements", 0.5 + 0.5 * at / len(articles))
        found += _Reader(article, names[article.id], nations, outlets).sentences()
    return sorted(found, key=place)


def _nations(articles: Sequence[Article], names: Mapping[str, Sequence[Name]]) -> dict[str, str]:
    """Return the countries of the people, by the country that stands most often right beside the name."""
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        named = names[article.id]
        for before, one, after in zip((None, *named), named, (*named[1:], None), strict=False):
            if one.label != "PERSON":
                continue
            if before and before.label != "PERSON" and one.start - before.end < _BESIDE:
                beside[one.entity][nation(before.entity)] += 1
            if after and after.label != "PERSON" and _TITLE.match(article.text, one.end, after.start):
                beside[one.entity][nation(after.entity)] += 1
    for found in beside.values():
        found.pop("", None)
    return {name: found.most_common(1)[0][0] for name, found in beside.items() if found}


def nation(name: str) -> str:
    """Return the country of a name: of itself, of its people or of its capital; or ``""``."""
    lists = lexicon.load()
    place = lists.demonyms.get(name, name)
    known = [known for known in lists.known(place) if known.kind in ("country", "capital")]
    if not known:
        return ""
    return known[0].name if known[0].kind == "country" else _of_code().get(known[0].country, "")


@lru_cache(maxsize=1)
def _of_code() -> dict[str, str]:
    """Return the country of each code."""
    return {one.country: one.name for found in lexicon.load().names.values() for one in found if one.kind == "country"}


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
        self, article: Article, names: Sequence[Name], nations: Mapping[str, str], outlets: Mapping[str, str]
    ) -> None:
        self.article = article
        self.text = article.text
        self.names = names
        self.nations = nations
        self.people = {one.entity for one in names if one.label == "PERSON"}
        self.outlets = outlets
        self.statements = [
            one for one in statements.find(article.text) if one.content and one.source_class != "own voice"
        ]
        self.times = [one for one in times.find(article.text, article.published) if one.begin and one.last]
        self.media = [one for one in names if one.label == "ORG" and sources.classify(one.entity)[0] in _MEDIA]
        agency = article.dateline.agency.of(self.text) if article.dateline and article.dateline.agency else ""
        self.own = self._short(canonical(agency)) if agency else article.outlet

    def sentences(self) -> Iterator[Sentence]:
        paragraph = company = None
        paragraphs = self.article.paragraphs
        starts = [one.start for one in paragraphs]
        for span in self.article.sentences:
            number = bisect_left(starts, span.start + 1)
            here = {one.entity for one in _within(self.names, span.start, span.end) if one.label == "PERSON"}
            # Where a paragraph begins without a name, those of the one before are meant.
            company = here if company is None or (number != paragraph and here) else company | here
            paragraph = number
            for start, end in clauses(self.text, span.start, span.end):
                yield self._sentence(start, end, frozenset(company))

    def _sentence(self, start: int, end: int, company: frozenset[str]) -> Sentence:
        inside = [one for one in self.statements if one.content[0][0] < end and start < one.content[-1][1]]
        best = max(inside, key=lambda one: _overlap(one, start, end), default=None)
        if best and _overlap(best, start, end) < _FILLED * (end - start):
            best = None
        behind, named = self._behind(best) if best else (self.own, True)
        account = Account(
            self._content(start, end, inside),
            tuple(self._days(start, end, inside, company)),
            tuple(self._spots(start, end)),
            behind if behind in self.people else "",
            company,
        )
        gist = self._gist(start, end, best)
        source = self.text[slice(*best.source)] if best and best.source else best.speaker if best else ""
        kind = best.source_class if best else "own voice"
        return Sentence(self.article, start, end, source, kind, behind, named, gist, account)

    def _content(self, start: int, end: int, inside: Sequence[Statement]) -> str:
        """Return a sentence without the words that say who tells it."""
        dropped = [span for one in inside if self._is_saying(one) for span in (one.source, one.cue) if span]
        dropped += [(one.start, one.end) for one in _within(self.media, start, end)]
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

    def _days(self, start: int, end: int, inside: Sequence[Statement], company: frozenset[str]) -> Iterator[Day]:
        """Yield the days of a sentence, but for those on which it was said."""
        for one in self.times:
            if not start <= one.start < end or one.type not in ("DATE", "TIME") or not one.begin or not one.last:
                continue
            if (one.last - one.begin).days >= _SHORT or (inside and not _is_told(one, inside)):
                continue
            before = self.text[max(start, one.start - 30) : one.start].casefold().split()[-2:]
            if any(action(word) == "report" for word in before):
                continue
            if act := act_near(self.text[start:end], one.start - start, one.end - start):
                words = self.text[one.start : one.end]
                who = self._who(start + act.start, start, end, company)
                yield Day(one.begin.toordinal(), one.last.toordinal(), words, act.name, who)

    def _who(self, act: int, start: int, end: int, company: frozenset[str]) -> tuple[str, ...]:
        """Return the countries of those who do something, then of those to whom it is done.

        They stand nearest before and after the word for it; where the sentence names nobody before it, those who were
        named before in the paragraph do it.
        """
        before = [nation for one in _within(self.names, start, act) if (nation := self._nation(one))]
        after = [nation for one in _within(self.names, act, end) if (nation := self._nation(one))]
        doers = before[-1:] or sorted({self.nations[name] for name in company if name in self.nations})
        return (*doers, *after[:1]) if before else tuple(doers)

    def _nation(self, one: Name) -> str:
        if one.label == "PERSON":
            return self.nations.get(one.entity, "")
        return nation(one.entity) if one.label == "GROUP" or self.text[one.end : one.end + 2] in ("’s", "'s") else ""

    def _spots(self, start: int, end: int) -> Iterator[Spot]:
        for one in _within(self.names, start, end):
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
        inside = [one for one in _within(self.names, start, end) if one.label in ("PERSON", "ORG")]
        if not inside:
            after = [one for one in _within(self.names, end, end + 30) if one.label in ("PERSON", "ORG")]
            inside = [one for one in after if _BY.search(self.text, end, one.start)][:1]
        people = [one for one in inside if one.label == "PERSON"]
        chosen = people[-1] if people else inside[0] if inside else None
        return self._short(chosen.entity) if chosen else ""

    def _named(self, speaker: str) -> str:
        known = {one.entity for one in self.names if one.label in ("PERSON", "ORG")}
        plain = re.sub(r"\A(?:the|a|an)\s", "", speaker, flags=re.IGNORECASE)
        return self._short(plain) if plain in known or canonical(plain) != plain else ""

    def _short(self, name: str) -> str:
        """Return the name as the outlets are called, where one of them has it."""
        return self.outlets.get(canonical(name), canonical(name))


def _within(names: Sequence[Name], start: int, end: int) -> list[Name]:
    first, last = (bisect_left(names, offset, key=lambda one: one.start) for offset in (start, end))
    return list(names[first:last])


def _overlap(told: Statement, start: int, end: int) -> int:
    return sum(max(0, min(end, last) - max(start, first)) for first, last in told.content)


def _is_told(time: TimeExpression, inside: Sequence[Statement]) -> bool:
    """Say whether a time stands in what is told, and not beside the word that says that it is told."""
    return any(first <= time.start < last for one in inside for first, last in one.content) or not any(
        0 <= time.start - one.cue[1] <= 4 or 0 <= one.cue[0] - time.end <= 2 for one in inside if one.cue
    )
