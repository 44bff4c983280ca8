"""The days in the sentences of an article: what is done then, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kit.comparison import mentions, sentences
from kit.comparison.differences import Act, Day, act_near
from kit.comparison.slots import GATHERINGS
from kit.findings import within
from kit.statements import Statement
from kit.tagging import Named
from kit.timelines.clauses import action
from kit.times import TimeExpression

# Days that a time may cover to say when something was done: a week.
_WEEK = 7
# The day on which something was put out is not the day of what it tells.
_PUT_OUT = re.compile(r"\b(?:put out|released?|published|carried|printed|posted|aired)(?: (?:on|in|late|early))?\s\Z")
# An hour alone is of any day.
_HOUR = re.compile(
    r"(?:(?:at|about|around|approximately|nearly|just|shortly|before|after) )*+"
    r"(?:midnight|noon|midday|\d[\d:.]* ?[ap]\.? ?m\.?)",
    re.IGNORECASE,
)
# A feast that a thing is called by is not its day: a Christmas party.
_FEAST = re.compile(r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]+(?: (?:Day|Eve))?")
_OF_A_THING = re.compile(r" (?!(?:and|but|in|at|on|of|to|for|with|when|as|from|by|that|which|is|was|or)\b)[a-z]{3,}")
# So is a day that is counted from another one, unless the sentence names that.
_COUNTED_ON = re.compile(
    r"(?:that|(?:on )?the same|the (?:next|following|previous)) \w+|.* (?:before|after|earlier|later)", re.IGNORECASE
)
# From one day to another somebody stays: the first is the day of the arrival, the last that of the departure.
_FROM = re.compile(r"\b(?:from|between)\s\Z")
_TO = re.compile(r"\s?(?:to|until|till|through|and|–|-)\s?")
_STAY = re.compile(r"\b(?:visit|trip|stay|tour|delegations?|envoys?|guests?|t(?:ake|akes|aking|ook) part)\b")
# What goes before a visit that is a thing and not what somebody does.
_THING = re.compile(
    r"(?:\b(?:the|an?|this|that|its|their|his|her|first|official|state|rare|whether|of)|[’']s)\s\Z", re.IGNORECASE
)
_TRAVEL = re.compile(r"trave")
_VISIT = re.compile(r"\b(?:visit|trip|stay|tour)\b")
_GROUP = re.compile(r"\b(?:delegations?|envoys?|officials?|minister|representatives?|team)\b")
# Characters in which the place that is visited stands, and in which it says what begins.
_OBJECT, _BEGUN = 45, 70
# Where what is told with a day ends.
_BREATH = re.compile(r"[;:—–]|,? (?:which|who|when|where|while|as|but)\b")
_AND = re.compile(r"\A(?:,? and |, )(?:from |with )?(?:the )?\Z")
# Where a country before what is done is the one that does it, and not a place.
_ORIGIN = re.compile(r"(?:\A|[.“]\s?|\b(?:from|of|and|but|when|that)\s)(?:both |the )?\Z", re.IGNORECASE)


class DayReader:
    """An article, read for its days.

    Parameters
    ----------
    text : str
    times : sequence of TimeExpression
        Those with a place on the calendar.
    names : sequence of Named
    nations : mapping of str to str
        The countries of people.
    """

    def __init__(
        self, text: str, times: Sequence[TimeExpression], names: Sequence[Named], nations: Mapping[str, str]
    ) -> None:
        self.text = text
        self.times = times
        self.names = names
        self.nations = nations

    def days(
        self, start: int, end: int, inside: Sequence[Statement], company: frozenset[str]
    ) -> Iterator[tuple[int, Day]]:
        """Yield the days of a sentence with their places, but for those on which it was said.

        Parameters
        ----------
        start, end : int
            Offsets of the sentence.
        inside : sequence of Statement
            The statements in it.
        company : frozenset of str
            The people who were named before in its paragraph.
        """
        text = self.text[start:end]
        found = [one for one in self.times if start <= one.start < end and self._is_day(one, start, inside)]
        for before, one, after in zip((None, *found), found, (*found[1:], None), strict=False):
            act = act_near(text, one.start - start, one.end - start)
            name = self._stay(before, one, after, start, end) or (self._act(act, start, end) if act else "")
            if not name or not one.begin or not one.last:
                continue
            at = start + act.start if act else one.start
            who, whom = self._who(at, start, end, company)
            yield (
                one.start,
                Day(
                    one.begin.toordinal(),
                    one.last.toordinal(),
                    self.text[one.start : one.end],
                    name,
                    who,
                    whom,
                    frozenset(filter(None, map(self._nation, within(self.names, start, end)))),
                    _gatherings(text, one.start - start),
                ),
            )

    def _is_day(self, one: TimeExpression, start: int, inside: Sequence[Statement]) -> bool:
        if one.type not in ("DATE", "TIME") or not one.begin or not one.last or (one.last - one.begin).days > _WEEK:
            return False
        if inside and not _is_told(one, inside):
            return False
        if _HOUR.fullmatch(self.text, one.start, one.end):
            return False
        if _COUNTED_ON.fullmatch(self.text, one.start, one.end) and not any(
            start <= other.start < one.start for other in self.times
        ):
            return False
        if _FEAST.fullmatch(self.text, one.start, one.end) and _OF_A_THING.match(self.text, one.end):
            return False
        before = self.text[max(start, one.start - 30) : one.start]
        return not _PUT_OUT.search(before) and not any(
            action(word) == "report" for word in before.casefold().split()[-2:]
        )

    def _stay(
        self, before: TimeExpression | None, one: TimeExpression, after: TimeExpression | None, start: int, end: int
    ) -> str:
        """Return whether a time opens or closes a stay *from July 3 to 5*."""
        if not _STAY.search(self.text, start, end):
            return ""
        for first, last, name in ((one, after, "!arrive"), (before, one, "!leave")):
            between = first and last and _TO.fullmatch(self.text, first.end, last.start)
            if first and between and _FROM.search(self.text, max(start, first.start - 10), first.start):
                return name
        return ""

    def _act(self, act: Act, start: int, end: int) -> str:
        """Return what is done; who visits a country, is sent to it or begins a visit comes to it."""
        first, last = start + act.start, start + act.end
        if act.name == "!visit" and not _THING.search(self.text, max(start, first - 12), first):
            near = within(self.names, last, min(end, last + _OBJECT))[:1]
            if _TRAVEL.match(self.text, first) or any(mentions.nation(one.entity) for one in near):
                return "!arrive"
        if act.name == "!begin" and _VISIT.search(self.text, max(start, first - _BEGUN), min(end, last + 25)):
            return "!arrive"
        if act.name == "!send" and _GROUP.search(self.text, last, min(end, last + _OBJECT)):
            return "!arrive"
        return act.name

    def _who(self, act: int, start: int, end: int, company: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the countries of those who do something, and of those to whom it is done.

        They stand nearest before and after the word for it; where the sentence names nobody before it, those who were
        named before in the paragraph do it.
        """
        earlier = within(self.names, start, act)
        before = [one for one in earlier if self._nation(one, before=True)]
        after = [found for one in within(self.names, act, end) if (found := self._nation(one))]
        if not before:
            return tuple(sorted({self.nations[name] for name in company if name in self.nations})), ()
        doers = [self._nation(before[-1], before=True)]
        right = before[-1]
        for one in reversed(earlier[: earlier.index(right)]):
            own = self._nation(one) or mentions.nation(one.entity)
            if not own or not _AND.match(self.text[one.end : right.start]):
                break
            doers.insert(0, own)
            right = one
        return tuple(dict.fromkeys(doers)), tuple(after[:1])

    def _nation(self, one: Named, before: bool = False) -> str:
        if one.label == "PERSON":
            return self.nations.get(one.entity, "")
        if one.label == "GROUP" or self.text[one.end : one.end + 2] in ("’s", "'s"):
            return mentions.nation(one.entity)
        if before and one.label == "PLACE" and _ORIGIN.search(self.text[max(0, one.start - 12) : one.start]):
            return mentions.nation(one.entity)
        return ""


def _gatherings(text: str, at: int) -> frozenset[str]:
    """Return the gatherings that are named in one breath with what stands at an offset."""
    cuts = [0, *(cut.end() for cut in _BREATH.finditer(text)), len(text)]
    first = max(cut for cut in cuts if cut <= at)
    last = min((cut for cut in cuts if cut > at), default=len(text))
    words = set(re.findall(r"[^\W\d_]+", text[first:last][: sentences.LONGEST].casefold()))
    return frozenset(name for name, forms in GATHERINGS.items() if words & forms)


def _is_told(time: TimeExpression, inside: Sequence[Statement]) -> bool:
    """Say whether a time stands in what is told, and not beside the word that says that it is told."""
    return any(first <= time.start < last for one in inside for first, last in one.content) or not any(
        0 <= time.start - one.cue[1] <= 4 or 0 <= one.cue[0] - time.end <= 2 for one in inside if one.cue
    )
