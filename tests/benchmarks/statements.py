"""Measure how well and how fast statements are found, with spaCy and textacy beside them where they are installed.

Run ``python tests/benchmarks/statements.py`` for the speed on generated news of growing size, and
``python tests/benchmarks/statements.py --data FILE ...`` for the figures on labelled articles. Such a file has one
JSON object a line: ``text``, and ``relations``, each with ``source``, ``cue`` and ``content`` as lists of
``[start, end)`` character offsets. ``python tests/benchmarks/statements.py --gold`` does the same on the gold of the
corpus, and compares the kit with it, and its two annotators with each other, part by part.

*Who says what* counts a relation as found if its content overlaps with the labelled one (Dice of the words at least
one half) and its source shares a word with the labelled source; a relation without a source must be found without
one. Words of a source or a cue do not count as words of their content. Seconds are CPU seconds of this process.

*Part by part*, a source, cue or content is found exactly if a labelled one has the same words, and in part if the Dice
of their words is at least one half. Kinds and classes are counted where both say the same of who says what; classes
only where somebody is named.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import kit
from kit.entities.spacy import MODELS
from kit.evaluation import cohens_kappa
from kit.statements import Statement, find

GOLD = Path(__file__).resolve().parents[2] / "seeds" / "gold"
PARTS = ("source", "cue", "content")

Spans = list[tuple[int, int]]
WORD = re.compile(r"\w+(?:['’]\w+)*")

PEOPLE = ["Ann Lee", "the minister", "Tom Hill, a driver from the north", "two officials", "the Hill Valley Post"]
VERBS = ["said", "claimed", "denied", "confirmed", "told reporters"]
CONTENTS = ["that the road is closed", "that talks may go on until March", "that at least 40 ships left the port"]
FRAMES = [
    "{person} {verb} {content}.",
    "“We were not asked about the plan,” {person} said. “It will cost us a year.”",
    "The road over the hills was closed on Monday, according to {person}.",
    "The bridge was built in three years and opened in the spring.",
    "The envoy left the city in the evening, saying {content}.",
]


class Relation(NamedTuple):
    """A relation as sets of word numbers."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def ours(text: str) -> list[tuple[Spans, Spans, Spans]]:
    return _as_spans(find(text))


def _as_spans(statements: list[Statement]) -> list[tuple[Spans, Spans, Spans]]:
    return [
        ([one.source] if one.source else [], [one.cue] if one.cue else [], list(one.content))
        for one in statements
        if one.kind != "own"
    ]


def ours_with_spacy(text: str) -> list[tuple[Spans, Spans, Spans]]:
    return _as_spans(importlib.import_module("kit.statements.spacy").find(text))


def with_spacy(model: str) -> Callable[[str], list[tuple[Spans, Spans, Spans]]]:
    """Return a plain baseline on spaCy's parse: the subject and the clause of a verb of speech."""
    nlp = importlib.import_module("spacy").load(model, exclude=["ner"])
    verbs = {"say", "tell", "add", "write", "claim", "deny", "confirm", "report", "note", "argue", "ask", "warn"}

    def engine(text: str) -> list[tuple[Spans, Spans, Spans]]:
        found = []
        for token in nlp(text):
            if token.lemma_ not in verbs or token.pos_ != "VERB":
                continue
            subjects = [child for child in token.children if child.dep_ == "nsubj"]
            clauses = [child for child in token.children if child.dep_ in ("ccomp", "parataxis")]
            if subjects and clauses:
                spans = [
                    [(part.left_edge.idx, part.right_edge.idx + len(part.right_edge))]
                    for part in (subjects[0], clauses[0])
                ]
                found.append((spans[0], [(token.idx, token.idx + len(token))], spans[1]))
        return found

    return engine


def with_textacy(model: str) -> Callable[[str], list[tuple[Spans, Spans, Spans]]]:
    """Return textacy's extraction of direct quotations."""
    nlp = importlib.import_module("spacy").load(model)
    quotations = importlib.import_module("textacy.extract").direct_quotations

    def engine(text: str) -> list[tuple[Spans, Spans, Spans]]:
        found = []
        for quotation in quotations(nlp(text)):
            parts = [(words[0].idx, words[-1].idx + len(words[-1])) for words in (quotation.speaker, quotation.cue)]
            found.append(([parts[0]], [parts[1]], [(quotation.content.start_char, quotation.content.end_char)]))
        return found

    return engine


