"""The model of the annotation lab: every step can be undone, is saved at once, and nothing gets lost."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

import kit
from kit.annotation import as_spans
from kit.article import Article
from kit.widgets.models.lab import LabModel, units
from kit.widgets.models.marks import MarkFile

TEXT = "Envoys 👩‍🚒 met\n\nKim\u0301 Jong Un saw the US-led UN Command’s Sergei Shoigu in Pyongyang on Tuesday."
ARTICLE = Article.from_text(TEXT, id="a")
OTHER = Article.from_text("Li Hongzhong left Beijing.", id="b")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "marks.jsonl"


@pytest.fixture
def lab(file):
    return LabModel([ARTICLE, OTHER], file=file, annotator="ana")


def mark(lab, words, label):
    start = lab.article.text.index(words)
    lab.add(start, start + len(words), label)
    return f"{start}-{start + len(words)}-{label}"


def words(lab):
    return [(found.text, found.label) for found in lab.marks()]


def stored(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_what_is_marked_is_the_words_that_stand_there(lab, file):
    mark(lab, "Kim\u0301", "PERSON")
    mark(lab, "Sergei Shoigu", "PERSON")
    assert words(lab) == [("Kim\u0301", "PERSON"), ("Sergei Shoigu", "PERSON")]
    for row in stored(file):
        assert TEXT[row["start"] : row["end"]] == row["text"]
        assert row["annotator"] == "ana"


def test_listeners_see_each_step_whole_first_as_done_and_then_as_kept(lab, file):
    seen = []
    lab.listen(lambda: seen.append((lab.chosen, words(lab), lab.kept)))
    key = mark(lab, "Tuesday", "EVENT")
    assert [row["label"] for row in stored(file)] == ["EVENT"]
    lab.relabel(key, "WORK")
    assert [row["label"] for row in stored(file)] == ["WORK"]
    first, second = (key, [("Tuesday", "EVENT")]), (lab.chosen, [("Tuesday", "WORK")])
    assert seen == [(*first, False), (*first, True), (*second, False), (*second, True)]


def test_white_space_at_the_edges_is_left_out(lab):
    start = TEXT.index(" Sergei")
    lab.add(start, start + len(" Sergei Shoigu "), "PERSON")
    assert words(lab) == [("Sergei Shoigu", "PERSON")]
    with pytest.raises(ValueError, match="only white space"):
        lab.add(start, start + 1, "PERSON")
    with pytest.raises(ValueError, match="There are no words"):
        lab.add(5, 10_000, "PERSON")


def test_units_let_a_name_be_taken_without_what_is_grown_to_it():
    parts = [TEXT[start:end] for start, end in units(TEXT)]
    for part in ("US", "-", "led", "Command", "’s", "Kim\u0301", "👩‍🚒"):
        assert part in parts
    assert [TEXT[start:end] for start, end in units(TEXT) if TEXT[start:end].isspace()] == []


def test_a_new_mark_takes_the_place_of_those_it_overlaps(lab):
    mark(lab, "Kim\u0301", "PERSON")
    mark(lab, "Jong Un", "PERSON")
    mark(lab, "Kim\u0301 Jong Un", "PERSON")
    assert words(lab) == [("Kim\u0301 Jong Un", "PERSON")]
    assert "in place of 2 marks" in lab.message
    lab.undo()
    assert len(words(lab)) == 2


def test_marks_of_statements_may_overlap(file):
    lab = LabModel(ARTICLE, "statements", file=file)
    mark(lab, "Sergei Shoigu in Pyongyang", "CONTENT")
    mark(lab, "Sergei Shoigu", "SOURCE")
    assert len(words(lab)) == 2
    assert lab.labels["SOURCE"]


def test_label_and_edges_and_note_can_be_changed(lab, file):
    key = mark(lab, "UN Command", "PLACE")
    lab.relabel(key, "ORG")
    lab.nudge(lab.chosen, "start", -1)
    assert words(lab) == [("d UN Command", "ORG")]
    lab.nudge(lab.chosen, "start", 1)
    assert words(lab) == [("UN Command", "ORG")]
    lab.comment(lab.chosen, " Why? ")
    assert stored(file)[0]["note"] == "Why?"
    lab.comment(lab.chosen, "")
    assert "note" not in stored(file)[0]
    with pytest.raises(ValueError, match="at least one character"):
        lab.nudge(lab.chosen, "end", -10)


def test_an_edge_moves_by_whole_characters(lab):
    key = mark(lab, "Jong", "PERSON")
    lab.nudge(key, "start", -1)  # over the space to the accent with its letter
    assert words(lab) == [("m\u0301 Jong", "PERSON")]
    lab.go("a")
    mark(lab, "met", "EVENT")
    lab.nudge(lab.chosen, "start", -1)
    assert words(lab)[0] == ("👩‍🚒 met", "EVENT")


def test_undo_goes_back_over_articles(lab):
    mark(lab, "Kim\u0301", "PERSON")
    lab.step(1)
    assert lab.article.id == "b"
    mark(lab, "Beijing", "PLACE")
    lab.step(1)
    assert lab.article.id == "a"
    lab.undo()
    assert (lab.article.id, words(lab)) == ("b", [])
    lab.redo()
    assert words(lab) == [("Beijing", "PLACE")]
    lab.redo()
    assert lab.message == "There is nothing to do again."


class Steps(RuleBasedStateMachine):
    """Any steps in any order: undone and done again they are as before, and the file always says the same."""

    overlap = False

    def __init__(self):
        super().__init__()
        file = Path(tempfile.mkdtemp(dir=self.folder)) / "m.jsonl"
        self.lab = LabModel(ARTICLE, file=file, annotator="ana", overlap=self.overlap)
        self.states = [frozenset()]
        self.at = 0

    def did(self):
        now = self.lab._marks
        if now != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], now]
            self.at += 1

    @rule(first=st.integers(0, 17), more=st.integers(0, 4), label=st.sampled_from(["PERSON", "ORG", "PLACE"]))
    def add(self, first, more, label):
        places = units(TEXT)
        self.lab.add(places[first][0], places[min(first + more, len(places) - 1)][1], label)
        self.did()

    @precondition(lambda self: self.lab.marks())
    @rule(which=st.integers(0, 99), label=st.sampled_from(["PERSON", "ORG", "PLACE"]))
    def relabel(self, which, label):
        marks = self.lab.marks()
        self.lab.relabel(marks[which % len(marks)].key, label)
        self.did()

    @precondition(lambda self: self.lab.marks())
    @rule(which=st.integers(0, 99))
    def remove(self, which):
        marks = self.lab.marks()
        self.lab.remove(marks[which % len(marks)].key)
        self.did()

    @precondition(lambda self: self.lab.marks())
    @rule(which=st.integers(0, 99), edge=st.sampled_from(["start", "end"]), by=st.sampled_from([-1, 1]))
    def nudge(self, which, edge, by):
        marks = self.lab.marks()
        chosen = marks[which % len(marks)]
        if chosen.end - chosen.start > 4:
            self.lab.nudge(chosen.key, edge, by)
            self.did()

    @rule()
    def undo(self):
        self.lab.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self):
        self.lab.redo()
        self.at = min(len(self.states) - 1, self.at + 1)

    @invariant()
    def the_marks_are_those_of_this_point_in_time(self):
        assert self.lab._marks == self.states[self.at]

    @invariant()
    def the_file_says_the_same(self):
        again = MarkFile(self.lab.file.path, "ana").read().get("ana", frozenset())
        assert again == self.lab._marks

    @invariant()
    def marks_stand_where_they_say(self):
        for found in self.lab.marks():
            assert TEXT[found.start : found.end] == found.text == found.text.strip() != ""


@pytest.mark.parametrize("overlap", [False, True])
def test_every_step_can_be_undone_and_done_again(tmp_path, overlap):
    steps = type("Steps", (Steps,), {"overlap": overlap, "folder": tmp_path})
    run_state_machine_as_test(
        steps, settings=settings(max_examples=25, stateful_step_count=25, deadline=None, derandomize=True)
    )


def test_work_is_there_again_when_the_lab_is_opened_again(lab, file):
    mark(lab, "Pyongyang", "PLACE")
    again = LabModel([ARTICLE, OTHER], file=file, annotator="ana")
    assert words(again) == [("Pyongyang", "PLACE")]
    assert again.message == "1 mark is here from before."


def test_the_marks_of_others_are_kept_and_compared(lab, file):
    mark(lab, "Pyongyang", "PLACE")
    mark(lab, "Kim\u0301 Jong Un", "PERSON")
    ben = LabModel([ARTICLE, OTHER], file=file, annotator="ben")
    assert (words(ben), ben.partners) == ([], ["ana"])
    mark(ben, "Pyongyang", "ORG")
    mark(ben, "Kim\u0301 Jong Un", "PERSON")
    assert {row["annotator"] for row in stored(file)} == {"ana", "ben"}
    ben.show("compare")
    assert ben.partner == "ana"
    agreement = ben.agreement()
    assert agreement.span_f1 == 0.5
    assert agreement == kit.agreement(ben.table, lab.table, ARTICLE)
    (row,) = ben.disagreements().to_dict("records")
    assert (row["first"], row["first_label"], row["second_label"], row["verdict"]) == (
        "Pyongyang",
        "ORG",
        "PLACE",
        "disagree",
    )
    assert list(ben.outcomes()["outcome"]) == ["exact", "label"]


def test_the_file_of_a_partner_is_compared_with_and_never_written(lab, file, tmp_path):
    mark(lab, "Pyongyang", "PLACE")
    theirs = file.read_bytes()
    ben = LabModel([ARTICLE, OTHER], file=tmp_path / "ben.jsonl", annotator="ben", partners=file)
    assert ben.partners == ["ana"]
    mark(ben, "Pyongyang", "ORG")
    ben.show("compare")
    assert list(ben.outcomes()["outcome"]) == ["label"]
    assert file.read_bytes() == theirs
    mark(lab, "Tuesday", "EVENT")
    ben.show("compare")
    assert list(ben.outcomes()["outcome"]) == ["label", "missed"], "it is read anew"
    # Both may have called themselves the same; then the name of the file tells them apart.
    ana = LabModel([ARTICLE, OTHER], file=tmp_path / "mine.jsonl", annotator="ana", partners=[file])
    assert (ana.partners, words(ana)) == (["marks"], [])
    with pytest.raises(FileNotFoundError, match=r"no file nowhere\.jsonl with the marks of a partner"):
        LabModel(ARTICLE, file=tmp_path / "mine.jsonl", partners="nowhere.jsonl")


def test_two_windows_on_one_file_lose_nothing(file):
    one = LabModel(ARTICLE, file=file, annotator="ana")
    two = LabModel(ARTICLE, file=file, annotator="ana")
    mark(one, "Pyongyang", "PLACE")
    mark(two, "Tuesday", "EVENT")
    assert words(two) == [("Pyongyang", "PLACE"), ("Tuesday", "EVENT")]
    assert "another window" in two.message
    two.remove(two.marks()[0].key)
    mark(one, "UN Command", "ORG")
    assert words(one) == [("UN Command", "ORG"), ("Tuesday", "EVENT")]


WRITER = """
import sys
from kit.article import Article
from kit.widgets.models.lab import LabModel, units
text = "w" + " w" * 199
lab = LabModel(Article.from_text(text, id="a"), ["X"], file=sys.argv[1], annotator=sys.argv[2])
for start, end in units(text)[int(sys.argv[3])::4]:
    lab.add(start, end, "X")
    assert not lab.problem, lab.problem
