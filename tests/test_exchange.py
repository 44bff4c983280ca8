"""Spans go to other programs and come back as they were."""

import csv
import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit import segments
from kit.article import Article
from kit.exchange import FORMS, read_spans, write_spans

TEXT = "Kim\u0301 👩‍🚒 met China’s envoys.\n\nThe US-led UN Command said “No”\tto it;  =SUM(1) of 27–30 July."
ARTICLE = Article.from_text(TEXT, id="one, two/ü#")
OTHER = Article.from_text("Li left.", id="other")


def at(words, label, article=ARTICLE, **more):
    start = article.text.index(words)
    return {
        "article": article.id,
        "start": start,
        "end": start + len(words),
        "text": words,
        "label": label,
        **more,
    }


SPANS = [
    at("Kim\u0301", "PERSON", annotator="ana", note='a "note"\nwith = and \u2028'),
    at("China", "PLACE", annotator="ana", entity="2023", number=7, sure=True),
    at("China’s envoys", "CONTENT", annotator="ben"),
    at("US", "PLACE"),
    at("UN Command", "ORG"),
    at("UN Command said “No”", "CONTENT"),
    at("=SUM", "WORK", note="=1+1"),
    at("'", "X") if "'" in TEXT else at("“", "X"),
    at("Li", "PERSON", OTHER),
]


def rows(table):
    return sorted(
        ({name: value for name, value in row.items() if value == value} for row in table.to_dict("records")),
        key=str,
    )


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_comes_back_without_loss(tmp_path, form):
    path = write_spans(pd.DataFrame(SPANS), tmp_path / f"spans.{form}", [ARTICLE, OTHER])
    back = read_spans(path, [ARTICLE, OTHER])
    assert rows(back) == sorted(SPANS, key=str)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("form", FORMS)
def test_no_spans_are_an_empty_table(tmp_path, form):
    path = write_spans(pd.DataFrame(columns=["article", "start", "end", "text", "label"]), tmp_path / f"a.{form}", [])
    assert list(read_spans(path, []).columns) == ["article", "start", "end", "text", "label"]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40)
@given(text=st.text(max_size=40), places=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=5))
def test_any_text_survives(tmp_path_factory, form, text, places):
    article = Article.from_text(text, id="a")
    tokens = segments.tokens(text)
    spans = []
    for first, last in places:
        if first <= last < len(tokens):
            start, end = tokens[first][0], tokens[last][1]
            spans.append({"article": "a", "start": start, "end": end, "text": text[start:end], "label": f"L{last}"})
    spans = [span for number, span in enumerate(spans) if span not in spans[:number]]
    columns = ["article", "start", "end", "text", "label"]
    path = tmp_path_factory.mktemp("any") / f"spans.{form}"
    write_spans(pd.DataFrame(spans, columns=columns), path, [article])
    assert rows(read_spans(path, [article])) == sorted(spans, key=str)


def test_the_project_s_own_gold_survives(tmp_path, news):
    import kit

    gold = kit.read_gold("seeds/gold/entities.jsonl", news)
    for form in FORMS:
        back = read_spans(write_spans(gold, tmp_path / f"gold.{form}", news), news)
        assert rows(back) == rows(gold), form


def test_a_spreadsheet_runs_nothing(tmp_path):
    path = write_spans(pd.DataFrame(SPANS), tmp_path / "spans.csv", [ARTICLE, OTHER])
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert "'=SUM" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_conll_has_a_token_a_line_and_iob2_tags(tmp_path):
    path = write_spans(pd.DataFrame([at("UN Command", "ORG"), at("US", "PLACE")]), tmp_path / "a.conll", [ARTICLE])
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if "\t" in line]
    tags = {words: tag for words, _, _, tag in lines}
    assert (tags["UN"], tags["Command"], tags["US"], tags["-led"], tags["said"]) == (
        "B-ORG",
        "I-ORG",
        "B-PLACE",
        "O",
        "O",
    )


