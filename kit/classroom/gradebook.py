"""What a teacher gets: a table of points, a page for each learner, an overview of the class, and what to read."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kit.cells import for_spreadsheet
from kit.classroom.checks import as_html, done
from kit.classroom.grading import Result
from kit.classroom.judging import DONE, NOT_STARTED, NOT_YET, Verdict
from kit.classroom.keys import Key, TaskKey
from kit.classroom.written import Written
from kit.document import document
from kit.saving import write_whole
from kit.wording import count, escaped, listed

GRADEBOOK, OVERVIEW, TO_READ, FEEDBACK = "gradebook.csv", "overview.html", "to-read.html", "feedback"

#: Requirements and mistakes that the overview lists.
LISTED = 10


def tasks_of(keys: dict[str, Key], results: Iterable[Result]) -> list[TaskKey]:
    """Return the tasks of every lesson that somebody has handed in."""
    handed_in = {_lesson(verdict.task) for result in results for verdict in result.verdicts}
    return [task for lesson in sorted(handed_in & set(keys)) for task in keys[lesson].tasks]


def points(task: TaskKey, verdict: Verdict | None) -> int:
    """Return the points for a verdict: all or none."""
    return task.points if verdict is not None and verdict.status == DONE else 0


def gradebook(tasks: Sequence[TaskKey], results: Sequence[Result]) -> str:
    """Return the points as CSV: learner, file, points, out of, how much is to be read, one column a task, notes."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")  # a cell that holds either sign is quoted and opens no row
    table.writerow(["learner", "file", "points", "out of", "to read", *(task.id for task in tasks), "notes"])
    most = sum(task.points for task in tasks)
    for result in results:
        by_task = {verdict.task: verdict for verdict in result.verdicts}
        got = [points(task, by_task.get(task.id)) for task in tasks]
        row = [result.learner, result.name, sum(got), most, len(result.written), *got, " ".join(result.notes)]
        table.writerow([for_spreadsheet(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


_STYLE = """\
body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #d0d0d0}
td.n,th.n{text-align:right}
.bar{display:flex;height:1rem;min-width:8rem;border:1px solid #595959}
.bar span{display:block}.bar .done{background:#0072B2}.bar .not-yet{background:repeating-linear-gradient(45deg,#E69F00 0 4px,#fff 4px 6px)}
ul{margin:0;padding-left:1.2rem}
p.soft{color:#595959}
.words{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate;max-width:34rem}
td.by-hand{min-width:5rem;border-left:1px solid #d0d0d0}
@media print{body{margin:0;max-width:none}}
"""  # noqa: E501


def _page(title: str, inside: str) -> str:
    return document(title, _STYLE, f"<main><h1>{escaped(title)}</h1>\n{inside}\n</main>\n")


def _table(
    head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = (), by_hand: Sequence[int] = ()
) -> str:
    """Return a table; the cells are HTML already."""
    names = {**dict.fromkeys(numbers, "class='n'"), **dict.fromkeys(by_hand, "class='by-hand'")}
    kind = [names.get(place, "") for place in range(len(head))]
    top = "".join(f"<th scope='col' {kind[place]}>{escaped(name)}</th>" for place, name in enumerate(head))
    body = "\n".join(
        "<tr>" + "".join(f"<td {kind[place]}>{cell}</td>" for place, cell in enumerate(row)) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>\n{body}\n</tbody></table>"


def _list(sentences: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escaped(sentence)}</li>" for sentence in sentences) + "</ul>"


def _said(task: TaskKey, verdict: Verdict) -> str:
    """Return what a learner reads about a task: why it is done, or what is missing and the hint to a known mistake."""
    if verdict.status == DONE:
        return " ".join(done(task))
    if verdict.status == NOT_STARTED:
        return ""
    known = task.wrong[verdict.wrong].hint if verdict.wrong is not None else ""
    if task.is_choice and known:
        return known
    return " ".join(filter(None, [task.needs[verdict.unmet or 0].say, known]))


def _lesson(task: str) -> str:
    return task.rpartition(".")[0]


def feedback(tasks: Sequence[TaskKey], result: Result) -> str:
    """Return the page for a learner: the lessons that were handed in, and the names of the others."""
    by_task = {verdict.task: verdict for verdict in result.verdicts}
    sent = {_lesson(id) for id in by_task}
    missing = sorted({_lesson(task.id) for task in tasks} - sent)
    tasks = [task for task in tasks if _lesson(task.id) in sent]
    rows = []
    for task in tasks:
        verdict = by_task.get(task.id, Verdict(task.id, NOT_STARTED))
        words = [f"{task.id} · {task.title}", verdict.status, _said(task, verdict)]
        rows.append([*map(as_html, words), f"{points(task, verdict)} of {task.points}"])
    got = sum(points(task, by_task.get(task.id)) for task in tasks)
    most = sum(task.points for task in tasks)
    inside = ""
    if rows:
        inside += f"<p><strong>{got} of {most} points.</strong></p>"
        inside += _table(["task", "status", "what to know", "points"], rows, numbers=[3])
    if missing:
        inside += f"<p>Not handed in: {escaped(listed(missing))}.</p>"
    inside += f"<h2>In your own words</h2>{_own_words(result)}"
    if result.notes:
        inside += f"<h2>Notes</h2>{_list(result.notes)}"
    return _page(f"Feedback for {result.learner}", inside)


def _own_words(result: Result) -> str:
    """Say which pieces of writing a teacher reads; the points above do not hold them."""
    if not result.written:
        return "<p>You have written nothing that a teacher has to read.</p>"
    places = dict.fromkeys(_place(piece) for piece in result.written)
    return f"<p>No program marks these. Your teacher reads them.</p>{_list(places)}"


def _place(piece: Written) -> str:
    return " · ".join(filter(None, [piece.notebook, piece.place, piece.asked]))


def rubric(page: Path) -> list[list[str]]:
    """Return the first table of a page of Markdown, row by row, or nothing when there is no such page."""
    if not page.is_file():
        return []
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    rows = [[cell.strip().replace("*", "") for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if not all(set(cell) <= set("-: ") for cell in row[1:])]


def to_read(results: Sequence[Result], scale: Sequence[Sequence[str]] = ()) -> str:
    """Return the page of everything that a teacher has to read, question by question, with room for points.

    Parameters
    ----------
    results : sequence of Result
        One a learner.
    scale : sequence of rows
        The rubric, its head first.
    """
    found: dict[str, dict[str, list[list[str]]]] = {}
    for result in results:
        for piece in result.written:
            asked = found.setdefault(piece.notebook, {}).setdefault(_place(piece), [])
            words = f"<div class='words' dir='auto'>{escaped(piece.words)}</div>"
            asked.append([escaped(result.learner), words, ""])
    inside = "<p>No program marks these. The points of the gradebook do not hold them: write yours beside them.</p>"
    if not found:
        inside += "<p>Nobody has written anything in their own words.</p>"
    if found and scale:
        rows = [[escaped(cell) for cell in row] for row in scale[1:]]
        inside += f"<details open><summary>Rubric for reports</summary>{_table(scale[0], rows)}</details>"
    for notebook in sorted(found):
        inside += f"<h2>{escaped(notebook)}</h2>"
        for place, rows in found[notebook].items():
            inside += f"<h3>{escaped(place.removeprefix(f'{notebook} · '))}</h3>"
            inside += _table(["learner", "words", "points by hand"], rows, by_hand=[2])
    return _page("To read", inside)


def overview(tasks: Sequence[TaskKey], results: Sequence[Result], how: str) -> str:
    """Return the page about the class: how each task went, what was missed most, and what happened on the way.

    Parameters
    ----------
    tasks : sequence of TaskKey
        The columns of the gradebook.
    results : sequence of Result
        One a learner.
    how : str
        A sentence that says how the notebooks were run.
    """
    by_task: dict[str, Counter[str]] = {task.id: Counter() for task in tasks}
    missed: Counter[tuple[str, int]] = Counter()
    mistakes: Counter[tuple[str, int]] = Counter()
    for result in results:
        seen = {verdict.task: verdict for verdict in result.verdicts}
        for task in tasks:
            verdict = seen.get(task.id)
            if verdict is None:
                continue  # this learner has not handed in the lesson
            by_task[task.id][verdict.status] += 1
            if verdict.unmet is not None:
                missed[task.id, verdict.unmet] += 1
            if verdict.wrong is not None:
                mistakes[task.id, verdict.wrong] += 1
    known = {task.id: task for task in tasks}
    rows = [
        [
            escaped(f"{task.id} · {task.title}"),
            _bar(by_task[task.id]),
            *(str(by_task[task.id][status]) for status in (DONE, NOT_YET, NOT_STARTED)),
        ]
        for task in tasks
    ]
    with_notebook = sum(bool(result.verdicts) for result in results)
    inside = f"<p>{len(results)} submissions, {with_notebook} with a notebook of the exercises.</p>"
    pieces = sum(len(result.written) for result in results)
    inside += f"<p><a href='{TO_READ}'>To read</a>: {count(pieces, 'piece')} in the learners’ own words.</p>"
    inside += f"<p class='soft'>{escaped(how)}</p><h2>The tasks</h2>"
    inside += _table(["task", "share done (full) and not yet (striped)", DONE, NOT_YET, NOT_STARTED], rows, [2, 3, 4])
    inside += "<h2>What was missed most</h2>"
    inside += _most(missed, lambda id, number: known[id].needs[number].say, "requirement")
    inside += "<h2>Known mistakes, and the hint to each</h2>"
    inside += _most(mistakes, lambda id, number: known[id].wrong[number].hint, "hint")
    noted = [[escaped(result.learner), _list(result.notes)] for result in results if result.notes]
    if noted:
        inside += "<h2>Notes</h2>" + _table(["learner", "what happened"], noted)
    return _page("The class", inside)


def _bar(counts: Counter[str]) -> str:
    all = max(counts.total(), 1)
    parts = "".join(
        f"<span class='{status.replace(' ', '-')}' style='width:{100 * counts[status] / all:.0f}%'></span>"
        for status in (DONE, NOT_YET)
    )
    return f"<div class='bar' aria-hidden='true'>{parts}</div>"


def _most(counts: Counter[tuple[str, int]], words: Callable[[str, int], str], name: str) -> str:
    if not counts:
        return "<p>None.</p>"
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:LISTED]
    rows = [[escaped(id), as_html(words(id, number)), str(learners)] for (id, number), learners in ranked]
    return _table(["task", name, "learners"], rows, numbers=[2])


def page_name(result: Result) -> str:
    """Return the file name of a learner's page: readable, safe on every system, and different for each."""
    slug = re.sub(r"[^a-z0-9]+", "-", result.learner.casefold()).strip("-")[:40] or "learner"
    return f"{slug}-{hashlib.sha256(result.name.encode('utf-8', 'replace')).hexdigest()[:6]}.html"


def write(
    out: Path, keys: dict[str, Key], results: Sequence[Result], how: str, scale: Sequence[Sequence[str]] = ()
) -> None:
    """Write ``gradebook.csv``, ``overview.html``, ``to-read.html`` and ``feedback/NAME.html`` into a folder.

    Parameters
    ----------
    out : Path
        The folder; it is made when it is not there.
    keys : dict
        The key of each lesson.
    results : sequence of Result
        One a learner.
    how : str
        A sentence that says how the notebooks were run.
    scale : sequence of rows
        The rubric for what a teacher reads, its head first.

    Raises
    ------
    OSError
        If a file can't be written.
    """
    tasks = tasks_of(keys, results)
    (out / FEEDBACK).mkdir(parents=True, exist_ok=True)
    # Excel takes a file for UTF-8 only when it begins with this mark.
    write_whole(out / GRADEBOOK, "\ufeff" + gradebook(tasks, results))
    write_whole(out / OVERVIEW, overview(tasks, results, how))
    write_whole(out / TO_READ, to_read(results, scale))
    for result in results:
        write_whole(out / FEEDBACK / page_name(result), feedback(tasks, result))
