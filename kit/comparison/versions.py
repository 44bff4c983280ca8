"""Versions of one report: which sentences were kept, corrected, moved, added and dropped."""

from __future__ import annotations

import difflib
import math
import re
import textwrap
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from kit import look
from kit.article import Article, Span
from kit.segments import tokens
from kit.wording import escaped

COLUMNS = [
    *["article_a", "article_b", "change", "moved", "part"],
    *["start_a", "end_a", "text_a", "start_b", "end_b", "text_b", "why"],
]
#: What may have happened to a sentence, and the sign of each in a plain text.
SIGNS = {"kept": "=", "corrected": "~", "moved": ">", "added": "+", "dropped": "-"}

#: From this likeness on (0 to 1) two sentences are one sentence in two versions …
ALIKE = 0.45
#: … and from this share of its words on, a sentence without a partner was joined to another or split off it.
INSIDE = 0.6
# Sentences are compared when they share one of so many of their rarest words …
_KEYS = 8
# … and that word stands in no more sentences than this, which keeps the work nearly linear.
_CROWD = 40
# Words of a sentence that are compared one by one at most; what is longer is no sentence.
_LONGEST = 400
# Of two partners that are as good, the one at the same place is better.
_PLACE = 0.02
_WORD = re.compile(r"\w+")
_ALIKE_MARKS = str.maketrans("“”„«»‘’‚–—‐‑", '"""""\'\'\'----')


class Change(NamedTuple):
    """What happened to a sentence: numbers of the sentence in both versions, None where one has no such sentence."""

    kind: str
    a: int | None
    b: int | None
    moved: bool = False
    part: bool = False


class Piece(NamedTuple):
    """Words of a corrected sentence: ``kind`` is kept, dropped (``text`` is of the first) or added (of the second)."""

    kind: str
    text: str


def changes(a: Sequence[str], b: Sequence[str]) -> list[Change]:
    """Say for the sentences of two versions which are the same, corrected, moved, added or dropped.

    Parameters
    ----------
    a, b : sequence of str
        The sentences of the earlier and of the later version.

    Returns
    -------
    list of Change
        In the order of the later version; what was dropped stands where it stood in the earlier one.

    Notes
    -----
    Partners are chosen from the most alike pair down; likeness is the share of words in common, each weighed by its
    rarity (Dice). A pair is moved if it is not part of the longest run of pairs in the same order, as in a
    line diff (J. W. Hunt and M. D. McIlroy, 1976).
    """
    bags_a, bags_b = [[Counter(map(str.casefold, _WORD.findall(one))) for one in side] for side in (a, b)]
    weights = _rarity([*bags_a, *bags_b])
    alike = _likeness(bags_a, bags_b, weights)
    partner = _partners(alike, len(a), len(b))
    in_order = _longest_order(sorted(partner.items()))
    found = [
        Change(
            "corrected" if not _same(a[i], b[j]) else "kept" if (i, j) in in_order else "moved",
            i,
            j,
            moved=(i, j) not in in_order,
        )
        for i, j in partner.items()
    ]
    taken_b = set(partner.values())
    like_a, like_b = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for i, j in alike:
        like_a[i].append(j)
        like_b[j].append(i)
    for j in range(len(b)):
        if j not in taken_b:
            whole = _holder(bags_b[j], bags_a, like_b[j], weights)
            found.append(Change("added" if whole is None else "corrected", whole, j, part=whole is not None))
    for i in range(len(a)):
        if i not in partner:
            whole = _holder(bags_a[i], bags_b, like_a[i], weights)
            found.append(Change("dropped" if whole is None else "corrected", i, whole, part=whole is not None))
    return _ordered(found, partner)


def _same(one: str, other: str) -> bool:
    """Say whether two sentences have the same words; the form of quotation marks and dashes tells nothing."""
    return one.translate(_ALIKE_MARKS).split() == other.translate(_ALIKE_MARKS).split()


def _rarity(bags: Sequence[Mapping[str, int]]) -> dict[str, float]:
    spread = Counter(word for bag in bags for word in bag)
    return {word: math.log(1 + len(bags) / count) for word, count in spread.items()}


def _weight(bag: Mapping[str, int], weights: Mapping[str, float]) -> float:
    return sum(count * weights[word] for word, count in bag.items())


