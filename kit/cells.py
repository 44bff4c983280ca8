"""Cells of tables: whether they are empty, how they are read, and words that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from kit.tabular import pd
from kit.wording import cut, escaped

# More characters than this in one cell are no longer read, and of a list fewer.
_LONGEST, _LIST = 240, 120
# Words without a space up to this length stay in one line, such as the id of an article.
_ONE_LINE = 40

# The wide signs are from East Asian keyboards.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def missing(value: object) -> bool:
    """Tell whether a cell is empty."""
    return value is None or value is pd.NA or value is pd.NaT or value != value


def numbers(column: Iterable[float], most: int) -> list[str]:
    """Write the numbers of a column with as many places, so that they can be compared: at most so many.

    Examples
    --------
    >>> numbers([1.0, 0.25, float("nan")], 3), numbers([2.0, 11.0], 3)
    (['1.00', '0.25', '–'], ['2', '11'])
    """
    exact = ["" if missing(value) else f"{value:.{most}f}".rstrip("0") for value in column]
    places = max((len(words.partition(".")[2]) for words in exact), default=0)
    return ["–" if missing(value) else f"{value:.{places}f}" for value in column]


def shortened(words: str) -> str:
    """Return words that are short enough for a cell; of a long list the first, and how many more there are."""
    parts = words.split(" · ")
    if len(words) > _LIST and len(parts) > 2:
        kept = max(1, sum(end <= _LIST for end in accumulate(len(part) + 3 for part in parts)))
        return f"{cut(' · '.join(parts[:kept]), _LONGEST)} and {len(parts) - kept} more"
    return cut(words, _LONGEST)


def in_one_line(column: Iterable[str]) -> bool:
    """Tell whether no cell of a column may be broken, such as the id of an article."""
    return all(" " not in words and len(words) <= _ONE_LINE for words in column)


def as_html(words: str) -> str:
    """Escape the words of a cell; a mark that parts or cuts them does not begin a line."""
    return escaped(words.replace(" ·", "\u00a0·").replace(" …", "\u00a0…"))


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
