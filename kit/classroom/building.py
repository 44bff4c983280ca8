"""From one source to the learner's notebook, the solution notebook, the key, the matrix, and nbgrader's notebooks."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kit.classroom import keys
from kit.classroom.tasks import Exercises, Task
from kit.saving import write_changed
from kit.wording import count

SOURCES = "sources"
MATRIX = "objectives.md"

_HOW = """**How it works.** Write your answer in place of the three points (`...`) and run the cell. Then run the cell
under it, which says *not started*, *not yet* or *done*. For a hint, run `hint("{first}")` in a new cell, with the
number of the task. You can do the tasks in any order. What is done is kept in the folder `.progress` beside this
notebook."""

_HAND_IN = """## Hand in

Save the notebook. Then, in a terminal in this folder: `python -m kit hand-in --name "your name"`. It makes one file to
send to your teacher, with this notebook and your progress."""

_NBGRADER_CONFIG = """# The starter line stands before the solution and stays, so nothing needs to be raised.
c = get_config()
c.ClearSolutions.code_stub = {"python": "# Write your answer here."}
"""


def load(source: Path) -> Exercises:
    """Read the source of a set: a Python file that sets ``EXERCISES``.

    Raises
    ------
    ValueError
        If it does not.
    """
    spec = importlib.util.spec_from_file_location(f"exercises_{source.stem}", source)
    if spec is None or spec.loader is None:
        raise ValueError(f"{source} is not a Python file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    exercises = getattr(module, "EXERCISES", None)
    if not isinstance(exercises, Exercises):
        raise ValueError(f"{source} does not set EXERCISES to an Exercises(...).")
    return exercises


def load_all(folder: Path) -> list[Exercises]:
    """Read every source in the folder ``sources`` of a folder of exercises, in the order of the lessons.

    Raises
    ------
    FileNotFoundError
        If there is no such folder.
    """
    return sorted(map(load, sources_in(folder / SOURCES, "*.py")), key=lambda exercises: exercises.lesson)


def sources_in(folder: Path, pattern: str) -> list[Path]:
    """Return the sources of exercises or handouts in a folder.

    Raises
    ------
    FileNotFoundError
        If there is no such folder; the message says what to do.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no folder {folder} of sources. Run this command in a clone of the project.")
    return sorted(folder.glob(pattern))


def generated(folder: Path) -> dict[Path, str]:
    """Return every file that is made from the sources, by its path, with its text."""
    sets = load_all(folder)
    files = {folder / MATRIX: matrix(sets)}
    for exercises in sets:
        place = folder / exercises.folder
        files[place / "learner.ipynb"] = _as_text(learner(exercises))
        files[place / "solution.ipynb"] = _as_text(solution(exercises))
        files[place / keys.NAME] = keys.write(keys.make(exercises))
    return files


def build(folder: Path) -> list[Path]:
    """Write what is made from the sources; return the files that have changed."""
    return write_changed(generated(folder))


def _as_text(notebook: dict[str, Any]) -> str:
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _cell(kind: str, id: str, source: str, tags: Iterable[str] = (), **metadata: object) -> dict[str, Any]:
    tagged = {**({"tags": list(tags)} if tags else {}), **metadata}
    cell: dict[str, Any] = {"cell_type": kind, "id": id, "metadata": tagged}
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell | {"source": source.strip("\n").splitlines(keepends=True)}


