"""Print accuracy and speed of the kit's tagger, side by side with spaCy's small model where it is installed.

Run::

    python tests/benchmarks/entities.py                        speed on a built-in sample
    python tests/benchmarks/entities.py --data FILE ...        accuracy, speed and merging on your own gold
    python tests/benchmarks/entities.py --data FILE --ablate   the worth of each list and family

A gold file is JSON Lines: ``text`` and ``spans`` = [[start, end, label], ...] labelled PERSON, PLACE or
ORG; for merging also ``clusters``, one id a span. A span counts when offsets and label agree, after cutting
a leading the/a/an and a trailing 's. Other labels are left out, but a name found where the gold has another
label is wrong. Merging is counted with B-cubed over the gold's own spans.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kit.entities import RULES, Mention, find, resolve, spacy
from kit.entities.lexicon import LISTS

LABELS = ("PERSON", "PLACE", "ORG")
SAMPLE = (
    "Envoys from Kenya and Ghana met in Nairobi on Tuesday. Foreign Minister Amina Okoro said the African "
    "Union would send Kofi Mensah to the talks. Mensah, 54, told Reuters that the World Food Programme (WFP) "
    "had asked for help. The WFP works with the Ministry of Health and Welfare in Accra.\n\n"
)

Span = tuple[int, int, str]


class Document(NamedTuple):
    """One gold text."""

    text: str
    spans: list[Span]
    clusters: list[str]


def load(path: Path) -> list[Document]:
    """Read a gold file."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Document(d["text"], [(s, e, label) for s, e, label in d["spans"]], d.get("clusters", [])) for d in rows]


def trimmed(text: str, spans: Iterable[Span]) -> set[Span]:
    """Cut articles and possessive endings, and keep the labels that count."""
    found = set()
    for start, end, label in spans:
        if label in LABELS:
            opening = re.match(r"(?:the|a|an)\s+", text[start:end], re.IGNORECASE)
            start += opening.end() if opening and opening.end() < end - start else 0
            ending = re.search(r"\s*['’]s?$", text[start:end])
            found.add((start, start + ending.start() if ending and ending.start() else end, label))
    return found


def score(documents: Sequence[Document], found: Sequence[Sequence[Mention]]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each label and of all."""
    totals = {label: [0, 0, 0] for label in (*LABELS, "all")}
    for document, mentions in zip(documents, found, strict=True):
        gold = trimmed(document.text, document.spans)
        ours = trimmed(document.text, ((m.start, m.end, m.label) for m in mentions))
        for label, total in totals.items():
            g, o = ({span for span in spans if label in (span[2], "all")} for spans in (gold, ours))
            for at, number in enumerate((len(g & o), len(o), len(g))):
                total[at] += number
    return {label: (h / max(o, 1), h / max(g, 1), 2 * h / max(o + g, 1)) for label, (h, o, g) in totals.items()}


def merging(documents: Sequence[Document]) -> float:
    """Return B-cubed F1 of the merging over the gold's own spans."""
    precision = recall = number = 0.0
    for document in documents:
        pairs = [(s, c) for s, c in zip(document.spans, document.clusters, strict=False) if s[2] in LABELS]
        marks = [Mention(s, e, label, document.text[s:e], 0.0) for (s, e, label), _ in pairs]
        ours = [link.entity for link in resolve(document.text, marks)]
        gold = [cluster for _, cluster in pairs]
        for at in range(len(pairs)):
            same = {i for i, entity in enumerate(ours) if entity == ours[at]}
            true = {i for i, cluster in enumerate(gold) if cluster == gold[at]}
            precision += len(same & true) / len(same)
            recall += len(same & true) / len(true)
            number += 1
    return 2 * precision * recall / max(precision + recall, 1e-9) / max(number, 1)


def timed(tagger: Callable[[str], list[Mention]], texts: Sequence[str]) -> tuple[list[list[Mention]], float]:
    """Return what a tagger finds, and how many kB (1,000 characters) it reads in a CPU second."""
    tagger(texts[0])
    start = time.process_time()
    found = [tagger(text) for text in texts]
    return found, sum(map(len, texts)) / 1000 / max(time.process_time() - start, 1e-9)


def report(name: str, tagger: Callable[[str], list[Mention]], documents: Sequence[Document]) -> None:
    """Print one tagger's lines."""
    found, speed = timed(tagger, [document.text for document in documents])
    print(f"  {name}: {speed:.0f} kB per CPU second")
    if any(document.spans for document in documents):
        for label, (precision, recall, f1) in score(documents, found).items():
            print(f"    {label:7} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def ablate(documents: Sequence[Document]) -> None:
    """Print how much F1 falls without each list and each family of rules."""
    families = {
        looks: {r.id for r in RULES if r.looks_at == looks} for looks in ("shape", "before", "after", "article")
    }
    switches = {
        **{name: {name} for name in LISTS},
        **{f"rules: {name}": ids for name, ids in families.items()},
    }

    def f1(without: set[str]) -> float:
        return score(documents, [find(document.text, without=without) for document in documents])["all"][2]

    whole = f1(set())
    for name, without in switches.items():
        print(f"    without {name:16} {100 * (f1(without) - whole):+.1f} points")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", default=[], metavar="FILE")
    parser.add_argument("--ablate", action="store_true")
    options = parser.parse_args()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sets = [(path.name, load(path)) for path in options.data] or [("sample", [Document(SAMPLE * 200, [], [])])]
    for name, documents in sets:
        print(f"{name}: {len(documents)} texts, {sum(len(d.text) for d in documents) / 1000:.0f} kB")
        report("kit", find, documents)
        if any(document.clusters for document in documents):
            print(f"    merging B-cubed F1 {merging(documents):.3f}")
        if options.ablate:
            ablate(documents)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"kit: {(after - before) / 1024:.0f} MB more memory than before reading the lists, gold included")
    try:
        for name, documents in sets:
            print(f"{name}:")
            report("spaCy small", spacy.find, documents)
    except spacy.SpacyMissingError as error:
        print(error)


if __name__ == "__main__":
    main()
