"""The face of the package: what it offers, and that importing it costs little."""

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kit
from tests.conftest import PROJECT

PACKAGE = Path(kit.__file__).parent

#: The floors of the house; a module may import from its own floor and from those below.
FLOORS = {
    "look": 1,
    "segments": 1,
    "article": 1,
    "reading": 2,
    "corpus": 4,
    "anatomy": 5,
    "annotation": 5,
    "gold": 5,
    "guidelines": 5,
    "tagging": 4,
    "entities": 3,
    "times": 3,
    "statements": 3,
    "network": 5,
    "maps": 5,
    "comparison": 5,
    "sources": 5,
    "lettering": 5,
    "timelines": 5,
    "evaluation": 5,
    "words": 5,
    "queries": 5,
    "cells": 1,
    "data": 1,
    "document": 1,
    "progress": 1,
    "saving": 1,
    "tabular": 1,
    "wording": 1,
    "findings": 4,
    "export": 6,
    "plots": 6,
    "drawing": 6,
    "compareplots": 6,
    "timeplots": 6,
    "reports": 6,
    "tables": 6,
    "exchange": 6,
    "widgets": 6,
    "classroom": 7,
    "online": 7,
}
GROUND = {"checkup": 7, "__main__": 7, "__init__": 8}


def test_every_name_that_is_offered_can_be_had():
    for name in kit.__all__:
        assert getattr(kit, name).__doc__, name
    assert set(kit.__all__) == set(kit._HOMES)
    assert set(kit.__all__) <= set(dir(kit))


@pytest.mark.parametrize("name", [name for name in kit.__all__ if inspect.isfunction(getattr(kit, name))])
def test_every_function_that_is_offered_says_what_it_takes_and_returns(name):
    function = getattr(kit, name)
    said = inspect.getdoc(function)
    assert "\nReturns\n-------\n" in said
    taken = re.search(r"\nParameters\n-+\n(.*?)\n\n(?=\w+\n---|\Z)", said, re.DOTALL)[1]
    told = {
        word.strip("* ")
        for line in re.findall(r"^\S.*", taken, re.MULTILINE)
        for word in line.split(" :")[0].split(",")
    }
    assert told == set(inspect.signature(function).parameters)


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        kit.nonsense  # noqa: B018


def test_importing_loads_no_large_package():
    code = "import kit, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "kit" in loaded
    assert not {"pandas", "numpy", "matplotlib", "ipywidgets", "IPython", "kit.article"} & set(loaded)


def test_reading_articles_needs_no_third_party_package():
    code = "import kit.reading, kit.segments, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "numpy", "matplotlib", "lxml", "trafilatura", "feedparser"} & set(loaded)


def test_imports_go_down_only():
    floors = FLOORS | GROUND
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for other in rooms_of(ast.parse(path.read_text(encoding="utf-8"))):
            assert floors[other] <= floors[room], f"{path.name} imports {other}, which is above it"


def rooms_of(module):
    """Yield the rooms of the kit that a module imports; ``import kit`` alone loads none."""
    for node in ast.walk(module):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a relative import hides its floor"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("kit."))


def test_the_readme_lists_the_floors():
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    told = {
        name: int(floor)
        for floor, rooms in re.findall(r"^\| ([1-7]) \| (.+) \|$", readme, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", rooms)
    }
    assert told == FLOORS | {"checkup": 7}
