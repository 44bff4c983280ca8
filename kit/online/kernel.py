"""The Python of the browser (Pyodide), brought into a folder so that a site needs nothing from elsewhere.

The core comes from the npm registry, which holds no packages; those that a kernel starts with are pure Python and
come from the package index. Pyodide repacks them, so their fingerprints in its list are written anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kit.checkup import normalised

#: The files of the core that a page loads.
CORE = (
    "pyodide.mjs",
    "pyodide.js",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
#: What the kernel imports before the first cell runs; what these need comes with them.
STARTS_WITH = ("ipython", "jedi", "micropip", "packaging", "typing-extensions")


class NoKernelError(Exception):
    """The kernel could not be brought here; the message says why."""


def bring(folder: Path, version: str, elsewhere: str) -> int:
    """Put the core of Pyodide and what a kernel starts with into a folder; return how many packages.

    Parameters
    ----------
    folder : path
    version : str
        Of Pyodide, as the kernel of JupyterLite asks for it.
    elsewhere : str
        The address where all other packages of Pyodide are; a page asks there only if a notebook imports one.

    Raises
    ------
    NoKernelError
        If npm is not here, or a file can't be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _core(folder, version)
    place = folder / "pyodide-lock.json"
    lock = json.loads(place.read_text(encoding="utf-8"))
    packages = {normalised(key): package for key, package in lock["packages"].items()}
    wanted = _with_what_they_need(packages, STARTS_WITH)
    pins = [f"{packages[name]['name']}=={packages[name]['version']}" for name in wanted]
    python = ".".join(lock["info"]["python"].split(".")[:2])
    download(folder, pins, python)
    here = {normalised(path.name.split("-")[0]): path for path in folder.glob("*.whl")}
    for name, package in packages.items():
        path = here.get(name)
        if name in wanted and path is not None:
            package |= {"file_name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        else:
            package["file_name"] = f"{elsewhere}/{package['file_name']}"
    place.write_text(json.dumps(lock), encoding="utf-8")
    return len(wanted)


def download(folder: Path, pins: Iterable[str], python: str) -> None:
    """Download wheels of pure Python from the package index.

    Raises
    ------
    NoKernelError
        If one can't be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--platform", "any", "--python-version", python, "--dest", str(folder), *pins]
    _run(command, folder)


def _core(folder: Path, version: str) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NoKernelError("npm is not installed, which brings Pyodide")
    _run([npm, "pack", "--silent", f"pyodide@{version}"], folder)
    (packed,) = folder.glob("pyodide-*.tgz")
    with tarfile.open(packed) as archive:
        for name in CORE:
            content = archive.extractfile(f"package/{name}")
            if content is None:
                raise NoKernelError(f"the package pyodide {version} has no file {name}")
            (folder / name).write_bytes(content.read())
    packed.unlink()


def _with_what_they_need(packages: dict[str, Any], names: Iterable[str]) -> list[str]:
    found: list[str] = []
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            waiting += map(normalised, packages[name]["depends"])
    return sorted(found)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise NoKernelError(f"{Path(command[0]).name} {command[1]} failed: {last}")
