"""A check is safe with any answer, never says the answer, and remembers what is done whatever happens to its file."""

import errno
import json
import math
import os
import types
import zipfile
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit import saving
from kit.classroom import building, checks, handing_in, judging, keys, records, tasks, trial, values
from kit.classroom.tasks import Exercises, Need, Option, Task, Wrong, choice
from kit.classroom.values import Other, canonical, freeze, thaw


def task(id="77.1", variable="city", **changed):
    facts = dict(  # noqa: C408  # written as the call that it stands for
        id=id,
        title="A city",
        level="read",
        route="no code",
        minutes=(1, 2),
        objectives=("aim",),
        ask="Which city?",
        variable=variable,
        start=f"{variable} = ...",
        solution=f'{variable} = "Lima"',
        right=(f'{variable} = "LIMA"', f'{variable} = " lima. "'),
        needs=(
            Need("is_text(answer)", "The answer is a word."),
            Need("secret(answer)", "Another city is meant.", ("Lima",)),
        ),
        wrong=(
            Wrong(f'{variable} = "Quito"', "Quito is another capital."),
            Wrong(f"{variable} = 7", "A number names no city.", "is_number(answer)"),
            Wrong(f'{variable} = "Lima Road"', "This is a street.", '"road" in words(answer)'),
        ),
        hints=("First.", "Second.", "Third."),
        done="It lies by the sea.",
    )
    return Task(**{**facts, **changed})


def exercises(*made):
    return Exercises(
        lesson="77", name="trial", title="Trial", opening="", objectives={"aim": "try"}, setup="x = 1", tasks=made
    )


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    """Stand in a learner's folder with a key for a made-up set; return how to run code as a cell does."""
    sets = exercises(
        task(),
        choice(
            id="77.2",
            ask="Which?",
            options={
                "A": Option("one", "No, since one."),
                "B": Option("two", "Right, since two."),
                "C": Option("three", "No, since three."),
                "D": Option("four", "No, since four."),
            },
            correct="B",
            variable="letter",
            hints=("1", "2", "3"),
            title="A letter",
            objectives=("aim",),
        ),
        task("77.3", variable="other", uses=("77.1",)),
    )
    (tmp_path / "exercises" / "77").mkdir(parents=True)
    (tmp_path / "exercises" / "77" / keys.NAME).write_text(keys.write(keys.make(sets)), encoding="utf-8")
    monkeypatch.setenv(keys.PLACE, str(tmp_path / "exercises"))
    monkeypatch.chdir(tmp_path)
    names = {"check": checks.check, "hint": checks.hint, "progress": checks.progress}

    def cell(code):
        exec("\n".join(code.splitlines()[:-1]), names)
        return eval(code.splitlines()[-1], names)

    return cell


def test_an_answer_goes_from_not_started_to_done(notebook):
    assert notebook('city = ...\ncheck("77.1")').status == "not started"
    wrong = notebook('city = "Quito"\ncheck("77.1")')
    assert (wrong.status, wrong.says[0]) == ("not yet", "Another city is meant.")
    right = notebook('city = "lima"\ncheck("77.1")')
    assert (right.status, right.says) == ("done", ("It lies by the sea.",))
    assert repr(right).startswith("77.1 ✓ done")


def test_hints_come_on_request_and_the_one_about_the_answer_first(notebook):
    notebook('city = "Quito"\ncheck("77.1")')
    said = [notebook('hint("77.1")') for _ in range(5)]
    assert [feedback.says[0] for feedback in said] == [
        "Quito is another capital.",
        "First.",
        "Second.",
        "Third.",
        "Third.",
    ]
    assert said[0].status == "about your answer"
    assert said[3].status == "hint 3 of 3, the last"
    notebook('city = 12\ncheck("77.1")')
    assert notebook('hint("77.1")').says == ("A number names no city.",)


def test_a_check_never_says_a_hint_or_the_answer(notebook):
    for answer in ("'Quito'", "7", "[]", "'Lima Road'"):
        shown = repr(notebook(f'city = {answer}\ncheck("77.1")'))
        assert "Lima" not in shown
        assert "capital" not in shown
        assert "street" not in shown


