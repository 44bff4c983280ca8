"""Print how well ``kit.compare`` finds the claims of the gold: who tells the same thing, and where tellings differ.

Run ``python tests/benchmarks/claims.py [--gold FILE]``; it compares the articles that the gold has marked.

A telling of the gold is found in a row if the two overlap. *Pairs*: two tellings of one claim in two articles should
stand in one claim of the kit (recall, over all pairs and as a mean over claims). Two rows of one claim of the kit that
both hold tellings should share a claim of the gold (precision); rows without a telling are not judged, since the gold
does not hold all that the articles tell. *Cells*: for each claim of the gold, the claim of the kit that fits best by
the articles that tell it, with its precision, recall and F1, as means over claims. *Differences*: for each known
difference, the claims in which two tellings with different values stand in one claim of the kit that says of both that
they differ, whatever it says they differ in.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import kit

ROOT = Path(__file__).resolve().parents[2]
# The known differences in which two values stand against each other.
DIFFERENCES = ("X1", "X3", "X4", "X5", "X6", "X7", "X10", "X11")


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
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
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
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
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


def mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT / "seeds" / "gold" / "claims.csv")
    path = parser.parse_args().gold
    news = kit.read(ROOT / "seeds", local=False)
    marked = {row["article"] for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())}
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
    cells = []
    for members in groups.values():
        touched = {claim for one in members for claim in one.found}
        cells.append(best_fit({one.article for one in members}, [found[claim] for claim in sorted(touched)]))
    p, r, f1 = (100 * mean(list(column)) for column in zip(*cells, strict=True))
    print(f"cells of the best fit  P {p:.1f}, R {r:.1f}, F1 {f1:.1f} (means over {len(cells)} claims)")

    for x in DIFFERENCES:
        claims = [claim for claim, members in groups.items() if members[0].x == x]
        shown = [f"{claim} {'yes' if differing(groups[claim]) else 'no'}" for claim in claims]
        print(f"{x:4} differs: {', '.join(shown)}")


if __name__ == "__main__":
    main()
