"""Exercises use articles that no lesson reads, so that nobody has met the answer before the question."""

import re

import nbformat
import pytest

import kit
from kit.classroom import building
from tests.conftest import PROJECT

_ID = re.compile(r"\d{4}-\d\d-\d\d(?:-[a-z0-9]+)+")
NEWS = kit.read("seeds", local=False)
SETS = building.load_all(PROJECT / "exercises")


def ids(words):
    """Return the articles that some words name, in code or in text."""
    return {found for found in _ID.findall(words) if found in NEWS}


def ids_of_lessons():
    """Return the articles that the lessons name in a cell, with the lessons that name them."""
    named = {}
    for path in sorted((PROJECT / "notebooks").rglob("*.ipynb")):
        if ".ipynb_checkpoints" not in path.parts:
            for cell in nbformat.read(path, as_version=4).cells:
                for id in ids(cell.source):
                    named.setdefault(id, set()).add(path.stem)
    return named


LESSONS = ids_of_lessons()


def test_ids_are_found_whole_in_code_and_in_text():
    words = 'news["2023-07-25-ap-first"] and 2023-07-28-kcna-departure.\n`2023-07-25-dw`, 2023-07-25 alone, 2023-07-25-nobody'
    assert ids(words) == {"2023-07-25-ap-first", "2023-07-28-kcna-departure", "2023-07-25-dw"}
    assert {"01-reading", "04-sources"} <= set().union(*LESSONS.values())


@pytest.mark.parametrize("exercises", [one for one in SETS if one.lesson.isdigit()], ids=lambda one: one.folder)
def test_no_exercise_uses_an_article_of_a_lesson(exercises):
    """Look at everything that is made of a source: questions, starters, answers, replies, hints, notes and the key."""
    made = [building.learner(exercises), building.solution(exercises)]
    words = "\n".join("".join(cell["source"]) for notebook in made for cell in notebook["cells"])
    words += repr(exercises)
    assert ids(words), "a set without any article"
    assert {id: sorted(LESSONS[id]) for id in sorted(ids(words) & LESSONS.keys())} == {}


def test_the_project_leaves_out_just_the_articles_of_the_lessons():
    (project,) = [one for one in SETS if not one.lesson.isdigit()]
    assert ids(project.setup) == LESSONS.keys()
    for task in project.tasks:
        good = "\n".join([task.ask, task.start, task.solution, *task.right, *task.hints, task.done])
        assert ids(good) & LESSONS.keys() == set(), task.id
