"""A class is graded: honest work gets its points, and a hostile notebook costs its own mark and nothing else."""

import csv
import dataclasses
import io
import json
import os
import sys
import time
from pathlib import Path

import pytest

from kit.__main__ import main
from kit.classroom import commands, gradebook, grading, keys, sandbox, submissions, written
from kit.classroom.grading import Grading, Result
from kit.classroom.judging import Verdict
from kit.classroom.sandbox import Job, Limits
from kit.classroom.tasks import Exercises, Need, Task, Wrong
from tests.classroom import hostile, make_class
from tests.conftest import PROJECT

SHUT_IN = grading.is_shut_in()
POSIX, LINUX = os.name == "posix", sys.platform == "linux"
EVE = "<b>eve<b>" if POSIX else "&eve"

#: What would do its harm where notebooks can't be shut in, and what only Linux can stop otherwise.
ONLY_SHUT_IN = {"delete", "leave-something-running", "kill-the-grader", "fill-the-disk"}
ONLY_LINUX = {"memory", "fork-bomb"}


def may_run(name):
    return SHUT_IN or name not in ONLY_SHUT_IN | (set() if LINUX else ONLY_LINUX)


#: What the trial asks for in words, and what somebody writes who means harm.
ASKED = "# Trial\n\nThink of a city.\n\n## Look back\n\n*My sentence:*\n\nThank you."
EVIL = (
    "<script>alert(1)</script> <b>x</b> ![x](https://example.org/x.png) =1+1 \u202e\x00"
    " </div></td></table><!-- &lt;b&gt; javascript:alert(1)"
)


def task(number, variable, word, *, to_read=False):
    return Task(
        id=f"88.{number}",
        title=f"City <{number}>",
        level="read",
        route="no code",
        minutes=(1, 1),
        points=number,
        objectives=(),
        ask="",
        variable=variable,
        start=f"{variable} = ...",
        solution=f'{variable} = "{word}"',
        right=(f'{variable} = "{word.upper()}"',),
        needs=(
            Need("is_text(answer)", "The answer is a <word>."),
            Need('sum(range(len(answer) * 10**9)) if answer == "slow" else True', "It was too slow."),
            Need("secret(answer)", "Another city is meant.", (word,)),
        ),
        wrong=(Wrong(f'{variable} = "Oslo"', "Oslo lies in Europe."),),
        hints=("a", "b", "c"),
        done="So it is.",
        to_read=to_read,
    )


SET = Exercises(
    lesson="88",
    name="trial",
    title="Trial",
    opening="",
    objectives={},
    setup="x = 1",
    tasks=(task(1, "first", "Lima"), task(2, "second", "Quito", to_read=True)),
)


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """Return a folder with a key, and how to grade with it."""
    folder = tmp_path_factory.mktemp("ground")
    (folder / "exercises" / "trial").mkdir(parents=True)
    key = folder / "exercises" / "trial" / keys.NAME
    key.write_text(keys.write(keys.make(SET)), encoding="utf-8")
    key.with_name("learner.ipynb").write_text(hostile.notebook(words=[ASKED]), encoding="utf-8")
    return folder


def how(ground, **changed):
    exercises = ground / "exercises"
    limits = Limits(seconds=8, memory_mb=1500, processes=32, file_mb=20, folder_mb=60)
    facts = {"limits": limits, "hidden": (str(exercises),), "cell_seconds": 1.5, "shut_in": SHUT_IN}
    facts["originals"] = written.originals(exercises, PROJECT / "notebooks")
    return Grading(exercises, grading.all_keys(exercises), **{**facts, **changed})


