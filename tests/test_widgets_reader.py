"""The Reader and what all widgets share, without a browser: layers, nesting, escaping, errors, still pictures."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import NamedTuple

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

import kit
from kit import look
from kit.widgets import AnnotationLab, Reader
from kit.widgets.annotation_lab import _HELP
from kit.widgets.marking import labelled, nested
from kit.widgets.models.reader import LAYERS, ReaderModel
from kit.widgets.page import Markup, button, element, words
from tests.conftest import PROJECT
from tests.notebook_gate import faults
from tests.refresh_notebooks import execute

ARTICLE = kit.Article.from_text(
    "Defence Minister Sergei Shoigu arrived in Pyongyang on Tuesday.\n\n“We will win,” Shoigu said in Pyongyang.",
    title="Shoigu lands",
    id="a",
    published="2023-07-26",
    source="Example",
)
EVIL = '<script>alert(1)</script> Kim Jong Un <img src=x onerror=alert(1)> said "it\'s" & <b>more</b>.\x00\ud800'


class Visible(HTMLParser):
    """Collect the words of a page, and check that what opens closes in its order."""

    def __init__(self, page):
        super().__init__()
        self.words, self.stack, self.hidden = "", [], 0
        self.feed(page)
        assert self.stack == []

    def handle_starttag(self, tag, attributes):
        self.stack.append((tag, dict(attributes).get("class", "")))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        if all("kit-label" not in kind for _, kind in self.stack):
            self.words += data


# Nesting ---------------------------------------------------------------------------------------------------------


class Mark(NamedTuple):
    start: int
    end: int
    key: str


def page(text, marks, start=0, end=None):
    def wrap(mark, content, first, last):
        return element("mark", labelled(content, mark.key) if last else content, data_first=first, data_key=mark.key)

    return nested(text, start, len(text) if end is None else end, marks, wrap)


def test_marks_stand_in_one_another():
    html = page("ab cd", [Mark(0, 5, "x"), Mark(3, 5, "y")])
    assert re.sub(r' (data-first|class="[^"]*"|aria-hidden="true")', "", html) == (
        '<mark data-key="x">ab <mark data-key="y"><span>cd<span>y</span></span></mark><span>x</span></mark>'
    )


@given(
    text=st.text(max_size=30),
    places=st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=6),
)
def test_any_marks_leave_the_words_as_they_are(text, places):
    marks = [
        Mark(start, min(start + size, len(text)), f"k{number}")
        for number, (start, size) in enumerate(places)
        if start < len(text)
    ]
    html = page(text, marks)
    assert Visible(html).words == str(Visible(words(text)).words)
    for mark in marks:
        assert html.count(f'data-first data-key="{mark.key}"') == 1
        assert html.count(f">{mark.key}<") == 1


def test_a_mark_is_cut_at_the_edge_of_a_paragraph():
    html = page("one two three", [Mark(0, 13, "x")], 4, 7)
    assert "two" in html
    assert "data-first" not in html
    assert ">x<" not in html


# Escaping --------------------------------------------------------------------------------------------------------


def test_nothing_of_an_article_becomes_an_element(tmp_path):
    article = kit.Article.from_text(EVIL, title=EVIL, source=EVIL, id="<i>")
    lab = AnnotationLab(
        article, {'"<u>"': "<u>"}, file=tmp_path / "m.jsonl", gold=kit.mark(article, {"<u>": ["Kim Jong Un"]})
    )
    start = article.text.index("<script>")
    lab.model.add(start, start + 20, '"<u>"')
    lab.model.comment(lab.model.chosen, '"><u>')
    pages = [lab.picture(), *lab.parts.values()]
    lab.model.show("score")
    reader = Reader(article, article)
    pages += [lab.picture(), *lab.parts.values(), reader.picture(), *reader.parts.values()]
    assert lab.error == reader.error == ""
    for html in pages:
        assert not re.search(r"<(script|img|b|u|i)\b", html), html
        html.encode("utf-8")


def test_attributes_and_arguments_are_escaped():
    made = button("a<b", "go", {"value": "\"'<>"}, title='"')
    assert made.startswith("<button")
    assert made.endswith(">a&lt;b</button>")
    assert "<>" not in made
    assert (
        element("p", ["<", Markup("<br>")], hidden=None, aria_pressed=False) == '<p aria-pressed="false">&lt;<br></p>'
    )


# The model -------------------------------------------------------------------------------------------------------


def test_layers_go_on_and_off():
    reader = ReaderModel(ARTICLE, layers=["people"])
    assert {finding.label for finding in reader.findings()} == {"PERSON"}
    reader.toggle("places")
    assert {finding.label for finding in reader.findings()} == {"PERSON", "PLACE"}
    reader.toggle("people")
    assert reader.layers == ["places"]
    for wrong in ("animals", "people "):
        with pytest.raises(ValueError, match="no layer"):
            reader.toggle(wrong)
    with pytest.raises(ValueError, match="no layer"):
        ReaderModel(ARTICLE, layers=["animals"])


def test_every_finding_says_why_and_stands_where_it_says():
    reader = ReaderModel(ARTICLE)
    table = reader.table
    assert set(table["label"]) >= {"PERSON", "PLACE", "DATE", "SOURCE", "CUE", "CONTENT"}
    for row in table.to_dict("records"):
        assert ARTICLE.text[row["start"] : row["end"]] == row["text"]
        assert row["why"].endswith((".", "”"))


def test_one_can_go_from_mark_to_mark_and_to_the_same_name():
    reader = ReaderModel(ARTICLE, layers=["people", "places"])
    reader.move()
    first = reader.looked_at
    reader.move(same=True)
    assert reader.looked_at.same == first.same
    assert reader.looked_at.start > first.start
    reader.move(-1, same=True)
    reader.move(-1)
    assert reader.looked_at == first
    reader.toggle(first.layer)
    assert reader.looked_at is None
    with pytest.raises(ValueError, match="no mark"):
        reader.select("e99")


def test_a_reader_of_nothing_is_empty():
    for text in ("", "\n\n", "🙂"):
        reader = Reader(kit.Article.from_text(text))
        assert reader.model.findings() == []
        assert reader.error == ""


def test_every_label_has_a_sign_that_is_not_colour_alone():
    labels = [label for some in LAYERS.values() for label in some]
    signs = [look.sign(label) for label in labels if label not in ("WORK", "TIME")]  # as EVENT and DATE
    assert len(set(signs)) == len(signs)
    assert look.sign("MINE", 1) != look.sign("YOURS", 2)


# The widget ------------------------------------------------------------------------------------------------------


def ask(widget, action, **given):
    widget._receive(widget, {"do": action, "with": given, "number": 1}, [])


def test_the_page_can_do_what_is_listed_and_nothing_else():
    reader = Reader(ARTICLE)
    ask(reader, "toggle", layer="people")
    assert reader.error == ""
    assert "people" not in reader.model.layers
    for action in ("listen", "__init__", "changed", "nonsense"):
        ask(reader, action)
        assert "no action" in reader.error
    ask(reader, "toggle", layer="people")
    assert reader.error == ""


def test_what_fails_is_shown():
    reader = Reader(ARTICLE)
    ask(reader, "select", key="e99")
    assert reader.error == "ValueError: There is no mark 'e99' on page 0."
    ask(reader, "failed", message="in the page: TypeError")
    assert "TypeError" in reader.error


def test_what_python_does_is_drawn():
    reader = Reader(ARTICLE)
    before = reader.parts["pages"]
    reader.model.toggle("people")
    assert reader.parts["pages"] != before
    reader.model.move()
    assert reader.facts["selected"] == "0:" + reader.model.looked_at.key


def test_the_models_need_no_jupyterlab():
    code = "import kit.widgets.models.lab, kit.widgets.models.reader, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "kit.widgets.models.lab" in loaded
    assert not {"ipywidgets", "anywidget", "IPython"} & set(loaded)


def test_what_other_front_ends_than_jupyterlab_need():
    from kit.widgets import widget

    # Notebook 7 takes keys as commands before a widget hears of them, except from what carries this attribute.
    marked = r'addEventListener\("focusin", \(event\) => event\.target\.setAttribute\("data-lm-suppress-shortcuts"'
    assert re.search(marked, widget.script())
    # Voilà's classic template has outputs of its own class; the picture hides only where a live widget follows it.
    assert ".output_area:has(.kit-picture):has(+ .output_area .kit-live) { display: none; }" in widget.styles()
    assert ".output_area > :has(.kit-live) { flex: 1 1 auto; min-width: 0; }" in widget.styles()


SOURCE = """import kit, kit.widgets
news = kit.read("seeds", local=False)
kit.widgets.Reader(news["2023-07-24-bloomberg"], layers=["people"])"""


def test_a_stored_notebook_holds_a_picture_that_any_page_can_show():
    from nbconvert import HTMLExporter

    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = execute(new_notebook(cells=[new_code_cell(SOURCE)], metadata=metadata), PROJECT)
    (output,) = notebook.cells[0].outputs
    assert set(output.data) == {"text/html", "text/plain"}
    assert output.data["text/plain"] == "Reader: 2023-07-24-bloomberg, 4 marks (people)"
    assert faults(notebook) == []
    again = execute(nbformat.from_dict(json.loads(json.dumps(notebook))), PROJECT)
    assert again.cells[0].outputs == notebook.cells[0].outputs
    html, _ = HTMLExporter().from_notebook_node(notebook)
    assert "Sergei Shoigu</span>" in html
    assert "Loading widget" not in html


def test_what_is_switched_on_has_a_tick_besides_its_colour():
    article = kit.Article.from_text("Kim met Shoigu.", id="a", published="2023-07-27")
    bar = Reader(article, layers=["people"]).parts["bar"]
    assert 'class="kit-switches"' in bar
    assert bar.count('aria-pressed="true"') == 1
    assert '.kit-switches button[aria-pressed="true"]::before { content: "✓"' in Reader._css


def test_each_key_of_the_lab_has_a_box_of_its_own():
    assert all(" " not in box for box in re.findall(r"<kbd>([^<]*)</kbd>", _HELP))
    assert "<kbd>Shift</kbd> + <kbd>←</kbd><kbd>→</kbd>" in _HELP
    assert "<kbd>3</kbd> … </dt>" in _HELP
