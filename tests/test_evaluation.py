"""Outcomes, scores and agreement are what one gets by counting on paper."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.article import Article

TEXT = "Defence Minister Li met Kim in South Korea on Victory Day."


def spans(*rows, article="a"):
    rows = [(article, start, end, TEXT[start:end], label) for start, end, label in rows]
    return pd.DataFrame(rows, columns=["article", "start", "end", "text", "label"])


GOLD = spans((17, 19, "PERSON"), (24, 27, "PERSON"), (31, 42, "PLACE"), (46, 57, "EVENT"))
FOUND = spans((8, 19, "PERSON"), (24, 27, "PLACE"), (31, 42, "PLACE"), (0, 7, "ORG"))


def test_every_span_has_one_outcome():
    table = kit.outcomes(GOLD, FOUND)
    assert table[["outcome", "gold", "found"]].values.tolist() == [
        ["spurious", "", "Defence"],
        ["boundary", "Li", "Minister Li"],
        ["label", "Kim", "Kim"],
        ["exact", "South Korea", "South Korea"],
        ["missed", "Victory Day", ""],
    ]


def test_overlap_with_another_label_is_one_miss_and_one_spurious():
    table = kit.outcomes(spans((31, 42, "PLACE")), spans((37, 42, "ORG")))
    assert table["outcome"].tolist() == ["missed", "spurious"]


def test_two_taggings_side_by_side():
    table = kit.side_by_side(GOLD, FOUND)
    assert table["verdict"].tolist() == ["only the second", "disagree", "disagree", "agree", "only the first"]
    assert table.loc[1, ["first", "second"]].tolist() == ["Li", "Minister Li"]


def test_score_counts_by_label_and_over_all():
    table = kit.score(GOLD, FOUND).set_index("label")
    assert table.loc["PLACE"].tolist() == [1, 2, 1, 0.5, 1.0, 0.667]
    assert table.loc["ORG"].tolist() == [0, 1, 0, 0.0, 0.0, 0.0]
    assert table.loc["all"].tolist() == [4, 4, 1, 0.25, 0.25, 0.25]


def test_spans_of_other_articles_are_kept_apart():
    assert kit.score(GOLD, GOLD.assign(article="b"))["exact"].sum() == 0
    assert len(kit.outcomes(GOLD, GOLD.assign(article="b"))) == 8


def test_a_table_without_a_column_is_refused():
    with pytest.raises(ValueError, match="no column 'label'"):
        kit.score(GOLD.drop(columns="label"), FOUND)


def test_agreement_with_oneself_is_full():
    article = Article.from_text(TEXT, id="a")
    assert kit.agreement(GOLD, GOLD, article)[:3] == (1.0, 1.0, 1.0)
    nothing = GOLD.head(0)
    assert kit.agreement(nothing, nothing, article).kappa == 1.0


def test_agreement_by_chance_is_about_nothing():
    article = Article.from_text("Li met Kim.", id="a")
    one, two = spans((0, 2, "PERSON")), spans((7, 10, "PERSON"))
    result = kit.agreement(one, two, article)
    assert (result.span_f1, result.observed, result.tokens) == (0.0, 0.5, 4)
    assert result.kappa == pytest.approx((1 / 2 - 10 / 16) / (1 - 10 / 16))


SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 8), st.sampled_from("XYZ")), max_size=8).map(
    lambda rows: spans(*[(start, start + length, label) for start, length, label in rows])
)


@given(SPANS, SPANS)
def test_outcomes_account_for_every_span_once(gold, found):
    table = kit.outcomes(gold, found)
    counts = table["outcome"].value_counts()
    paired = sum(counts.get(name, 0) for name in ("exact", "label", "boundary"))
    assert paired + counts.get("missed", 0) == len(gold.drop_duplicates())
    assert paired + counts.get("spurious", 0) == len(found.drop_duplicates())
    assert counts.get("exact", 0) == kit.score(gold, found)["exact"].iloc[-1]


@given(SPANS, SPANS)
def test_agreement_is_the_same_both_ways(one, two):
    article = Article.from_text(TEXT, id="a")
    there, back = kit.agreement(one, two, article), kit.agreement(two, one, article)
    assert there == pytest.approx(back)
    assert there.kappa <= 1
