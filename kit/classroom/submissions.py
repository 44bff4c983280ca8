"""What a class sent back: notebooks, archives and folders of these, looked at without trusting any of them."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kit.wording import printable_name

#: Larger notebooks are not read, and no more than so many entries of an archive are looked at.
LARGEST_MB, MOST_ENTRIES = 20, 500

_LEFT_OUT = ("solution.ipynb",)


@dataclass(frozen=True, slots=True)
class Notebook:
    """One notebook that was sent: its name and its bytes, which nobody has looked into yet."""

    name: str
    held: bytes


@dataclass(frozen=True, slots=True)
class Submission:
    """What one learner sent.

    Parameters
    ----------
    learner : str
        The name of the file or the folder, without ending; nothing inside a submission can change it.
    name : str
        The entry of the class's folder.
    notebooks : tuple of Notebook
    notes : tuple of str
        What was left out, and why, a sentence each.
    """

    learner: str
    name: str
    notebooks: tuple[Notebook, ...]
    notes: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Return a fingerprint of everything that was sent."""
        digest = hashlib.sha256(self.name.encode("utf-8", "backslashreplace"))
        for notebook in self.notebooks:
            digest.update(hashlib.sha256(notebook.held).digest())
        digest.update("\n".join(self.notes).encode("utf-8", "backslashreplace"))
        return digest.hexdigest()


def printable(name: str) -> str:
    """Return a name of at most 120 characters, with every one that can't be shown as ``?``."""
    return printable_name(name)[:120]


def entries(folder: Path, without: Path | None = None) -> list[Path]:
    """Return the entries of the class's folder, one a learner, in the order of their names."""
    return sorted(
        path
        for path in folder.iterdir()
        if not path.name.startswith((".", "__MACOSX")) and (without is None or path.resolve() != without.resolve())
    )


def read(entry: Path) -> Submission:
    """Read what one learner sent; nothing of it is unpacked onto the disk and nothing is run."""
    notes: list[str] = []
    notebooks: list[Notebook] = []
    for name, held in _looked_at(entry, notes):
        if PurePosixPath(name).name in _LEFT_OUT:
            notes.append(f"{printable(name)} was left out: it has the name of the teacher’s notebook.")
        else:
            notebooks.append(Notebook(printable(name), held))
    if not notebooks:
        notes.append("There is no notebook in it that could be read.")
    stem = entry.stem if entry.is_file() or entry.is_symlink() else entry.name
    return Submission(
        printable(stem.removeprefix("hand-in-")) or "?", printable(entry.name), tuple(notebooks), tuple(notes)
    )


def _looked_at(entry: Path, notes: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each notebook in an entry; add to the notes what is not read."""
    if entry.is_symlink():
        notes.append(f"{printable(entry.name)} is a link to somewhere else; it was not followed.")
    elif entry.is_dir():
        for path in sorted(entry.iterdir()):
            if not path.name.startswith("."):
                yield from _looked_at(path, notes)
    elif not entry.is_file():
        notes.append(f"{printable(entry.name)} is not an ordinary file.")
    elif entry.suffix.lower() == ".ipynb":
        if entry.stat().st_size > LARGEST_MB * 1_000_000:
            notes.append(f"{printable(entry.name)} has more than {LARGEST_MB} MB; it was not read.")
        else:
            yield entry.name, entry.read_bytes()
    elif entry.suffix.lower() == ".zip":
        yield from _inside(entry, notes)
    else:
        notes.append(f"{printable(entry.name)} is neither a notebook nor a zip archive.")


def _inside(path: Path, notes: list[str]) -> Iterator[tuple[str, bytes]]:
    name = printable(path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_ENTRIES:
                notes.append(f"{name} has {len(infos)} entries; only the first {MOST_ENTRIES} were looked at.")
            room = LARGEST_MB * 1_000_000
            for info in infos[:MOST_ENTRIES]:
                fault = _fault(info)
                if fault:
                    notes.append(f"{name}: {printable(info.filename)} {fault}")
                elif info.filename.lower().endswith(".ipynb") and not _hidden(info.filename):
                    with archive.open(info) as entry:
                        held = entry.read(room + 1)  # what the archive says about the size need not be true
                    room -= len(held)
                    if room < 0:
                        notes.append(f"{name}: its notebooks have more than {LARGEST_MB} MB; the rest was not read.")
                        return
                    yield info.filename, held
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError, KeyError) as error:
        notes.append(f"{name} can’t be read as a zip archive ({printable(str(error))}).")
    except Exception as error:  # the modules that unpack have errors of their own (zlib.error, lzma.LZMAError)
        notes.append(f"{name} can’t be unpacked ({type(error).__name__}).")


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _fault(info: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link to somewhere else; it was not followed."
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if ".." in parts or info.filename.startswith("/") or (parts and parts[0].endswith(":")):
        return "points outside the archive; it was not read."
    if info.flag_bits & 1:
        return "is locked with a password; it was not read."
    return ""
