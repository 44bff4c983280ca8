"""What can be looked for is found; what a learner writes can't hang the kernel."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.article import Article
from kit.queries import LONGEST, WAYS, Query
from kit.words import term_pattern

WHOLE, PARTS, REGULAR = WAYS


def found(text, *query):
    return [text[hit.start : hit.end] for hit in Query(*query).places(Article.from_text(text))]


@pytest.mark.parametrize(
    ("query", "way", "case", "words"),
    [
        ("armistice", WHOLE, False, ["Armistice", "armistice"]),
        ("armistice", WHOLE, True, ["armistice"]),
        ("sign*", WHOLE, False, ["signed", "signs"]),
        ("sign", WHOLE, False, []),
        ("sign", PARTS, False, ["sign", "sign"]),
        ("*ned", WHOLE, False, ["signed"]),
        ("*is*", WHOLE, False, ["Armistice", "armistice"]),
        ("*ed the *", WHOLE, False, ["signed the armistice"]),
        ("* its", WHOLE, False, ["for its"]),
        ("mist", PARTS, False, ["mist", "mist"]),
        (r"\d+(?:th|st)", REGULAR, False, ["70th"]),
        (r"sign(ed|s)\b", REGULAR, False, ["signed", "signs"]),
        (r"(?<=the )\w+", REGULAR, False, ["armistice"]),
        (r"x*", REGULAR, False, []),
    ],
)
def test_each_way_finds_what_it_says(query, way, case, words):
    text = "Armistice: they signed the armistice. Seoul signs for its 70th year."
    assert found(text, query, way, case) == words


@pytest.mark.parametrize(
    "pattern", [r"(a+)+$", r"(a|aa)+$", r"(a|a?)+$", r"(?:a?){30}a{30}b", r"(a+)+\1$", r"(?=(a+)+b)a", r"(?s)(.|\n)*q"]
)
def test_a_pattern_that_would_run_for_hours_is_stopped(pattern):
    article = Article.from_text("a" * 100_000 + "!", id="long")
    if pattern.startswith("(?s)"):
        with pytest.raises(ValueError, match="not allowed"):
            Query(pattern, REGULAR)
        return
    result = Query(pattern, REGULAR).search([article, article], seconds=0.1)
    assert "stopped in the article long" in result.stopped
    assert result.searched == 0


@pytest.mark.parametrize("pattern", ["a{99999}", "((a{500}){500}){500}", "(?:(?:a{1001}){20}){9,}"])
def test_a_pattern_that_grows_as_it_is_read_is_refused(pattern):
    with pytest.raises(ValueError, match="too often"):
        Query(pattern, REGULAR)


@pytest.mark.parametrize("pattern", ["(?R)", "((?1))a", "(?i)a", "(?r)a", "(?|a|b)", "(?&x)", "(?<name>a)(?P>name)"])
def test_groups_that_no_time_limit_holds_are_refused(pattern):
    with pytest.raises(ValueError, match="not allowed here"):
        Query(pattern, REGULAR)


def test_an_escaped_group_is_no_group():
    assert found("what (?i) is", r"\(\?i\)", REGULAR) == ["(?i)"]
    assert found("{99999} and", r"\{99999\}", REGULAR) == ["{99999}"]


@pytest.mark.parametrize(
    ("query", "way", "message"),
    [
        ("", WHOLE, "no letter or digit"),
        ("…", PARTS, "no letter or digit"),
        ("a*b", WHOLE, "inside a word"),
        ("", REGULAR, "empty"),
        ("(", REGULAR, "can't be read: missing"),
        ("[a", REGULAR, "can't be read"),
        ("x" * (LONGEST + 1), REGULAR, "301 characters"),
        ("x", "by luck", "no way 'by luck'"),
    ],
)
def test_what_cannot_be_looked_for_is_said(query, way, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Query(query, way)


def test_a_search_stops_at_the_most_places():
    article = Article.from_text("a a a a")
    result = Query("a").search([article], most=3)
    assert len(result.hits) == 3
    assert "more than 3 places" in result.stopped
    assert Query("a").search([article], most=4).stopped == ""


@given(st.text(max_size=60), st.sampled_from(WAYS), st.text(max_size=200))
def test_any_query_on_any_text_ends_with_places_or_a_value_error(query, way, text):
    article = Article.from_text(text)
    try:
        result = Query(query, way).search([article], seconds=0.2)
    except ValueError:
        return
    places = [(hit.start, hit.end) for hit in result.hits]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(
    st.lists(st.sampled_from(["*", "*ab", "ab", "a*", "*b*", "a-b", "*-b"]), min_size=1, max_size=3).map(" ".join),
    st.text("ab -\n_é", max_size=40),
)
def test_whole_words_are_those_of_the_plain_pattern(term, text):
    try:
        wanted = [match.span() for match in term_pattern(term).finditer(text)]
    except ValueError:
        return
    assert [(hit.start, hit.end) for hit in Query(term).places(Article.from_text(text))] == wanted


def test_the_concordance_takes_regular_expressions():
    article = Article.from_text("On 27 July, or 28 July.", id="one")
    table = kit.concordance(article, r"\d+ July", width=4, way=REGULAR)
    assert table["match"].tolist() == ["27 July", "28 July"]
    assert table["left"].tolist() == ["On ", " or "]
    with pytest.raises(TimeoutError):
        kit.concordance(Article.from_text("a" * 60_000 + "!"), "(a+)+$", way=REGULAR)
