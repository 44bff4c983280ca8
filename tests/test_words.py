"""Concordance, counts and keywords count what a person would count."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.article import Article
from kit.corpus import Corpus
from kit.words import term_pattern


def make(id, text):
    return Article.from_text(text, id=id, source=id.upper())


NEWS = Corpus(
    [
        make("a", "Victory Day, a victory\nday.\n\nVictories are days."),
        make("b", "The North’s day of victory."),
    ]
)


def test_concordance_lists_every_place_with_its_context():
    table = kit.concordance(NEWS, "victory day", width=8)
    assert table.values.tolist() == [
        ["a", "", "Victory Day", ", a vict", 0, 11],
        ["a", " Day, a ", "victory\nday", ".  Victo", 15, 26],
    ]


@pytest.mark.parametrize(
    ("term", "count"),
    [
        ("victor*", 4),
        ("victory", 3),
        ("DAY", 3),
        ("day*", 4),
        ("north's", 1),
        ("north’s", 1),
        ("vict", 0),
        ("a.b", 0),
        ("*ories", 1),
        ("a * day", 1),
        ("day of *", 1),
    ],
)
def test_terms_are_whole_words_with_stars(term, count):
    assert len(kit.concordance(NEWS, term)) == count


@pytest.mark.parametrize("term", ["", "  ", "***", "“”"])
def test_a_term_without_words_is_refused(term):
    with pytest.raises(ValueError, match="no letter or digit"):
        term_pattern(term)


def test_a_star_inside_a_word_is_refused():
    with pytest.raises(ValueError, match="inside a word"):
        term_pattern("vic*ory")


@given(st.text(alphabet="ab.+?[](){}|^$\\d ", min_size=1, max_size=12))
def test_a_term_is_no_regular_expression(term):
    if any(map(str.isalnum, term)):
        assert term_pattern(term).search(f"« {term.strip()} »")
        assert not term_pattern(term).search("« 7 »")


@pytest.mark.parametrize("term", ["*a*", "*ab", "*a* *b*", "* * * x"])
def test_stars_never_go_back_over_a_long_word(term):
    assert term_pattern(term).search("a" * 200_000) is None or term == "*a*"


def test_term_counts():
    table = kit.term_counts(NEWS, ["victory", "day"])
    assert table.loc["a"].tolist() == ["A", 2, 2]
    assert table.loc["b"].tolist() == ["B", 1, 1]


def test_keywords_is_the_log_likelihood_ratio():
    here = make("here", "drone drone drone the the the the the the the")
    there = make("there", "drone " + "the " * 89)
    table = kit.keywords(here, there)
    assert table["word"].tolist() == ["drone"]
    expected_here, expected_there = 10 * 4 / 100, 90 * 4 / 100
    keyness = 2 * (3 * math.log(3 / expected_here) + 1 * math.log(1 / expected_there))
    assert table.loc[0, "keyness"] == round(keyness, 1)
    assert table.loc[0, "count"] == 3


def test_keywords_of_a_text_against_itself_are_none():
    assert kit.keywords(NEWS, NEWS).empty
