"""What every export does: words that a reader can read, and files that are written whole."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

# XML and JSON readers choke on control characters and halves of characters.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(words: str) -> str:
    """Return words with U+FFFD for every character that no file of text may hold."""
    return _UNPRINTABLE.sub("\ufffd", words)


def missing(value: object) -> bool:
    """Tell whether a cell of a table is empty."""
    return value is None or value is pd.NA or value is pd.NaT or value != value


def write(path: str | Path, text: str) -> Path:
    """Write a file whole, then let it take the place of an older one.

    Raises
    ------
    OSError
        If the file can't be written; the message says why.
    """
    target = Path(path)
    new = target.with_name(f".{target.name}.new")
    try:
        new.write_bytes(text.encode("utf-8", "replace"))
        new.replace(target)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise OSError(
            f"{target} can't be written: {error.strerror or error}. Is the folder there, and not read-only?"
        ) from error
    return target
