"""The words in which a requirement is written: small questions about an answer that never raise.

An author's expression sees ``answer``, ``news`` (the articles in ``seeds/``), ``kit``, ``secret`` and the functions
below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

import kit
from kit.classroom.values import Other, canonical

if TYPE_CHECKING:
    from kit.corpus import Corpus


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


_FUNCTIONS: tuple[Callable[..., Any], ...] = (
    is_text, is_number, is_list, is_mapping, is_table, column, same, all_of, words, stands_in,
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
