"""The gate refuses each faulty notebook for its own fault, and passes what is committed."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.notebook_gate import faults

NOTEBOOKS = sorted(Path(__file__).parents[1].joinpath("notebooks").glob("*.ipynb"))


def notebook(*cells, **metadata):
    return new_notebook(
        cells=list(cells),
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}, **metadata},
    )


def code(source="1 + 1", count=1, outputs=(), tags=()):
    return new_code_cell(source, execution_count=count, outputs=list(outputs), metadata={"tags": list(tags)})


def result(**data):
    return new_output(
        "execute_result", {key.replace("_", "/", 1): value for key, value in data.items()}, execution_count=1
    )


ERROR = new_output("error", ename="ValueError", evalue="no", traceback=[])

FAULTY = {
    "never run": (notebook(code(count=None)), "never run"),
    "out of order": (notebook(code(count=2), code(count=1)), "run as number 2"),
    "gap in the counts": (notebook(code(count=1), code(count=3)), "run as number 3"),
    "shell line": (notebook(code("x = 1\n!ls")), "line for the shell"),
    "unknown magic": (notebook(code("%no_such_magic")), "a magic"),
    "help": (notebook(code("len?")), "question mark"),
    "hidden result": (notebook(code("1 + 1;")), "semicolon"),
    "stored error": (notebook(code("1/0", outputs=[ERROR])), "stores an error"),
    "no longer raises": (notebook(code(tags=["raises-exception"])), "stores none"),
    "stderr": (notebook(code(outputs=[new_output("stream", name="stderr", text="careful")])), "stderr"),
    "bare picture": (
        notebook(code(outputs=[result(image_png="AAAA", text_plain="<Figure>")])),
        "bare picture",
    ),
    "address": (
        notebook(code(outputs=[result(text_plain="<object at 0x7f0000000000>")])),
        "address in memory",
    ),
    "live widget": (
        notebook(code(outputs=[new_output("display_data", {"application/vnd.jupyter.widget-view+json": {}})])),
        "keep its picture only",
    ),
    "widget state": (notebook(code(), widgets={}), "state of widgets"),
    "unknown tag": (notebook(code(tags=["nbval-skip"])), "‘nbval-skip’"),
    "results not compared": (notebook(code("widgets.Reader(a)", tags=["nbval-ignore-output"])), "not compared"),
    "other kernel": (new_notebook(cells=[code()]), "kernel"),
    "nothing to compare": (notebook(new_markdown_cell("Words only.")), "no code cell"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_each_faulty_notebook_is_refused_for_its_own_fault(name):
    faulty, words = FAULTY[name]
    found = faults(faulty)
    assert len(found) >= 1
    assert any(words in fault for fault in found), found


def test_a_sound_notebook_passes():
    sound = notebook(
        new_markdown_cell("Words."),
        code(outputs=[result(text_plain="2")]),
        code("", count=None),
        code("1/0", count=2, outputs=[ERROR], tags=["raises-exception"]),
    )
    assert faults(sound) == []


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_committed_notebooks_pass(path):
    assert faults(nbformat.read(path, as_version=4)) == []
