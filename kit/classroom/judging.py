"""From an answer to a verdict: not started, not yet or done, and what is missing first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kit.classroom import vocabulary
from kit.classroom.keys import Need, TaskKey, fingerprint
from kit.classroom.values import Other, canonical, is_untouched

NOT_STARTED, NOT_YET, DONE = "not started", "not yet", "done"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found.

    Parameters
    ----------
    task : str
        The id.
    status : str
        ``"not started"``, ``"not yet"`` or ``"done"``.
    unmet : int or None
        Which requirement fails first, counted from 0.
    wrong : int or None
        Which of the known wrong answers this is, counted from 0.
    """

    task: str
    status: str
    unmet: int | None = None
    wrong: int | None = None


def _secret(task: TaskKey, need: Need | None) -> Callable[[object], bool]:
    known = need.secret if need else ()
    return lambda value: not isinstance(value, Other) and fingerprint(task.id, value) in known


def judge(task: TaskKey, answer: object) -> Verdict:
    """Hold an answer, as :func:`kit.classroom.values.thaw` gives it, to what a task requires."""
    if is_untouched(answer) or (
        task.untouched and _is_short(answer) and fingerprint(task.id, answer) == task.untouched
    ):
        return Verdict(task.id, NOT_STARTED)
    unmet = next(
        (
            number
            for number, need in enumerate(task.needs)
            if not vocabulary.meaning(need.test, answer, _secret(task, need))
        ),
        None,
    )
    if unmet is None:
        return Verdict(task.id, DONE)
    return Verdict(task.id, NOT_YET, unmet, recognise(task, answer))


def recognise(task: TaskKey, answer: object) -> int | None:
    """Return which of the known wrong answers an answer is, or None."""
    seen = fingerprint(task.id, answer) if _is_short(answer) else None
    for number, wrong in enumerate(task.wrong):
        if wrong.when:
            if vocabulary.meaning(wrong.when, answer, _secret(task, None)):
                return number
        elif seen == wrong.fingerprint:
            return number
    return None


def _is_short(answer: object) -> bool:
    return isinstance(answer, (str, int, float, bool, list, tuple, set, dict)) and len(canonical(answer)) < 1_000
