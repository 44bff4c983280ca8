"""Choosing one of several values, with a clear word if there is no such one."""

from __future__ import annotations

from collections.abc import Iterable


def one_of(value: str, known: Iterable[str], what: str) -> str:
    """Return the value if it is known.

    Raises
    ------
    ValueError
        If it is not; the message lists what is.
    """
    names = list(known)
    if value not in names:
        listed = ", ".join(name for name in names[:40] if name)
        raise ValueError(f"There is no {what} {value!r}. Choose one of: {listed}.")
    return value
