"""The catalogue of a folder of articles: one row a file in ``catalogue.csv``.

The columns ``id``, ``outlet``, ``kind``, ``country``, ``published``, ``headline`` and ``url`` become fields of the
article; every other column is kept in ``article.details``. ``words`` and ``sha256`` hold the texts to the catalogue.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

from kit.article import Article
from kit.reading.problems import Problem
from kit.saving import write_whole

NAME = "catalogue.csv"


def rows(folder: Path) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """Return the rows of the folder's catalogue by id, and what is wrong with it. No catalogue is no problem."""
    path = folder / NAME
    if not path.is_file():
        return {}, []
    problems: list[Problem] = []
    found: dict[str, dict[str, str]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "id" not in (reader.fieldnames or ()):
                advice = "Its first line must name the columns, id among them."
                return {}, [Problem(path, 1, "The catalogue has no column ‘id’.", advice)]
            for row in reader:
                name = row["id"] or ""
                if name in found:
                    what = f"‘{name}’ stands in the catalogue twice."
                    problems.append(Problem(path, reader.line_num, what, "Remove one of the rows."))
                    continue
                found[name] = {key: value or "" for key, value in row.items() if isinstance(key, str)}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return {}, [Problem(path, None, f"The catalogue can't be read ({error}).", "Save it as CSV in UTF-8.")]
    return found, problems


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file with line ends as LF, so that a checkout on Windows has the same."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def differences(folder: Path, articles: Iterable[Article]) -> list[str]:
    """Say in a sentence each where the catalogue and the articles of ``folder`` do not agree."""
    found, problems = rows(folder)
    said = [str(problem) for problem in problems]
    by_id = {article.id: article for article in articles}
    said += [f"{name}: the catalogue has a row, but there is no such file." for name in found if name not in by_id]
    for name, article in by_id.items():
        row = found.get(name)
        if row is None:
            said.append(f"{name}: the file has no row in the catalogue.")
            continue
        published = article.published.isoformat() if article.published else ""
        actual = {"published": published, "headline": article.title, "words": str(article.count_words())}
        actual["sha256"] = fingerprint(folder / f"{name}.txt")
        said += [
            f"{name}: the catalogue says {column} {row.get(column)!r}, the file {value!r}."
            for column, value in actual.items()
            if row.get(column) != value
        ]
    return said


def refresh(folder: Path, articles: Iterable[Article]) -> Path:
    """Write words and sha256 of every article into the folder's catalogue, sorted by id; return its path."""
    found, _ = rows(folder)
    for article in articles:
        if article.id in found:
            found[article.id]["words"] = str(article.count_words())
            found[article.id]["sha256"] = fingerprint(folder / f"{article.id}.txt")
    path = folder / NAME
    columns = list(next(iter(found.values())))
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found[name] for name in sorted(found))
    write_whole(path, file.getvalue())
    return path
