"""Words that come from no file: pasted by a user, or sent by a site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from kit.article import Article
from kit.reading import feeds, pages, seed
from kit.reading.completing import Defaults, complete
from kit.reading.decoding import clean, declared
from kit.reading.fetching import Fetched
from kit.reading.files import as_text, many
from kit.reading.problems import NoArticleError, Problem, ReadingError
from kit.reading.seed import ParsedText

#: What messages call a text that has no file.
NAME = "the pasted text"

_PAGE = re.compile(r"\s*(?:<!DOCTYPE html|<html|<head|<body|<article)\b", re.IGNORECASE)


def read(text: str, defaults: Defaults, id: str) -> tuple[Article, list[Problem]]:
    """Read one article from a string: a page of HTML, a text with a header, or bare words.

    Raises
    ------
    ReadingError
        If it holds no words.
    """
    words = clean(text)
    if not words.strip():
        raise ReadingError(str(Problem(NAME, None, "There are no words in it.", "Paste the article's text.")))
    try:
        parsed = pages.read(words) if _PAGE.match(words) else seed.parse(words)
        return complete(parsed, NAME, id, {}, defaults, {}, named=False)
    except NoArticleError as error:
        raise ReadingError(str(Problem(NAME, error.line, error.what, error.advice))) from None


def read_fetched(got: Fetched, defaults: Defaults) -> tuple[list[Article], list[Problem]]:
    """Read what came from an address: the articles, and what is doubtful about them.

    Raises
    ------
    ReadingError
        If it holds no article.
    """
    parts = urlsplit(got.address)
    name = posixpath.basename(unquote(parts.path.rstrip("/"))).rpartition(".")[0] or parts.path.rpartition("/")[2]
    name = name or parts.hostname or "page"
    about = {"file": got.address}
    try:
        raw, problems = as_text(got.address, got.raw, says=got.charset or declared(got.raw), zeros=True)
        words = clean(raw)
        if feeds.is_feed(words):
            entries = feeds.read(words)
            return many(entries, got.address, name, {}, defaults, about | {"format": "feed"}, problems)
        parsed, kind = (seed.parse(words), "text") if got.type == "text/plain" else (pages.read(words), "web page")
        parsed = _with_address(parsed, got.address, parts.hostname or "")
        article, found = complete(parsed, got.address, name, {}, defaults, about | {"format": kind}, named=False)
    except NoArticleError as error:
        raise ReadingError(str(Problem(got.address, error.line, error.what, error.advice))) from None
    return [article], problems + found


def _with_address(parsed: ParsedText, address: str, host: str) -> ParsedText:
    return replace(parsed, fields={"url": address, "source": host, **parsed.fields})
