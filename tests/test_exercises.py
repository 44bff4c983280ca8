"""Every set of exercises is tried both ways, and what is made from its source is what is committed."""

import json
import subprocess
import sys

import nbformat
import pytest

from kit.classroom import building, keys, trial
from kit.classroom.tasks import LEVELS
from tests.conftest import PROJECT
from tests.refresh_notebooks import execute

FOLDER = PROJECT / "exercises"
SETS = building.load_all(FOLDER)
NAMES = [one.folder for one in SETS]


@pytest.fixture(scope="module", params=SETS, ids=NAMES)
def exercises(request):
    return request.param


@pytest.fixture(scope="module")
def outcomes(exercises):
    return trial.outcomes(exercises)


def test_the_set_is_written_as_agreed(exercises):
    assert trial.faults(exercises) == []


def test_right_answers_pass_and_each_wrong_one_is_recognised(outcomes):
    assert [outcome.fault for outcome in outcomes if outcome.fault] == []


def test_every_hint_that_is_written_is_reached(exercises, outcomes):
    assert trial.unreached(exercises, outcomes) == []


def test_no_requirement_leans_on_what_an_earlier_one_has_imported(exercises):
    """Judge the solutions in a fresh process, the last one first."""
    (source,) = [path for path in (FOLDER / "sources").glob("*.py") if building.load(path).lesson == exercises.lesson]
    code = (
        "import dataclasses, sys; from pathlib import Path; from kit.classroom import building, trial\n"
        "one = building.load(Path(sys.argv[1]))\n"
        "tasks = [dataclasses.replace(task, right=(), wrong=()) for task in one.tasks[::-1]]\n"
        "turned = dataclasses.replace(one, tasks=tuple(tasks))\n"
        "print([outcome.fault for outcome in trial.outcomes(turned) if outcome.fault])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(source)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_hint_and_no_requirement_says_the_answer(exercises):
    for task in exercises.tasks:
        secrets = [value for need in task.needs for value in need.secret if isinstance(value, str) and len(value) > 2]
        said = [need.say for need in task.needs] + ([] if task.is_choice else [wrong.hint for wrong in task.wrong])
        for value in secrets:
            for words in (*said, task.hints[0], task.hints[1]):
                assert f" {value.casefold()} " not in f" {words.casefold()} ", (task.id, value, words)


def test_what_is_made_from_the_sources_is_committed():
    for path, text in building.generated(FOLDER).items():
        assert path.read_text(encoding="utf-8") == text, f"{path}: run python -m kit exercises build"


def test_nothing_is_left_of_a_set_without_a_source():
    folders = {path.parent.name for path in FOLDER.glob("*/learner.ipynb")}
    assert folders == set(NAMES)


def test_objectives_are_those_of_the_lesson(exercises):
    lessons = sorted((PROJECT / "notebooks").glob(f"{exercises.lesson}-*.ipynb"))
    for lesson in lessons:  # the project belongs to no lesson
        opening = nbformat.read(lesson, as_version=4).cells[0].source
        plain = " ".join(opening.split())
        assert [words for words in exercises.objectives.values() if words not in plain] == []


def test_the_matrix_has_no_gap(exercises):
    for name in exercises.objectives:
        tasks = [task for task in exercises.tasks if name in task.objectives]
        assert len(tasks) >= 2, name
        assert len({task.level for task in tasks} & set(LEVELS)) >= 2, name


@pytest.mark.parametrize(("notebook", "expected"), [("learner", "not started"), ("solution", "done")])
def test_the_notebook_runs_from_top_to_bottom(exercises, notebook, expected, tmp_path):
    made = nbformat.read(FOLDER / exercises.folder / f"{notebook}.ipynb", as_version=4)
    nbformat.validate(made)
    run = execute(made, tmp_path)
    checks = [cell for cell in run.cells if "check" in cell.metadata.get("tags", [])]
    said = [cell.outputs[-1]["data"]["text/plain"] for cell in checks]
    assert len(said) == len(exercises.tasks)
    assert [words for words in said if expected not in words.splitlines()[0]] == []


def test_the_key_shows_no_answer_in_plain_sight(exercises):
    text = (FOLDER / exercises.folder / keys.NAME).read_text(encoding="utf-8")
    inside = json.dumps(keys.write(keys.make(exercises)))
    for task in exercises.tasks:
        for need in task.needs:
            for value in need.secret:
                assert str(value) == "" or len(str(value)) < 3 or str(value) not in text
                assert keys.fingerprint(task.id, value) not in inside
    assert keys.read(FOLDER / exercises.folder / keys.NAME) == keys.make(exercises)


def test_the_export_for_nbgrader_has_its_metadata(exercises):
    notebook = building.nbgrader(exercises)
    nbformat.validate(nbformat.from_dict(notebook))
    facts = [cell["metadata"]["nbgrader"] for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    assert len(facts) == 3 * len(exercises.tasks)
    assert all(fact["schema_version"] == 3 for fact in facts)
    assert len({fact["grade_id"] for fact in facts}) == len(facts)
    assert sum(fact.get("points", 0) for fact in facts) == sum(task.points for task in exercises.tasks)
    for cell in notebook["cells"]:
        fact = cell["metadata"].get("nbgrader", {})
        source = "".join(cell["source"])
        assert fact.get("solution", False) == ("### BEGIN SOLUTION" in source and "### END SOLUTION" in source)
        assert fact.get("grade", False) == source.startswith("assert check(")