@pytest.fixture(scope="module")
def graded(ground):
    """Grade a class with every hostile submission in it, once; return the results by entry."""
    precious = ground / "precious.txt"
    precious.write_text("mine")
    folder = ground / "class"
    folder.mkdir()
    (folder / "ada.ipynb").write_text(hostile.notebook('first = "Lima"\nsecond = "quito"'))
    (folder / "zoe.ipynb").write_text(hostile.notebook('first = "Oslo"\nsecond = ...', words=[ASKED]))
    sentences = [ASKED.replace("*\n\nThank", "* It rained.\n\nThank"), "x" * 10**6]
    (folder / "wren.ipynb").write_text(hostile.notebook('first = "Lima"', words=sentences))
    evil = [ASKED.replace("*\n\nThank", f"* {EVIL}\n\nThank"), *(f"{number}" + "y" * 10**4 for number in range(500))]
    (folder / "mallory.ipynb").write_text(hostile.notebook("1", f"second = {EVIL!r}", words=evil))
    lesson = json.loads((PROJECT / "notebooks" / "02-entities.ipynb").read_text(encoding="utf-8"))
    lesson["cells"].append({"cell_type": "markdown", "source": "*My F1:* 0.8", "metadata": {}})
    (folder / "lena.ipynb").write_text(json.dumps(lesson))
    for name in hostile.CELLS:
        if may_run(name):
            (folder / f"{name}.ipynb").write_text(hostile.harmful(name, precious, ground / "exercises/trial/key.json"))
    for name, held in hostile.FILES.items():
        (folder / name).write_bytes(held)
    with (folder / "huge.ipynb").open("wb") as huge:
        huge.truncate(21_000_000)
    if POSIX:
        (folder / "link.ipynb").symlink_to("/etc/passwd")
        os.mkfifo(folder / "pipe.ipynb")
    both = folder / "Ben 123_submission_file"
    both.mkdir()
    (both / "work.zip").write_bytes(hostile.archive(("x/learner.ipynb", hostile.notebook('first = "LIMA"'))))
    (both / "again.ipynb").write_text(hostile.notebook('first = "Oslo"'))
    (folder / "=1+1.ipynb").write_text(hostile.notebook('first = "Lima"'))
    (folder / f"{EVE}.ipynb").write_text(hostile.notebook("1 / 0", 'first = "Lima"'))
    results = grading.grade_all(folder, ground / "out", how(ground), jobs=2)
    return {result.name: result for result in results}


def statuses(result):
    return [verdict.status for verdict in result.verdicts]


def test_honest_work_gets_its_points(graded):
    assert statuses(graded["ada.ipynb"]) == ["done", "done"]
    assert graded["ada.ipynb"].notes == ()
    assert statuses(graded["zoe.ipynb"]) == ["not yet", "not started"]
    assert graded["zoe.ipynb"].verdicts[0].wrong == 0


def test_of_two_notebooks_the_better_counts(graded):
    result = graded["Ben 123_submission_file"]
    assert statuses(result) == ["done", "not started"]
    assert any("the better one counts" in note for note in result.notes)


def test_what_was_written_in_words_waits_for_a_reader(graded):
    assert graded["zoe.ipynb"].written == ()
    assert [piece.words for piece in graded["ada.ipynb"].written] == ["quito"]
    rain, long = graded["wren.ipynb"].written
    assert (rain.notebook, rain.place, rain.asked, rain.words) == ("Trial", "Look back", "My sentence", "It rained.")
    assert len(long.words) <= written.LONGEST
    evil = graded["mallory.ipynb"].written
    assert len(evil) == written.MOST
    assert evil[0].words.startswith("<script>")
    assert any("only the first 60" in note for note in graded["mallory.ipynb"].notes)


def test_a_lesson_has_no_marks_and_is_read(graded):
    result = graded["lena.ipynb"]
    assert result.verdicts == ()
    assert [(piece.notebook, piece.words) for piece in result.written] == [("02 · Entities", "*My F1:* 0.8")]
    assert result.notes == (
        "lena.ipynb: It is “02 · Entities”, in which nothing is marked. What was written in it is to be read.",
    )


def test_an_error_in_a_cell_costs_that_cell(graded):
    result = graded[f"{EVE}.ipynb"]
    assert statuses(result) == ["done", "not started"]
    assert result.notes == (f"{EVE}.ipynb: Cell 1 stopped with an error (ZeroDivisionError).",)


ENDED = {"endless-loop-that-catches-everything", "exit", "fork-bomb", "output-to-the-grader"}


@pytest.mark.parametrize("name", hostile.CELLS)
def test_harm_costs_its_own_mark_and_nothing_else(graded, ground, name):
    if not may_run(name):
        assert f"{name}.ipynb" not in graded
        return
    result = graded[f"{name}.ipynb"]
    assert result.verdicts[0].status == ("not yet" if name == "read-the-key" and not SHUT_IN else "done")
    if name in ENDED or (not POSIX and name in ("endless-loop", "output")):  # Windows can't stop a single cell
        assert any("run ended early, in cell 2" in note for note in result.notes), result.notes
    elif name in ("patch-the-checks", "large-answer"):
        assert result.verdicts[1].status != "done"
    elif name != "kill-the-grader":
        assert result.verdicts[1].status == "done", result.notes


