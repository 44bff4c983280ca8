"""Long work in short steps, so that its progress can be shown and that it can be stopped between two of them."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")


class Step(NamedTuple):
    """Where long work stands: what is being done, and how much of it is done (from 0 to 1)."""

    doing: str
    done: float


#: Work that yields where it stands and returns its result.
Steps = Generator[Step, None, Result]


def finished(steps: Steps[Result]) -> Result:
    """Do all the steps and return the result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def part(steps: Steps[Result], begin: float, end: float) -> Steps[Result]:
    """Do all the steps as a part of longer work, from one share of it to another.

    Parameters
    ----------
    steps : iterator of Step
    begin, end : float
        Which part of the longer work they are, from 0 to 1.

    Yields
    ------
    Step
        The same steps, with what is done of the longer work.
    """
    while True:
        try:
            step = next(steps)
        except StopIteration as last:
            return last.value  # type: ignore[no-any-return]
        yield Step(step.doing, begin + (end - begin) * step.done)
