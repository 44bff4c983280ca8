"""A report as one page of HTML that needs nothing else: style and pictures are inside, and nothing on it is run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_float_dtype, is_numeric_dtype

from kit.cells import as_html, in_one_line, missing, numbers, shortened
from kit.document import document
from kit.plots import Picture
from kit.reading.pages import REPORT
from kit.reports.parts import Listing, Part, Section, Words
from kit.wording import count, escaped


@cache
def _style() -> str:
    return (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


def render(title: str, lead: str, sections: Sequence[Section], link: Callable[[str], str] | None = None) -> str:
    """Return the page.

    Parameters
    ----------
    title, lead : str
        The heading and the sentence under it.
    sections : sequence of Section
    link : callable, optional
        Gives the address of a table's file by the table's name; without it no files are named.
    """
    contents = "".join(f'<li><a href="#{section.id}">{escaped(section.title)}</a></li>' for section in sections)
    gists = "".join(f"<li>{escaped(section.gist)}</li>" for section in sections if section.gist)
    body = "".join(_section(section, link) for section in sections)
    files = [part.name for section in sections for part in section.parts if isinstance(part, Listing)]
    page = (
        '<a class="skip" href="#content">Skip to the content</a>\n'
        f'<header>\n<h1>{escaped(title)}</h1>\n<p class="soft">{escaped(lead)}</p>\n</header>\n'
        f'<nav aria-label="Contents">\n<ol>{contents}</ol>\n</nav>\n<main id="content">\n'
        f'<section aria-labelledby="in-short">\n<h2 id="in-short">In short</h2>\n<ul class="plain">{gists}</ul>\n'
        f"</section>\n{body}{_files(files, link)}</main>\n"
    )
    return document(title, _style(), page, head=f"{REPORT}\n", pictures=True)


def _section(section: Section, link: Callable[[str], str] | None) -> str:
    parts = "".join(_part(part, link) for part in section.parts)
    head = f'<h2 id="{section.id}">{escaped(section.title)}</h2>\n'
    return f'<section aria-labelledby="{section.id}">\n{head}{parts}</section>\n'


def _part(part: Part, link: Callable[[str], str] | None) -> str:
    if isinstance(part, Picture):
        return _picture(part)
    if isinstance(part, Listing):
        return _table(part, link)
    return _paragraphs(part)


def _paragraphs(part: Words) -> str:
    paragraphs = "".join(f"<p>{escaped(words)}</p>\n" for words in part.paragraphs)
    points = "".join(f"<li>{escaped(words)}</li>" for words in part.points)
    return paragraphs + (f'<ul class="plain">{points}</ul>\n' if points else "")


def _picture(picture: Picture) -> str:
    return (
        f'<figure><img alt="{escaped(picture.alt)}" src="{picture.data_uri()}">'
        f"<figcaption><details><summary>The picture in words</summary>{escaped(picture.alt)}</details></figcaption>"
        "</figure>\n"
    )


def _table(part: Listing, link: Callable[[str], str] | None) -> str:
    whole = part.table[list(part.columns)] if part.columns else part.table
    shown = whole.head(part.rows)
    if shown.empty:
        return f"<p>{escaped(part.empty)}</p>\n"
    columns = [_column(shown[name]) for name in shown]
    kinds = [_kind(shown[name], cells) for name, cells in zip(shown, columns, strict=True)]
    names = [part.columns.get(str(name), str(name)) for name in shown]
    head = "".join(f'<th scope="col"{kind}>{escaped(name)}</th>' for name, kind in zip(names, kinds, strict=True))
    rows = "".join(_row(row, kinds) for row in zip(*columns, strict=True))
    more = len(part.table) - len(shown)
    left = count(more, "more row") if more > 0 else ""
    where = f'The whole table: <a href="{escaped(link(part.name))}">{escaped(part.name)}.csv</a>' if link else ""
    note = ". ".join(words for words in (f"… and {left}" if left else "", where) if words)
    caption = escaped(part.caption)
    return (
        f'<div class="wide" role="region" aria-label="{caption}" tabindex="0"><table><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>\n"
        + (f'<p class="soft files">{note}.</p>\n' if note else "")
    )


def _row(row: tuple[str, ...], kinds: Sequence[str]) -> str:
    first, *others = row
    cells = "".join(f"<td{kind}>{as_html(words)}</td>" for words, kind in zip(others, kinds[1:], strict=True))
    return f'<tr><th scope="row"{kinds[0]}>{as_html(first)}</th>{cells}</tr>'


def _kind(column: pd.Series, cells: Sequence[str]) -> str:
    if is_numeric_dtype(column) and column.dtype != bool:
        return ' class="number"'
    return ' class="line"' if is_datetime64_any_dtype(column) or in_one_line(cells) else ""


def _column(column: pd.Series) -> list[str]:
    return numbers(column, 2) if is_float_dtype(column) else [_words(value) for value in column]


def _words(value: object) -> str:
    if missing(value):
        return "–"
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return numbers([value], 2)[0] if isinstance(value, float) else shortened(str(value))


def _files(names: Sequence[str], link: Callable[[str], str] | None) -> str:
    if link is None:
        return ""
    items = "".join(f'<li><a href="{escaped(link(name))}">{escaped(name)}.csv</a></li>' for name in names)
    head = '<h2 id="files">The tables as files</h2>\n<p>They stand in a folder beside this page.</p>\n'
    return f'<section class="files" aria-labelledby="files">\n{head}<ul class="plain">{items}</ul>\n</section>\n'
