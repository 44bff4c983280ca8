"""The Concordance: its model does all that hands do, and the widget shows it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.article import Article
from kit.corpus import Corpus
from kit.queries import WAYS, Query
from kit.widgets import Concordance
from kit.widgets.models import concordance, slices
from kit.widgets.models.concordance import LINES, MOST, ORDERS, ConcordanceModel, beside
from tests.explorer_page import EVIL, act, assert_safe, evil, many

NEWS = Corpus(
    [
        Article.from_text("The envoy left. An envoy came early.", id="a", source="Kyodo", published="2023-07-25"),
        Article.from_text("Envoys met the new envoy again.", id="b", source="AP", published="2023-07-26"),
        Article.from_text("No one came.", id="c", source="AP"),
    ]
)


def matches(model):
    return model.table[["article", "start"]].values.tolist()


def test_it_counts_and_lists_places_in_the_order_of_the_articles():
    model = ConcordanceModel(NEWS, "envoy")
    assert repr(model) == "Concordance: “envoy” (whole words), 3 places in 2 of 3 articles"
    assert matches(model) == [["a", 4], ["a", 19], ["b", 19]]
    assert model.table["match"].tolist() == ["envoy", "envoy", "envoy"]


@pytest.mark.parametrize(
    ("order", "starts"),
    [
        ("by outlet", [["b", 0], ["b", 19], ["a", 4], ["a", 19]]),
        ("by the words found", [["a", 4], ["a", 19], ["b", 19], ["b", 0]]),
        ("1 word left", [["b", 0], ["a", 19], ["b", 19], ["a", 4]]),
        ("2 words left", [["b", 0], ["a", 19], ["b", 19], ["a", 4]]),
        ("1 word right", [["b", 19], ["a", 19], ["a", 4], ["b", 0]]),
        ("2 words right", [["b", 19], ["a", 19], ["a", 4], ["b", 0]]),
    ],
)
def test_it_sorts_by_the_words_beside(order, starts):
    model = ConcordanceModel(NEWS, "envoy*", order=order)
    assert matches(model) == starts


def test_words_left_are_read_from_the_place_outwards():
    model = ConcordanceModel([Article.from_text("one two three envoy four five six")], "envoy")
    hit = model.hits[0]
    assert beside(hit, "left", 2) == ["three", "two"]
    assert beside(hit, "left", 3) == ["three", "two", "one"]
    assert beside(hit, "right", 3) == ["four", "five", "six"]
    assert beside(hit, "right", 1) == ["four"]


def test_way_case_and_outlet_change_what_is_found():
    model = ConcordanceModel(NEWS, "Envoy")
    model.match_case()
    assert model.hits == []
    model.read_as("parts of words")
    assert matches(model) == [["b", 0]]
    model.match_case(False)
    assert len(model.hits) == 4
    model.keep("Kyodo")
    assert {hit.article.id for hit in model.hits} == {"a"}
    assert repr(model).endswith("2 places in 1 of 1 articles of Kyodo")
    model.keep()
    assert len(model.hits) == 4


def test_a_bad_pattern_is_a_word_and_no_exception():
    model = ConcordanceModel(NEWS, "(", way=WAYS[2])
    assert model.hits == []
    assert "can't be read" in model.problem
    model.search("e.v")
    assert model.problem == ""
    assert len(model.hits) == 4


def test_a_pattern_that_would_hang_says_where_it_was_stopped():
    widget = Concordance([Article.from_text("a" * 50_000 + "!", id="long")], "(a+)+$", way=WAYS[2])
    assert "stopped in the article long" in widget.model.problem
    assert "took too long" in widget.parts["count"]


def test_places_are_looked_at_one_after_the_other():
    model = ConcordanceModel(NEWS, "envoy")
    assert model.article is None
    model.step()
    assert (model.looked_at, model.article.id) == (0, "a")
    model.step()
    model.step()
    model.step()
    assert (model.looked_at, model.article.id) == (2, "b")
    model.step(-1)
    assert model.looked_at == 1
    model.sort("by outlet")
    assert (model.looked_at, model.hits[model.looked_at].start) == (2, 19)
    model.close()
    assert model.article is None
    with pytest.raises(IndexError, match="no place number 9"):
        model.open(9)


def test_many_places_are_cut_and_said(monkeypatch):
    # What is tested is the number of places; on a busy machine even a short search may take the second that it has.
    monkeypatch.setitem(Query.looking.__kwdefaults__, "seconds", 60.0)
    model = ConcordanceModel([Article.from_text("a " * (MOST + 5))], "a")
    assert len(model.hits) == MOST
    assert f"more than {MOST:,} places" in model.problem
    assert model.lines == LINES
    model.more()
    assert model.lines == 2 * LINES
    model.open(3 * LINES)
    assert model.lines == 3 * LINES + 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda model: model.sort("by luck"), "no order 'by luck'"),
        (lambda model: model.keep("Nobody"), "no outlet 'Nobody'. Choose one of: AP, Kyodo"),
        (lambda model: model.read_as("runes"), "no way to search 'runes'"),
    ],
)
def test_what_does_not_exist_is_said(call, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        call(ConcordanceModel(NEWS, "envoy"))


def test_the_page_can_do_all_that_the_model_can():
    widget = Concordance(NEWS)
    assert repr(widget) == "Concordance: nothing looked for yet, 3 articles"
    act(widget, "search", value="envoy*")
    act(widget, "read_as", value="whole words")
    act(widget, "match_case", value=True)
    act(widget, "keep", value="AP")
    act(widget, "sort", value="1 word left")
    act(widget, "more")
    act(widget, "open", number=0)
    act(widget, "step", by=1)
    assert widget.model.article.id == "b"
    assert "kit-here" in widget.parts["page"]
    act(widget, "close")
    assert "kit-here" not in widget.parts["page"]
    for action in ("work", "stop", "go_on"):
        act(widget, action)
    assert set(widget.model.actions) == {
        *("search", "read_as", "match_case", "keep", "sort", "more", "open", "step", "close"),
        *("work", "stop", "go_on"),
    }


def test_an_error_of_the_page_is_shown_in_the_widget():
    widget = Concordance(NEWS, "envoy")
    widget._receive(widget, {"do": "open", "with": {"number": 99}, "number": 1}, [])
    assert "no place number 99" in widget.error


def test_words_sorted_by_are_marked_and_the_place_is_marked_in_its_article():
    widget = Concordance(NEWS, "envoy", order="1 word right")
    assert "<b>again</b>" in widget.parts["lines"]
    widget.model.sort("1 word left")
    assert "<b>new</b>" in widget.parts["lines"]
    widget.model.open(0)
    assert widget.parts["page"].count("kit-here") == 1
    assert widget.parts["page"].count("<mark") == 2


def test_everything_of_an_article_is_escaped():
    widget = Concordance(evil(), "alert")
    widget.model.open(0)
    assert "&lt;script&gt;" in widget.parts["lines"]
    assert_safe(widget)
    widget.model.search(EVIL)
    assert_safe(widget)


def test_the_still_picture_shows_lines_and_the_open_place():
    widget = Concordance(NEWS, "envoy")
    widget.model.open(2)
    picture = widget.picture()
    assert "3 places in 2 of 3 articles" in picture
    assert picture.count("<tr>") == 3
    assert "<strong style" in picture
    assert "class=" not in picture


def test_only_what_changes_is_drawn_anew():
    widget = Concordance(many(30), "delegation")
    before = dict(widget.parts)
    widget.model.open(1)
    changed = {name for name, html in widget.parts.items() if html != before[name]}
    assert changed == {"lines", "page"}


@given(st.text(max_size=80), st.text(max_size=10), st.sampled_from(WAYS), st.sampled_from(ORDERS))
def test_any_text_and_query_can_be_shown(text, query, way, order):
    widget = Concordance([Article.from_text(text, id="x")], query, way=way, order=order)
    for number in range(min(2, len(widget.model.hits))):
        widget.model.open(number)
    assert widget.picture()


def test_a_search_in_many_articles_shows_its_first_places_at_once_and_can_be_stopped(monkeypatch):
    monkeypatch.setattr(concordance, "_FIRST", 0)
    monkeypatch.setattr(slices, "_SLICE", 0)
    news = many(concordance.AT_ONCE + 3)
    widget = Concordance(news)
    act(widget, "search", value="arrived")
    model = widget.model
    assert "Searching" in widget.parts["count"]
    assert "searched so far" in repr(model)
    work = widget.facts["work"]
    for _ in range(3):
        act(widget, "work")
    assert 1 < len(model.hits) < len(news)
    assert widget.facts["work"] > work, "the page asks for the next slice"
    act(widget, "open", number=1)
    looked_at = model.hits[1]
    act(widget, "sort", value="by outlet")
    act(widget, "work")
    assert model.hits[model.looked_at] == looked_at, "what is found later moves nothing away from the reader"
    act(widget, "stop")
    found = len(model.hits)
    act(widget, "work")
    assert len(model.hits) == found
    assert widget.facts == {}
    assert "Stopped" in widget.parts["count"]
    act(widget, "go_on")
    while not model.ready:
        act(widget, "work")
    assert len(model.hits) == len(news)
    assert "Searching" not in widget.parts["count"]
    assert [hit.article.source for hit in model.hits] == sorted(hit.article.source for hit in model.hits)
    act(widget, "search", value="The delegation")
    assert len(model.table) == len(news), "who asks for the table gets all of it"


def test_a_new_query_ends_the_search_for_the_old_one(monkeypatch):
    monkeypatch.setattr(concordance, "_FIRST", 0)
    model = ConcordanceModel(many(concordance.AT_ONCE + 3))
    model.search("arrived")
    model.search("Thursday")
    model.finish()
    assert {hit.article.text[hit.start : hit.end] for hit in model.hits} == {"Thursday"}
