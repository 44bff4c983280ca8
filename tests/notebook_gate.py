"""Refuse in a notebook what nbval passes over in silence.

nbval compares stored outputs with fresh ones. It compares nothing where a cell was never run, ignores the order in
which cells were run, skips pictures, lets ``!`` lines and unknown magics through, and is content when a cell that was
expected to fail no longer does. ``faults`` finds these in a notebook as it is stored.
"""

import re

from nbformat import NotebookNode

#: Tags that a lesson's cells may carry: stages, routes, and the one that nbclient and nbval both know.
TAGS = {
    "opening", "closing", "predict", "run", "investigate", "modify", "make", "check", "answer", "ethics", "bug-hunt",
    "worked", "gaps", "blank", "raises-exception", "nbval-ignore-output",
}  # fmt: skip

_MAGIC = re.compile(r"^\s*(?:[!%]|\?)|\?\s*$", re.MULTILINE)
_ADDRESS = re.compile(r"\bat 0x[0-9a-f]{6,}", re.IGNORECASE)


def faults(notebook: NotebookNode) -> list[str]:
    """Return what is wrong with a stored notebook, a sentence each; an empty list when nothing is."""
    found = []
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        found.append("The notebook does not name the kernel ‘python3’.")
    if "widgets" in notebook.metadata:
        found.append("The notebook stores the state of widgets, which is different after each run.")
    count = 0
    for number, cell in enumerate(notebook.cells, 1):
        tags = set(cell.metadata.get("tags", []))
        found += [f"Cell {number}: the tag ‘{tag}’ is not one of the known tags." for tag in sorted(tags - TAGS)]
        if cell.cell_type == "code" and cell.source.strip():
            count += 1
            found += [f"Cell {number}: {fault}" for fault in _cell_faults(cell, count, "raises-exception" in tags)]
    if count == 0:
        found.append("The notebook has no code cell, so there is nothing to compare.")
    return found


def _cell_faults(cell: NotebookNode, expected_count: int, may_raise: bool) -> list[str]:
    found = []
    if cell.execution_count is None:
        found.append("it was never run, so nbval compares nothing.")
    elif cell.execution_count != expected_count:
        found.append(f"it was run as number {cell.execution_count}, but stands as number {expected_count}.")
    if _MAGIC.search(cell.source):
        found.append("it has a line for the shell, a magic or a question mark, which nbval does not check.")
    if "nbval-ignore-output" in cell.metadata.get("tags", []) and "AnnotationLab(" not in cell.source:
        found.append("its results are not compared; only a lab may show what a learner has marked before.")
    if cell.source.rstrip().endswith(";"):
        found.append("it ends in a semicolon, which hides its result.")
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if errors and not may_raise:
        found.append(f"it stores an error ({errors[0].ename}).")
    if may_raise and not errors:
        found.append("it is expected to raise an error, but stores none.")
    for output in cell.outputs:
        found += _output_faults(output)
    return found


def _output_faults(output: NotebookNode) -> list[str]:
    found = []
    if output.output_type == "stream" and output.name == "stderr":
        found.append("it stores a message on stderr.")
    data = output.get("data", {})
    if any(kind.startswith("image/") for kind in data):
        found.append("it stores a bare picture, which nbval never compares; show a kit.plots.Picture.")
    if "application/vnd.jupyter.widget-view+json" in data:
        found.append("it stores a live widget, which nobody who opens the notebook can see; keep its picture only.")
    if _ADDRESS.search(str(data.get("text/plain", ""))):
        found.append("it stores an address in memory, which is different after each run.")
    return found
