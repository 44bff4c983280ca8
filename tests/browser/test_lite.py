"""The site that runs in a browser alone: its lessons run, the Reader and the lab work, and nothing is asked of others.

The site is built beforehand, by ``python -m kit lite --kernel own`` in an environment of its own (see ``.ci/lite``);
``TELLINGS_LITE`` names its folder. Without it these tests are skipped: they need Pyodide, which comes from registries.
"""

import functools
import json
import os
import re
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import harness

VARIABLE = "TELLINGS_LITE"
#: Python in the browser starts in 20 seconds on an idle machine, and installs the kit in ten more.
PATIENCE = 240_000

_IDLE = """() => {
  const panel = window.jupyterapp?.shell?.currentWidget;
  return Boolean(panel?.context?.isReady) && panel.sessionContext?.session?.kernel?.status === "idle";
}"""
_ASK = """async code => {
  const asked = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code });
  let printed = "";
  asked.onIOPub = message => {
    if (message.header.msg_type === "stream") printed += message.content.text;
    if (message.header.msg_type === "error") printed += message.content.traceback.join("\\n");
  };
  await asked.done;
  return printed;
}"""
# No name of another machine can be looked up: whatever the site needs, it has.
_OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


class _Site(SimpleHTTPRequestHandler):
    """Serve the site, with one setting more: tests reach JupyterLab by script."""

    def do_GET(self):
        if self.path == "/favicon.ico":  # asked for by the browser, not by the site
            self.send_response(204)
            self.end_headers()
            return
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

    def run_all(self):
        """Run every cell and wait for the last one."""
        self.command("notebook:run-all-cells")

    def ask(self, code):
        """Run code in the notebook's Python and return what it prints."""
        return self.page.evaluate(_ASK, code)

    def outputs(self):
        """Return the words of all outputs of the notebook that is open."""
        return "\n".join(self.page.locator(".jp-NotebookPanel .jp-OutputArea-output").all_text_contents())

    def close(self):
        """Close the page; its kernel ends with it."""
        self.page.close()


@pytest.fixture(scope="module")
def address():
    folder = os.environ.get(VARIABLE)
    if not folder:
        pytest.skip(f"{VARIABLE} names no site; python -m kit lite --kernel own builds one.")
    assert json.loads(Path(folder, "tellings.json").read_text(encoding="utf-8"))["kernel"] == "own"
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Site, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def chromium(playwright, executable):
    started = playwright.chromium.launch(executable_path=executable, headless=True, args=[*harness.FLAGS, _OFFLINE])
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


def test_the_reading_lesson_runs_and_the_reader_answers_to_keys(lite):
    lite.open("read.ipynb")
    lite.run_all()
    said = lite.outputs()
    assert "Written in: BEIJING" in said
    assert "Korean Central News Agency" in said
    assert "'armistice': 6" in said
    assert "Error" not in said
    widget = lite.widget()
    layer = widget.get_by_role("button", name=re.compile("^statements"))
    layer.focus()
    before = layer.get_attribute("aria-pressed")
    lite.page.keyboard.press("Space")
    expect(layer).to_have_attribute("aria-pressed", "false" if before == "true" else "true")  # the page is drawn anew
    lite.page.keyboard.press("Tab")
    lite.page.keyboard.press("ArrowRight")
    expect(lite.page.locator("mark:focus")).to_contain_text("BEIJING")
    expect(widget.locator("[data-why]")).to_contain_text("place · Beijing")
    lite.shot("lite-read")
    assert lite.serious() == []
    assert "kit.findings.names(article.text)" in lite.ask(
        "try:\n    kit.tag_entities\nexcept ImportError as e: print(e)"
    )
    assert lite.ask("import sys; print('pandas' in sys.modules, sys.platform)") == "False emscripten\n"


def test_marks_are_set_by_keyboard_and_are_there_again_after_a_reload(lite):
    lite.open("mark.ipynb")
    lite.run_all()
    assert "0 marks are mine" in lite.outputs()
    widget, keys = lite.widget(), lite.page.keyboard
    status = widget.locator("[data-part=status]")
    widget.locator("[data-text]").focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "2"):
        keys.press(key)
    lite.shot("lite-mark")
    expect(status).to_contain_text("as PLACE")
    lite.shot("lite-mark")
    assert lite.serious() == []
    assert lite.ask("print(len(lab.model.marks()), repr(lab.model.problem))") == "1 ''\n"
    lite.page.wait_for_timeout(2000)  # the browser's store is written to behind the page's back
    lite.open("mark.ipynb")
    lite.run_all()
    expect(lite.widget().locator("[data-part=status]")).to_contain_text("1 mark is here from before")
    assert "1 marks are mine" in lite.outputs()
