"""The collection is friendly: it finds, selects, counts and shows itself."""

import pandas as pd
import pytest

import kit
from kit.article import Article
from kit.corpus import Corpus


def article(id, text="One sentence here. “Two,” she said.\n\nThree.", **fields):
    return Article.from_text(text, id=id, **fields)


@pytest.fixture
def small():
    return Corpus(
        [
            article(
                "a-first",
                source="Alpha News",
                kind="newspaper",
                published="2023-07-24",
                details={"themes": "arrival; china"},
            ),
            article(
                "b-second",
                source="Beta",
                kind="news agency",
                published="2023-07-25",
                details={"language": "Korean"},
            ),
            article("c-third", source="Alpha News", kind="newspaper", published="2023-07-31"),
            article("d-undated", source="Delta"),
        ]
    )


def test_length_iteration_and_membership(small):
    assert len(small) == 4
    assert [a.id for a in small] == small.ids == ["a-first", "b-second", "c-third", "d-undated"]
    assert "a-first" in small
    assert "zzz" not in small


def test_lookup_by_id_and_position(small):
    assert small["b-second"].source == "Beta"
    assert small[0].id == "a-first"
    assert small[-1].id == "d-undated"
    assert small.get("b-second").source == "Beta"
    assert small.get("zzz", small[0]) is small[0]


def test_a_wrong_id_is_answered_with_a_near_one(small):
    with pytest.raises(KeyError, match="Did you mean 'a-first'"):
        small["a-frst"]
    with pytest.raises(KeyError) as error:
        small["something else"]
    assert "Did you mean" not in str(error.value)
    with pytest.raises(IndexError, match="has 4, counted from 0"):
        small[4]


def test_two_articles_with_one_id_are_refused():
    with pytest.raises(ValueError, match="have the id 'x'"):
        Corpus([article("x"), article("x")])


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ({"source": "Alpha News"}, ["a-first", "c-third"]),
        ({"source": "alpha news"}, ["a-first", "c-third"]),
        ({"source": ["Alpha News", "Beta"]}, ["a-first", "b-second", "c-third"]),
        ({"kind": "news agency"}, ["b-second"]),
        ({"theme": "china"}, ["a-first"]),
        ({"language": "Korean"}, ["b-second"]),
        ({"between": ("2023-07-24", "2023-07-25")}, ["a-first", "b-second"]),
        ({"between": ("2023-07-26", "2023-07-30")}, []),
        ({"source": "Alpha News", "between": ("2023-07-25", "2023-07-31")}, ["c-third"]),
        ({}, ["a-first", "b-second", "c-third", "d-undated"]),
    ],
)
def test_where(small, conditions, ids):
    assert small.where(**conditions).ids == ids


def test_a_value_that_nobody_has_is_said_with_a_near_one(small):
    with pytest.warns(kit.ReadingWarning, match="No article has the source 'beto'. Did you mean 'beta'"):
        assert len(small.where(source="beto")) == 0


@pytest.mark.parametrize(
    "between", [("2023-07-25", "2023-07-24"), ("yesterday", "2023-07-24"), ("2023-02-30", "2023-07-24")]
)
def test_days_that_make_no_sense_are_refused(small, between):
    with pytest.raises(ValueError, match="day"):
        small.where(between=between)


def test_articles_table(small):
    table = small.articles
    expected = [
        "id",
        "published",
        "source",
        "kind",
        "country",
        "title",
        "paragraphs",
        "sentences",
        "words",
        "url",
    ]
    assert list(table.columns) == expected
    assert pd.api.types.is_datetime64_any_dtype(table["published"])
    assert table.loc[0, ["paragraphs", "sentences", "words"]].tolist() == [2, 3, 7]
    assert pd.isna(table.loc[3, "published"])


def test_layer_tables_point_into_the_text(news):
    for table in (news.sentences, news.paragraphs, news.quotations):
        assert list(table.columns) == ["article", "number", "text", "start", "end"]
        for row in table.sample(50, random_state=1).itertuples():
            assert news[row.article].text[row.start : row.end] == row.text


def test_an_empty_corpus_has_its_tables():
    empty = Corpus([])
    assert not empty
    assert empty.articles.empty
    assert list(empty.sentences.columns) == ["article", "number", "text", "start", "end"]
    assert "0 articles" in repr(empty)


def test_what_it_shows_is_short_and_counts_the_rest():
    many = Corpus([article(f"n{number:02}", source="X") for number in range(30)])
    assert "30 articles from 1 outlet" in repr(many)
    assert "18 more" in repr(many)
    assert many._repr_html_().count("<tr>") == 13
    assert "18 more" in many._repr_html_()


EVIL = '<script>alert(1)</script> & <img src=x onerror="alert(2)">'


def test_nothing_from_an_article_becomes_html():
    evil = article(EVIL, f"{EVIL}\n\n{EVIL}", title=EVIL, source=EVIL, country=EVIL, notes=(EVIL,))
    problem = kit.reading.Problem(EVIL, 1, EVIL, EVIL)
    for shown in (evil._repr_html_(), Corpus([evil], [problem])._repr_html_()):
        assert "<script>" not in shown
        assert "<img" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img" in shown
    marked = article("x", f"<b>PARIS</b> ({EVIL}) -- {EVIL}")
    assert "<script>" not in marked._repr_html_()
    assert "<b>" not in marked._repr_html_()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2023-07-28", "2023-07-28"], "2 articles from 1 outlet, 2023-07-28\n"),
        (["2023-07-28", "2023-07-24"], "2 articles from 1 outlet, 2023-07-24 to 2023-07-28\n"),
        ([None, None], "2 articles from 1 outlet\n"),
    ],
)
def test_articles_of_one_day_have_one_day(days, said):
    news = [Article.from_text("Words.", id=str(at), source="AP", published=day) for at, day in enumerate(days)]
    assert repr(Corpus(news)).startswith(f"Corpus: {said}")
