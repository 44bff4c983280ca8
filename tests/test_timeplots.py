"""Pictures of time are tested by what is drawn, by their table and by their words."""

from datetime import date, timedelta
from functools import cache

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.dates import date2num

from kit import timeplots
from kit.article import Article
from kit.drawing import GREY
from kit.timeplots import distances, drawing
from kit.timeplots.days import from_to
from tests import event_tables
from tests.pictures import assert_readable, assert_shows_itself

WEEK = ("2023-07-24", "2023-07-30")
PICTURES = {
    "timeline by source": timeplots.timeline,
    "timeline by who": lambda events: timeplots.timeline(events, lanes="who"),
    "told and happened": timeplots.told_and_happened,
    "one week": lambda events: timeplots.calendar_strip(events, *WEEK),
    "two weeks": lambda events: timeplots.calendar_strip(events, "2023-07-24", "2023-08-06"),
}


@cache
def events_of(number):
    return event_tables.five() if number == 5 else event_tables.many(number)


@cache
def picture_of(name, number):
    return PICTURES[name](events_of(number))


@pytest.fixture(params=[5, 500])
def events(request):
    return events_of(request.param)


@pytest.fixture(params=[(name, number) for name in PICTURES for number in (5, 500)], ids=str)
def picture(request):
    return picture_of(*request.param)


def words(picture):
    return [text.get_text() for text in picture.axes.texts]


def signs(picture, shape):
    """Return where the signs of a shape stand, from left to right."""
    return sorted(
        (float(x), float(y))
        for line in picture.axes.lines
        if line.get_marker() == shape
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
    )


def one(label, begin, end=None, precision="day", certain=True, source="AP", published="2023-07-25"):
    return (f"{source}-1", source, published, label, begin, end or begin, precision, certain, None)


# All pictures


def test_every_picture_shows_itself_with_its_words(picture, tmp_path):
    assert_shows_itself(picture, tmp_path)
    assert len(picture.alt) < 3000


def test_no_text_is_small_cut_or_over_another(picture):
    assert_readable(picture)


@pytest.mark.parametrize(("number", "seed"), [(1, 1), (2, 2), (12, 3), (40, 4), (150, 5)])
@pytest.mark.parametrize("name", PICTURES)
def test_no_text_is_over_another_whatever_the_events(name, number, seed):
    test_no_text_is_small_cut_or_over_another(PICTURES[name](event_tables.many(number, seed)))


def test_nothing_is_told_by_colour_alone(picture):
    """Signs are of one dark colour, of grey, or white; shape and hatch tell them apart on paper, too."""
    colours = {
        to_hex(line.get_markerfacecolor()) for line in picture.axes.lines if line.get_marker() not in ("None", "")
    }
    assert colours <= {to_hex(drawing.DARK), "#ffffff"}


@pytest.mark.parametrize("name", PICTURES)
def test_the_order_of_the_events_makes_no_other_picture(name):
    shuffled = event_tables.many().sample(frac=1, random_state=3)
    again = PICTURES[name](shuffled)
    assert again.alt == picture_of(name, 500).alt
    assert words(again) == words(picture_of(name, 500))


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_what_can_not_be_drawn_is_said(draw):
    events = event_tables.five()
    empty = draw(events.head(0))
    assert not empty.table.get("events", pd.Series(dtype=int)).sum()
    assert not empty.axes.lines
    with pytest.raises(ValueError, match="no column 'begin'"):
        draw(events.drop(columns="begin"))


@pytest.mark.parametrize("label", ["$x$ and $y$ cost $", "<b>\x00 \ud800 平壌 🎉", "", None, "word " * 300, "x" * 1000])
def test_any_label_is_safe(label):
    rows = [one(label, "2023-07-25"), one("b", None), one("c", "1950-01-01", "1950-12-31", "year")]
    table = event_tables.table(rows).assign(source=label, who=label)
    for draw in PICTURES.values():
        picture = draw(table)
        assert "<b>" not in picture._repr_html_()


# Timeline