def _shared(one: Mapping[str, int], other: Mapping[str, int], weights: Mapping[str, float]) -> float:
    return sum(min(count, other.get(word, 0)) * weights[word] for word, count in one.items())


def _likeness(
    a: Sequence[Mapping[str, int]], b: Sequence[Mapping[str, int]], weights: Mapping[str, float]
) -> dict[tuple[int, int], float]:
    """Return how alike the sentences are that share a rare word."""
    posted: dict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(b):
        for word in bag:
            posted[word].append(j)
    alike = {}
    for i, bag in enumerate(a):
        rarest = sorted(bag, key=lambda word: (len(posted.get(word, ())), word))
        keys = [word for word in rarest if 0 < len(posted.get(word, ())) <= _CROWD][:_KEYS]
        for j in sorted({j for word in keys for j in posted[word]}):
            both = _weight(bag, weights) + _weight(b[j], weights)
            alike[i, j] = 2 * _shared(bag, b[j], weights) / both
    return alike


def _partners(alike: Mapping[tuple[int, int], float], size_a: int, size_b: int) -> dict[int, int]:
    """Choose one partner for each sentence, from the most alike pair down."""

    def value(pair: tuple[int, int]) -> float:
        return alike[pair] - _PLACE * abs(pair[0] / max(1, size_a) - pair[1] / max(1, size_b))

    partner: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(alike, key=lambda pair: (-value(pair), pair)):
        if alike[i, j] >= ALIKE and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def _longest_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the pairs that stand in the same order in both versions, as many as possible."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        place = bisect_left(ends, j)
        ends[place : place + 1] = [j]
        last[place : place + 1] = [at]
        before.append(last[place - 1] if place else -1)
    chosen = set()
    at = last[-1] if last else -1
    while at >= 0:
        chosen.add(pairs[at])
        at = before[at]
    return chosen


def _holder(
    bag: Mapping[str, int], others: Sequence[Mapping[str, int]], near: Sequence[int], weights: Mapping[str, float]
) -> int | None:
    """Return the sentence of the other version that holds most of a sentence without a partner, if one does."""
    size = _weight(bag, weights)
    shares = [(_shared(bag, others[at], weights) / size, -at) for at in near if size]
    best = max(shares, default=(0.0, 0))
    return -best[1] if best[0] >= INSIDE else None


def _ordered(found: Iterable[Change], partner: Mapping[int, int]) -> list[Change]:
    """Sort changes as the later version has them; what it lacks follows the partner of the sentence before."""
    before: dict[int, int] = {}
    at = -1
    for i in range(max((one.a for one in found if one.a is not None), default=-1) + 1):
        at = partner.get(i, at)
        before[i] = at

    def place(one: Change) -> tuple[int, int, int]:
        if one.a is not None and (one.b is None or (one.part and partner.get(one.a) is None)):
            return before[one.a], 1, one.a
        return one.b if one.b is not None else -1, 0, 0

    return sorted(found, key=place)


def pieces(one: str, other: str) -> list[Piece]:
    """Compare two versions of a sentence word by word.

    Returns
    -------
    list of Piece
        In order; the kept and dropped pieces joined are ``one``, the kept and added ones ``other``, up to white space.
    """
    words_a, words_b = (
        [one[start:end] for start, end in _with_space(one)],
        [other[s:e] for s, e in _with_space(other)],
    )
    keys_a, keys_b = [[word.strip() for word in words] for words in (words_a, words_b)]
    if max(len(keys_a), len(keys_b)) > _LONGEST:
        return [Piece(kind, text) for kind, text in (("dropped", one), ("added", other)) if text]
    found = []
    matcher = difflib.SequenceMatcher(None, keys_a, keys_b, autojunk=False)
    for kind, a, a_end, b, b_end in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece("kept", "".join(words_b[b:b_end])))
            continue
        found += [Piece("dropped", "".join(words_a[a:a_end]))] if a < a_end else []
        found += [Piece("added", "".join(words_b[b:b_end]))] if b < b_end else []
    return found


