"""What ``python -m kit lite`` and ``python -m kit badges`` do and print."""

from __future__ import annotations

import sys
from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

_MADE = {
    "own": "It brings its own Python: the pages ask no other server, unless a notebook imports a package of Pyodide.",
    "cdn": "It takes Python from Pyodide's server (cdn.jsdelivr.net), so its readers need the internet.",
}


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the commands to the command line."""
    to_lite = commands.add_parser("lite", help="build a site that runs JupyterLab and the kit in the browser")
    to_lite.add_argument("-o", "--output", type=Path, default=Path("build", "lite"), help="the folder (build/lite)")
    choices = ("auto", "own", "cdn")
    whose = "whose Python the site runs: its own, or that of Pyodide's server; auto takes the first if it can be had"
    to_lite.add_argument("--kernel", choices=choices, default="auto", help=whose)
    to_lite.set_defaults(run=lite)

    to_badges = commands.add_parser("badges", help="print badges that open your copy of the project without installing")
    to_badges.add_argument("repository", metavar="OWNER/NAME", help="where your copy is on GitHub")
    to_badges.add_argument("--branch", default="main")
    to_badges.add_argument("--colab", action="store_true", help="also write the lessons for Colab into .colab")
    to_badges.set_defaults(run=badges)


def lite(given: Namespace) -> int:
    """Build the site; return 2 when that is not possible."""
    from kit.online.site import SiteError, build

    try:
        made = build(given.output, given.kernel)
    except (SiteError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Wrote {given.output}. {_MADE[made]}")
    print(f"Look at it: {Path(sys.executable).name} -m http.server --directory {given.output}")
    return 0


def badges(given: Namespace) -> int:
    """Print badges in Markdown, and write the copies for Colab if that is asked for."""
    from kit.online import badges as made

    try:
        print(made.badges(given.repository, given.branch))
        if given.colab:
            written = made.write_for_colab(given.repository, given.branch)
            print(f"Wrote {len(written)} lessons into {made.COLAB}; commit them.", file=sys.stderr)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0