def test_a_web_annotation_is_as_the_standard_says(tmp_path):
    path = write_spans(pd.DataFrame(SPANS[:1]), tmp_path / "a.jsonld", [ARTICLE])
    page = json.loads(path.read_text(encoding="utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    (item,) = page["items"]
    assert (item["type"], item["body"]["purpose"]) == ("Annotation", "tagging")
    position, quote = item["target"]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"] == "Kim\u0301"
    assert TEXT[position["end"] :].startswith(quote["suffix"])
    assert " " not in item["target"]["source"]


def test_spacy_reads_its_json(tmp_path):
    import spacy
    from spacy.tokens import Doc

    path = write_spans(pd.DataFrame(SPANS[:-1]), tmp_path / "a.json", [ARTICLE])
    (document,) = json.loads(path.read_text(encoding="utf-8"))
    doc = Doc(spacy.blank("en").vocab).from_json(document)
    assert doc.text == TEXT
    assert {(span.text, span.label_) for span in doc.spans["marks"]} == {(s["text"], s["label"]) for s in SPANS[:-1]}


def test_what_other_programs_write_is_read(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"text": OTHER.text, "ents": [{"start": 0, "end": 2, "label": "PER"}]}))
    assert rows(read_spans(tmp_path / "a.json", [OTHER])) == [at("Li", "PER", OTHER)]
    item = {
        "type": "Annotation",
        "body": {"value": "PER"},
        "target": {"source": "other", "selector": [{"type": "TextPositionSelector", "start": 0, "end": 2}]},
    }
    (tmp_path / "a.jsonld").write_text(json.dumps([item]))
    assert rows(read_spans(tmp_path / "a.jsonld", [OTHER])) == [at("Li", "PER", OTHER)]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "article,start\r\nother,0\r\n", "not in the form"),
        ("a.csv", "article,start,end,text,label\r\nother,0\r\n", "row 2.*2 cells"),
        ("a.csv", "article,start,end,text,label\r\nother,zero,2,Li,P\r\n", "row 2.*'zero'"),
        ("a.conll", "# article = other\nLi\tzero\t2\tB-P\n", "line 2.*'zero'"),
        ("a.conll", "Li\n", "line 1"),
        ("a.jsonl", "\n" + "[" * 100_000, "line 2.*another way"),
        ("a.jsonl", '{"article": "other", "start": 0, "end": 2, "text": "Li"}', "line 1.*'label' is missing"),
        ("a.jsonl", '{"article": "other", "start": "0", "end": 2, "text": "Li", "label": "P"}', "start is no whole"),
        ("a.jsonl", '{"article": ["other"], "start": 0, "end": 2, "text": "Li", "label": "P"}', "article is no text"),
        ("a.jsonl", '{"article": "other", "start": 0, "end": 2, "text": "Li", "lab', "line 1"),
        ("a.jsonld", '[{"target": {"selector": []}}]', "annotation 1.*'TextPositionSelector' is missing"),
        ("a.json", "[1]", "not in the form"),
        ("a.json", "{", "not in the form"),
        ("a.jsonl", '{"article": "other", "start": 0, "end": 2, "text": "Lu", "label": "P"}', "not 'Lu'"),
        ("a.xml", "", "There is no form 'xml'"),
    ],
)
def test_a_file_that_does_not_fit_is_said_to(tmp_path, name, content, words):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        read_spans(tmp_path / name, [OTHER])


def test_spans_of_an_article_that_was_not_given_are_refused(tmp_path):
    with pytest.raises(ValueError, match="'other' of the spans was not given"):
        write_spans(pd.DataFrame([at("Li", "P", OTHER)]), tmp_path / "a.csv", [ARTICLE])


def test_a_folder_that_is_none_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="can't be written"):
        write_spans(pd.DataFrame(SPANS), tmp_path / "file" / "a.csv", [ARTICLE, OTHER])


def test_a_file_in_another_encoding_is_said_to(tmp_path):
    (tmp_path / "a.csv").write_bytes("article,start,end,text,label\r\nother,0,2,Lí,P\r\n".encode("cp1252"))
    with pytest.raises(ValueError, match=r"a\.csv: The file is not UTF-8. Save it"):
        read_spans(tmp_path / "a.csv", [OTHER])


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_table_that_a_spreadsheet_saved_with_its_own_sign_between_cells_is_read(tmp_path, sign):
    lines = [["article", "start", "end", "text", "label"], ["other", "0", "2", "Li", "P"]]
    (tmp_path / "a.csv").write_text("\n".join(map(sign.join, lines)), encoding="utf-8")
    assert rows(read_spans(tmp_path / "a.csv", OTHER)) == [at("Li", "P", OTHER)]


def test_a_span_as_long_as_a_book_comes_back(tmp_path):
    book = Article.from_text("word " * 40_000 + "end", id="book")
    span = {"article": "book", "start": 0, "end": len(book.text), "text": book.text, "label": "P"}
    assert rows(read_spans(write_spans(pd.DataFrame([span]), tmp_path / "a.csv", book), book)) == [span]


def test_a_table_that_holds_no_spans_is_refused_and_the_way_is_named(tmp_path):
    times = kit.tag_times("He left on Monday.", published="2023-07-24")
    with pytest.raises(ValueError, match=r"no column 'label'. kit.as_spans"):
        write_spans(times, tmp_path / "a.csv", [OTHER])


@pytest.mark.parametrize("form", FORMS)
def test_a_day_is_written_as_words(tmp_path, form):
    text = Article.from_text("He left on Monday.")
    spans = kit.as_spans(kit.tag_times(text.text, published="2023-07-24"))
    (back,) = rows(read_spans(write_spans(spans, tmp_path / f"a.{form}", text), text))
    assert (back["text"], back["begin"]) == ("Monday", "2023-07-24")