def relation(words: Spans, source: Spans, cue: Spans, content: Spans) -> Relation:
    def inside(spans: Spans) -> frozenset[int]:
        return frozenset(at for at, (start, end) in enumerate(words) for a, b in spans if start < b and end > a)

    return Relation(inside(source), inside(cue), inside(content) - inside(source) - inside(cue))


def overlap(one: frozenset[int], two: frozenset[int]) -> float:
    """Return the Dice of two sets of words."""
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 1.0


def is_match(gold: Relation, found: Relation) -> bool:
    if overlap(gold.content, found.content) < 0.5:
        return False
    if not gold.source or not found.source:
        return not (gold.source or found.source)
    return bool(gold.source & found.source) and len(found.source) <= 2 * len(gold.source) + 4


def pairs(gold: list[Any], found: list[Any], matches: Callable[[Any, Any], bool]) -> list[tuple[int, int]]:
    """Give each of the gold the first of the found that matches it and is not given yet; return their places."""
    free = dict(enumerate(found))
    given = []
    for place, one in enumerate(gold):
        match = next((at for at, other in free.items() if matches(one, other)), None)
        if match is not None:
            del free[match]
            given.append((place, match))
    return given


def score(articles: list[dict[str, Any]], engine: Callable[[str], list[tuple[Spans, Spans, Spans]]]) -> str:
    """Return precision, recall and F1 of who says what, words a second, and how many texts made the engine fail."""
    hits = predicted = labelled = size = failed = 0
    taken = 0.0
    for article in articles:
        text = article["text"]
        words = [match.span() for match in WORD.finditer(text)]
        size += len(words)
        begin = time.process_time()
        try:
            raw = engine(text)
        except Exception:  # whatever goes wrong inside another package is what is counted here
            raw, failed = [], failed + 1
        taken += time.process_time() - begin
        found = [relation(words, *parts) for parts in raw]
        gold = [relation(words, one["source"], one["cue"], one["content"]) for one in article["relations"]]
        hits += len(pairs(gold, found, is_match))
        predicted += len(found)
        labelled += len(gold)
    precision, recall = hits / max(1, predicted), hits / max(1, labelled)
    f1 = 2 * hits / max(1, predicted + labelled)
    return f"{precision:9.3f} {recall:8.3f} {f1:8.3f} {size / max(taken, 1e-9):15,.0f} {failed:7}"


def installed(model: str) -> dict[str, Callable[[str], list[tuple[Spans, Spans, Spans]]]]:
    engines = {"kit": ours}
    if importlib.util.find_spec("spacy") and model:
        engines["kit with spaCy"] = ours_with_spacy
        engines["spaCy clauses"] = with_spacy(model)
        if importlib.util.find_spec("textacy"):
            engines["textacy"] = with_textacy(model)
    return engines


def measure(name: str, articles: list[dict[str, Any]], model: str) -> None:
    print(f"\n{name}: {len(articles)} articles")
    print(f"{'':16} {'precision':>9} {'recall':>8} {'F1':>8} {'words a second':>15} {'failed':>7}")
    for engine_name, engine in installed(model).items():
        engine(articles[0]["text"])  # lists and models are read at the first call
        print(f"{engine_name:16} {score(articles, engine)}", flush=True)


