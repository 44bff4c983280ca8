"""From a corpus to a report: which sections it has, in which order, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

import pandas as pd

from kit import look
from kit.article import Article
from kit.corpus import Corpus, as_list
from kit.export import to_csv
from kit.reading.files import REPORT_TABLES
from kit.reports import sections
from kit.reports.page import render
from kit.reports.parts import Listing, Section
from kit.saving import LOOK_AT, save
from kit.wording import count, escaped

#: Characters of one article that a report looks at; what is longer is cut after a paragraph, and the report says so.
LONGEST = 30_000


@dataclass(frozen=True)
class Report:
    """A report: its title, the sentence under it, and its sections. ``save`` writes it."""

    title: str
    lead: str
    sections: Sequence[Section]

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The whole of every table of the report, by name."""
        return {
            part.name: part.table for section in self.sections for part in section.parts if isinstance(part, Listing)
        }

    @cached_property
    def html(self) -> str:
        """The page, without links to files."""
        return render(self.title, self.lead, self.sections)

    def save(self, path: str | Path = "report.html") -> Path:
        """Write the page, and its tables as CSV into a folder beside it that is called like it (``report-tables``).

        Raises
        ------
        OSError
            If something can't be written; the message says why.
        """
        target = Path(path)
        folder = target.with_name(f"{target.stem}{REPORT_TABLES}")
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise OSError(f"{folder} can't be made: {error.strerror}. {LOOK_AT}") from error
        for name, table in self.tables.items():
            to_csv(table, folder / f"{name}.csv")
        link = f"{quote(folder.name)}/{{}}.csv"
        return save(target, render(self.title, self.lead, self.sections, link.format))

    def __repr__(self) -> str:
        return "\n".join([f"Report: {self.title}", *(f"  {section.gist}" for section in self.sections if section.gist)])

    def _repr_html_(self) -> str:
        gists = "".join(f"<li>{escaped(section.gist)}</li>" for section in self.sections if section.gist)
        return (
            f"<div{look.style('page')}><p><strong>{escaped(self.title)}</strong></p><ul>{gists}</ul>"
            f"<p{look.style('soft')}>{escaped(self.lead)}</p>"
            "<p><code>.save(&quot;report.html&quot;)</code> writes the page.</p></div>"
        )


def report(
    articles: Article | Corpus | Iterable[Article],
    *,
    title: str = "",
    progress: Callable[[str], object] | None = None,
) -> Report:
    """Make a report on some articles, best from 2 to 20 of them.

    Parameters
    ----------
    articles : Article, Corpus or iterable of Article
    title : str
        The page's heading; one is made from the number of articles when there is none.
    progress : callable, optional
        Is told, before each section, what is being looked at; ``print`` will do.

    Returns
    -------
    Report
        What was read and what is missing; people and organisations; places; events in time; sources; differences;
        method and limits. ``.save("report.html")`` writes the page, ``.tables`` holds its tables.

    Raises
    ------
    ValueError
        If there is no article.
    """
    corpus = _bounded(articles)
    if not len(corpus):
        raise ValueError("There is no article to report on.")
    made = []
    for number, (what, make) in enumerate(sections.ALL, 1):
        if progress:
            progress(f"{number}/{len(sections.ALL)} {what}")
        made.append(make(corpus))
    return Report(title or f"Report on {count(len(corpus), 'article')}", sections.lead(corpus), made)


def _bounded(articles: Article | Corpus | Iterable[Article]) -> Corpus:
    """Return the articles as a corpus, those that are too long cut after a paragraph."""
    problems = articles.problems if isinstance(articles, Corpus) else ()
    return Corpus(map(_cut, as_list(articles)), problems)


def _cut(article: Article) -> Article:
    if len(article.text) <= LONGEST:
        return article
    end = article.text.rfind("\n\n", LONGEST // 2, LONGEST)
    kept = article.text[: end if end > 0 else LONGEST]
    return replace(article, text=kept, notes=(*article.notes, sections.CUT))
