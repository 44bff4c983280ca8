"""Handouts to print: a lesson on paper, with an article whose lines are numbered, tasks, and room to write.

One source a lesson, ``sources/handouts/NN-name.toml``, says which articles and which tasks; words and their meanings
come from the glossary, the articles from ``seeds/``. What is made is one page of HTML that needs nothing else.
"""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kit.article import Article
from kit.classroom.building import sources_in
from kit.corpus import Corpus, read
from kit.document import document
from kit.reading.files import PROJECT
from kit.saving import write_changed
from kit.wording import escaped, in_full
from kit.words import concordance

SOURCES = Path("sources", "handouts")
PAGES = "handouts"

# Characters in a line of an article: short enough to leave a margin for notes on A4 and on Letter.
_WIDTH = 74

# The heads of a table of places; a stroke stands where a headline or a paragraph ends.
_COLUMNS = ("place", "words before", "word", "words after", "outlet")

_ENTRY = re.compile(r"(?ms)^## (?P<term>[^\n]+)\n+(?P<meaning>.*?)\s*\(\d\d\)$")
_MARKS = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
)


@dataclass(frozen=True)
class Text:
    """An article to read: its id, and the first and last paragraph when it is not the whole."""

    article: str
    paragraphs: tuple[int, int] | None = None


@dataclass(frozen=True)
class Places:
    """Every place where words stand in some articles, as numbered lines with the words around them."""

    words: str
    articles: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Task:
    """Something to do with a pencil.

    Parameters
    ----------
    task : str
        The heading.
    ask : str
        What to do, in paragraphs, with ``*emphasis*``.
    options : tuple of str
        Answers to choose from; they get letters.
    columns, rows : tuple of str
        A table to fill in: the heads of its columns, and what stands in its first column.
    lines : int
        How many empty lines to write on.
    """

    task: str
    ask: str
    options: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    lines: int = 0


Part = Text | Places | Task


@dataclass(frozen=True)
class Handout:
    """A lesson on paper. ``minutes`` are the fewest and the most; ``words`` are terms of the glossary."""

    name: str
    title: str
    question: str
    minutes: tuple[int, int]
    words: tuple[str, ...]
    parts: tuple[Part, ...]


def load(source: Path) -> Handout:
    """Read the source of a handout.

    Raises
    ------
    ValueError
        If a part is of no known kind, or a field is missing or unknown.
    """
    given = tomllib.loads(source.read_text(encoding="utf-8"))
    try:
        parts = tuple(_part(fields) for fields in given.pop("part"))
        return Handout(name=source.stem, parts=parts, **_tuples(given))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{source.name} is not written as a handout: {error}") from error


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def _part(fields: dict[str, Any]) -> Part:
    kinds: tuple[tuple[Callable[..., Part], str], ...] = ((Task, "task"), (Places, "words"), (Text, "article"))
    for kind, key in kinds:
        if key in fields:
            return kind(**_tuples(fields))
    raise ValueError(f"a part has {sorted(fields)}, but no task, words or article")


def glossary(text: str) -> dict[str, str]:
    """Return the meanings of the terms in the text of a glossary."""
    return {entry["term"]: " ".join(entry["meaning"].split()) for entry in _ENTRY.finditer(text)}


def render(handout: Handout, articles: Corpus, meanings: dict[str, str]) -> str:
    """Return the page.

    Raises
    ------
    ValueError
        If the handout names a term that is not in the glossary.
    KeyError
        If it names an article that is not there.
    """
    unknown = [word for word in handout.words if word not in meanings]
    if unknown:
        raise ValueError(f"{handout.name}: not in the glossary: {', '.join(unknown)}")
    numbers, tasks = iter(range(1, 10_000)), iter(range(1, 100))
    body = "".join(_shown(part, articles, numbers, tasks) for part in handout.parts)
    words = "".join(f"<div><dt>{escaped(word)}</dt><dd>{_inline(meanings[word])}</dd></div>" for word in handout.words)
    least, most = handout.minutes
    page = (
        '<header>\n<p class="who"><span>Name</span><span>Date</span></p>\n'
        f"<h1>{escaped(handout.title)}</h1>\n"
        f'<p class="question">{escaped(handout.question)}</p>\n'
        f'<p class="soft">On paper, without a computer · {least}–{most} minutes</p>\n</header>\n<main>\n'
        f'<section class="words">\n<h2>Words for this page</h2>\n<dl>{words}</dl>\n</section>\n{body}</main>\n'
        '<footer class="soft"><p>Tellings: one story, many tellings. The texts are retellings in our own words of real '
        "reports; the headlines are theirs, or ours where they stand in square brackets. To copy and change under "
        "CC BY 4.0.</p></footer>\n"
    )
    return document(f"Handout {handout.title}", _style(), page)


