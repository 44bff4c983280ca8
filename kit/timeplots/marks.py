"""Events as a timeline draws them: the tellings of a lane that agree are one mark, the most important come first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from typing import NamedTuple

from kit.timeplots.days import number, window
from kit.timeplots.events import Event

_LANES = 8  # more are put together
_ASIDE = 6  # events of a lane that are listed beside the scale

# Days that one unit lasts at most; what is longer lasts from one such unit to another.
_UNIT = {"weekend": 2, "week": 7, "month": 31, "season": 92, "quarter": 92, "half-year": 184}
_UNIT |= {"year": 366, "decade": 3653, "century": 36525}

_ORDER = {"day": 0, "interval": 1, "rough": 2, "undated": 3}


class Mark(NamedTuple):
    """An event of a lane: ``told`` is how often, ``place`` is scale, earlier, later or undated."""

    lane: str
    label: str
    begin: date | None
    last: date | None
    precision: str
    certain: bool
    told: int
    place: str

    @property
    def shape(self) -> str:
        """Say how it is drawn: day, rough (known only to its unit), interval or undated."""
        return shape(self.begin, self.last, self.precision)

    @property
    def times(self) -> str:
        """Say how often it is told, if more than once."""
        return f" ×{self.told}" if self.told > 1 else ""


def shape(begin: date | None, last: date | None, precision: str) -> str:
    """Say how a time is drawn: day, rough (known only to its unit), interval or undated."""
    if begin is None or last is None:
        return "undated"
    days = (last - begin).days + 1
    if days == 1:
        return "day"
    return "rough" if days <= _UNIT.get(precision, 0) else "interval"


def few_lanes(events: list[Event]) -> list[Event]:
    """Keep the lanes with most events and put the others in one."""
    names = [
        name for name, _ in sorted(Counter(event.lane for event in events).items(), key=lambda lane: (-lane[1], lane))
    ]
    if len(names) <= _LANES:
        return events
    kept = set(names[: _LANES - 1])
    others = f"{len(names) - len(kept)} others"
    return [event if event.lane in kept else event._replace(lane=others) for event in events]


def scale_of(events: Sequence[Event]) -> tuple[int, int]:
    """Return the first day that the scale shows and the day after the last; any week if no event has a date."""
    dated = [(number(event.begin), number(event.last)) for event in events if event.begin and event.last]
    return window(dated) if dated else (0, 7)


def marks(events: Sequence[Event], scale: tuple[int, int]) -> list[Mark]:
    """Put together what is told of one event with the same time in the same lane.

    Those told most often come first. Of those told equally often, every day of every lane has its turn before one has
    a second; what is certain and precise goes before what is not.
    """
    tellings: dict[tuple[Hashable, Mark], list[str]] = defaultdict(list)
    for event in events:
        place = _place(event, scale)
        mark = Mark(event.lane, "", event.begin, event.last, event.precision, event.certain, 1, place)
        tellings[event.group, mark].append(event.label)
    found = [mark._replace(label=commonest(labels), told=len(labels)) for (_, mark), labels in tellings.items()]
    found.sort(
        key=lambda mark: (
            -mark.told,
            not mark.certain,
            _ORDER[mark.shape],
            mark.begin or date.max,
            mark.label,
            mark.lane,
        )
    )
    seen: Counter[tuple[str, date | None]] = Counter()
    turns = []
    for mark in found:
        turns.append((-mark.told, seen[mark.lane, mark.begin]))
        seen[mark.lane, mark.begin] += 1
    return [found[at] for at in sorted(range(len(found)), key=turns.__getitem__)]


def choose(ranked: Sequence[Mark], most: int) -> tuple[list[Mark], list[Mark]]:
    """Part the marks into those that have words of their own and those that are only counted.

    Beside the scale a lane has at most six, so that they do not make it longer than what is on it.
    """
    aside: Counter[str] = Counter()
    chosen: list[Mark] = []
    rest: list[Mark] = []
    for mark in ranked:
        aside[mark.lane] += mark.place != "scale"
        fits = len(chosen) < most and (mark.place == "scale" or aside[mark.lane] <= _ASIDE)
        (chosen if fits else rest).append(mark)
    return chosen, rest


def _place(event: Event, scale: tuple[int, int]) -> str:
    if event.begin is None or event.last is None:
        return "undated"
    if number(event.last) < scale[0]:
        return "earlier"
    return "later" if number(event.begin) >= scale[1] else "scale"


def commonest(labels: Sequence[str]) -> str:
    """Return the label that most tellings have, of these the shortest."""
    return min(labels, key=lambda label: (-labels.count(label), len(label), label))