"""


def test_programs_that_write_at_the_same_time_lose_nothing(file):
    command = [sys.executable, "-c", WRITER, str(file)]
    writers = [
        subprocess.Popen([*command, name, place], cwd=Path(kit.__file__).parents[1])
        for name, place in (("ana", "0"), ("ana", "1"), ("ben", "2"))
    ]
    assert [writer.wait(100) for writer in writers] == [0, 0, 0]
    rows = stored(file)
    assert len(rows) == 150
    assert sum(row["annotator"] == "ben" for row in rows) == 50


def no_space(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_says_so_and_loses_nothing(lab, file, monkeypatch):
    mark(lab, "Pyongyang", "PLACE")
    before = file.read_bytes()
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", no_space)
        mark(lab, "Tuesday", "EVENT")
        assert "No space left" in lab.problem
        assert len(words(lab)) == 2
        lab.undo()
        mark(lab, "UN Command", "ORG")
        assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.name.endswith(".new")] == []
    mark(lab, "Kim\u0301", "PERSON")
    assert lab.problem == ""
    assert {row["text"] for row in stored(file)} == {"Pyongyang", "UN Command", "Kim\u0301"}


def test_a_folder_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "taken").write_text("")
    lab = LabModel(ARTICLE, file=tmp_path / "none" / "m.jsonl")
    (tmp_path / "none").write_text("")
    mark(lab, "Pyongyang", "PLACE")
    assert "can’t be written" in lab.problem
    assert len(words(lab)) == 1
    (tmp_path / "none").unlink()
    lab.save()
    assert lab.problem == ""
    assert len(stored(tmp_path / "none" / "m.jsonl")) == 1


def test_a_file_that_another_program_holds_says_so(lab, file, monkeypatch):
    from kit.widgets.models import marks

    monkeypatch.setattr(marks, "_PATIENCE", 0.05)
    with marks._locked(file):
        mark(lab, "Pyongyang", "PLACE")
        assert "another program is writing" in lab.problem
    lab.save()
    assert lab.problem == ""


def test_a_broken_file_is_not_overwritten(lab, file):
    mark(lab, "Pyongyang", "PLACE")
    broken = file.read_text(encoding="utf-8") + "{broken\n"
    file.write_text(broken, encoding="utf-8")
    mark(lab, "Tuesday", "EVENT")
    assert "line 2" in lab.problem
    assert file.read_text(encoding="utf-8") == broken
    with pytest.raises(ValueError, match="line 2"):
        LabModel(ARTICLE, file=file)


def test_marks_of_articles_that_are_not_here_are_kept(lab, file):
    mark(lab, "Pyongyang", "PLACE")
    other = LabModel(OTHER, file=file, annotator="ana")
    mark(other, "Beijing", "PLACE")
    assert {row["article"] for row in stored(file)} == {"a", "b"}


def test_the_score_says_the_rule_for_each_difference(news, file):
    gold = kit.read_gold("seeds/gold/entities.jsonl", news)
    id = gold["article"][0]
    lab = LabModel(news, file=file, gold=gold)
    lab.go(id)
    first = gold.iloc[0]
    lab.add(int(first["start"]), int(first["end"]), first["label"])
    second = gold.iloc[1]
    lab.add(int(second["start"]) - 3, int(second["end"]), second["label"])
    table = lab.outcomes()
    assert set(table["outcome"]) >= {"exact", "missed"}
    assert all(table[table["outcome"] != "exact"]["rule"])
    assert lab.score().iloc[-1]["exact"] == 1
    assert lab.score(id).equals(lab.score())
    lab.show("score")
    assert lab.view == "score"


def test_the_kit_s_own_tables_can_be_the_gold(news, file):
    article = news["2023-07-24-bloomberg"]
    statements = kit.read_gold("seeds/gold/statements.jsonl", kit.Corpus([article]))
    tables = (
        ("times", kit.tag_times(article)),
        ("statements", kit.tag_statements(article)),
        ("statements", statements),
    )
    for labels, table in tables:
        spans = as_spans(table)
        assert all(
            article.text[s:e] == text for s, e, text in zip(spans["start"], spans["end"], spans["text"], strict=True)
        )
        lab = LabModel(article, labels, file=file, gold=table)
        assert set(spans["label"]) <= set(lab.labels)
        assert all(lab.labels.values())


def test_a_part_of_a_statement_has_its_own_rule(news, file):
    lab = LabModel(news["2023-07-24-bloomberg"], "statements", file=file)
    rule = lab.guidelines.rule_for("boundary", "Mao Ning", "SOURCE", "Mao Ning, who", "SOURCE")
    assert rule.startswith("Source: the whole noun group")


def test_views_that_make_no_sense_are_refused(lab):
    for view, words in (("score", "no gold"), ("compare", "no marks of another"), ("dance", "no view")):
        with pytest.raises(ValueError, match=words):
            lab.show(view)
    with pytest.raises(ValueError, match="no label 'DOG'"):
        lab.add(0, 6, "DOG")
    with pytest.raises(ValueError, match="no article"):
        lab.go("z")
    with pytest.raises(ValueError, match="no mark"):
        lab.remove("1-2-ORG")
    with pytest.raises(ValueError, match="no article to mark"):
        LabModel([])
    with pytest.raises(ValueError, match="no set of labels"):
        LabModel(ARTICLE, "feelings")


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (bytes(range(256)), "is not UTF-8"),
        ("{}".encode("utf-16"), "is not UTF-8"),
        (b"\n" + b"[" * 100_000, "line 2: This is no mark"),
        (b'{"article": "a", "start": false, "end": true, "text": "E", "label": "P"}', "line 1: This is no mark"),
        (b'{"article": "a", "start": 0, "end": 6, "te', "line 1: This is no mark"),
    ],
)
def test_a_file_that_holds_no_marks_is_left_as_it_is(file, held, words):
    file.write_bytes(held)
    with pytest.raises(ValueError, match=rf"marks\.jsonl.*{words}.*nothing was written"):
        LabModel(ARTICLE, file=file)
    assert file.read_bytes() == held


def test_marks_that_another_editor_saved_are_read(lab, file):
    mark(lab, "US", "PLACE")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert words(LabModel(ARTICLE, file=file, annotator="ana")) == [("US", "PLACE")]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "conll", "jsonld", "json"])
def test_marks_go_out_and_come_back(lab, tmp_path, ending):
    mark(lab, "Kim\u0301", "PERSON")
    mark(lab, "US", "PLACE")
    lab.comment(lab.chosen, "or GROUP?")
    path = lab.export(tmp_path / f"out.{ending}")
    fresh = LabModel([ARTICLE, OTHER], file=tmp_path / "fresh.jsonl")
    assert fresh.take_in(path) == 2
    assert fresh._marks == lab._marks
    assert fresh.take_in(path) == 0
    fresh.undo()
    assert fresh._marks == frozenset()


def test_the_file_of_the_lab_is_gold_for_others(lab, file):
    mark(lab, "Kim\u0301", "PERSON")
    gold = kit.read_gold(file, kit.Corpus([ARTICLE]))
    assert list(gold["text"]) == ["Kim\u0301"]
    assert isinstance(gold, pd.DataFrame)
