"""Tables as a learner reads them: words first, offsets last, numbers to the right, and not too many rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_float_dtype, is_numeric_dtype

from kit import look
from kit.cells import as_html, in_one_line, missing, numbers, shortened
from kit.wording import count, escaped

#: Rows that a table shows unasked.
ROWS = 12

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
        lines += [" | ".join(row) for row in _rows(self._shown())]
        return "\n".join([*lines, *([self._more] if self._more else [])])

    def _repr_html_(self) -> str:
        shown = self._shown()
        styles = [look.style(_kind(shown[name], str(name))) for name in shown]
        head = "".join(
            f"<th scope='col'{style}>{escaped(str(name))}</th>" for name, style in zip(shown, styles, strict=True)
        )
        body = "".join(
            "<tr>"
            + "".join(f"<td{style}>{as_html(words)}</td>" for words, style in zip(row, styles, strict=True))
            + "</tr>"
            for row in _rows(shown)
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
    if is_datetime64_any_dtype(column) or is_bool_dtype(column):
        return "date"
    if is_numeric_dtype(column):
        return "number"
    return "date" if in_one_line(_column(column)) else "words"


def _rows(shown: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    return zip(*(_column(shown.iloc[:, place]) for place in range(shown.shape[1])), strict=True)


def _column(column: pd.Series) -> list[str]:
    return numbers(column, 3) if is_float_dtype(column) else [_words(value) for value in column]


def _words(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if missing(value):
        return "–"
    return numbers([value], 3)[0] if isinstance(value, float) else shortened(str(value).replace("\n", " "))


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
