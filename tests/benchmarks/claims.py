"""Print how well ``kit.compare`` finds the claims of the gold: who tells the same thing, and where tellings differ.

Run ``python tests/benchmarks/claims.py [--gold FILE]``; it compares the articles that the gold has marked.

A telling of the gold is found in a row if the two overlap. *Pairs*: two tellings of one claim in two articles should
stand in one claim of the kit (recall, over all pairs and as a mean over claims). Two rows of one claim of the kit that
both hold tellings should share a claim of the gold (precision); rows without a telling are not judged, since the gold
does not hold all that the articles tell. *Cells*: for each claim of the gold, the claim of the kit that fits best by
the articles that tell it, with its precision, recall and F1, as means over claims. *Differences*: for each known
difference, the claims in which two tellings with different values stand in one claim of the kit that says of both that
they differ, whatever it says they differ in.

At the end, how far the two annotators of the gold agree. *Cells* are all pairs of a claim and an article of the gold.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import kit
from kit.evaluation import cohens_kappa

ROOT = Path(__file__).resolve().parents[2]
# The known differences in which two values stand against each other.
DIFFERENCES = ("X1", "X3", "X4", "X5", "X6", "X7", "X10", "X11")

Row = Mapping[str, str]
Cell = tuple[str, str]


def read_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


class Telling(NamedTuple):
    """A telling of the gold, and the rows of the kit's table that overlap it, by claim."""

    claim: str
    article: str
    value: str
    x: str
    found: dict[int, bool]


def read_gold(path: Path, rows: Iterable[tuple[int, str, int, int, str]]) -> list[Telling]:
    """Read the gold, with the kit's claims in which each telling stands, and whether they say that it differs."""
    by_article: dict[str, list[tuple[int, int, int, bool]]] = defaultdict(list)
    for claim, article, start, end, differs in rows:
        by_article[article].append((claim, start, end, bool(differs)))
    tellings = []
    for row in read_rows(path):
        first = int(row["start"])
        last = first + len(row["text"])
        found: dict[int, bool] = {}
        for claim, start, end, differs in by_article[row["article"]]:
            if start < last and first < end:
                found[claim] = found.get(claim, False) or differs
        tellings.append(Telling(row["claim"], row["article"], row["value"], row["x"], found))
    return tellings