def test_every_option_of_a_question_has_its_reply(notebook):
    assert notebook('letter = "a"\ncheck("77.2")').says == ("No, since one.",)
    assert notebook('letter = " d) "\ncheck("77.2")').says == ("No, since four.",)
    assert notebook('letter = "b"\ncheck("77.2")').says == ("Right, since two.",)
    assert "one of the letters" in notebook('letter = "E"\ncheck("77.2")').says[0]
    assert "quotation marks" in notebook('letter = 4\ncheck("77.2")').says[0]


def test_a_missing_variable_names_the_cell_to_run_first(notebook):
    said = notebook('check("77.1")')
    assert said.status == "not started"
    assert "First run the cell of task 77.1 in which ‘city =’ stands." in said.says[0]
    said = notebook('other = "Lima"\ncheck("77.3")')
    assert "First run the cell of task 77.1" in said.says[0]


@pytest.mark.parametrize("name", ['"77"', '"77.9"', '"99.1"', "None", "77.1", '""', '"../77.1"', "[]"])
def test_a_task_that_does_not_exist_is_said(notebook, name):
    for verb in ("check", "hint", "progress"):
        said = notebook(f"{verb}({name})")
        assert said.says or name == '"77"'


HOSTILE = {
    "raises": "class Bad:\n def __eq__(self, other): raise SystemError\n __repr__ = __str__ = __hash__ = __eq__\ncity = Bad()",
    "liar": "class Liar(str):\n def __eq__(self, other): return True\n def casefold(self): return 'lima'\ncity = Liar('Oslo')",
    "recursive": "city = []\ncity.append(city)",
    "deep": "city = 1\nfor _ in range(5000): city = [city]",
    "huge": "city = list(range(10**6))",
    "text": "city = 'x' * 10**7",
    "number": "city = 10**5000",
    "nan": "city = float('nan')",
    "lone": "city = '\\ud800'",
    "module": "import os\ncity = os",
    "generator": "city = (n for n in range(3))",
}


@pytest.mark.parametrize("code", HOSTILE.values(), ids=HOSTILE)
def test_no_answer_stops_a_check(notebook, code):
    assert notebook(f'{code}\ncheck("77.1")').status == "not yet"


ANSWERS = [
    None, True, 3, 2.5, "Seoul", date(2023, 7, 27), [1, "a"], {1, 2}, {"a": [1]}, math.inf, kit.Span(0, 3, "PERSON"),
]  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS, ids=repr)
def test_values_come_back_as_they_were_written(answer):
    assert thaw(json.loads(json.dumps(freeze(answer)))) == answer


def test_tables_articles_and_numbers_of_numpy_are_written_down(news):
    table = pd.DataFrame({"a": [1, np.nan], "b": ["x", pd.NA], "day": pd.to_datetime(["2023-07-27", None])})
    back = thaw(json.loads(json.dumps(freeze(table))))
    assert list(back.columns) == ["a", "b", "day"]
    assert back["a"][0] == 1
    assert back["day"][0] == date(2023, 7, 27)
    assert pd.isna(back["b"][1])
    assert freeze(kit.show(table)) == freeze(table)
    article = news[0]
    assert freeze(article) == article.id
    assert freeze(news.where(source="KCNA")) == news.where(source="KCNA").ids
    assert freeze(article.excerpt(article.lead)) == article.lead.of(article.text)
    assert freeze((np.int64(3), np.array([1, 2]), pd.Index(["a"]))) == [3, [1, 2], ["a"]]
    assert thaw(freeze(pd.Series({"a": 1}))).to_dict() == {"a": 1}
    assert thaw(freeze(table.set_index("b").rename_axis("b"))).columns[0] == "b"
    assert isinstance(thaw(freeze(object())), Other)
    assert isinstance(thaw(freeze(pd.DataFrame(np.zeros((300, 300))))), Other)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN)
def test_plain_values_come_back_and_can_be_judged(value):
    back = thaw(json.loads(json.dumps(freeze(value))))
    if "\ud800" not in repr(value):
        assert canonical(back) == canonical(value) or isinstance(back, Other)
    assert judging.judge(keys.make(exercises(task())).tasks[0], back).status in ("not started", "not yet", "done")


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*values._THAWED, "x"]), inner, max_size=2)
    ),
    max_leaves=10,
)


@given(JSON)
def test_what_freeze_did_not_write_stops_nothing(frozen):
    assert judging.judge(keys.make(exercises(task())).tasks[0], thaw(frozen)).task == "77.1"


