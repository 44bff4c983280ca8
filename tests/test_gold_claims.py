"""The gold of claims points at the words it names, tells each claim in one form, and holds the story's known differences."""

import re
from datetime import date

import pytest

from tests.benchmarks.claims import (
    Telling,
    annotators_agree,
    best_fit,
    cells_of,
    differing,
    matched,
    pairs_joined,
    plain,
    read_rows,
)
from tests.conftest import PROJECT

PATH = PROJECT / "seeds" / "gold" / "claims.csv"
COLUMNS = ["claim", "label", "kind", "article", "start", "text", "value", "source", "x"]
KINDS = {"cause", "day", "event", "figure", "naming", "person", "place", "qualifier", "rank", "source"}


@pytest.fixture(scope="module")
def rows():
    return read_rows(PATH)


@pytest.fixture(scope="module")
def annotators():
    return [read_rows(PATH.parent / "annotators" / f"claims-{name}.csv") for name in "ab"]


@pytest.fixture(scope="module")
def cells(rows, news):
    return cells_of(rows, {article.id: article.published.isoformat() for article in news})


def values(rows, x):
    """The values of each claim that belongs to one known difference."""
    return {
        claim: {row["value"] for row in rows if row["claim"] == claim}
        for claim in sorted({row["claim"] for row in rows if row["x"] == x})
    }


def told(rows, claim):
    return {row["article"] for row in rows if row["claim"] == claim}


def test_every_telling_stands_at_its_place_within_one_paragraph(rows, annotators, news):
    for row in [*rows, *annotators[0], *annotators[1]]:
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


def test_the_annotators_marked_the_cells_of_the_gold_and_the_gold_follows_one_of_them(rows, annotators, cells):
    def told(table):
        return {(row["claim"], row["article"]) for row in table}

    for table in annotators:
        assert list(table[0]) == [name for name in COLUMNS if name not in ("label", "kind", "x")]
        assert told(table) <= cells
    one, two = map(told, annotators)
    assert one & two <= told(rows) <= one | two


def test_the_readme_tells_the_agreement_on_claims(annotators, cells):
    readme = (PATH.parent / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"\| ([\d.]+) \| ([\d.]+) \|$", readme.split("| a and b, claims |")[1], flags=re.MULTILINE)
    large = ("day-name", "anniversary-years")
    columns = [
        annotators_agree(*annotators, chosen) for chosen in (cells, {cell for cell in cells if cell[0] not in large})
    ]
    names = ["cells, observed", "cells, kappa", "tellings", "value", "same value, kappa", "source", "words"]
    assert told == [tuple(f"{figures[name]:.3f}" for figures in columns) for name in names]
    assert "{cells} cells, {both} are told by both, {only first} only by a and {only second} only by b".format(
        **columns[0]
    ) in " ".join(readme.split())


def test_the_agreement_counts_cells_and_pairs_tellings():
    def row(claim, article, start, text, value, source=""):
        return {"claim": claim, "article": article, "start": start, "text": text, "value": value, "source": source}

    first = [row("day", "a", "0", "came", "25 July"), row("day", "b", "0", "came", "26 July", "KCNA")]
    second = [row("day", "a", "2", "me o", "25 July"), row("day", "b", "0", "came", "this week", "the KCNA")]
    cells = {(claim, article) for claim in ("day", "war") for article in "abc"}
    figures = annotators_agree(first, [*second, row("war", "c", "0", "x", "y"), row("war", "d", "0", "x", "y")], cells)
    assert [figures[name] for name in ("cells", "both", "only first", "only second")] == [6, 2, 0, 1]
    assert figures["cells, observed"] == pytest.approx(5 / 6)
    assert figures["cells, kappa"] == pytest.approx((5 / 6 - 1 / 2) / (1 - 1 / 2))
    assert figures["tellings"] == pytest.approx(4 / 5)
    assert (figures["value"], figures["source"], figures["words"]) == (0.5, 1.0, 2 * 6 / 16)
    assert figures["same value, kappa"] == 1.0
    # Two tellings of a cell are paired by what they share, and a telling that shares nothing stays alone.
    other = row("day", "a", "9", "left", "27 July")
    assert matched([first[0], other], [{**other, "source": "KCNA"}, second[0]]) == [
        (first[0], second[0]),
        (other, {**other, "source": "KCNA"}),
    ]
    assert matched([first[0]], [other]) == []


def test_spelling_makes_no_other_value():
    assert plain("The U.S. Defense Ministry") == plain("US Defence Ministry")
    assert plain("North Korea, China") == plain("North Korea and China")
    assert plain("first") != plain("first known")


def test_a_later_article_is_judged_for_the_known_differences_alone():
    gold = [{"claim": "day", "article": "a", "x": "X5"}, {"claim": "trade", "article": "b", "x": ""}]
    days = {"a": "2023-07-29", "b": "2023-07-24"}
    assert cells_of(gold, days) == {("day", "a"), ("day", "b"), ("trade", "b")}


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
