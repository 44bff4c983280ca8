"""What all tests share: no network, and the corpus read once."""

import importlib.util
import os
from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
PROJECT = TESTS.parent

settings.register_profile("project", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("project")


def pytest_configure(config):
    """Block the network here and, by way of the environment, in every kernel that nbval starts."""
    folder = TESTS / "no_network"
    others = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), *([others] if others else [])])
    spec = importlib.util.spec_from_file_location("no_network", folder / "sitecustomize.py")
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


@pytest.fixture(scope="session")
def news():
    """Return the corpus of the project, without a user's own articles."""
    import kit

    return kit.read(PROJECT / "seeds", local=False)


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a file, given as text or bytes, and returns its path."""

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write
