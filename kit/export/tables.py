"""Any table of the kit as CSV for a spreadsheet, or as JSON Lines for programs."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from kit.cells import for_spreadsheet, missing
from kit.saving import save
from kit.wording import printable


def to_csv(table: pd.DataFrame, path: str | Path) -> Path:
    """Write any table of the kit as a CSV file that a spreadsheet can open.

    Parameters
    ----------
    table : pandas.DataFrame
        Its index is written when it has a name.
    path : str or path

    Returns
    -------
    pathlib.Path

    Raises
    ------
    OSError
        If the file can't be written; the message says why.

    Notes
    -----
    UTF-8 with a mark that spreadsheets know it by. Words that a spreadsheet would run as a formula get an apostrophe
    in front (:func:`kit.cells.for_spreadsheet`).
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    whole = _with_index(table)
    writer.writerow([_cell(name) for name in whole.columns])
    writer.writerows([_cell(value) for value in row] for row in whole.itertuples(index=False))
    return save(path, "\ufeff" + text.getvalue())


def _with_index(table: pd.DataFrame) -> pd.DataFrame:
    return table.reset_index() if table.index.name else table


def _cell(value: object) -> str:
    if missing(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if not isinstance(value, str):
        return str(value)
    return for_spreadsheet(printable(value))


def to_json_lines(table: pd.DataFrame, path: str | Path) -> Path:
    """Write any table of the kit as JSON Lines: one object a row.

    Parameters
    ----------
    table : pandas.DataFrame
        Its index is written when it has a name.
    path : str or path

    Returns
    -------
    pathlib.Path

    Raises
    ------
    OSError
        If the file can't be written.

    Notes
    -----
    UTF-8, one object a line (https://jsonlines.org). Days are ISO 8601, what is empty is ``null``, spans are lists of
    two numbers. ``pandas.read_json(path, lines=True)`` reads it back.
    """
    whole = _with_index(table)
    names = [printable(str(name)) for name in whole.columns]
    lines = (
        json.dumps(dict(zip(names, map(json_value, row), strict=True)), ensure_ascii=False, allow_nan=False)
        for row in whole.itertuples(index=False)
    )
    return save(path, "".join(f"{line}\n" for line in lines))


def json_value(value: Any) -> Any:
    """Return a cell as JSON has it."""
    if isinstance(value, list | tuple | set | frozenset):
        return [json_value(one) for one in value]
    if isinstance(value, dict):
        return {printable(str(name)): json_value(one) for name, one in value.items()}
    if missing(value) or value in (float("inf"), float("-inf")):
        return None
    if isinstance(value, datetime):  # pandas.Timestamp, too; the kit's days have no time
        return (
            value.date().isoformat()
            if value == datetime.combine(value.date(), datetime.min.time())
            else value.isoformat()
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return printable(value)
    return value.item() if hasattr(value, "item") else value if isinstance(value, bool | int | float) else str(value)
