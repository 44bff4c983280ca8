"""Grade what a class sent back: run each notebook shut in, judge its answers elsewhere, keep a record of each.

Three processes take part, and trust goes one way only:

* this one reads the submissions as bytes and writes the results; it never looks into a notebook;
* a :mod:`kit.classroom.runner`, shut in by :mod:`kit.classroom.sandbox`, runs one notebook and writes down its answers;
* ``python -m kit.classroom.grading`` judges the written answers with the teacher's key and runs nothing of the learner.

So a notebook that changes the checks, reads the key or prints verdicts changes nothing but its own answers.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import kit
from kit.classroom import keys, submissions, written
from kit.classroom.judging import DONE, NOT_STARTED, NOT_YET, Verdict, judge
from kit.classroom.keys import PLACE, Key
from kit.classroom.keys import write as write_key
from kit.classroom.sandbox import REASONS, Job, Limits
from kit.classroom.submissions import Notebook, Submission
from kit.classroom.values import thaw
from kit.classroom.written import Original, Written
from kit.reading.files import PROJECT
from kit.saving import write_whole

#: Seconds that one cell may take.
CELL_SECONDS = 20.0

_HOME = Path(kit.__file__).parents[1]

_MOST_OUTPUT = 20_000_000  # bytes of answers that are read from one notebook
_MOST_LINES = 10_000

#: Seconds of a processor that judging one notebook may take.
JUDGING_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Graded:
    """The result for one notebook.

    Its lesson (``""`` when it has none), the verdicts, what happened on the way, and what a teacher has to read.
    """

    notebook: str
    lesson: str
    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...]
    written: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The result for one learner.

    Parameters
    ----------
    learner, name : str
        See :class:`kit.classroom.submissions.Submission`.
    verdicts : tuple of Verdict
        One a task of each lesson that was handed in.
    notes : tuple of str
        What the teacher and the learner should know, a sentence each.
    written : tuple of Written
        What no program marks, and a teacher has to read.
    """

    learner: str
    name: str
    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...]
    written: tuple[Written, ...] = ()


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a notebook that is graded: nothing of the teacher's, and a home in its own folder."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    here = str(folder)
    return kept | {
        "HOME": here,
        "USERPROFILE": here,
        "TMPDIR": here,
        "TEMP": here,
        "TMP": here,
        "IPYTHONDIR": here,
        "JUPYTER_CONFIG_DIR": here,
        "JUPYTER_DATA_DIR": here,
        "JUPYTER_RUNTIME_DIR": here,
        "MPLCONFIGDIR": here,
        "MPLBACKEND": "Agg",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(_HOME),
        PLACE: str(folder / "no-key-here"),
    }


def may_be_hidden(folder: Path) -> bool:
    """Say whether a folder can look empty to a notebook: not if Python, the kit or the articles are in it."""
    here = folder.resolve()
    needed = [Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable), Path(kit.__file__), PROJECT / "seeds"]
    needed += [Path(tempfile.gettempdir())]
    return here.is_dir() and not any(path.absolute().is_relative_to(here) for path in needed)


def is_shut_in(limits: Limits | None = None) -> bool:
    """Say whether this machine lets notebooks run without network and without any file that they could change."""
    probe = [sys.executable, "-c", "import sys; sys.exit(0 if sys.argv[1] == 'shut in' else 1)"]
    with tempfile.TemporaryDirectory() as folder:
        job = Job(probe, folder, [], limits or Limits(seconds=20))
        return subprocess.run(_launcher(job), stdin=subprocess.DEVNULL, check=False).returncode == 0


def _launcher(job: Job) -> list[str]:
    return [sys.executable, "-m", "kit.classroom.sandbox", job.as_text()]


