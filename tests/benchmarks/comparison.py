"""Print how well sentences are aligned, articles grouped and conflicting figures found, beside plain TF-IDF.

Run::

    python tests/benchmarks/comparison.py                              speed on built-in sentences
    python tests/benchmarks/comparison.py --task TASK --data FILE      accuracy and speed on your own gold

``align``: a JSON list of events; each has ``event`` and ``articles``, an article has ``sents``, a sentence ``text`` and
``mentions`` with ``type`` and ``chain``. Two sentences of one event are aligned if they share the chain of a mention
whose type begins with ACTION or NEG_ACTION. Events whose names differ only by a final "plus" are look-alikes and stand
in one set. ``group``: a JSON list of articles with ``sents`` and ``event``. ``figures``: a JSON list of pairs ``a``,
``b`` with ``conflict``. The peer weighs words by TF-IDF and takes the cosine; for figures it takes numbers in digits
and days of the week for a conflict if the sentences have none in common.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from kit.comparison import align, conflicts, group

SAMPLE = [
    [f"The {place} envoys arrived on {day}, and {count} guests greeted them.", f"It rained in {place} on {day}."]
    for place in ("Kenyan", "Ghanaian", "Chilean", "Finnish", "Omani")
    for day in ("Monday", "Tuesday", "Friday")
    for count in (12, 20, 350)
]
# The distance at which the peer does best on the development data that the kit was made with.
THRESHOLD = 0.8
Pairs = list[tuple[int, int, int, int, float]]


def cosines(texts: Sequence[str]) -> Any:
    """Return the plain cosine of every two texts."""
    rows = TfidfVectorizer().fit_transform(texts)
    return (rows @ rows.T).toarray()


def plain_align(articles: list[list[str]]) -> Pairs:
    """Score sentences by plain TF-IDF."""
    scores = cosines([text for article in articles for text in article])
    first = np.cumsum([0, *map(len, articles)])
    return [
        (a, i, b, j, float(scores[first[a] + i, first[b] + j]))
        for a, b in combinations(range(len(articles)), 2)
        for i in range(len(articles[a]))
        for j in range(len(articles[b]))
    ]


def plain_group(texts: list[str]) -> list[int]:
    """Join articles by average linkage of plain TF-IDF."""
    rows = TfidfVectorizer(stop_words="english").fit_transform(texts).toarray()
    linkage = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=THRESHOLD)
    return linkage.fit_predict(rows).tolist()


def plain_conflict(a: str, b: str) -> bool:
    """Say whether two sentences have numbers, and none in common."""
    left, right = (set(re.findall(r"\d+|[A-Z]\w+day", text)) for text in (a, b))
    return bool(left and right and not left & right)


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the mean of the precision at each aligned pair, by falling score."""
    hits, total = 0, 0.0
    for rank, (_, aligned) in enumerate(sorted(scored, key=lambda pair: -pair[0]), 1):
        hits += aligned
        total += aligned * hits / rank
    return total / max(hits, 1)


def chains(sentence: dict[str, Any]) -> set[str]:
    """Return the events of a sentence."""
    return {m["chain"] for m in sentence["mentions"] if m["chain"] and m["type"].startswith(("ACTION", "NEG_ACTION"))}


def score_align(engine: Callable[[list[list[str]]], Pairs], data: list[dict[str, Any]]) -> str:
    """Return average precision over the pairs of a set, and how often the best-scored sentence is right."""
    sets: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for event in data:
        sets[event["event"].removesuffix("plus")] += [(event["event"], article) for article in event["articles"]]
    scored, hits, asked = [], 0, 0
    for articles in sets.values():
        best: dict[tuple[int, int, int], list[tuple[float, bool]]] = defaultdict(list)
        for a, i, b, j, score in engine([[s["text"] for s in article["sents"]] for _, article in articles]):
            (one, left), (other, right) = articles[a], articles[b]
            aligned = one == other and bool(chains(left["sents"][i]) & chains(right["sents"][j]))
            scored.append((score, aligned))
            if one == other:
                best[a, i, b].append((score, aligned))
                best[b, j, a].append((score, aligned))
        for found in best.values():
            if len({aligned for _, aligned in found}) == 2:
                asked, hits = asked + 1, hits + max(found)[1]
    return f"AP {100 * average_precision(scored):.1f}, top-1 {100 * hits / max(asked, 1):.1f}"


def score_group(engine: Callable[[list[str]], list[int]], data: list[dict[str, Any]]) -> str:
    """Return B-cubed precision, recall and F1."""
    ours = engine([" ".join(article["sents"]) for article in data])
    gold = [article["event"] for article in data]
    both, own, true = Counter(zip(ours, gold, strict=True)), Counter(ours), Counter(gold)
    precision = sum(count * count / own[one] for (one, _), count in both.items()) / len(data)
    recall = sum(count * count / true[event] for (_, event), count in both.items()) / len(data)
    return f"B-cubed P {100 * precision:.1f}, R {100 * recall:.1f}, F1 {200 * precision * recall / (precision + recall):.1f}"


def score_figures(engine: Callable[[str, str], Any], data: list[dict[str, Any]]) -> str:
    """Return precision, recall and F1 of conflicts."""
    found = Counter((bool(engine(pair["a"], pair["b"])), bool(pair["conflict"])) for pair in data)
    precision = found[True, True] / max(found[True, True] + found[True, False], 1)
    recall = found[True, True] / max(found[True, True] + found[False, True], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {100 * precision:.1f}, R {100 * recall:.1f}, F1 {100 * f1:.1f}"


TASKS: dict[str, tuple[Callable[..., str], Callable[..., Any], Callable[..., Any]]] = {
    "align": (score_align, align, plain_align),
    "group": (score_group, group, plain_group),
    "figures": (score_figures, conflicts, plain_conflict),
}


def timed(name: str, work: Callable[[], str]) -> None:
    """Print what some work returns and the CPU seconds it takes."""
    start = time.process_time()
    answer = work()
    print(f"  {name}: {answer}, {time.process_time() - start:.2f} CPU seconds")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--task", choices=TASKS)
    parser.add_argument("--data", type=Path, metavar="FILE")
    options = parser.parse_args()
    align(SAMPLE[:2])  # loads the libraries
    if options.data and options.task:
        data = json.loads(options.data.read_text(encoding="utf-8"))
        score, ours, peer = TASKS[options.task]
        print(f"{options.task} on {options.data.name}, {len(data)} items:")
        timed("kit", lambda: score(ours, data))
        timed("plain TF-IDF", lambda: score(peer, data))
        return
    pairs = sum(len(a) * len(b) for a, b in combinations(SAMPLE, 2))
    print(f"sample of {len(SAMPLE)} articles, {pairs} pairs of sentences:")
    timed("kit", lambda: f"{len(align(SAMPLE))} scores")
    timed("plain TF-IDF", lambda: f"{len(plain_align(SAMPLE))} scores")


if __name__ == "__main__":
    main()
