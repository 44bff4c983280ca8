"""Exports: valid for who reads them, escaped whatever the words, and the same file for the same table."""

import csv
import html
import io
import json
import re
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.article import Article
from kit.export import to_csv, to_icalendar, to_timelinejs
from kit.timelines import event_groups, timeline

PROPERTY = settings(
    derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WORDS = st.text(max_size=80)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.fixture
def events():
    text = "Envoys will <b>leave</b>, at last, on Thursday.\n\nThe agency reported Tuesday that they smiled; all did."
    return timeline(Article.from_text(text, id="one", published="2023-07-24", source="A & B"), undated=True)


def table(label, begin, end, **more):
    row = {
        "article": "one", "source": "Example", "published": pd.NaT, "label": label, "sentence": label, "time": "then",
        "value": "", "precision": "day", "certain": True, "alternatives": "", "told_by": "", "group": 1, "start": 0,
    } | more  # fmt: skip
    frame = pd.DataFrame([row])
    return frame.assign(begin=pd.Series([begin]).astype("datetime64[s]"), end_=pd.Series([end]).astype("datetime64[s]"))


def unfolded(path):
    raw = path.read_bytes()
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    return raw.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]


def test_timelinejs_has_what_its_loader_reads(events, tmp_path):
    data = json.loads(to_timelinejs(events, tmp_path / "t.json", title="A & B").read_text(encoding="utf-8"))
    assert data["title"] == {"text": {"headline": "A &amp; B"}}
    assert len(data["events"]) == events["begin"].notna().sum()
    for event in data["events"]:
        assert {"start_date", "end_date", "text", "group", "unique_id"} == set(event)
        assert all(isinstance(value, int) for value in event["start_date"].values())
        assert event["group"] == "A &amp; B"
    assert len({event["unique_id"] for event in data["events"]}) == len(data["events"])
    (doubtful,) = [event for event in data["events"] if event["start_date"]["day"] == 25]
    assert "The date is uncertain. Other readings: 2023-07-18" in doubtful["text"]["text"]
    assert "title" not in json.loads(to_timelinejs(events, tmp_path / "t.json").read_text(encoding="utf-8"))


def test_groups_say_where_the_tellings_differ(tmp_path):
    articles = [
        Article.from_text("Envoy Anna Berg left Nairobi on Thursday.", id="a", published="2023-07-28", source="A"),
        Article.from_text("Envoy Anna Berg left Nairobi on Friday.", id="b", published="2023-07-28", source="B"),
    ]
    told = event_groups(timeline(articles))
    (event,) = json.loads(to_timelinejs(told, tmp_path / "t.json").read_text(encoding="utf-8"))["events"]
    assert "the tellings differ. 2023-07-27: a · 2023-07-28: b." in event["text"]["text"]
    lines = unfolded(to_icalendar(told, tmp_path / "t.ics"))
    assert "STATUS:TENTATIVE" in lines
    assert any("2 articles from 2 outlets" in line for line in lines)


def test_a_calendar_ends_on_the_day_after_and_is_the_same_each_time(events, tmp_path):
    lines = unfolded(to_icalendar(events, tmp_path / "one.ics", title="Week; one"))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert "X-WR-CALNAME:Week\\; one" in lines
    at = lines.index("DTSTART;VALUE=DATE:20230727")
    assert lines[at + 1] == "DTEND;VALUE=DATE:20230728"
    assert lines[at - 1] == "DTSTAMP:20230724T000000Z"
    assert (tmp_path / "one.ics").read_bytes() == to_icalendar(
        events, tmp_path / "two.ics", title="Week; one"
    ).read_bytes()
    uids = [line for line in lines if line.startswith("UID:")]
    shuffled = unfolded(to_icalendar(events.iloc[::-1], tmp_path / "three.ics"))
    assert sorted(uids) == sorted(line for line in shuffled if line.startswith("UID:"))


@given(words=WORDS)
@PROPERTY
def test_any_words_are_escaped(tmp_path, words):
    frame = table(words, "2023-07-27", "2023-07-27")
    (event,) = json.loads(to_timelinejs(frame, tmp_path / "t.json").read_text(encoding="utf-8"))["events"]
    headline = event["text"]["headline"]
    assert not re.search("[<>\"']", headline)
    shown = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "\ufffd", words)
    assert html.unescape(headline) == (html.unescape(html.escape(shown)) or "then")
    lines = unfolded(to_icalendar(frame, tmp_path / "t.ics"))
    summary = next(line for line in lines if line.startswith("SUMMARY:")).removeprefix("SUMMARY:")
    back = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], summary)
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "\ufffd", re.sub(r"\r\n?", "\n", words))
    assert back == (plain or "then")


@given(first=DAYS, last=DAYS)
@PROPERTY
def test_days_come_back_as_they_went(tmp_path, first, last):
    first, last = min(first, last), max(first, last)
    frame = table("x", first.isoformat(), last.isoformat())
    (event,) = json.loads(to_timelinejs(frame, tmp_path / "t.json").read_text(encoding="utf-8"))["events"]
    begin, end = date(**event["start_date"]), date(**event["end_date"])
    assert (begin, end) == (first, last)
    days = dict(
        line.split(":", 1) for line in unfolded(to_icalendar(frame, tmp_path / "t.ics")) if line.startswith("DT")
    )
    assert days["DTSTART;VALUE=DATE"] == f"{first.year:04}{first:%m%d}"
    if last < date.max:
        after = last + timedelta(days=1)
        assert days["DTEND;VALUE=DATE"] == f"{after.year:04}{after:%m%d}"


@given(words=st.lists(st.text(max_size=30), min_size=1, max_size=5), start=st.sampled_from([*"=+-@\t\r", ""]))
@PROPERTY
def test_no_cell_is_a_formula(tmp_path, words, start):
    cells = [start + word for word in words]
    path = to_csv(pd.DataFrame({"=a": cells}), tmp_path / "t.csv")
    text = path.read_bytes().decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == ["'=a"]
    assert len([row for row in rows if row]) + sum(not cell for cell in cells) >= len(cells)
    for row in rows:
        assert not "".join(row).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_csv_keeps_numbers_days_and_gaps(events, tmp_path):
    path = to_csv(events, tmp_path / "t.csv")
    back = pd.read_csv(path)
    assert list(back.columns) == list(events.columns)
    assert back["start"].tolist() == events["start"].tolist()
    assert back["begin"].dropna().tolist() == events["begin"].dropna().dt.strftime("%Y-%m-%d").tolist()
    assert to_csv(pd.DataFrame({"n": [-1.5]}), tmp_path / "n.csv").read_text(encoding="utf-8-sig") == "n\n-1.5\n"


@pytest.mark.parametrize("export", [to_timelinejs, to_icalendar])
def test_what_is_no_timeline_is_refused(export, events, tmp_path):
    with pytest.raises(ValueError, match="no column 'begin'"):
        export(pd.DataFrame({"label": [], "end_": [], "group": []}), tmp_path / "t")
    with pytest.raises(ValueError, match="no row of the table has a day"):
        export(events[events["begin"].isna()], tmp_path / "t")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cant_be_written_leaves_the_old_one(events, tmp_path):
    with pytest.raises(OSError, match=r"can't be written.*Is the folder there"):
        to_csv(events, tmp_path / "missing" / "t.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="can't be written"):
        to_csv(events, tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
