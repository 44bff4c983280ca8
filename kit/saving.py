"""Files that are written whole: at any moment the old one or the new one is there, never half of one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

#: What to look at when something can't be written; a spreadsheet on Windows locks the file that it shows.
LOOK_AT = "Is the folder there, is it not read-only, and is the file open in no other program?"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file that takes the place of an older one only when it is safe on the disk; words are UTF-8.

    Raises
    ------
    OSError
        If it can't be written; then the old file is untouched.
    """
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open("wb") as file:
            file.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:  # whatever stops it, a half-written file is left nowhere
        new.unlink(missing_ok=True)
        raise


def save(path: str | Path, content: str | bytes) -> Path:
    """Write a file that a learner named, and return its path.

    Raises
    ------
    OSError
        If it can't be written; the message says why and what to look at.
    """
    target = Path(path)
    try:
        write_whole(target, content)
    except OSError as error:
        reason = error.strerror or error
        raise OSError(f"{target} can't be written: {reason}. {LOOK_AT}") from error
    return target


def write_changed(files: Mapping[Path, str]) -> list[Path]:
    """Write the files whose text is not what it should be, with their folders; return their paths."""
    changed = []
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text)
            changed.append(path)
    return changed
