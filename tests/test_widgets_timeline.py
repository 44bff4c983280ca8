"""The TimelineExplorer: events can be filtered, zoomed and read, and nothing on its page overlaps."""

import re
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.article import Article
from kit.corpus import Corpus
from kit.progress import finished
from kit.timelines.tables import timeline_in_steps
from kit.widgets import TimelineExplorer
from kit.widgets.models.lanes import SIGN, WIDTH, lay_out
from kit.widgets.models.timeline import AT_ONCE, DOUBTS, LANES, ZOOMS, Event, Telling, TimelineModel
from tests.explorer_page import act, assert_safe, evil, many


def report(id, text, source, published="2023-07-27", theme="arrival"):
    return Article.from_text(text, id=id, source=source, published=published, details={"themes": theme})


NEWS = Corpus(
    [
        report("a", "The Russian delegation arrived in Pyongyang on Tuesday.", "AP"),
        report("b", "The Russian delegation arrived in Pyongyang on Tuesday, Yonhap said.", "Kyodo"),
        report("c", "The Russian delegation arrived in Pyongyang on Wednesday.", "KCNA"),
        report("d", "The armistice was signed on 27 July 1953.", "AP", theme="history"),
        report("e", "Trade with China resumed in 2022. Guests may come next week.", "Xinhua", theme="trade"),
    ]
)


@pytest.fixture
def model():
    return TimelineModel(NEWS)


def arrival(model):
    return next(event for event in model.events if len(event.tellings) == 3)


def test_it_opens_where_most_is_told(model):
    assert model.ready
    assert model.first <= date(2023, 7, 25) < model.after
    assert (model.after - model.first).days == 28
    assert model.first.weekday() == 0
    assert [event.days for event in model.inside] == sorted([event.days for event in model.inside])


def test_events_hold_their_tellings_with_days_and_sources(model):
    event = arrival(model)
    assert event.days == "25 July 2023"
    assert not event.agree
    assert event.outlets == ["AP", "Kyodo", "KCNA"]
    model.select(event.number)
    by_day = [(days, [telling.outlet for _, telling in told]) for days, told in model.tellings()]
    assert by_day == [("25 July 2023", ["AP", "Kyodo"]), ("26 July 2023", ["KCNA"])]
    assert [telling.told_by for _, told in model.tellings() for _, telling in told] == ["", "Yonhap", ""]


def test_filters_let_through_what_they_say(model):
    every = len(model.shown)
    model.keep_outlet("KCNA")
    assert [event.number for event in model.shown] == [arrival(model).number]
    model.keep_outlet()
    model.keep_theme("history")
    assert [event.days for event in model.shown] == ["27 July 1953"]
    assert model.first.year == 1953
    model.keep_theme()
    model.keep_days("tellings differ")
    assert [event.number for event in model.shown] == [arrival(model).number]
    model.keep_days("certain days")
    certain = len(model.shown)
    model.keep_days("uncertain days")
    assert certain + len(model.shown) == every
    model.keep_days()
    actor = next(iter(model.actors))
    model.keep_actor(actor)
    assert all(any(actor in telling.who for telling in event.tellings) for event in model.shown)


def test_a_filter_lets_go_of_the_event_that_it_hides(model):
    model.select(arrival(model).number)
    model.open(0)
    model.keep_theme("history")
    assert model.event is None
    assert model.passage is None


@pytest.mark.parametrize("zoom", ZOOMS)
def test_zoom_keeps_the_event_in_sight(model, zoom):
    model.select(arrival(model).number)
    model.zoom(zoom)
    assert arrival(model) in model.inside
    days = (model.after - model.first).days
    assert {"days": days == 28, "months": 720 < days < 740, "years": days > 20_000}[zoom]


def test_what_lies_outside_is_counted_and_reached(model):
    assert model.before + model.behind + len(model.inside) == len(model.shown)
    before = model.before
    model.jump(-1)
    assert model.before < before
    first = model.first
    model.move()
    assert (model.first - first).days == 14
    model.move(-1)
    assert model.first == first


def test_stepping_goes_through_all_events_in_time(model):
    seen = []
    for _ in model.shown:
        model.step_to()
        seen.append(model.selected)
        assert model.event in model.inside
    assert seen == [event.number for event in model.shown]
    model.step_to()
    assert model.selected == seen[-1]


@pytest.mark.parametrize("lanes", LANES)
def test_every_event_shown_has_a_lane(model, lanes):
    model.zoom("years")
    model.lanes_by(lanes)
    inside = {event.number for event in model.inside}
    assert {event.number for events in model.in_lanes().values() for event in events} == inside


