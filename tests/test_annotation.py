"""Marking by hand finds every place of a name, and gold is held to the words of its article."""

import json

import pytest

import kit
from kit.article import Article
from kit.corpus import Corpus

ARTICLE = Article.from_text("Kim met Kim Jong Un’s envoy. Kims left for China’s north.\n\nChina is large.", id="a")


def test_every_place_is_marked_and_the_longer_name_wins():
    table = kit.mark(ARTICLE, {"PERSON": ["Kim", "Kim Jong Un"], "PLACE": ["China"]})
    assert table[["text", "label"]].values.tolist() == [
        ["Kim", "PERSON"],
        ["Kim Jong Un", "PERSON"],
        ["China", "PLACE"],
        ["China", "PLACE"],
    ]
    assert all(ARTICLE.text[row.start : row.end] == row.text for row in table.itertuples())


def test_only_inside_the_spans_and_with_any_apostrophe():
    table = kit.mark(ARTICLE, {"PLACE": ["China's north"]}, within=ARTICLE.sentences[:2])
    assert table["text"].tolist() == ["China’s north"]


@pytest.mark.parametrize("name", ["Kim Jong", "Lima", "", "  ", "kim"])
def test_a_name_that_does_not_stand_there_is_said(name):
    if name == "Kim Jong":
        assert len(kit.mark(ARTICLE, {"PERSON": [name]})) == 1
    else:
        with pytest.raises(ValueError, match="does not stand here"):
            kit.mark(ARTICLE, {"PERSON": [name]})


def test_no_marks_are_an_empty_table():
    assert list(kit.mark(ARTICLE, {}).columns) == ["article", "start", "end", "text", "label"]


def test_spans_in_keeps_what_stands_inside():
    table = kit.mark(ARTICLE, {"PLACE": ["China"], "PERSON": ["Kim"]})
    inside = kit.spans_in(table, ARTICLE, ARTICLE.sentences[1:2])
    assert inside["text"].tolist() == ["China"]
    assert kit.spans_in(table.assign(article="b"), ARTICLE, ARTICLE.sentences).empty


GOOD = {"article": "a", "start": 0, "end": 3, "text": "Kim", "label": "PERSON", "entity": "kim"}


@pytest.fixture
def gold_file(tmp_path):
    def write(*rows):
        path = tmp_path / "gold.jsonl"
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_gold_is_read_with_its_further_columns(gold_file):
    table = kit.read_gold(gold_file(GOOD, "", GOOD | {"article": "elsewhere"}), Corpus([ARTICLE]))
    assert table.to_dict("records") == [GOOD]


def test_gold_may_hold_any_mark_that_ends_a_line_and_a_byte_order_mark(tmp_path):
    row = GOOD | {"note": "one\u2028two\x85three"}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\r\n", encoding="utf-8-sig", newline="")
    assert kit.read_gold(path, Corpus([ARTICLE])).to_dict("records") == [row]


def test_gold_of_nothing_has_its_columns(gold_file):
    assert list(kit.read_gold(gold_file(), Corpus([ARTICLE])).columns) == ["article", "start", "end", "text", "label"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{not json", "not JSON"),
        ({"article": "a"}, "no 'start'"),
        ([1, 2], "no 'article'"),
        (GOOD | {"end": 4}, "has 'Kim ', not 'Kim'"),
        (GOOD | {"start": "0"}, "whole numbers"),
        (GOOD | {"start": 3}, "whole numbers"),
    ],
)
def test_a_faulty_line_is_named(gold_file, row, words):
    path = gold_file(GOOD, row)
    with pytest.raises(kit.ReadingError, match="line 2") as error:
        kit.read_gold(path, Corpus([ARTICLE]))
    assert words in str(error.value)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(kit.ReadingError, match="can't be read"):
        kit.read_gold(tmp_path / "missing.jsonl", Corpus([ARTICLE]))