def test_nothing_of_the_teacher_has_changed(graded, ground):
    if SHUT_IN:
        time.sleep(3)  # what was left running would have spoiled the file by now
    assert (ground / "precious.txt").read_text() == "mine"
    assert keys.read(ground / "exercises/trial/key.json") == keys.make(SET)
    assert not list(ground.rglob("escaped.ipynb"))


@pytest.mark.parametrize(
    ("name", "words"),
    {
        "not-a-notebook.ipynb": "not a notebook",
        "empty.ipynb": "not a notebook",
        "deep.ipynb": "not a notebook",
        "other-lesson.ipynb": "not a notebook of these",
        "strange-cells.ipynb": "not a notebook of these",
        "strange-words.ipynb": "not a notebook of these",
        "strange-lesson.ipynb": "not a notebook of these",
        "essay.pdf": "neither a notebook nor",
        "dots.zip": "points outside",
        "links.zip": "link",
        "no-archive.zip": "can’t be read",
        "bomb.zip": "read",
        "huge.ipynb": "more than 20 MB",
        **({"link.ipynb": "link", "pipe.ipynb": "not an ordinary file"} if POSIX else {}),
    }.items(),
)
def test_what_is_no_submission_is_said(graded, name, words):
    result = graded[name]
    assert result.verdicts == ()
    assert any(words in note for note in result.notes), result.notes


def test_the_same_marks_twice_in_a_row_and_nothing_is_run_again(graded, ground, monkeypatch):
    before = gradebook.gradebook(gradebook.tasks_of(how(ground).keys, graded.values()), list(graded.values()))

    def never(*_):
        raise AssertionError("a notebook was run again")

    monkeypatch.setattr(Grading, "run", never)
    again = grading.grade_all(ground / "class", ground / "out", how(ground))
    assert gradebook.gradebook(gradebook.tasks_of(how(ground).keys, again), again) == before
    assert again == list(graded.values())


def test_a_changed_submission_is_graded_again_and_alone(ground, tmp_path):
    (tmp_path / "class").mkdir()
    for name in ("ada", "ben"):
        (tmp_path / "class" / f"{name}.ipynb").write_text(hostile.notebook('first = "Lima"'))
    seen = []
    grading.grade_all(tmp_path / "class", tmp_path / "out", how(ground), told=lambda *facts: seen.append(facts[:2]))
    assert seen == [(1, 2), (2, 2)]
    (tmp_path / "class" / "ben.ipynb").write_text(hostile.notebook('first = "Oslo"'))
    records = {path: path.read_bytes() for path in (tmp_path / "out" / "records").iterdir()}
    results = grading.grade_all(tmp_path / "class", tmp_path / "out", how(ground))
    assert [statuses(result)[0] for result in results] == ["done", "not yet"]
    assert sum(path.read_bytes() != held for path, held in records.items()) == 1
    spoiled = next(iter(records))
    spoiled.write_text("{")
    assert grading.grade_all(tmp_path / "class", tmp_path / "out", how(ground)) == results


def test_a_run_that_was_broken_off_goes_on(ground, tmp_path, monkeypatch, capsys):
    folder = tmp_path / "class"
    folder.mkdir()
    for name in ("ada", "ben"):
        (folder / f"{name}.ipynb").write_text(hostile.notebook('first = "Lima"'))
    arguments = ["grade", str(folder), "-j", "1", "--folder-of-exercises", str(ground / "exercises")]

    def break_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_tell", break_off)
    assert main(arguments) == 130
    assert "again to go on" in capsys.readouterr().err
    monkeypatch.undo()
    begun = {path: path.stat().st_mtime_ns for path in (tmp_path / "class-graded" / "records").iterdir()}
    assert begun
    assert main(arguments) == 0
    assert all(path.stat().st_mtime_ns == moment for path, moment in begun.items())
    assert len(list((tmp_path / "class-graded" / "records").iterdir())) == 2


