"""Pictures of events in time: lanes, publication against event, and a strip of days.

They show the table that :func:`kit.timeline` makes, one row an event as an article tells it. Doubt and precision have
the same signs in all of them: a day is a dot, what is known only to the week, month or year is pale and hatched, what
is doubtful is open.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby, pairwise
from math import ceil, log10
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from kit import look
from kit.article import Article
from kit.corpus import Corpus
from kit.plots import GRID, INK, SOFT, Picture, canvas, nothing

_COLUMNS = ("article", "source", "published", "label", "begin", "end_", "precision", "certain", "group")

_DARK, _PALE, _BAND, _BAR = look.COLOURS["EVENT"], "#e9e7f0", "#f5f5f5", "#b5bdc2"
_LONGEST = 200.0  # points, the longest words of an event
_SMALL = 9.0  # points, the smallest text
_ROW = 14.0  # points, the height of one line of labels
_LANES = 8  # more are put together
_GAP = 5.0  # points between a sign and its words

# Days that one unit lasts at most; what is longer lasts from one such unit to another.
_UNIT = {"weekend": 2, "week": 7, "month": 31, "season": 92, "quarter": 92, "half-year": 184}
_UNIT |= {"year": 366, "decade": 3653, "century": 36525}

_EPOCH = date(1970, 1, 1).toordinal()  # where matplotlib's dates begin


class _Event(NamedTuple):
    article: str
    source: str
    published: date | None
    label: str
    begin: date | None
    last: date | None
    precision: str
    certain: bool
    group: Hashable
    lane: str


class _Mark(NamedTuple):
    """An event as it is drawn in one lane, however often it is told there."""

    lane: str
    label: str
    begin: date | None
    last: date | None
    precision: str
    certain: bool
    told: int

    @property
    def shape(self) -> str:
        """Say how it is drawn: day, rough (known only to its unit), interval or undated."""
        if self.begin is None or self.last is None:
            return "undated"
        days = (self.last - self.begin).days + 1
        if days == 1:
            return "day"
        return "rough" if days <= _UNIT.get(self.precision, 0) else "interval"


class _Scale(NamedTuple):
    """A stretch of days (numbers since 1970, the end not included) between two places in points."""

    begin: int
    end: int
    left: float
    right: float

    @property
    def a_day(self) -> float:
        """Points that a day takes."""
        return (self.right - self.left) / (self.end - self.begin)

    def points(self, day: float) -> float:
        """Say where a day stands."""
        return self.left + (day - self.begin) * self.a_day

    def day(self, points: float) -> float:
        """Say which day stands at a place; places left and right of the scale have one, too."""
        return self.begin + (points - self.left) / self.a_day

    def holds(self, mark: _Mark) -> str:
        """Say where an event belongs: scale, earlier, later or undated."""
        if mark.begin is None or mark.last is None:
            return "undated"
        if _number(mark.last) < self.begin:
            return "earlier"
        return "later" if _number(mark.begin) >= self.end else "scale"


# Reading the table


_NO_EVENTS = "There are no events to show"
_MORE_ARTICLES = "Take more articles, or look at kit.tag_times of yours."


def _read(events: pd.DataFrame, lanes: str = "source") -> list[_Event]:
    missing = [column for column in (*_COLUMNS, lanes) if column not in events.columns]
    if missing:
        raise ValueError(f"The events have no column {missing[0]!r}. It has: {', '.join(map(str, events.columns))}.")
    found = []
    for row, values in enumerate(zip(*(events[column] for column in (*_COLUMNS, lanes)), strict=True)):
        article, source, published, label, begin, end, precision, certain, group, lane = values
        first, last = _day(begin), _day(end)
        first, last = first or last, last or first
        found.append(
            _Event(
                str(article),
                _words(source),
                _day(published),
                _words(label) or "(no words)",
                first,
                max(first, last) if first and last else None,
                _words(precision),
                bool(certain),
                ("row", row) if _missing(group) else group,
                _words(lane).split(" · ")[0] or "not named",
            )
        )
    return found


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or value != value


def _day(value: Any) -> date | None:
    return None if _missing(value) else pd.Timestamp(value).date()


def _words(value: object) -> str:
    """Return a text on one line, without what the letters of the picture can't show."""
    if _missing(value):
        return ""
    font = get_font(findfont(FontProperties()))
    return "".join(sign if font.get_char_index(ord(sign)) else "�" for sign in " ".join(str(value)[:400].split()))


def _marks(events: Sequence[_Event]) -> list[_Mark]:
    """Put the tellings of a lane together that agree on the event and on its time; the most important first."""
    tellings: dict[tuple[Hashable, _Mark], list[str]] = defaultdict(list)
    for event in events:
        mark = _Mark(event.lane, "", event.begin, event.last, event.precision, event.certain, 1)
        tellings[event.group, mark].append(event.label)
    marks = [mark._replace(label=_commonest(labels), told=len(labels)) for (_, mark), labels in tellings.items()]
    order = {"day": 0, "interval": 1, "rough": 2, "undated": 3}
    marks.sort(key=lambda mark: (-mark.told, not mark.certain, order[mark.shape], mark.begin or date.max, mark.label))
    # Among those told equally often, every day of every lane has its turn before one has a second.
    seen: Counter[tuple[str, date | None]] = Counter()
    turns = []
    for mark in marks:
        turns.append(seen[mark.lane, mark.begin])
        seen[mark.lane, mark.begin] += 1
    places = sorted(range(len(marks)), key=lambda place: (-marks[place].told, turns[place]))
    return [marks[place] for place in places]


def _commonest(labels: Sequence[str]) -> str:
    return min(labels, key=lambda label: (-labels.count(label), len(label), label))


