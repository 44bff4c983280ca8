"""The kit as a wheel for a Python in the browser: with the articles inside, asking only for what can be had there."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import kit
from kit.reading.files import LOCAL, PROJECT

#: What the Reader and the annotation lab need. pandas and matplotlib can't be had everywhere, and are not asked for.
REQUIRED = ("anywidget",)

_TAG = "py3-none-any"
_LEFT_OUT = {"__pycache__", ".ipynb_checkpoints", LOCAL}


def build(folder: Path) -> Path:
    """Write the wheel into a folder and return its path; the same files give the same wheel."""
    name = f"tellings-{kit.__version__}"
    facts = f"{name}.dist-info"
    files = {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in _files()}
    requires = "".join(f"Requires-Dist: {package}\n" for package in REQUIRED)
    head = f"Metadata-Version: 2.1\nName: tellings\nVersion: {kit.__version__}\nRequires-Python: >=3.11\n{requires}"
    files[f"{facts}/METADATA"] = head.encode()
    files[f"{facts}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: tellings\nRoot-Is-Purelib: true\nTag: {_TAG}\n".encode()
    record = "".join(f"{path},sha256={_hash(content)},{len(content)}\n" for path, content in files.items())
    files[f"{facts}/RECORD"] = f"{record}{facts}/RECORD,,\n".encode()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}-{_TAG}.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return target


def _files() -> Iterator[Path]:
    """Yield the files of the package and of the articles, which the kit looks for beside the package."""
    for room in ("kit", "seeds"):
        for path in sorted((PROJECT / room).rglob("*")):
            if path.is_file() and not _LEFT_OUT & set(path.relative_to(PROJECT).parts):
                yield path


def _hash(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
