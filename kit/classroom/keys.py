"""The key of a set of exercises: what each task requires, without its answers in plain sight.

The key is a file beside the notebooks. Answers that are short values stand in it as salted fingerprints, and the
whole is written in Base64, so that nobody reads it by accident. This is a curtain and not a lock: somebody who wants
to can undo the writing, read what is required, and try all cities of the world against a fingerprint. What no
fingerprint holds is computed from the articles when a check runs.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import json
import os
import textwrap
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kit.classroom.tasks import Exercises, Task
from kit.classroom.values import canonical
from kit.reading.files import PROJECT

NAME = "key.json"

#: Names another folder of exercises, for tests and for grading.
PLACE = "TELLINGS_EXERCISES"

_NOTE = (
    "What the checks of these exercises require. Made from the source in exercises/sources; see exercises/README.md."
)


class KeyMissingError(LookupError):
    """There is no key for a task; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a right answer has: an expression, a sentence for the learner, and fingerprints of what may pass."""

    test: str
    say: str
    secret: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer known to happen: how it is recognised (an expression or a fingerprint), and its hint."""

    hint: str
    when: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class TaskKey:
    """What a check knows of a task; the fields are those of :class:`kit.classroom.tasks.Task`."""

    id: str
    title: str
    level: str
    route: str
    points: int
    objectives: tuple[str, ...]
    variable: str
    uses: tuple[str, ...]
    untouched: str
    needs: tuple[Need, ...]
    wrong: tuple[Wrong, ...]
    hints: tuple[str, ...]
    done: str
    is_choice: bool
    to_read: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a lesson's exercises."""

    lesson: str
    title: str
    tasks: tuple[TaskKey, ...]

    def __getitem__(self, id: str) -> TaskKey:
        for task in self.tasks:
            if task.id == id:
                return task
        known = ", ".join(task.id for task in self.tasks)
        raise KeyMissingError(f"There is no task {id} in these exercises. They have: {known}.")


def fingerprint(id: str, value: object) -> str:
    """Return the salted fingerprint of a short answer to a task (PBKDF2 with SHA-256, cut to 80 bits)."""
    text = canonical(value).encode("utf-8", "replace")
    return hashlib.pbkdf2_hmac("sha256", text, f"tellings {id}".encode(), 1_000, 10).hex()


def literal(code: str, variable: str) -> object:
    """Return the value that code gives a variable, where the code says it in plain sight.

    Raises
    ------
    ValueError
        If the last line that sets the variable computes its value.
    """
    for statement in reversed(ast.parse(code).body):
        if isinstance(statement, ast.Assign) and any(
            isinstance(name, ast.Name) and name.id == variable for name in statement.targets
        ):
            return ast.literal_eval(statement.value)
    raise ValueError(f"The code does not set {variable!r}.")


def make(exercises: Exercises) -> Key:
    """Make the key of a set."""
    return Key(exercises.lesson, exercises.title, tuple(_make_task(task) for task in exercises.tasks))


def _make_task(task: Task) -> TaskKey:
    try:
        untouched = fingerprint(task.id, literal(task.start, task.variable))
    except ValueError:
        untouched = ""
    return TaskKey(
        id=task.id,
        title=task.title,
        level=task.level,
        route=task.route,
        points=task.points,
        objectives=task.objectives,
        variable=task.variable,
        uses=task.uses,
        untouched=untouched,
        needs=tuple(
            Need(need.test, need.say, tuple(fingerprint(task.id, value) for value in need.secret))
            for need in task.needs
        ),
        wrong=tuple(
            Wrong(
                wrong.hint,
                wrong.when,
                "" if wrong.when else fingerprint(task.id, literal(wrong.answer, task.variable)),
            )
            for wrong in task.wrong
        ),
        hints=task.hints,
        done=task.done,
        is_choice=task.is_choice,
        to_read=task.to_read,
    )


def write(key: Key) -> str:
    """Return a key as the text of its file."""
    inside = json.dumps(asdict(key), ensure_ascii=True, sort_keys=True)
    veiled = textwrap.wrap(base64.b64encode(inside.encode()).decode(), 100)
    return json.dumps({"lesson": key.lesson, "note": _NOTE, "key": veiled}, indent=1) + "\n"


def read(path: Path) -> Key:
    """Read the file of a key.

    Raises
    ------
    KeyMissingError
        If the file can't be read as a key.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        inside = json.loads(base64.b64decode("".join(held["key"])))
        return Key(inside["lesson"], inside["title"], tuple(_task(task) for task in inside["tasks"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"The key {path} can't be read. Get a fresh copy of it, or run: python -m kit exercises build"
        raise KeyMissingError(what) from error


def _task(held: dict[str, Any]) -> TaskKey:
    needs = tuple(Need(need["test"], need["say"], tuple(need["secret"])) for need in held.pop("needs"))
    wrong = tuple(Wrong(**wrong) for wrong in held.pop("wrong"))
    lists: dict[str, Any] = {name: tuple(held.pop(name)) for name in ("objectives", "uses", "hints")}
    return TaskKey(needs=needs, wrong=wrong, **lists, **held)


def places() -> Iterable[Path]:
    """Yield the files in which a key may stand: beside the notebook, and in the project's exercises."""
    other = os.environ.get(PLACE)
    if not other:
        yield Path.cwd() / NAME
    yield from sorted(Path(other or PROJECT / "exercises").glob(f"*/{NAME}"))


def of_lesson(lesson: str) -> Key:
    """Return the key of a lesson.

    Raises
    ------
    KeyMissingError
        If there is none.
    """
    for path in places():
        try:
            if json.loads(path.read_text(encoding="utf-8")).get("lesson") == lesson:
                return read(path)
        except (OSError, ValueError, AttributeError):
            continue
    raise KeyMissingError(
        f"There is no key for the exercises {lesson!r} here. A file {NAME} belongs beside the notebook or in the "
        "project’s folder exercises/; ask for it where you got the notebook."
    )
