"""The TimelineExplorer: events in lanes on a scale of days, months or years, and every telling of the one chosen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kit import look
from kit.corpus import Corpus
from kit.timeplots.days import Scale, above, number, ticks
from kit.widgets.controls import choice, spoken, switches
from kit.widgets.models.lanes import WIDTH, Box, lay_out
from kit.widgets.models.timeline import DOUBTS, LANES, ZOOMS, Event, Telling, TimelineModel
from kit.widgets.page import Markup, button, element, join, words
from kit.widgets.passage import facts, pane, still
from kit.widgets.widget import Widget, script, styles
from kit.wording import count

# Rows of a lane that is folded, and of one that is not.
_ROWS, _ALL_ROWS = 3, 24
_ROW = 28
# Actors that can be chosen from; the others are rare.
_ACTORS = 60
# Tellings of each day that are shown unasked.
_TELLINGS = 4
# Events of the still picture.
_STILL = 12
# Fonts are measured in points at 9.5; the page has 12 pixels.
_MEASURE = 9.5 / 12
_PARTLY = {"rough": "known only to the week, month or year", "interval": "from one day to another"}


class TimelineExplorer(Widget):
    """Look through events in time, and read every telling of one with its day and its source.

    Parameters
    ----------
    source : Corpus, iterable of Article, or pandas.DataFrame
        Articles, or events as :func:`kit.timeline` makes them. More than
        :data:`kit.widgets.models.timeline.AT_ONCE` articles are read in slices, which can be stopped.
    articles : Corpus, optional
        The articles of such a table, so that they can be opened.

    Attributes
    ----------
    model : kit.widgets.models.timeline.TimelineModel
        ``model.zoom("months")``, ``model.keep_outlet(...)``, ``model.select(...)``, ``model.table`` and more do from
        Python what hands do; ``model.finish()`` reads all articles now.
    """

    title = "Timeline explorer"
    _esm = script("explorer.js")
    _css = styles("explorer.css")
    model: TimelineModel

    def __init__(self, source: Any, articles: Corpus | None = None) -> None:
        super().__init__(TimelineModel(source, articles))

    def draw(self) -> dict[str, str]:
        """Return the HTML of each part of the page; while articles are read, that is their progress."""
        if not self.model.ready:
            return {"wait": self._wait(), "progress": self._progress()}
        return {
            "ask": self._ask(),
            "scale": self._scale(),
            "lanes": self._lanes(),
            "event": self._event(),
        }

    def note(self) -> dict[str, Any]:
        """Return the number of the slice of work that the page may ask for, if there is more to do."""
        return {} if self.model.ready or self.model.stopped else {"work": self.model.slices}

    def picture(self) -> str:
        """Return the events of the part of the calendar that is shown as a table, and the one that is chosen."""
        model = self.model
        head = f"<p><strong>{words(repr(model))}</strong></p>"
        ranked = sorted(model.inside, key=lambda event: -len(event.tellings))[:_STILL]
        ranked.sort(key=lambda event: (event.begin, event.last, event.number))
        date, text, figure = (look.style(name) for name in ("date", "words", "number"))
        rows = [
            f"<tr><td{date}>{words(event.days)}</td><td{text}>{words(event.label)}</td>"
            f"<td{text}>{words(_doubt(event))}</td><td{figure}>{len(event.tellings)}</td></tr>"
            for event in ranked
        ]
        names = ("when", "what", "how sure", "tellings")
        titles = "".join(f"<th scope='col'{text}>{name}</th>" for name in names)
        table = (
            f"<div{look.style('scroll')}><table{look.style('table')}><thead><tr>{titles}</tr></thead>"
            f"<tbody>{''.join(rows)}</tbody></table></div>"
        )
        more = len(model.inside) - len(ranked)
        rest = f"<p{look.style('soft')}>… and {more} more</p>" if more else ""
        chosen = ""
        if model.event is not None:
            lines = "".join(
                f"<li><strong>{words(days)}</strong>: "
                f"{words(', '.join(dict.fromkeys(telling.outlet for _, telling in told)))}</li>"
                for days, told in model.tellings()
            )
            chosen = f"<p><strong>{words(model.event.label)}</strong></p><ul>{lines}</ul>"
        opened = still(model.passage[0], [], model.passage[1]) if model.passage else ""
        return head + (table if rows else "") + rest + chosen + opened

    # Reading

    def _wait(self) -> Markup:
        model = self.model
        articles = f"{len(model.corpus):,} articles"
        if model.stopped:
            said = f"Stopped. {articles} are not all read yet, so there is no timeline to show."
            asked = button("Go on", "go_on", data_key="work")
        else:
            said = f"Reading {articles}. You can stop, and go on later."
            asked = button("Stop", "stop", data_key="work")
        return element("div", [element("p", said, role="status"), asked], class_="kit-bar")

    def _progress(self) -> Markup:
        step = self.model.progress
        if step is None:
            return Markup("")
        bar = element("progress", max="100", value=str(round(100 * step.done)), aria_label=step.doing)
        return element("p", [bar, element("span", f"{step.doing}: {step.done:.0%}")], class_="kit-progress")

    # Asking

    def _ask(self) -> Markup:
        model = self.model

        def counted(names: dict[str, int], every: str) -> list[tuple[str, str]]:
            return [("", every), *((name, f"{name} ({told})") for name, told in names.items())]

        actors = dict(list(model.actors.items())[:_ACTORS])
        if model.actor:
            actors.setdefault(model.actor, model.actors[model.actor])
        filters = [
            choice("Outlet", "keep_outlet", counted(model.outlets, "all"), model.outlet),
            choice("Actor", "keep_actor", counted(actors, "all"), model.actor),
            choice("Theme", "keep_theme", counted(model.themes, "all"), model.theme) if model.themes else "",
            choice("Days", "keep_days", [(one, one) for one in DOUBTS], model.doubt),
        ]
        lanes = choice("Lanes", "lanes_by", [(lane, f"by {lane}") for lane in LANES], model.lanes)
        zoom = switches("Zoom", "zoom", [(zoom, zoom.capitalize()) for zoom in ZOOMS], model.zoomed)
        return join([element("div", bar, class_="kit-bar") for bar in (filters, [lanes, zoom])])

    def _scale(self) -> Markup:
        model = self.model
        before, behind = model.before, model.behind
        said = f"{model.window}: {count(len(model.inside), 'event')}"
        bar = [
            button("◀ Back", "move", {"by": -1}, class_="kit-small"),
            button(f"{before} earlier", "jump", {"by": -1}, class_="kit-small", aria_disabled=not before),
            element("strong", said, class_="kit-grow kit-middle", role="status"),
            button(f"{behind} later", "jump", {"by": 1}, class_="kit-small", aria_disabled=not behind),
            button("Forward ▶", "move", {"by": 1}, class_="kit-small"),
        ]
        return element("div", bar, class_="kit-bar")

    # Lanes

    def _lanes(self) -> Markup:
        model = self.model
        lanes = model.in_lanes()
        if not lanes:
            why = "No event is in this part of the calendar." if model.shown else "No event fits these filters."
            return element("p", why, class_="kit-card")
        drawn = [self._axis(), *(self._lane(name, events) for name, events in lanes.items())]
        signs = [
            ("day", "on a day"),
            ("rough", "known only to the week, month or year"),
            ("interval", "from one day to another"),
            ("doubt", "uncertain"),
        ]
        legend = [element("span", [_sign(name), element("span", f" {meaning}")]) for name, meaning in signs]
        legend += [element("span", "≠ tellings differ on the day"), element("span", "×3 told three times")]
        legend += [element("span", "◀ ▶ goes on before or after")]
        return join(
            [
                element(
                    "div",
                    element("div", drawn, class_="kit-time", data_roving=True),
                    class_="kit-scroll kit-table",
                    data_scroll=f"{model.lanes} {model.zoomed} {model.first}",
                ),
                element("p", legend, class_="kit-legend kit-soft"),
            ]
        )

    def _axis(self) -> Markup:
        scale = Scale(number(self.model.first), number(self.model.after), 0, WIDTH * _MEASURE)
        chosen = ticks(scale)
        span = scale.end - scale.begin
        marks = []
        for day, text in zip(chosen.days, chosen.words, strict=True):
            at = 100 * (number(day) - scale.begin) / span
            if at > 96 and not chosen.aside:
                continue  # its words would not fit
            middle = f"left:{at:.3f}%;width:{100 / span:.3f}%" if chosen.aside else f"left:{at:.3f}%"
            marks.append(
                element("span", text, class_="kit-axis-day" if chosen.aside else "kit-axis-line", style=middle)
            )
        for day, text in above(scale, chosen):
            at = 100 * (number(day) - scale.begin) / span
            marks.append(element("span", text, class_="kit-above", style=f"left:{at:.3f}%"))
        return element(
            "div",
            [element("div", class_="kit-name"), element("div", marks, class_="kit-axis")],
            class_="kit-lane kit-head",
            aria_hidden=True,
        )

    def _lane(self, name: str, events: Sequence[Event]) -> Markup:
        model = self.model
        unfolded = model.unfolded == name
        boxes, rest = lay_out(events, model.first, model.after, _ALL_ROWS if unfolded else _ROWS)
        rows = max((box.row for box in boxes), default=0) + 1
        placed = [self._box(name, box) for box in boxes]
        more: Markup | str = ""
        if rest or unfolded:
            told = "Show fewer" if unfolded else f"+ {len(rest)} more"
            more = button(
                told,
                "unfold",
                {"lane": name},
                class_="kit-small",
                aria_expanded=unfolded,
                data_key=f"unfold {name}",
                aria_label=f"{told} of {name}",
            )
        left_over = f"{len(rest)} more have no room; filter to see them." if unfolded and rest else ""
        return element(
            "div",
            [
                element("div", [element("span", name), more], class_="kit-name"),
                element("div", placed, class_="kit-events", style=f"height:{rows * _ROW + 8}px"),
                element("p", left_over, class_="kit-soft") if left_over else "",
            ],
            class_="kit-lane",
            role="group",
            aria_label=f"{name}: {count(len(events), 'event')}",
            data_lane=name,
        )

    def _box(self, lane: str, box: Box) -> Markup:
        event = box.event
        wide = box.right - box.left
        sign = _sign(event.shape, event.certain, box.cut, asks=box.side != "on")
        sign_wide = 100 * (box.sign[1] - box.sign[0]) / wide
        times = f" ×{len(event.tellings)}" if len(event.tellings) > 1 else ""
        differ = "" if event.agree else " ≠"
        # On a bar with its words above it, a question mark would be too small to read.
        asks = " ?" if box.side == "on" and not event.certain else ""
        label = element(
            "span",
            [
                element("span", event.label, class_="kit-what"),
                element("span", f"{times}{differ}{asks}", class_="kit-times") if times or differ or asks else "",
            ],
            class_="kit-event-label",
        )
        place = element("span", sign, class_="kit-sign-place", style=f"width:{sign_wide:.3f}%")
        return element(
            "button",
            [label, place] if box.side == "left" else [place, label],
            type="button",
            class_=f"kit-event kit-{box.side}",
            style=f"left:{100 * box.left / WIDTH:.3f}%;width:{100 * wide / WIDTH:.3f}%;top:{box.row * _ROW + 4}px",
            data_item=True,
            data_do="select",
            data_with=json.dumps({"number": event.number}),
            data_key=f"event {lane} {event.number}",
            aria_pressed=event.number == self.model.selected,
            aria_label=f"{event.days}: {event.label}. {_doubt(event).capitalize()}. "
            f"{count(len(event.tellings), 'telling')} of {count(len(event.outlets), 'outlet')}",
            title=f"{event.days}: {event.label}",
            tabindex="-1",
        )

    # One event

    def _event(self) -> Markup:
        model = self.model
        event = model.event
        if event is None:
            hint = ["Choose an event to read every telling of it. ", *_keys()]
            return join([spoken(""), element("p", hint, class_="kit-soft kit-count")])
        most = len(event.tellings) if model.everything else _TELLINGS
        groups = []
        rest = 0
        for days, tellings in model.tellings():
            heading = f"{days}: {count(len(tellings), 'telling')}"
            listed = element("ul", [self._telling(*one) for one in tellings[:most]], class_="kit-tellings")
            groups.append(element("section", [element("h4", heading), listed]))
            rest += len(tellings[most:])
        if rest:
            groups.append(button(f"Show {rest} more", "show_all", class_="kit-small"))
        steps = [
            button("Earlier event", "step_to", {"by": -1}, class_="kit-small"),
            button("Later event", "step_to", {"by": 1}, class_="kit-small"),
            button("Close", "leave", class_="kit-small"),
        ]
        bar = [element("h3", event.label, class_="kit-title"), element("div", steps, class_="kit-bar")]
        said = element("p", f"{_most(event)} {_doubt(event).capitalize()}.")
        page = element("div", pane(model.passage[0], [], model.passage[1])) if model.passage else ""
        both = element("div", [element("div", groups), page], class_="kit-beside")
        card = [element("div", bar, class_="kit-bar"), said, both]
        return join(
            [
                spoken(f"{event.label}: {count(len(event.tellings), 'telling')}, below the timeline."),
                element("div", card, class_="kit-card", role="region", aria_label="The event"),
            ]
        )

    def _telling(self, number: int, telling: Telling) -> Markup:
        model = self.model
        sentence, found, rest = _parted(telling)
        mark = element("mark", found, data_line="box", style=f"--kit-ink:{look.COLOURS['TIME']}") if found else ""
        told_by = f"told by {telling.told_by}" if telling.told_by else ""
        sure = "certain" if telling.certain else "uncertain"
        if telling.alternatives:
            sure += f", could also be {telling.alternatives}"
        known = model.corpus.get(telling.article) is not None
        read = button("Read", "open", {"number": number}, class_="kit-small", aria_pressed=number == model.opened)
        line = element("span", facts(telling.outlet, telling.published, told_by, sure), class_="kit-soft kit-grow")
        return element(
            "li",
            [
                element("div", [line, read if known else ""], class_="kit-bar"),
                element("p", [words(sentence), mark, words(rest)]),
                element("p", telling.why, class_="kit-soft kit-why"),
            ],
            class_=None if model.fits(telling) else "kit-outside",
        )


def _sign(shape: str, certain: bool = True, cut: str = "", *, asks: bool = True) -> Markup:
    doubtful = shape == "doubt" or not certain
    names = ["kit-sign", f"kit-{'day' if shape == 'doubt' else shape}", *(["kit-doubt"] if doubtful else [])]
    ends = {"<": "kit-from-before", ">": "kit-to-after"}
    names += [name for end, name in ends.items() if end in cut]
    return element("span", "?" if doubtful and asks else "", class_=" ".join(names), aria_hidden=True)


def _doubt(event: Event) -> str:
    """Say in words what the signs show."""
    parts = ["certain" if event.certain else "uncertain"]
    if event.shape in _PARTLY:
        parts.append(_PARTLY[event.shape])
    if not event.agree:
        parts.append("tellings differ on the day")
    return ", ".join(parts)


def _most(event: Event) -> str:
    said = sum((one.begin, one.last) == (event.begin, event.last) for one in event.tellings)
    every = len(event.tellings)
    if every == 1:
        return f"The only telling says {event.days}."
    return (
        f"All {every} tellings say {event.days}." if said == every else f"{said} of {every} tellings say {event.days}."
    )


def _parted(telling: Telling) -> tuple[str, str, str]:
    """Part the sentence at the words for the time."""
    before, found, after = telling.sentence.partition(telling.time)
    return before, found, after


def _keys() -> list[Markup]:
    keys = [element("kbd", key) for key in ("←", "→", "↑", "↓")]
    return [*keys, words(" go from event to event, "), element("kbd", "Enter"), words(" chooses.")]
