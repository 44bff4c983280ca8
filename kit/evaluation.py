"""How well spans agree: a machine's with the gold, or two annotators' with each other.

Spans are tables with the columns ``article``, ``start``, ``end`` and ``label`` (and ``text``, for showing), as
``kit.tag_entities`` returns them and ``kit.read_gold`` reads them. A table of statements has no ``label``; its ``kind``
serves as one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kit import segments
from kit.corpus import Articles, as_list
from kit.tabular import pd

_KEY = ["article", "start", "end", "label"]


class _Mark(NamedTuple):
    """One span of a table, without what the comparison does not need."""

    start: int
    end: int
    label: str
    text: str


def _marks(table: pd.DataFrame) -> dict[str, list[_Mark]]:
    """Return the spans of each article in the order of the text, each once."""
    if "label" not in table.columns and "kind" in table.columns:
        table = table.assign(label=table["kind"])
    missing = [column for column in _KEY if column not in table.columns]
    if missing:
        raise ValueError(f"The table of spans has no column {missing[0]!r}. It needs: {', '.join(_KEY)}.")
    texts = table["text"] if "text" in table.columns else [""] * len(table)
    found: dict[str, set[_Mark]] = defaultdict(set)
    for article, start, end, label, text in zip(*(table[column] for column in _KEY), texts, strict=True):
        found[str(article)].add(_Mark(int(start), int(end), str(label), str(text)))
    return {article: sorted(marks) for article, marks in found.items()}


def outcomes(gold: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Say of every span what became of it.

    Parameters
    ----------
    gold, found : pandas.DataFrame
        Spans: article, start, end (code-point offsets), label (or kind), and text for showing.

    Returns
    -------
    pandas.DataFrame
        One row a span or a pair of spans: article, outcome, gold (its words), gold_label, found (its words),
        found_label, start, end. The outcomes are

        - ``exact``: the same words, the same label;
        - ``label``: the same place, another label;
        - ``boundary``: the same label, but more or fewer words;
        - ``missed``: in the gold only;
        - ``spurious``: found only.

        Where spans overlap and neither place nor label is the same, one is missed and one is spurious.

    Raises
    ------
    ValueError
        If a table lacks a column.

    Notes
    -----
    The kinds of error follow N. Chinchor and B. Sundheim, "MUC-5 evaluation metrics" (1993), in a smaller form.
    """
    golden, others = _marks(gold), _marks(found)
    rows = []
    for article in sorted(golden.keys() | others.keys()):
        for outcome, mark, other in _pairs(golden.get(article, []), others.get(article, [])):
            one = mark or other
            assert one is not None
            start, end = one.start, one.end
            left = (mark.text, mark.label) if mark else ("", "")
            right = (other.text, other.label) if other else ("", "")
            rows.append((article, outcome, *left, *right, start, end))
    columns = ["article", "outcome", "gold", "gold_label", "found", "found_label", "start", "end"]
    return pd.DataFrame(rows, columns=columns)


def _pairs(gold: list[_Mark], found: list[_Mark]) -> list[tuple[str, _Mark | None, _Mark | None]]:
    """Pair the spans of one article, the best pairs first, and return them in the order of the text."""
    free = {(mark.start, mark.end, mark.label): mark for mark in found}
    pairs: list[tuple[str, _Mark | None, _Mark | None]] = []
    left: list[_Mark] = []
    for mark in gold:
        other = free.pop((mark.start, mark.end, mark.label), None)
        if other:
            pairs.append(("exact", mark, other))
        else:
            left.append(mark)
    rest = sorted(free.values())
    for outcome in ("label", "boundary"):
        unpaired = []
        for mark in left:
            other = next((other for other in _overlapping(rest, mark) if _fits(outcome, mark, other)), None)
            if other:
                pairs.append((outcome, mark, other))
                rest.remove(other)
            else:
                unpaired.append(mark)
        left = unpaired
    pairs += [("missed", mark, None) for mark in left] + [("spurious", None, other) for other in rest]
    return sorted(pairs, key=lambda pair: (pair[1] or pair[2] or _Mark(0, 0, "", ""))[:2])