@pytest.mark.parametrize(
    "name", ["endless-loop-that-catches-everything", "output-to-the-grader", *(sorted(ONLY_LINUX) if LINUX else [])]
)
def test_limits_hold_where_nothing_can_be_shut_in(ground, tmp_path, name):
    held = hostile.harmful(name, tmp_path / "x", tmp_path / "y").encode()
    limits = Limits(seconds=5, memory_mb=1500, processes=32, file_mb=20)
    graded = how(ground, shut_in=False, limits=limits).grade_notebook(submissions.Notebook("a.ipynb", held))
    assert graded.verdicts[0].status == "done"


def test_the_network_is_refused_where_nothing_can_be_shut_in(ground):
    held = hostile.harmful("network", "x", "y").encode()
    graded = how(ground, shut_in=False).grade_notebook(submissions.Notebook("a.ipynb", held))
    assert graded.notes == ("Cell 2 stopped with an error (OSError).",)


def test_an_answer_that_is_slow_to_judge_costs_only_itself(ground, monkeypatch):
    monkeypatch.setattr(grading, "JUDGING_SECONDS", 2)
    verdicts = how(ground).judge_elsewhere("88", {"88.1": "slow", "88.2": "Quito"})
    assert [verdict.status for verdict in verdicts] == ["not yet", "done"]


def test_a_key_beside_the_submissions_does_not_count(ground, tmp_path, monkeypatch):
    forged = Exercises(**{**SET.__dict__, "tasks": (task(1, "first", "Oslo"), task(2, "second", "Oslo"))})
    (tmp_path / keys.NAME).write_text(keys.write(keys.make(forged)))
    monkeypatch.chdir(tmp_path)
    verdicts = how(ground).judge_elsewhere("88", {"88.1": "Oslo"})
    assert verdicts[0].status == "not yet"


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_no_cell_of_the_gradebook_is_a_formula(value, graded):
    result = dataclasses.replace(next(iter(graded.values())), learner=value)
    rows = list(csv.reader(io.StringIO(gradebook.gradebook([], [result]), newline="")))
    assert rows[1][0] == f"'{value}"


@pytest.mark.parametrize("value", ["ada", "", "a=b"])
def test_plain_words_stay(value, graded):
    result = dataclasses.replace(next(iter(graded.values())), learner=value)
    assert next(csv.DictReader(io.StringIO(gradebook.gradebook([], [result]))))["learner"] == value


def test_the_results_are_written(graded, ground):
    results = list(graded.values())
    gradebook.write(ground / "out", how(ground).keys, results, "Notebooks were <run>.")
    with (ground / "out" / gradebook.GRADEBOOK).open(encoding="utf-8-sig", newline="") as held:
        rows = {row["file"]: row for row in csv.DictReader(held)}
    assert (rows["ada.ipynb"]["points"], rows["ada.ipynb"]["out of"], rows["ada.ipynb"]["88.2"]) == ("3", "3", "2")
    assert rows["'=1+1.ipynb"]["learner"] == "'=1+1"
    pages = list((ground / "out" / gradebook.FEEDBACK).iterdir())
    assert len(pages) == len(results)
    assert (rows["wren.ipynb"]["to read"], rows["zoe.ipynb"]["to read"]) == ("2", "0")
    for page in [*pages, ground / "out" / gradebook.OVERVIEW, ground / "out" / gradebook.TO_READ]:
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "<img" not in text
        assert "\x00" not in text
        assert "<b>" not in text
        assert "<run>" not in text
        assert "<word>" not in text
    overview = (ground / "out" / gradebook.OVERVIEW).read_text(encoding="utf-8")
    assert "Oslo lies in Europe." in overview
    assert "Another city is meant." in overview
    zoe = (ground / "out" / gradebook.FEEDBACK / gradebook.page_name(graded["zoe.ipynb"])).read_text(encoding="utf-8")
    assert "0 of 3 points" in zoe
    assert "nothing that a teacher has to read" in zoe
    none = gradebook.feedback(gradebook.tasks_of(how(ground).keys, results), graded["essay.pdf"])
    assert "<p>Not handed in: 88.</p>" in none
    assert "0 of 0 points" not in none
    wren = (ground / "out" / gradebook.FEEDBACK / gradebook.page_name(graded["wren.ipynb"])).read_text(encoding="utf-8")
    assert "<li>Trial · Look back · My sentence</li>" in wren
    assert "It rained." not in wren  # the learner has it, and the page is short
    ada = (ground / "out" / gradebook.FEEDBACK / gradebook.page_name(graded["ada.ipynb"])).read_text(encoding="utf-8")
    assert "Your teacher reads what you wrote." in ada
    read = (ground / "out" / gradebook.TO_READ).read_text(encoding="utf-8")
    assert read.count("<h2>Trial</h2>") == read.count("<h3>Look back · My sentence</h3>") == 1
    assert "<td >wren</td><td ><div class='words' dir='auto'>It rained.</div></td><td class='by-hand'></td>" in read
    assert read.count("<script") == 0
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in read
    assert "<summary>" not in read
    assert "Lima" not in zoe


