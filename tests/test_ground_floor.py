"""What all the kit rests on: words that it says, cells of tables, and files that are written whole."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import saving
from kit.cells import for_spreadsheet, from_spreadsheet, missing
from kit.wording import count, cut, escaped, printable


@given(st.text(alphabet="=+-@＝ \t\r\n'ab\u00a0", max_size=6))
def test_words_come_back_from_a_spreadsheet(words):
    cell = for_spreadsheet(words)
    assert cell.strip()[:1] not in tuple("=+-@＝")
    assert from_spreadsheet(cell) == words or words.startswith("'")


@pytest.mark.parametrize("value", [None, pd.NA, pd.NaT, float("nan")])
def test_an_empty_cell_is_missing(value):
    assert missing(value)


@pytest.mark.parametrize("value", ["", 0, False, pd.Timestamp("2023-07-27")])
def test_a_cell_with_something_in_it_is_not(value):
    assert not missing(value)


@given(st.text(max_size=12), st.integers(2, 12))
def test_cut_words_are_no_longer_than_they_may_be(text, most):
    assert len(cut(text, most)) <= most


@given(st.text(alphabet=st.characters(), max_size=20))
def test_any_text_can_be_written(text):
    assert len(printable(text)) == len(text)
    assert not {"<", ">", '"'} & set(escaped(text))
    escaped(text).encode()


def test_a_plural_of_its_own_is_taken():
    assert count(2, "entry", "entries") == "2 entries"


def test_only_what_has_changed_is_written(tmp_path):
    files = {tmp_path / "new" / "a.txt": "one\n", tmp_path / "b.txt": "two\n"}
    assert saving.write_changed(files) == list(files)
    assert saving.write_changed(files | {tmp_path / "b.txt": "three\n"}) == [tmp_path / "b.txt"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "b.txt", "new"]


def test_what_stops_a_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    saving.write_whole(path, "old")

    def stopped(descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(saving.os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        saving.write_whole(path, "new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text() == "old"


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(OSError, match="Is the folder there"):
        saving.save(tmp_path / "nowhere" / "a.txt", "words")
