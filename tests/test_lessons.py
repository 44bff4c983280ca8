"""Every lesson keeps to the contract, and runs on articles that it was not written for."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.conftest import PROJECT
from tests.lesson_linter import faults, minutes, terms
from tests.refresh_notebooks import execute

FOLDER = PROJECT / "notebooks"
LESSONS = sorted(FOLDER.glob("[0-9][0-9]-*.ipynb"))
GLOSSARY = (FOLDER / "glossary.md").read_text(encoding="utf-8")


def read(path):
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_each_lesson_keeps_to_the_contract(path):
    assert faults(read(path), GLOSSARY) == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_each_lesson_runs_on_other_articles(path, tmp_path):
    for number in range(3):
        text = f"date 2024-05-0{number + 1} First visit, part {number}\n\nLIMA (Example) -- The harbour opened again on Monday.\n"
        (tmp_path / f"other-{number}.txt").write_text(text + "\nNobody knew why.\n", encoding="utf-8")
    lesson = read(path)
    changed = 0
    for cell in lesson.cells:
        if cell.cell_type == "code" and 'FOLDER = "seeds"' in cell.source:
            cell.source = cell.source.replace('FOLDER = "seeds"', f"FOLDER = {str(tmp_path)!r}")
            changed += 1
    assert changed == 1
    execute(lesson, FOLDER)


def test_every_word_of_the_glossary_is_met_in_a_lesson():
    used = {anchor for path in LESSONS for _, anchor in terms(read(path))}
    headings = [line[3:].lower().replace(" ", "-") for line in GLOSSARY.splitlines() if line.startswith("## ")]
    assert sorted(used) == headings == sorted(headings)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_links_to_files_lead_somewhere(path):
    import re

    words = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    for target in re.findall(r"\]\(([^)#]+)", words):
        assert (FOLDER / target).exists(), target


GOOD_OPENING = (
    "# 01 · A lesson\n**Question.** What?\n\nAfter this you can\n- one\n- two\n\n**You need** 00. 1–5 minutes of reading, "
    "2–5 minutes of doing. **Articles:** all. **No code:** a. **Some Python:** b. **Analyst:** c."
)
GOOD_CLOSING = "## Key points\n## Reflect\n[span](glossary.md#span)\n## Where next\n"


def lesson(*cells, opening=GOOD_OPENING, closing=GOOD_CLOSING):
    stages = [
        new_code_cell(
            "x = 1",
            metadata={"tags": ["predict", "run", "investigate", "modify", "make", "ethics", "bug-hunt"]},
        )
    ]
    return new_notebook(cells=[new_markdown_cell(opening), *stages, *cells, new_markdown_cell(closing)])


def markdown(source, *tags):
    return new_markdown_cell(source, metadata={"tags": list(tags)})


def code(source, *tags):
    return new_code_cell(source, metadata={"tags": list(tags or ["run"])})


def test_a_good_lesson_passes():
    assert faults(lesson(), "## span\n") == []
    assert minutes(lesson()) == 10


LONG = GOOD_OPENING.replace("1–5 minutes of reading", "20–40 minutes of reading")


@pytest.mark.parametrize(
    ("faulty", "words"),
    [
        (lesson(opening=GOOD_OPENING.replace("**Analyst:**", "")), "analyst"),
        (lesson(opening=GOOD_OPENING.replace("minutes of doing", "hours")), "minutes of doing"),
        (lesson(opening=GOOD_OPENING.replace("- two\n", "")), "1 objectives"),
        (lesson(closing=GOOD_CLOSING.replace("## Reflect", "")), "a reflection"),
        (lesson(closing="## Key points\n## Reflect\n## Where next"), "links to the glossary"),
        (lesson(opening=LONG), "‘gaps’"),
        (lesson(opening=LONG), "0 short checks in 45 minutes"),
        (lesson(markdown("[**ghost**](glossary.md#ghost)")), "‘ghost’ is not in the glossary"),
        (lesson(markdown("[**span**](glossary.md#span) " * 9)), "9 new terms"),
        (lesson(code("\n".join(f"x = {n}" for n in range(11)))), "11 lines"),
        (lesson(code("x = '" + "a" * 100 + "'")), "longer than 100"),
        (lesson(code("import os")), "machinery"),
        (lesson(code("x", "answer")), "without a stage"),
        (lesson(markdown("Well done!")), "exclamation"),
        (lesson(code("p = plots.usage(a, b)\np"), code("x")), "without its table"),
        (new_notebook(cells=lesson().cells[:1] + lesson().cells[2:]), "‘predict’"),
    ],
)
def test_the_linter_finds_each_fault(faulty, words):
    found = faults(faulty, "## span\n")
    assert any(words in fault for fault in found), found