def test_the_page_to_read_has_the_rubric_and_says_when_there_is_nothing():
    scale = gradebook.rubric(PROJECT / "exercises" / "teacher" / "rubric.md")
    assert [row[0] for row in scale] == [
        "", "The articles", "Evidence", "Sources", "Differences", "Limits", "Fairness and people"
    ]  # fmt: skip
    assert {len(row) for row in scale} == {5}
    result = Result("ana", "ana.ipynb", (), (), (written.Written("T", "P", "", "It rained."),))
    assert "<td >Fairness and people</td>" in gradebook.to_read([result], scale)
    assert "Nobody has written anything" in gradebook.to_read([Result("ana", "ana.ipynb", (), ())], scale)
    assert gradebook.rubric(PROJECT / "nowhere.md") == []


def test_pages_have_names_that_differ():
    one, two = (Result(name, name, (), ()) for name in ("../../x", "..:..:x"))
    assert gradebook.page_name(one) != gradebook.page_name(two)
    assert "/" not in gradebook.page_name(one)


def test_generated_honest_work_gets_what_it_should(ground, tmp_path):
    expected = make_class.make(tmp_path / "class", 8, sets=[SET], harm=False)
    results = grading.grade_all(tmp_path / "class", tmp_path / "out", how(ground), jobs=2)
    assert len(results) == len(expected) == 8
    for result in results:
        got = {verdict.task: verdict for verdict in result.verdicts}
        points = {one.id: gradebook.points(one, got.get(one.id)) for one in how(ground).keys["88"].tasks}
        assert points == expected[result.learner], result.learner


def test_the_command_grades_a_folder(ground, tmp_path, capsys):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "ada.ipynb").write_text(hostile.notebook('first = "Lima"'))
    arguments = ["grade", str(folder), "-j", "1", "--folder-of-exercises", str(ground / "exercises")]
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert ("without network" in said.out) is SHUT_IN
    assert "1 of 1  ada: 1 tasks done" in said.err
    assert (tmp_path / "class-graded" / gradebook.GRADEBOOK).exists()
    assert main(["grade", str(tmp_path / "nowhere")]) == 2
    assert main([*arguments[:2], "--folder-of-exercises", str(folder)]) == 2


def test_results_never_go_among_what_was_sent(ground, tmp_path, capsys):
    (tmp_path / "class").mkdir()
    (tmp_path / "file").write_text("")
    of_sets = ["--folder-of-exercises", str(ground / "exercises")]
    for out in ("class", "file"):
        assert main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / out), *of_sets]) == 2
        assert "Name another folder: --out" in capsys.readouterr().err
    assert not list((tmp_path / "class").iterdir())


@pytest.mark.parametrize("limit", ["--seconds", "--memory", "--jobs"])
@pytest.mark.parametrize("number", ["0", "-1", "nan", "inf", "many"])
def test_a_limit_that_is_none_is_refused(tmp_path, capsys, limit, number):
    with pytest.raises(SystemExit):
        main(["grade", str(tmp_path), f"{limit}={number}"])
    assert f"'{number}' is no number above 0" in capsys.readouterr().err


def test_a_folder_that_python_needs_is_not_hidden(tmp_path):
    assert not grading.may_be_hidden(Path("/"))
    assert not grading.may_be_hidden(Path(grading.kit.__file__).parents[1])
    assert not grading.may_be_hidden(tmp_path / "not-there")


def test_a_job_is_read_as_it_was_written():
    job = Job(["a"], "b", ["c"], Limits(seconds=3), False)
    assert Job.from_text(job.as_text()) == job


def test_verdicts_survive_their_record(graded):
    result = graded["zoe.ipynb"]
    held = json.loads(json.dumps(grading.asdict(result)))
    assert grading._result(held) == result
    assert isinstance(result.verdicts[0], Verdict)
    assert set(sandbox.REASONS) == {101, 102, 103, 104}
