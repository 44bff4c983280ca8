"""What ``python -m kit exercises``, ``hand-in`` and ``grade`` do and print."""

from __future__ import annotations

import sys
from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from kit.reading.files import PROJECT, locate


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the commands of the classroom to the command line."""
    of_sets = commands.add_parser("exercises", help="make the exercises from their sources, or try the sources")
    of_sets.add_argument("what", choices=("build", "try", "nbgrader"))
    of_sets.add_argument("out", nargs="?", type=Path, help="for nbgrader: the folder to write into")
    of_sets.add_argument("--folder", type=Path, default=PROJECT / "exercises", help="where the exercises are")
    of_sets.set_defaults(run=exercises)

    to_send = commands.add_parser("hand-in", help="make one file to send out of a folder of notebooks")
    to_send.add_argument("folder", nargs="?", type=Path, default=Path())
    to_send.add_argument("--name", default="", help="your name, as your teacher knows it")
    to_send.set_defaults(run=hand_in)


def exercises(given: Namespace) -> int:
    """Build the exercises, try their sources, or write them for nbgrader."""
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
        if given.out is None:
            print("Name the folder to write into: python -m kit exercises nbgrader FOLDER", file=sys.stderr)
            return 2
        written = building.export_nbgrader(given.folder, given.out)
        print(f"Wrote {len(written)} files into {given.out}.")
        return 0
    changed = building.build(given.folder)
    print("\n".join(f"Wrote {path}." for path in changed) or "Everything is up to date.")
    return 0


def hand_in(given: Namespace) -> int:
    """Make the archive that a learner sends."""
    from kit.classroom.handing_in import NothingToHandInError
    from kit.classroom.handing_in import hand_in as pack

    try:
        path = pack(locate(given.folder), given.name)
    except (NothingToHandInError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Wrote {path}. Send this one file to your teacher.")
    if not given.name:
        print('It does not say whose it is. Next time: python -m kit hand-in --name "your name"')
    return 0
