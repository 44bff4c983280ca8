"""Copies of notebooks for other places: with a first cell that sets the place up, and without stored results."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

# A link to a place of the project: not to a page, not within the notebook.
_LINK = re.compile(r"\]\((?![a-z]+:|#)(?P<path>[^)\s]+)\)")


def copy(notebook: Path, to: Path, setup: str, links: str = "") -> Path:
    """Write a copy of a notebook that begins with a cell of its own.

    Parameters
    ----------
    notebook : path
    to : path
        The new file; its folder is made if need be.
    setup : str
        The code of the first cell.
    links : str, optional
        The address of the notebook's folder on the web; links to other files of the project are led there.
    """
    content: dict[str, Any] = json.loads(notebook.read_text(encoding="utf-8"))
    cells = content["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
        elif links:
            cell["source"] = _LINK.sub(rf"]({links}/\g<path>)", "".join(cell["source"]))
    first: dict[str, Any] = {
        "cell_type": "code",
        "id": "set-up",
        "metadata": {},
        "source": setup,
        "outputs": [],
        "execution_count": None,
    }
    content["cells"] = [first, *cells]
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return to
