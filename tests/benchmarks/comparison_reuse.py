"""Measure how well and how fast reused text is found and expressions for one thing are joined, each beside a peer.

Run ``python tests/benchmarks/comparison_reuse.py`` for the speed on generated texts of growing size, and
``python tests/benchmarks/comparison_reuse.py --task reuse --data FILE`` or ``--task naming --data FILE`` for the figures
on labelled data. The peers run in the same process: for reuse the matching blocks of five words or more of
``difflib.SequenceMatcher``, for naming the last word of an expression. Seconds are CPU seconds.

The files are JSON lists. For reuse: ``a``, ``b`` and ``spans``, each with ``a`` and ``b`` as ``[start, end)`` offsets and
``how`` it was changed; counted are the characters of ``b``. For naming: ``mentions`` with ``outlet``, ``text``,
``type`` and ``concept``; counted is B-cubed (A. Bagga and B. Baldwin, 1998), as the mean of the lists.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit.comparison import naming, reuse

Spans = list[tuple[tuple[int, int], tuple[int, int]]]
Mentions = Sequence[dict[str, str]]
WORD = re.compile(r"\w+")
RUN = 5


def matching_blocks(a: str, b: str) -> Spans:
    """Return what a diff of the words finds."""
    sides = [[(found.group().lower(), *found.span()) for found in WORD.finditer(text)] for text in (a, b)]
    one, other = sides
    matcher = difflib.SequenceMatcher(None, [word for word, *_ in one], [word for word, *_ in other], autojunk=False)
    return [
        ((one[i][1], one[i + size - 1][2]), (other[j][1], other[j + size - 1][2]))
        for i, j, size in matcher.get_matching_blocks()
        if size >= RUN
    ]


def last_word(mentions: Mentions) -> list[int]:
    numbers: dict[tuple[str, str], int] = {}
    keys = [(one["type"], (WORD.findall(one["text"].lower()) or [""])[-1]) for one in mentions]
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_reuse(pairs: list[dict[str, Any]], engine: Callable[[str, str], Spans]) -> str:
    hits = found = labelled = clean = flagged = 0
    by_change: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    taken = 0.0
    for pair in pairs:
        begin = time.process_time()
        spans = engine(pair["a"], pair["b"])
        taken += time.process_time() - begin
        marked = {at for _, (start, end) in spans for at in range(start, end)}
        gold = {at for span in pair["spans"] for at in range(*span["b"])}
        hits, found, labelled = hits + len(marked & gold), found + len(marked), labelled + len(gold)
        for span in pair["spans"]:
            places = range(*span["b"])
            by_change[span["how"]][0] += 2 * len(marked & {*places}) >= len(places)
            by_change[span["how"]][1] += 1
        clean, flagged = clean + (not pair["spans"]), flagged + (not pair["spans"] and bool(spans))
    precision, recall = hits / max(1, found), hits / max(1, labelled)
    changes = ", ".join(f"{how} {hit}/{count}" for how, (hit, count) in sorted(by_change.items()))
    figures = f"{precision:9.3f} {recall:8.3f} {f1(precision, recall):8.3f} {taken:9.2f}"
    return f"{figures}   {changes}; of {clean} clean pairs {flagged} flagged"


def b_cubed(gold: Sequence[str], labels: Sequence[int]) -> tuple[float, float]:
    both, classes, clusters = Counter(zip(gold, labels, strict=True)), Counter(gold), Counter(labels)
    precision = sum(count * count / clusters[label] for (_, label), count in both.items()) / len(gold)
    return precision, sum(count * count / classes[name] for (name, _), count in both.items()) / len(gold)


def score_naming(lists: list[dict[str, Any]], engine: Callable[[Mentions], list[int]]) -> str:
    figures = []
    taken = 0.0
    for one in lists:
        mentions = [{key: mention[key] for key in ("outlet", "text", "type")} for mention in one["mentions"]]
        begin = time.process_time()
        labels = engine(mentions)
        taken += time.process_time() - begin
        precision, recall = b_cubed([mention["concept"] for mention in one["mentions"]], labels)
        figures.append((precision, recall, f1(precision, recall)))
    mean = [sum(column) / len(figures) for column in zip(*figures, strict=True)]
    each = " ".join(f"{score:.3f}" for _, _, score in figures)
    return f"{mean[0]:9.3f} {mean[1]:8.3f} {mean[2]:8.3f} {taken:9.2f}   F1 of each list: {each}"


def measure(task: str, file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    print(f"{file.name}: {len(data)} {'pairs' if task == 'reuse' else 'lists'}")
    print(f"{'':12} {'precision':>9} {'recall':>8} {'F1':>8} {'seconds':>9}")
    reuse("the old bridge", "the old bridge")  # word lists are read at the first call
    if task == "reuse":
        print(f"{'kit':12} {score_reuse(data, reuse)}")
        print(f"{'difflib':12} {score_reuse(data, matching_blocks)}")
    else:
        naming([{"outlet": "", "text": "Oslo", "type": "PLACE"}])
        print(f"{'kit':12} {score_naming(data, naming)}")
        print(f"{'last word':12} {score_naming(data, last_word)}")


def speed() -> None:
    """Time the search on two texts of the same sentences in another order; a diff is timed while it is bearable."""
    choose = random.Random(1)
    print(f"{'words':>9} {'kit':>9} {'difflib':>9}   CPU seconds")
    for size in (1_000, 4_000, 16_000, 64_000):
        words = [f"w{min(int(choose.paretovariate(1)), 20_000)}" for _ in range(size)]  # a few words make up most
        sentences = [" ".join(words[at : at + 20]) + "." for at in range(0, size, 20)]
        text = " ".join(sentences)
        choose.shuffle(sentences)
        row = [f"{size:9,}"]
        for engine, most in ((reuse, 10**9), (matching_blocks, 16_000)):
            begin = time.process_time()
            if size <= most:
                engine(text, " ".join(sentences))
            row.append(f"{time.process_time() - begin:9.2f}" if size <= most else f"{'–':>9}")
        print(" ".join(row), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--task", choices=["reuse", "naming"], default="reuse")
    parser.add_argument("--data", type=Path, help="labelled data, a JSON list")
    arguments = parser.parse_args()
    if arguments.data:
        measure(arguments.task, arguments.data)
    else:
        speed()
