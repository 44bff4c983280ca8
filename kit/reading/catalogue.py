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
from kit.reading.problems import Problem, ReadingError
from kit.saving import write_whole

NAME = "catalogue.csv"

#: Endings of the texts that a catalogue describes.
TEXTS = (".txt", ".text")


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


def texts(folder: Path, articles: Iterable[Article]) -> dict[str, tuple[Article, Path]]:
    """Return by id the articles that are texts of the folder itself, with their files.

    A catalogue describes texts only, and a subfolder has its own.
    """
    found = {}
    for article in articles:
        if "format" in article.details:
            continue
        file = next((path for ending in TEXTS if (path := folder / f"{article.id}{ending}").is_file()), None)
        if file:
            found[article.id] = article, file
    return found


def differences(folder: Path, articles: Iterable[Article]) -> list[str]:
    """Say in a sentence each where the catalogue and the texts of ``folder`` do not agree.

    What is wrong with the catalogue itself is said by :func:`rows`.
    """
    found, _ = rows(folder)
    known = texts(folder, articles)
    said = [f"{name}: the catalogue has a row, but there is no such file." for name in found if name not in known]
    for name, (article, file) in known.items():
        row = found.get(name)
        if row is None:
            said.append(f"{name}: the file has no row in the catalogue.")
            continue
        published = article.published.isoformat() if article.published else ""
        actual = {"published": published, "headline": article.title, "words": str(article.count_words())}
        actual["sha256"] = fingerprint(file)
        said += [
            f"{name}: the catalogue says {column} {row.get(column)!r}, the file {value!r}."
            for column, value in actual.items()
            if row.get(column) != value
        ]
    return said


def refresh(folder: Path, articles: Iterable[Article]) -> Path:
    """Write words and sha256 of every text into the folder's catalogue, sorted by id; return its path.

    Raises
    ------
    ReadingError
        If the catalogue has no row or cannot be read without doubt: then nothing is written, so that nothing is lost.
    """
    path = folder / NAME
    found, problems = rows(folder)
    if problems:
        raise ReadingError(problems[0])
    if not found:
        advice = "Make one with a row for each text; its first line names the columns, id among them."
        raise ReadingError(Problem(path, None, "There is no catalogue with rows.", advice))
    for name, (article, file) in texts(folder, articles).items():
        if name in found:
            found[name] |= {"words": str(article.count_words()), "sha256": fingerprint(file)}
    columns = dict.fromkeys(name for row in found.values() for name in row)
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found[name] for name in sorted(found))
    write_whole(path, table.getvalue())
    return path
