"""From what a file says to an article: what is missing is taken from the catalogue, the caller, or the file's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kit.article import Article
from kit.reading import catalogue, seed
from kit.reading.days import read_day
from kit.reading.decoding import clean
from kit.reading.problems import Problem, ReadingError
from kit.reading.seed import ParsedText
from kit.wording import printable_name

# Characters that an id has at most.
_LONGEST_ID = 120


@dataclass(frozen=True)
class Defaults:
    """What the caller says of articles whose file does not say it."""

    title: str = ""
    published: date | None = None
    source: str = ""
    kind: str = ""
    country: str = ""


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


def complete(
    parsed: ParsedText,
    path: Path | str,
    name: str,
    row: Mapping[str, str],
    defaults: Defaults,
    about: Mapping[str, str],
    *,
    named: bool = True,
) -> tuple[Article, list[Problem]]:
    """Make an article of what a file says, and fill in what it does not say.

    Parameters
    ----------
    parsed : ParsedText
    path : path or str
        Where it comes from.
    name : str
        The article's id, unless the file gives one.
    row : mapping
        Its row of the catalogue, or empty.
    defaults : Defaults
    about : mapping
        What is to be kept among the details.
    named : bool
        Whether ``name`` was given by a person, so that it may hold a day and a title.
    """
    problems = [Problem(path, line or parsed.line or None, what, advice) for line, what, advice in parsed.remarks]
    notes = [*(what for _, what, _ in parsed.remarks), *parsed.notes]
    body = clean(parsed.body).strip()
    title = " ".join(clean(parsed.title).split())
    if not body:
        what = "The file has a header but no article under it."
        raise ReadingError(
            Problem(path, None, what, "Put the article's text under the header, after a blank line.", fatal=True)
        )

    known = {key: value for key, value in {**about, **row, **parsed.fields}.items() if value}

    published = parsed.published
    listed = known.pop("published", "")
    if listed:
        try:
            day = read_day(listed)
        except ValueError as error:
            folder = path.parent if isinstance(path, Path) else Path()
            problems.append(Problem(folder / catalogue.NAME, None, f"{name}: {error}", "Mend the row."))
        else:
            if published and day != published:
                what = f"The header says {published.isoformat()}, the catalogue {day.isoformat()}."
                problems.append(Problem(path, 1, what, "Correct the one that is wrong; the header was used."))
            published = published or day
    name_day, name_title = _from_name(name) if named else (None, "")
    if not published and defaults.published:
        published = defaults.published
    if not published and name_day:
        published = name_day
        notes.append("The publication date was taken from the file’s name.")
    line = parsed.line or 1
    if not published:
        what = "There is no publication date."
        notes.append(what + " Words such as “Thursday” can't be placed on the calendar.")
        problems.append(Problem(path, line, what, f"{seed.DAY_ADVICE} It may stand in a header, or in published=…."))

    headline = known.pop("headline", "")
    called = title or defaults.title or headline
    if not called:
        what = "There is no headline."
        called = printable_name(name_title)
        serves = "the file’s name serves as the title" if called else "the article has no title"
        notes.append(f"{what[:-1]}; {serves}.")
        problems.append(Problem(path, line, what, f"{serves.capitalize()}; give one with title=….".replace("’", "'")))

    article = Article(
        id=printable_name(known.pop("id", "") or name)[:_LONGEST_ID],
        text=f"{title}\n\n{body}" if title else body,
        title=called,
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
