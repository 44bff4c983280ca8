"""From a path to articles: which files there are, what each holds, and what is wrong with them."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kit.article import Article
from kit.reading import catalogue, seed
from kit.reading.decoding import NotTextError, clean, decode
from kit.reading.problems import Problem, ReadingError

#: Endings of the files that are read. Other kinds of file are passed over and counted.
ENDINGS = (".txt", ".text")

#: A folder of this name inside a corpus holds the articles that a user brings; git ignores it.
LOCAL = "local"

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Defaults:
    """What the caller says of articles whose file does not say it."""

    title: str = ""
    published: date | None = None
    source: str = ""
    kind: str = ""
    country: str = ""


def locate(path: str | os.PathLike[str]) -> Path:
    """Return the path as it is, or, if it is relative and not here, the same path in the project's folder.

    So ``kit.read("seeds")`` works in a notebook of the project, whatever folder the notebook stands in.
    """
    named = Path(path).expanduser()
    if not named.is_absolute() and not named.exists() and (PROJECT / named).exists():
        return PROJECT / named
    return named


def _walk(folder: Path, local: bool) -> Iterator[Path]:
    """Yield the readable files of a folder and its subfolders in the order of their names."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and (local or f != LOCAL))
        for name in sorted(names):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield Path(here, name)


def find(path: str | os.PathLike[str], *, local: bool = True) -> list[Path]:
    """Return the files that ``path`` names: one file, a folder's files, or the files of a glob such as ``news/*.txt``.

    Raises
    ------
    ReadingError
        If nothing is there, or nothing that can be read.
    """
    named = locate(path)
    if named.is_file():
        if not named.name.lower().endswith(ENDINGS):
            raise ReadingError(
                f"{named}: The kit reads text files ({', '.join(ENDINGS)}), and this one ends in ‘{named.suffix}’. "
                "Save the article's text as a .txt file and read that."
            )
        return [named]
    if named.is_dir():
        files = list(_walk(named, local))
        if not files:
            others = sum(1 for entry in named.iterdir() if entry.is_file())
            raise ReadingError(
                f"{named}: There is no text file (.txt) in this folder; it holds {others} other "
                f"{'file' if others == 1 else 'files'}. Put one article in each text file and read the folder again."
            )
        return files
    if any(mark in str(path) for mark in "*?["):
        here = sorted(glob.glob(str(named), recursive=True)) or sorted(glob.glob(str(PROJECT / named), recursive=True))
        files = [Path(name) for name in here if name.lower().endswith(ENDINGS) and Path(name).is_file()]
        if files:
            return files
        raise ReadingError(f"{path}: No text file (.txt) has a name like this. Check the pattern and the folder.")
    raise ReadingError(f"{named}: There is no such file or folder. Looked in {Path.cwd()} and {PROJECT}.")


_DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")


def _from_name(stem: str) -> tuple[date | None, str]:
    """Read a date and a title from a file's name: ``2023-07-24-envoys-arrive`` gives both."""
    found = _DAY_IN_NAME.search(stem)
    day = None
    if found:
        try:
            day = date(*map(int, found.groups()))
        except ValueError:
            found = None
    rest = stem[: found.start()] + stem[found.end() :] if found else stem
    title = re.sub(r"[-_\s]+", " ", rest).strip()
    return day, title[:1].upper() + title[1:]


def _printable(name: str) -> str:
    """Return a file's name with every character that can't be shown or encoded as ``?``."""
    return "".join(character if character.isprintable() else "?" for character in name)


def _read_text(path: Path, max_mb: float) -> tuple[str, list[Problem]]:
    """Return the cleaned text of a file, or raise ReadingError when there is none."""

    def refuse(what: str, advice: str) -> ReadingError:
        return ReadingError(Problem(path, None, what, advice, fatal=True))

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe or a device could wait for ever
            raise refuse("This is not an ordinary file.", "Put the article's text in a .txt file.")
        size = status.st_size
        if size > max_mb * 1_000_000:
            raise refuse(
                f"The file has {size / 1e6:.1f} MB, more than the {max_mb:g} MB that one article may have.",
                "If it holds many articles, put each in a file of its own; otherwise read it with a larger max_mb.",
            )
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse(
            f"The file can't be opened ({reason}).", "Check that it exists and that you may read it."
        ) from None
    if not raw.strip():
        raise refuse("The file is empty.", "Put the article's text in it, or remove it.")
    try:
        text, encoding = decode(raw)
    except NotTextError as error:
        raise refuse(str(error), "Save the article's text as a .txt file.") from None
    problems = []
    if encoding == "cp1252":
        at = _first_odd_byte(raw)
        what = "The file is not UTF-8; it was read as Windows-1252."
        advice = "Look whether its accents and quotation marks are right, or save it as UTF-8."
        problems.append(Problem(path, raw.count(b"\n", 0, at) + 1, what, advice))
    text = clean(text)
    if not text.strip():
        raise refuse("The file holds only white space.", "Put the article's text in it, or remove it.")
    return text, problems


