"""How well `kit.timeline` joins the tellings of one event, against the project's own gold.

``python tests/benchmarks/events.py`` reads ``seeds/gold/events.csv``: sentences of one week that tell of an event and
give a day for it. Counted is B-cubed over the gold's tellings for which the timeline has a row: for each, which share
of those joined with it are of its event (precision), and which share of its event is joined with it (recall). The gold
has some sentences under two events ("both delegations arrived"), but a row is in one group only. Plain B-cubed (A. Bagga
and B. Baldwin, 1998) counts such a row twice, so that precision can't be much above .85; extended B-cubed (E. Amigó,
J. Gonzalo, J. Artiles and F. Verdejo, 2009) counts it once. ``--errors`` lists the groups of each event.
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
    """A telling of the gold, its event there, and the row, group and label that the kit gives it."""

    event: str
    row: int
    group: int
    article: str
    label: str
    time: str


def tellings(events: Any) -> list[Told]:
    """Find for the tellings of the gold their row of the timeline: the same sentence, the same words or days."""
    with (SEEDS / "gold" / "events.csv").open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file))
    found = []
    for row in gold:
        at = int(row["start"])
        inside = events[
            (events["article"] == row["article"])
            & (events["start"] <= at)
            & (at < events["end"])
            & (events["begin"] <= row["end_"])
            & (events["end_"] >= row["begin"])
        ]
        same = inside[[row["time"] in words for words in inside["time"]]]
        for one in (same if len(same) else inside).head(1).itertuples():
            found.append(Told(row["event"], one.Index, one.group, one.article, one.label, row["time"]))
    return found


def b_cubed(told: list[Told]) -> tuple[float, float]:
    """Return B-cubed precision and recall."""
    events, groups = Counter(one.event for one in told), Counter(one.group for one in told)
    both = Counter((one.event, one.group) for one in told)
    precision = sum(both[one.event, one.group] / groups[one.group] for one in told) / len(told)
    recall = sum(both[one.event, one.group] / events[one.event] for one in told) / len(told)
    return precision, recall


def extended_b_cubed(told: list[Told]) -> tuple[float, float]:
    """Return extended B-cubed precision and recall, for rows that may be of several events."""
    events: dict[int, set[str]] = defaultdict(set)
    for one in told:
        events[one.row].add(one.event)
    group = {one.row: one.group for one in told}
    precisions, recalls = [], []
    for row in events:
        shared = {other: len(events[row] & events[other]) for other in events}
        right = [shared[other] > 0 for other in events if group[other] == group[row]]
        found = [(group[other] == group[row]) / shared[other] for other in events if shared[other]]
        precisions.append(sum(right) / len(right))
        recalls.append(sum(found) / len(found))
    return sum(precisions) / len(precisions), sum(recalls) / len(recalls)


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
    told = tellings(events)
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(told)} tellings of {len({one.event for one in told})} events")
    for name, (precision, recall) in {"B-cubed": b_cubed(told), "extended B-cubed": extended_b_cubed(told)}.items():
        print(f"{name}: precision {precision:.3f}, recall {recall:.3f}")
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
