"""The three verbs of a learner's notebook: check an answer, ask for a hint, see what is done.

None of them raises, whatever the answer is and in whatever order the cells were run.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kit import look
from kit.classroom import keys, records
from kit.classroom.judging import DONE, NOT_STARTED, NOT_YET, Verdict, judge
from kit.classroom.keys import Key, KeyMissingError, TaskKey
from kit.classroom.records import Record
from kit.classroom.values import freeze, thaw
from kit.wording import escaped

_SIGNS = {DONE: "✓", NOT_YET: "○", NOT_STARTED: "·"}


@dataclass(frozen=True)
class Feedback:
    """What a learner reads under a cell: the task, one status word, and some sentences."""

    task: str
    status: str
    says: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "\n".join([f"{self.task} {_SIGNS.get(self.status, '·')} {self.status}", *self.says])

    def _repr_html_(self) -> str:
        said = "".join(f"<p{look.style('paragraph')}>{as_html(sentence)}</p>" for sentence in self.says)
        head = f"{escaped(self.task)} {_SIGNS.get(self.status, '·')} <strong>{escaped(self.status)}</strong>"
        return f"<div{look.style('page')} role='status'><p{look.style('heading')}>{head}</p>{said}</div>"


@dataclass(frozen=True)
class Overview:
    """The tasks of a lesson and what is done."""

    title: str
    rows: tuple[tuple[str, str, str, str, str], ...]
    says: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """Say how many tasks are done."""
        done = sum(row[-1] == DONE for row in self.rows)
        return f"{self.title}: {done} of {len(self.rows)} tasks done"

    def __repr__(self) -> str:
        lines = [f"{task} {_SIGNS[status]} {status}: {title}" for task, title, _, _, status in self.rows]
        return "\n".join([self.summary, *lines, *self.says])

    def _repr_html_(self) -> str:
        cell = look.style("words")
        names = ("task", "what", "level", "route", "status")
        head = "".join(f"<th scope='col'{cell}>{name}</th>" for name in names)
        body = "".join(
            "<tr>"
            + "".join(f"<td{cell}>{escaped(word)}</td>" for word in row[:-1])
            + f"<td{cell}>{_SIGNS[row[-1]]} {row[-1]}</td></tr>"
            for row in self.rows
        )
        said = "".join(f"<p{look.style('paragraph')}>{as_html(sentence)}</p>" for sentence in self.says)
        return (
            f"<div{look.style('scroll')}><p{look.style('heading')}><strong>{escaped(self.summary)}</strong></p>"
            f"<table{look.style('table')}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{said}</div>"
        )


def as_html(sentence: str) -> str:
    """Return a sentence for a learner as HTML: escaped, and what stands between backticks as code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escaped(sentence))


def _find(task: object) -> tuple[Key, TaskKey]:
    id = task.strip() if isinstance(task, str) else ""
    lesson, _, number = id.rpartition(".")
    if not lesson or not number:
        raise KeyMissingError('A task has a name such as "01.3". Write it between quotation marks.')
    key = keys.of_lesson(lesson)
    return key, key[id]


def check(task: str) -> Feedback:
    """Say whether an answer is right, and if it is not yet, what is missing first.

    Parameters
    ----------
    task : str
        Its name, such as ``"01.3"``. The answer is looked up under the name that it has in the notebook.

    Returns
    -------
    Feedback
        ``.status`` is "not started", "not yet" or "done", or "not checked" where there is no key.
    """
    names = sys._getframe(1).f_globals  # the notebook's own names: its answer may be missing, and that is no error
    try:
        key, known = _find(task)
    except KeyMissingError as error:
        return Feedback(str(task), "not checked", (str(error),))
    missing = _missing(key, known, names)
    if missing:
        return Feedback(known.id, NOT_STARTED, (missing,))
    verdict = judge(known, thaw(freeze(names[known.variable])))
    before = records.load(key.lesson)
    record = before.get(known.id, Record()).after(verdict)
    trouble = records.save(key.lesson, {**before, known.id: record})
    return Feedback(known.id, verdict.status, (*sentences(known, verdict), *([trouble] if trouble else [])))


def _missing(key: Key, task: TaskKey, names: Mapping[str, object]) -> str:
    for id in (*task.uses, task.id):
        variable = key[id].variable
        if variable not in names:
            return f"There is no ‘{variable}’ yet. First run the cell of task {id} in which ‘{variable} =’ stands."
    return ""


def done(task: TaskKey) -> tuple[str, ...]:
    """Return what to say when an answer has all that a check can see."""
    besides = "A check sees only whether the parts fit together. Your teacher reads what you wrote."
    return (*filter(None, [task.done]), *([besides] if task.to_read else []))


def sentences(task: TaskKey, verdict: Verdict) -> tuple[str, ...]:
    """Return what to say about a verdict; where to get a hint is a part of it."""
    if verdict.status == NOT_STARTED:
        return ()
    if verdict.status == DONE:
        return done(task)
    if task.is_choice and verdict.wrong is not None:
        return (task.wrong[verdict.wrong].hint,)
    unmet = task.needs[verdict.unmet or 0].say
    return (unmet, f'For a hint, run in a new cell: hint("{task.id}")')


def hint(task: str) -> Feedback:
    """Give the next hint to a task.

    If the last check recognised a mistake that others make, too, the hint is about that. Otherwise there are three,
    one a call: a nudge, a pointer, and one that is nearly there.

    Parameters
    ----------
    task : str
        Its name, such as ``"01.3"``.
    """
    try:
        key, known = _find(task)
    except KeyMissingError as error:
        return Feedback(str(task), "no hint", (str(error),))
    before = records.load(key.lesson)
    record = before.get(known.id, Record())
    label, words, after = next_hint(known, record)
    trouble = records.save(key.lesson, {**before, known.id: after})
    return Feedback(known.id, label, (words, *([trouble] if trouble else [])))


def next_hint(task: TaskKey, record: Record) -> tuple[str, str, Record]:
    """Return the label and the words of the next hint, and the record after it."""
    if record.wrong is not None and record.wrong < len(task.wrong) and record.wrong not in record.replies:
        replies = (*record.replies, record.wrong)
        return "about your answer", task.wrong[record.wrong].hint, replace(record, replies=replies)
    step = min(record.hints, len(task.hints) - 1)
    last = ", the last" if step == len(task.hints) - 1 else ""
    return f"hint {step + 1} of {len(task.hints)}{last}", task.hints[step], replace(record, hints=step + 1)


def progress(lesson: str) -> Overview | Feedback:
    """Show the tasks of a lesson and which of them are done.

    Parameters
    ----------
    lesson : str
        Its number, such as ``"01"``.
    """
    try:
        key = keys.of_lesson(str(lesson))
    except KeyMissingError as error:
        return Feedback(str(lesson), "not checked", (str(error),))
    done = records.load(key.lesson)
    rows = tuple(
        (task.id, task.title, task.level, task.route, done.get(task.id, Record()).status) for task in key.tasks
    )
    return Overview(key.title, rows)
