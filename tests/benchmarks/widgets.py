"""How long it takes from a key to the picture: each action of each widget with a thousand articles loaded.

    python tests/benchmarks/widgets.py [--articles 1000] [--repeat 5]

Measured is what the kernel does for an action: the model's work and the drawing of all parts of the page, in the time
of the process, so that other work on the machine counts little. The browser needs some milliseconds more to put in
place what changed; the size of that is printed, too. The articles are made of
the paragraphs of the seeds, shuffled with a fixed seed, so that they are as long as a report in a newspaper.
"""

from __future__ import annotations

import argparse
import atexit
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import kit
from kit.article import Article
from kit.corpus import Corpus
from kit.widgets import AnnotationLab, Concordance, Reader, SourceExplorer, TimelineExplorer
from kit.widgets.models.lab import units
from kit.widgets.models.marks import Change
from kit.widgets.models.reader import LAYERS
from kit.widgets.models.sources import STATUSES, VIEWS
from kit.widgets.widget import Widget, picture_first

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


def sliced(widget: Widget, what: str = "read") -> None:
    """Do the work of a widget as its page asks for it, and print how long the slices are that a stop waits for."""
    model = widget.model
    slices = []
    while not model.ready:
        begin = time.process_time()
        with picture_first():
            model.work()
        slices.append(1000 * (time.process_time() - begin))
    if slices:
        print(f"{type(widget).__name__}: {what} in {len(slices)} slices, median {statistics.median(slices):.0f} ms, "
              f"longest {max(slices):.0f} ms, in all {sum(slices) / 1000:.1f} s")  # fmt: skip


def timeline(corpus: Corpus) -> tuple[Widget, Iterator[Action]]:
    """Yield what is done in a timeline explorer."""
    widget = TimelineExplorer(corpus)
    model = widget.model
    sliced(widget)

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
    """Yield what is done in a source explorer."""
    widget = SourceExplorer(corpus)
    model = widget.model
    for view in VIEWS:
        model.turn_to(view)
        sliced(widget, view)
    model.turn_to("claims")

    def actions() -> Iterator[Action]:
        line, outlet = model.lines[0].key, model.columns[0]
        yield "select a cell", lambda: model.select(line, outlet)
        yield "open its passage", lambda: model.open(0)
        yield "close it", lambda: model.close()
        yield "next cell", lambda: model.select(model.lines[1].key, outlet)
        yield "leave the cell", lambda: model.leave()
        yield "more lines", lambda: model.more()
        for status in (*STATUSES[1:], STATUSES[0]):
            yield f"keep {status}", lambda status=status: model.keep(status)
        yield "turn to names", lambda: model.turn_to("names")
        yield "name another thing", lambda: model.name(list(model.things)[3])
        yield "turn to citations", lambda: model.turn_to("citations")
        yield "select a source", lambda: model.select(model.lines[0].key, next(iter(model.lines[0].cells)))
        yield "turn to versions", lambda: model.turn_to("versions")
        yield "pair", lambda: model.pair("1")
        yield "earlier", lambda: model.earlier(corpus.ids[7])
        yield "later", lambda: model.later(corpus.ids[9])
        yield "swap", lambda: model.swap()

    return widget, actions()


def reader(corpus: Corpus) -> tuple[Widget, Iterator[Action]]:
    """Yield what is done in a Reader, with the longest article and another one beside it."""
    first, *_, last = sorted(corpus, key=lambda article: -len(article.text))
    widget = Reader(first, last)
    model = widget.model

    def actions() -> Iterator[Action]:
        for layer in LAYERS:
            yield f"switch {layer}", lambda layer=layer: model.toggle(layer)
        yield "all layers", lambda: [model.toggle(layer) for layer in LAYERS if layer not in model.layers]
        yield "select", lambda: model.select(model.findings(0)[3].key)
        yield "next mark", lambda: model.move(1)

    return widget, actions()


def lab(corpus: Corpus) -> tuple[Widget, Iterator[Action]]:
    """Yield what is done in an annotation lab; two annotators have marked thirty articles each."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    articles = list(corpus)
    gold = kit.tag_entities(articles[:30])
    for name in ("ben", "ana"):
        widget = AnnotationLab(corpus, file=folder / "marks.jsonl", annotator=name, gold=gold)
        model = widget.model
        for article in articles[:30]:
            model.go(article.id)
            marks = tuple(model._cut(*place, "ORG") for place in units(article.text)[:60:2])
            model._do(Change((), marks), "")
    model.go(articles[0].id)
    places = units(model.article.text)
    number = iter(range(100, 100_000))

    def actions() -> Iterator[Action]:
        yield "add", lambda: model.add(*places[next(number)], "PERSON")
        yield (
            "relabel",
            lambda: model.relabel(model.marks()[-1].key, "PLACE" if model.marks()[-1].label != "PLACE" else "ORG"),
        )
        yield "nudge", lambda: model.nudge(model.marks()[-1].key, "start", -1)
        yield "comment", lambda: model.comment(model.marks()[-1].key, f"note {next(number)}")
        yield "choose", lambda: model.choose(model.marks()[3].key)
        yield "remove", lambda: model.remove(model.marks()[-1].key)
        yield "undo", lambda: model.undo()
        yield "redo", lambda: model.redo()
        yield "next article", lambda: model.step(1)
        yield "go", lambda: model.go(articles[3].id)
        yield "score", lambda: model.show("score")
        yield "compare", lambda: model.show("compare")
        yield "beside", lambda: model.beside("ben")
        yield "mark", lambda: model.show("mark")

    return widget, actions()


def main() -> None:
    """Print the milliseconds of each action, the middle one and the longest of some."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    corpus = shuffled(given.articles)
    size = sum(len(article.text) for article in corpus)
    print(f"{len(corpus):,} articles, {size / 1e6:.1f} million characters; the limit is {LIMIT} ms")
    for make in (reader, lab, concordance, timeline, sources):
        begin = time.process_time()
        widget, actions = make(corpus)
        name = type(widget).__name__
        print(
            f"\n{name}: ready after {time.process_time() - begin:.1f} s\n  {'action':24s}   median      max   changed"
        )
        for action, act in actions:
            took, changed = [], 0
            for _ in range(given.repeat):
                before = dict(widget.parts)
                begin = time.process_time()
                with picture_first():
                    act()
                took.append(1000 * (time.process_time() - begin))
                new = sum(len(html) for part, html in widget.parts.items() if html != before.get(part))
                changed = max(changed, new)
            # The first time counts too: a hand seldom does the same thing twice.
            print(f"  {action:24s} {statistics.median(took):5.0f} ms {max(took):5.0f} ms {changed / 1000:6.1f} kB"
                  f"{'' if max(took) <= LIMIT else '  TOO LONG'}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
