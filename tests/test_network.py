"""Pairs of names in the same articles: counted right, held to chance, placed the same way each time."""

import math
from collections import Counter
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import network
from kit.network import co_mentions, layout, named


def table(rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["article", "label", "entity"])


def people(**articles: str) -> pd.DataFrame:
    return table([(article, "PERSON", name) for article, names in articles.items() for name in names.split()])


def test_an_article_counts_once_however_often_it_names_somebody():
    mentions = people(a="Ann Ann Bo", b="Bo Ann Bo")
    assert named(mentions).values.tolist() == [["Ann", "PERSON", 2], ["Bo", "PERSON", 2]]
    assert co_mentions(mentions)["articles"].tolist() == [2]


def test_the_label_of_an_entity_is_the_one_most_of_its_mentions_have():
    mentions = table([("a", "ORG", "Acme"), ("b", "ORG", "Acme"), ("b", "PERSON", "Acme"), ("c", "PLACE", "Acme")])
    assert named(mentions).values.tolist() == [["Acme", "ORG", 2]]
    assert named(mentions, labels=["PLACE"]).values.tolist() == [["Acme", "PLACE", 1]]


def test_pairs_are_held_to_chance():
    pairs = co_mentions(people(a="Ann Bo", b="Ann Bo", c="Ann Cy", d="Cy"), at_least=1).set_index(["first", "second"])
    # Ann is in 3 of 4 articles and Bo in 2: by chance 1.5 would name both.
    together = pairs.loc[("Ann", "Bo")]
    assert together[["articles", "expected"]].tolist() == [2, 1.5]
    assert together["npmi"] == round(math.log((2 / 4) / (3 / 4 * 2 / 4)) / -math.log(2 / 4), 2) > 0
    assert pairs.loc[("Ann", "Cy"), "npmi"] < 0


def test_the_measure_is_1_for_two_never_apart_and_0_for_two_everywhere():
    assert co_mentions(people(a="Ann Bo", b="Ann Bo", c="Cy"))["npmi"].tolist() == [1]
    assert co_mentions(people(a="Ann Bo", b="Ann Bo"))["npmi"].tolist() == [0]


def test_labels_and_at_least_choose_the_pairs():
    mentions = table(
        [
            (article, label, name)
            for article in "ab"
            for label, name in (("PERSON", "Ann"), ("ORG", "Acme"), ("PLACE", "Oslo"))
        ]
        + [("b", "PERSON", "Bo")]
    )
    assert co_mentions(mentions)[["first", "second"]].values.tolist() == [["Acme", "Ann"]]
    assert len(co_mentions(mentions, at_least=1)) == 3
    assert len(co_mentions(mentions, labels=["PERSON", "ORG", "PLACE"])) == 3
    assert co_mentions(mentions, labels=[]).empty


def test_mentions_without_an_entity_or_an_article_are_passed_over():
    mentions = table([("a", "PERSON", "Ann"), ("a", "PERSON", None), (None, "PERSON", "Ann"), ("b", "PERSON", "Ann")])
    assert named(mentions).values.tolist() == [["Ann", "PERSON", 2]]
    assert co_mentions(mentions, at_least=1).empty
    assert co_mentions(table([])).columns.tolist() == ["first", "second", "articles", "expected", "npmi"]


def test_a_table_of_something_else_is_refused():
    with pytest.raises(ValueError, match="no column 'entity'"):
        co_mentions(people(a="Ann").drop(columns="entity"))
    with pytest.raises(ValueError, match="1 or more"):
        co_mentions(people(a="Ann"), at_least=0)


ARTICLES = st.lists(st.sets(st.sampled_from("ABCDEFG"), max_size=5), max_size=12)


@settings(derandomize=True, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_every_pair_is_counted_as_by_hand_whatever_the_order(articles, chance):
    rows = [(number, "PERSON", name) for number, names in enumerate(articles) for name in names]
    expected = Counter(frozenset((a, b)) for names in articles for a in names for b in names if a < b)
    pairs = co_mentions(table(rows), at_least=1)
    found = {frozenset((a, b)): n for a, b, n in pairs[["first", "second", "articles"]].itertuples(index=False)}
    assert found == expected
    assert pairs["npmi"].between(-1, 1).all()
    assert pairs["articles"].is_monotonic_decreasing
    chance.shuffle(rows)
    again = co_mentions(table(rows), at_least=1)
    assert again.equals(pairs)
    assert layout(again) == layout(pairs)


@settings(derandomize=True, deadline=None)
@given(ARTICLES)
def test_every_entity_has_a_place_of_its_own_in_the_frame(articles):
    rows = [(number, "PERSON", name) for number, names in enumerate(articles) for name in names]
    pairs = co_mentions(table(rows), at_least=1)
    spots = layout(pairs)
    assert set(spots) == {*pairs["first"], *pairs["second"]}
    assert all(0 <= edge <= 1 for spot in spots.values() for edge in spot)
    assert len(set(spots.values())) == len(spots)


def test_close_in_the_network_is_close_on_paper():
    spots = layout(co_mentions(people(a="Ann Bo", b="Ann Bo", c="Bo Cy", d="Bo Cy", e="Cy Di", f="Cy Di")))
    assert (
        math.dist(spots["Ann"], spots["Bo"])
        < math.dist(spots["Ann"], spots["Cy"])
        < math.dist(spots["Ann"], spots["Di"])
    )


def test_rare_names_of_a_long_article_cost_nothing(monkeypatch):
    paired = []
    monkeypatch.setattr(
        network, "combinations", lambda names, size: paired.append(len(names)) or combinations(names, size)
    )
    crowd = [("a", "PERSON", f"Name {n}") for n in range(5000)]  # 12 million pairs, three of them in two articles
    assert len(co_mentions(table([*crowd, *[("b", "PERSON", f"Name {n}") for n in range(3)]]))) == 3
    assert paired == [3, 3]
