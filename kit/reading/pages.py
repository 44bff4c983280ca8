"""A saved web page: where on it the article stands, and what it says of its title, day and outlet.

Nothing that a page names is loaded, and nothing on it is run.
"""

from __future__ import annotations

import contextlib
import html
import re
from email import message_from_string
from email.message import Message
from urllib.parse import urlsplit

from kit.reading.days import read_day
from kit.reading.problems import NoArticleError
from kit.reading.seed import ParsedText

# A page without its scripts, styles and pictures is smaller than this, or it is no article.
_CHARACTERS = 3_000_000
_TAGS = 60_000

# Scripts say nothing that is read, except one kind, which holds what a page tells search engines. No pattern looks past
# the next "<" for the end of a tag, so that broken pages cost no more than whole ones.
_SCRIPT = re.compile(r"<script\b(?![^<>]{0,300}ld\+json)[^<>]*>.*?(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_DRAWN = re.compile(r"<(style|svg|template)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,80},[^\"')\s>]*", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|figure)\b[^<>]*>", re.IGNORECASE
)

#: What stands in the head of a page that :mod:`kit.reports` wrote.
REPORT = '<meta name="generator" content="Tellings">'
_SAVE_AS_TEXT = "Copy the article's text from the browser and save it as a .txt file."


def read(text: str) -> ParsedText:
    """Find the article on a page.

    Parameters
    ----------
    text : str
        HTML, or a page saved as MHTML (one file with its pictures).

    Returns
    -------
    ParsedText
        Fields: ``source`` (the name that the site gives itself, else its address), ``url``, ``author``, ``language``,
        where the page says them. A day of publication is taken from the page's own marks only, never from its text.

    Raises
    ------
    NoArticleError
        If no text of an article is found, or the page is larger than a page of news ever is.

    Notes
    -----
    The article is found by trafilatura (A. Barbaresi, "Trafilatura: A web scraping library and command-line tool for
    text discovery and extraction", ACL 2021).
    """
    if REPORT in text[:2000]:
        raise NoArticleError("The page is a report of the kit, no article.", _SAVE_AS_TEXT, by_the_way=True)
    page = slim(_unpacked(text))
    if len(page) > _CHARACTERS or page.count("<") > _TAGS:
        what = f"Without scripts and pictures the page has {len(page):,} characters and {page.count('<'):,} tags."
        raise NoArticleError(f"{what} That is more than a page with one article has.", _SAVE_AS_TEXT)
    found = _extracted(page)
    body = "\n\n".join(line.strip() for line in (found.get("text") or "").split("\n") if line.strip())
    title = " ".join((found.get("title") or "").split())
    if title and body.startswith(f"{title}\n\n"):
        body = body[len(title) :].lstrip()
    if not body or body == title:
        raise NoArticleError("No text of an article was found on the page.", _SAVE_AS_TEXT)
    remarks: list[tuple[int, str, str]] = []
    published = None
    if day := found.get("date"):
        try:
            published = read_day(day)
        except ValueError as error:
            remarks.append((1, str(error), "Give the day with published=…."))
    url = found.get("url") or ""
    fields = {
        "source": found.get("sitename") or found.get("hostname") or (urlsplit(url).hostname or "" if url else ""),
        "url": url,
        "author": found.get("author") or "",
        "language": found.get("language") or "",
    }
    fields = {name: " ".join(value.split()) for name, value in fields.items() if value}
    return ParsedText(body, title, published, fields, tuple(remarks))


def slim(page: str) -> str:
    """Return a page without scripts, styles, drawings, comments and embedded files."""
    for pattern in (_COMMENT, _SCRIPT, _DRAWN, _EMBEDDED):
        page = pattern.sub("", page)
    return page


def _unpacked(text: str) -> str:
    """Return the page inside an MHTML file; any other text as it is."""
    if not re.search(r"(?im)^content-type:\s*multipart/related", text[:4000]):
        return text
    with contextlib.suppress(ValueError, RecursionError):  # broken on purpose, or nested without end
        # The newer policy of the standard library would take long headers apart slowly.
        pages = (part for part in message_from_string(text).walk() if part.get_content_type() == "text/html")
        if page := next(pages, None):
            return _decoded(page)
    raise NoArticleError("The file holds no web page.", _SAVE_AS_TEXT)


def _decoded(page: Message) -> str:
    if str(page.get("content-transfer-encoding", "8bit")).strip().lower() in ("7bit", "8bit", "binary"):
        return str(page.get_payload())  # these are characters already
    raw = page.get_payload(decode=True)
    held = raw if isinstance(raw, bytes) else b""
    try:
        return held.decode(page.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):
        return held.decode("utf-8", "replace")


def _extracted(page: str) -> dict[str, str | None]:
    """Ask trafilatura; it gets the page's own text, so that it has nothing to fetch."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it would say is said in our own words
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            f"<html>{page}" if "<html" not in page[:4000].lower() else page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, TypeError, AttributeError, AssertionError, IndexError, KeyError, RecursionError):
        return {}  # pages can be broken in more ways than any parser foresees
    if found is None:
        return {}
    names = ("text", "title", "date", "sitename", "hostname", "author", "url", "language")
    return {name: getattr(found, name, None) for name in names}


def plain(markup: str) -> str:
    r"""Return the words of a piece of HTML, its blocks as paragraphs; text without tags keeps its lines.

    Examples
    --------
    >>> plain("<p>Envoys <b>arrived</b> &amp; left.</p><script>x()</script><p>Later</p>")
    'Envoys arrived & left.\n\nLater'
    """
    if not _TAG.search(markup):
        return html.unescape(markup).strip()
    blocks = _BLOCK.sub("\n\n", re.sub(r"\s+", " ", slim(markup)))
    lines = (" ".join(html.unescape(line).split()) for line in _TAG.sub("", blocks).split("\n\n"))
    return "\n\n".join(line for line in lines if line)
