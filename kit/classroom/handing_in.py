"""One archive to send: the notebooks of a folder and what is known of the progress."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

from kit.classroom.records import FOLDER
from kit.classroom.submissions import LARGEST_MB
from kit.saving import save
from kit.wording import printable

#: What the archive says about itself.
MANIFEST = "hand-in.json"

# Two archives of the same files are the same file; zip can't hold a day before 1980.
_MOMENT = (1980, 1, 1, 0, 0, 0)
# Characters of a name that stand in the name of the archive; with four bytes each they still fit.
_LONGEST = 50


class NothingToHandInError(ValueError):
    """There is no notebook in the folder; the message says what to do."""


def collect(folder: Path) -> list[Path]:
    """Return the notebooks of a folder and its subfolders and their progress files; solutions are left out."""
    found = [*folder.rglob("*.ipynb"), *folder.rglob(f"{FOLDER}/*.json")]
    kept = [path for path in found if path.name != "solution.ipynb" and ".ipynb_checkpoints" not in path.parts]
    return sorted(path for path in kept if path.is_file() and not path.is_symlink())


def hand_in(folder: Path, name: str) -> Path:
    """Write ``hand-in-NAME.zip`` into a folder and return its path.

    Raises
    ------
    NothingToHandInError
        If the folder holds no notebook.
    OSError
        If the archive can't be written.
    """
    files = collect(folder)
    notebooks = [path for path in files if path.suffix == ".ipynb"]
    if not notebooks:
        raise NothingToHandInError(
            f"There is no notebook in {folder.resolve()}. Go to the folder with your notebook, or name it: "
            "python -m kit hand-in FOLDER"
        )
    slug = re.sub(r"\W+", "-", name.casefold())[:_LONGEST].strip("-") or "learner"
    path = folder / f"hand-in-{slug}.zip"
    names = [file.relative_to(folder).as_posix() for file in files]
    manifest = json.dumps({"name": name, "files": names}, ensure_ascii=False, indent=1)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        _add(archive, MANIFEST, printable(manifest).encode())
        for file, inside in zip(files, names, strict=True):
            _add(archive, inside, file.read_bytes())
    return save(path, made.getvalue())


def doubts(folder: Path) -> list[str]:
    """Say in a sentence each what of a folder's notebooks could not be graded, and what to do about it."""
    said, size = [], 0
    for path in collect(folder):
        if path.suffix == ".ipynb":
            held = path.read_bytes()
            size += len(held)
            try:
                json.loads(held)
            except (ValueError, RecursionError):
                said.append(f"{path} is no whole notebook. Open it, save it, and hand in again.")
    if size > LARGEST_MB * 1_000_000:
        said.append(
            f"The notebooks have {size / 1e6:.0f} MB, and at most {LARGEST_MB} are read. Clear the outputs of the "
            "largest, save it, and hand in again."
        )
    return said


def _add(archive: zipfile.ZipFile, name: str, held: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, held)
