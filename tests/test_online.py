"""The kit without installing: badges, copies for Colab, the files of Binder and of the container, the browser's wheel."""

import json
import os
import re
import subprocess
import sys
import zipfile

import nbformat
import pytest

from kit import __main__
from kit.online import badges, kernel, site, wheel
from kit.online.copies import copy
from tests import notebook_gate
from tests.conftest import PROJECT

LITE = sorted((PROJECT / "notebooks" / "lite").glob("*.ipynb"))


def test_badges_are_links_to_the_copy_that_is_named(capsys):
    assert __main__.main(["badges", "some-school/tellings", "--branch", "term/1"]) == 0
    binder, colab, spaces = capsys.readouterr().out.splitlines()
    assert binder.startswith("[![Open in Binder](https://mybinder.org/badge_logo.svg)](https://mybinder.org/v2/gh/")
    assert "/some-school/tellings/term%2F1?urlpath=lab/tree/notebooks/00-start-here.ipynb)" in binder
    assert "google.com/github/some-school/tellings/blob/term/1/.colab/00-start-here.ipynb)" in colab
    assert spaces.endswith("(https://codespaces.new/some-school/tellings/tree/term/1)")
    assert (PROJECT / badges.FIRST).is_file()


@pytest.mark.parametrize("repository", ["tellings", "a/b/c", "a b/c", "a/b;rm", "https://github.com/a/b", "-a/b"])
def test_what_is_no_repository_is_said(repository, capsys):
    with pytest.raises(ValueError, match="OWNER/NAME"):
        badges.badges(repository)


def test_the_site_is_built_and_tested_in_one_way_here_and_on_the_server():
    here = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    server = (PROJECT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    assert re.search(r"(?m)^\.ci/lite$", here)
    assert "- run: .ci/lite required\n" in server
    assert "kit lite" not in here + server
    assert "kit lite" in (PROJECT / ".ci" / "lite").read_text(encoding="utf-8")


def test_a_branch_can_bring_no_command_into_a_notebook(tmp_path):
    with pytest.raises(ValueError, match="no name of a branch"):
        badges.write_for_colab("a/b", "main; rm -rf /", tmp_path)


def test_copies_for_colab_set_up_first_and_lead_their_links_to_the_project(tmp_path):
    written = badges.write_for_colab("a/b", folder=tmp_path)
    assert [path.name for path in written] == sorted(path.name for path in (PROJECT / "notebooks").glob("*.ipynb"))
    for path in written:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        first, *others = notebook.cells
        assert "git clone -q --depth 1 --branch main https://github.com/a/b /content/tellings" in first.source
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in others)
        links = re.findall(r"\]\(([^)\s]+)", "".join(cell.source for cell in others if cell.cell_type == "markdown"))
        assert all(link.startswith(("https://", "http://", "#")) for link in links)
        original = nbformat.read(PROJECT / "notebooks" / path.name, as_version=4)
        code = [cell.source for cell in original.cells if cell.cell_type == "code"]
        assert [cell.source for cell in others if cell.cell_type == "code"] == code


def test_a_copy_for_a_site_keeps_its_links(tmp_path):
    made = nbformat.read(copy(LITE[0], tmp_path / "x" / "a.ipynb", "%pip install -q tellings"), as_version=4)
    original = nbformat.read(LITE[0], as_version=4)
    assert [cell.source for cell in made.cells[1:]] == [cell.source for cell in original.cells]


def test_binder_and_container_name_what_is_there():
    folder = PROJECT / ".binder"
    assert (folder / "runtime.txt").read_text() == "python-3.11\n"
    script = (folder / "postBuild").read_text()
    assert script.startswith("#!/bin/bash\n")
    assert "-e . -c constraints.txt" in script
    assert (PROJECT / "constraints.txt").is_file()
    if os.name == "posix":
        assert os.access(folder / "postBuild", os.X_OK)
    container = json.loads((PROJECT / ".devcontainer" / "devcontainer.json").read_text())
    (first,) = container["customizations"]["codespaces"]["openFiles"]
    assert (PROJECT / first).is_file()


def test_the_wheel_is_the_kit_with_its_articles_and_asks_for_nothing_compiled(tmp_path):
    made = wheel.build(tmp_path)
    assert made.read_bytes() == wheel.build(tmp_path / "again").read_bytes()
    with zipfile.ZipFile(made) as archive:
        names = set(archive.namelist())
        facts = archive.read("tellings-0.1.0.dist-info/METADATA").decode()
        archive.extractall(tmp_path / "unpacked")
    assert re.findall("Requires-Dist: (.*)", facts) == ["anywidget"]
    assert {"kit/__init__.py", "kit/widgets/frame.js", "seeds/catalogue.csv"} <= names
    assert not [name for name in names if "local/" in name or "__pycache__" in name]
    code = "import kit, sys; print(len(kit.read('seeds')), kit.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "unpacked")}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    count, where = done.stdout.split(maxsplit=1)
    assert int(count) > 50
    assert str(tmp_path / "unpacked") in where


def test_a_site_that_can_not_be_built_says_why(monkeypatch, capsys, tmp_path):
    monkeypatch.setitem(sys.modules, "jupyterlite_pyodide_kernel", None)
    assert __main__.main(["lite", "--output", str(tmp_path / "site")]) == 2
    assert "JupyterLite is not installed" in capsys.readouterr().err


def test_a_kernel_that_can_not_be_had_is_said_and_left_to_its_server(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(kernel.shutil, "which", lambda name: None)
    assert site._kernel(tmp_path, "auto", "1.0", "https://example.org") == "cdn"
    assert "npm is not installed" in capsys.readouterr().err
    assert not (tmp_path / "static" / "pyodide").exists()
    with pytest.raises(site.SiteError, match="npm is not installed"):
        site._kernel(tmp_path, "own", "1.0", "https://example.org")


def test_packages_of_a_kernel_are_found_with_what_they_need():
    packages = {"a": {"depends": ["b_c"]}, "b-c": {"depends": ["a", "d"]}, "d": {"depends": []}, "e": {"depends": []}}
    assert kernel._with_what_they_need(packages, ["a"]) == ["a", "b-c", "d"]


@pytest.mark.parametrize("path", LITE, ids=lambda path: path.name)
def test_lessons_of_the_site_are_stored_as_they_run(path):
    notebook = nbformat.read(path, as_version=4)
    assert notebook_gate.faults(notebook) == []
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert not re.search(r"pandas|pyplot|plots|tag_|\.articles|\.sentences", code)


def test_there_are_lessons_for_the_site():
    assert len(LITE) == 2