def test_progress_shows_what_is_done_and_stays_done(notebook):
    notebook('city = "Lima"\ncheck("77.1")')
    notebook('city = "Quito"\ncheck("77.1")')
    shown = notebook('progress("77")')
    assert shown.summary == "Trial: 1 of 3 tasks done"
    assert "77.1 ✓ done: A city" in repr(shown)
    assert "<table" in shown._repr_html_()


@pytest.mark.parametrize(
    "held",
    [
        "",
        "{",
        "[]",
        '{"tasks": 3}',
        '{"tasks": {"77.1": {"status": "x"}}}',
        "\x00" * 50,
        '{"tasks": {"77.1": {"status": "done", "replies": ["a"]}}}',
        "[" * 100_000,
    ],
)
def test_a_spoiled_progress_file_is_set_aside(notebook, tmp_path, held):
    file = records.path("77")
    file.parent.mkdir()
    file.write_text(held)
    assert notebook('city = "Lima"\ncheck("77.1")').status == "done"
    assert records.load("77")["77.1"].status == "done"
    assert file.with_name("77-unreadable-1.json").read_text() == held


def test_where_nothing_can_be_written_the_learner_is_told(notebook, tmp_path):
    (tmp_path / records.FOLDER).write_text("a file stands where the folder should be")
    said = notebook('city = "Lima"\ncheck("77.1")')
    assert said.status == "done"
    assert "can’t be saved" in said.says[-1]
    assert notebook('progress("77")').summary == "Trial: 1 of 3 tasks done"
    (tmp_path / records.FOLDER).unlink()
    assert len(notebook('city = "Lima"\ncheck("77.1")').says) == 1
    assert records.path("77").exists()


def test_a_failed_write_leaves_the_old_file(notebook, monkeypatch):
    notebook('city = "Lima"\ncheck("77.1")')
    before = records.path("77").read_text()

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "fsync", full)
    assert "No space left" in notebook('city = "Quito"\ncheck("77.1")').says[-1]
    assert records.path("77").read_text() == before
    assert [path.name for path in records.path("77").parent.iterdir()] == ["77.json"]
    records._unwritten.clear()


def test_feedback_is_escaped():
    shown = checks.Feedback("<b>", "not checked", ("<script>alert(1)</script>",))._repr_html_()
    assert "<script>" not in shown
    assert "<b>" not in shown


def test_a_key_that_is_spoiled_is_said(notebook, tmp_path):
    file = tmp_path / "exercises" / "77" / keys.NAME
    file.write_text(json.dumps({"lesson": "77", "key": ["!!"]}))
    said = notebook('city = "Lima"\ncheck("77.1")')
    assert said.status == "not checked"
    file.write_text("{")
    assert notebook('city = "Lima"\ncheck("77.1")').status == "not checked"


def test_the_trial_finds_what_is_wrong_with_a_set():
    faulty = exercises(
        task(needs=(Need("secret(answer)", "No!", ("Lima",)),), right=('city = "LIMA"',), objectives=("none",)),
        task(
            "77.3",
            objectives=("none",),
            level="look",
            uses=("77.9",),
            wrong=(),
            hints=("a", "a", "*b*"),
            start="x = 1\n" * 11 + "city = ...",
        ),
    )
    said = "\n".join(trial.faults(faulty))
    for words in ("2 tasks", "ids of the tasks", "the same variable", "‘modify’", "‘analyst’", "objective ‘aim’", "‘none’ is not",
                  "fewer than two", "fewer than three", "exclamation", "‘look’", "does not come before", "the same.", "10 lines",
        "has a star"):  # fmt: skip
        assert words in said, words


def test_the_trial_finds_wrong_judgements():
    unfair = exercises(
        task(right=('city = "Callao"',), wrong=(Wrong('city = "Lima"', "w"), Wrong("city = 1", "v", "False")))
    )
    outcomes = trial.outcomes(unfair)
    said = [outcome.fault for outcome in outcomes if outcome.fault]
    assert said == [
        "77.1, right 1: it is judged ‘not yet’ (requirement 2) and should be ‘done’.",
        "77.1, wrong 1: it is judged ‘done’ and should be ‘not yet’.",
        "77.1, wrong 2: it is taken for none of the known wrong answers.",
    ]
    assert len(trial.unreached(unfair, outcomes)) == 2


