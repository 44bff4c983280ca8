"""The site that runs in a browser alone: its lessons run, the Reader and the lab work, and nothing is asked of others.

The site is built beforehand, by ``python -m kit lite --kernel own`` in an environment of its own (see ``.ci/run``);
``TELLINGS_LITE`` names its folder. Without it these tests are skipped: they need Pyodide, which comes from registries.
"""

import functools
import json
import os
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser import harness

VARIABLE = "TELLINGS_LITE"
#: Python in the browser starts in 20 seconds on an idle machine, and installs the kit in ten more.
PATIENCE = 240_000

_IDLE = """() => {
  const panel = window.jupyterapp?.shell?.currentWidget;
  return Boolean(panel?.context?.isReady) && panel.sessionContext?.session?.kernel?.status === "idle";
}"""


class _Site(SimpleHTTPRequestHandler):
    """Serve the site, with one setting more: tests reach JupyterLab by script."""

    def do_GET(self):
        if self.path.split("?")[0] != "/jupyter-lite.json":
            super().do_GET()
            return
        config = json.loads(Path(self.directory, "jupyter-lite.json").read_text(encoding="utf-8"))
        config["jupyter-config-data"]["exposeAppInBrowser"] = True
        content = json.dumps(config).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *about):
        pass


class Lite(harness.Lab):
    """A page with JupyterLite."""

    def open(self, notebook):
        """Open a notebook and wait for the Python of the browser."""
        self.page.goto(f"{self.address}/lab/index.html?path={notebook}")
        self.page.wait_for_function(_IDLE, timeout=PATIENCE)
        if self.page.evaluate("() => !window.jupyterapp.shell.leftCollapsed"):
            self.command("application:toggle-left-area")

    def close(self):
        """Close the page; its kernel ends with it."""
        self.page.close()


@pytest.fixture(scope="module")
def address():
    folder = os.environ.get(VARIABLE)
    if not folder:
        pytest.skip(f"{VARIABLE} names no site; python -m kit lite --kernel own builds one.")
    harness.skip_or_fail()
    assert json.loads(Path(folder, "tellings.json").read_text(encoding="utf-8"))["kernel"] == "own"
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Site, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=harness.executable(), headless=True, args=harness.FLAGS)
        yield started
        started.close()


@pytest.fixture
def lite(address, chromium, tmp_path):
    context = chromium.new_context()
    page = context.new_page()
    page.set_viewport_size(harness.LAPTOP)
    page.set_default_timeout(60_000)
    opened = Lite(page, address, "", tmp_path)
    yield opened
    opened.close()
    context.close()
    assert opened.faults == []


def outputs(lite):
    """Return the words of all outputs of the notebook that is open."""
    return lite.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output").all_inner_texts()


def test_the_reading_lesson_runs_and_the_reader_answers_to_keys(lite):
    lite.open("read.ipynb")
    lite.command("notebook:run-all-cells")
    lite.shot("lite-read")
    print(outputs(lite))
    print(lite.faults)
