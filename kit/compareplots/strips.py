"""Versions of one report: their sentences as blocks, and lines that say what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from kit import look
from kit.cells import missing
from kit.comparison.versions import SIGNS
from kit.drawing import BAND, GREY, check, set_height, shortened, size_of, width, words_in, wrapped, write
from kit.plots import INK, SOFT, Picture, canvas, nothing
from kit.wording import count

# All in points.
_LINE = 11.0  # the height of a line of words
_PAD = 3.0  # what a block is higher than its words
_BETWEEN = 3.0  # blocks
_THIN = 5.0  # the height of a sentence that was kept, in long reports
_SIGN = 18.0  # the room of a sign beside a block
_GAP = 34.0  # the room of the lines
_HEAD = 30.0

# Sentences: up to so many have two lines of words each; of more than so many, those that were kept have none.
_SHORT, _LONG = 26, 45
_MOST = 4  # versions

_BLOCKS: dict[str, dict[str, Any]] = {
    "kept": {"facecolor": BAND, "edgecolor": GREY, "linewidth": 0.6},
    "corrected": {"facecolor": "#f8dfac", "edgecolor": look.COLOURS["STATEMENT"], "linewidth": 1.0},
    "added": {"facecolor": "#d5ebf9", "edgecolor": look.COLOURS["PERSON"], "linewidth": 1.4},
    "moved": {"facecolor": BAND, "edgecolor": INK, "linewidth": 0.9},
    "dropped": {"facecolor": "white", "edgecolor": SOFT, "linewidth": 0.9, "linestyle": (0, (3, 2))},
}
_LINES: dict[str, dict[str, Any]] = {
    "kept": {"color": GREY, "linewidth": 0.9},
    "corrected": {"color": look.COLOURS["STATEMENT"], "linewidth": 1.8},
    "moved": {"color": INK, "linewidth": 1.1, "linestyle": (0, (4, 2))},
}


class _Row(NamedTuple):
    """A change between the versions ``pair`` and ``pair`` + 1: begins of the sentences (None: there is none)."""

    pair: int
    change: str
    moved: bool
    a: tuple[bool, int] | None
    b: tuple[bool, int] | None
    text_a: str
    text_b: str


def versions(changes: pd.DataFrame, most: int = 80) -> Picture:
    """Show what became of each sentence from version to version of one report.

    Parameters
    ----------
    changes : pandas.DataFrame
        As :func:`kit.versions` makes it, of two to four versions.
    most : int
        How many sentences of each version to show: the first ones.

    Returns
    -------
    Picture
        A column for each version, a block for each sentence, with its first words. Table: one row a change, with
        article_a, article_b, change, moved, sentence_a and sentence_b (their numbers; the headline is 0) and begins.

    Raises
    ------
    ValueError
        If a column is missing, or there are more than four versions.
    """
    needed = ("article_a", "article_b", "change", "moved", "part", "start_a", "text_a", "start_b", "text_b")
    check(changes, needed, "kit.versions")
    if changes.empty:
        return nothing("There are no sentences to compare", "Give two versions that have text.", changes)
    names, rows = _read(changes)
    if len(names) > _MOST:
        raise ValueError(f"There are {len(names)} versions; at most {_MOST} can be shown. Choose some of the rows.")
    texts = _texts(rows, len(names))
    title = _title(rows)
    axes = canvas(5, title, _footer(names, rows, texts, most))
    _draw(axes, names, rows, texts, most)
    return Picture(axes, _table(names, rows, texts), f"{title}. {_said(names, rows)}")


def _read(changes: pd.DataFrame) -> tuple[list[str], list[_Row]]:
    """Return the names of the versions in their order, and the rows."""
    pairs = list(dict.fromkeys(zip(changes["article_a"], changes["article_b"], strict=True)))
    names = [str(pairs[0][0]), *(str(later) for _, later in pairs)]
    rows = [
        _Row(
            pairs.index((row["article_a"], row["article_b"])),
            str(row["change"]),
            bool(row["moved"]),
            _place(row["part"], row["start_a"]),
            _place(row["part"], row["start_b"]),
            words_in(row["text_a"]),
            words_in(row["text_b"]),
        )
        for row in changes.to_dict("records")
    ]
    return names, rows


def _place(part: object, start: Any) -> tuple[bool, int] | None:
    """Return a key by which sentences sort; the headline comes first."""
    return None if missing(start) else (part != "headline", int(start))


def _texts(rows: Sequence[_Row], versions: int) -> list[dict[tuple[bool, int], str]]:
    """Return the sentences of each version, in order."""
    found: list[dict[tuple[bool, int], str]] = [{} for _ in range(versions)]
    for row in rows:
        for version, key, text in ((row.pair, row.a, row.text_a), (row.pair + 1, row.b, row.text_b)):
            if key is not None:
                found[version][key] = text
    return [dict(sorted(own.items())) for own in found]


# Drawing


def _draw(
    axes: Axes,
    names: Sequence[str],
    rows: Sequence[_Row],
    texts: Sequence[Mapping[tuple[bool, int], str]],
    most: int,
) -> None:
    wide = size_of(axes)[0]
    gap = _GAP + 2 * _SIGN
    block = (wide - gap * (len(names) - 1)) / len(names)
    longest = max(map(len, texts))
    lines = 2 if longest <= _SHORT else 1
    before = {(row.pair + 1, row.b): row for row in rows if row.b}
    after = {(row.pair, row.a): row for row in rows if row.a}
    spots: list[dict[tuple[bool, int], tuple[float, float]]] = []
    low = 0.0
    for version, own in enumerate(texts):
        left, y = version * (block + gap), 0.0
        write(axes, left, -_HEAD + 9, _ending(words_in(names[version]) or "(no name)", block / 1.12), fontweight="bold")
        write(axes, left, -_HEAD + 21, _sentences(own, block), color=SOFT)
        spots.append({})
        for key, text in list(own.items())[:most]:
            told = [row for row in (before.get((version, key)), after.get((version, key))) if row]
            thin = longest > _LONG and all(row.change == "kept" for row in told)
            room = (block - 8) / (1 if key[0] else 1.12)
            words = [] if thin else wrapped(text or "(no words)", room, lines)
            high = len(words) * _LINE + _PAD if words else _THIN
            axes.add_patch(Rectangle((left, y + 1), block, high, **_look(version, told)))
            for line, part in enumerate(words):
                middle = y + 1 + _PAD / 2 + _LINE * (line + 0.5)
                write(axes, left + 4, middle, part, fontweight="normal" if key[0] else "bold")
            spots[-1][key] = (y + 1 + high / 2, left)
            y += high + _BETWEEN
        if len(own) > most:
            write(axes, left + 4, y + _LINE / 2, f"+ {count(len(own) - most, 'more sentence')}", color=SOFT)
            y += _LINE + _BETWEEN
        low = max(low, y)
    for row in rows:
        _draw_change(axes, row, spots, block)
    axes.set(xticks=[], yticks=[], xlim=(0, wide), ylim=(low, -_HEAD))
    set_height(axes, low + _HEAD)


def _ending(name: str, room: float) -> str:
    """Cut the name of a version at its beginning, as versions of one report differ at the end."""
    at = next(at for at in range(len(name)) if width("…" * (at > 0) + name[at:]) <= room or at == len(name) - 1)
    return "…" * (at > 0) + name[at:]


def _look(version: int, told: Sequence[_Row]) -> dict[str, Any]:
    """Say how a block looks: as it came from the version before, and with a broken edge if the next one drops it."""
    came = next((row.change for row in told if row.pair == version - 1), None)
    goes = next((row.change for row in told if row.pair == version), "kept")
    if goes == "dropped":
        return _BLOCKS["dropped"] | (
            {"facecolor": _BLOCKS[came]["facecolor"]} if came in ("added", "corrected") else {}
        )
    if came is None:
        came = goes
    return _BLOCKS.get(came, _BLOCKS["kept"])


def _draw_change(
    axes: Axes, row: _Row, spots: Sequence[Mapping[tuple[bool, int], tuple[float, float]]], block: float
) -> None:
    """Draw the sign of a change, and the line from the sentence to what became of it."""
    begin = spots[row.pair].get(row.a) if row.a else None
    end = spots[row.pair + 1].get(row.b) if row.b else None
    sign = SIGNS.get(row.change, "?")
    if row.moved and row.change != "moved":
        sign += SIGNS["moved"]
    sign = sign.replace("-", "−")
    if begin and not row.b:
        write(axes, begin[1] + block + _SIGN / 2, begin[0], sign, ha="center", fontweight="bold")
    if end and row.change != "kept":
        write(axes, end[1] - _SIGN / 2, end[0], sign, ha="center", fontweight="bold")
    if begin and end:
        style = _LINES["moved"] if row.moved else _LINES.get(row.change, _LINES["kept"])
        xs = [begin[1] + block, begin[1] + block + _SIGN / 2, end[1] - _SIGN]
        ys = [begin[0], begin[0], end[0]]
        if row.change == "kept":
            xs, ys = [*xs, end[1]], [*ys, end[0]]
        axes.plot(xs, ys, zorder=1, **style)


# Words of the whole


def _sentences(own: Mapping[tuple[bool, int], str], room: float) -> str:
    """Count the sentences of a version, and name the headline if there is room."""
    sentences = count(sum(in_body for in_body, _ in own), "sentence")
    whole = sentences if all(in_body for in_body, _ in own) else f"headline and {sentences}"
    return whole if width(whole) <= room else sentences


def _title(rows: Sequence[_Row]) -> str:
    kinds = Counter(row.change for row in rows)
    changed = [f"{kinds[kind]} {kind}" for kind in ("corrected", "added", "dropped", "moved") if kinds[kind]]
    if not changed:
        return f"Nothing was changed: {count(kinds['kept'], 'sentence')} kept"
    moved = sum(row.moved and row.change != "moved" for row in rows)
    kept = f"{count(kinds['kept'], 'sentence')} kept" if kinds["kept"] else "No sentence kept"
    return f"{kept}, {', '.join(changed)}" + (f"; {moved} of the corrected also moved" if moved else "")


def _footer(
    names: Sequence[str], rows: Sequence[_Row], texts: Sequence[Mapping[tuple[bool, int], str]], most: int
) -> str:
    there = {row.change for row in rows} | {"moved" for row in rows if row.moved}
    signs = ", ".join(f"{SIGNS[kind].replace('-', '−')} {kind}" for kind in SIGNS if kind in there and kind != "kept")
    words = f"{count(len(names), 'version')}, the earliest at the left. A line without a sign: kept"
    words += f"; {signs}." if signs else "."
    if max(map(len, texts)) > _LONG:
        words += " Thin blocks were kept as they are."
    hidden = sum(max(0, len(own) - most) for own in texts)
    return words + (f" Not shown: {count(hidden, 'sentence')} at the end." if hidden else "")


def _said(names: Sequence[str], rows: Sequence[_Row]) -> str:
    said = []
    for row in rows:
        if row.change == "kept" and not row.moved:
            continue
        words = shortened(row.text_b or row.text_a, 260)
        said.append(f"{row.change}{' and moved' if row.moved and row.change != 'moved' else ''}: {words}")
    more = f"; and {count(len(said) - 20, 'more change')}" if said[20:] else ""
    told = f"Changes: {'; '.join(said[:20])}{more}." if said else "All sentences are the same."
    return f"Versions: {', '.join(map(words_in, names))}. {told}"


def _table(names: Sequence[str], rows: Sequence[_Row], texts: Sequence[Mapping[tuple[bool, int], str]]) -> pd.DataFrame:
    numbers = []
    for own in texts:
        first = 0 if any(not in_body for in_body, _ in own) else 1
        numbers.append({key: place for place, key in enumerate(own, first)})
    listed = [
        (
            names[row.pair],
            names[row.pair + 1],
            row.change,
            row.moved,
            numbers[row.pair][row.a] if row.a else None,
            numbers[row.pair + 1][row.b] if row.b else None,
            shortened(row.text_b or row.text_a, 260),
        )
        for row in rows
    ]
    columns = ["article_a", "article_b", "change", "moved", "sentence_a", "sentence_b", "begins"]
    return pd.DataFrame(listed, columns=columns).astype({"sentence_a": "Int64", "sentence_b": "Int64"})
