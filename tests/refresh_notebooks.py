"""Run notebooks from a fresh kernel and store their outputs: ``python tests/refresh_notebooks.py [NOTEBOOK ...]``.

Two runs give the same file. Nothing is stored that differs between machines: no widget state, no times. Of a widget
its still picture is stored.
"""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

PROJECT = Path(__file__).resolve().parents[1]
WIDGET = "application/vnd.jupyter.widget-view+json"


def execute(notebook, folder: Path, *, timeout: int = 600):
    """Run a notebook in ``folder`` and return it with its fresh outputs and without what differs between runs."""
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=timeout, kernel_name="python3", resources=resources, record_timing=False).execute()
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number:02d}"
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
        if "outputs" in cell:
            cell.outputs = [output for output in cell.outputs if output.get("data") != {}]
    return notebook


def main(names: list[str]) -> None:
    """Refresh the notebooks named, or all lessons."""
    os.environ["PYTHONPATH"] = os.pathsep.join([str(PROJECT / "tests" / "no_network"), str(PROJECT)])
    paths = [Path(name) for name in names] or sorted((PROJECT / "notebooks").glob("*.ipynb"))
    for path in paths:
        print(f"{path.name} ...", end=" ", flush=True)
        notebook = nbformat.read(path, as_version=4)
        nbformat.write(execute(notebook, path.resolve().parent), path)
        print("stored")


if __name__ == "__main__":
    main(sys.argv[1:])
