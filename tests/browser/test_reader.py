"""The Reader in a real JupyterLab: by mouse, by keyboard alone, in both themes, with and without a kernel."""

import pytest
from playwright.sync_api import expect

SOURCE = """import kit, kit.widgets
news = kit.read("seeds", local=False)
reader = kit.widgets.Reader(news["2023-07-24-bloomberg"])
reader"""


@pytest.fixture
def reader(lab):
    lab.run(lab.write("reader.ipynb", SOURCE))
    widget = lab.widget()
    expect(widget.locator("mark[data-mark]").first).to_be_visible()
    return lab, widget


def test_smoke(reader):
    lab, _ = reader
    lab.page.screenshot(path="/tmp/lab-reader-light.png")
    assert lab.serious() == []
    lab.theme("JupyterLab Dark")
    lab.page.screenshot(path="/tmp/lab-reader-dark.png")
    assert lab.serious() == []