def test_many_lanes_are_put_together():
    model = TimelineModel(
        Corpus(report(f"x{at}", f"Envoy {at} arrived on Tuesday.", f"Outlet {at}") for at in range(12))
    )
    model.lanes_by("outlet")
    lanes = model.in_lanes(4)
    assert len(lanes) == 4
    assert list(lanes)[-1] == "9 others"


def test_a_table_will_do_but_opens_no_article():
    table = kit.timeline(NEWS)
    model = TimelineModel(table)
    model.select(arrival(model).number)
    model.open(0)
    assert model.passage is None
    assert 'data-do="open"' not in TimelineExplorer(table).parts["event"]
    known = TimelineModel(table, NEWS)
    known.select(arrival(known).number)
    known.open(1)
    article, (start, end) = known.passage
    assert article.text[start:end].startswith("The Russian delegation")


@pytest.mark.parametrize("empty", [[], [Article.from_text("No day at all.", id="x")]])
def test_without_events_it_says_so(empty):
    widget = TimelineExplorer(Corpus(empty))
    assert "No event" in widget.parts["lanes"]
    assert "0 of 0 events" in repr(widget)
    assert widget.picture()


def test_the_work_is_done_in_slices_that_can_be_stopped(monkeypatch):
    monkeypatch.setattr("kit.widgets.models.slices._SLICE", -1)  # a step a slice, on a fast machine as well
    corpus = many(AT_ONCE + 1)
    widget = TimelineExplorer(corpus)
    model = widget.model
    assert not model.ready
    assert repr(widget) == f"TimelineExplorer: {AT_ONCE + 1} articles, not read yet"
    assert list(widget.parts) == ["wait", "progress"]
    assert widget.facts == {"work": 0}
    act(widget, "work")
    assert "<progress" in widget.parts["progress"]
    stop, bar = widget.parts["wait"], widget.parts["progress"]
    act(widget, "work")
    assert widget.parts["wait"] == stop, "a button that is drawn anew under the mouse misses its click"
    for _ in range(5):
        act(widget, "work")
    assert widget.parts["progress"] != bar
    act(widget, "stop")
    assert widget.facts == {}
    assert "Go on" in widget.parts["wait"]
    stopped = model.progress
    act(widget, "work")
    assert model.progress == stopped, "a slice that was asked for before the stop is not done"
    act(widget, "go_on")
    assert "work" in widget.facts
    for _ in range(1000):
        act(widget, "work")
        if model.ready:
            break
    assert model.ready
    assert "lanes" in widget.parts
    fresh = kit.timeline(corpus)
    assert sum(len(event.tellings) for event in model.events) == len(fresh)


def test_work_in_steps_gives_the_same_table(news):
    some = news.where(between=("2023-07-24", "2023-07-25"))
    pd.testing.assert_frame_equal(finished(timeline_in_steps(some)), kit.timeline(some))
    steps = list(timeline_in_steps(some))
    assert {step.doing for step in steps} == {
        *("Finding names", "Putting names together", "Finding times"),
        *("Joining tellings of one event", "Making the table"),
    }
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert all(0 <= step.done <= 1 for step in steps)


def telling(begin, last, label):
    return Telling("a", "AP", None, label, "", "", begin, last, "day", True, "", (), (), "", "", "", 0, 0)


@given(
    st.lists(st.tuples(st.integers(-40, 70), st.integers(0, 60), st.text(max_size=60), st.integers(1, 5)), max_size=40),
    st.integers(1, 4),
)
def test_no_two_events_of_a_lane_overlap(made, rows):
    first = date(2023, 7, 10)
    after = first + timedelta(28)
    events = []
    for number, (begin, length, label, told) in enumerate(made):
        day = first + timedelta(begin)
        last = day + timedelta(length)
        tellings = (telling(day, last, label),) * told
        events.append(Event(number, label, day, last, True, True, "day", tellings))
    events = [event for event in events if event.begin < after and event.last >= first]
    boxes, rest = lay_out(events, first, after, rows)
    assert sorted([box.event.number for box in boxes] + [event.number for event in rest]) == [
        event.number for event in events
    ]
    for box in boxes:
        assert 0 <= box.left < box.right <= WIDTH + 1e-6
        assert box.left <= box.sign[0] <= box.sign[1] <= box.right + 1e-6
        assert box.sign[1] - box.sign[0] >= SIGN - 1e-6
    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert box.row != other.row or box.right < other.left or other.right < box.left


