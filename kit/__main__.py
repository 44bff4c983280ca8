"""The command line: ``python -m kit lab``, ``check``, ``report``, ``catalogue``, the classroom, and the web."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kit.classroom import commands as classroom
from kit.online import commands as online
from kit.reading.files import PROJECT
from kit.wording import count

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
    """Compare a folder's catalogue with its texts, or write their word counts and fingerprints into it.

    Return 0 when all is well, 1 when something differs, 2 when there is nothing to read or to write to.
    """
    import warnings

    from kit.reading import ReadingError, ReadingWarning
    from kit.reading import catalogue as cat
    from kit.reading.completing import Defaults
    from kit.reading.files import load, locate

    folder = locate(folder)
    if folder.is_file():
        print(f"{folder} is no folder, and a catalogue is of a folder.", file=sys.stderr)
        return 2
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", ReadingWarning)
            read, problems = load(folder, Defaults(), local=False)
        if write:
            print(f"Wrote {cat.refresh(folder, read)}.")
    except (ReadingError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    said = [str(problem) for problem in problems] + cat.differences(folder, read)
    print("\n".join(said) or f"{count(len(cat.texts(folder, read)), 'article')}, and the catalogue agrees with each.")
    return 1 if said else 0


def report(path: str, output: Path, title: str, columns: Sequence[str]) -> int:
    """Read what a path names and write a report on it; return 2 when there is nothing to read or to write to."""
    import warnings

    from kit.corpus import read
    from kit.reading import ReadingError, ReadingWarning
    from kit.reports import report as make

    named = dict(pair.split("=", 1) for pair in columns)
    if not output.name or output.is_dir() or not output.parent.is_dir():  # it is said before the work, not after
        print(f"There can be no page {output}. Name a file in a folder that is there: -o FILE.html", file=sys.stderr)
        return 2
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ReadingWarning)  # the problems are printed below, and stand in the report
            corpus = read(path, columns=named or None)
        for problem in corpus.problems:
            print(problem, file=sys.stderr)
        made = make(corpus, title=title, progress=lambda what: print(what, file=sys.stderr, flush=True))
        written = made.save(output)
    except (ReadingError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Wrote {written}, and its tables into {written.stem}-tables.")
    return 0


def _pair(words: str) -> str:
    if "=" not in words:
        raise argparse.ArgumentTypeError(f"{words!r} is no pair such as text=body")
    return words


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
    to_report = commands.add_parser("report", help="write a page on the articles of a folder or file, and its tables")
    to_report.add_argument("path", help="a folder, a file, or a pattern such as 'news/*.html'")
    to_report.add_argument("-o", "--output", type=Path, default=Path("report.html"), help="the page (report.html)")
    to_report.add_argument("--title", default="", help="the page's heading")
    column = "which column of a table is which, such as text=body; once for each"
    to_report.add_argument("--column", type=_pair, action="append", default=[], metavar="NAME=COLUMN", help=column)

    classroom.add(commands)
    online.add(commands)

    known, more = parser.parse_known_args(arguments)
    if more and known.command != "lab":
        parser.error(f"unknown arguments: {' '.join(more)}")
    try:
        return _run(known, more)
    except OSError as error:
        print(f"This can't be read or written: {error}. Look at the name, and whether you may.", file=sys.stderr)
        return 2


def _run(known: argparse.Namespace, more: Sequence[str]) -> int:
    if "run" in known:
        return int(known.run(known))
    if known.command == "lab":
        return lab(known.notebook, more)
    if known.command == "check":
        return check()
    if known.command == "report":
        return report(known.path, known.output, known.title, known.column)
    return catalogue(known.folder, known.write)


if __name__ == "__main__":
    sys.exit(main())