def _notebook(exercises: Exercises, cells: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "tellings": {"exercises": exercises.lesson},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _id(task: Task, part: str) -> str:
    return f"{task.id.replace('.', '-')}-{part}"


def _question(task: Task) -> str:
    points = count(task.points, "point")
    facts = f"*{task.level} · {task.route} · {task.takes} · {points}*"
    uses = f"\n\n*Uses your answer to {' and '.join(task.uses)}.*" if task.uses else ""
    read = "\n\n*Your teacher reads this answer, too.*" if task.to_read else ""
    return f"## {task.id} · {task.title}\n\n{facts}{uses}{read}\n\n{task.ask.strip()}"


def _setup(exercises: Exercises) -> str:
    return f"import kit\nfrom kit.classroom import check, hint, progress\n\n{exercises.setup.strip()}"


def _opening(exercises: Exercises, more: str) -> str:
    aims = "\n".join(f"- {aim}" for aim in exercises.objectives.values())
    return f"# {exercises.title}\n\n{exercises.opening.strip()}\n\nYou practise to\n\n{aims}\n\n{more}"


def learner(exercises: Exercises) -> dict[str, Any]:
    """Return the notebook that a learner gets: questions, starters and checks, nothing run."""
    how = _HOW.format(first=exercises.tasks[0].id)
    cells = [
        _cell("markdown", "opening", _opening(exercises, how), ["opening"]),
        _cell("code", "setup", _setup(exercises), ["run"]),
    ]
    for task in exercises.tasks:
        cells += [
            _cell("markdown", _id(task, "ask"), _question(task), [task.level]),
            _cell("code", _id(task, "answer"), task.start, ["answer"]),
            _cell("code", _id(task, "check"), f'check("{task.id}")', ["check"]),
        ]
    cells += [
        _cell("code", "progress", f'progress("{exercises.lesson}")', ["run"]),
        _cell("markdown", "closing", f"{exercises.closing.strip()}\n\n{_HAND_IN}".strip(), ["closing"]),
    ]
    return _notebook(exercises, cells)


def solution(exercises: Exercises) -> dict[str, Any]:
    """Return the notebook for the teacher: solutions, other right answers, wrong answers and what to say to them."""
    note = "**This is the solution notebook.** It is made from the same source as the learner's notebook."
    cells = [
        _cell("markdown", "opening", _opening(exercises, note), ["opening"]),
        _cell("code", "setup", _setup(exercises), ["run"]),
    ]
    for task in exercises.tasks:
        cells += [
            _cell("markdown", _id(task, "ask"), _question(task), [task.level]),
            _cell("code", _id(task, "answer"), task.solution, ["answer"]),
            _cell("code", _id(task, "check"), f'check("{task.id}")', ["check"]),
            _cell("markdown", _id(task, "notes"), _notes(exercises, task)),
        ]
    return _notebook(exercises, cells)


def _block(code: str) -> str:
    return f"```python\n{code.strip()}\n```"


def _notes(exercises: Exercises, task: Task) -> str:
    aims = "; ".join(exercises.objectives[name] for name in task.objectives)
    required = "\n".join(f"- {need.say}" for need in task.needs)
    right = "\n\n".join(_block(code) for code in task.right)
    wrong = "\n\n".join(f"{_block(known.answer)}\n\n> {known.hint}" for known in task.wrong)
    steps = "\n".join(f"{number}. {words}" for number, words in enumerate(task.hints, 1))
    parts = [
        f"**Practises to:** {aims}.",
        f"**Required, in this order**\n\n{required}",
        f"**Also right**\n\n{right}",
        f"**Wrong answers that are known to happen, and the reply to each**\n\n{wrong}",
        f"**Hints**\n\n{steps}",
    ]
    if task.teacher:
        parts.insert(0, task.teacher.strip())
    return "\n\n".join(parts)


def matrix(sets: list[Exercises]) -> str:
    """Return the table of objectives and the tasks that practise them, as Markdown."""
    lines = [
        "# Objectives and exercises",
        "",
        "Made from the sources by `python -m kit exercises build`. Each task stands with its level and its route.",
    ]
    for exercises in sets:
        lines += ["", f"## {exercises.title}", "", "| objective | read | modify | make |", "|---|---|---|---|"]
        for name, words in exercises.objectives.items():
            held = [task for task in exercises.tasks if name in task.objectives]
            cells = [
                ", ".join(f"{task.id} ({task.route})" for task in held if task.level == level) or "–"
                for level in ("read", "modify", "make")
            ]
            lines.append(f"| {words} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def nbgrader(exercises: Exercises) -> dict[str, Any]:
    """Return the set as a source notebook of nbgrader (cell metadata of schema version 3)."""
    notebook = learner(exercises)
    tasks = {_id(task, part): (task, part) for task in exercises.tasks for part in ("ask", "answer", "check")}
    for cell in notebook["cells"]:
        if cell["id"] not in tasks:
            continue
        task, part = tasks[cell["id"]]
        facts: dict[str, object] = {"grade_id": cell["id"], "schema_version": 3, "task": False}
        if part == "answer":
            marked = f"{task.start.strip()}\n### BEGIN SOLUTION\n{task.solution.strip()}\n### END SOLUTION"
            cell["source"] = marked.splitlines(keepends=True)
            facts |= {"grade": False, "solution": True, "locked": False}
        elif part == "check":
            cell["source"] = [f'assert check("{task.id}").status == "done"']
            facts |= {"grade": True, "solution": False, "locked": True, "points": task.points}
        else:
            facts |= {"grade": False, "solution": False, "locked": True}
        cell["metadata"]["nbgrader"] = facts
    return notebook


def export_nbgrader(folder: Path, out: Path) -> list[Path]:
    """Write a course folder for nbgrader: ``source/NAME/NAME.ipynb``, the key beside it, and a configuration."""
    files: Mapping[Path, str] = {
        out / "nbgrader_config.py": _NBGRADER_CONFIG,
        **{
            out / "source" / exercises.folder / name: text
            for exercises in load_all(folder)
            for name, text in (
                (f"{exercises.folder}.ipynb", _as_text(nbgrader(exercises))),
                (keys.NAME, keys.write(keys.make(exercises))),
            )
        },
    }
    write_changed(files)
    return list(files)