def by_claim(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    groups: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        groups[one.claim].append(one)
    return groups


def pairs_joined(tellings: Sequence[Telling]) -> tuple[int, int]:
    """Count the pairs of tellings in two articles, and those that stand in one claim of the kit."""
    pairs = [(a, b) for a, b in combinations(tellings, 2) if a.article != b.article]
    return sum(bool(a.found.keys() & b.found.keys()) for a, b in pairs), len(pairs)


def pairs_right(
    tellings: Sequence[Telling], rows: Sequence[tuple[int, str, int, int, str]], path: Path
) -> tuple[int, int, int]:
    """Count the kit's pairs of rows that share a claim of the gold, those that are judged, and all."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in read_rows(path):
        spans[row["article"]].append((int(row["start"]), int(row["start"]) + len(row["text"]), row["claim"]))
    claims: dict[int, list[tuple[str, set[str]]]] = defaultdict(list)
    for claim, article, start, end, _ in rows:
        claims[claim].append((article, {name for a, b, name in spans[article] if a < end and start < b}))
    pairs = [
        (one, other)
        for members in claims.values()
        for (here, one), (there, other) in combinations(members, 2)
        if here != there
    ]
    judged = [bool(one & other) for one, other in pairs if one and other]
    return sum(judged), len(judged), len(pairs)


def best_fit(told: set[str], found: Iterable[set[str]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the set of articles that fits best."""
    best = (0.0, 0.0, 0.0)
    for articles in found:
        both = len(told & articles)
        if both:
            score = (both / len(articles), both / len(told), 2 * both / (len(articles) + len(told)))
            best = max(best, score, key=lambda one: one[2])
    return best


def differing(tellings: Sequence[Telling]) -> bool:
    """Say whether two values of a claim stand in one claim of the kit that says that both differ."""
    return any(
        a.value != b.value and any(a.found[claim] and b.found[claim] for claim in a.found.keys() & b.found.keys())
        for a, b in combinations(tellings, 2)
        if a.article != b.article and "not said" not in (a.value, b.value)
    )


def cells_of(gold: Iterable[Row], days: Mapping[str, str], last: str = "2023-07-28") -> set[Cell]:
    """Return the pairs of claim and article that were to be annotated.

    These are all claims with all articles up to the last day, and those of a known difference with the later ones.
    """
    rows = list(gold)
    claims = {row["claim"]: bool(row["x"]) for row in rows}
    articles = {row["article"] for row in rows}
    return {(claim, id) for claim, known in claims.items() for id in articles if known or days[id] <= last}


def plain(words: str) -> str:
    """Return a value or the name of a source without what is only a matter of spelling."""
    words = words.casefold().replace(".", "").replace("defense", "defence")
    return " ".join(word for word in re.findall(r"\w+", words) if word not in ("a", "and", "the"))


def marked(rows: Iterable[Row]) -> set[int]:
    """Return the offsets of all characters that a cell marks."""
    return {n for row in rows for n in range(int(row["start"]), int(row["start"]) + len(row["text"]))}


def matched(ours: Sequence[Row], others: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair the tellings of one cell: those that share most first, each once, none that share neither words nor value."""
    shared = []
    for n, one in enumerate(ours):
        for m, two in enumerate(others):
            words = len(marked([one]) & marked([two])) > 0
            value, source = (plain(one[name]) == plain(two[name]) for name in ("value", "source"))
            if words or value:
                shared.append((words + value + source, -n, -m))
    pairs: list[tuple[Row, Row]] = []
    taken: set[tuple[str, int]] = set()
    for _, n, m in sorted(shared, reverse=True):
        if not taken & {("ours", n), ("others", m)}:
            taken |= {("ours", n), ("others", m)}
            pairs.append((ours[-n], others[-m]))
    return pairs


def annotators_agree(first: Iterable[Row], second: Iterable[Row], cells: Collection[Cell]) -> dict[str, float]:
    """Compare two annotations of the same cells.

    Returns
    -------
    dict of str to float
        The number of cells, of those that both, only the first and only the second tell; the share of cells in which
        they agree and its Cohen's kappa; F1 of tellings that can be paired within a cell; of the pairs the shares
        with the same value and the same source, spelling aside; F1 of the characters marked in the cells that both
        tell; and kappa of *same value or another* over all two tellings of a claim in two articles, which does not
        ask for the same words.
    """
    ours, others = (defaultdict[Cell, list[Row]](list) for _ in range(2))
    for table, rows in ((ours, first), (others, second)):
        for row in rows:
            if (row["claim"], row["article"]) in cells:
                table[row["claim"], row["article"]].append(row)
    told = Counter((str(cell in ours), str(cell in others)) for cell in cells)
    both = sorted(ours.keys() & others.keys())
    pairs = {cell: matched(ours[cell], others[cell]) for cell in both}
    flat = [pair for found in pairs.values() for pair in found]
    values: Counter[tuple[str, str]] = Counter()
    for a, b in combinations(flat, 2):
        if a[0]["claim"] == b[0]["claim"] and a[0]["article"] != b[0]["article"]:
            same = [str(plain(a[n]["value"]) == plain(b[n]["value"])) for n in (0, 1)]
            values[same[0], same[1]] += 1
    left, right = ({cell: marked(table[cell]) for cell in both} for table in (ours, others))
    sizes = sum(len(left[cell]) + len(right[cell]) for cell in both)
    tellings = sum(map(len, ours.values())) + sum(map(len, others.values()))
    return {
        "cells": len(cells),
        "both": told["True", "True"],
        "only first": told["True", "False"],
        "only second": told["False", "True"],
        "cells, observed": (told["True", "True"] + told["False", "False"]) / max(1, len(cells)),
        "cells, kappa": cohens_kappa(told),
        "tellings": 2 * len(flat) / max(1, tellings),
        "value": mean([float(plain(a["value"]) == plain(b["value"])) for a, b in flat]),
        "source": mean([float(plain(a["source"]) == plain(b["source"])) for a, b in flat]),
        "words": 2 * sum(len(left[cell] & right[cell]) for cell in both) / max(1, sizes),
        "same value, kappa": cohens_kappa(values),
    }


def mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT / "seeds" / "gold" / "claims.csv")
    path = parser.parse_args().gold
    news = kit.read(ROOT / "seeds", local=False)
    marked = {row["article"] for row in read_rows(path)}
    begin = time.process_time()
    table = kit.compare([article for article in news if article.id in marked])
    seconds = time.process_time() - begin
    columns = ["claim", "article", "start", "end", "differs"]
    rows = list(table[columns].itertuples(index=False, name=None))
    tellings = read_gold(path, rows)
    groups = by_claim(tellings)

    joined = {claim: pairs_joined(members) for claim, members in groups.items()}
    hits, total = map(sum, zip(*joined.values(), strict=True))
    right, judged, pairs = pairs_right(tellings, rows, path)
    recall, macro = hits / total, mean([a / b for a, b in joined.values() if b])
    precision = right / max(judged, 1)
    print(f"{len(marked)} articles, {seconds:.1f} s: {table['claim'].nunique()} claims, {len(rows)} rows")
    print(f"pairs joined           P {100 * precision:.1f} ({right} of {judged} judged, {pairs} in all)")
    print(f"                       R {100 * recall:.1f} ({hits} of {total}), mean over claims {100 * macro:.1f}")

    found: dict[int, set[str]] = defaultdict(set)
    for claim, article, *_ in rows:
        found[claim].add(article)
    joined_at_all = mean([float(any(len(found[claim]) > 1 for claim in one.found)) for one in tellings])
    print(
        f"tellings joined        {100 * joined_at_all:.1f} % of {len(tellings)} stand in a claim of two articles or more"
    )
    fits = []
    for members in groups.values():
        touched = {claim for one in members for claim in one.found}
        fits.append(best_fit({one.article for one in members}, [found[claim] for claim in sorted(touched)]))
    p, r, f1 = (100 * mean(list(column)) for column in zip(*fits, strict=True))
    print(f"cells of the best fit  P {p:.1f}, R {r:.1f}, F1 {f1:.1f} (means over {len(fits)} claims)")

    for x in DIFFERENCES:
        claims = [claim for claim, members in groups.items() if members[0].x == x]
        shown = [f"{claim} {'yes' if differing(groups[claim]) else 'no'}" for claim in claims]
        print(f"{x:4} differs: {', '.join(shown)}")

    gold = read_rows(path)
    annotators = [read_rows(ROOT / "seeds" / "gold" / "annotators" / f"claims-{name}.csv") for name in "ab"]
    cells = cells_of(gold, {article.id: article.published.isoformat() for article in news})
    print("\nthe two annotators")
    for name, figure in annotators_agree(*annotators, cells).items():
        print(f"{name:20} {figure:8.3f}" if isinstance(figure, float) else f"{name:20} {figure:8}")


if __name__ == "__main__":
    main()
