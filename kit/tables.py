"""Tables as a learner reads them: words first, offsets last, numbers to the right, and not too many rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

from kit import look
from kit.cells import missing
from kit.wording import count, cut, escaped

#: Rows that a table shows unasked.
ROWS = 12

# More characters than this in one cell are no longer read; ``Table.data`` holds them.
_LONGEST = 240

# Offsets are for programs; they stand last.
_LAST = ("start", "end")


@dataclass(frozen=True)
class Table:
    """A table that shows itself: ``data`` is the whole of it, ``rows`` how many rows are shown."""

    data: pd.DataFrame
    rows: int

    def _shown(self) -> pd.DataFrame:
        first = [column for column in self.data.columns if column not in _LAST]
        ordered = self.data[first + [column for column in _LAST if column in self.data.columns]]
        return ordered.head(self.rows)

    @property
    def _more(self) -> str:
        more = len(self.data) - self.rows
        return f"… and {count(more, 'more row')}" if more > 0 else ""

    def __repr__(self) -> str:
        lines = [" | ".join(map(str, self._shown().columns))]
        lines += [" | ".join(_words(value) for value in row) for row in self._shown().itertuples(index=False)]
        return "\n".join([*lines, *([self._more] if self._more else [])])

    def _repr_html_(self) -> str:
        shown = self._shown()
        styles = [look.style(_kind(shown[name], str(name))) for name in shown]
        head = "".join(
            f"<th scope='col'{style}>{escaped(str(name))}</th>" for name, style in zip(shown, styles, strict=True)
        )
        body = "".join(
            "<tr>"
            + "".join(f"<td{style}>{_cell(value)}</td>" for value, style in zip(row, styles, strict=True))
            + "</tr>"
            for row in shown.itertuples(index=False)
        )
        more = f"<p{look.style('soft')}>{self._more}</p>" if self._more else ""
        return (
            f"<div{look.style('scroll')}><table{look.style('table')}><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>{more}</div>"
        )


def _kind(column: pd.Series, name: str) -> str:
    """Say how a column is set: numbers to the right; the words left of a keyword end where it begins."""
    keyword = {"left": "before", "match": "match", "right": "after"}
    if name in keyword:
        return keyword[name]
    if is_datetime64_any_dtype(column):
        return "date"
    return "number" if is_numeric_dtype(column) else "words"


def _words(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if missing(value):
        return "–"
    words = f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value).replace("\n", " ")
    return cut(words, _LONGEST)


def _cell(value: object) -> str:
    return escaped(_words(value))


def show(table: pd.DataFrame, columns: Sequence[str] | None = None, *, rows: int = ROWS) -> Table:
    """Show a table for reading.

    Parameters
    ----------
    table : pandas.DataFrame
        Its index is shown when it has a name.
    columns : sequence of str, optional
        Which columns to show, in this order; all when not given.
    rows : int
        How many rows to show; the rest is counted.

    Returns
    -------
    Table
        ``.data`` holds all the rows.

    Raises
    ------
    ValueError
        If a column does not exist.
    """
    data = table.reset_index() if table.index.name else table
    if columns is not None:
        lacking = [column for column in columns if column not in data.columns]
        if lacking:
            raise ValueError(f"There is no column {lacking[0]!r}. The table has: {', '.join(map(str, data.columns))}.")
        data = data[list(columns)]
    return Table(data, rows)
