"""Accuracy and speed of the time layer beside dateparser, in one run.

``python tests/benchmarks/times.py --data FOLDER ...`` scores TimeML files (``*.tml``: the publication date in
``DCT/TIMEX3@value``, the article in ``TEXT``, each expression a ``TIMEX3`` with its value). Spans are paired
one to one, longest overlap first. Value F1 counts a pair if both values are the same string (TempEval-3:
UzZaman et al., 2013); timeline F1 looks at dates and clock times only and asks whether both values cover the
same days. Without ``--data`` only the speed on built-in sentences is printed.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from kit.times import find
from kit.times.periods import (
    a_day,
    a_half,
    a_month,
    a_quarter,
    a_season,
    a_year,
    century_of,
    decade_of,
    week_of,
    weekend_of,
)

SAMPLE = """\
The minister said on Tuesday that talks would resume next week. They were broken off in March, two months
after the vote of January 15. “We have waited more than three years for this,” she said. A summit is planned
for September 12. Since early 2020 the border has been closed; last year 1,200 people crossed it, against
15,000 a year earlier.

The union, founded in the 1990s, holds a strike every Friday. It will meet the mayor at 9:30 a.m. tomorrow.
Prices rose 4 percent in the second quarter, the bank said late Thursday. Nobody was ready to say more about
the figures, which economists had been waiting for, and which the opposition called a sign that the government
has lost its way.

"""


class Timed(NamedTuple):
    """One expression: offsets, value, and its type where it is known."""

    start: int
    end: int
    value: str
    type: str = ""


class Document(NamedTuple):
    """A text, its publication date, and the expressions that people marked."""

    text: str
    published: date
    gold: list[Timed]


Tagger = Callable[[str, date], list[Timed]]


def read_document(path: Path) -> Document:
    """Return the text and the marked expressions of a TimeML file."""
    root = ET.parse(path).getroot()
    stamp, body = root.find(".//DCT/TIMEX3"), root.find(".//TEXT")
    if stamp is None or body is None:
        raise ValueError(f"{path}: no DCT/TIMEX3 or no TEXT")
    pieces: list[str] = []
    gold: list[Timed] = []

    def walk(node: ET.Element, at: int) -> int:
        start = at
        pieces.append(node.text or "")
        at += len(pieces[-1])
        for child in node:
            at = walk(child, at)
            pieces.append(child.tail or "")
            at += len(pieces[-1])
        if node.tag == "TIMEX3" and at > start:
            gold.append(Timed(start, at, even(node.get("value", "")), node.get("type", "")))
        return at

    walk(body, 0)
    return Document("".join(pieces), date.fromisoformat(stamp.get("value", "")[:10]), gold)


def even(value: str) -> str:
    """Write weeks with two figures; nothing else is evened out."""
    return re.sub(r"-W(\d)(?!\d)", r"-W0\1", value.strip())


def days(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a calendar value, or None."""
    day = re.sub(r"T.*$", "", value)
    if not day or day[0] == "P" or "_REF" in value or "X" in day:
        return None
    try:
        period = _period(day)
    except ValueError:
        return None
    return (period.begin, period.last) if period else None


def _period(day: str):
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return a_day(date.fromisoformat(day))
    if found := re.fullmatch(r"(\d{4})-(\d\d)", day):
        return a_month(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return weekend_of(monday) if found[3] else week_of(monday)
    if found := re.fullmatch(r"(\d{4})-([QH])(\d)", day):
        return (a_quarter if found[2] == "Q" else a_half)(int(found[1]), int(found[3]))
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day):
        return a_season(int(found[1]), found[2])
    if re.fullmatch(r"\d{2,4}", day):
        return {4: a_year, 3: lambda y: decade_of(y * 10), 2: lambda y: century_of(y * 100)}[len(day)](int(day))
    return None


def pair(gold: list[Timed], found: list[Timed]) -> list[tuple[int, int]]:
    """Pair expressions that overlap, longest overlap first."""
    overlaps = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            shared = min(g.end, f.end) - max(g.start, f.start)
            if shared > 0:
                overlaps.append((-shared, abs(g.start - f.start) + abs(g.end - f.end), i, j))
    pairs: list[tuple[int, int]] = []
    for *_, i, j in sorted(overlaps):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def f1(hits: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall, in percent."""
    return 200 * hits / (found + gold) if found + gold else 0.0


def score(documents: list[Document], tagger: Tagger) -> dict[str, float]:
    """Return relaxed, value and timeline F1 and the documents tagged in a second of processor time."""
    count: Counter[str] = Counter()
    spent = 0.0
    for document in documents:
        start = time.process_time()
        found = tagger(document.text, document.published)
        spent += time.process_time() - start
        pairs = pair(document.gold, found)
        on = {j: i for i, j in pairs}
        gold_days = [days(g.value) if g.type in {"DATE", "TIME"} else None for g in document.gold]
        found_days = [days(f.value) for f in found]
        count["gold"] += len(document.gold)
        count["found"] += len(found)
        count["relaxed"] += len(pairs)
        count["value"] += sum(document.gold[i].value == found[j].value for i, j in pairs)
        count["days"] += sum(gold_days[i] is not None and gold_days[i] == found_days[j] for i, j in pairs)
        count["gold days"] += sum(day is not None for day in gold_days)
        count["found days"] += sum(
            day is not None and not (j in on and gold_days[on[j]] is None) for j, day in enumerate(found_days)
        )
    return {
        "relaxed": f1(count["relaxed"], count["found"], count["gold"]),
        "value": f1(count["value"], count["found"], count["gold"]),
        "timeline": f1(count["days"], count["found days"], count["gold days"]),
        "documents/s": len(documents) / spent if spent else 0.0,
    }


def with_kit(text: str, published: date) -> list[Timed]:
    """Tag with the kit."""
    return [Timed(one.start, one.end, even(one.value)) for one in find(text, published)]


def with_dateparser(text: str, published: date) -> list[Timed]:
    """Tag with dateparser's search: past dates preferred, each value as exact as the parser says it is."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings = {
        "RELATIVE_BASE": datetime.combine(published, datetime.min.time()),
        "PREFER_DATES_FROM": "past",
    }
    parser = DateDataParser(languages=["en"], settings=settings)
    found, at = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        period = parser.get_date_data(words).period
        shown = {"year": f"{moment:%Y}", "month": f"{moment:%Y-%m}", "week": f"{moment:%G-W%V}"}
        found.append(Timed(start, at, shown.get(period, f"{moment:%Y-%m-%d}")))
    return found


def main() -> None:
    """Print a table of figures, one row a tagger."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="*", type=Path, default=[], help="folders with TimeML files")
    folders: list[Path] = parser.parse_args().data
    taggers: dict[str, Tagger] = {"kit": with_kit}
    if importlib.util.find_spec("dateparser"):
        taggers["dateparser"] = with_dateparser
    documents = [read_document(path) for folder in folders for path in sorted(folder.rglob("*.tml"))]
    samples = [Document(SAMPLE * 3, date(2023, 7, 24), [])] * 20
    for name, tagger in taggers.items():
        tagger(SAMPLE, date(2023, 7, 24))  # what is loaded once stays outside the clock
        speed = score(samples, tagger)["documents/s"]
        print(f"{name}: sample text ({len(SAMPLE.split()) * 3} words a document), {speed:.0f} documents/s")
        if documents:
            figures = "  ".join(f"{key} {value:.1f}" for key, value in score(documents, tagger).items())
            print(f"{name}: {len(documents)} documents, {figures}")


if __name__ == "__main__":
    main()
