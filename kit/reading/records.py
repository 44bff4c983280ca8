"""Tables of articles: CSV, JSON Lines and JSON, one article a row, with columns of any name."""

from __future__ import annotations

import csv
import difflib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from kit.cells import from_spreadsheet
from kit.reading.days import read_day
from kit.reading.pages import plain
from kit.reading.problems import NoArticleError
from kit.reading.seed import DAY_ADVICE, ParsedText
from kit.wording import count

#: Rows that are read of one table at most.
MOST = 50_000

#: The names that a column of each kind goes by, the surest first; capital letters, spaces, ``_`` and ``-`` make no
#: difference.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "full text", "article text", "article body", "main text", "story", "article"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "date", "publication date", "published at", "pub date", "date published", "day"),
    "source": ("source", "outlet", "publisher", "publication", "newspaper", "site", "source name"),
    "kind": ("kind", "outlet kind"),
    "country": ("country",),
    "url": ("url", "link", "address", "web url"),
    "id": ("id", "article id", "key"),
}

# Cells of an article's text have at least so many characters on the average.
_TEXT = 100
# A field longer than this is the rest of a file after a quotation mark that nobody closed.
_FIELD = 2_000_000

_NAME_THEM = 'Say which column is which: columns={"text": "…", "title": "…"}.'


