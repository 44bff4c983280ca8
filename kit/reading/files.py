"""From a path to articles: which files there are, what each holds, and what is wrong with them."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kit.article import Article
from kit.reading import catalogue, duplicates, feeds, pages, records, seed
from kit.reading.completing import Defaults, complete
from kit.reading.decoding import NotTextError, clean, declared, decode
from kit.reading.problems import NoArticleError, Problem, ReadingError
from kit.reading.seed import ParsedText
from kit.wording import count, cut, printable_name

_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_FEEDS = (".xml", ".rss", ".atom")
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")

#: Endings of the files that are read. Other kinds of file are passed over.
ENDINGS = (*catalogue.TEXTS, *_PAGES, *_TABLES, *_FEEDS)

#: What the kinds of file that are not plain text are called; each article from one has it in its details.
FORMATS = {
    **dict.fromkeys(_PAGES, "web page"),
    **dict.fromkeys(_FEEDS, "feed"),
    ".csv": "CSV",
    ".tsv": "CSV",
    ".jsonl": "JSON Lines",
    ".ndjson": "JSON Lines",
    ".json": "JSON",
}

_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)

# What people keep articles in that the kit does not read.
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".webarchive")

#: A folder of this ending beside a page of the same name holds the page's tables (see :mod:`kit.reports`) ...
REPORT_TABLES = "-tables"
# ... and one of this ending what a browser saved with a page.
_PAGE_FILES = ("_files", ".files")

#: A folder of this name inside a corpus holds the articles that a user brings; git ignores it.
LOCAL = "local"

PROJECT = Path(__file__).resolve().parents[2]


def locate(path: str | os.PathLike[str]) -> Path:
    """Return the path as it is, or, if it is relative and not here, the same path in the project's folder.

    So ``kit.read("seeds")`` works in a notebook of the project, whatever folder the notebook stands in.
    """
    named = Path(path).expanduser()
    try:
        if not named.is_absolute() and not named.exists() and (PROJECT / named).exists():
            return PROJECT / named
        named.exists()
    except OSError as error:
        raise ReadingError(
            f"‘{cut(str(path), 60)}’ can't be looked up as a file or folder ({error.strerror}). If these are the "
            "words of an article, use kit.read_text."
        ) from None
    return named


def _walk(folder: Path, local: bool) -> Iterator[Path]:
    """Yield the readable files of a folder and its subfolders in the order of their names."""
    for here, folders, names in os.walk(folder):
        beside = {Path(name).stem for name in names if name.lower().endswith(_PAGES)}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (local or name != LOCAL) and not _belongs_to_page(name, beside)
        )
        for name in sorted(names):
            if name.lower().endswith(ENDINGS) and not name.startswith(".") and name != catalogue.NAME:
                yield Path(here, name)


def _belongs_to_page(folder: str, pages_beside: set[str]) -> bool:
    endings = (*_PAGE_FILES, REPORT_TABLES)
    return any(folder.endswith(ending) and folder.removesuffix(ending) in pages_beside for ending in endings)


def find(path: str | os.PathLike[str], *, local: bool = True) -> list[Path]:
    """Return the files that ``path`` names: one file, a folder's files, or the files of a glob such as ``news/*.txt``.

    Raises
    ------
    ReadingError
        If nothing is there, or nothing that can be read.
    """
    named = locate(path)
    if _ADDRESS.match(str(path)):
        raise ReadingError(f"{path}: This is an address on the web. kit.fetch reads one, or save its page as a file.")
    if named.is_file():
        if not named.name.lower().endswith(ENDINGS):
            raise ReadingError(
                f"{named}: The kit reads texts, web pages, tables and feeds ({', '.join(ENDINGS)}), and this one ends "
                f"in ‘{named.suffix}’. Save the article's text as a .txt file and read that."
            )
        return [named]
    if named.is_dir():
        files = list(_walk(named, local))
        if not files:
            others = sum(1 for entry in named.iterdir() if entry.is_file())
            raise ReadingError(
                f"{named}: There is no file in this folder that the kit reads ({', '.join(ENDINGS)}); it holds "
                f"{count(others, 'other file')}. Put one article in each text file and read the folder again."
            )
        return files
    if any(mark in str(path) for mark in "*?["):
        here = sorted(glob.glob(str(named), recursive=True)) or sorted(glob.glob(str(PROJECT / named), recursive=True))
        files = [Path(name) for name in here if name.lower().endswith(ENDINGS) and Path(name).is_file()]
        if files:
            return files
        raise ReadingError(
            f"{path}: No file that the kit reads has a name like this. Check the pattern and the folder."
        )
    raise ReadingError(f"{named}: There is no such file or folder. Looked in {Path.cwd()} and {PROJECT}.")


def _contents(path: Path, max_mb: float) -> bytes:
    """Return the bytes of a file, or raise ReadingError when there are none."""

    def refuse(what: str, advice: str) -> ReadingError:
        return ReadingError(Problem(path, None, what, advice, fatal=True))

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe or a device could wait for ever
            raise refuse("This is not an ordinary file.", "Put the article's text in a .txt file.")
        size = status.st_size
        if size > max_mb * 1_000_000:
            raise refuse(
                f"The file has {size / 1e6:.1f} MB, more than the {max_mb:g} MB that one file may have.",
                "If it holds many articles, split it; otherwise read it with a larger max_mb.",
            )
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse(
            f"The file can't be opened ({reason}).", "Check that it exists and that you may read it."
        ) from None
    if not raw.strip():
        raise refuse("The file is empty.", "Put the article's text in it, or remove it.")
    return raw


def as_text(where: Path | str, raw: bytes, *, says: str = "", zeros: bool = False) -> tuple[str, list[Problem]]:
    """Return the text of some bytes, and what is doubtful about it.

    ``says`` is the encoding that they are said to have; with ``zeros`` some stray zero bytes are passed over.
    """
    problems = []
    few = raw.count(0)
    if zeros and 0 < few < 0.01 * len(raw):
        what = f"The file holds {count(few, 'zero byte')}, which no text contains."
        problems.append(Problem(where, raw.count(b"\n", 0, raw.find(0)) + 1, what, "They were passed over."))
        raw = raw.replace(b"\0", b"")
    try:
        text, encoding = decode(raw, says)
    except NotTextError as error:
        advice = "Save the article's text as a .txt file."
        raise ReadingError(Problem(where, None, str(error), advice, fatal=True)) from None
    if encoding == "cp1252" and says not in ("iso-8859-1", "windows-1252"):
        at = _first_odd_byte(raw)
        what = "The file is not UTF-8; it was read as Windows-1252."
        advice = "Look whether its accents and quotation marks are right, or save it as UTF-8."
        problems.append(Problem(where, raw.count(b"\n", 0, at) + 1, what, advice))
    if not clean(text).strip():
        what = "The file holds only white space."
        raise ReadingError(Problem(where, None, what, "Put the article's text in it, or remove it.", fatal=True))
    return text, problems


def _first_odd_byte(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _parsed(path: Path, max_mb: float, columns: Mapping[str, str] | None) -> tuple[Sequence[ParsedText], list[Problem]]:
    """Take a file apart by the kind that its ending says."""
    ending = path.suffix.lower()
    raw = _contents(path, max_mb)
    if ending in catalogue.TEXTS:
        text, problems = as_text(path, raw)
        return [seed.parse(clean(text))], problems
    text, problems = as_text(path, raw, says=declared(raw) if ending in (*_PAGES, *_FEEDS) else "", zeros=True)
    if ending in _PAGES:
        return [pages.read(clean(text))], problems
    if ending in _FEEDS:
        return feeds.read(clean(text)), problems
    reader = {".json": records.from_json, ".csv": records.from_csv, ".tsv": records.from_csv}
    found = reader.get(ending, records.from_json_lines)(text.replace("\r\n", "\n"), columns)
    return found.articles, [
        *problems,
        *(Problem(path, line or None, what, advice) for line, what, advice in found.remarks),
    ]


def read_file(
    path: Path,
    rows: Mapping[str, Mapping[str, str]],
    defaults: Defaults,
    max_mb: float,
    columns: Mapping[str, str] | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Read one file; ``rows`` is the catalogue of its folder.

    What the file says comes first, then the catalogue, then ``defaults``, then the file's name.

    Raises
    ------
    ReadingError
        If the file holds no article.
    NoArticleError
        If it is of a kind that need not hold any.
    """
    try:
        parsed, problems = _parsed(path, max_mb, columns)
    except NoArticleError as error:
        if error.by_the_way:
            raise
        raise ReadingError(Problem(path, error.line, error.what, error.advice, fatal=True)) from None
    form = FORMATS.get(path.suffix.lower())
    about = {"format": form, "file": printable_name(path.name)} if form else {}
    if len(parsed) == 1 and not parsed[0].line:
        article, found = complete(parsed[0], path, path.stem, rows.get(path.stem, {}), defaults, about)
        return [article], problems + found
    return many(parsed, path, path.stem, rows, defaults, about, problems)