def _shown(part: Part, articles: Corpus, numbers: Iterator[int], tasks: Iterator[int]) -> str:
    if isinstance(part, Text):
        return _article(part, articles[part.article], numbers)
    if isinstance(part, Places):
        return _places(part, articles)
    return _task(part, next(tasks))


def _article(part: Text, article: Article, numbers: Iterator[int]) -> str:
    first, last = part.paragraphs or (1, len(article.paragraphs))
    shown = [span.of(article.text) for span in article.paragraphs[first - 1 : last]]
    if first == 1 and article.dateline:
        shown[0] = f"{article.dateline.mark.of(article.text).strip()} {shown[0]}"
    lines = "".join(f"<p>{_lines(paragraph, numbers)}</p>\n" for paragraph in shown)
    return (
        f'<article>\n<h2>{escaped(article.title)}</h2>\n<p class="soft">{escaped(_origin(article, part))}</p>\n'
        f'<div class="lines">\n{lines}</div>\n</article>\n'
    )


def _lines(paragraph: str, numbers: Iterator[int]) -> str:
    return "".join(
        f'<span class="line"><span class="number">{next(numbers)}</span> {escaped(line)}</span> '
        for line in textwrap.wrap(paragraph, _WIDTH, break_long_words=False)
    )


def _origin(article: Article, part: Text) -> str:
    """Say whose report it is and how much of it stands here."""
    facts = [article.source, article.country, _day(article)]
    if part_read := article.part_read:
        which = "the opening" if part_read == "opening" else f"a part ({part_read})"
        facts.append(f"retold from {which} of the report")
    if part.paragraphs:
        facts.append(f"paragraphs {part.paragraphs[0]} to {part.paragraphs[1]}")
    return " · ".join(fact for fact in facts if fact)


def _day(article: Article) -> str:
    return in_full(article.published) if article.published else "day unknown"


def _places(part: Places, articles: Corpus) -> str:
    rows: list[str] = []
    for id in part.articles:
        article = articles[id]
        for place in concordance(article, part.words, width=42).itertuples():
            before = escaped(_one_line(str(place.left)).partition(" ")[2])  # the word at the edge may be cut
            after = escaped(_one_line(str(place.right)).rpartition(" ")[0])
            cells = (
                f'<td class="before">{before}</td><td class="match">{escaped(str(place.match))}</td><td>{after}</td>'
            )
            rows.append(f'<th scope="row">{len(rows) + 1}</th>{cells}<td>{escaped(article.source)}</td>')
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    head = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    table = f'<table class="places">\n<caption>{escaped(part.title)}</caption>\n<tr>{head}</tr>\n{body}</table>'
    return f'<div class="wide" role="region" aria-label="{escaped(part.title)}" tabindex="0">{table}</div>\n'


def _one_line(words: str) -> str:
    return re.sub(r" {2,}", " / ", words).strip()  # two spaces stand where a paragraph ends


def _task(task: Task, number: int) -> str:
    parts = [f"<h2>{number} · {escaped(task.task)}</h2>\n"]
    parts += [f"<p>{_inline(' '.join(words.split()))}</p>\n" for words in re.split(r"\n\s*\n", task.ask.strip())]
    if task.options:
        items = "".join(f"<li>{_inline(option)}</li>" for option in task.options)
        parts.append(f'<ol class="options" type="A">{items}</ol>\n')
    if task.columns:
        parts.append(_form(task))
    if task.lines:
        parts.append('<div class="empty" aria-hidden="true"></div>\n' * task.lines)
    return f'<section class="task">\n{"".join(parts)}</section>\n'


def _form(task: Task) -> str:
    """Return a table with empty cells to write in."""
    head = "".join(f'<th scope="col">{_inline(column)}</th>' if column else "<td></td>" for column in task.columns)
    empty = "<td></td>" * (len(task.columns) - 1)
    rows = "".join(f'<tr><th scope="row">{_inline(row)}</th>{empty}</tr>\n' for row in task.rows)
    return f'<table class="form">\n<tr>{head}</tr>\n{rows}</table>\n'


def _inline(words: str) -> str:
    shown = escaped(words)
    for mark, tag in _MARKS:
        shown = mark.sub(tag, shown)
    return shown


@cache
def _style() -> str:
    return (Path(__file__).parent / "handout.css").read_text(encoding="utf-8")


def generated(folder: Path) -> dict[Path, str]:
    """Return every page that is made from the sources in a folder of exercises, with its text.

    Raises
    ------
    FileNotFoundError
        If there is no folder of sources.
    """
    sources = sources_in(folder / SOURCES, "*.toml")
    articles = read("seeds", local=False)
    meanings = glossary((PROJECT / "notebooks" / "glossary.md").read_text(encoding="utf-8"))
    return {folder / PAGES / f"{source.stem}.html": render(load(source), articles, meanings) for source in sources}


def build(folder: Path) -> list[Path]:
    """Write the handouts of a folder of exercises; return the pages that have changed."""
    return write_changed(generated(folder))
