"""Gold annotations: what careful readers marked, read from JSON Lines and checked against the articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from kit.corpus import Corpus
from kit.reading import ReadingError
from kit.reading.files import locate

_COLUMNS = ["article", "start", "end", "text", "label"]


def read_gold(path: str | Path, articles: Corpus) -> pd.DataFrame:
    """Read a file of gold spans and hold every span to the words of its article.

    Parameters
    ----------
    path : str or path
        A file with one JSON object a line: article, start, end, text, label, and more columns such as entity.
    articles : Corpus
        The articles that the spans point into.

    Returns
    -------
    pandas.DataFrame
        One row a span: article, start, end (code-point offsets), text, label, and the file's further columns.
        Spans of articles that are not in the corpus are left out.

    Raises
    ------
    kit.ReadingError
        If the file can't be read, or a line is no such object, or its words do not stand where it says.
    """
    path = locate(path)
    try:
        # Only a line feed ends a line: the words of a span may hold the other marks that end one.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"{path}: The gold can't be read ({error}). Name a file of JSON Lines in UTF-8.") from None
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _row(line, f"{path}, line {number}")
        article = articles.get(row["article"])
        if article is None:
            continue
        start, end = row["start"], row["end"]
        words = article.text[start:end]
        if words != row["text"]:
            raise ReadingError(
                f"{path}, line {number}: At {start} to {end} the article {article.id} has {words!r}, "
                f"not {row['text']!r}. The article or the gold was changed; mark the span again."
            )
        rows.append(row)
    return pd.DataFrame(rows, columns=None if rows else _COLUMNS)


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ReadingError(f"{where}: This is not JSON ({error}). Mend or remove the line.") from None
    missing = [name for name in _COLUMNS if not isinstance(row, dict) or name not in row]
    if missing:
        raise ReadingError(f"{where}: The span has no {missing[0]!r}. Each needs {', '.join(_COLUMNS)}.")
    if not (isinstance(row["start"], int) and isinstance(row["end"], int) and 0 <= row["start"] < row["end"]):
        raise ReadingError(f"{where}: start and end must be whole numbers, the first below the second.")
    return dict(row)