def _first_odd_byte(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def read_file(path: Path, row: dict[str, str], defaults: Defaults, max_mb: float) -> tuple[Article, list[Problem]]:
    """Read one file; ``row`` is its row of the catalogue, or empty.

    What the file says comes first, then the catalogue, then ``defaults``, then the file's name.

    Raises
    ------
    ReadingError
        If the file holds no article.
    """
    text, problems = _read_text(path, max_mb)
    parsed = seed.parse(text)
    problems += [Problem(path, line, what, advice) for line, what, advice in parsed.remarks]
    notes = [what for _, what, _ in parsed.remarks]
    if not parsed.body:
        what = "The file has a header but no article under it."
        raise ReadingError(Problem(path, None, what, "Put the article's text under the header.", fatal=True))
    name_day, name_title = _from_name(path.stem)
    known = {key: value for key, value in {**row, **parsed.fields}.items() if value}

    published = parsed.published
    listed = known.pop("published", "")
    if listed:
        try:
            day = seed.parse_day(listed)
        except ValueError as error:
            problems.append(Problem(path.parent / catalogue.NAME, None, f"{path.stem}: {error}", "Mend the row."))
        else:
            if published and day != published:
                what = f"The header says {published.isoformat()}, the catalogue {day.isoformat()}."
                problems.append(Problem(path, 1, what, "Correct the one that is wrong; the header was used."))
            published = published or day
    if not published and defaults.published:
        published = defaults.published
    if not published and name_day:
        published = name_day
        notes.append("The publication date was taken from the file’s name.")
    if not published:
        what = "There is no publication date."
        notes.append(what + " Words such as “Thursday” can't be placed on the calendar.")
        problems.append(Problem(path, 1, what, f"{seed.DAY_ADVICE} It may stand in a header, or in published=…."))

    headline = known.pop("headline", "")
    title = parsed.title or defaults.title or headline or _printable(name_title)
    if not (parsed.title or defaults.title or headline):
        notes.append("There is no headline; the file’s name serves as the title.")
        problems.append(
            Problem(
                path,
                1,
                "There is no headline.",
                "The file's name serves as the title; give one with title=….",
            )
        )

    whole = f"{parsed.title}\n\n{parsed.body}" if parsed.title else parsed.body
    article = Article(
        id=_printable(known.pop("id", "") or path.stem),
        text=whole,
        title=title,
        published=published,
        source=known.pop("source", "") or known.pop("outlet", "") or defaults.source,
        kind=known.pop("kind", "") or defaults.kind,
        country=known.pop("country", "") or defaults.country,
        url=known.pop("url", ""),
        details=known,
        notes=tuple(notes),
    )
    return _with_source(article), problems


def _with_source(article: Article) -> Article:
    """Fill in the source from the agency's mark, or note that it is unknown."""
    if article.source:
        return article
    if article.dateline and article.dateline.agency:
        return replace(article, source=article.dateline.agency.of(article.text))
    return replace(article, notes=(*article.notes, "The text does not say which outlet it is from."))


def load(
    path: str | os.PathLike[str], defaults: Defaults, *, local: bool = True, max_mb: float = 20
) -> tuple[list[Article], list[Problem]]:
    """Read every article that ``path`` names.

    Returns
    -------
    articles : list of Article
        In the order of publication, then of id.
    problems : list of Problem
        What is wrong with files that were left out or read with a doubt.

    Raises
    ------
    ReadingError
        If there is nothing to read, or not one file could be read.
    """
    files = find(path, local=local)
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    catalogues: dict[Path, dict[str, dict[str, str]]] = {}
    for file in files:
        if file.parent not in catalogues:
            catalogues[file.parent], found = catalogue.rows(file.parent)
            problems += found
        try:
            article, found = read_file(file, catalogues[file.parent].get(file.stem, {}), defaults, max_mb)
        except ReadingError as error:
            problems.append(error.args[0])
            continue
        problems += found
        if article.id in articles:
            article, problem = _renamed(article, articles, file)
            problems.append(problem)
        articles[article.id] = article
    if not articles:
        raise ReadingError("\n".join(str(problem) for problem in problems if problem.fatal))
    ordered = sorted(articles.values(), key=lambda a: (a.published or date.max, a.id))
    return ordered, problems


def _renamed(article: Article, articles: dict[str, Article], file: Path) -> tuple[Article, Problem]:
    number = 2
    while f"{article.id}-{number}" in articles:
        number += 1
    new = f"{article.id}-{number}"
    what = f"Another article already has the id ‘{article.id}’; this one became ‘{new}’."
    return replace(article, id=new), Problem(file, None, what, "Give one of the files another name.")
