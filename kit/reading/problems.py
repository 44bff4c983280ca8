"""What can be wrong with a file, said so that the reader of the message knows what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class ReadingError(ValueError):
    """A file, or everything asked for, could not be read: says what happened, where, and what to do next."""


class ReadingWarning(UserWarning):
    """A file was left out, or read with a doubt. The message says what happened, where, and what to do next."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file.

    Parameters
    ----------
    path : pathlib.Path
        The file or folder.
    line : int or None
        The line, counted from 1, where that makes sense.
    what : str
        What is wrong, in a sentence.
    advice : str
        What to do about it, in a sentence.
    fatal : bool
        True when the file was left out.
    """

    path: Path
    line: int | None
    what: str
    advice: str
    fatal: bool = False

    def __str__(self) -> str:
        # A file's name may hold bytes that are no text; they are shown as escapes.
        path = str(self.path).encode("utf-8", "backslashreplace").decode("utf-8")
        where = f"{path}, line {self.line}" if self.line else path
        left_out = " The file was left out." if self.fatal else ""
        return f"{where}: {self.what} {self.advice}{left_out}"
