"""Measure the speed of paragraphs, sentences and tokens on generated news-like text, with pysbd beside it.

Run ``python tests/benchmarks/segments.py`` (a minute or two, and 4 GB of memory), or name the sizes in
megabytes: ``python tests/benchmarks/segments.py 1 10``. A megabyte is 1,000,000 characters; seconds are CPU
seconds of this process. The cost is linear if the last column stays the same from one size to the next.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kit.segments import paragraphs, sentences, tokens

MEGABYTE = 1_000_000
PYSBD_SIZE = MEGABYTE // 5

PEOPLE = [
    "Gen. Lee",
    "the minister",
    "Mr. Park",
    "the president of the assembly",
    "J. K. Smith",
    "a U.S. official",
]
VERBS = ["has not met", "is said to have called", "wrote a long letter to", "has praised", "will soon visit"]
OBJECTS = [
    "the envoys",
    "about 2,700 people",
    "Acme Corp.",
    "the Security Council",
    "70th-anniversary guests",
]
TIMES = ["on Thursday", "on Nov. 3", "late in the evening", "in 2023", "for the first time since the war"]
FRAMES = [
    "{person} {verb} {object} {time}, according to a statement that was seen by reporters in the capital.",
    "{person} {verb} {object} {time}, a step that neighbours have watched with concern for more than a year.",
    "“We all know that {person} {verb} {object} {time},” the spokeswoman said. “It cost $2.3 million.”",
    "“Why now?” asked {person}, and nobody in the room answered, although the talks were to end {time}.",
    "Although talks had failed three times (most recently {time}), {person} {verb} {object} and {object}.",
]


def news(size: int) -> str:
    """Return a text of about that many characters, in paragraphs; it is the same in every run."""
    choose = random.Random(1)
    written = 0
    found = []
    while written < size:
        paragraph = " ".join(sentence(choose) for _ in range(choose.randint(1, 4)))
        found.append(paragraph)
        written += len(paragraph) + 2
    return "\n\n".join(found)


def sentence(choose: random.Random) -> str:
    words = choose.choice(FRAMES).format(
        person=choose.choice(PEOPLE),
        verb=choose.choice(VERBS),
        object=choose.choice(OBJECTS),
        time=choose.choice(TIMES),
    )
    return words[0].upper() + words[1:]


def seconds(unit: Callable[[str], object], *texts: str) -> float:
    """Return the CPU seconds that a function takes for some texts."""
    gc.collect()
    begin = time.process_time()
    for text in texts:
        unit(text)
    return time.process_time() - begin


def row(size: float, what: str, taken: float) -> str:
    return f"{size:8.1f} {what:12} {taken:9.2f} {size / taken:12.2f}"


def main(sizes: list[float]) -> None:
    tokens("")  # the pattern is compiled at the first call
    print(f"{'MB':>8} {'what':12} {'seconds':>9} {'MB a second':>12}")
    for size in sizes:
        text = news(int(size * MEGABYTE))
        length = len(text) / MEGABYTE
        taken = {unit.__name__: seconds(unit, text) for unit in (paragraphs, sentences, tokens)}
        taken["together"] = sum(taken.values())
        for what, cost in taken.items():
            print(row(length, what, cost), flush=True)
    if importlib.util.find_spec("pysbd") is None:
        print("pysbd is not installed, so there is nothing to compare with.")
        return
    pysbd = importlib.import_module("pysbd")
    text = news(PYSBD_SIZE)
    pieces = [text[start:end] for start, end in paragraphs(text)]
    ours = seconds(sentences, *pieces)
    theirs = seconds(pysbd.Segmenter(language="en", clean=False, char_span=True).segment, *pieces)
    print("\nParagraph by paragraph:")
    print(row(len(text) / MEGABYTE, "sentences", ours))
    print(row(len(text) / MEGABYTE, "pysbd", theirs))
    print(f"sentences is {theirs / ours:.0f} times as fast as pysbd.")


if __name__ == "__main__":
    main([float(size) for size in sys.argv[1:]] or [1, 10, 100])
