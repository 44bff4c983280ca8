"""Badges that open the lessons on Binder, in Codespaces and in Colab, for a copy of the project on GitHub."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from kit.online.copies import copy
from kit.reading.files import PROJECT

FIRST = "notebooks/00-start-here.ipynb"
#: Where the copies for Colab stand, which has nothing of the project but the notebook that it opens.
COLAB = ".colab"

_SETUP = """\
!git clone -q --depth 1 --branch {branch} https://github.com/{repository} /content/tellings
%pip install -q /content/tellings
%cd -q /content/tellings/notebooks
import sys

sys.path.insert(0, "/content/tellings")  # the lessons read the articles of the clone
from google.colab import output

output.enable_custom_widget_manager()  # lets Colab show the kit's widgets"""


def badges(repository: str, branch: str = "main") -> str:
    """Return badges in Markdown for a repository on GitHub.

    Parameters
    ----------
    repository : str
        ``OWNER/NAME``.
    branch : str

    Raises
    ------
    ValueError
        If this is no name of a repository or of a branch.
    """
    _check(repository, branch)
    where = quote(branch, safe="")
    binder = f"https://mybinder.org/v2/gh/{repository}/{where}?urlpath=lab/tree/{FIRST}"
    colab = f"https://colab.research.google.com/github/{repository}/blob/{quote(branch)}/{COLAB}/{Path(FIRST).name}"
    spaces = f"https://codespaces.new/{repository}/tree/{quote(branch)}"
    return "\n".join(
        [
            f"[![Open in Binder](https://mybinder.org/badge_logo.svg)]({binder})",
            f"[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({colab})",
            f"[![Open in Codespaces](https://github.com/codespaces/badge.svg)]({spaces})",
        ]
    )


def write_for_colab(repository: str, branch: str = "main", folder: Path | None = None) -> list[Path]:
    """Write a copy of each lesson that first fetches the project into Colab; return the files.

    Raises
    ------
    ValueError
        If this is no name of a repository or of a branch.
    OSError
        If a file can't be written.
    """
    _check(repository, branch)
    setup = _SETUP.format(repository=repository, branch=branch)
    links = f"https://github.com/{repository}/blob/{quote(branch)}/notebooks"
    lessons = sorted((PROJECT / "notebooks").glob("*.ipynb"))
    target = folder or PROJECT / COLAB
    return [copy(lesson, target / lesson.name, setup, links) for lesson in lessons]


def _check(repository: str, branch: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+", repository):
        raise ValueError(f"{repository!r} is no repository. Write OWNER/NAME, as in its address on GitHub.")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]*", branch):
        raise ValueError(f"{branch!r} is no name of a branch.")
