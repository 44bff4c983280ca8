"""What outlets rest on: kinds of sources, and stances of the words that bring them in."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kit.compareplots import bars
from kit.compareplots.bars import KINDS, Part, Side
from kit.drawing import check, words_in
from kit.plots import Picture, canvas, nothing
from kit.wording import count

_OWN = "sentences in its own voice"
_HEDGED = "of them hedged"
_ALL = "All outlets"
# Stances are as many as there are looks, the most frequent first; the others are put together.
_LOOKS = (bars.PLAIN, bars.AMBER, bars.STRIPED, bars.BLUE, bars.DOTTED, bars.OPEN)
_OTHERS = bars.CROSSED


def sources(cited: pd.DataFrame, mix: pd.DataFrame | None = None, most: int = 40) -> Picture:
    """Show what kinds of sources each outlet rests on.

    Parameters
    ----------
    cited : pandas.DataFrame
        As :func:`kit.citations` makes it.
    mix : pandas.DataFrame, optional
        As :func:`kit.source_mix` makes it, of the same articles. With it a last column shows for how many sentences
        nobody is named, and outlets that cite nobody are shown, too.
    most : int
        How many outlets to show: those with most statements.

    Returns
    -------
    Picture
        Each bar holds all statements of an outlet, in parts by the kind of source. Table: one row an outlet, with
        outlet, statements, a column for each kind of source (counts), and with ``mix`` sentences and own_voice.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    check(cited, ("outlet", "group", "statements"), "kit.citations")
    kinds = cited["group"].where(cited["group"].isin(list(KINDS)), "other")
    table = cited.pivot_table("statements", "outlet", kinds, aggfunc="sum", fill_value=0).reindex(
        columns=list(KINDS), fill_value=0
    )
    if mix is not None:
        check(mix, ("outlet", "sentences", "own_voice"), "kit.source_mix")
        own = mix.groupby("outlet")[["sentences", "own_voice"]].sum()
        table = table.reindex(sorted({*table.index, *own.index}), fill_value=0)
        own = own.reindex(table.index, fill_value=0)
    if not table.to_numpy().any():
        return nothing("Nobody is cited", "Take more articles, or look at kit.tag_statements of yours.", cited)
    table = table.astype(int).rename_axis(index=None, columns=None)
    table.insert(0, "statements", table.sum(axis=1))
    order = sorted(table.index, key=lambda name: (-table.loc[name, "statements"], name))
    table = table.loc[order]
    shown = _with_whole(table.head(most), table)
    parts = [Part(kind, style, shown[kind].tolist()) for kind, style in KINDS.items() if table[kind].any()]
    side = None
    if mix is not None:
        table = table.assign(sentences=own["sentences"], own_voice=own["own_voice"])
        both = _with_whole(table.head(most), table)
        side = Side(_OWN, bars.PLAIN, _cells(both["own_voice"], both["sentences"]))
    title = _sources_title(table)
    footer = (
        f"{count(len(table), 'outlet')}. A bar: all statements with a source, their number before it. Few statements"
    )
    footer += f" make no pattern.{_hidden(table, most)}"
    axes = canvas(5, title, footer)
    bars.draw(axes, [words_in(name) for name in shown.index], parts, side)
    said = [_kinds_said(name, table.loc[name]) for name in table.index[:10]]
    return Picture(axes, table.rename_axis("outlet").reset_index(), f"{title}. {_joined(said, len(table))}")


