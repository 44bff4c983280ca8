"""Answers as plain data: what a learner's variable holds, written so that another process can judge it.

A check never looks at a learner's object itself. The value is written down (:func:`freeze`), and what was written is
read again (:func:`thaw`). So no answer can stop a check or change it, and a check at home and one in grading, which
happen in different processes, see the very same thing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kit.article import Article, Excerpt, Span

#: An answer with more parts than this, deeper than this or with a longer text is only noted as too large.
MOST_PARTS, DEEPEST, LONGEST = 20_000, 8, 100_000


@dataclass(frozen=True, slots=True)
class Other:
    """Stands for an answer that is none of the kinds that can be written down; it equals no answer."""

    kind: str


class TooLargeError(ValueError):
    """The answer has too many parts."""


def freeze(value: object) -> Any:
    """Write a value down as what JSON can hold.

    Texts, numbers, truth values and lists stand for themselves; everything else is a mapping with one key that says
    its kind. Articles become their ids, a corpus the list of its ids, a table its columns and rows.

    Examples
    --------
    >>> freeze(("Seoul", 3, ...))
    ['Seoul', 3, {'untouched': True}]
    """
    parts = [0]
    try:
        return _freeze(value, parts, 0)
    except (TooLargeError, RecursionError):
        return {"other": "a value that is too large to be looked at"}
    except Exception:  # an object may do anything when it is looked at; its kind is all that is kept
        return {"other": type(value).__name__}


def _freeze(value: Any, parts: list[int], depth: int) -> Any:
    parts[0] += 1
    if parts[0] > MOST_PARTS or depth > DEEPEST:
        raise TooLargeError
    if value is None or isinstance(value, bool):
        return bool(value) if value is not None else None
    if value is ...:
        return {"untouched": True}
    if isinstance(value, str):
        if len(value) > LONGEST:
            raise TooLargeError
        return str.__str__(value).encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int):
        return int(value) if abs(value) < 10**15 else {"other": "a very large number"}
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else {"number": repr(float(value))}
    if isinstance(value, date):
        return {"day": (value.date() if isinstance(value, datetime) else value).isoformat()}

    def inside(values: Any) -> list[Any]:
        return [_freeze(part, parts, depth + 1) for part in values]

    if isinstance(value, (list, tuple)):
        return inside(value)
    if isinstance(value, (set, frozenset)):
        return {"set": sorted(inside(value), key=repr)}
    if isinstance(value, Mapping):
        return {"mapping": [inside(pair) for pair in value.items()]}
    return _freeze_object(value, inside)


def _freeze_object(value: Any, inside: Callable[[Any], list[Any]]) -> Any:
    from kit.corpus import Corpus
    from kit.tables import Table

    if isinstance(value, Article):
        return value.id
    if isinstance(value, Corpus):
        return inside(value.ids)
    if isinstance(value, Excerpt):
        return "\n\n".join(inside(value.passages))
    if isinstance(value, Span):
        return {"span": [value.start, value.end, value.label, value.value]}
    if isinstance(value, Table):
        value = value.data
    return _freeze_numbers(value, inside)


def _freeze_numbers(value: Any, inside: Callable[[Any], list[Any]]) -> Any:
    import numpy as np
    import pandas as pd

    if value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, np.generic):
        return inside([value.item()])[0]
    if isinstance(value, pd.DataFrame):
        if value.size > MOST_PARTS:
            raise TooLargeError
        table = value.reset_index() if value.index.name else value
        return {"table": [[str(name) for name in table.columns], inside(table.itertuples(index=False, name=None))]}
    if isinstance(value, pd.Series):
        return {"series": [inside(value.index), inside(value)]}
    if isinstance(value, (pd.Index, np.ndarray)):
        return inside(value)
    return {"other": type(value).__name__}


def thaw(frozen: Any, depth: int = 0) -> Any:
    """Read a value that :func:`freeze` wrote; whatever it did not write becomes an :class:`Other`.

    Examples
    --------
    >>> thaw(freeze({"city": "Seoul"}))
    {'city': 'Seoul'}
    """
    if depth > 2 * DEEPEST:
        return Other("a value that is too large to be looked at")
    if isinstance(frozen, list):
        return [thaw(part, depth + 1) for part in frozen]
    if not isinstance(frozen, dict):
        return frozen
    if len(frozen) == 1:
        ((kind, held),) = frozen.items()
        try:
            if kind in _THAWED:
                return _THAWED[kind](held, depth + 1)
        except (TypeError, ValueError, KeyError, IndexError):
            return Other(kind)
    return Other("unknown")


def _mapping(held: Any, depth: int) -> Any:
    pairs = [(thaw(key, depth), thaw(part, depth)) for key, part in held]
    return {_hashable(key): part for key, part in pairs}


def _table(held: Any, depth: int) -> Any:
    import pandas as pd

    columns, rows = held
    return pd.DataFrame([thaw(row, depth) for row in rows], columns=columns)


def _series(held: Any, depth: int) -> Any:
    import pandas as pd

    index, values = held
    return pd.Series(thaw(values, depth), index=[_hashable(thaw(part, depth)) for part in index], dtype=object)


def _hashable(value: Any) -> Any:
    return tuple(map(_hashable, value)) if isinstance(value, list) else value


_THAWED: dict[str, Callable[[Any, int], Any]] = {
    "untouched": lambda held, depth: ...,
    "number": lambda held, depth: float(held),
    "day": lambda held, depth: date.fromisoformat(held),
    "set": lambda held, depth: {_hashable(thaw(part, depth)) for part in held},
    "mapping": _mapping,
    "table": _table,
    "series": _series,
    "span": lambda held, depth: Span(*held),
    "other": lambda held, depth: Other(str(held)),
}


def canonical(value: object) -> str:
    """Return one text for all the ways to write the same short answer: capitals, spaces and end marks are left out.

    Examples
    --------
    >>> canonical(" Seoul, ") == canonical("“seoul”") == "seoul"
    True
    >>> canonical([2, "two"]), canonical({"b", "A"})
    ('[2, two]', '{a, b}')
    """
    if isinstance(value, str):
        words = value.replace("’", "'").replace("‘", "'").split()
        return " ".join(words).strip(" .,;:!?\"'“”„«»()[]").casefold()
    if isinstance(value, bool) or value is None:
        return str(value).casefold()
    if isinstance(value, (int, float)):
        return f"{value:.6g}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(canonical, value))}]"
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(sorted(map(canonical, value))) + "}"
    if isinstance(value, dict):
        return "{" + ", ".join(sorted(f"{canonical(key)}: {canonical(part)}" for key, part in value.items())) + "}"
    return value.isoformat() if isinstance(value, date) else repr(value)


def is_untouched(value: object) -> bool:
    """Say whether nothing was answered yet: three points, nothing, or an answer with three points left in it."""
    if value is ... or value is None or (isinstance(value, str) and not value.strip()):
        return True
    if isinstance(value, (list, tuple, set)):
        return any(part is ... for part in value)
    if isinstance(value, dict):
        return any(part is ... for part in value.values())
    return False
