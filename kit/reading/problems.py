"""What can be wrong with a file, said so that the reader of the message knows what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class ReadingError(ValueError):
    """A file, or everything asked for, could not be read: says what happened, where, and what to do next."""


class ReadingWarning(UserWarning):
    """A file was left out, or read with a doubt. The message says what happened, where, and what to do next."""


class NoArticleError(ValueError):
    """What a file holds is no article; whoever knows the file's name makes a :class:`Problem` of it.

    Parameters
    ----------
    what, advice : str
        A sentence each, as in :class:`Problem`.
    line : int, optional
    by_the_way : bool
        True when the file may well stand in a folder of articles without being one of them, so that nothing need be
        said of it unless it was asked for by name.
    """

    def __init__(self, what: str, advice: str, line: int | None = None, *, by_the_way: bool = False) -> None:
        super().__init__(what)
        self.what, self.advice, self.line, self.by_the_way = what, advice, line, by_the_way


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file.

    Parameters
    ----------
    path : pathlib.Path or str
        The file or folder; or what else was read, such as an address.
    line : int or None
        The line, counted from 1, where that makes sense.
    what : str
        What is wrong, in a sentence.
    advice : str
        What to do about it, in a sentence.
    fatal : bool
        True when the file was left out.
    """

    path: Path | str
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
