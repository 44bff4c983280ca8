"""The model of the TimelineExplorer: events with their tellings, filters, the part of the calendar that is shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from kit.article import Article
from kit.corpus import Corpus
from kit.progress import Step, Steps, finished, part
from kit.timelines import event_groups
from kit.timelines.tables import timeline_in_steps
from kit.timeplots.days import from_to
from kit.timeplots.marks import shape
from kit.widgets.models.choices import one_of
from kit.widgets.models.slices import SlicedModel

#: How much of the calendar is shown: four weeks, two years, or all years up to a hundred.
ZOOMS = ("days", "months", "years")
#: What can have a lane of its own.
LANES = ("theme", "outlet", "actor", "place")
#: Which events are shown.
DOUBTS = ("all events", "certain days", "uncertain days", "tellings differ")
#: Up to so many articles are read at once; more are read in slices, with their progress shown.
AT_ONCE = 150

_DAYS, _MONTHS, _YEARS = 28, 24, 100
# Events that are put together in one step, the share of the work before that, and what is said meanwhile.
_TOGETHER, _READ, _DOING = 100, 0.96, "Putting events together"


class Telling(NamedTuple):
    """A sentence that tells an event, as a row of :func:`kit.timeline`."""

    article: str
    outlet: str
    published: date | None
    label: str
    sentence: str
    time: str
    begin: date
    last: date
    precision: str
    certain: bool
    alternatives: str
    who: tuple[str, ...]
    where: tuple[str, ...]
    told_by: str
    theme: str
    why: str
    start: int
    end: int

    @property
    def days(self) -> str:
        """The day or days that it gives, in words."""
        return from_to(self.begin, self.last)


class Event(NamedTuple):
    """What some tellings tell, with the days that most of them give."""

    number: int
    label: str
    begin: date
    last: date
    certain: bool
    agree: bool
    precision: str
    tellings: tuple[Telling, ...]

    @property
    def days(self) -> str:
        """The day or days that most tellings give, in words."""
        return from_to(self.begin, self.last)

    @property
    def shape(self) -> str:
        """How it is drawn: day, rough (known only to its unit) or interval."""
        return shape(self.begin, self.last, self.precision)

    @property
    def outlets(self) -> list[str]:
        """The outlets that tell it, in the order of the tellings."""
        return list(dict.fromkeys(telling.outlet for telling in self.tellings))


class TimelineModel(SlicedModel):
    """What a TimelineExplorer shows.

    Parameters
    ----------
    source : Corpus, iterable of Article, or pandas.DataFrame
        Articles, or events as :func:`kit.timeline` makes them.
    articles : Corpus, optional
        The articles of such a table, so that they can be opened.

    Attributes
    ----------
    progress : Step or None
        Where the work stands; None when all is read.
    events : list of Event
        All events, in the order of time.
    shown : list of Event
        Those that the filters let through.

    Examples
    --------
    >>> article = Article.from_text("The armistice was signed on 27 July 1953.", published="2023-07-27")
    >>> found = TimelineModel([article])
    >>> [event.days for event in found.events]
    ['27 July 1953']
    """

    actions = frozenset(
        {"work", "stop", "go_on", "keep_outlet", "keep_actor", "keep_theme", "keep_days", "lanes_by", "zoom"}
    )
    actions |= {"move", "jump", "select", "step_to", "open", "close", "unfold", "leave", "show_all"}

    def __init__(self, source: Any, articles: Corpus | None = None) -> None:
        super().__init__()
        self.events: list[Event] = []
        self.shown: list[Event] = []
        self.progress = Step("Starting", 0)
        self.outlet = self.actor = self.theme = ""
        self.doubt, self.zoomed, self.lanes = DOUBTS[0], ZOOMS[0], LANES[0]
        self.first = self.after = date(2000, 1, 1)
        self.selected: int | None = None
        self.opened: int | None = None
        self.unfolded = ""
        self.everything = False
        if isinstance(source, pd.DataFrame):
            self.corpus = articles or Corpus([])
            self._load(finished(_events_in_steps(source)))
        else:
            self.corpus = source if isinstance(source, Corpus) else Corpus(source)
            self._work = _read_in_steps(self.corpus)
            if len(self.corpus) <= AT_ONCE:
                self.finish()

    # Work

    @property
    def ready(self) -> bool:
        """Whether all articles are read."""
        return self.progress is None

    def _one_step(self) -> None:
        try:
            self.progress = next(self._work)
        except StopIteration as end:
            self._load(end.value)

    def _load(self, events: list[Event]) -> None:
        """Take the events, and show the part of the calendar that has most of them."""
        self.progress = None
        self.events = events
        self.selected = None
        if not any(telling.theme for event in self.events for telling in event.tellings):
            self.lanes = "outlet"
        self._filter()
        self._go_to(self._busiest())

    # Filters

    @cached_property
    def outlets(self) -> dict[str, int]:
        """The outlets, by name, with the number of their tellings."""
        return dict(sorted(Counter(telling.outlet for telling in self._tellings).items()))

    @cached_property
    def actors(self) -> dict[str, int]:
        """People, organisations and groups with the number of tellings that name them, the most frequent first."""
        return dict(Counter(name for telling in self._tellings for name in telling.who).most_common())

    @cached_property
    def themes(self) -> dict[str, int]:
        """The themes, by name, with the number of their tellings."""
        return dict(sorted(Counter(telling.theme for telling in self._tellings if telling.theme).items()))

    @property
    def _tellings(self) -> list[Telling]:
        return [telling for event in self.events for telling in event.tellings]

    def keep_outlet(self, value: str = "") -> None:
        """Show only what one outlet tells, or with ``""`` what any tells."""
        self.outlet = one_of(value, ["", *self.outlets], "outlet")
        self._refilter()

    def keep_actor(self, value: str = "") -> None:
        """Show only what is told of one actor, or with ``""`` of any."""
        self.actor = one_of(value, ["", *self.actors], "actor")
        self._refilter()

    def keep_theme(self, value: str = "") -> None:
        """Show only what reports with one theme tell, or with ``""`` with any."""
        self.theme = one_of(value, ["", *self.themes], "theme")
        self._refilter()

    def keep_days(self, value: str = DOUBTS[0]) -> None:
        """Show all events, or those on certain days, on uncertain days, or whose tellings differ on the day."""
        self.doubt = one_of(value, DOUBTS, "choice of days")
        self._refilter()

    def fits(self, telling: Telling) -> bool:
        """Say whether the filters let a telling through."""
        return (
            (not self.outlet or telling.outlet == self.outlet)
            and (not self.actor or self.actor in telling.who)
            and (not self.theme or telling.theme == self.theme)
        )

    def _refilter(self) -> None:
        self._filter()
        if self.selected is not None and all(event.number != self.selected for event in self.shown):
            self.selected = self.opened = None
        if self.shown and not self.inside:
            self._go_to(self._busiest())
        self.changed()

    def _filter(self) -> None:
        self.shown = [event for event in self.events if self._doubt_fits(event) and any(map(self.fits, event.tellings))]
        self._begins = [event.begin for event in self.shown]

    def _doubt_fits(self, event: Event) -> bool:
        if self.doubt == "tellings differ":
            return not event.agree
        return self.doubt == DOUBTS[0] or event.certain == (self.doubt == "certain days")

    # The calendar

    @property
    def inside(self) -> list[Event]:
        """The events that begin in the part of the calendar that is shown, or reach into it."""
        return [event for event in self.shown if event.begin < self.after and event.last >= self.first]

    @property
    def before(self) -> int:
        """How many events end before it."""
        return sum(event.last < self.first for event in self.shown)

    @property
    def behind(self) -> int:
        """How many events begin after it."""
        return len(self._begins) - bisect_left(self._begins, self.after)

    @property
    def window(self) -> str:
        """The part of the calendar that is shown, in words."""
        return from_to(self.first, self.after - timedelta(1))

    def zoom(self, value: str) -> None:
        """Show four weeks (``"days"``), two years (``"months"``), or all years up to a hundred (``"years"``)."""
        middle = self.first + (self.after - self.first) / 2
        self.zoomed = one_of(value, ZOOMS, "zoom")
        chosen = self.event
        self._go_to(chosen.begin if chosen else middle)
        if self.shown and not self.inside:
            self._go_to(self._busiest())
        self.changed()

    def move(self, by: int = 1) -> None:
        """Go on by half of what is shown, or back with ``by=-1``."""
        half = (self.after - self.first) / 2
        self._go_to(_day(self.first.toordinal() + half.days * (1 + by)))
        self.changed()

    def jump(self, by: int = 1) -> None:
        """Go to the next event after what is shown, or with ``by=-1`` to the last one before it."""
        if by > 0:
            at = bisect_left(self._begins, self.after)
            target = self._begins[at] if at < len(self._begins) else None
        else:
            target = max((event.last for event in self.shown if event.last < self.first), default=None)
        if target is not None:
            self._go_to(target)
            self.changed()

    def _go_to(self, day: date) -> None:
        """Show the part of the calendar with a day in its middle, from a Monday, a month or a year on."""
        if self.zoomed == "days":
            first = day.toordinal() - _DAYS // 2
            first -= (first - 1) % 7  # Monday; day 1 of the calendar is one
            self.first, self.after = _day(first), _day(first + _DAYS)
        elif self.zoomed == "months":
            month = day.year * 12 + day.month - 1 - _MONTHS // 2
            self.first, self.after = _month(month), _month(month + _MONTHS)
        else:
            first_year = min((event.begin.year for event in self.shown), default=day.year)
            last_year = max((event.last.year for event in self.shown), default=day.year)
            if last_year - first_year >= _YEARS:
                first_year = max(first_year, min(day.year - _YEARS // 2, last_year - _YEARS + 1))
                last_year = first_year + _YEARS - 1
            self.first, self.after = _month(first_year * 12), _month((last_year + 1) * 12)

    def _busiest(self) -> date:
        """Return the middle of the four weeks with most tellings."""
        begins = sorted(event.begin for event in self.shown for _ in event.tellings)
        if not begins:
            return self.events[0].begin if self.events else self.first
        ends = [bisect_right(begins, _day(begin.toordinal() + _DAYS - 7)) for begin in begins]
        best = max(range(len(begins)), key=lambda at: ends[at] - at)
        inside = begins[best : ends[best]]
        return inside[len(inside) // 2]

    def lanes_by(self, value: str) -> None:
        """Give themes, outlets, actors or places a lane each."""
        self.lanes = one_of(value, LANES, "lane")
        self.unfolded = ""
        self.changed()

    def unfold(self, lane: str) -> None:
        """Show all events of a lane, or fold it again."""
        self.unfolded = "" if self.unfolded == lane else lane
        self.changed()

    def in_lanes(self, most: int = 8) -> dict[str, list[Event]]:
        """Return what is shown of each lane, in the order of time; the lanes with most events first.

        If there are more than ``most`` lanes, the last ones are put together.
        """
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.inside:
            for name in self._lanes_of(event):
                found[name].append(event)
        names = sorted(found, key=lambda name: (name.startswith("no "), -len(found[name]), name))
        if len(names) <= most:
            return {name: found[name] for name in names}
        rest = {event.number: event for name in names[most - 1 :] for event in found[name]}
        others = sorted(rest.values(), key=lambda event: (event.begin, event.last, event.number))
        return {name: found[name] for name in names[: most - 1]} | {f"{len(names) - most + 1} others": others}

    def _lanes_of(self, event: Event) -> list[str]:
        """Return each outlet that tells an event; of themes, actors and places that which most tellings have."""
        tellings = [telling for telling in event.tellings if self.fits(telling)]
        if self.lanes == "outlet":
            return list(dict.fromkeys(telling.outlet or "no outlet" for telling in tellings))
        names = Counter(name for telling in tellings for name in self._names(telling))
        return [min(names, key=lambda name: (-names[name], name))] if names else [f"no {self.lanes}"]

    def _names(self, telling: Telling) -> tuple[str, ...]:
        if self.lanes == "theme":
            return (telling.theme,) if telling.theme else ()
        return telling.who if self.lanes == "actor" else telling.where

    # One event

    @property
    def event(self) -> Event | None:
        """The event that is looked at, or None."""
        return next((event for event in self.events if event.number == self.selected), None)

    def select(self, number: int) -> None:
        """Look at an event, to read every telling of it.

        Raises
        ------
        ValueError
            If there is no such event.
        """
        event = next((event for event in self.shown if event.number == number), None)
        if event is None:
            raise ValueError(f"No event that is shown has the number {number}.")
        self.selected, self.opened, self.everything = number, None, False
        if event not in self.inside:
            self._go_to(event.begin)
        self.changed()

    def step_to(self, by: int = 1) -> None:
        """Look at the next event in time, or the one before with ``by=-1``."""
        numbers = [event.number for event in self.shown]
        at = numbers.index(self.selected) + by if self.selected is not None else 0
        if 0 <= at < len(numbers):
            self.select(numbers[at])

    def leave(self) -> None:
        """Look at no event."""
        self.selected = self.opened = None
        self.changed()

    def show_all(self) -> None:
        """Show all tellings of the event, however many."""
        self.everything = True
        self.changed()

    def tellings(self) -> list[tuple[str, list[tuple[int, Telling]]]]:
        """Return the tellings of the event that is looked at by the days that they give, most often given first.

        Each comes with its number for :meth:`open`.
        """
        event = self.event
        if event is None:
            return []
        days: dict[tuple[date, date], list[tuple[int, Telling]]] = defaultdict(list)
        for number, telling in enumerate(event.tellings):
            days[telling.begin, telling.last].append((number, telling))
        order = sorted(days, key=lambda pair: (-len(days[pair]), pair))
        return [(from_to(*pair), days[pair]) for pair in order]

    def open(self, number: int) -> None:
        """Open the article of a telling of the event that is looked at.

        Raises
        ------
        ValueError
            If no event is looked at, or it has no such telling.
        """
        event = self.event
        if event is None or not 0 <= number < len(event.tellings):
            raise ValueError(f"There is no telling number {number} to open. Select an event first.")
        self.opened = number
        self.changed()

    def close(self) -> None:
        """Close the article."""
        self.opened = None
        self.changed()

    @property
    def passage(self) -> tuple[Article, tuple[int, int]] | None:
        """The article that is open and where its telling stands, or None."""
        event = self.event
        if event is None or self.opened is None:
            return None
        telling = event.tellings[self.opened]
        article = self.corpus.get(telling.article)
        return None if article is None else (article, (telling.start, telling.end))

    @property
    def table(self) -> pd.DataFrame:
        """The events that are shown in this part of the calendar.

        One row an event: event, label, begin, end_, certain, agree, tellings and outlets (how many tell it).
        """
        rows = [
            (one.number, one.label, one.begin, one.last, one.certain, one.agree, len(one.tellings), len(one.outlets))
            for one in self.inside
        ]
        columns = ["event", "label", "begin", "end_", "certain", "agree", "tellings", "outlets"]
        table = pd.DataFrame(rows, columns=columns)
        days = {name: pd.to_datetime(table[name], errors="coerce") for name in ("begin", "end_")}
        return table.assign(**days)

    @property
    def filters(self) -> list[str]:
        """The filters that are on, in words."""
        chosen = [self.outlet, self.actor, self.theme, self.doubt if self.doubt != DOUBTS[0] else ""]
        return [part for part in chosen if part]

    def __repr__(self) -> str:
        if self.progress is not None:
            return f"TimelineExplorer: {len(self.corpus)} articles, not read yet"
        filters = f" ({', '.join(self.filters)})" if self.filters else ""
        shown = f"{len(self.inside)} of {len(self.shown)} events{filters}"
        chosen = f"; looking at “{self.event.label}”" if self.event else ""
        return f"TimelineExplorer: {shown} in {self.window}, by {self.lanes}{chosen}"


def _read_in_steps(articles: Corpus) -> Steps[list[Event]]:
    """Read articles for their events."""
    table = yield from part(timeline_in_steps(articles), 0, _READ)
    return (yield from part(_events_in_steps(table), _READ, 1))


def _events_in_steps(table: pd.DataFrame) -> Steps[list[Event]]:
    """Put the rows of a timeline together by event."""
    dated = table.dropna(subset=["begin", "end_", "group"])
    numbers = sorted(dated["group"].unique())
    events: list[Event] = []
    for first in range(0, len(numbers), _TOGETHER):
        yield Step(_DOING, first / len(numbers))
        some = dated[dated["group"].isin(numbers[first : first + _TOGETHER])]
        told: dict[int, list[Telling]] = defaultdict(list)
        for row in some.to_dict("records"):
            told[int(row["group"])].append(_telling(row))
        events += [_event(row, told[int(row["group"])]) for row in event_groups(some).to_dict("records")]
    return sorted(events, key=lambda event: (event.begin, event.last, event.number))


def _telling(row: Mapping[Any, Any]) -> Telling:
    published = row["published"]
    return Telling(
        row["article"],
        row["source"] or row["article"],
        None if pd.isna(published) else published.date(),
        row["label"],
        row["sentence"],
        row["time"],
        row["begin"].date(),
        row["end_"].date(),
        row["precision"],
        bool(row["certain"]),
        row["alternatives"],
        tuple(filter(None, row["who"].split(" · "))),
        tuple(filter(None, row["where"].split(" · "))),
        row["told_by"],
        row["theme"],
        row["why"],
        row["start"],
        row["end"],
    )


def _event(row: Mapping[Any, Any], tellings: Sequence[Telling]) -> Event:
    begin, last = row["begin"].date(), row["end_"].date()
    typical = [telling for telling in tellings if (telling.begin, telling.last) == (begin, last)]
    return Event(
        int(row["group"]),
        row["label"],
        begin,
        last,
        any(telling.certain for telling in typical),
        bool(row["agree"]),
        Counter(telling.precision for telling in typical).most_common(1)[0][0],
        tuple(sorted(tellings, key=lambda one: (one.published or date.max, one.article, one.start))),
    )


def _day(number: int) -> date:
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))


def _month(number: int) -> date:
    """Return the first day of a month, counted from year 0; at the ends of the calendar, the last that there is."""
    number = min(max(number, 12), date.max.year * 12 + 11)
    return date(number // 12, number % 12 + 1, 1)
