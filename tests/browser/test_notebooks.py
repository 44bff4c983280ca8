"""Every notebook of the project opens in a real JupyterLab and runs to its end, without an error on the page."""

import nbformat
import pytest

from tests.conftest import PROJECT

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_notebook_runs(lab, path):
    lab.run(f"notebooks/{path.name}")
    lab.shot(path.stem)
    pictures = sum("kit.plots" in cell.source or "plots." in cell.source for cell in nbformat.read(path, 4).cells)
    if pictures:
        assert lab.page.locator(".jp-OutputArea-output img").count() > 0
    assert lab.serious(".kit-widget") == [] if lab.page.locator(".kit-widget").count() else True
