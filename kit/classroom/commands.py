"""What ``python -m kit exercises``, ``handouts``, ``hand-in`` and ``grade`` do and print."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, ArgumentTypeError, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.reading.files import PROJECT, locate
from kit.wording import count

if TYPE_CHECKING:
    from kit.classroom.grading import Result

SHUT_IN = "Notebooks were run without network, and could change no file of this machine."
LIMITS_ONLY = (
    "This machine does not let us shut notebooks in: they were run with limits of time and, except on Windows, of "
    "memory, but they could read and change your files and use the network. Grade only what you trust, or "
    "grade on Linux."
)


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the commands of the classroom to the command line."""
    of_sets = commands.add_parser("exercises", help="make the exercises from their sources, or try the sources")
    of_sets.add_argument("what", choices=("build", "try", "nbgrader"))
    of_sets.add_argument("out", nargs="?", type=Path, help="for nbgrader: the folder to write into")
    of_sets.add_argument("--folder", type=Path, default=PROJECT / "exercises", help="where the exercises are")
    of_sets.set_defaults(run=exercises)

    on_paper = commands.add_parser("handouts", help="make the handouts to print from their sources")
    on_paper.add_argument("--folder", type=Path, default=PROJECT / "exercises", help="where the exercises are")
    on_paper.set_defaults(run=handouts)

    to_send = commands.add_parser("hand-in", help="make one file to send out of a folder of notebooks")
    to_send.add_argument("folder", nargs="?", type=Path, default=Path())
    to_send.add_argument("--name", default="", help="your name, as your teacher knows it")
    to_send.set_defaults(run=hand_in)

    of_class = commands.add_parser("grade", help="grade what a class sent back: a folder of notebooks and archives")
    of_class.add_argument("folder", type=Path)
    of_class.add_argument("--out", type=Path, help="where the results go; FOLDER-graded when not given")
    of_class.add_argument(
        "-j", "--jobs", type=_whole, default=os.cpu_count() or 1, help="how many run at the same time"
    )
    of_class.add_argument("--seconds", type=_above_zero, default=120, help="how long one notebook may take")
    of_class.add_argument("--memory", type=_whole, default=2000, help="how many megabytes one notebook may take")
    of_class.add_argument("--fresh", action="store_true", help="grade again what has not changed since the last time")
    of_class.add_argument("--folder-of-exercises", type=Path, default=PROJECT / "exercises", help=SUPPRESS)
    of_class.set_defaults(run=grade)


def _above_zero(words: str) -> float:
    try:
        number = float(words)
    except ValueError:
        number = 0
    if not 0 < number < float("inf"):
        raise ArgumentTypeError(f"{words!r} is no number above 0")
    return number


def _whole(words: str) -> int:
    return max(int(_above_zero(words)), 1)


def exercises(given: Namespace) -> int:
    """Build the exercises, try their sources, or write them for nbgrader; return 2 without a folder of sources."""
    if given.what == "nbgrader" and given.out is None:
        print("Name the folder to write into: python -m kit exercises nbgrader FOLDER", file=sys.stderr)
        return 2
    try:
        return _exercises(given)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2


def _exercises(given: Namespace) -> int:
    from kit.classroom import building, trial

    if given.what == "try":
        said = []
        for one in building.load_all(given.folder):
            outcomes = trial.outcomes(one)
            faults = [*trial.faults(one), *(o.fault for o in outcomes if o.fault), *trial.unreached(one, outcomes)]
            said += [f"{one.folder}: {fault}" for fault in faults]
            print(f"{one.folder}: {len(one.tasks)} tasks, {len(outcomes)} answers tried, {len(faults)} faults")
        print("\n".join(said), end="\n" if said else "")
        return 1 if said else 0
    if given.what == "nbgrader":
        written = building.export_nbgrader(given.folder, given.out)
        print(f"Wrote {len(written)} files into {given.out}.")
        return 0
    return _say_written(building.build(given.folder))


def handouts(given: Namespace) -> int:
    """Build the handouts; return 2 without a folder of sources."""
    from kit.classroom import handouts as on_paper

    try:
        return _say_written(on_paper.build(given.folder))
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2


def _say_written(changed: list[Path]) -> int:
    print("\n".join(f"Wrote {path}." for path in changed) or "Everything is up to date.")
    return 0


def hand_in(given: Namespace) -> int:
    """Make the archive that a learner sends."""
    from kit.classroom.handing_in import NothingToHandInError, doubts
    from kit.classroom.handing_in import hand_in as pack

    folder = locate(given.folder)
    try:
        path = pack(folder, given.name)
        doubtful = doubts(folder)
    except (NothingToHandInError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    if doubtful:
        print("\n".join([*doubtful, f"Wrote {path} as it is."]), file=sys.stderr)
        return 1
    print(f"Wrote {path}. Send this one file to your teacher.")
    if not given.name:
        print('It does not say whose it is. Next time: python -m kit hand-in --name "your name"')
    return 0


def grade(given: Namespace) -> int:
    """Grade a class's folder and say where the results are."""
    from kit.classroom import gradebook, grading, written
    from kit.classroom.sandbox import Limits

    folder = given.folder.resolve()
    if not folder.is_dir():
        print(f"There is no folder {given.folder}.", file=sys.stderr)
        return 2
    out = (given.out or folder.with_name(f"{folder.name}-graded")).resolve()
    if out == folder or (out.exists() and not out.is_dir()):
        print(f"The results can't go into {out}. Name another folder: --out FOLDER", file=sys.stderr)
        return 2
    known = grading.all_keys(given.folder_of_exercises)
    if not known:
        print(f"There is no key in {given.folder_of_exercises}. Run: python -m kit exercises build", file=sys.stderr)
        return 2
    how = SHUT_IN if grading.is_shut_in() else LIMITS_ONLY
    print(how.replace("were run", "are run").replace("could", "can"))
    out.mkdir(parents=True, exist_ok=True)
    hidden = tuple(
        str(place) for place in (folder, out, given.folder_of_exercises.resolve()) if grading.may_be_hidden(place)
    )
    of_sets = given.folder_of_exercises.resolve()
    work = grading.Grading(
        of_sets,
        known,
        Limits(seconds=given.seconds, memory_mb=given.memory),
        hidden,
        originals=written.originals(of_sets, PROJECT / "notebooks"),
    )
    try:
        results = grading.grade_all(folder, out, work, jobs=given.jobs, fresh=given.fresh, told=_tell)
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on from here.", file=sys.stderr)
        return 130
    gradebook.write(out, known, results, how, gradebook.rubric(of_sets / "teacher" / "rubric.md"))
    print(f"{len(results)} graded. Wrote {out / gradebook.GRADEBOOK}, {gradebook.OVERVIEW} and {gradebook.FEEDBACK}/.")
    pieces = sum(len(result.written) for result in results)
    if pieces:
        print(f"{gradebook.TO_READ} has {count(pieces, 'piece')} in the learners’ own words: no program marks these.")
    return 0


def _tell(done: int, all: int, result: Result) -> None:
    """Show how far the grading is: one line that moves on a terminal, one line a learner elsewhere."""
    full = 30 * done // all
    right = sum(verdict.status == "done" for verdict in result.verdicts)
    line = f"[{'#' * full}{'.' * (30 - full)}] {done} of {all}  {result.learner}: {right} tasks done"
    if sys.stderr.isatty():
        print(f"\r{line[:100]:100}", end="\n" if done == all else "", file=sys.stderr, flush=True)
    else:
        print(line, file=sys.stderr, flush=True)
