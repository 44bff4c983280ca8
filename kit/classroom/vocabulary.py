"""The words in which a requirement is written: small questions about an answer that never raise.

An author's expression sees ``answer``, ``news`` (the articles in ``seeds/``), ``kit``, ``secret`` and the functions
below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import kit
from kit.classroom.values import Other, canonical

if TYPE_CHECKING:
    from kit.corpus import Corpus

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
#: What may stand beside the numbers and the month of a day: the day of the week, and small words.
_BESIDE = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,3}day)?|on|the|of|st|nd|rd|th")


@cache
def seeds() -> Corpus:
    """Return the articles that come with the kit, without those that a user brought."""
    return kit.read("seeds", local=False)


def is_text(answer: object) -> bool:
    """Say whether an answer is a text with something in it."""
    return isinstance(answer, str) and bool(answer.strip())


def is_number(answer: object) -> bool:
    """Say whether an answer is a number (a truth value is none)."""
    return isinstance(answer, (int, float)) and not isinstance(answer, bool)


def is_list(answer: object) -> bool:
    """Say whether an answer is a list or a set with something in it."""
    return isinstance(answer, (list, tuple, set)) and len(answer) > 0


def is_mapping(answer: object, *keys: str) -> bool:
    """Say whether an answer is a mapping that has an answer under each of these keys."""
    return isinstance(answer, dict) and all(answer.get(key) not in (None, "", ...) for key in keys)


def is_table(answer: object, *columns: str) -> bool:
    """Say whether an answer is a table with these columns."""
    import pandas as pd

    return isinstance(answer, pd.DataFrame) and set(columns) <= set(map(str, answer.columns))


def column(answer: Any, name: str) -> list[Any]:
    """Return a column of a table as a list."""
    return list(answer[name])


def same(answer: object, other: object) -> bool:
    """Say whether two short answers are the same, whatever their capitals, spaces and end marks."""
    return not isinstance(answer, Other) and canonical(answer) == canonical(other)


def all_of(answers: Iterable[object]) -> set[str]:
    """Return short answers as a set in which capitals, spaces and end marks make no difference."""
    return {canonical(answer) for answer in answers}


def words(answer: str) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", answer.casefold())


def stands_in(answer: object, text: str) -> bool:
    """Say whether some words stand in a text, whatever their capitals, spaces and quotation marks."""

    def plain(words: str) -> str:
        return re.sub(r"[\"“”„‘’']+", "", " ".join(words.split())).strip(" .,;:").casefold()

    return isinstance(answer, str) and bool(plain(answer)) and plain(answer) in plain(text)


def day(answer: object, year: int | None = None) -> str:
    """Return a day, however it is written, as year-month-day, and nothing for what is no day.

    Of three numbers the first is the year if it has four digits, and else the day. A day without a year lies in
    ``year``; without that, it is no day yet.

    Examples
    --------
    >>> day("Thursday, April 11th, 2024"), day("11. Apr.", 2024), day("11/4/2024"), day("11 April")
    ('2024-04-11', '2024-04-11', '2024-04-11', '')
    """
    if isinstance(answer, date):
        return answer.isoformat()[:10]
    parts = re.findall(r"\d+|[^\W\d_]+", answer.casefold()) if isinstance(answer, str) else []
    parts = [part for part in parts if not _BESIDE.fullmatch(part)]
    numbers = [int(part) for part in parts if part.isdecimal()]
    names = [
        number
        for part in parts
        for number, month in enumerate(_MONTHS, 1)
        if part in (month, month[:3]) or (part == "sept" and number == 9)
    ]
    if len(numbers) + len(names) != len(parts):
        return ""
    match names, numbers:
        case [month], [first, last] if first > 31:
            found = (first, month, last)
        case [month], [first, last]:
            found = (last, month, first)
        case [month], [only] if year:
            found = (year, month, only)
        case [], [first, month, last]:
            found = (first, month, last) if first > 31 else (last, month, first)
        case _:
            return ""
    try:
        return date(*found).isoformat()
    except ValueError:
        return ""


_FUNCTIONS: tuple[Callable[..., Any], ...] = (
    is_text, is_number, is_list, is_mapping, is_table, column, same, all_of, words, stands_in, day,
)  # fmt: skip


def meaning(expression: str, answer: object, secret: Callable[[object], bool]) -> bool:
    """Return whether an expression holds for an answer; one that can't be worked out for it does not hold.

    Parameters
    ----------
    expression : str
        Python by the author of the exercise; what it sees is said at the top of this module.
    answer : object
        What the learner has.
    secret : callable
        Says whether a value is the one that the key hides.
    """
    names: dict[str, Any] = {function.__name__: function for function in _FUNCTIONS}
    names |= {"answer": answer, "kit": kit, "secret": secret}
    if "news" in expression:
        names["news"] = seeds()
    try:
        return bool(eval(expression, names))  # the expression is the author's, out of the key
    except Exception:  # an answer of any kind may meet an expression that was written for another kind
        return False
