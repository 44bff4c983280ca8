"""How long it takes from a key to the picture: each action of the explorers with a thousand articles loaded.

    python tests/benchmarks/widgets.py [--articles 1000] [--repeat 5]

Measured is what the kernel does for an action: the model's work and the drawing of all parts of the page, in the time
of the process, so that other work on the machine counts little. The browser needs some milliseconds more to put in
place what changed; the size of that is printed, too. The articles are made of
the paragraphs of the seeds, shuffled with a fixed seed, so that they are as long as a report in a newspaper.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import kit
from kit.article import Article
from kit.corpus import Corpus
from kit.widgets import Concordance, SourceExplorer, TimelineExplorer
from kit.widgets.widget import Widget

SEEDS = Path(__file__).parents[2] / "seeds"
LIMIT = 100  # milliseconds, as the look of the kit asks for

Action = tuple[str, Callable[[], object]]


def shuffled(count: int, paragraphs: int = 12) -> Corpus:
    """Return so many articles of about 2,500 characters each."""
    draw = random.Random(27)
    news = list(kit.read(SEEDS, local=False))
    pieces = [paragraph.of(article.text) for article in news for paragraph in article.paragraphs]
    return Corpus(
        Article.from_text(
            "\n\n".join(draw.sample(pieces, paragraphs)),
            id=f"article-{number:05}",
            title=f"Report {number}",
            source=news[number % len(news)].source,
            published=date(2023, 7, 1) + timedelta(draw.randrange(60)),
            details={"themes": news[number % len(news)].details.get("themes", "")},
        )
        for number in range(count)
    )


def concordance(corpus: Corpus) -> tuple[Widget, Iterator[Action]]:
    """Yield what is done in a concordance."""
    widget = Concordance(corpus)
    model = widget.model

    def actions() -> Iterator[Action]:
        for query in ("delegat*", "Victory Day", "the", "*tion"):
            yield f"search {query}", lambda query=query: (model.search(""), model.search(query))
        yield "sort 3 words left", lambda: model.sort("3 words left")
        yield "open", lambda: model.open(20)
        yield "next place", lambda: model.step()
        yield "keep an outlet", lambda: model.keep("Yonhap")
        yield "all outlets", lambda: model.keep()
        yield "regular expression", lambda: model.read_as("regular expression")
        yield r"search \d+th", lambda: (model.search("x"), model.search(r"\d+th"))

    return widget, actions()


def timeline(corpus: Corpus) -> tuple[Widget, Iterator[Action]]:
    """Yield what is done in a timeline explorer."""
    widget = TimelineExplorer(corpus)
    model = widget.model
    slices = []
    while not model.ready:
        begin = time.process_time()
        model.work()
        slices.append(1000 * (time.process_time() - begin))
    if slices:
        print(f"timeline: read in {len(slices)} slices, median {statistics.median(slices):.0f} ms, "
              f"longest {max(slices):.0f} ms, in all {sum(slices) / 1000:.1f} s")  # fmt: skip

    def actions() -> Iterator[Action]:
        yield "select an event", lambda: model.select(model.inside[5].number)
        yield "next event", lambda: model.step_to()
        yield "open a telling", lambda: model.open(0)
        yield "zoom to months", lambda: model.zoom("months")
        yield "zoom to years", lambda: model.zoom("years")
        yield "zoom to days", lambda: model.zoom("days")
        yield "lanes by outlet", lambda: model.lanes_by("outlet")
        yield "keep an outlet", lambda: model.keep_outlet("Yonhap")
        yield "all outlets", lambda: model.keep_outlet()
        yield "tellings differ", lambda: model.keep_days("tellings differ")
        yield "all events", lambda: model.keep_days()
        yield "unfold a lane", lambda: model.unfold(next(iter(model.in_lanes())))

    return widget, actions()


def sources(corpus: Corpus) -> tuple[Widget, Iterator[Action]]:
    """Yield what is done in a source explorer; compared are the seeds of the week that has most of them."""
    week = kit.read(SEEDS, local=False).where(between=("2023-07-24", "2023-07-27"))
    widget = SourceExplorer(week)
    model = widget.model

    def actions() -> Iterator[Action]:
        line, outlet = model.lines[0].key, model.columns[0]
        yield "select a cell", lambda: model.select(line, outlet)
        yield "open its passage", lambda: model.open(0)
        yield "next cell", lambda: model.select(model.lines[1].key, outlet)
        yield "more lines", lambda: model.more()
        yield "differing claims", lambda: model.keep("differs")
        yield "all claims", lambda: model.keep()

    return widget, actions()


def main() -> None:
    """Print the milliseconds of each action."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    corpus = shuffled(given.articles)
    size = sum(len(article.text) for article in corpus)
    print(f"{len(corpus):,} articles, {size / 1e6:.1f} million characters; the limit is {LIMIT} ms")
    for make in (concordance, timeline, sources):
        begin = time.process_time()
        widget, actions = make(corpus)
        print(f"\n{type(widget).__name__}: ready after {time.process_time() - begin:.1f} s")
        worst = 0.0
        for name, action in actions:
            took, changed = [], 0
            for _ in range(given.repeat):
                before = dict(widget.parts)
                begin = time.process_time()
                action()
                took.append(1000 * (time.process_time() - begin))
                new = sum(len(html) for part, html in widget.parts.items() if html != before.get(part))
                changed = max(changed, new)
            # The first time counts too: a hand seldom does the same thing twice.
            worst = max(worst, took[0])
            print(f"  {name:24s} first {took[0]:7.1f} ms, then {statistics.median(took):7.1f} ms, "
                  f"{changed / 1000:7.1f} kB  {'' if took[0] <= LIMIT else 'TOO LONG'}")  # fmt: skip
        print(f"  the longest is {worst / LIMIT:.2f} of the limit")


if __name__ == "__main__":
    main()