def many(
    parsed: Sequence[ParsedText],
    path: Path | str,
    name: str,
    rows: Mapping[str, Mapping[str, str]],
    defaults: Defaults,
    about: Mapping[str, str],
    problems: list[Problem],
) -> tuple[list[Article], list[Problem]]:
    """Make the articles of a file that holds many; what all of them lack is said once."""
    articles = []
    said: dict[str, list[Problem]] = {}
    left_out = 0
    for number, one in enumerate(parsed, 1):
        if not one.body.strip():
            left_out += 1
            continue
        id = one.fields.get("id") or f"{name}-{number}"
        article, found = complete(one, path, id, rows.get(id, {}), defaults, about, named=False)
        articles.append(article)
        for problem in found:
            said.setdefault(problem.what, []).append(problem)
    if left_out:
        what = f"{left_out} of {len(parsed)} entries {'has' if left_out == 1 else 'have'} no text."
        problems.append(Problem(path, None, what, "Only the others were read."))
    if not articles:
        what = "No entry of the file has any text."
        raise ReadingError(Problem(path, None, what, "Save the articles' pages instead.", fatal=True))
    for what, found in said.items():
        first = found[0]
        if len(found) > 1:
            first = replace(first, what=f"{what} So it is with {len(found)} of {len(articles)} articles.")
        problems.append(first)
    return articles, problems