def read_labelled(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def as_labelled(gold: pd.DataFrame, news: kit.Corpus) -> list[dict[str, Any]]:
    """Return the articles of a table of statements in the form of the files with labelled articles."""
    return [
        {
            "text": news[str(article)].text,
            "relations": [dict(zip(PARTS, spans_of(row), strict=True)) for row in rows.itertuples()],
        }
        for article, rows in gold.groupby("article")
    ]


def spans_of(row: Any) -> tuple[Spans, Spans, Spans]:
    source, cue = ([tuple(span)] if span is not None else [] for span in (row.source_span, row.cue_span))
    return source, cue, [tuple(span) for span in row.content_spans]


def said(table: pd.DataFrame) -> pd.DataFrame:
    """Return what ``kit.tag_statements`` finds in the form of the gold: its label is the kind."""
    return table[table["kind"] != "own"].assign(label=table["kind"])


def part_by_part(gold: pd.DataFrame, found: pd.DataFrame, news: kit.Corpus) -> dict[str, float]:
    """Compare two tables of statements of the same articles.

    The figures are F1 for who says what and for each part, exact and partial; for the statements that agree in who
    says what the share with the same kind and the same class, and Cohen's kappa of the classes.
    """
    sizes, hits = Counter[str](), Counter[str]()
    kinds: list[bool] = []
    classes: list[tuple[str, str]] = []
    for article in sorted(set(gold["article"])):
        text = news[article].text
        words = [match.span() for match in WORD.finditer(text)]
        ours, others = (list(table[table["article"] == article].itertuples()) for table in (gold, found))
        left, right = ([relation(words, *spans_of(row)) for row in rows] for rows in (ours, others))
        matched = pairs(left, right, is_match)
        sizes["who says what"] += len(left) + len(right)
        hits["who says what"] += len(matched)
        kinds += [ours[one].label == others[two].label for one, two in matched]
        classes += [(ours[one].source_class, others[two].source_class) for one, two in matched if left[one].source]
        for part in PARTS:
            one, two = (
                list(dict.fromkeys(words for row in rows if (words := getattr(row, part)))) for rows in (left, right)
            )
            for name, limit in (("exact", 1.0), ("partial", 0.5)):
                key = f"{part}, {name}"
                sizes[key] += len(one) + len(two)
                hits[key] += len(pairs(one, two, lambda a, b, limit=limit: overlap(a, b) >= limit))
    figures = {key: 2 * hits[key] / max(1, size) for key, size in sizes.items()}
    same = [one == two for one, two in classes]
    figures["kind"] = sum(kinds) / max(1, len(kinds))
    figures["class"] = sum(same) / max(1, len(same))
    figures["class, kappa"] = cohens_kappa(Counter(classes))
    return figures


def compare_with_gold(model: str) -> None:
    news = kit.read(GOLD.parent, local=False)
    gold = kit.read_gold(GOLD / "statements.jsonl", news)
    measure("the gold of the corpus", as_labelled(gold, news), model)
    marked = [news[id] for id in gold["article"].unique()]
    annotators = [kit.read_gold(GOLD / "annotators" / f"statements-{name}.jsonl", news) for name in "ab"]
    columns = {
        "kit": part_by_part(gold, said(kit.tag_statements(marked)), news),
        "annotators": part_by_part(*annotators, news),
    }
    print(f"\n{'part by part':18}" + "".join(f"{name:>12}" for name in columns))
    for figure in columns["kit"]:
        print(f"{figure:18}" + "".join(f"{column[figure]:12.3f}" for column in columns.values()))


def news(size: int) -> str:
    """Return a text of about that many words, in paragraphs; it is the same in every run."""
    choose = random.Random(1)
    paragraphs: list[str] = []
    written = 0
    while written < size:
        sentences = [
            FRAMES[choose.randrange(len(FRAMES))].format(
                person=choose.choice(PEOPLE), verb=choose.choice(VERBS), content=choose.choice(CONTENTS)
            )
            for _ in range(choose.randint(1, 4))
        ]
        paragraphs.append(" ".join(sentence[0].upper() + sentence[1:] for sentence in sentences))
        written += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def speed() -> None:
    find(news(100))
    print(f"{'words':>9} {'seconds':>9} {'words a second':>15}")
    for size in (1_000, 10_000, 100_000, 1_000_000):
        text = news(size)
        begin = time.process_time()
        find(text)
        taken = time.process_time() - begin
        print(f"{size:9,} {taken:9.2f} {size / taken:15,.0f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", type=Path, help="labelled articles, one JSON object a line")
    parser.add_argument("--gold", action="store_true", help="the gold of the corpus")
    parser.add_argument(
        "--model", default=next(filter(importlib.util.find_spec, MODELS), ""), help="the spaCy model to compare with"
    )
    arguments = parser.parse_args()
    for file in arguments.data or ():
        measure(file.name, read_labelled(file), arguments.model)
    if arguments.gold:
        compare_with_gold(arguments.model)
    if not (arguments.data or arguments.gold):
        speed()