def test_the_page_shows_signs_words_and_reasons(model):
    widget = TimelineExplorer(NEWS)
    act(widget, "select", number=arrival(widget.model).number)
    lanes, event = widget.parts["lanes"], widget.parts["event"]
    assert "×3" in lanes
    assert "≠" in lanes
    assert "Certain, tellings differ on the day. 3 tellings of 3 outlets" in lanes
    assert "2 of 3 tellings say 25 July 2023." in event
    assert "26 July 2023: 1 telling" in event
    assert 'aria-pressed="true"' in lanes
    assert 'data-line="box"' in event
    act(widget, "open", number=2)
    assert "kit-here" in widget.parts["event"]
    act(widget, "close")
    assert "kit-here" not in widget.parts["event"]
    act(widget, "leave")
    assert "Choose an event" in widget.parts["event"]


def test_the_legend_has_every_sign_that_can_be_shown(model):
    legend = TimelineExplorer(NEWS).parts["lanes"].split("kit-legend")[1]
    for sign in ("kit-day", "kit-rough", "kit-interval", "kit-doubt", "≠", "×3", "◀ ▶"):
        assert sign in legend


def test_a_doubtful_bar_under_its_words_asks_beside_them():
    first, last = date(2020, 3, 11), date(2024, 12, 31)
    event = Event(1, "Border closed", first, last, False, True, "interval", (telling(first, last, "Border closed"),))
    (box,), _ = lay_out([event], date(2022, 1, 1), date(2024, 1, 1), 3)
    assert box.side == "on"
    drawn = TimelineExplorer(NEWS)._box("lane", box)
    assert " ?</span></span>" in drawn
    assert ">?</span>" not in drawn
    assert "kit-from-before" in drawn


def test_a_lane_can_be_unfolded(news):
    widget = TimelineExplorer(news)
    name = next(iter(widget.model.in_lanes()))
    lane = widget.parts["lanes"]
    folded = lane.count("data-item")
    act(widget, "unfold", lane=name)
    assert widget.parts["lanes"].count("data-item") > folded
    assert "Show fewer" in widget.parts["lanes"]
    act(widget, "unfold", lane=name)
    assert widget.parts["lanes"] == lane


def test_each_action_of_the_page_is_one_of_the_model(news):
    widget = TimelineExplorer(news.where(between=("2023-07-24", "2023-07-26")))
    widget.model.step_to()
    widget.model.open(0)
    asked = set(re.findall(r'data-do="(\w+)"', "".join(widget.parts.values())))
    assert asked <= widget.model.actions
    for action, value in {
        "keep_outlet": "", "keep_actor": "", "keep_theme": "", "keep_days": DOUBTS[3], "lanes_by": "outlet",
        "zoom": "months",
    }.items():  # fmt: skip
        act(widget, action, value=value)
    for action in ("move", "jump"):
        act(widget, action, by=-1)
    act(widget, "step_to", by=1)
    act(widget, "show_all")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda model: model.zoom("hours"), "no zoom 'hours'"),
        (lambda model: model.select(99), "has the number 99"),
        (lambda model: model.open(0), "Select an event first"),
        (lambda model: model.keep_outlet("Nobody"), "no outlet 'Nobody'"),
        (lambda model: model.lanes_by("luck"), "no lane 'luck'"),
    ],
)
def test_what_does_not_exist_is_said(model, call, message):
    with pytest.raises(ValueError, match=message):
        call(model)


def test_everything_of_an_article_is_escaped():
    widget = TimelineExplorer(evil())
    widget.model.lanes_by("outlet")
    widget.model.step_to()
    widget.model.open(0)
    assert_safe(widget)
    for zoom in ZOOMS:
        widget.model.zoom(zoom)
        assert_safe(widget)


def test_the_still_picture_lists_events_and_the_days_of_the_chosen_one(model):
    widget = TimelineExplorer(NEWS)
    widget.model.select(arrival(widget.model).number)
    picture = widget.picture()
    assert "25 July 2023</strong>: AP, Kyodo" in picture
    assert "26 July 2023</strong>: KCNA" in picture
    assert "class=" not in picture
    assert repr(widget) in picture.replace("&#x27;", "'")


def test_the_table_twin_has_what_the_lanes_show(model):
    table = model.table
    assert table["event"].tolist() == [event.number for event in model.inside]
    assert table.loc[table["event"] == arrival(model).number, ["tellings", "outlets"]].values.tolist() == [[3, 3]]


def test_days_at_the_ends_of_the_calendar_can_be_shown():
    for day in (date(1, 1, 3), date(9999, 12, 30)):
        model = TimelineModel(NEWS)
        for zoom in ZOOMS:
            model.zoom(zoom)
            model._go_to(day)
            model.changed()
            assert model.first < model.after
    last = Article.from_text("Envoys arrived in Pyongyang on December 31, 9999.", id="last", published="9999-12-31")
    assert TimelineModel(last).first.year == 9999
