"""An article never changes, and every span points into its text."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.article import Article, Span
from kit.corpus import as_list
from kit.widgets.models.reader import ReaderModel

TEXT = (
    "SEOUL (Example) -- Envoys arrived on Nov. 3. “We are glad. Very glad,” Mr. Li said.\n\nThe U.S. did not comment."
)


def test_without_a_title_the_text_is_the_very_string():
    article = Article.from_text(TEXT, published="2023-11-04", source="Example")
    assert article.text == TEXT
    assert article.published == date(2023, 11, 4)
    assert article.headline is None


def test_structure():
    article = Article.from_text(TEXT, title="Envoys arrive")

    def words(spans):
        return [span.of(article.text) for span in spans]

    assert article.headline.of(article.text) == "Envoys arrive"
    assert article.dateline.mark.of(article.text).strip() == "SEOUL (Example) --"
    assert article.dateline.place.of(article.text) == "SEOUL"
    assert article.dateline.agency.of(article.text) == "Example"
    assert article.lead.of(article.text).startswith("Envoys arrived")
    assert words(article.sentences) == [
        "Envoys arrived on Nov. 3.",
        "“We are glad.",
        "Very glad,” Mr. Li said.",
        "The U.S. did not comment.",
    ]
    assert words(article.quotations) == ["“We are glad. Very glad,”"]
    assert article.quotations[0].value == "We are glad. Very glad,"
    assert words(article.tokens)[:4] == ["Envoys", "arrived", "on", "Nov."]
    assert article.body == TEXT


def test_nothing_can_be_changed():
    article = Article.from_text(TEXT, details={"language": "English"})
    with pytest.raises(FrozenInstanceError):
        article.text = "other"
    with pytest.raises(TypeError):
        article.details["language"] = "Korean"
    with pytest.raises(FrozenInstanceError):
        Span(0, 1).start = 5


@pytest.mark.parametrize("offsets", [(-1, 3), (4, 3)])
def test_a_span_has_an_order(offsets):
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(*offsets)


@pytest.mark.parametrize("day", ["yesterday", "2023-02-30", "24 July 2023"])
def test_a_wrong_date_is_refused_kindly(day):
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        Article.from_text("x", published=day)


def test_it_shows_itself_in_words():
    shown = str(Article.from_text(TEXT, title="Envoys arrive", source="Example", published="2023-11-04"))
    assert shown.startswith("Envoys arrive\nExample · 2023-11-04\n\nSEOUL (Example)")
    assert "Span" not in repr(Article.from_text(TEXT))


def test_an_excerpt_shows_the_words_of_its_spans_and_no_html():
    article = Article.from_text("Some <b>words</b> here.\n\n" + "long " * 40)
    excerpt = article.excerpt(None, *article.paragraphs)
    assert str(excerpt).splitlines()[0] == "Some <b>words</b> here."
    assert max(map(len, str(excerpt).splitlines())) <= 88
    assert "Some &lt;b&gt;words&lt;/b&gt; here." in excerpt._repr_html_()
    assert str(article.excerpt(None)) == ""


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "👩‍🚀 “é” 👍🏽. \x00 \ud800 שלום.", "“never closed"])
@pytest.mark.parametrize("title", ["", "A title"])
def test_any_text_has_a_structure(text, title):
    article = Article.from_text(text, title=title)
    article._repr_html_()
    spans = [*article.paragraphs, *article.sentences, *article.tokens, *article.quotations]
    assert all(0 <= span.start < span.end <= len(article.text) for span in spans)


@given(st.text(alphabet="aB .,“”\"'’\n-—()123é👍", max_size=200))
def test_every_layer_is_in_order_and_inside_the_body(text):
    article = Article.from_text(text, title="T")
    for layer in (article.paragraphs, article.sentences, article.tokens):
        assert all(a.end <= b.start for a, b in pairwise(layer))
        assert all(span.start >= 1 for span in layer)


@pytest.mark.parametrize(
    "given",
    [
        date(2023, 7, 24),
        datetime(2023, 7, 24, 23, 59),
        datetime(2023, 7, 24, 0, 30, tzinfo=UTC),
        pd.Timestamp("2023-07-24 12:00", tz="Asia/Seoul"),
        "2023-07-24",
    ],
)
def test_of_a_moment_its_own_day_is_the_day_of_publication(given):
    article = Article.from_text("He left on Monday.", published=given)
    assert article.published == Article("id", "words", published=given).published == date(2023, 7, 24)
    assert type(article.published) is date
    assert list(kit.tag_times(article)["value"]) == ["2023-07-24"]
    assert len(kit.Corpus([article]).where(between=("2023-07-24", given))) == 1


def test_what_pandas_has_for_no_day_is_none():
    assert Article.from_text("He left on Monday.", published=pd.NaT).published is None


@pytest.mark.parametrize("given", [20230724, b"2023-07-24", ["2023-07-24"]])
def test_what_is_no_date_is_refused_as_kindly_as_a_wrong_one(given):
    with pytest.raises(ValueError, match="Write it as YYYY-MM-DD"):
        Article.from_text("Words.", published=given)


@pytest.mark.parametrize("text", [None, 5, b"words"])
def test_a_text_that_is_no_string_is_refused_at_once(text):
    with pytest.raises(TypeError, match="is a string, and this is"):
        Article.from_text(text)


ONE = Article.from_text("Words.", id="one")


def test_articles_are_taken_alone_and_in_any_row():
    assert as_list(ONE) == as_list([ONE]) == as_list(kit.Corpus(ONE)) == as_list(iter([ONE])) == [ONE]


@pytest.mark.parametrize("given", [None, 5, "Kim left.", ["Kim left."], [ONE, None], pd.DataFrame({"text": ["Kim"]})])
@pytest.mark.parametrize("call", [as_list, kit.Corpus, kit.report, lambda given: kit.term_counts(given, ["Kim"])])
def test_what_is_no_article_is_refused_and_the_way_is_named(given, call):
    with pytest.raises(TypeError, match=r"Articles are needed here, and this is .*kit\.read"):
        call(given)


@pytest.mark.parametrize("given", [None, "Kim left.", [ONE], kit.Corpus([ONE])])
@pytest.mark.parametrize("call", [kit.parts, kit.five_ws, ReaderModel])
def test_where_one_article_is_needed_it_is_said(given, call):
    with pytest.raises(TypeError, match=r"One article is needed here, and this is .*(news\[0\]|from_text)"):
        call(given)