class Row(NamedTuple):
    """A row, where it begins in the file, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Records:
    """The articles of a table, and what is doubtful about it: ``remarks`` holds (line, what, advice)."""

    articles: tuple[ParsedText, ...]
    remarks: tuple[tuple[int, str, str], ...]


def from_csv(text: str, columns: Mapping[str, str] | None = None) -> Records:
    """Read a table with commas, semicolons, tabs or bars between its columns, whose first line names them."""
    header = text.lstrip("\n").partition("\n")[0]
    delimiter = max(",;\t|", key=header.count)
    remarks: list[tuple[int, str, str]] = []
    try:
        names, rows = _csv_rows(text, delimiter, strict=True, remarks=remarks)
    except csv.Error as error:
        remarks = []
        names, rows = _csv_rows(text, delimiter, strict=False, remarks=remarks)
        line = int(found[0]) if (found := re.search(r"\d+", str(error))) else 1
        advice = "Look whether the rows are right, and whether every quotation mark is closed."
        remarks.insert(0, (line, "A quotation mark here does not stand as it should in CSV.", advice))
    return articles(rows, names, columns, remarks)


def _csv_rows(
    text: str, delimiter: str, *, strict: bool, remarks: list[tuple[int, str, str]]
) -> tuple[list[str], list[Row]]:
    before = csv.field_size_limit(_FIELD)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
        names = [name.strip() for name in next(reader, [])]
        rows: list[Row] = []
        for cells in iter(lambda: _next(reader, strict), None):
            if len(cells) > len(names) and any(cells[len(names) :]):
                what = f"The row has {len(cells)} cells, and the first line names {len(names)} columns."
                remarks.append((reader.line_num, what, "What stands after the last column was not read."))
            if any(cell.strip() for cell in cells):
                line = reader.line_num - sum(cell.count("\n") for cell in cells)
                rows.append(
                    Row(line, {name: from_spreadsheet(cell) for name, cell in zip(names, cells, strict=False) if name})
                )
            if len(rows) > MOST:
                break
    finally:
        csv.field_size_limit(before)
    return names, rows


def _next(reader: Any, strict: bool) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        if not strict:  # a field beyond the limit; the reader goes on behind it
            return []
        raise csv.Error(f"line {reader.line_num}: {error}") from None


def from_json_lines(text: str, columns: Mapping[str, str] | None = None) -> Records:
    """Read one JSON object a line; a line that is none is named, and the others are read."""
    remarks: list[tuple[int, str, str]] = []
    rows: list[Row] = []
    for line, words in enumerate(text.split("\n"), 1):
        if not words.strip():
            continue
        try:
            found = json.loads(words)
        except (ValueError, RecursionError) as error:
            where = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
            remarks.append((line, f"The line is no JSON{where}.", "The line was left out; mend it and read again."))
            continue
        if not isinstance(found, dict):
            remarks.append((line, "The line is no JSON object.", 'The line was left out; write {"text": …}.'))
            continue
        rows.append(Row(line, _flat(found)))
        if len(rows) > MOST:
            break
    return articles(rows, list(dict.fromkeys(name for row in rows for name in row.cells)), columns, remarks)


def from_json(text: str, columns: Mapping[str, str] | None = None) -> Records:
    """Read a JSON list of objects, or an object that holds one such list."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise NoArticleError("The file is no JSON.", "Save it again, or one object a line as .jsonl.", line) from None
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        found = lists[0] if len(lists) == 1 else [found]
    rows = [Row(0, _flat(one)) for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    names = list(dict.fromkeys(name for row in rows for name in row.cells))
    try:
        return articles(rows[: MOST + 1], names, columns, [])
    except NoArticleError as error:  # a folder holds many JSON files that are no articles
        raise NoArticleError(error.what, error.advice, by_the_way=columns is None) from None


def _flat(found: Mapping[str, Any]) -> dict[str, str]:
    """Return an object's values as words; of an object inside it the name or title counts."""
    cells = {}
    for name, value in found.items():
        if isinstance(value, dict):
            value = value.get("name") or value.get("title") or ""
        if isinstance(value, list):
            value = "; ".join(str(one) for one in value if isinstance(one, str | int | float))
        cells[str(name)] = "" if value is None else str(value)
    return cells


def articles(
    rows: Sequence[Row],
    names: Sequence[str],
    columns: Mapping[str, str] | None,
    remarks: Sequence[tuple[int, str, str]],
) -> Records:
    """Make an article of each row.

    Parameters
    ----------
    rows : sequence of Row
    names : sequence of str
        The columns.
    columns : mapping of str to str, optional
        Which column is which: ``{"text": "body", "title": "headline"}``. What it does not name is found by the usual
        names; every other column becomes one of ``article.details``.
    remarks : sequence of (line, what, advice)
        What was doubtful so far.

    Raises
    ------
    NoArticleError
        If no column holds the text, or ``columns`` names one that is not there.
    """
    if not rows:
        line, what, advice = next(iter(remarks), (None, "", "Its first line must name the columns."))
        raise NoArticleError(f"The table has no row that can be read. {what}".strip(), advice, line)
    chosen, guessed = _chosen(rows, names, columns or {})
    said = list(remarks)
    if guessed:
        said.insert(0, (1, f"No column is called ‘text’; ‘{guessed}’ has the longest cells and was taken.", _NAME_THEM))
    notes = _taken(chosen, columns or {})
    made, empty = [], []
    for row in rows[:MOST]:
        article, found = _article(row, chosen, notes)
        if not article.body:
            empty.append(row.line)
            continue
        made.append(article)
        said += [(row.line, what, advice) for what, advice in found]
    if empty:
        what = (
            f"{count(len(empty), 'row has', 'rows have')} no text and {'was' if len(empty) == 1 else 'were'} left out"
        )
        said.append(
            (empty[0], f"{what}; the first is here.", f"The text is looked for in the column ‘{chosen['text']}’.")
        )
    if len(rows) > MOST:
        said.append((rows[MOST].line, f"The table goes on after {MOST:,} rows.", "Split it into smaller files."))
    if not made:
        raise NoArticleError(f"No row has words in the column ‘{chosen['text']}’.", _NAME_THEM)
    return Records(tuple(made), tuple(said))


def _chosen(rows: Sequence[Row], names: Sequence[str], columns: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Return the column of each field, and the column of the text if it was guessed by the length of its cells."""
    for field, column in columns.items():
        if field not in NAMES and field in names and column in NAMES:
            what = f"The kit has no ‘{field}’ to put the column ‘{column}’ into."
            raise NoArticleError(what, f'The kit\'s word stands first: columns={{"{column}": "{field}"}}.')
        if column not in names:
            near = difflib.get_close_matches(column, names, n=1)
            hint = f" Did you mean ‘{near[0]}’?" if near else ""
            raise NoArticleError(f"There is no column ‘{column}’.{hint}", f"The columns are: {', '.join(names)}.")
    chosen = dict(columns)
    plain_names = {_small(name): name for name in reversed(names) if name not in columns.values()}
    for field, known in NAMES.items():
        found = next((plain_names[name] for name in map(_small, known) if name in plain_names), None)
        if field not in chosen and found:
            chosen[field] = found
    if "text" in columns:
        return chosen, ""
    if {"article", "start"} <= set(names) or ("article" in names and _length(rows, "article") < _TEXT):
        what = "The table has a column ‘article’ with short names: it tells something of articles and holds none."
        raise NoArticleError(what, _NAME_THEM, 1, by_the_way=True)
    if "text" in chosen:
        return chosen, ""
    taken = set(chosen.values())
    longest = max((name for name in names if name and name not in taken), key=lambda n: _length(rows, n), default="")
    if not longest or _length(rows, longest) < _TEXT:
        raise NoArticleError("No column seems to hold the articles' text.", f"{_NAME_THEM} It has: {', '.join(names)}.")
    return chosen | {"text": longest}, longest


def _small(name: str) -> str:
    return re.sub(r"[\s_-]+", "", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).lower()


def _length(rows: Sequence[Row], name: str) -> float:
    lengths = [len(row.cells.get(name, "")) for row in rows[:200]]
    return sum(lengths) / len(lengths)


def _taken(chosen: Mapping[str, str], columns: Mapping[str, str]) -> tuple[str, ...]:
    """Say which columns were taken for what, where the reader did not say it and the name is another."""
    taken = [
        f"‘{name}’ for {field}" for field, name in chosen.items() if field not in columns and _small(name) != field
    ]
    return (f"Columns of the table were taken: {', '.join(taken)}.",) if taken else ()


def _article(row: Row, chosen: Mapping[str, str], notes: tuple[str, ...]) -> tuple[ParsedText, list[tuple[str, str]]]:
    cells = dict(row.cells)
    fields = {field: cells.pop(column, "").strip() for field, column in chosen.items()}
    remarks = []
    published: date | None = None
    if words := fields.pop("published", ""):
        try:
            published = read_day(words)
        except ValueError as error:
            remarks.append((str(error), DAY_ADVICE))
    body = plain(fields.pop("text"))
    title = " ".join(plain(fields.pop("title", "")).split())
    known = {name: value for name, value in [*_details(cells), *fields.items()] if value}
    return ParsedText(body, title, published, known, notes=notes, line=row.line), remarks


def _details(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Keep what no field takes under its own name; a name that the kit uses for something else gets a mark."""
    for name, value in cells.items():
        yield (f"{name} (column)" if name in NAMES or name in ("outlet", "headline") else name), value.strip()
