"""The command line: ``python -m kit lab``, ``check``, ``catalogue``, and the commands of the classroom."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kit.classroom import commands as classroom
from kit.reading.files import PROJECT

FIRST_NOTEBOOK = Path("notebooks", "00-start-here.ipynb")


def lab(notebook: Path, more: Sequence[str]) -> int:
    """Open JupyterLab on a notebook of the project, with the project's folder in its file browser."""
    if not (PROJECT / notebook).is_file():
        print(
            f"There is no {notebook} in {PROJECT}. Run this command in a clone of the project.",
            file=sys.stderr,
        )
        return 2
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={PROJECT}"]
    command.append(f"--LabApp.default_url=/lab/tree/{notebook.as_posix()}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # JupyterLab refuses to start for root without it, as in most containers
    try:
        return subprocess.call([*command, *more])
    except KeyboardInterrupt:
        return 0


def check() -> int:
    """Print what is installed and whether it works; return 0 when all is well."""
    from kit.checkup import checkup, table

    findings = checkup()
    print(table(findings))
    return 0 if all(finding.ok for finding in findings) else 1


def catalogue(folder: Path, write: bool) -> int:
    """Compare a folder's catalogue with its articles, or write their word counts and fingerprints into it."""
    import warnings

    from kit.reading import ReadingWarning
    from kit.reading import catalogue as cat
    from kit.reading.files import Defaults, load, locate

    folder = locate(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("always", ReadingWarning)
        articles, problems = load(folder, Defaults(), local=False)
    if write:
        print(f"Wrote {cat.refresh(folder, articles)}.")
    said = [str(problem) for problem in problems] + cat.differences(folder, articles)
    print("\n".join(said) or f"{len(articles)} articles, and the catalogue agrees with each.")
    return 1 if said else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m kit", description="Tellings: read news closely.")
    commands = parser.add_subparsers(dest="command", required=True)
    to_lab = commands.add_parser("lab", help="open JupyterLab on the first lesson; what follows goes to JupyterLab")
    to_lab.add_argument("notebook", nargs="?", type=Path, default=FIRST_NOTEBOOK, help="a notebook of the project")
    commands.add_parser("check", help="say what is installed, whether it works, and what to do about what does not")
    to_catalogue = commands.add_parser("catalogue", help="hold a folder's articles to its catalogue.csv")
    to_catalogue.add_argument("folder", nargs="?", type=Path, default=Path("seeds"))
    to_catalogue.add_argument("--write", action="store_true", help="write word counts and fingerprints")

    classroom.add(commands)

    known, more = parser.parse_known_args(arguments)
    if more and known.command != "lab":
        parser.error(f"unknown arguments: {' '.join(more)}")
    if "run" in known:
        return int(known.run(known))
    if known.command == "lab":
        return lab(known.notebook, more)
    if known.command == "check":
        return check()
    return catalogue(known.folder, known.write)


if __name__ == "__main__":
    sys.exit(main())