def _few_lanes(events: list[_Event]) -> list[_Event]:
    """Keep the lanes with most events and put the others in one."""
    names = [name for name, _ in Counter(event.lane for event in events).most_common()]
    if len(names) <= _LANES:
        return events
    kept = set(names[: _LANES - 1])
    others = f"{len(names) - len(kept)} others"
    return [event if event.lane in kept else event._replace(lane=others) for event in events]


def _about(articles: Iterable[tuple[str, date | None]]) -> str:
    told = set(articles)
    days = sorted(day for _, day in told if day)
    when = f", published {days[0].isoformat()} to {days[-1].isoformat()}" if days else ""
    return f"{_count(len({article for article, _ in told}), 'article')}{when}"


# Dates in words


def _number(day: date) -> int:
    return day.toordinal() - _EPOCH


def _date(number: float) -> date:
    return date.fromordinal(min(max(int(number) + _EPOCH, 1), date.max.toordinal()))


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _from_to(begin: date, last: date) -> str:
    """Say a stretch of days as briefly as a reader would: 1991, the 1990s, July 2023, 26–30 July 2023."""
    if begin == last:
        return _long(begin)
    whole_months = begin.day == 1 and (last == date.max or (last + timedelta(1)).day == 1)
    if whole_months and begin.month == 1 and last.month == 12:
        if begin.year == last.year:
            return str(begin.year)
        decade = begin.year % 10 == 0 and last.year == begin.year + 9
        return f"{begin.year}s" if decade else f"{begin.year}–{last.year}"
    if whole_months:
        end = f"{last:%B} {last.year}"
        if (begin.year, begin.month) == (last.year, last.month):
            return end
        return f"{begin:%B}–{end}" if begin.year == last.year else f"{begin:%B} {begin.year} – {end}"
    if (begin.year, begin.month) == (last.year, last.month):
        return f"{begin.day}–{_long(last)}"
    return f"{begin.day} {begin:%B} – {_long(last)}" if begin.year == last.year else f"{_long(begin)} – {_long(last)}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


# Measuring and setting words


@lru_cache(maxsize=4096)
def _width(text: str, size: float = _SMALL) -> float:
    """Return how many points wide a line is."""
    return float(text_to_path.get_text_width_height_descent(text, FontProperties(size=size), ismath=False)[0])


def _short(text: str, width: float) -> str:
    """Cut a text so that it fits; what is cut shows as an ellipsis."""
    if _width(text) <= width:
        return text
    while text and _width(text + "…") > width:
        text = text[:-1]
    return text.rstrip(" ,;:–") + "…"


def _wrap(text: str, width: float, lines: int, tail: str = "") -> list[str]:
    """Break a text into lines that fit; the last holds what is left, cut if need be, and the tail."""
    done: list[str] = []
    words = text.split()
    while words and len(done) < lines:
        last, line = len(done) == lines - 1, words.pop(0)
        while words and (last or _width(f"{line} {words[0]}{'' if words[1:] else tail}") <= width):
            line += " " + words.pop(0)
        done.append(_short(line, width - (0 if words else _width(tail))))
    return [*done[:-1], done[-1] + tail]


def _write(axes: Axes, x: float, y: float, text: str, **style: Any) -> None:
    """Set a text in the axes as it is: a dollar sign in it is no formula."""
    usual: dict[str, Any] = {"fontsize": _SMALL, "color": INK, "va": "center_baseline", "parse_math": False}
    axes.text(x, y, text, **(usual | style))


def _figure(axes: Axes) -> Figure:
    figure = axes.get_figure(root=True)
    assert isinstance(figure, Figure)
    return figure


def _size(axes: Axes) -> tuple[float, float]:
    """Return width and height of the axes in points, once title, footer and tick labels have taken their room."""
    figure = _figure(axes)
    figure.draw_without_rendering()
    box = axes.get_window_extent()
    return box.width * 72 / figure.dpi, box.height * 72 / figure.dpi


def _set_height(axes: Axes, points: float) -> None:
    """Make the figure so high that the axes are."""
    figure = _figure(axes)
    figure.set_figheight(figure.get_figheight() + (points - _size(axes)[1]) / 72)


# The scale of time


