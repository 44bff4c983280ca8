"""One server and one browser for all tests that need them, and a fresh page for each."""

import shutil

import pytest

from tests.browser import harness
from tests.conftest import PROJECT


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    """Run one JupyterLab over a folder with the lessons and their articles; yield address, token and folder."""
    harness.skip_or_fail()
    root = tmp_path_factory.mktemp("project")
    for name in ("seeds", "notebooks"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints", "local"))
    with harness.jupyterlab(root, tmp_path_factory.mktemp("jupyter")) as (address, token):
        yield address, token, root


@pytest.fixture(scope="package")
def executable():
    """Return the path of the browser, looked for before Playwright runs."""
    harness.skip_or_fail()
    return harness.executable()


@pytest.fixture(scope="package")
def playwright(executable):
    """Start Playwright, of which there can be only one."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)  # a loaded machine is slow, not wrong

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(server, playwright, executable):
    """Start one browser; its pages share what they have loaded of JupyterLab."""
    chromium = playwright.chromium.launch(executable_path=executable, headless=True, args=harness.FLAGS)
    yield chromium.new_context()
    chromium.close()


@pytest.fixture
def lab(server, browser):
    """Return a JupyterLab on a page of a laptop's size; the test fails if anything went wrong on the page."""
    address, token, root = server
    page = browser.new_page()
    page.set_viewport_size(harness.LAPTOP)
    page.set_default_timeout(30_000)
    opened = harness.Lab(page, address, token, root)
    yield opened
    opened.close()
    assert opened.faults == []