def test_timeline_places_dots_bars_and_what_has_no_date():
    picture = timeplots.timeline(event_tables.five())
    assert [x for x, _ in signs(picture, "o")] == [date2num(date(2023, 7, day)) + 0.5 for day in (25, 27)]
    bars = sorted(
        (bar.get_x(), bar.get_width(), bar.get_hatch() or "") for bar in picture.axes.patches if bar.get_height() < 1
    )
    assert [(date2num(date(2023, 7, 1)), 31, "/////"), (date2num(date(2023, 7, 26)), 5, "")] == [
        (x, pytest.approx(width), hatch) for x, width, hatch in bars
    ]
    assert [x for x, _ in signs(picture, "|")] == pytest.approx([date2num(date(2023, 7, day)) for day in (26, 31)])
    assert [word for word in words(picture) if word in ("AP", "Bloomberg", "CNN")] == ["AP", "Bloomberg", "CNN"]
    assert words(picture).count("?") == 1
    assert "Not on the scale:\n1 undated" in words(picture)
    assert picture.table["place"].tolist().count("undated") == 1
    assert "25 July 2023 (doubtful), AP: Shoigu arrives in Pyongyang" in picture.alt


def test_what_is_doubtful_is_open():
    picture = timeplots.timeline(event_tables.five())
    faces = {line.get_xdata()[0]: line.get_markerfacecolor() for line in picture.axes.lines if line.get_marker() == "o"}
    assert faces[date2num(date(2023, 7, 25)) + 0.5] == "white"
    assert faces[date2num(date(2023, 7, 27)) + 0.5] == drawing.DARK


def test_a_bar_that_the_scale_cuts_has_an_arrow_which_the_footer_explains():
    rows = [one(f"e{day}", f"2023-07-{day}") for day in range(24, 31)] * 3 + [one("far", "1910-01-01")]
    for begin, arrows in (("2020-03-11", 1), ("2023-07-25", 0)):
        picture = timeplots.timeline(event_tables.table([*rows, one("open", begin, "2023-07-26", "event")]))
        assert len(signs(picture, "<")) == arrows
        footer = picture.axes.get_figure()._supxlabel.get_text().replace("\n", " ")
        assert ("◀ ▶ goes on before or after" in footer) == bool(arrows)


def test_no_line_of_the_grid_goes_through_words():
    picture = timeplots.timeline(event_tables.five())
    words = next(text for text in picture.axes.texts if text.get_text() == "Shoigu arrives in Pyongyang")
    assert words.get_bbox_patch().get_facecolor()[3] == 1


def test_every_event_has_its_words_or_is_counted(events):
    picture = timeplots.timeline(events)
    table = picture.table
    assert table["told"].sum() == len(events)
    assert table["shown"].sum() <= 40
    left = int(table.loc[~table["shown"], "told"].sum())
    footer = picture.axes.get_figure()._supxlabel.get_text().replace("\n", " ")
    assert (f"{left} more events without words" in footer) == bool(left)
    listed = sum(int(word.split()[1]) for word in words(picture) if word.startswith("+ "))
    begins = date2num(table["begin"])
    low, high = min(picture.axes.get_xticks()), max(picture.axes.get_xticks())
    counted = (begins > low - 1) & (begins < high)
    assert listed == table.loc[~table["shown"] & ~counted, "told"].sum()


def test_the_list_beside_the_scale_stays_short():
    rows = [one(f"Event {number}", None) for number in range(30)] + [one("Parade", "2023-07-27")]
    picture = timeplots.timeline(event_tables.table(rows))
    assert picture.table["shown"].sum() == 7
    assert "+ 24 more" in words(picture)


def test_the_most_told_events_are_shown():
    table = timeplots.timeline(event_tables.many(), most=10).table
    table = table[table["place"] == "scale"]
    assert table.loc[table["shown"], "told"].min() >= table.loc[~table["shown"], "told"].max()


def test_events_far_away_are_listed_beside_the_scale():
    rows = [one(f"Event {day}", f"2023-07-{day}") for day in range(24, 31)]
    rows += [one("The war", "1950-06-25", "1953-07-27", "event"), one("Elections", "2024-04-10")]
    picture = timeplots.timeline(event_tables.table(rows))
    low, high = picture.axes.get_xlim()
    assert high - low < 20
    assert picture.axes.get_figure()._suptitle.get_text().replace("\n", " ") == (
        "7 of 9 dated events touch the days 24–30 July 2023; the others lie before (1) and after (1)"
    )
    assert "Not on the scale:\n1 earlier, 1 later" in words(picture)
    assert "10 April 2024: Elections" in words(picture)


