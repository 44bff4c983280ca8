"""Cells of tables: whether they are empty, and words that no spreadsheet takes for a formula."""

from __future__ import annotations

import re

from kit.tabular import pd

# The wide signs are from East Asian keyboards.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def missing(value: object) -> bool:
    """Tell whether a cell is empty."""
    return value is None or value is pd.NA or value is pd.NaT or value != value


def for_spreadsheet(words: str) -> str:
    """Return words with an apostrophe in front where a spreadsheet would run them as a formula.

    Notes
    -----
    As OWASP, "CSV Injection", advises: words that begin with ``=``, ``+``, ``-``, ``@``, a tab or the end of a line.

    Examples
    --------
    >>> for_spreadsheet("=1+1"), for_spreadsheet("a=b")
    ("'=1+1", 'a=b')
    """
    return f"'{words}" if _FORMULA.match(words) else words


def from_spreadsheet(cell: str) -> str:
    """Return the words that :func:`for_spreadsheet` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