def stances(counted: pd.DataFrame, most: int = 40) -> Picture:
    """Show with which stances each outlet brings in what others say, and how much of it is hedged.

    Parameters
    ----------
    counted : pandas.DataFrame
        As :func:`kit.stances` makes it.
    most : int
        How many outlets to show: those with most statements.

    Returns
    -------
    Picture
        The stances stand in the order of how often they are used; those used least are put together. Table: one row
        an outlet, with outlet, statements, a column for each stance (counts), and hedged.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    check(counted, ("outlet", "stance", "statements", "hedged"), "kit.stances")
    if counted.empty:
        return nothing("There are no statements to show", "Take more articles.", counted)
    table = counted.pivot_table("statements", "outlet", "stance", aggfunc="sum", fill_value=0).astype(int)
    table = table.rename_axis(index=None, columns=None)
    used = table.sum()
    ranked = sorted(map(str, table), key=lambda stance: (-used[stance], stance))
    order = sorted(table.index, key=lambda name: (-table.loc[name].sum(), name))
    hedged = counted.groupby("outlet")["hedged"].sum()
    table = table.loc[order, ranked]
    table = pd.concat([table.sum(axis=1).rename("statements"), table, hedged.loc[order].rename("hedged")], axis=1)
    shown = _with_whole(table.head(most), table)
    first = ranked if len(ranked) <= len(_LOOKS) + 1 else ranked[: len(_LOOKS)]
    parts = [
        Part(words_in(stance), style, shown[stance].tolist())
        for stance, style in zip(first, (*_LOOKS, _OTHERS), strict=False)
    ]
    if rest := ranked[len(first) :]:
        parts.append(Part(f"{len(rest)} others", _OTHERS, shown[rest].sum(axis=1).tolist()))
    side = Side(_HEDGED, bars.STRIPED, _cells(shown["hedged"], shown["statements"]))
    title = _stances_title(table, ranked)
    footer = (
        f"{count(len(table), 'outlet')}. A bar: all statements of others, their number before it. Hedged: with words"
    )
    footer += " such as “reportedly” or “likely”."
    if rest:
        footer += f" Others: {', '.join(map(words_in, rest))}."
    axes = canvas(5, title, footer + _hidden(table, most))
    bars.draw(axes, [words_in(name) for name in shown.index], parts, side)
    said = [_stances_said(name, table.loc[name], ranked) for name in table.index[:10]]
    return Picture(axes, table.rename_axis("outlet").reset_index(), f"{title}. {_joined(said, len(table))}")


def _with_whole(shown: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Set the sum of all outlets above those that are shown."""
    return pd.concat([table.sum().to_frame(_ALL).T, shown]) if len(table) > 1 else shown


def _cells(counts: pd.Series[int], wholes: pd.Series[int]) -> list[tuple[int, int]]:
    return list(zip(counts.tolist(), wholes.tolist(), strict=True))


# Words of the whole


def _hidden(table: pd.DataFrame, most: int) -> str:
    left = len(table) - most
    return f" Not shown: {count(left, 'outlet')} with fewer statements." if left > 0 else ""


def _sources_title(table: pd.DataFrame) -> str:
    total = int(table["statements"].sum())
    if not total:
        return f"None of {count(len(table), 'outlet')} names a source"
    state = int(table[["official", "state media"]].sum().sum())
    unnamed = int(table["unnamed people"].sum())
    said = f"{_percent(state, total)} of {count(total, 'statement')} rest on officials or state media"
    return f"{said}, {_percent(unnamed, total)} on unnamed people"


def _stances_title(table: pd.DataFrame, ranked: Sequence[str]) -> str:
    total, first = int(table["statements"].sum()), int(table[ranked[0]].sum())
    said = f"“{words_in(ranked[0])}” brings in {_percent(first, total)} of {count(total, 'statement')}"
    if "claims" in ranked[1:]:
        said += f", “claims” {_percent(int(table['claims'].sum()), total)}"
    return f"{said}; {_percent(int(table['hedged'].sum()), total)} are hedged"


def _percent(part: int, whole: int) -> str:
    share = 100 * part / whole
    return "less than 1%" if 0 < share < 1 else f"{share:.0f}%"


def _kinds_said(name: object, row: pd.Series[int]) -> str:
    kinds = ", ".join(f"{kind} {int(row[kind])}" for kind in KINDS if row[kind])
    own = (
        f", own voice in {int(row['own_voice'])} of {count(int(row['sentences']), 'sentence')}"
        if "own_voice" in row
        else ""
    )
    return f"{words_in(name)} ({count(int(row['statements']), 'statement')}): {kinds or 'nobody is named'}{own}"


def _stances_said(name: object, row: pd.Series[int], ranked: Sequence[str]) -> str:
    told = ", ".join(f"{stance} {int(row[stance])}" for stance in ranked if row[stance])
    return f"{words_in(name)} ({count(int(row['statements']), 'statement')}): {told}; hedged {int(row['hedged'])}"


def _joined(said: Sequence[str], outlets: int) -> str:
    more = [f"and {count(outlets - len(said), 'more outlet')}"] if outlets > len(said) else []
    return "; ".join([*said, *more]) + "."
