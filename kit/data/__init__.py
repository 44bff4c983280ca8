"""The word lists and tables that come with the kit; ``README.md`` beside them says where each is from."""

from __future__ import annotations

import csv
from pathlib import Path

_HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table, such as ``"countries.csv"``, each by the names of its columns.

    Examples
    --------
    >>> rows("countries.csv")[0]["code"]
    'AF'
    """
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(name: str) -> list[str]:
    """Return the words of a list, such as ``"function-words.txt"``, in its order."""
    return (_HERE / name).read_text(encoding="utf-8").split()
