"""Measure reading and structuring from files: decoding, header, catalogue, paragraphs, sentences and tokens.

Run ``python tests/benchmarks/reading.py`` (some minutes), or name the sizes in megabytes. Articles of about 5 kB are
written to a temporary folder and read back with ``kit.read``; a megabyte is 1,000,000 characters, seconds are CPU
seconds of this process. The cost is linear if the last column stays the same from one size to the next.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from segments import MEGABYTE, news, row

import kit
from kit.article import Article

ARTICLE = 5_000


def structure(articles: Iterable[Article]) -> None:
    """Look for the paragraphs, sentences and tokens of every article."""
    for article in articles:
        assert article.paragraphs
        assert article.sentences
        assert article.tokens


def main(sizes: list[float]) -> None:
    structure([Article.from_text("Once, so that patterns are compiled and pandas is loaded.")])
    kit.Corpus([])
    print(f"{'MB':>8} {'what':12} {'seconds':>9} {'MB a second':>12}")
    for size in sizes:
        text = news(int(size * MEGABYTE))
        with tempfile.TemporaryDirectory() as folder:
            for number, start in enumerate(range(0, len(text), ARTICLE)):
                body = text[start : start + ARTICLE]
                path = Path(folder, f"{number:06}.txt")
                path.write_text(f"date 2023-07-24 Article {number}\n\n(Example) -- {body}\n", encoding="utf-8")
            begin = time.process_time()
            corpus = kit.read(folder)
            reading = time.process_time() - begin
        begin = time.process_time()
        structure(corpus)
        structuring = time.process_time() - begin
        length = len(text) / MEGABYTE
        for what, taken in (("reading", reading), ("structuring", structuring), ("together", reading + structuring)):
            print(row(length, what, taken), flush=True)


if __name__ == "__main__":
    main([float(size) for size in sys.argv[1:]] or [1, 10, 100])
