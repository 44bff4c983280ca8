"""The gold of claims points at the words it names, tells each claim in one form, and holds the story's known differences."""

import csv
from datetime import date

import pytest

from tests.benchmarks.claims import Telling, best_fit, differing, pairs_joined
from tests.conftest import PROJECT

PATH = PROJECT / "seeds" / "gold" / "claims.csv"
COLUMNS = ["claim", "label", "kind", "article", "start", "text", "value", "source", "x"]
KINDS = {"cause", "day", "event", "figure", "naming", "person", "place", "qualifier", "rank", "source"}


@pytest.fixture(scope="module")
def rows():
    return list(csv.DictReader(PATH.read_text(encoding="utf-8").splitlines()))


def values(rows, x):
    """The values of each claim that belongs to one known difference."""
    return {
        claim: {row["value"] for row in rows if row["claim"] == claim}
        for claim in sorted({row["claim"] for row in rows if row["x"] == x})
    }


def told(rows, claim):
    return {row["article"] for row in rows if row["claim"] == claim}


def test_every_telling_stands_at_its_place_within_one_paragraph(rows, news):
    for row in rows:
        assert news[row["article"]].text.startswith(row["text"], int(row["start"])), row
        assert row["text"] == row["text"].strip() != ""
        assert "\n" not in row["text"]


def test_columns_are_complete_and_a_claim_has_one_label_kind_and_difference(rows):
    assert list(rows[0]) == COLUMNS
    for row in rows:
        assert all(row[name] for name in COLUMNS if name not in ("source", "x")), row
        assert row["kind"] in KINDS
    assert len({(row["claim"], row["label"], row["kind"], row["x"]) for row in rows}) == len(
        {row["claim"] for row in rows}
    )


def test_a_telling_stands_once_and_a_claim_in_two_articles(rows):
    assert len({(row["claim"], row["article"], row["value"], row["source"]) for row in rows}) == len(rows)
    for claim in {row["claim"] for row in rows}:
        assert len(told(rows, claim)) >= 2, claim
    assert rows == sorted(rows, key=lambda row: [row["claim"] for row in rows].index(row["claim"]))


def test_the_days_are_those_of_the_story(rows, news):
    days = {article.id: article.published for article in news}
    marked = {row["article"] for row in rows}
    first, last = date(2023, 7, 24), date(2023, 7, 28)
    assert {id for id, day in days.items() if first <= day <= last} <= marked
    assert all(first <= days[id] <= date(2023, 7, 31) for id in marked)
    assert all(row["x"] for row in rows if days[row["article"]] > last)


@pytest.mark.parametrize(
    ("x", "claim", "some"),
    [
        ("X1", "first-visitors", {"first", "first known", "first official"}),
        ("X3", "soviet-role", {"did not fight", "Russian air force", "Soviet air force"}),
        ("X4", "delegation-rank", {"high-level", "mid-level"}),
        ("X5", "arrival-day-russia", {"25 July", "26 July"}),
        ("X5", "meeting-day-russia", {"25 July", "26 July"}),
        ("X6", "departure-day-russia", {"27 July", "28 July", "still there on 29 July"}),
        ("X7", "russian-minister-first", {"defence minister", "foreign minister"}),
        ("X10", "war-start", {"North Korea attacked", "United States attacked"}),
        ("X10", "day-name", {"armistice", "Victory Day", "end of the war"}),
        ("X11", "moved-quotation", {"talk with Shoigu", "visit of the Chinese"}),
    ],
)
def test_a_known_difference_is_there_with_its_values(rows, x, claim, some):
    assert some <= values(rows, x)[claim]


@pytest.mark.parametrize(
    ("claim", "silent"),
    [
        ("delegation-russia", {"2023-07-25-cgtn", "2023-07-29-xinhua"}),
        ("delegation-china", {"2023-07-25-tass", "2023-07-26-kcna"}),
        ("parade", {"2023-07-25-cgtn", "2023-07-29-xinhua"}),
        ("ukraine-support", {"2023-07-24-bloomberg", "2023-07-25-cgtn", "2023-07-27-kcna", "2023-07-28-sputnik"}),
        ("border-closure", {"2023-07-25-cgtn", "2023-07-25-tass", "2023-07-29-xinhua"}),
    ],
)
def test_what_an_outlet_leaves_out_has_no_row(rows, claim, silent):
    assert claim in values(rows, "X14")
    assert silent <= {row["article"] for row in rows}
    assert not silent & told(rows, claim)
    assert told(rows, claim)


def test_the_readme_tells_how_large_the_gold_is(rows):
    readme = (PATH.parent / "README.md").read_text(encoding="utf-8")
    assert (
        f"{len(rows)} tellings of {len({row['claim'] for row in rows})} claims "
        f"in {len({row['article'] for row in rows})} articles" in readme
    )


def test_the_measure_counts_pairs_cells_and_differences():
    one = Telling("day", "a", "25 July", "X5", {1: True})
    same = Telling("day", "b", "25 July", "X5", {1: True, 2: False})
    other = Telling("day", "c", "26 July", "X5", {2: True})
    assert pairs_joined([one, same, other]) == (2, 3)
    assert pairs_joined([one, one._replace(value="26 July")]) == (0, 0)
    assert not differing([one, same, other])
    assert differing([one, other._replace(found={1: True})])
    assert not differing([one, other._replace(found={1: False})])
    assert not differing([one, other._replace(found={1: True}, value="not said")])
    assert best_fit({"a", "b", "c"}, [{"a"}, {"a", "b", "d", "e"}, {"b", "c", "d"}]) == pytest.approx(
        (2 / 3, 2 / 3, 2 / 3)
    )
    assert best_fit({"a"}, []) == (0.0, 0.0, 0.0)
