"""Feeds: a saved RSS or Atom file, one article an entry."""

from __future__ import annotations

import io
import re
from typing import Any

from kit.reading.days import read_day
from kit.reading.pages import plain
from kit.reading.problems import NoArticleError
from kit.reading.seed import ParsedText

# A feed is smaller than this; the time to read it grows with its tags, also with those inside its summaries.
_CHARACTERS = 3_000_000
_TAGS = 60_000

_ENTITIES = re.compile(r"<!ENTITY", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w-]+:)?(rss|feed|RDF)\b", re.IGNORECASE)

#: What is said of an entry that holds a summary only.
OPENING = "The feed holds a summary only; the article itself may say more."


def is_feed(text: str) -> bool:
    """Tell whether a text is RSS or Atom, by its first element."""
    return bool(_ROOT.search(text[:4000]))


def read(text: str) -> list[ParsedText]:
    """Read the entries of a feed.

    Parameters
    ----------
    text : str
        RSS (0.9 to 2.0) or Atom (RFC 4287).

    Returns
    -------
    list of ParsedText
        Fields: ``source`` (the feed's title), ``url``, ``author``, ``language``, ``part_read`` (``"opening"`` when the
        entry has a summary only). Entries without words have an empty body.

    Raises
    ------
    NoArticleError
        If the file is no feed, has no entry, is far too large, or defines entities of its own, which no feed needs
        and which can make a small file grow without end.
    """
    if not is_feed(text):
        raise NoArticleError(
            "The XML file is no feed (RSS or Atom).", "Save the page as HTML or its text as .txt.", by_the_way=True
        )
    if _ENTITIES.search(text):
        raise NoArticleError("The file defines entities of its own, which no feed needs.", "Don't trust this file.")
    tags = text.count("<") + text.count("&lt;")
    if len(text) > _CHARACTERS or tags > _TAGS:
        what = f"The feed has {len(text):,} characters and {tags:,} tags, more than a site's feed has."
        raise NoArticleError(what, "Read a part of it, or the articles' pages.")
    import feedparser  # type: ignore[import-untyped, unused-ignore]

    # A file object: of a string feedparser would first ask whether it is an address or a file's name.
    body = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text)
    try:
        parsed = feedparser.parse(io.BytesIO(body.encode("utf-8", "replace")), response_headers={"content-type": _TYPE})
    except (ValueError, TypeError, AttributeError, AssertionError, IndexError, KeyError, RecursionError):
        raise NoArticleError("The feed can't be read.", "Save the page as HTML or its text as .txt.") from None
    if not parsed.entries:
        raise NoArticleError("The feed has no entries.", "Save it again, or read the articles' pages.")
    about = {"source": _words(parsed.feed, "title"), "language": _words(parsed.feed, "language")}
    return [_entry(entry, about) for entry in parsed.entries]


_TYPE = "application/xml; charset=utf-8"


def _words(entry: Any, name: str) -> str:
    return " ".join(plain(str(entry.get(name) or "")).split())


def _entry(entry: Any, about: dict[str, str]) -> ParsedText:
    whole = max((plain(str(part.get("value") or "")) for part in entry.get("content") or []), key=len, default="")
    summary = plain(str(entry.get("summary") or ""))
    remarks: list[tuple[int, str, str]] = []
    said = str(entry.get("published") or entry.get("updated") or "")
    published = None
    if said:
        try:
            published = read_day(said)
        except ValueError as error:
            remarks.append((0, str(error), "Give the day with published=…."))
    outlet = _words(entry.get("source") or {}, "title") or about["source"]
    fields = {
        "source": outlet,
        "url": str(entry.get("link") or ""),
        "author": _words(entry, "author"),
        "language": about["language"],
        "part_read": "" if len(whole) > len(summary) else "opening",
    }
    notes = (OPENING,) if fields["part_read"] else ()
    fields = {name: value for name, value in fields.items() if value}
    return ParsedText(whole or summary, _words(entry, "title"), published, fields, tuple(remarks), notes)
