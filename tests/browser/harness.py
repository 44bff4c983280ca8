"""A real JupyterLab in a real browser: the server, the page, and what must never happen on it."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.conftest import PROJECT, TESTS

#: Where this is ``required``, a browser that is missing is a failure and not a skip; ``later`` skips these tests.
VARIABLE = "TELLINGS_BROWSER"
LAPTOP, PROJECTOR = {"width": 1280, "height": 800}, {"width": 1920, "height": 1080}

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--headless=new"]
_FOLDERS = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")

# “Ready” comes before the kernel exists: Run All would then ask for a kernel, and nothing would run.
_OPENED = "() => Boolean(window.jupyterapp?.shell?.currentWidget?.context?.isReady)"
_READY = """() => {
  const panel = window.jupyterapp?.shell?.currentWidget;
  if (!panel?.context?.isReady || !panel.sessionContext?.isReady) return false;
  const kernel = panel.sessionContext.session?.kernel;
  return kernel?.connectionStatus === "connected" && kernel.status === "idle";
}"""
# JupyterLab asks a new kernel for the state of its debugger, and complains if the kernel ends before it has answered.
# Answers come in order: after one to a question of our own, none is outstanding. A kernel that is gone gives none.
_SETTLED = """async () => {
  const kernel = window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel;
  if (kernel?.connectionStatus !== "connected" || kernel.status !== "idle") return;
  const question = { seq: 1000, type: "request", command: "debugInfo", arguments: {} };
  const answered = kernel.requestDebug(question).done.catch(() => null);
  await Promise.race([answered, new Promise(resolve => setTimeout(resolve, 5000))]);
}"""
# What other extensions of JupyterLab in the same environment complain of is not ours, nor that its debugger still asks a
# kernel that a test has ended.
_FOREIGN = re.compile(r"/lab/extensions/(?!anywidget/|@jupyter-widgets/)|Could not restore the debugger state")
_UNRUN = """() => window.jupyterapp.shell.currentWidget.content.widgets
  .filter(cell => cell.model.type === "code" && cell.model.sharedModel.source.trim())
  .filter(cell => !cell.model.executionCount)
  .map(cell => cell.model.sharedModel.source)"""


def missing() -> str:
    """Return why there can be no browser tests here, or an empty string."""
    if os.environ.get(VARIABLE) == "later":
        return f"{VARIABLE} is set to “later”."
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return 'Playwright is not installed; python -m pip install -e ".[browser]" brings it.'
    if executable() is None:
        return "There is no Chromium or Chrome here; these tests drive one."
    return ""


def executable() -> str | None:
    """Return the path of a browser of the Chromium family: the system's, or the one that Playwright brought."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found:
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def skip_or_fail() -> None:
    """Skip with a clear word where there is no browser; fail where one is required."""
    reason = missing()
    if reason and os.environ.get(VARIABLE) == "required":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