def _with_space(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of tokens, each with the white space after it."""
    starts = [start for start, _ in tokens(text)]
    yield from pairwise([*starts, len(text)])


class _Row(NamedTuple):
    """A row of the table, with the articles that it is about."""

    article_a: str
    article_b: str
    change: str
    moved: bool
    part: str
    start_a: int | None
    end_a: int | None
    text_a: str
    start_b: int | None
    end_b: int | None
    text_b: str
    why: str


def versions(a: Article, b: Article, *more: Article) -> pd.DataFrame:
    """List what changed from version to version of one report, sentence by sentence.

    Parameters
    ----------
    a, b, *more : Article
        Versions of one report, the earliest first. Of three or more each is compared with the one before.

    Returns
    -------
    pandas.DataFrame
        One row a sentence, in the order of the later version: article_a, article_b, change (kept, corrected, moved,
        added, dropped), moved (whether it stands in another place, corrected or not), part (headline or body),
        start_a, end_a, text_a, start_b, end_b, text_b (offsets and words in both versions; NA and ``""`` where one
        has no such sentence), why. A sentence that was split, or joined to another, has two rows.
    """
    rows = [row for one, other in pairwise((a, b, *more)) for row in _rows(one, other)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.astype(dict.fromkeys(["start_a", "end_a", "start_b", "end_b"], "Int64"))


def _rows(a: Article, b: Article) -> Iterator[_Row]:
    yield from _headline(a, b)
    sentences_a, sentences_b = list(a.sentences), list(b.sentences)
    texts_a, texts_b = [[span.of(one.text) for span in one.sentences] for one in (a, b)]
    for change in changes(texts_a, texts_b):
        span_a = None if change.a is None else sentences_a[change.a]
        span_b = None if change.b is None else sentences_b[change.b]
        yield _row(a, b, change, "body", span_a, span_b, _why(change, a, b, span_a, span_b))


def _headline(a: Article, b: Article) -> Iterator[_Row]:
    one, other = a.headline, b.headline
    if one and other:
        same = _same(one.of(a.text), other.of(b.text))
        why = "The headline stayed as it was." if same else f"The headline changed. {_words_changed(a, b, one, other)}"
        yield _row(a, b, Change("kept" if same else "corrected", 0, 0), "headline", one, other, why.strip())
    elif one or other:
        change = Change("dropped", 0, None) if one else Change("added", None, 0)
        yield _row(a, b, change, "headline", one, other, "Only one of the versions has a headline in its text.")


def _row(a: Article, b: Article, change: Change, part: str, one: Span | None, other: Span | None, why: str) -> _Row:
    start_a, end_a = (one.start, one.end) if one else (None, None)
    start_b, end_b = (other.start, other.end) if other else (None, None)
    text_a, text_b = one.of(a.text) if one else "", other.of(b.text) if other else ""
    facts = (change.kind, change.moved, part)
    return _Row(a.id, b.id, *facts, start_a, end_a, text_a, start_b, end_b, text_b, why)


def _why(change: Change, a: Article, b: Article, one: Span | None, other: Span | None) -> str:
    if change.kind == "kept":
        return "Both versions have this sentence with the same words."
    if change.kind == "moved":
        return "The words are the same, but the sentence stands in another place."
    if change.kind == "added":
        return "No sentence of the earlier version has most of these words."
    if change.kind == "dropped":
        return "No sentence of the later version has most of these words."
    assert one is not None
    assert other is not None
    if change.part:
        return "Most words of the one sentence stand in the other: a sentence was split, or two were joined."
    place = " The sentence also stands in another place." if change.moved else ""
    return f"Most words are the same. {_words_changed(a, b, one, other)}{place}"


def _words_changed(a: Article, b: Article, one: Span, other: Span) -> str:
    """Say in a sentence each which words were dropped and added."""
    found = pieces(one.of(a.text), other.of(b.text))
    said = []
    for kind, verb in (("dropped", "Dropped"), ("added", "Added")):
        words = [piece.text.strip() for piece in found if piece.kind == kind and _WORD.search(piece.text)]
        if words:
            said.append(f"{verb}: {', '.join(f'“{one}”' for one in words)}.")
    return " ".join(said) or "Only punctuation changed."


@dataclass(frozen=True)
class VersionDiff:
    """Versions of a report set for reading: what was added is underlined, what was dropped is struck through.

    ``table`` is that of :func:`versions`; ``articles`` are the versions.
    """

    articles: tuple[Article, ...]
    table: pd.DataFrame

    def __repr__(self) -> str:
        lines = []
        for a, b in pairwise(self.articles):
            lines += [
                f"{_named(a)} → {_named(b)}: {self._summary(a, b)}",
                "= kept  ~ corrected  > moved  + added  - dropped",
            ]
            for row in self._of(a, b):
                words = f"{SIGNS[row.change]} {'HEADLINE: ' if row.part == 'headline' else ''}{_plain(row)}"
                lines.append(textwrap.fill(words, 100, subsequent_indent="  "))
            lines.append("")
        return "\n".join(lines[:-1])

    def _repr_html_(self) -> str:
        parts = []
        for a, b in pairwise(self.articles):
            rows = "".join(_html_row(row) for row in self._of(a, b))
            parts.append(
                f"<h4{look.style('heading')}>{escaped(_named(a))} → {escaped(_named(b))}</h4>"
                f"<p{look.style('soft')}>{self._summary(a, b)}. Words with + and a line under them were added, words "
                f"with − and a line through them were dropped.</p>"
                f"<div{look.style('scroll')}><table{look.style('table')}><thead><tr>"
                f"<th scope='col'{look.style('words')}>change</th><th scope='col'{look.style('passage')}>sentence</th>"
                f"</tr></thead><tbody>{rows}</tbody></table></div>"
            )
        return f"<div>{''.join(parts)}</div>"

    def _of(self, a: Article, b: Article) -> list[_Row]:
        chosen = self.table[(self.table["article_a"] == a.id) & (self.table["article_b"] == b.id)]
        return [_Row(*row) for row in chosen[list(_Row._fields)].itertuples(index=False)]

    def _summary(self, a: Article, b: Article) -> str:
        counts = Counter(row.change for row in self._of(a, b) if row.part == "body")
        said = [f"{counts[kind]} {kind}" for kind in SIGNS if counts[kind]]
        return f"Sentences: {', '.join(said) or 'none'}"


def _named(article: Article) -> str:
    day = article.published.isoformat() if article.published else "no date"
    return f"{article.outlet}, {day} ({article.id})"


def _plain(row: _Row) -> str:
    if row.change != "corrected":
        return row.text_b or row.text_a
    marks = {"kept": ("", ""), "dropped": ("[-", "-]"), "added": ("[+", "+]")}
    said = ""
    for piece, space in _spaced(pieces(row.text_a, row.text_b)):
        opening, closing = marks[piece.kind]
        said += f"{opening}{piece.text.rstrip()}{closing}{space}"
    return said.rstrip()


def _spaced(found: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """Yield each piece with the space after it: its own, or one between what was dropped and what came for it."""
    for piece, following in zip(found, [*found[1:], None], strict=True):
        swapped = piece.kind == "dropped" and following is not None and following.kind == "added"
        yield piece, " " if swapped or piece.text != piece.text.rstrip() else ""


def _html_row(row: _Row) -> str:
    sign = escaped(SIGNS[row.change].replace("-", "−"))
    name = f"{'headline ' if row.part == 'headline' else ''}{row.change}"
    name += ", moved" if row.moved and row.change != "moved" else ""
    return (
        f"<tr><th scope='row'{look.style('words')}>{sign} {name}</th>"
        f"<td{look.style('passage')}>{_html_words(row)}</td></tr>"
    )


def _html_words(row: _Row) -> str:
    if row.change == "corrected":
        return "".join(_html_piece(piece) + space for piece, space in _spaced(pieces(row.text_a, row.text_b)))
    if row.change in ("added", "dropped"):
        return _html_piece(Piece(row.change, row.text_b or row.text_a))
    return escaped(row.text_b)


def _html_piece(piece: Piece) -> str:
    words = escaped(piece.text.rstrip())
    if piece.kind == "kept":
        return words
    tag, sign = ("ins", "+") if piece.kind == "added" else ("del", "−")
    return f"<{tag}{look.style(piece.kind)}>{sign}{words}</{tag}>"


def version_diff(a: Article, b: Article, *more: Article) -> VersionDiff:
    """Show what changed from version to version of one report.

    Parameters
    ----------
    a, b, *more : Article
        As for :func:`versions`.

    Returns
    -------
    VersionDiff
        It shows itself in a notebook, and as plain text; ``.table`` is the table of :func:`versions`.
    """
    return VersionDiff((a, b, *more), versions(a, b, *more))