def _overlapping(marks: list[_Mark], mark: _Mark) -> list[_Mark]:
    """Return the marks of a sorted list that share a character with one, looking only around its place."""
    last = bisect_right(marks, (mark.end - 1, float("inf"), "", ""))
    first = last
    while first and marks[first - 1].end > mark.start:
        first -= 1
    return marks[first:last]


def _fits(outcome: str, mark: _Mark, other: _Mark) -> bool:
    if outcome == "label":
        return (mark.start, mark.end) == (other.start, other.end)
    return mark.label == other.label


_VERDICTS = {
    "exact": "agree",
    "label": "disagree",
    "boundary": "disagree",
    "missed": "only the first",
    "spurious": "only the second",
}


def side_by_side(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Put two taggings of the same articles side by side, neither of them being gold.

    Parameters
    ----------
    first, second : pandas.DataFrame
        Spans, as for :func:`outcomes`.

    Returns
    -------
    pandas.DataFrame
        One row a span or a pair of spans: article, verdict (``agree``, ``disagree``, ``only the first``, ``only the
        second``), first (its words), first_label, second (its words), second_label, start, end.

    Raises
    ------
    ValueError
        If a table lacks a column.
    """
    table = outcomes(first, second)
    columns = ["article", "verdict", "first", "first_label", "second", "second_label", "start", "end"]
    return table.assign(outcome=table["outcome"].map(_VERDICTS)).set_axis(columns, axis="columns")


def score(gold: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Count exact hits for each label and over all.

    Parameters
    ----------
    gold, found : pandas.DataFrame
        Spans, as for :func:`outcomes`.

    Returns
    -------
    pandas.DataFrame
        One row a label, then one for all: label, gold, found, exact (how many spans), precision (share of the
        found that is right), recall (share of the gold that is found), f1 (their harmonic mean). A share of
        nothing is 0.

    Raises
    ------
    ValueError
        If a table lacks a column.

    Notes
    -----
    A hit needs both offsets and the label, as in E. Tjong Kim Sang and F. De Meulder, "Introduction to the
    CoNLL-2003 shared task" (2003).
    """
    golden = {(article, *mark[:3]) for article, marks in _marks(gold).items() for mark in marks}
    others = {(article, *mark[:3]) for article, marks in _marks(found).items() for mark in marks}
    in_gold, in_found, exact = (Counter(key[3] for key in keys) for keys in (golden, others, golden & others))
    rows = [
        (label, in_gold[label], in_found[label], exact[label]) for label in sorted(in_gold.keys() | in_found.keys())
    ]
    rows.append(("all", len(golden), len(others), len(golden & others)))
    return pd.DataFrame(
        [(*row, *(round(share, 3) for share in _shares(*row[1:]))) for row in rows],
        columns=["label", "gold", "found", "exact", "precision", "recall", "f1"],
    )


def _shares(gold: int, found: int, exact: int) -> tuple[float, float, float]:
    precision, recall = exact / found if found else 0.0, exact / gold if gold else 0.0
    return precision, recall, 2 * exact / (gold + found) if gold + found else 0.0


class Agreement(NamedTuple):
    """How far two annotators agree.

    Parameters
    ----------
    span_f1 : float
        The F1 of one annotator's spans against the other's (it does not matter which is called gold).
    kappa : float
        Cohen's kappa of the labels of the tokens: 1 for full agreement, 0 for as much as chance would give.
    observed : float
        Share of the tokens with the same label (or with none) in both.
    tokens : int
        How many tokens were compared.
    """

    span_f1: float
    kappa: float
    observed: float
    tokens: int


def agreement(first: pd.DataFrame, second: pd.DataFrame, articles: Articles) -> Agreement:
    """Measure how far two annotators of the same articles agree.

    Parameters
    ----------
    first, second : pandas.DataFrame
        Their spans, as for :func:`outcomes`.
    articles : Article, Corpus or iterable of Article
        What both annotated; spans of other articles are left out.

    Returns
    -------
    Agreement

    Raises
    ------
    ValueError
        If a table lacks a column.

    Notes
    -----
    Kappa is that of J. Cohen, "A coefficient of agreement for nominal scales" (1960). Most tokens carry no label,
    so a high observed agreement says little; kappa takes that into account. When both give every token the same
    one label, chance explains everything, and kappa is 1 by convention.

    Examples
    --------
    >>> from kit import Article
    >>> article = Article.from_text("Li met Kim in Paris.", id="a")
    >>> def table(*spans):
    ...     return pd.DataFrame([("a", *span) for span in spans], columns=["article", "start", "end", "label"])
    >>> one = table((0, 2, "PERSON"), (7, 10, "PERSON"), (14, 19, "PLACE"))
    >>> two = table((0, 2, "PERSON"), (7, 10, "PLACE"))
    >>> result = agreement(one, two, article)

    Of three spans and two, one is the same: 2 · 1 / (3 + 2).

    >>> round(result.span_f1, 2)
    0.4

    Of six tokens (the full stop is one) four have the same label: 4/6. By chance it would be
    3/6 · 4/6 (none) + 2/6 · 1/6 (PERSON) + 1/6 · 1/6 (PLACE) = 15/36, so kappa is (24/36 - 15/36) / (36/36 - 15/36).

    >>> round(result.observed, 2), round(result.kappa, 2)
    (0.67, 0.43)
    """
    chosen = {article.id: article for article in as_list(articles)}
    one, two = first[first["article"].isin(chosen)], second[second["article"].isin(chosen)]
    pairs: Counter[tuple[str, str]] = Counter()
    left, right = _marks(one), _marks(two)
    for id, article in chosen.items():
        tokens = segments.tokens(article.text)
        pairs.update(zip(*(_token_labels(tokens, marks.get(id, [])) for marks in (left, right)), strict=True))
    compared = sum(pairs.values())
    same = sum(count for (a, b), count in pairs.items() if a == b)
    observed = same / compared if compared else 0.0
    return Agreement(float(score(one, two)["f1"].iloc[-1]), cohens_kappa(pairs), observed, compared)


def cohens_kappa(pairs: Mapping[tuple[str, str], int]) -> float:
    """Return Cohen's kappa of the labels that two annotators gave to the same things.

    Parameters
    ----------
    pairs : mapping of (str, str) to int
        How many things got this label from the first and that one from the second.

    Returns
    -------
    float
        1 for full agreement, 0 for as much as chance would give. When both give everything the same one label,
        chance explains everything, and kappa is 1 by convention; with nothing to compare it is 0.

    Notes
    -----
    J. Cohen, "A coefficient of agreement for nominal scales" (1960).

    Examples
    --------
    Both give each label to half of ten things, so chance would make half the same: (8/10 - 1/2) / (1 - 1/2).

    >>> kappa = cohens_kappa({("yes", "yes"): 4, ("no", "no"): 4, ("yes", "no"): 1, ("no", "yes"): 1})
    >>> round(kappa, 2)
    0.6
    """
    total = sum(pairs.values())
    if not total:
        return 0.0
    by_one, by_two = Counter[str](), Counter[str]()
    for (a, b), count in pairs.items():
        by_one[a] += count
        by_two[b] += count
    observed = sum(count for (a, b), count in pairs.items() if a == b) / total
    chance = sum(by_one[label] * by_two[label] for label in by_one) / total**2
    return (observed - chance) / (1 - chance) if chance < 1 else 1.0


def _token_labels(tokens: Iterable[tuple[int, int]], marks: list[_Mark]) -> list[str]:
    """Return for each token of an article the label of the span it stands in, or ``""``."""
    labels = []
    place = 0
    for start, end in tokens:
        while place < len(marks) and marks[place].end <= start:
            place += 1
        inside = place < len(marks) and marks[place].start < end
        labels.append(marks[place].label if inside else "")
    return labels
