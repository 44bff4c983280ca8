"""A JupyterLite site with the kit: JupyterLab and Python in the browser, and nothing on a server but files."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Literal

from kit.online import kernel, wheel
from kit.online.copies import copy
from kit.reading.files import PROJECT

#: The notebooks of the site: lessons that need no compiled package.
NOTEBOOKS = Path("notebooks", "lite")
#: What the widgets need in the browser, in the versions of the parts that JupyterLab has for them.
WIDGETS = ("anywidget", "comm", "ipywidgets", "jupyterlab_widgets", "psygnal")
#: What stands in the site's folder and says how it was made.
FACTS = "tellings.json"

_SETUP = "%pip install -q tellings"

Kernel = Literal["own", "cdn", "auto"]


class SiteError(Exception):
    """The site could not be built; the message says why and what to do."""


def build(output: Path, wanted: Kernel = "auto") -> Kernel:
    """Build the site and return which kernel it has.

    Parameters
    ----------
    output : path
        The folder of the site.
    wanted : {"auto", "own", "cdn"}
        ``"own"`` puts Python into the site, which then needs no other; ``"cdn"`` leaves it to Pyodide's server;
        ``"auto"`` takes the first if its files can be had.

    Raises
    ------
    SiteError
        If JupyterLite is missing or fails, or the kernel that is wanted can't be had.
    """
    try:
        from jupyterlite_pyodide_kernel import constants
    except ImportError:
        raise SiteError(
            'JupyterLite is not installed. In a virtual environment of its own run: python -m pip install ".[lite]"'
        ) from None
    with tempfile.TemporaryDirectory(prefix="tellings-") as scratch:
        folder = Path(scratch)
        for notebook in sorted((PROJECT / NOTEBOOKS).glob("*.ipynb")):
            copy(notebook, folder / "contents" / notebook.name, _SETUP)
        wheel.build(folder / "pypi")
        pins = [f"{name}=={metadata.version(name)}" for name in WIDGETS]
        try:
            kernel.download(folder / "pypi", pins, constants.PYODIDE_PYTHON_VERSION)
        except kernel.NoKernelError as error:
            raise SiteError(f"The widgets' packages can't be had: {error}.") from None
        made = _kernel(folder, wanted, constants.PYODIDE_VERSION, constants.PYODIDE_CDN_URL)
        settings = {constants.PYODIDE_KERNEL_PLUGIN_ID: {"disablePyPIFallback": True}}
        config = {"jupyter-lite-schema-version": 0}
        data = {"appName": "Tellings", "litePluginSettings": settings}
        (folder / "jupyter-lite.json").write_text(json.dumps(config | {"jupyter-config-data": data}), encoding="utf-8")
        command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", scratch, "--apps", "lab"]
        command += ["--contents", str(folder / "contents"), "--output-dir", str(output.resolve()), "--no-sourcemaps"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        if done.returncode:
            raise SiteError(f"JupyterLite could not build the site:\n{(done.stderr or done.stdout)[-2000:]}")
    facts = {"kernel": made, "pyodide": constants.PYODIDE_VERSION}
    (output / FACTS).write_text(json.dumps(facts) + "\n", encoding="utf-8")
    return made


def _kernel(folder: Path, wanted: Kernel, version: str, elsewhere: str) -> Kernel:
    if wanted == "cdn":
        return "cdn"
    place = folder / "static" / "pyodide"
    try:
        kernel.bring(place, version, elsewhere)
    except kernel.NoKernelError as error:
        if wanted == "own":
            raise SiteError(f"Python for the browser can't be had: {error}.") from None
        print(f"Python for the browser can't be had here: {error}.", file=sys.stderr)
        place.rename(folder / "unfinished")
        return "cdn"
    return "own"