@pytest.mark.parametrize("step", range(1, 9))
def test_events_share_a_line_only_if_there_is_room(step):
    rows = [one("Talks", str(date(2023, 7, 1) + timedelta(day))) for day in range(0, 60, step)]
    picture = timeplots.timeline(event_tables.table(rows), most=100)
    lines = {y for _, y in signs(picture, "o")}
    assert 1 <= len(lines) < len(rows)
    test_no_text_is_small_cut_or_over_another(picture)


def test_without_outliers_there_is_one_scale():
    rows = [one(f"Event {year}", f"{year}-01-01", f"{year}-12-31", "year") for year in range(1950, 2020, 10)]
    picture = timeplots.timeline(event_tables.table(rows))
    assert set(picture.table["place"]) == {"scale"}
    assert [label.get_text() for label in picture.axes.get_xticklabels()][:3] == ["1950", "1955", "1960"]


@pytest.mark.parametrize(
    ("begin", "end", "first"),
    [
        ("2023-07-24", "2023-07-30", "Mon\n24"),
        ("2023-07-24", "2023-08-10", "25"),
        ("2023-07-24", "2023-08-20", "26"),
        ("2023-07-01", "2023-08-30", "3 Jul"),
        ("2023-01-01", "2023-12-30", "January"),
        ("1900-01-01", "2020-01-01", "1900"),
        ("0001-01-01", "9999-12-31", "1000"),
    ],
)
def test_the_axis_counts_in_days_mondays_months_or_years(begin, end, first):
    picture = timeplots.timeline(event_tables.table([one("a", begin), one("b", end)]))
    labels = [label.get_text() for label in picture.axes.get_xticklabels()]
    assert first in labels[:4]
    assert 2 <= len(labels) <= 18


def test_an_event_longer_than_the_scale_is_cut_with_arrows():
    rows = [one(f"Event {day}", f"2023-07-{day}") for day in range(24, 31)]
    picture = timeplots.timeline(event_tables.table([*rows, one("Tension", "2023-01-01", "2023-12-31", "year")]))
    days = [date2num(date(2023, 7, 24)), date2num(date(2023, 7, 31))]
    assert [x for arrow in "<>" for x, _ in signs(picture, arrow)] == pytest.approx(days)


def test_tellings_that_agree_are_one_sign_and_those_that_differ_are_two():
    rows = [one("Arrival", "2023-07-25"), one("Arrival", "2023-07-25"), one("Arrival", "2023-07-26")]
    picture = timeplots.timeline(event_tables.table(rows))
    assert picture.table[["begin", "told"]].astype(str).values.tolist() == [["2023-07-25", "2"], ["2023-07-26", "1"]]
    assert {"Arrival ×2", "Arrival"} <= set(words(picture))


def test_many_lanes_become_eight():
    rows = [one("Event", "2023-07-25", source=f"Outlet {number:02}") for number in range(20)]
    assert timeplots.timeline(event_tables.table(rows)).table["lane"].nunique() == 8


def test_no_date_at_all():
    picture = timeplots.timeline(event_tables.table([one("A summit", None)]))
    assert "None of the 1 event has a date" in picture.alt


# Publication against event


def test_told_and_happened_counts_days_to_the_nearest_day_of_an_event():
    rows = [
        one("War", "1950-06-25", "1953-07-27", "event", published="2023-07-27"),
        one("This month", "2023-07-01", "2023-07-31", "month", published="2023-07-27"),
        one("Exhibition", "2023-07-26", published="2023-07-27"),
        one("Departure", "2023-07-28", "2023-07-30", published="2023-07-27", certain=False),
    ]
    picture = timeplots.told_and_happened(event_tables.table(rows))
    assert picture.table["days"].tolist() == [-25567, -1, 0, 1]
    heights = sorted(y for shape in "oD" for _, y in signs(picture, shape))
    assert heights == pytest.approx([distances._height(days) for days in (-25567, -1, 0, 1)])
    assert [y for _, y in signs(picture, "D")] == pytest.approx([distances._height(1)])
    assert {"70 years before", "a week before", "the same day", "a day after"} <= {
        label.get_text() for label in picture.axes.get_yticklabels()
    }
    assert picture.alt.startswith("2 events lie before the day of publication, 1 on it, 1 after it.")
    assert "The furthest back is “War”" in picture.alt