def _window(days: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the stretch of days that the scale shows, its end not included.

    It is all of them; but when most lie close together and others many times as far away, it is where most lie.
    """
    begins = sorted(begin for begin, _ in days)
    low, high = begins[0], max(last for _, last in days)
    half = len(begins) // 2 + 1
    at = min(range(len(begins) - half + 1), key=lambda at: begins[at + half - 1] - begins[at])
    first, latest = begins[at], begins[at + half - 1]
    reach = max(3, latest - first)
    while (near := [day for day in begins if first - reach <= day < first]) and (first := near[0]):
        pass
    while (near := [day for day in begins if latest < day <= latest + reach]) and (latest := near[-1]):
        pass
    core = max(latest - first, 7)
    if high - low > 6 * core:
        inside = [last for begin, last in days if first <= begin <= latest and last - begin <= core]
        low, high = first, max([latest, *inside])
    spare = max(0, 7 - (high - low + 1)) if high - low < 60 else (high - low) // 15
    return low - spare // 2, high + 1 + spare - spare // 2


class _Ticks(NamedTuple):
    """Days that have a line and words, where the words stand, and the forms of what stands once above them."""

    days: list[date]
    words: list[str]
    aside: float
    above: tuple[str, ...]


def _ticks(scale: _Scale) -> _Ticks:
    """Choose days, Mondays, months or years: the first of them that there is room for."""
    fitting = []
    for ticks in _finenesses(_date(scale.begin), _date(scale.end - 1)):
        room = min(
            (scale.a_day * (later - earlier).days for earlier, later in pairwise(ticks.days)), default=scale.right
        )
        wide = max((_width(line, 9.5) for words in ticks.words for line in words.split("\n")), default=0)
        if wide + 5 <= room:
            fitting.append(ticks)
    return max(fitting, key=lambda ticks: min(len(ticks.days), 2))


def _finenesses(begin: date, last: date) -> Iterator[_Ticks]:
    """Yield the ways to divide the axis of time, the finest first."""
    span = (last - begin).days
    if span < 400:
        days = [begin + timedelta(day) for day in range(span + 1)]
        yield _Ticks(days, [f"{day:%a}\n{day.day}" for day in days], 0.5, ("%B %Y", "%b %Y", "%b"))
        days = [day for day in days if day.weekday() == 0]
        yield _Ticks(days, [f"{day.day} {day:%B}" for day in days], 0, ("%Y",))
        yield _Ticks(days, [f"{day.day} {day:%b}" for day in days], 0, ("%Y",))
    for step in (1, 3, 6):
        if span < 1000 * step:
            days = list(_months(begin, last, step))
            yield _Ticks(days, [f"{day:%B}" for day in days], 0, ("%Y",))
    for step in (years * 10**zeros for zeros in range(4) for years in (1, 2, 5)):
        if span < 10_000 * step:
            days = list(_months(begin, last, 12 * step))
            yield _Ticks(days, [str(day.year) for day in days], 0, ())


def _months(begin: date, last: date, step: int) -> Iterator[date]:
    """Yield the first days of every so many months."""
    first = begin.year * 12 + begin.month - 1 + (begin.day > 1)
    for month in range(-(-first // step) * step, last.year * 12 + last.month, step):
        yield date(month // 12, month % 12 + 1, 1)


def _above(scale: _Scale, ticks: _Ticks) -> list[tuple[float, str]]:
    """Say once for each month or year of the ticks which it is, in the longest form there is room for."""
    if not ticks.above:
        return []
    starts = [next(group) for _, group in groupby(ticks.days, key=lambda day: f"{day:{ticks.above[0]}}")]
    edges = [scale.points(_number(day)) for day in starts] + [scale.right + 20]
    found = []
    for day, (left, right) in zip(starts, pairwise(edges), strict=True):
        fitting = [form for form in ticks.above if _width(f"{day:{form}}") <= right - left - 6]
        if fitting:
            found.append((float(_number(day)), f"{day:{fitting[0]}}"))
    return found


def _draw_ticks(axes: Axes, scale: _Scale, rows: float) -> None:
    ticks = _ticks(scale)
    places = [_number(day) for day in ticks.days]
    axes.xaxis.tick_top()
    axes.set_xticks([place + ticks.aside for place in places], ticks.words)
    axes.vlines([*places, scale.end] if ticks.aside else places, 0, rows, color=GRID, linewidth=0.8, zorder=0)
    high = 30 if any("\n" in words for words in ticks.words) else 18
    for place, words in _above(scale, ticks):
        _head(axes, place, words, high, color=SOFT)


def _head(axes: Axes, x: float, words: str, high: float, **style: Any) -> None:
    axes.annotate(
        words,
        (x, 1),
        (0, high),
        xycoords=("data", "axes fraction"),
        textcoords="offset points",
        fontsize=_SMALL,
        va="bottom",
        **style,
    )


# Timeline


class _Label(NamedTuple):
    """A sign on the scale and its words, in points: from where to where both, and where the words begin or end."""

    mark: _Mark
    sign: tuple[float, float]
    left: float
    right: float
    words: list[str]
    at: float
    side: str


_SIDE = 150.0  # points, the width of the list of what is not on the scale
_SIDES = {"earlier": "earlier", "later": "later", "undated": "undated"}


def timeline(events: pd.DataFrame, *, lanes: str = "source", most: int = 40) -> Picture:
    """Show events in time, in lanes, with what is doubtful, imprecise or undated marked as such.

    Parameters
    ----------
    events : pandas.DataFrame
        As :func:`kit.timeline` makes it.
    lanes : str
        The column that says in which lane an event stands: source, who, where or any other. Of several names in a
        cell the first counts. The seven lanes with most events are kept if there are more than eight.
    most : int
        How many events have a sign and words of their own: those told most often. The others are counted.

    Returns
    -------
    Picture
        Table: one row a sign, with lane, label, begin, end_, precision, certain, told (how often), place (scale,
        earlier, later, undated) and shown (whether it has a sign of its own).

    Raises
    ------
    ValueError
        If a column is missing.

    Notes
    -----
    When most events lie close together and some many times as far away, only the former stand on the scale. The
    others are listed at the sides, as in the broken axes of W. S. Cleveland, *The Elements of Graphing Data* (1994).
    """
    read = _few_lanes(_read(events, lanes))
    if not read:
        return nothing(_NO_EVENTS, _MORE_ARTICLES, events)
    marks = _marks(read)
    dated = [(_number(event.begin), _number(event.last)) for event in read if event.begin and event.last]
    window = _window(dated) if dated else (0, 7)
    places = [_Scale(*window, 0, 1).holds(mark) for mark in marks]
    told: Counter[str] = Counter()
    for mark, place in zip(marks, places, strict=True):
        told[place] += mark.told
    title = _timeline_title(read, told, window)

    axes = canvas(3, title, _key(marks, marks[most:], read))
    names = sorted({mark.lane for mark in marks}, key=lambda name: _lane_order(name, read))
    named = {name: _wrap(name, 84, 3) for name in names}
    width, _ = _size(axes)
    left = 14 + max(_width(line) * 1.12 for lines in named.values() for line in lines)  # bold letters are wider
    aside = sum(told.values()) > told["scale"]
    scale = _Scale(*window, left, width - _SIDE - 14 if aside else width - 4)

    top = 0.0
    for number, name in enumerate(names):
        lane = [(mark, place) for mark, place in zip(marks[:most], places, strict=False) if mark.lane == name]
        rest = [(mark, place) for mark, place in zip(marks[most:], places[most:], strict=True) if mark.lane == name]
        tint = "white" if number % 2 else _BAND
        listed = [mark for mark, place in lane if place != "scale"]
        more = sum(mark.told for mark, place in rest if place != "scale")
        rows: float = max(
            _draw_lane(axes, scale, top, lane, rest, marks[most:], tint),
            _draw_list(axes, scale, top, width - _SIDE, listed, more),
            len(named[name]),
        )
        for line, words in enumerate(named[name]):
            _write(axes, scale.day(2), top + line + 0.75, words, fontweight="bold")
        axes.axhspan(top, top + rows + 0.5, color=tint, linewidth=0, zorder=-2)
        top += rows + 0.5
    _draw_ticks(axes, scale, top)
    if aside:
        numbers = ", ".join(f"{told[place]} {words}" for place, words in _SIDES.items() if told[place])
        _head(axes, scale.day(width - _SIDE), f"Not on the scale:\n{numbers}", 4, color=INK)
    axes.set(yticks=[], xlim=(scale.day(0), scale.day(width)), ylim=(top, 0))
    _set_height(axes, top * _ROW)
    table = pd.DataFrame(
        [(*mark, place, number < most) for number, (mark, place) in enumerate(zip(marks, places, strict=True))],
        columns=["lane", "label", "begin", "end_", "precision", "certain", "told", "place", "shown"],
    )
    return Picture(axes, _dates(table, "begin", "end_"), _timeline_words(title, marks[:most], read))


def _dates(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return table.assign(**{column: pd.to_datetime(table[column]).astype("datetime64[s]") for column in columns})


def _lane_order(name: str, events: Sequence[_Event]) -> tuple[bool, int, str]:
    """Put the lanes with most events first; what is no name of its own stands last."""
    return name == "not named" or name.endswith(" others"), -sum(event.lane == name for event in events), name


def _timeline_title(events: Sequence[_Event], told: Counter[str], window: tuple[int, int]) -> str:
    dated = sum(told.values()) - told["undated"]
    if not dated:
        return f"None of the {_count(len(events), 'event')} has a date"
    outside = [
        f"{words} ({told[place]})" for place, words in (("earlier", "before"), ("later", "after")) if told[place]
    ]
    if outside:
        between = _from_to(_date(window[0]), _date(window[1] - 1))
        return (
            f"{told['scale']} of {dated} dated events touch the days {between}; the others lie {' and '.join(outside)}"
        )
    days = Counter(event.begin for event in events if event.begin and event.begin == event.last)
    (day, number), *others = [*days.most_common(2), (None, 0)]
    if day and number > 1 and others[0][1] < number:
        return f"{number} of {dated} dated events fall on {_long(day)}, more than on any other day"
    begins = [event.begin for event in events if event.begin]
    ends = [event.last for event in events if event.last]
    return f"{_count(dated, 'dated event')} from {_long(min(begins))} to {_long(max(ends))}"


def _timeline_words(title: str, marks: Sequence[_Mark], events: Sequence[_Event]) -> str:
    lanes = Counter(event.lane for event in events).most_common()
    said = [
        f"{_from_to(mark.begin, mark.last) if mark.begin and mark.last else 'no date'}"
        f"{'' if mark.certain else ' (doubtful)'}, {mark.lane}: {mark.label}{_times(mark)}"
        for mark in sorted(marks[:12], key=lambda mark: mark.begin or date.max)
    ]
    more = len(events) - sum(mark.told for mark in marks[:12])
    if more:
        said.append(f"and {_count(more, 'more event')}")
    return f"{title}. Lanes: {', '.join(f'{name} {number}' for name, number in lanes)}. {'; '.join(said)}."


def _times(mark: _Mark) -> str:
    return f" ×{mark.told}" if mark.told > 1 else ""


def _key(marks: Sequence[_Mark], rest: Sequence[_Mark], events: Sequence[_Event]) -> str:
    """Say what the signs mean that are there."""
    shapes = {mark.shape for mark in marks}
    signs = [
        ("day" in shapes, "● on a day"),
        ("interval" in shapes, "├─┤ from one day to another"),
        ("rough" in shapes, "▨ known only to the week, month or year"),
        (any(not mark.certain for mark in marks), "? doubtful"),
        (any(mark.told > 1 for mark in marks), "×2 told twice"),
    ]
    about = _about((event.article, event.published) for event in events)
    words = f"{about}. {', '.join(words for there, words in signs if there)}."
    if rest:
        words += (
            f" {_count(sum(mark.told for mark in rest), 'more event')} without words: grey bars show how many a day."
        )
    return words


def _draw_lane(
    axes: Axes,
    scale: _Scale,
    top: float,
    lane: Sequence[tuple[_Mark, str]],
    rest: Sequence[tuple[_Mark, str]],
    all_rest: Sequence[_Mark],
    tint: str,
) -> int:
    """Draw the events of a lane that stand on the scale; return how many rows they take."""
    labels = [_label(mark, scale) for mark, place in lane if place == "scale"]
    labels.sort(key=lambda label: (label.left, label.right))
    ends: list[float] = []
    for label in labels:
        row = _free(ends, label)
        y = top + row + 0.75
        _draw_sign(axes, scale, label.mark, label.sign, y)
        style: dict[str, Any] = {"ha": "right"} if label.side == "left" else {}
        if label.side == "on":
            style["bbox"] = {"facecolor": tint, "edgecolor": "none", "pad": 1.2}
        for line, words in enumerate(label.words):
            _write(axes, scale.day(label.at), y + line, words, **style)
    more = Counter(_slot(mark, scale) for mark, place in rest if place == "scale" for _ in range(mark.told))
    if not more:
        return len(ends)
    highest = _highest(all_rest, scale)
    floor = top + len(ends) + 1.1
    wide = min(max(scale.a_day * 0.4, 3), 9) / scale.a_day
    for day, number in more.items():
        axes.bar(day, -0.8 * number / highest, wide, bottom=floor, color=_BAR)
    return len(ends) + 1


def _free(ends: list[float], label: _Label) -> int:
    """Take the first rows that are free from where a label begins, and note in ``ends`` where it ends."""
    high = max(len(label.words), 1)
    row = next(row for row in range(len(ends) + 1) if all(end <= label.left for end in ends[row : row + high]))
    ends[row : row + high] = [label.right + 8] * high
    return row


def _slot(mark: _Mark, scale: _Scale) -> float:
    """Return the day, or the stretch of at least four points, in which an event is counted."""
    assert mark.begin
    day = max(_number(mark.begin), scale.begin)
    step = max(1, ceil(4 / scale.a_day))
    return scale.begin + (day - scale.begin) // step * step + step / 2


def _highest(marks: Sequence[_Mark], scale: _Scale) -> int:
    slots: Counter[tuple[str, float]] = Counter()
    for mark in marks:
        if scale.holds(mark) == "scale":
            slots[mark.lane, _slot(mark, scale)] += mark.told
    return max(slots.values())


def _label(mark: _Mark, scale: _Scale) -> _Label:
    """Say where the words of an event stand: right of its sign, left of it, or on its bar."""
    assert mark.begin
    assert mark.last
    if mark.shape == "day":
        middle, half = scale.points(_number(mark.begin) + 0.5), 4.0 if mark.certain else 6.5
        low, high = middle - half, middle + half
    else:
        low = max(scale.points(_number(mark.begin)), scale.left)
        high = max(min(scale.points(_number(mark.last) + 1), scale.right), low + (7 if mark.certain else 14))
    rooms = {"right": scale.right - high - _GAP, "left": low - scale.left - _GAP}
    if mark.shape != "day":
        rooms["on"] = high - low - (36 if mark.certain else 50)
    times = _times(mark)
    wanted = min(_width(mark.label + times), _LONGEST)
    side = next((side for side, room in rooms.items() if room >= wanted), max(rooms, key=lambda side: rooms[side]))
    room = min(rooms[side], _LONGEST)
    words = _wrap(mark.label, room, 1 if side == "on" else 2, times) if room >= 40 else []
    width = max(map(_width, words), default=0)
    if side == "right":
        return _Label(mark, (low, high), low, high + _GAP + width, words, high + _GAP, side)
    if side == "left":
        return _Label(mark, (low, high), low - _GAP - width, high, words, low - _GAP, side)
    return _Label(mark, (low, high), low, high, words, low + (18 if mark.certain else 32), side)


def _draw_list(axes: Axes, scale: _Scale, top: float, left: float, marks: Sequence[_Mark], more: int) -> int:
    """List events beside the scale, in order of time; return how many rows they take."""
    row = 0
    for mark in sorted(marks, key=lambda mark: (mark.begin or date.max, mark.label)):
        when = _from_to(mark.begin, mark.last) if mark.begin and mark.last else "No date"
        _draw_sign(axes, scale, mark, (left + 1, left + 12), top + row + 0.75)
        for words in _wrap(f"{when}: {mark.label}", _SIDE - 20, 3, _times(mark)):
            _write(axes, scale.day(left + 17), top + row + 0.75, words)
            row += 1
    if more:
        _write(axes, scale.day(left + 17), top + row + 0.75, f"+ {more} more", color=SOFT)
        row += 1
    return row


def _draw_sign(axes: Axes, scale: _Scale, mark: _Mark, sign: tuple[float, float], y: float) -> None:
    """Draw a dot, a bar or a dash; what is doubtful is open and has a question mark."""
    low, high = sign
    middle = scale.day((low + high) / 2)
    if mark.shape in ("rough", "interval"):
        _draw_bar(axes, scale, mark, sign, y)
        middle = scale.day(low + 7)
    elif mark.shape == "undated" and mark.certain:
        axes.plot([scale.day(low + 2), scale.day(high - 2)], [y, y], color=_DARK, linewidth=1.6)
    elif mark.certain:
        axes.plot(middle, y, "o", color=_DARK, markersize=7)
    if not mark.certain:
        axes.plot(middle, y, "o", markerfacecolor="white", markeredgecolor=_DARK, markersize=12, markeredgewidth=1.2)
        _write(axes, middle, y, "?", ha="center", fontweight="bold")


def _draw_bar(axes: Axes, scale: _Scale, mark: _Mark, sign: tuple[float, float], y: float) -> None:
    low, high = sign
    rough = mark.shape == "rough"
    style: dict[str, Any] = {"facecolor": _PALE if rough else _DARK, "edgecolor": _DARK, "linewidth": 0}
    if not mark.certain:
        style |= {"facecolor": "white", "linewidth": 1, "linestyle": (0, (3, 2))}
    if rough:
        style |= {"hatch": "/////"}
    axes.barh(y, scale.day(high) - scale.day(low), 0.55 if rough else 0.22, left=scale.day(low), zorder=2, **style)
    assert mark.begin
    assert mark.last
    on_scale = scale.holds(mark) == "scale"
    for place, arrow, cut in (
        (low, "<", on_scale and _number(mark.begin) < scale.begin),
        (high, ">", on_scale and _number(mark.last) >= scale.end),
    ):
        if cut:
            axes.plot(scale.day(place), y, arrow, color=_DARK, markersize=7, zorder=3)
        elif not rough:
            axes.plot(scale.day(place), y, "|", color=_DARK, markersize=9, markeredgewidth=1.6, zorder=3)


# Publication against event

_UNITS = 1 / 46  # of depth, for a point
_NAMES = 146.0  # points, the room of names at the right
_LINE = "#cdd3d6"
_YEAR = 365.25
# Where the axis of days has words if there is room, the most useful first.
_AWAY = [(0, "the same day"), (7, "a week"), (_YEAR, "a year"), (30.4, "a month"), (1, "a day")]
_AWAY += [(_YEAR * years, f"{years} years") for years in (70, 10, 1000, 100, 500, 200, 50, 30, 20, 5, 3)]


def told_and_happened(events: pd.DataFrame) -> Picture:
    """Show how far each article looks back and ahead: its publication against the times of its events.

    Parameters
    ----------
    events : pandas.DataFrame
        As :func:`kit.timeline` makes it.

    Returns
    -------
    Picture
        Articles stand in order of publication; the height is the distance of an event from that day, on a scale that
        is even near it and logarithmic further away. Table: one row an event, with article, source, published, label,
        begin, end_, days (from publication to the nearest day of the event: negative before it, 0 when the event
        covers it) and certain.

    Raises
    ------
    ValueError
        If there is no event, a column is missing, or no event has both a date and a day of publication.
    """
    read = _read(events)
    rows = sorted(
        (
            (event.published, event.source, event.article, _distance(event), event)
            for event in read
            if event.published and event.begin and event.last
        ),
        key=lambda row: row[:4],
    )
    if not rows:
        title = f"None of {_count(len(read), 'event')} has both a date and a day of publication"
        return nothing(title, "Read the articles with their dates, or give published=.", events.head(0))
    days = [row[3] for row in rows]
    title = _distances_title(days)
    about = _about((event.article, event.published) for event in read)
    footer = f"{about}. ● certain, ◇ doubtful; a line joins the earliest and the latest event of an article."
    if len(rows) < len(read):
        footer += f" Not shown: {_count(len(read) - len(rows), 'event')} without a date."
    axes = canvas(5, title, footer)
    axes.set_title("When the event lies, seen from the day of publication", loc="left", fontsize=_SMALL, color=SOFT)
    axes.set_xlabel("Day of publication, one column an article", loc="left", fontsize=_SMALL, color=SOFT)
    axes.set_xticks([0], ["Mon\n24 July"])  # so that the words below have their room when the dots are placed
    height = _draw_distances(axes, days)
    _set_height(axes, height)
    width, _ = _size(axes)
    axes.hlines(axes.get_yticks(), 0, width - _NAMES, color=GRID, linewidth=0.8, zorder=0)
    axes.hlines(0, 0, width - _NAMES, color=SOFT, linewidth=1.2, zorder=0.5)
    articles = list(dict.fromkeys((row[0], row[2]) for row in rows))
    slot = (width - _NAMES) / len(articles)
    axes.set_xlim(0, width)
    _draw_days(axes, [day for day, _ in articles], slot)
    spots = []
    for number, article in enumerate(articles):
        own = [(row[3], row[4]) for row in rows if (row[0], row[2]) == article]
        middle = (number + 0.5) * slot
        axes.vlines(middle, _depth(own[0][0]), _depth(own[-1][0]), color=_LINE, linewidth=0.8, zorder=1)
        for day, pile in groupby(own, key=lambda pair: pair[0]):
            inside = sorted((event for _, event in pile), key=lambda event: not event.certain)
            for event, (aside, up) in zip(inside, _pile(len(inside), slot), strict=True):
                _draw_dot(axes, middle + aside, _depth(day) + up * _UNITS, event.certain, _dot(slot))
            spots += [(event, middle, _depth(day)) for event in inside]
    _name_levels(axes, spots, width - _NAMES)
    table = pd.DataFrame(
        [(row[2], row[1], row[0], row[4].label, row[4].begin, row[4].last, row[3], row[4].certain) for row in rows],
        columns=["article", "source", "published", "label", "begin", "end_", "days", "certain"],
    )
    return Picture(axes, _dates(table, "published", "begin", "end_"), f"{title}. {_reach(table)}")


def _distances_title(days: Sequence[int]) -> str:
    signs = Counter((day > 0) - (day < 0) for day in days)
    said = [f"{signs[sign]} {words}" for sign, words in ((-1, "before"), (0, "on"), (1, "after")) if signs[sign]]
    first = f"{said[0]} the day of publication".split(" ", 1)
    verb = "event lies" if first[0] == "1" else "events lie"
    return ", ".join([f"{first[0]} {verb} {first[1]}", *(f"{words} it" for words in said[1:])])


def _reach(table: pd.DataFrame) -> str:
    """Say how far the articles look back and ahead."""
    said = []
    for furthest, side, sign in ((table["days"].min(), "back", -1), (table["days"].max(), "ahead", 1)):
        if furthest * sign > 0:
            event = table[table["days"] == furthest].iloc[0]
            away = _count(abs(int(furthest)), "day")
            said.append(f"The furthest {side} is “{event['label']}” in {event['article']}: {away}.")
    near = int(table["days"].abs().le(7).sum())
    return " ".join([*said, f"{near} of {_count(len(table), 'event')} lie within a week of publication."])


def _distance(event: _Event) -> int:
    """Return the days from publication to the nearest day of an event."""
    assert event.published
    assert event.begin
    assert event.last
    if event.begin <= event.published <= event.last:
        return 0
    nearest = event.last if event.last < event.published else event.begin
    return (nearest - event.published).days


def _depth(days: float) -> float:
    """Return the height of a distance: even near the day of publication, logarithmic further away."""
    depth = log10(1 + 2 * abs(days))
    return depth if days > 0 else -depth


def _draw_distances(axes: Axes, days: Sequence[int]) -> float:
    """Draw the axis of distances, with words where there is room for them; return its height in points."""
    low, high = _depth(min(-1, *days)) - 0.35, _depth(max(1, *days)) + 0.35
    ticks: dict[float, str] = {}
    for size, words in _AWAY:
        for sign, side in ((-1, "before"), (1, "after")):
            place = _depth(sign * size)
            if low <= place <= high and all(abs(place - other) >= 15 * _UNITS for other in ticks):
                ticks[place] = f"{words} {side}" if size else words
    axes.set_yticks(list(ticks), list(ticks.values()))
    axes.set_ylim(low, high)
    return (high - low) / _UNITS


def _draw_days(axes: Axes, days: Sequence[date], slot: float) -> None:
    """Shade every second day of publication and name those that there is room for, those with most articles first."""
    numbers = [_number(day) for day in days]
    begin, end = _window([(number, number) for number in numbers])
    first, last = _date(max(begin, numbers[0])), _date(min(end - 1, numbers[-1]))
    bands = []
    for day, group in groupby(
        enumerate(days), key=lambda pair: min(max(pair[1], first - timedelta(1)), last + timedelta(1))
    ):
        places = [place for place, _ in group]
        words = f"{day:%a}\n{day.day} {day:%b}" if first <= day <= last else "before" if day < first else "after"
        if day < first or day > last:
            words += f"\n{first.day} {first:%b}" if day < first else f"\n{last.day} {last:%b}"
        bands.append((words, places[0] * slot, (places[-1] + 1) * slot))
    for _, left, right in bands[::2]:
        axes.axvspan(left, right, color=_BAND, linewidth=0, zorder=-2)
    named: list[tuple[float, float, str]] = []
    for words, left, right in sorted(bands, key=lambda band: band[1] - band[2]):
        middle = (left + right) / 2
        for form in (words, words.rsplit(" ", 1)[0]):
            half = max(_width(line, 9.5) for line in form.split("\n")) / 2 + 2
            if all(middle + half <= low or high <= middle - half for low, high, _ in named):
                named.append((middle - half, middle + half, form))
                break
    axes.set_xticks([(low + high) / 2 for low, high, _ in named], [words for _, _, words in named])


def _dot(slot: float) -> float:
    """Return the size of a dot in points, for columns of a width."""
    return min(max(slot, 3.4), 6.5)


def _pile(count: int, slot: float) -> list[tuple[float, float]]:
    """Say how far each of so many dots at one place is moved: sideways while there is room, then up and down."""
    pitch = _dot(slot)
    columns = max(1, int(slot * 0.9 / pitch))
    rows = ceil(count / columns)
    found = []
    for row in range(rows):
        inside = min(columns, count - row * columns)
        y = (row - (rows - 1) / 2) * pitch * 0.55  # like coins, so that a pile stays near its place
        found += [((place - (inside - 1) / 2) * pitch, y) for place in range(inside)]
    return found


def _draw_dot(axes: Axes, x: float, y: float, certain: bool, size: float) -> None:
    """Draw a dot, or an open diamond for what is doubtful."""
    sign, inside, edge = ("o", _DARK, "white") if certain else ("D", "white", _DARK)
    size = size if certain else size * 0.75
    axes.plot(x, y, sign, markersize=size, markerfacecolor=inside, markeredgecolor=edge, markeredgewidth=0.7, zorder=3)


def _name_levels(axes: Axes, spots: Sequence[tuple[_Event, float, float]], left: float) -> None:
    """Name at the right the events that lie at about one height in all articles, those told most often first."""
    groups: dict[Hashable, list[tuple[_Event, float, float]]] = defaultdict(list)
    for event, x, y in spots:
        groups[event.group].append((event, x, y))
    taken: list[float] = []
    for group in sorted(groups.values(), key=lambda group: (-len(group), group[0][0].label)):
        heights = sorted(y for _, _, y in group)
        if heights[-1] - heights[0] > 24 * _UNITS:
            continue
        y = heights[len(heights) // 2]
        free = [
            y + up * _UNITS
            for up in (0, 7, -7, 14, -14)
            if all(abs(y + up * _UNITS - at) >= 13 * _UNITS for at in taken)
        ]
        if free:
            taken.append(free[0])
            words = min(event.label for event, _, _ in group)
            times = f" ×{len(group)}" if len(group) > 1 else ""
            x = max(x for _, x, _ in group) + 5
            axes.plot([x, left + 6], [y, free[0]], color=_DARK, linewidth=0.8, linestyle=":", zorder=2)
            _write(axes, left + 9, free[0], _short(words, _NAMES - 12 - _width(times)) + times)


# Strip of days


_DAYS = 14
_TALL = 72.0  # points, the highest bar


def calendar_strip(events: pd.DataFrame | Corpus | Iterable[Article], begin: str | date, end: str | date) -> Picture:
    """Show the days of a week or two: how many articles appeared on each, and how many events are placed on it.

    Parameters
    ----------
    events : pandas.DataFrame, Corpus or iterable of Article
        Events as :func:`kit.timeline` makes them; of articles only the days of publication are shown.
    begin, end : str or datetime.date
        The first day and the last, at most fourteen days.

    Returns
    -------
    Picture
        Table: one row a day, with day, articles, events and doubtful (how many of the events are).

    Raises
    ------
    ValueError
        If the days are in the wrong order or too many, there is no event, or a column is missing.
    """
    first, last = pd.Timestamp(begin).date(), pd.Timestamp(end).date()
    if not 0 <= (last - first).days < _DAYS:
        raise ValueError(f"Give a first day and a last, at most {_DAYS} days; {first} to {last} can't be shown.")
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    if isinstance(events, pd.DataFrame):
        read = _read(events)
        published = {(event.article, event.published) for event in read}
    else:
        read = []
        published = {(article.id, article.published) for article in events}
    articles = Counter(day for _, day in published)
    placed = {day: [event for event in read if event.begin == event.last == day] for day in days}
    table = pd.DataFrame(
        [(day, articles[day], len(placed[day]), sum(not event.certain for event in placed[day])) for day in days],
        columns=["day", "articles", "events", "doubtful"],
    )
    title = _strip_title(table, read)
    axes = canvas(3, title, _strip_footer(published, read, table))
    width, _ = _size(axes)
    room = width / len(days)
    names = _day_names(days, room)
    pitch = 7.0 if table["events"].max() <= 25 * int((room - 8) / 7) else 4.5
    columns = int((room - 8) / pitch)
    high = max(4, *(articles[day] for day in days))  # so that one article is no tall bar
    _write(axes, 2, _TALL + 30, "Articles published", color=SOFT)
    for place, day in enumerate(days):
        middle = (place + 0.5) * room
        if day.weekday() >= 5:
            axes.axvspan(place * room, (place + 1) * room, color=_BAND, linewidth=0, zorder=-2)
        axes.bar(middle, _TALL * articles[day] / high, room * 0.62, color=_BAR)
        _write(axes, middle, _TALL * articles[day] / high + 8, str(articles[day]), ha="center")
        for line, words in enumerate(names[place].split("\n")):
            _write(axes, middle, -11 - 12 * line, words, ha="center", fontweight="bold")
        if read:
            floor = -14 - 12 * len(names[place].split("\n"))
            inside = sorted(placed[day], key=lambda event: not event.certain)
            for number, event in enumerate(inside):
                row, column = divmod(number, columns)
                wide = min(len(inside) - row * columns, columns)
                _draw_dot(
                    axes,
                    middle + (column - (wide - 1) / 2) * pitch,
                    floor - pitch * (row + 0.5),
                    event.certain,
                    pitch - 0.8,
                )
            _write(axes, middle, floor - pitch * ceil(len(inside) / columns) - 8, str(len(inside)), ha="center")
    low = -8 - 12 * max(len(words.split("\n")) for words in names)
    if read:
        low -= 6 + pitch * ceil(table["events"].max() / columns) + 32
        _write(axes, 2, low + 8, "Events placed on the day", color=SOFT)
    axes.hlines(0, 0, width, color=SOFT, linewidth=0.8)
    axes.set(xticks=[], yticks=[], xlim=(0, width), ylim=(low, _TALL + 38))
    _set_height(axes, _TALL + 38 - low)
    said = "; ".join(
        f"{day:%a} {day.day} {day:%B}: {_count(articles[day], 'article')}"
        + (f", {_count(len(placed[day]), 'event')}" if read else "")
        for day in days
    )
    return Picture(axes, _dates(table, "day"), f"{title}. {said}.")


def _day_names(days: Sequence[date], room: float) -> list[str]:
    """Name the days, all in the same form: the longest there is room for."""
    for form in ("{0:%a} {0.day} {0:%B}", "{0:%a}\n{0.day} {0:%B}", "{0:%a}\n{0.day} {0:%b}"):
        names = [form.format(day) for day in days]
        if max(_width(line) * 1.12 for name in names for line in name.split("\n")) <= room - 2:
            break
    return names


def _strip_title(table: pd.DataFrame, events: Sequence[_Event]) -> str:
    articles, placed = _peak(table, "articles"), _peak(table, "events")
    if articles and articles == placed:
        most = f"most articles ({table['articles'].max()}) and most events ({table['events'].max()})"
        return f"{_long(articles)} has {most}"
    said = []
    if articles:
        said.append(f"most articles ({table['articles'].max()}) appeared on {_long(articles)}")
    if placed:
        said.append(f"most events ({table['events'].max()}) are placed on {_long(placed)}")
    if said:
        return "M" + "; ".join(said)[1:]
    counts = [_count(int(table["articles"].sum()), "article")]
    if events:
        counts.append(_count(int(table["events"].sum()), "event"))
    return f"{_from_to(table['day'].iloc[0], table['day'].iloc[-1])}: {', '.join(counts)}, and no day with most of them"


def _peak(table: pd.DataFrame, column: str) -> date | None:
    """Return the one day on which there is most, if there is such a day."""
    most = table[column].max()
    days = [day for day, number in zip(table["day"], table[column], strict=True) if number == most]
    return days[0] if most > 1 and len(days) == 1 else None


def _strip_footer(published: Iterable[tuple[str, date | None]], events: Sequence[_Event], table: pd.DataFrame) -> str:
    """Name the articles, the signs, and what is not shown."""
    words = f"{_about(published)}."
    if events:
        longer = sum(event.begin != event.last for event in events)
        undated = sum(event.begin is None for event in events)
        other = len(events) - longer - undated - int(table["events"].sum())
        hidden = [
            (other, "on other days"),
            (longer, "longer than a day or not known to the day"),
            (undated, "without a date"),
        ]
        words += " ● certain, ◇ doubtful. Events not shown: "
        words += (", ".join(f"{number} {why}" for number, why in hidden if number) or "none") + "."
    return words
