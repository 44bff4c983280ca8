"""Run one notebook from top to bottom and write down the answers: the part of grading that meets foreign code.

The notebook comes in on standard input, and lines of JSON go out on what was standard output. Everything in this
process may be changed by the notebook; therefore nothing is judged here. The most that a notebook can forge is its own
answers.
"""

from __future__ import annotations

import builtins
import contextlib
import json
import os
import signal
import sys
from typing import Any, TextIO

from kit.classroom import written
from kit.classroom.values import freeze


class TimeUp(KeyboardInterrupt):  # it must pass for an interrupt, which "except Exception" lets through
    """A cell took too long."""


def _out_of_reach() -> TextIO:
    """Take the way out for ourselves; what the notebook prints goes nowhere."""
    ours = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return ours


def _refuse_network() -> None:
    """Stop what uses the network without wanting to; somebody who wants to can undo this."""
    import socket

    def refuse(*_: object, **__: object) -> Any:
        raise OSError("There is no network while a notebook is graded.")

    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, refuse)


def _tell_time(seconds: float) -> None:
    """Interrupt a cell after some seconds, and again each second; there is no such clock on Windows."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds, 1.0 if seconds else 0.0)


def _time_up(*_: object) -> None:
    raise TimeUp


def _cells(notebook: Any) -> list[tuple[int, str]]:
    """Return the number (from 1) and the source of each code cell."""
    found = []
    for number, cell in enumerate(notebook["cells"], 1):
        source = cell["source"]
        if cell["cell_type"] == "code":
            found.append((number, source if isinstance(source, str) else "".join(source)))
    return found


def _shell() -> Any:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    settings = Config()
    settings.HistoryManager.enabled = False
    settings.DisplayFormatter.active_types = ["text/plain"]  # nobody looks at the pictures

    class Shell(InteractiveShell):
        """A shell that shows no errors: nobody reads them."""

        def showtraceback(self, *_: Any, **__: Any) -> None: ...

        def showsyntaxerror(self, *_: Any, **__: Any) -> None: ...

    return Shell.instance(config=settings)


def run(variables: dict[str, dict[str, str]], cell_seconds: float) -> None:
    """Run the notebook on standard input.

    Parameters
    ----------
    variables : dict
        For each lesson the variable of each task.
    cell_seconds : float
        How long one cell may take.
    """
    raw = sys.stdin.buffer.read()
    out = _out_of_reach()

    def tell(**facts: Any) -> None:
        out.write(json.dumps(facts) + "\n")
        out.flush()

    try:
        notebook = json.loads(raw)
        for source in written.cells(notebook)[: written.MOST_CELLS]:
            tell(markdown=source[: written.LONGEST_CELL])
        cells = _cells(notebook)
        lesson = notebook["metadata"]["tellings"]["exercises"]
        wanted = variables[lesson]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        tell(problem="It is not a notebook of these exercises.")
        return
    tell(lesson=lesson)
    shell = _shell()
    told: dict[str, str] = {}

    def tell_answers(source: str | None) -> None:
        for task, name in wanted.items():
            if name in shell.user_ns and (source is None or name in source):
                value = json.dumps(freeze(shell.user_ns[name]))
                if told.get(task) != value:
                    told[task] = value
                    out.write(f'{{"task": {json.dumps(task)}, "answer": {value}}}\n')
                    out.flush()

    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _time_up)
    for number, source in cells:
        tell(cell=number)
        error = "TimeUp"  # the clock may also ring between two of these lines
        with contextlib.suppress(TimeUp):
            _tell_time(cell_seconds)
            error = _error(shell, source)
        _tell_time(0)
        if error:
            tell(cell=number, error=error if hasattr(builtins, error) or error == "TimeUp" else "an error")
        tell_answers(source)
    tell_answers(None)
    tell(end=True)


def _error(shell: Any, source: str) -> str:
    """Run a cell and return the name of what stopped it, or ``""``."""
    try:
        result = shell.run_cell(source, store_history=False)
        stopped = result.error_before_exec or result.error_in_exec
    except BaseException as caught:
        stopped = caught
    return type(stopped).__name__ if stopped is not None else ""


if __name__ == "__main__":
    if sys.argv[3] != "shut in":
        _refuse_network()
    run(json.loads(sys.argv[1]), float(sys.argv[2]))
