"""Try a set of exercises both ways before a learner does: right answers pass, wrong ones get their own hint."""

from __future__ import annotations

import ast
import contextlib
import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kit.classroom import keys
from kit.classroom.checks import next_hint
from kit.classroom.judging import DONE, NOT_STARTED, NOT_YET, Verdict, judge
from kit.classroom.records import Record
from kit.classroom.tasks import LEVELS, ROUTES, Exercises, Task
from kit.classroom.values import freeze, thaw

#: A set has from so many to so many tasks.
FEWEST, MOST = 6, 9


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one answer that stands in a source was judged: ``kind`` is start, solution, right or wrong."""

    task: str
    kind: str
    number: int
    verdict: Verdict
    hints: tuple[str, ...]

    @property
    def fault(self) -> str:
        """What is wrong with the judgement, or ``""``."""
        expected = {"start": NOT_STARTED, "solution": DONE, "right": DONE, "wrong": NOT_YET}[self.kind]
        name = f"{self.task}, {self.kind}{f' {self.number + 1}' if self.kind in ('right', 'wrong') else ''}"
        if self.verdict.status != expected:
            where = f" (requirement {self.verdict.unmet + 1})" if self.verdict.unmet is not None else ""
            return f"{name}: it is judged ‘{self.verdict.status}’{where} and should be ‘{expected}’."
        if self.kind == "wrong" and self.verdict.wrong != self.number:
            other = "none" if self.verdict.wrong is None else f"wrong {self.verdict.wrong + 1}"
            return f"{name}: it is taken for {other} of the known wrong answers."
        return ""


def _run(code: str, names: dict[str, Any]) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(code, "<exercise>", "exec"), names)  # the source of a set is the author's own program


def answers(task: Task) -> Iterator[tuple[str, int, str]]:
    """Yield every answer that a task's source holds: its kind, its number, its code."""
    yield "start", 0, task.start
    yield "solution", 0, task.solution
    yield from (("right", number, code) for number, code in enumerate(task.right))
    yield from (("wrong", number, wrong.answer) for number, wrong in enumerate(task.wrong))


def outcomes(exercises: Exercises) -> list[Outcome]:
    """Run every answer in a source as a learner would and judge it by the key, as it is written and read again.

    Files that answers write are written to a folder of their own, which is taken away again.
    """
    key = keys.make(exercises)
    tasks = {task.id: task for task in exercises.tasks}
    ready: dict[str, Any] = {}
    found = []
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _run(f"import kit\n{exercises.setup}", ready)
        for task in exercises.tasks:
            before = {False: dict(ready), True: dict(ready)}  # what the task builds on, untouched or solved
            for used in task.uses:
                _run(tasks[used].start, before[False])
                _run(tasks[used].solution, before[True])
            for kind, number, code in answers(task):
                names = dict(before[kind != "start"])
                _run(code, names)
                verdict = judge(key[task.id], thaw(freeze(names[task.variable])))
                found.append(Outcome(task.id, kind, number, verdict, _hints(key[task.id], verdict)))
    return found


def _hints(task: keys.TaskKey, verdict: Verdict) -> tuple[str, ...]:
    """Return what a learner reads who asks for hints until nothing new comes."""
    record, read = Record().after(verdict), []
    for _ in range(len(task.hints) + 1):
        _, words, record = next_hint(task, record)
        read.append(words)
    return tuple(read)


def unreached(exercises: Exercises, found: list[Outcome]) -> list[str]:
    """Return the hints of a source that no answer in it leads to."""
    read = {(outcome.task, words) for outcome in found for words in outcome.hints}
    written = [
        (task.id, words) for task in exercises.tasks for words in (*task.hints, *(wrong.hint for wrong in task.wrong))
    ]
    return [f"{id}: no answer leads to the hint ‘{words}’" for id, words in written if (id, words) not in read]


def faults(exercises: Exercises) -> list[str]:
    """Return what is wrong with how a set is written, a sentence each."""
    tasks = exercises.tasks
    found = []
    if not FEWEST <= len(tasks) <= MOST:
        found.append(f"There are {len(tasks)} tasks; a set has {FEWEST} to {MOST}.")
    ids = [f"{exercises.lesson}.{number}" for number in range(1, len(tasks) + 1)]
    if [task.id for task in tasks] != ids:
        found.append(f"The ids of the tasks are not {', '.join(ids)}.")
    if len({task.variable for task in tasks}) < len(tasks):
        found.append("Two tasks have the same variable.")
    found += [f"No task is ‘{level}’." for level in LEVELS if level not in {task.level for task in tasks}]
    found += [f"No task is for the route ‘{route}’." for route in ROUTES if route not in {task.route for task in tasks}]
    aims = {name for task in tasks for name in task.objectives}
    found += [f"No task practises the objective ‘{name}’." for name in exercises.objectives if name not in aims]
    found += [f"‘{name}’ is not an objective of the set." for name in sorted(aims - set(exercises.objectives))]
    names = {task.variable: task.id for task in tasks}
    for task in tasks:
        for code in (task.start, task.solution, *task.right):
            taken = [names[name] for name in sorted(_assigned(code) & set(names)) if names[name] != task.id]
            found += [f"{task.id}: an answer cell sets the variable of {id}." for id in taken]
    for place, task in enumerate(tasks):
        found += [f"{task.id}: {fault}" for fault in _task_faults(task, {earlier.id for earlier in tasks[:place]})]
    return found


def _assigned(code: str) -> set[str]:
    stored = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name))
    return {node.id for node in stored if isinstance(node.ctx, ast.Store)}


def _task_faults(task: Task, earlier: set[str]) -> Iterator[str]:
    if task.level not in LEVELS or task.route not in ROUTES:
        yield f"the level ‘{task.level}’ or the route ‘{task.route}’ is not known."
    if not task.objectives:
        yield "it practises no objective."
    if len(task.right) < 2:
        yield "it has fewer than two other right answers."
    if len(task.wrong) < 3:
        yield "it has fewer than three known wrong answers."
    if not task.needs:
        yield "it requires nothing."
    if not set(task.uses) <= earlier:
        yield "it uses a task that does not come before it."
    said = [*task.hints, *(wrong.hint for wrong in task.wrong)]
    if len(set(said)) < len(said):
        yield "two of its hints are the same."
    if any("*" in words for words in (*said, task.done, *(need.say for need in task.needs))):
        yield "a hint or a reply has a star; only code between backticks is set apart in them."
    for words in (*said, *(need.say for need in task.needs), task.ask, task.title, task.done, task.teacher):
        if "!" in words.replace("!=", ""):
            yield f"there is an exclamation mark in ‘{words[:40]} …’."
    for code in (task.start, task.solution, *task.right):
        lines = code.strip().splitlines()
        if len(lines) > 10 or any(len(line) > 110 for line in lines):
            yield "an answer cell has more than 10 lines, or a line of more than 110 characters."