def test_told_and_happened_draws_one_sign_an_event(events):
    picture = timeplots.told_and_happened(events)
    assert len(signs(picture, "o")) == picture.table["certain"].sum()
    assert len(signs(picture, "D")) == (~picture.table["certain"]).sum()
    assert len(picture.table) == events["begin"].notna().sum()


@pytest.mark.parametrize("days", [("0001-01-01", "2023-07-27"), ("2023-07-27", "9999-12-31")])
def test_told_and_happened_reaches_the_ends_of_the_calendar(days):
    events = event_tables.table([one("Visit", day, published=day) for day in days])
    assert timeplots.told_and_happened(events).table["days"].tolist() == [0, 0]


def test_told_and_happened_without_dates_says_so():
    for undated in (one("A", None), one("A", "2023-07-25", published=None)):
        picture = timeplots.told_and_happened(event_tables.table([undated]))
        assert picture.alt.startswith("None of 1 event has both a date and a day of publication")
        assert not picture.axes.lines


# Strip of days


def test_calendar_strip_draws_a_bar_of_articles_and_dots_of_events():
    picture = timeplots.calendar_strip(event_tables.five(), *WEEK)
    assert picture.table["articles"].tolist() == [1, 1, 0, 1, 0, 0, 0]
    assert picture.table["events"].tolist() == [0, 1, 0, 1, 0, 0, 0]
    assert picture.table["doubtful"].tolist() == [0, 1, 0, 0, 0, 0, 0]
    heights = [bar.get_height() > 0 for bar in picture.axes.patches if to_hex(bar.get_facecolor()) == GREY]
    assert heights == [True, True, False, True, False, False, False]
    assert (len(signs(picture, "o")), len(signs(picture, "D"))) == (1, 1)
    assert {"Mon 24 July", "Sun 30 July"} <= set(words(picture))


def test_calendar_strip_has_one_dot_an_event():
    events = event_tables.many()
    picture = timeplots.calendar_strip(events, *WEEK)
    inside = events[(events["begin"] == events["end_"]) & events["begin"].between(*map(pd.Timestamp, WEEK))]
    assert len(signs(picture, "o")) + len(signs(picture, "D")) == len(inside) == picture.table["events"].sum()


def test_calendar_strip_takes_one_article_as_well():
    article = Article.from_text("Words.", id="one", published="2023-07-24")
    assert timeplots.calendar_strip(article, *WEEK).table["articles"].sum() == 1


def test_calendar_strip_of_articles_counts_their_days():
    articles = [Article.from_text("Words.", id=str(day), published=f"2023-07-{day}") for day in (24, 25, 26)]
    picture = timeplots.calendar_strip([*articles, Article.from_text("Words.", id="none")], *WEEK)
    assert picture.table["articles"].tolist() == [1, 1, 1, 0, 0, 0, 0]
    assert "event" not in picture.alt


@pytest.mark.parametrize("days", [("2023-07-30", "2023-07-24"), ("2023-07-01", "2023-07-31")])
def test_calendar_strip_refuses_what_is_no_week_or_two(days):
    with pytest.raises(ValueError, match="at most 14 days"):
        timeplots.calendar_strip(event_tables.five(), *days)


# Words


@pytest.mark.parametrize(
    ("begin", "last", "said"),
    [
        ("2023-07-27", "2023-07-27", "27 July 2023"),
        ("2023-07-26", "2023-07-30", "26–30 July 2023"),
        ("2023-07-28", "2023-08-02", "28 July – 2 August 2023"),
        ("1950-06-25", "1953-07-27", "25 June 1950 – 27 July 1953"),
        ("2023-07-01", "2023-07-31", "July 2023"),
        ("2023-04-01", "2023-06-30", "April–June 2023"),
        ("2022-12-01", "2023-02-28", "December 2022 – February 2023"),
        ("1991-01-01", "1991-12-31", "1991"),
        ("1950-01-01", "1953-12-31", "1950–1953"),
        ("1990-01-01", "1999-12-31", "1990s"),
        ("9999-12-01", "9999-12-31", "December 9999"),
    ],
)
def test_a_stretch_of_days_in_words(begin, last, said):
    assert from_to(date.fromisoformat(begin), date.fromisoformat(last)) == said