def test_a_source_without_a_set_is_refused(tmp_path):
    (tmp_path / "empty.py").write_text("x = 1\n")
    with pytest.raises(ValueError, match="does not set EXERCISES"):
        building.load(tmp_path / "empty.py")


def test_one_archive_holds_notebooks_and_progress(notebook, tmp_path, capsys):
    from kit.__main__ import main

    assert main(["hand-in", "."]) == 2
    assert "no notebook" in capsys.readouterr().err
    notebook('city = "Lima"\ncheck("77.1")')
    for name in ("learner.ipynb", "solution.ipynb", ".ipynb_checkpoints/learner-checkpoint.ipynb", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    if os.name == "posix":
        (tmp_path / "link.ipynb").symlink_to("/etc/passwd")
    assert main(["hand-in", ".", "--name", "Ada ../ Lovelace"]) == 0
    path = tmp_path / "hand-in-ada-lovelace.zip"
    first = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [handing_in.MANIFEST, ".progress/77.json", "learner.ipynb"]
        assert json.loads(archive.read(handing_in.MANIFEST))["name"] == "Ada ../ Lovelace"
    assert main(["hand-in", ".", "--name", "Ada ../ Lovelace"]) == 0
    assert path.read_bytes() == first


def test_what_is_handed_in_takes_the_place_of_the_old_only_when_it_is_whole(tmp_path, monkeypatch):
    (tmp_path / "learner.ipynb").write_text("{}")
    path = handing_in.hand_in(tmp_path, "Ada")
    before = path.read_bytes()
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match=r"hand-in-ada\.zip can't be written: No space left"):
        handing_in.hand_in(tmp_path, "Ada")
    assert path.read_bytes() == before
    assert {made.name for made in tmp_path.iterdir()} == {"hand-in-ada.zip", "learner.ipynb"}


def full_disk(file):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("name", ["n" * 300, "名" * 300, "\U00020000" * 300, "a\udcff", "..", "CON", "\0", "<b>"])
def test_any_name_can_hand_in(tmp_path, name):
    (tmp_path / "learner.ipynb").write_text("{}")
    path = handing_in.hand_in(tmp_path, name)
    assert path.parent == tmp_path
    assert path.name.startswith("hand-in-")
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [handing_in.MANIFEST, "learner.ipynb"]


def test_what_could_not_be_graded_is_said_before_it_is_sent(tmp_path, capsys, monkeypatch):
    from kit.__main__ import main

    (tmp_path / "learner.ipynb").write_text('{"cells": [')
    assert main(["hand-in", str(tmp_path)]) == 1
    assert "learner.ipynb is no whole notebook. Open it, save it" in capsys.readouterr().err
    (tmp_path / "learner.ipynb").write_text("{}" + " " * 2_000_000)
    assert main(["hand-in", str(tmp_path)]) == 0
    monkeypatch.setattr(handing_in, "LARGEST_MB", 1)
    assert main(["hand-in", str(tmp_path)]) == 1
    assert "have 2 MB, and at most 1 are read. Clear the outputs" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["exercises", "build"], ["exercises", "try"], ["handouts"]])
def test_a_folder_without_exercises_is_said_and_nothing_is_made(tmp_path, capsys, command):
    from kit.__main__ import main

    assert main([*command, "--folder", str(tmp_path / "wrong")]) == 2
    assert "There is no folder" in capsys.readouterr().err
    assert not (tmp_path / "wrong").exists()


def test_the_commands_build_and_try(tmp_path, capsys):
    from kit.__main__ import main

    (tmp_path / "sources").mkdir()
    assert main(["exercises", "try", "--folder", str(tmp_path)]) == 0
    assert main(["exercises", "build", "--folder", str(tmp_path)]) == 0
    assert "objectives.md" in capsys.readouterr().out
    assert main(["exercises", "build", "--folder", str(tmp_path)]) == 0
    assert "up to date" in capsys.readouterr().out
    assert main(["exercises", "nbgrader"]) == 2
    assert main(["exercises", "nbgrader", str(tmp_path / "out"), "--folder", str(tmp_path)]) == 0
    assert (tmp_path / "out" / "nbgrader_config.py").exists()


def test_nothing_here_needs_the_sources_at_a_check(notebook):
    """A school may give out notebooks and keys alone."""
    assert isinstance(tasks, types.ModuleType)
    assert not (keys.PROJECT / "exercises" / "77").exists()
    assert notebook('city = "Lima"\ncheck("77.1")').status == "done"
