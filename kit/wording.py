"""Words that the kit says itself, on pages, in pictures and in files: counts, days, and text that can't do harm."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from datetime import date

# XML, JSON and HTML have no place for control characters, halves of characters, and what is no character.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def count(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun: ``1 article``, ``1,200 articles``; ``more`` where the plural is no added *s*.

    Examples
    --------
    >>> count(1, "row has", "rows have"), count(1200, "event")
    ('1 row has', '1,200 events')
    """
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"


def listed(words: Sequence[str]) -> str:
    """Return words as they are listed in a sentence.

    Examples
    --------
    >>> listed(["AFP"]), listed(["AFP", "AP", "TASS"])
    ('AFP', 'AFP, AP and TASS')
    """
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def in_full(day: date) -> str:
    """Return a day as ``27 July 2023``."""
    return f"{day.day} {day:%B} {day.year}"


def spread(days: Iterable[date | None], before: str = ", ") -> str:
    """Return the first and the last of some days after some words; one day once, and nothing if there is none.

    Examples
    --------
    >>> spread([date(2023, 7, 31), date(2023, 7, 24), None])
    ', 2023-07-24 to 2023-07-31'
    """
    known = sorted({day.isoformat() for day in days if day})
    return before + " to ".join(dict.fromkeys((known[0], known[-1]))) if known else ""


def cut(text: str, most: int) -> str:
    """Return a text of at most so many characters; where it is cut, an ellipsis stands."""
    return text if len(text) <= most else f"{text[: most - 2].rstrip()} …"


def printable(text: str) -> str:
    """Return a text with U+FFFD for every character that no file of text may hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def printable_name(name: str) -> str:
    """Return the name of a file with ``?`` for every character that can't be shown or encoded."""
    return "".join(character if character.isprintable() else "?" for character in name)


def escaped(text: str) -> str:
    """Return any text as HTML: nothing in it is taken for an element."""
    return html.escape(printable(text))
