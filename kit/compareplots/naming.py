"""Names against outlets: what each outlet calls one thing."""

from __future__ import annotations

import pandas as pd

from kit.compareplots import grid
from kit.drawing import words_in
from kit.plots import Picture, canvas, nothing
from kit.wording import count

_TOTALS = ("outlets", "times")


def names(table: pd.DataFrame, thing: str = "", most: int = 15) -> Picture:
    """Show which outlet calls one thing by which names, and how often.

    Parameters
    ----------
    table : pandas.DataFrame
        As :func:`kit.naming_table` makes it: one row an outlet, one column a name, how often it stands there.
    thing : str
        What the names are for; it stands in the title.
    most : int
        How many names to show: those that most outlets use. Of more outlets than there is room for, those are shown
        that use one of these names most often.

    Returns
    -------
    Picture
        The outlets that use the same name most stand together. Table: one row a name, with name, outlets (how many
        use it), times (in all), then one column an outlet.

    Raises
    ------
    ValueError
        If a cell is no number, or less than 0.
    """
    counts = _counts(table)
    if not counts.to_numpy().any():
        return nothing("There are no names to show", "Ask kit.naming_table for a thing that more articles name.", table)
    outlets, times = counts.gt(0).sum(axis=1), counts.sum(axis=1)
    ranked = sorted(counts.index, key=lambda name: (-outlets[name], -times[name], name))
    counts = counts.loc[ranked]
    shown = counts.head(most)
    used = shown.sum().sort_values(ascending=False, kind="stable")
    kept = set(used.index[used > 0][: grid.fitting(_TOTALS)])
    favourite = {name: int(shown[name].to_numpy().argmax()) for name in kept}
    order = sorted(kept, key=lambda name: (favourite[name], -shown[name].max(), name))
    shown = shown[order]

    about = words_in(thing)
    title = _title(counts, about)
    hidden = (len(counts) - len(shown), counts.shape[1] - len(order))
    axes = canvas(5, title, _footer(counts, hidden))
    numbers = [[int(outlets[name]), int(times[name])] for name in shown.index]
    drawn = grid.draw(axes, [words_in(name) for name in shown.index], list(map(words_in, order)), _TOTALS, numbers)
    for row, own in enumerate(shown.to_numpy().tolist()):
        for column, value in enumerate(own):
            if value:
                grid.number(drawn, row, column, int(value), strong=favourite[order[column]] == row)
    listed = pd.DataFrame({"name": ranked, "outlets": outlets[ranked].tolist(), "times": times[ranked].tolist()})
    listed = pd.concat([listed, counts.reset_index(drop=True)], axis=1)
    return Picture(axes, listed, f"{title}. {_said(counts)}")


def _counts(table: pd.DataFrame) -> pd.DataFrame:
    """Return names in rows and outlets in columns, all of them counts."""
    counts = table.T.apply(pd.to_numeric, errors="coerce")
    if counts.isna().to_numpy().any() or (counts < 0).to_numpy().any():
        raise ValueError("A cell of the table is no count. Give a table of kit.naming_table: outlets, names, counts.")
    counts = counts.astype(int).rename_axis(index=None, columns=None)
    counts.index, counts.columns = counts.index.map(str), counts.columns.map(str)
    summed: pd.DataFrame = counts.groupby(level=0, sort=False).sum().T.groupby(level=0, sort=False).sum().T
    return summed


def _title(counts: pd.DataFrame, thing: str) -> str:
    outlets = counts.gt(0).sum(axis=1)
    users = int(counts.gt(0).any().sum())
    first = f"“{words_in(counts.index[0])}” is used by {int(outlets.iloc[0])} of {count(users, 'outlet')}"
    if len(counts) == 1:
        return f"{thing} has one name: {first}" if thing else first
    alone = int((outlets == 1).sum())
    said = f"{thing} has {len(counts)} names" if thing else f"{len(counts)} names for one thing"
    return f"{said}: {first}" + (f", {alone} by one outlet only" if alone else "")


def _footer(counts: pd.DataFrame, hidden: tuple[int, int]) -> str:
    words = f"{count(int(counts.to_numpy().sum()), 'mention')}. A number says how often an outlet uses a name;"
    words += " bold on a darker ground: the name that it uses most."
    left = [count(number, noun) for number, noun in zip(hidden, ("name", "outlet"), strict=True) if number]
    return f"{words} Not shown, as least used: {' and '.join(left)}." if left else words


def _said(counts: pd.DataFrame) -> str:
    said = []
    for name in counts.index[:8]:
        own = counts.loc[name].sort_values(ascending=False, kind="stable")
        users = [f"{words_in(outlet)} {times}" for outlet, times in own[own > 0].items()]
        more = f" and {len(users) - 6} more" if users[6:] else ""
        said.append(f"“{words_in(name)}”: {', '.join(users[:6])}{more}")
    if len(counts) > 8:
        said.append(f"and {count(len(counts) - 8, 'more name')}")
    return "; ".join(said) + "."
