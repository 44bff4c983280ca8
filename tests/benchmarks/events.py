"""How well `kit.timeline` joins the tellings of one event, against the project's own gold.

``python tests/benchmarks/events.py`` reads ``seeds/gold/events.csv``: sentences of one week that tell of an event and
give a day for it. Counted is B-cubed (A. Bagga and B. Baldwin, 1998) over the gold's tellings: for each, which share
of those joined with it are of its event (precision), and which share of its event is joined with it (recall). A
telling for which the timeline has no row stands alone. ``--errors`` lists what is joined wrongly and what is missed.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import kit

SEEDS = Path(__file__).parents[2] / "seeds"


class Told(NamedTuple):
    """A telling of the gold, its event there, and the group and label that the kit gives it."""

    event: str
    group: Any
    article: str
    label: str
    time: str


def tellings(news: Any, events: Any) -> list[Told]:
    """Find for each telling of the gold the row of the timeline: the same sentence, the same words or days."""
    with (SEEDS / "gold" / "events.csv").open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file))
    found = []
    for number, row in enumerate(gold):
        at = int(row["start"])
        inside = events[
            (events["article"] == row["article"])
            & (events["start"] <= at)
            & (at < events["end"])
            & (events["begin"] <= row["end_"])
            & (events["end_"] >= row["begin"])
        ]
        same = inside[[row["time"] in words for words in inside["time"]]]
        chosen = same if len(same) else inside
        group = chosen["group"].iloc[0] if len(chosen) else f"none {number}"
        label = chosen["label"].iloc[0] if len(chosen) else "-"
        found.append(Told(row["event"], group, row["article"], label, row["time"]))
    return found


def b_cubed(told: list[Told]) -> tuple[float, float]:
    """Return B-cubed precision and recall."""
    events, groups = Counter(one.event for one in told), Counter(one.group for one in told)
    both = Counter((one.event, one.group) for one in told)
    precision = sum(both[one.event, one.group] / groups[one.group] for one in told) / len(told)
    recall = sum(both[one.event, one.group] / events[one.event] for one in told) / len(told)
    return precision, recall


def main() -> None:
    """Print precision, recall and speed, and what is wrong if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list each event of the gold with its groups")
    errors = parser.parse_args().errors
    news = kit.read(SEEDS, local=False).where(between=("2023-07-24", "2023-07-31"))
    articles = list(news)
    kit.tag_entities(articles), kit.tag_times(articles)
    start = time.process_time()
    events = kit.timeline(articles)
    spent = time.process_time() - start
    told = tellings(news, events)
    precision, recall = b_cubed(told)
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(told)} tellings of {len({one.event for one in told})} events")
    print(f"B-cubed precision {precision:.3f}, recall {recall:.3f}")
    print(f"{len(events)} rows in {len(set(events['group']))} groups; {words / spent:,.0f} words/s after tagging")
    if errors:
        by_event = defaultdict(list)
        for one in told:
            by_event[one.event].append(one)
        for event, ones in sorted(by_event.items()):
            print(f"\n{event}")
            for one in sorted(ones, key=lambda one: str(one.group)):
                others = {other.event for other in told if other.group == one.group} - {event}
                print(f"  {one.group!s:>8} {one.article:32} {one.time:18} {one.label[:60]}  {sorted(others) or ''}")


if __name__ == "__main__":
    main()
