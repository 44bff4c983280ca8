"""Where the events of a lane stand, so that no sign and no words lie upon others.

A lane is as wide as :data:`WIDTH`; the page stretches it, and what does not touch here does not touch there. Words get
the room that is left for them, and are cut to it by the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kit.widgets.models.timeline import Event

#: Pixels that a lane is wide at least.
WIDTH = 840.0
#: Pixels of a sign at least, so that it can be seen and hit.
SIGN = 24.0

_LETTER = 7.0  # a letter, about
_LONGEST, _SHORTEST = 232.0, 80.0  # the words of an event
_ROUND = 48.0  # what stands around them: how often the event is told, and whether tellings differ
_GAP = 6.0


class Box(NamedTuple):
    """An event with its row, its edges and those of its sign, in pixels of :data:`WIDTH`.

    ``side`` says where the words stand: ``right`` or ``left`` of the sign, or ``on`` it. ``cut`` says at which ends
    the event goes on outside: ``""``, ``"<"``, ``">"`` or ``"<>"``.
    """

    event: Event
    row: int
    left: float
    right: float
    sign: tuple[float, float]
    side: str
    cut: str


def lay_out(events: Sequence[Event], first: date, after: date, rows: int) -> tuple[list[Box], list[Event]]:
    """Place the events of a lane in rows, those told most often first.

    Parameters
    ----------
    events : sequence of Event
        That touch the days shown.
    first, after : date
        The first day that is shown, and the day after the last.
    rows : int
        How many rows there are.

    Returns
    -------
    list of Box
        In the order of time.
    list of Event
        Those that found no room.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    boxes: list[Box] = []
    rest: list[Event] = []
    ranked = sorted(events, key=lambda event: (-len(event.tellings), event.begin, event.number))
    for event in ranked:
        box = _box(event, first.toordinal(), after.toordinal())
        for row, places in enumerate(taken):
            if all(box.right + _GAP <= left or right + _GAP <= box.left for left, right in places):
                places.append((box.left, box.right))
                boxes.append(box._replace(row=row))
                break
        else:
            rest.append(event)
    boxes.sort(key=lambda box: (box.event.begin, box.event.last, box.event.number))
    return boxes, rest


def _box(event: Event, first: int, after: int) -> Box:
    a_day = WIDTH / (after - first)
    begin, end = event.begin.toordinal(), event.last.toordinal() + 1
    low, high = max(begin - first, 0) * a_day, min(end - first, after - first) * a_day
    cut = ("<" if begin < first else "") + (">" if end > after else "")
    if high - low < SIGN:
        middle = min(max((low + high) / 2, SIGN / 2), WIDTH - SIGN / 2)
        low, high = middle - SIGN / 2, middle + SIGN / 2
    words = min(max(len(event.label) * _LETTER + _ROUND, _SHORTEST), _LONGEST)
    if high - low >= words:
        return Box(event, 0, low, high, (low, high), "on", cut)
    if high + words <= WIDTH or low < words:
        return Box(event, 0, low, min(high + words, WIDTH), (low, high), "right", cut)
    return Box(event, 0, low - words, high, (low, high), "left", cut)
