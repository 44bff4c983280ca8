"""What a learner has done, kept in a file beside the notebook.

One file a lesson, ``.progress/01.json``. It is written anew as a whole and then put in the place of the old one, so
a power cut leaves the old or the new one, never half of one. A file that can't be read is set aside and not deleted.
Where nothing can be written, what is done is kept until the notebook is closed, and the learner is told.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from kit.classroom.judging import DONE, NOT_STARTED, NOT_YET, Verdict
from kit.saving import write_whole

FOLDER = ".progress"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one task.

    Parameters
    ----------
    status : str
        The best that a check has found so far.
    tries : int
        How many different looks at an answer ended with "not yet" or "done".
    wrong : int or None
        Which known wrong answer the last check recognised.
    replies : tuple of int
        The known wrong answers about which a hint was given.
    hints : int
        How many of the three general hints were given.
    """

    status: str = NOT_STARTED
    tries: int = 0
    wrong: int | None = None
    replies: tuple[int, ...] = field(default=())
    hints: int = 0

    def after(self, verdict: Verdict) -> Record:
        """Return the record after a check."""
        if verdict.status == NOT_STARTED:
            return replace(self, wrong=None)
        best = DONE if DONE in (self.status, verdict.status) else NOT_YET
        return replace(self, status=best, tries=self.tries + 1, wrong=verdict.wrong)


# Where nothing can be written, records live here as long as the notebook's kernel does.
_unwritten: dict[Path, dict[str, Record]] = {}


def path(lesson: str) -> Path:
    """Return the file of a lesson's progress: beside the notebook, which is where its code runs."""
    return Path.cwd() / FOLDER / f"{lesson}.json"


def load(lesson: str) -> dict[str, Record]:
    """Return the records of a lesson by task; a file that is no progress file is set aside."""
    file = path(lesson)
    if file in _unwritten:
        return dict(_unwritten[file])
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        return {str(id): _record(record) for id, record in held["tasks"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        _set_aside(file)
        return {}


def _record(held: dict[str, object]) -> Record:
    known = {item.name: held[item.name] for item in fields(Record) if item.name in held}
    record = Record(**known)  # type: ignore[arg-type]  # what was read is looked at in the next lines
    numbers = (record.tries, record.hints, *record.replies, *([] if record.wrong is None else [record.wrong]))
    if record.status not in (NOT_STARTED, NOT_YET, DONE) or not all(type(number) is int for number in numbers):
        raise ValueError("not a record")
    return replace(record, replies=tuple(record.replies))


def _set_aside(file: Path) -> None:
    number = 1
    while (aside := file.with_name(f"{file.stem}-unreadable-{number}.json")).exists():
        number += 1
    try:
        file.replace(aside)
    except OSError:
        return  # it stays where it is; the next save says that nothing can be written


def save(lesson: str, records: dict[str, Record]) -> str:
    """Write the records of a lesson; return ``""``, or a sentence for the learner when they can't be written."""
    file = path(lesson)
    text = json.dumps({"tasks": {id: asdict(record) for id, record in sorted(records.items())}}, indent=1)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text + "\n")
    except OSError as error:
        _unwritten[file] = dict(records)
        reason = error.strerror or str(error)
        return f"Your progress can’t be saved in {file.parent} ({reason}). It is kept until you close the notebook."
    _unwritten.pop(file, None)
    return ""
