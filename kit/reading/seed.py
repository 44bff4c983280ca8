"""The text of one file taken apart: header line or front matter, headline, and body.

Three forms of text file are read:

- the *seed format*: ``date 2023-07-24 Headline`` (a leading space is allowed), a blank line, the body;
- *front matter*: lines of ``key: value`` (between ``---`` lines, or up to the first blank line), then the body;
- *bare text*: the whole file is the body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kit.reading.days import read_day

_HEADER = re.compile(r"[^\S\n]*date[^\S\n]+(?P<day>\d[\d/.-]*)(?:[^\S\n]+(?P<title>[^\n]*))?", re.IGNORECASE)
_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,30}?)[^\S\n]*:(?:[^\S\n]+(?P<value>.*))?")

# The names that people give the same thing.
_FIELD_NAMES = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "publication date": "published",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "kind": "kind",
    "country": "country",
    "url": "url",
    "link": "url",
    "author": "author",
    "byline": "author",
    "language": "language",
    "id": "id",
}


@dataclass(frozen=True)
class ParsedText:
    """The text of an article taken apart, with what its file says of it.

    ``remarks`` holds (line, what, advice) for everything doubtful, ``notes`` what else is worth knowing; ``line`` is
    where the article begins in a file that holds many, else 0.
    """

    body: str
    title: str = ""
    published: date | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[tuple[int, str, str], ...] = ()
    notes: tuple[str, ...] = ()
    line: int = 0


DAY_ADVICE = "Write the publication date as YYYY-MM-DD, for example 2023-07-24."


def _day(words: str, line: int, remarks: list[tuple[int, str, str]]) -> date | None:
    try:
        day = read_day(words)
    except ValueError as error:
        remarks.append((line, str(error), DAY_ADVICE))
        return None
    if day > date.today():
        remarks.append((line, f"The publication date {day.isoformat()} lies in the future.", "Check the year."))
    return day


def parse(text: str) -> ParsedText:
    """Take the cleaned text of a file apart.

    Returns
    -------
    ParsedText
        With an empty title and no date where the text itself does not say them.
    """
    start = len(text) - len(text.lstrip())
    line = text.count("\n", 0, start) + 1
    header = _HEADER.match(text, start)
    if header and (header.end() == len(text) or text[header.end()] == "\n"):
        remarks: list[tuple[int, str, str]] = []
        day = _day(header["day"], line, remarks)
        title = (header["title"] or "").strip()
        if not title:
            remarks.append((line, "The header has a date but no headline.", "Write the headline after the date."))
        return ParsedText(text[header.end() :].strip(), title, day, {}, tuple(remarks))
    return _front_matter(text, start, line) or ParsedText(text.strip())


def _front_matter(text: str, start: int, line: int) -> ParsedText | None:
    """Read ``key: value`` lines before the body, or return None when the text does not begin with them."""
    fenced = text.startswith("---\n", start)
    at = start + 4 if fenced else start
    line += fenced
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        row = text[at:end].strip()
        if row == "---" if fenced else row in ("", "---"):
            at = end
            break
        found = _FIELD.fullmatch(row)
        key = _FIELD_NAMES.get(found["key"].lower().strip()) if found else None
        # Without a fence, a text may simply begin with "Note: ..."; only names that the kit knows count.
        if found and (key or fenced):
            name = key or found["key"].lower().strip()
            fields[name] = (found["value"] or "").strip().strip("\"'")
            lines[name] = line
        elif not fenced:
            return None
        at = end + 1
        line += 1
    else:
        if fenced or not fields:
            return None
    if not fields:
        return None
    remarks: list[tuple[int, str, str]] = []
    published = fields.pop("published", "")
    day = _day(published, lines["published"], remarks) if published else None
    title = fields.pop("title", "")
    return ParsedText(text[at:].strip(), title, day, fields, tuple(remarks))