@contextmanager
def jupyterlab(root: Path, scratch: Path):
    """Run a JupyterLab over the folder ``root`` that keeps all it writes in ``scratch``; yield address and token."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = "tellings"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    for name in _FOLDERS:
        environment[f"JUPYTER_{name}"] = str(scratch / name.lower())
    settings = scratch / "settings"
    environment |= {
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTERLAB_WORKSPACES_DIR": str(scratch / "workspaces"),
        "IPYTHONDIR": str(scratch / "ipython"),
        "PYTHONPATH": os.pathsep.join([str(TESTS / "no_network"), str(PROJECT)]),
    }
    notification = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    notification.parent.mkdir(parents=True)
    notification.write_text('{"fetchNews": "false", "checkForUpdates": false, "doNotDisturbMode": true}')
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    command += [f"--ServerApp.root_dir={root}", "--LabApp.expose_app_in_browser=True"]
    with (scratch / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=root)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/api/status?token={token}", timeout=5).close()
                break
            except OSError:
                if server.poll() is not None:
                    break
                time.sleep(0.25)
        else:
            pytest.fail("JupyterLab did not start within a minute.")
        if server.poll() is not None:
            pytest.fail(f"JupyterLab did not start:\n{(scratch / 'server.log').read_text()[-2000:]}")
        yield address, token
    finally:
        server.terminate()
        server.wait(20)


class Lab:
    """A page with a JupyterLab, and what went wrong on it.

    ``faults`` lists errors of the console and of scripts, and requests to anywhere but this machine.
    """

    def __init__(self, page, address: str, token: str, root: Path) -> None:
        self.page, self.address, self.token, self.root = page, address, token, root
        self.faults: list[str] = []
        self.expected = ""  # part of the faults that a test brings about on purpose
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", lambda request: self._asked(request.url))

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" and not _FOREIGN.search(text) and not (self.expected and self.expected in text):
            self.faults.append(f"console: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, self.address.replace("http", "ws", 1), "data:", "blob:", "about:")):
            self.faults.append(f"request: {url}")

    def write(self, name: str, *sources: str) -> str:
        """Write a notebook of code cells into the server's folder and return its name."""
        metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        cells = [new_code_cell(source) for source in sources]
        nbformat.write(new_notebook(cells=cells, metadata=metadata), self.root / name)
        return name

    def open(self, notebook: str, *, kernel: bool = True) -> None:
        """Open a notebook and wait for its kernel, with the file browser folded away."""
        self.page.goto(f"{self.address}/lab/tree/{notebook}?token={self.token}&reset")
        ready = _READY if kernel else _OPENED
        for _ in range(240):
            # Asked from here again and again: an answer that comes once may be about the page as it was before.
            if self.page.evaluate(ready):
                break
            self.page.wait_for_timeout(250)
        else:
            pytest.fail(f"{notebook} was not ready within a minute.")
        if self.page.evaluate("() => !window.jupyterapp.shell.leftCollapsed"):
            self.command("application:toggle-left-area")

    def command(self, name: str, **arguments: object) -> None:
        """Run a command of JupyterLab and wait for its end."""
        self.page.evaluate(
            "([name, args]) => window.jupyterapp.commands.execute(name, args).then(() => null)", [name, arguments]
        )

    def run_all(self) -> None:
        """Run all cells and fail if one did not run or raised an error."""
        for _ in range(3):
            # The command is lost when it comes in the moment in which the kernel becomes ready.
            self.command("notebook:run-all-cells")
            unrun = self.page.evaluate(_UNRUN)
            if not unrun:
                break
            self.page.wait_for_timeout(1000)
        errors = self.page.locator(
            '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"], '
            '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'
        )
        told = errors.all_inner_texts()
        assert told == [], told
        assert unrun == [], unrun

    def run(self, notebook: str) -> None:
        """Open a notebook and run all its cells."""
        self.open(notebook)
        self.run_all()

    def save(self) -> None:
        """Save the notebook that is open."""
        self.command("docmanager:save")

    def close(self) -> None:
        """Shut down what the page has started, so that the next one begins with no kernel."""
        self.command("apputils:change-theme", theme="JupyterLab Light")
        self.page.evaluate(_SETTLED)
        self.page.evaluate("async () => { await window.jupyterapp?.serviceManager.sessions.shutdownAll(); }")
        self.page.close()

    def close_kernel(self) -> None:
        """Shut the notebook's kernel down, as at the end of a day."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")

    def crash(self, process: int) -> None:
        """End the kernel's process the hard way, and put away what JupyterLab says of it."""
        os.kill(process, signal.SIGKILL)
        self.page.locator(".jp-Dialog").get_by_role("button", name="Ok").click(timeout=60_000)

    def theme(self, name: str) -> None:
        """Change the theme, for example to ``"JupyterLab Dark"``."""
        self.command("apputils:change-theme", theme=name)
        self.page.wait_for_function(
            "light => document.body.dataset.jpThemeLight === light", arg="false" if "Dark" in name else "true"
        )
        self.page.locator("#jupyterlab-splash").wait_for(state="detached")

    def shot(self, name: str) -> None:
        """Keep a picture of the page for looking at, if the environment names a folder for them."""
        if folder := os.environ.get("TELLINGS_SHOTS"):
            self.page.screenshot(path=Path(folder) / f"{name}.png")

    def widget(self, number: int = 0):
        """Return the locator of a live widget of the kit, counted from 0."""
        return self.page.locator(".kit-widget").nth(number)

    def serious(self, selector: str = ".kit-widget") -> list[str]:
        """Return the serious and critical faults that the rules of axe find in the widgets."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page, context=selector).response["violations"]
        return [
            f"{fault['id']}: {fault['help']}: {node['html'][:200]}"
            for fault in found
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]


def stored(path: Path) -> dict:
    """Return a notebook file as it is stored."""
    return json.loads(path.read_text(encoding="utf-8"))
