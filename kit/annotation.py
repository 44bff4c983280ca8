"""Marks as spans: from a list of names, or from any table of the kit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kit.article import Article, Span
from kit.tabular import pd


def mark(article: Article, names: Mapping[str, Iterable[str]], within: Sequence[Span] = ()) -> pd.DataFrame:
    """Mark every place where a name stands.

    Parameters
    ----------
    article : Article
    names : mapping of str to iterable of str
        For each label the names to mark, as they are written in the article.
    within : sequence of Span, optional
        Look only inside these spans, for example ``article.sentences[:10]``.

    Returns
    -------
    pandas.DataFrame
        One row a span: article, start, end (code-point offsets), text, label. Where marks would overlap, the longer
        name wins; of two labels for the same name, the one that stands first.

    Raises
    ------
    ValueError
        If a name does not stand in the article (or inside the spans).
    """
    labels: dict[str, str] = {}
    for label, listed in names.items():
        for name in listed:
            labels.setdefault(name, label)
    parts = [(span.start, span.end) for span in within] or [(0, len(article.text))]
    taken: list[tuple[int, int, str]] = []
    for name in sorted(labels, key=lambda name: (-len(name), name)):
        found = _places(article.text, name, parts)
        if not found:
            raise ValueError(f"{name!r} does not stand here. Write it exactly as in the article.")
        taken += [
            (start, end, labels[name])
            for start, end in found
            if not any(start < other_end and other_start < end for other_start, other_end, _ in taken)
        ]
    rows = [(article.id, start, end, article.text[start:end], label) for start, end, label in sorted(taken)]
    return pd.DataFrame(rows, columns=["article", "start", "end", "text", "label"])


def as_spans(table: pd.DataFrame) -> pd.DataFrame:
    """Return any table of the kit as spans: article, start, end, text, label.

    Times take their type for a label. A statement becomes one span for its source, one for its cue, and one for each
    piece of its content; what the outlet says in its own voice is nobody's statement.

    Parameters
    ----------
    table : pandas.DataFrame
        Rows of :func:`kit.tag_entities`, :func:`kit.tag_times`, :func:`kit.tag_statements`, or of gold.

    Returns
    -------
    pandas.DataFrame
        One row a span: article, start, end (code-point offsets), text, label. A table of names or times keeps its
        further columns.
    """
    if "source_span" not in table.columns:
        return table.rename(columns={"type": "label"}) if "label" not in table.columns else table
    rows = []
    for row in table.to_dict("records"):
        if row.get("kind", row.get("label")) == "own":
            continue
        spans = list(row["content_spans"])
        pieces = str(row.get("content", row["text"])).split(" … ")
        whole = pieces if len(pieces) == len(spans) else [row["text"]] * len(spans)
        parts = [("SOURCE", row["source_span"], row["source"]), ("CUE", row["cue_span"], row["cue"])]
        parts += [("CONTENT", span, words) for span, words in zip(spans, whole, strict=True)]
        rows += [
            (row["article"], *span, words, label) for label, span, words in parts if isinstance(span, list | tuple)
        ]
    found = pd.DataFrame(rows, columns=["article", "start", "end", "text", "label"])
    return found.drop_duplicates().reset_index(drop=True)


def spans_in(table: pd.DataFrame, article: Article, within: Sequence[Span]) -> pd.DataFrame:
    """Return the rows of a table of spans that stand in some spans of an article, such as its first ten sentences.

    Parameters
    ----------
    table : pandas.DataFrame
        With the columns article, start and end (code-point offsets).
    article : Article
    within : sequence of Span
        A row stays when one of them covers it wholly.

    Returns
    -------
    pandas.DataFrame
        The rows that stay, with all their columns, numbered anew.
    """
    parts = [(span.start, span.end) for span in within]
    rows = table[table["article"] == article.id]
    inside = [
        any(left <= start and end <= right for left, right in parts)
        for start, end in zip(rows["start"], rows["end"], strict=True)
    ]
    return rows[inside].reset_index(drop=True)


def _places(text: str, name: str, parts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where a name stands as whole words, an apostrophe being as good as another."""
    if not name.strip():
        return []
    words = re.sub("['’]", "['’]", re.escape(name))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)")
    return [found.span() for start, end in parts for found in pattern.finditer(text, start, end)]