@dataclass(frozen=True, slots=True)
class Grading:
    """How notebooks are graded: the keys, the limits, and the folders that no notebook may see.

    Parameters
    ----------
    exercises : pathlib.Path
        The folder with the teacher's keys; no other key counts.
    keys : dict of str to Key
        These keys, by lesson.
    limits : Limits
    hidden : tuple of str
    shut_in : bool
        False leaves out what only Linux has, so that it can be tested.
    cell_seconds : float
    originals : tuple of Original
        The notebooks as they were handed out, to know what a learner has written in them.
    """

    exercises: Path
    keys: dict[str, Key]
    limits: Limits = field(default_factory=Limits)
    hidden: tuple[str, ...] = ()
    shut_in: bool = True
    cell_seconds: float = CELL_SECONDS
    originals: tuple[Original, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Return a fingerprint of everything that a result depends on besides the submission."""
        parts = [kit.__version__, repr(self.limits), str(self.cell_seconds), str(self.shut_in)]
        parts += [write_key(self.keys[lesson]) for lesson in sorted(self.keys)]
        parts += [line for one in self.originals for line in (one.title, *sorted(one.lines))]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def run(self, notebook: Notebook) -> Iterator[dict[str, Any]]:
        """Run one notebook shut in and yield what it tells; ends with ``{"reason": ...}`` if it was ended early."""
        variables = {
            lesson: {task.id: task.variable for task in key.tasks} for lesson, key in sorted(self.keys.items())
        }
        folder = Path(tempfile.mkdtemp(prefix="tellings-"))
        try:
            command = [sys.executable, "-m", "kit.classroom.runner", json.dumps(variables), str(self.cell_seconds)]
            job = Job(command, str(folder), list(self.hidden), self.limits, self.shut_in)
            code, raw = _talk(_launcher(job), notebook.held, environment(folder), self.limits.seconds + 30)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        for line in raw.split(b"\n", _MOST_LINES)[:_MOST_LINES]:
            with contextlib.suppress(ValueError, RecursionError):
                told = json.loads(line)
                if isinstance(told, dict):
                    yield told
        yield {"reason": REASONS.get(code, "")}

    def grade_notebook(self, notebook: Notebook) -> Graded:
        """Run one notebook, and have its answers judged."""
        lesson, notes, answers, ended, last, reason = "", [], {}, False, 0, ""
        markdown: list[str] = []
        for told in self.run(notebook):
            if isinstance(told.get("markdown"), str) and not last and len(markdown) < written.MOST_CELLS:
                markdown.append(told["markdown"])
            if told.get("lesson") in self.keys:
                lesson = str(told["lesson"])
            if isinstance(told.get("task"), str) and told["task"].startswith(f"{lesson}."):
                answers[told["task"]] = told.get("answer")
            if isinstance(told.get("cell"), int):
                last = told["cell"]
                if "error" in told:
                    notes.append(_stopped(last, str(told["error"])))
            if "problem" in told:
                notes.append("It is not a notebook of these exercises.")
            ended = ended or told.get("end") is True
            reason = str(told.get("reason", reason))
        handed_out = written.nearest(markdown, self.originals)
        to_read = list(written.in_cells(markdown, handed_out)) if handed_out else []
        verdicts: tuple[Verdict, ...] = ()
        if not lesson:
            if handed_out:
                what = "What was written in it is to be read" if to_read else "Nothing was written in it"
                notes = [f"It is “{handed_out.title}”, in which nothing is marked. {what}."]
            notes = notes or ["It could not be read as a notebook."]
        else:
            if reason or not ended:
                why = f", because {reason}" if reason else ""
                notes.append(f"The run ended early, in cell {last}{why}. Answers up to there count.")
            key = self.keys[lesson]
            known = {task.id: answers[task.id] for task in key.tasks if task.id in answers}
            for task in key.tasks:
                if task.to_read and task.id in known:
                    to_read += written.in_answer(key.title, f"{task.id} · {task.title}", known[task.id])
            verdicts = self.judge_elsewhere(lesson, known)
        notes = notes[:20]
        if len(to_read) > written.MOST:
            notes.append(f"It has {len(to_read)} pieces of writing; only the first {written.MOST} are to be read.")
        return Graded(notebook.name, lesson, verdicts, tuple(notes), tuple(to_read[: written.MOST]))

    def judge_elsewhere(self, lesson: str, answers: dict[str, Any]) -> tuple[Verdict, ...]:
        """Judge written answers in another process with limits, so that no answer can stop the grading."""
        given = json.dumps({"lesson": lesson, "answers": answers})
        paths = [str(_HOME), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), PLACE: str(self.exercises)}
        command = [sys.executable, "-m", "kit.classroom.grading", str(JUDGING_SECONDS)]
        try:
            done = subprocess.run(
                command, input=given.encode(), env=env, capture_output=True, timeout=6 * JUDGING_SECONDS, check=True
            )
            return tuple(Verdict(**verdict) for verdict in json.loads(done.stdout))
        except (subprocess.SubprocessError, ValueError):
            # One answer is too much for the judge. Judge each alone, so that it costs the others nothing.
            tasks = [task.id for task in self.keys[lesson].tasks]
            if len(answers) == 1:
                return tuple(Verdict(id, NOT_YET, 0) if id in answers else Verdict(id, NOT_STARTED) for id in tasks)
            alone = {
                verdict.task: verdict
                for id, answer in answers.items()
                for verdict in self.judge_elsewhere(lesson, {id: answer})
                if verdict.task == id
            }
            return tuple(alone.get(id, Verdict(id, NOT_STARTED)) for id in tasks)

    def grade(self, submission: Submission) -> Result:
        """Grade what one learner sent; of two notebooks of one lesson, the better counts."""
        best: dict[str, Graded] = {}
        to_read: list[Written] = []  # out of lessons, which have no marks
        notes = list(submission.notes)
        for notebook in submission.notebooks:
            graded = self.grade_notebook(notebook)
            notes += [f"{graded.notebook}: {note}" for note in graded.notes]
            if not graded.lesson:
                to_read += graded.written
            if graded.lesson in best:
                notes.append(f"{graded.notebook}: another notebook of this lesson was sent; the better one counts.")
            if graded.lesson and (graded.lesson not in best or _done(graded) > _done(best[graded.lesson])):
                best[graded.lesson] = graded
        verdicts = tuple(verdict for lesson in sorted(best) for verdict in best[lesson].verdicts)
        to_read += [piece for lesson in sorted(best) for piece in best[lesson].written]
        pieces = tuple(dict.fromkeys(to_read))  # a learner may send one notebook twice
        return Result(submission.learner, submission.name, verdicts, tuple(notes[:50]), pieces)


def _done(graded: Graded) -> int:
    return sum(verdict.status == DONE for verdict in graded.verdicts)


def _stopped(cell: int, error: str) -> str:
    if error == "TimeUp":
        return f"Cell {cell} was stopped, because it took too long."
    return f"Cell {cell} stopped with an error ({submissions.printable(error)[:40]})."


def _talk(command: list[str], given: bytes, env: dict[str, str], seconds: float) -> tuple[int, bytes]:
    """Give a process its input and return its exit code and what it said, up to a limit."""
    process = subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    )
    said = bytearray()
    threads = [
        threading.Thread(target=_give, args=(process.stdin, given), daemon=True),
        threading.Thread(target=_take, args=(process, said), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        process.wait(seconds)  # the launcher keeps the time; this is for a launcher that hangs
    except subprocess.TimeoutExpired:
        process.kill()
    finally:
        process.terminate()  # the launcher ends what it has started, then itself
    code = process.wait()
    for thread in threads:
        thread.join(5)
    return code, bytes(said)


def _take(process: subprocess.Popen[bytes], said: bytearray) -> None:
    assert process.stdout is not None
    with process.stdout as pipe:
        while piece := os.read(pipe.fileno(), 1 << 16):
            if len(said) < _MOST_OUTPUT:
                said += piece
            elif os.name == "posix":  # elsewhere the launcher could not end what it has started; let its time run out
                process.terminate()
                return


def _give(pipe: Any, held: bytes) -> None:
    with contextlib.suppress(OSError):  # it may end before it has read everything
        pipe.write(held)
    with contextlib.suppress(OSError):
        pipe.close()


def judge_here(lesson: str, answers: dict[str, Any]) -> list[Verdict]:
    """Judge written answers by the key of a lesson; a task without an answer is not started."""
    key = keys.of_lesson(lesson)
    return [
        judge(task, thaw(answers[task.id])) if task.id in answers else Verdict(task.id, NOT_STARTED)
        for task in key.tasks
    ]


def grade_all(
    folder: Path,
    out: Path,
    grading: Grading,
    *,
    jobs: int = 1,
    fresh: bool = False,
    told: Callable[[int, int, Result], None] = lambda done, all, result: None,
) -> list[Result]:
    """Grade every entry of a folder; entries that were graded before and have not changed are not run again.

    Parameters
    ----------
    folder : pathlib.Path
        One entry a learner: a notebook, a zip archive, or a folder of these.
    out : pathlib.Path
        Where the records are kept, one file a learner.
    grading : Grading
    jobs : int
        How many notebooks run at the same time.
    fresh : bool
        Whether to grade again what was graded before.
    told : callable
        Is called after each learner with how many are done, how many there are, and the result.

    Returns
    -------
    list of Result
        In the order of the entries.
    """
    found = submissions.entries(folder, without=out)
    results: dict[Path, Result] = {}
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        waiting = {pool.submit(_grade_entry, entry, out, grading, fresh): entry for entry in found}
        try:
            for future in as_completed(waiting):
                results[waiting[future]] = future.result()
                told(len(results), len(found), results[waiting[future]])
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return [results[entry] for entry in found]


def _grade_entry(entry: Path, out: Path, grading: Grading, fresh: bool) -> Result:
    submission = submissions.read(entry)
    mark = hashlib.sha256(f"{submission.fingerprint} {grading.fingerprint}".encode()).hexdigest()
    record = out / "records" / f"{hashlib.sha256(submission.name.encode()).hexdigest()[:16]}.json"
    if not fresh:
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            held = json.loads(record.read_text(encoding="utf-8"))
            if held["fingerprint"] == mark:
                return _result(held["result"])
    result = grading.grade(submission)
    record.parent.mkdir(parents=True, exist_ok=True)
    write_whole(record, json.dumps({"fingerprint": mark, "result": asdict(result)}, indent=1) + "\n")
    return result


def _result(held: dict[str, Any]) -> Result:
    verdicts = tuple(Verdict(**verdict) for verdict in held["verdicts"])
    pieces = tuple(Written(**piece) for piece in held["written"])
    return replace(Result(**held), verdicts=verdicts, notes=tuple(held["notes"]), written=pieces)


def all_keys(exercises: Path) -> dict[str, Key]:
    """Return every key in a folder of exercises, by lesson; one that can't be read is left out."""
    found = {}
    for path in sorted(exercises.glob(f"*/{keys.NAME}")):
        with contextlib.suppress(keys.KeyMissingError):
            key = keys.read(path)
            found[key.lesson] = key
    return found


def _limit(seconds: int) -> None:
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (Limits().memory_mb * 1_000_000,) * 2)


if __name__ == "__main__":
    _limit(int(sys.argv[1]))
    asked = json.loads(sys.stdin.buffer.read())
    print(json.dumps([asdict(verdict) for verdict in judge_here(asked["lesson"], asked["answers"])]))
