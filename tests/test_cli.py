"""The command line and the check of the setup say what they do and what to do next."""

import subprocess
import sys

import pytest

from kit import __main__, checkup
from kit.checkup import Finding


def test_check_finds_this_machine_well(capsys):
    assert __main__.main(["check"]) == 0
    shown = capsys.readouterr().out
    for name in (
        "Python",
        "jupyterlab",
        "pandas",
        "matplotlib",
        "ipywidgets",
        "kernel",
        "widgets",
        "articles",
    ):
        assert f"ok    {name}" in shown
    assert "MEND" not in shown


def test_check_says_what_to_do(capsys, monkeypatch):
    monkeypatch.setattr(
        checkup,
        "checkup",
        lambda: [Finding("pandas", "1.0", False, "Run: pip ..."), Finding("kernel", "fine")],
    )
    assert __main__.main(["check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "MEND  pandas  1.0",
        "              Run: pip ...",
        "ok    kernel  fine",
        "",
        "1 thing needs mending.",
    ]


def test_a_package_that_is_too_old_or_broken_is_found(monkeypatch):
    monkeypatch.setattr(
        checkup.metadata,
        "requires",
        lambda name: ["pandas>=999", "no_such_package>=1", "nbval; extra == 'test'"],
    )
    too_old, missing = checkup._packages()
    assert (too_old.ok, missing.ok) == (False, False)
    assert "pandas>=999" in too_old.advice
    assert "can't be loaded" in missing.found


def test_a_project_that_is_not_installed_is_said(monkeypatch):
    monkeypatch.setattr(checkup, "DISTRIBUTION", "no-such-distribution")
    (finding,) = checkup._packages()
    assert "pip install -e ." in finding.advice


def test_a_kernel_that_does_not_start_is_said(monkeypatch):
    monkeypatch.setattr(checkup.sys, "executable", "/no/such/python")
    finding = checkup._kernel()
    assert not finding.ok
    assert "does not start" in finding.found


@pytest.mark.parametrize("root", [False, True])
def test_lab_opens_the_first_lesson(monkeypatch, root):
    called = []
    monkeypatch.setattr(subprocess, "call", lambda command: called.append(command) or 0)
    monkeypatch.setattr(__main__.os, "geteuid", lambda: 0 if root else 1000, raising=False)
    assert __main__.main(["lab", "--no-browser"]) == 0
    (command,) = called
    assert command[:3] == [sys.executable, "-m", "jupyterlab"]
    assert "--LabApp.default_url=/lab/tree/notebooks/00-start-here.ipynb" in command
    assert command[-1] == "--no-browser"
    assert ("--allow-root" in command) is root


def test_lab_without_the_notebook_says_so(capsys):
    assert __main__.main(["lab", "notebooks/no-such.ipynb"]) == 2
    assert "clone of the project" in capsys.readouterr().err


def test_catalogue_says_each_difference_and_mends_what_it_can(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("date 2023-07-24 T\n\n(XY) -- Two words.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("date 2023-07-24 T\n\n(XY) -- Two words.\n", encoding="utf-8")
    (tmp_path / "catalogue.csv").write_text(
        "id,published,headline,words,sha256\na,2023-07-24,T,9,x\nc,,,,\n", encoding="utf-8"
    )
    assert __main__.main(["catalogue", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "a: the catalogue says words '9', the file '2'." in said
    assert "b: the file has no row" in said
    assert "c: the catalogue has a row" in said
    (tmp_path / "b.txt").unlink()
    (tmp_path / "d.csv").write_text("title,text,date,source\nT,Words of a table.,2023-07-24,X\n", encoding="utf-8")
    (tmp_path / "catalogue.csv").write_text(
        "id,published,headline,words,sha256\na,2023-07-24,T,9,x\n", encoding="utf-8"
    )
    assert __main__.main(["catalogue", str(tmp_path), "--write"]) == 0
    assert __main__.main(["catalogue", str(tmp_path)]) == 0
    assert "agrees with each" in capsys.readouterr().out


def test_a_catalogue_is_of_the_texts_of_its_own_folder(tmp_path, capsys):
    (tmp_path / "b.text").write_text("date 2023-07-24 T\n\n(XY) -- Two words.\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.txt").write_text("date 2023-07-25 U\n\n(XY) -- More words.\n", encoding="utf-8")
    (tmp_path / "catalogue.csv").write_text("id,published,headline\na,,\nb,2023-07-24,T\n", encoding="utf-8")
    assert __main__.main(["catalogue", str(tmp_path), "--write"]) == 1
    assert "a: the catalogue has a row, but there is no such file." in capsys.readouterr().out
    held = (tmp_path / "catalogue.csv").read_text(encoding="utf-8").splitlines()
    assert held[:2] == ["id,published,headline,words,sha256", "a,,,,"]
    assert held[2].startswith("b,2023-07-24,T,2,")
    (tmp_path / "catalogue.csv").write_text("\n".join([held[0], held[2], ""]), encoding="utf-8")
    assert __main__.main(["catalogue", str(tmp_path)]) == 0
    assert "1 article, and the catalogue agrees" in capsys.readouterr().out


@pytest.mark.parametrize("held", ["", "id,outlet\n", "outlet\nX\n", "id,outlet\na,X\na,Y\n"])
def test_a_catalogue_that_can_not_be_filled_in_stays_as_it_is(tmp_path, capsys, held):
    (tmp_path / "a.txt").write_text("date 2023-07-24 T\n\n(XY) -- Two words.\n", encoding="utf-8")
    if held:
        (tmp_path / "catalogue.csv").write_text(held, encoding="utf-8", newline="\n")
    assert __main__.main(["catalogue", str(tmp_path), "--write"]) == 2
    assert "catalogue.csv" in capsys.readouterr().err
    assert not held or (tmp_path / "catalogue.csv").read_bytes() == held.encode()
    assert __main__.main(["catalogue", str(tmp_path)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    "command", [["exercises", "build"], ["exercises", "try"], ["exercises", "nbgrader", "OUT"], ["handouts"]]
)
def test_a_folder_without_sources_is_said_and_nothing_is_written(tmp_path, capsys, command):
    named = [word.replace("OUT", str(tmp_path / "out")) for word in command]
    assert __main__.main([*named, "--folder", str(tmp_path / "nowhere")]) == 2
    assert "There is no folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_catalogue_of_a_file_is_refused(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("date 2023-07-24 T\n\n(XY) -- Two words.\n", encoding="utf-8")
    assert __main__.main(["catalogue", str(tmp_path / "a.txt")]) == 2
    assert "is no folder" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(tmp_path, capsys):
    assert __main__.main(["catalogue", str(tmp_path / "nowhere")]) == 2
    assert "There is no such file or folder" in capsys.readouterr().err


def test_unknown_arguments_are_refused(capsys):
    with pytest.raises(SystemExit):
        __main__.main(["check", "--fast"])
    assert "unknown arguments: --fast" in capsys.readouterr().err


def test_a_page_that_can_not_be_is_said_before_the_work(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    for output in ("", ".", "nowhere/report.html"):
        assert __main__.main(["report", "a.txt", "-o", output]) == 2
        said = capsys.readouterr().err
        assert said.startswith("There can be no page")
        assert said.count("\n") == 1


def test_what_can_not_be_written_is_said_without_a_traceback(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert __main__.main(["exercises", "nbgrader", str(tmp_path / "file")]) == 2
    assert "can't be read or written" in capsys.readouterr().err
