"""What a learner wrote in words is found wherever it stands in a notebook, and is nothing but text."""

import json

import pytest

from kit.classroom import written
from kit.classroom.values import freeze
from kit.classroom.written import Original, Written
from tests.conftest import PROJECT

HANDED_OUT = [
    "# Trial\n\nRead the text.",
    "## 1 · Why?\n\nWrite a sentence.\n\n*My sentence:*",
    "## 2 · Who?\n\n*My answers:* who … when …\n\n*My doubt:*\n\n<details>\nA reply.\n</details>",
]


def notebook(*sources, kind="markdown"):
    return {"cells": [{"cell_type": kind, "source": source} for source in sources]}


ORIGINAL = written.original(notebook(*HANDED_OUT))


def found(*sources):
    return [(piece.place, piece.asked, piece.words) for piece in written.in_cells(sources, ORIGINAL)]


def test_what_was_handed_out_is_not_written():
    assert ORIGINAL.title == "Trial"
    assert ORIGINAL.labels == {"My sentence", "My answers", "My doubt"}
    assert found(*HANDED_OUT) == []


@pytest.mark.parametrize(
    "source",
    [
        "## 1 · Why?\n\nWrite a sentence.\n\n*My sentence:* It rained.\nA lot.",
        "## 1 · Why?\n\nWrite a sentence.\n\n*My sentence:*\n\nIt rained.\nA lot.  \n\n",
        "## 1 · Why?\n\nWrite a sentence.\n\n  *My sentence:*   It rained.\nA lot.",
    ],
)
def test_words_behind_or_under_a_label(source):
    assert found(source) == [("1 · Why?", "My sentence", "It rained.\nA lot.")]


def test_words_in_place_of_a_label_and_in_a_cell_of_their_own():
    assert found(HANDED_OUT[0], "## 1 · Why?\n\nWrite a sentence.\n\nIt rained.") == [("1 · Why?", "", "It rained.")]
    assert found(*HANDED_OUT[:2], "It rained.\n\n# Twice") == [("1 · Why?", "", "It rained.\n\n# Twice")]
    assert found("It rained.") == [("Trial", "", "It rained.")]


def test_each_label_has_its_words():
    source = HANDED_OUT[2].replace("who … when …", "Ana, on Monday").replace("*My doubt:*", "*My doubt:* none\nso far")
    assert found(source) == [("2 · Who?", "My answers", "Ana, on Monday"), ("2 · Who?", "My doubt", "none\nso far")]


def test_words_are_cut_and_can_be_printed():
    (piece,) = found("*My sentence:*\nA\x00\ud800" + "x" * 100_000)
    assert piece[2].startswith("A\ufffd\ufffdx")
    assert len(piece[2]) <= written.LONGEST


@pytest.mark.parametrize("line", ["*" * 19_000, "*a" * 9_500, "*a:" * 6_000, "*" + "a:*" * 6_000, "#" * 19_000])
def test_no_line_is_slow(line):
    assert len(found(f"{line}\n")) == 1


def test_the_original_is_the_one_that_is_most_alike():
    other = Original("Other", frozenset({"## Other", "Say something else.", "*My sentence:*"}), frozenset())
    assert written.nearest([*HANDED_OUT, "More."], [other, ORIGINAL]) is ORIGINAL
    assert written.nearest(["## 1 · Why?"], [other, ORIGINAL]) is None
    assert written.nearest([], []) is None


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        ("It rained.", ["It rained."]),
        (["One.", "Two.", 3, " "], ["One.\nTwo."]),
        ({"text": " It rained.\n", "ids": ["a", "b"], "limits": ..., 3: "x", "b": "c"}, ["text: It rained.\nb: c"]),
        (..., []),
        (7, []),
        ({"a", "b"}, []),
    ],
)
def test_texts_of_an_answer(answer, texts):
    pieces = list(written.in_answer("Trial", "88.1", json.loads(json.dumps(freeze(answer)))))
    assert pieces == [Written("Trial", "88.1", "", text) for text in texts]


@pytest.mark.parametrize(
    "frozen", [{"mapping": 3}, {"mapping": [[1], None, [["a"], "b"]]}, [[["a"]]], None, {"x": "y"}]
)
def test_no_forged_answer_does_harm(frozen):
    assert list(written.in_answer("T", "p", frozen)) == []


def test_every_notebook_that_is_handed_out_is_known_and_nothing_is_written_in_it():
    known = written.originals(PROJECT / "exercises", PROJECT / "notebooks")
    paths = [*(PROJECT / "exercises").glob("*/learner.ipynb"), *(PROJECT / "notebooks").glob("0*.ipynb")]
    assert len(known) == len(paths) == len({one.title for one in known}) == 11
    for path in paths:
        sources = written.cells(json.loads(path.read_text(encoding="utf-8")))
        handed_out = written.nearest(sources, known)
        assert sources[0].startswith(f"# {handed_out.title}\n")
        assert list(written.in_cells(sources, handed_out)) == []
        assert handed_out.labels
