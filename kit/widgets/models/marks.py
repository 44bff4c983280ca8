"""Marks that a person sets in articles, what changes them, and the file that holds them."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, NamedTuple

from kit.saving import write_whole

if sys.platform == "win32":
    import msvcrt
elif sys.platform != "emscripten":
    import fcntl

_FIELDS = ("article", "start", "end", "text", "label")
# How long a writer waits for another one, in seconds. A save takes milliseconds.
_PATIENCE = 2.0


class Mark(NamedTuple):
    """A stretch of an article with a label that a person chose.

    A mark is a value: two with the same content are one. ``details`` is whatever else is known of it (a note, an
    entity, a day), as a JSON object with its keys in order, or ``""``.
    """

    article: str
    start: int
    end: int
    text: str
    label: str
    details: str = ""

    @property
    def key(self) -> str:
        """A name for the mark that is unique in its article."""
        return f"{self.start}-{self.end}-{self.label}"

    def detail(self, name: str) -> Any:
        """Return one of the details, or an empty string."""
        return json.loads(self.details).get(name, "") if self.details else ""

    def with_detail(self, name: str, value: object) -> Mark:
        """Return the mark with one detail changed; an empty value takes it away."""
        details = json.loads(self.details) if self.details else {}
        details[name] = value
        return self._replace(details=_written({key: value for key, value in details.items() if value != ""}))

    def row(self) -> dict[str, Any]:
        """Return the mark as a row of a table: article, start, end, text, label, and the details."""
        more = json.loads(self.details) if self.details else {}
        return {name: getattr(self, name) for name in _FIELDS} | more


class Change(NamedTuple):
    """One step of work: the marks that it takes away and those that it sets."""

    removed: tuple[Mark, ...]
    added: tuple[Mark, ...]

    @property
    def inverse(self) -> Change:
        """The step back."""
        return Change(self.added, self.removed)

    @property
    def article(self) -> str:
        """The article in which something changes."""
        return (self.added or self.removed)[0].article

    def on(self, marks: frozenset[Mark]) -> frozenset[Mark]:
        """Return some marks after the step."""
        return (marks - set(self.removed)) | set(self.added)


def mark_of(row: Mapping[str, Any]) -> Mark:
    """Return the mark of a row; every field but the five of a span, and the annotator's, is a detail.

    Raises
    ------
    ValueError
        If the row is no span.
    """
    missing = [name for name in _FIELDS if name not in row]
    if missing:
        raise ValueError(f"it has no {missing[0]!r}")
    start, end = row["start"], row["end"]
    if not (type(start) is int and type(end) is int and 0 <= start < end):
        raise ValueError("start and end must be whole numbers, the first below the second")
    details = {name: value for name, value in row.items() if name not in (*_FIELDS, "annotator")}
    return Mark(str(row["article"]), start, end, str(row["text"]), str(row["label"]), _written(details))


def _written(details: Mapping[str, Any]) -> str:
    return json.dumps(details, ensure_ascii=False, sort_keys=True) if details else ""


class MarkFile:
    """A file of JSON Lines with the marks of one or several annotators, one mark a line.

    Each save reads what others have written in the meantime, makes its own changes to it, and puts a whole new file
    in the place of the old one. So two people can work on one file, and a crash leaves the old file or the new one.

    Parameters
    ----------
    path : path
        It need not exist yet.
    annotator : str
        Whose marks are changed; those of others are kept as they are.
    """

    def __init__(self, path: str | Path, annotator: str) -> None:
        self.path = Path(path)
        self.annotator = annotator
        self._bytes = b""
        self._rows: dict[str, frozenset[Mark]] = {}

    def read(self) -> dict[str, frozenset[Mark]]:
        """Return the marks of each annotator.

        Raises
        ------
        ValueError
            If a line is no mark; the message names the line.
        OSError
            If the file is there but can't be read.
        """
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            content = b""
        if content != self._bytes:
            self._rows = self._parsed(content)
            self._bytes = content
        return self._rows

    def save(self, changes: Iterable[Change]) -> frozenset[Mark]:
        """Make changes to the annotator's marks as they are in the file, and return these marks.

        Raises
        ------
        OSError
            If the file can't be written, or another program holds it.
        ValueError
            If somebody has put lines into the file that are no marks.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(self.path):
            marks = dict(self.read())
            mine = marks.get(self.annotator, frozenset())
            for change in changes:
                mine = change.on(mine)
            marks[self.annotator] = mine
            content = _lines(marks)
            if content != self._bytes or not self.path.exists():
                write_whole(self.path, content)
            self._bytes, self._rows = content, marks
        return mine

    def _parsed(self, content: bytes) -> dict[str, frozenset[Mark]]:
        found: dict[str, set[Mark]] = {}
        try:
            text = content.decode("utf-8-sig", "surrogatepass")  # an editor may have put its mark in front
        except UnicodeDecodeError:
            raise ValueError(
                f"{self.path}: The file is not UTF-8, so it holds no marks of the kit. Choose another file, or save "
                "this one as UTF-8; nothing was written to it."
            ) from None
        # Only a line feed ends a line: words of an article may hold the other marks that end one.
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError("it is not an object")
                mark = mark_of(row)
            except (ValueError, RecursionError) as error:
                raise ValueError(
                    f"{self.path}, line {number}: This is no mark ({error}). Mend or remove the line; "
                    "nothing was written to the file."
                ) from None
            found.setdefault(str(row.get("annotator", "")), set()).add(mark)
        return {annotator: frozenset(marks) for annotator, marks in found.items()}


def _lines(marks: Mapping[str, frozenset[Mark]]) -> bytes:
    rows = sorted((mark, annotator) for annotator, some in marks.items() for mark in some)
    return "".join(_line(mark, annotator) for mark, annotator in rows).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=100_000)
def _line(mark: Mark, annotator: str) -> str:
    """Write a mark as a line; most of a file is written again and again as it was."""
    row = mark.row() | ({"annotator": annotator} if annotator else {})
    return json.dumps(row, ensure_ascii=False) + "\n"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock beside a file; the system lets it go when the process ends, however it ends."""
    with path.with_name(f".{path.name}.lock").open("a+b") as file:
        until = time.monotonic() + _PATIENCE
        while not _taken(file):
            if time.monotonic() > until:
                raise OSError("another program is writing to it")
            time.sleep(0.02)
        try:
            yield
        finally:
            _freed(file)


if sys.platform == "win32":

    def _taken(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _freed(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

elif sys.platform == "emscripten":
    # A Python in the browser has the file to itself, and no locks.

    def _taken(file: IO[bytes]) -> bool:
        return True

    def _freed(file: IO[bytes]) -> None:
        return None

else:

    def _taken(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _freed(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