def load(
    path: str | os.PathLike[str],
    defaults: Defaults,
    *,
    local: bool = True,
    max_mb: float = 20,
    columns: Mapping[str, str] | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Read every article that ``path`` names.

    Returns
    -------
    articles : list of Article
        In the order of publication, then of id.
    problems : list of Problem
        What is wrong with files that were left out or read with a doubt, and which articles are much the same.

    Raises
    ------
    ReadingError
        If there is nothing to read, or not one file could be read.
    """
    files = find(path, local=local)
    articles: dict[str, Article] = {}
    origins: dict[str, Path] = {}
    problems: list[Problem] = []
    catalogues: dict[Path, dict[str, dict[str, str]]] = {}
    for file in files:
        if file.parent not in catalogues:
            catalogues[file.parent], found = catalogue.rows(file.parent)
            problems += found
        try:
            read, found = read_file(file, catalogues[file.parent], defaults, max_mb, columns)
        except NoArticleError as error:
            if len(files) == 1:
                problems.append(Problem(file, error.line, error.what, error.advice, fatal=True))
            continue
        except ReadingError as error:
            problems.append(error.args[0])
            continue
        problems += found
        for article in read:
            if article.id in articles:
                article, problem = _renamed(article, articles, file)
                problems.append(problem)
            articles[article.id] = article
            origins[article.id] = file
    problems += _documents(locate(path))
    if not articles:
        fatal = "\n".join(str(problem) for problem in problems if problem.fatal)
        raise ReadingError(fatal or f"{locate(path)}: No file holds an article. Put one in each text file (.txt).")
    ordered = sorted(articles.values(), key=lambda a: (a.published or date.max, a.id))
    return ordered, [*problems, *alike(ordered, origins)]


def alike(articles: Sequence[Article], origins: Mapping[str, Path | str]) -> list[Problem]:
    """Say which articles are much the same; ``origins`` says by id what file each is from."""
    problems = []
    for pair in duplicates.find(articles):
        first, second = articles[pair.first], articles[pair.second]
        how = "the same words as" if pair.share == 1 else f"{pair.share:.0%} of its words in common with"
        what = f"The article ‘{second.id}’ has {how} ‘{first.id}’."
        advice = "Both are kept; leave one out if they are one report, so that it does not count twice."
        problems.append(Problem(origins.get(second.id, second.id), None, what, advice))
    return problems


def _documents(path: Path) -> list[Problem]:
    """Say which documents of a folder were not read, since the kit does not know their kind."""
    if not path.is_dir():
        return []
    what, advice = "The kit does not read this kind of file.", "Save the article's text as a .txt file."
    named = (name for name in sorted(path.iterdir()) if name.suffix.lower() in _DOCUMENTS and name.is_file())
    return [Problem(name, None, what, advice, fatal=True) for name in named]


def _renamed(article: Article, articles: dict[str, Article], file: Path) -> tuple[Article, Problem]:
    number = 2
    while f"{article.id}-{number}" in articles:
        number += 1
    new = f"{article.id}-{number}"
    what = f"Another article already has the id ‘{article.id}’; this one became ‘{new}’."
    return replace(article, id=new), Problem(file, None, what, "Give one of the files another name.")
